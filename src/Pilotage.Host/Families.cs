using Pilotage.Access;
using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;
using Pilotage.Registers;
using Pilotage.Rules;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>The families of facts that a pilot's journal holds, and how older bodies become today's.</summary>
public static class Families
{
    public static readonly Facts<Fact> Cases = new("case");
    public static readonly Facts<AccessFact> People = new("person");
    public static readonly Facts<RegisterFact> Registers = new("register");
    public static readonly Facts<QuotaFact> Quotas = new("quota");
    public static readonly Facts<RuleFact> Rules = new("rules");
    public static readonly Facts<CertificateFact> Certificates = new("certificate");
    public static readonly Facts<MeasureFact> Measures = new("measure");
    public static readonly Facts<ReportFact> Reports = new("report");
    public static readonly Facts<EscalationFact> Escalations = new("escalation");
    public static readonly Facts<MatterFact> Matters = new("matter");
    public static readonly Facts<ContactFact> Contacts = new("contact");
    public static readonly Facts<CrosswalkFact> Crosswalks = new("crosswalk");
    public static readonly Facts<PeriodFact> Periods = new("period");
    public static readonly Facts<ClearanceFact> Clearances = new("clearance");
    public static readonly Facts<DispatchFact> Dispatches = new("dispatch");
}
