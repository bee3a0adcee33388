using Pilotage.Codelists;
using Pilotage.Dispatch;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Registers;
using Pilotage.Rules;
using Pilotage.Time;
using Pilotage.Window;

namespace Pilotage.Packs;

/// <summary>All definitions of a pack by their ids.</summary>
public sealed record Definitions(
    IReadOnlyDictionary<string, Unit> Units, Seq<Area> Areas, IReadOnlyDictionary<string, Service> Services, IReadOnlyDictionary<string, Procedure> Procedures,
    IReadOnlyDictionary<string, Register> Registers, IReadOnlyDictionary<string, Quota> Quotas, IReadOnlyDictionary<string, CertificateType> Certificates,
    IReadOnlyDictionary<string, PaperTemplate> Papers, IReadOnlyDictionary<string, LawText> Sources, Seq<CalendarYear> Calendars, Rulebook Rules,
    IReadOnlyDictionary<string, Codelist> Codelists, Seq<Scenario> Scenarios,
    Seq<DemoCase> DemoCases, SupervisionRules Supervision, IReadOnlyDictionary<string, Letter> Letters,
    DispatchRules Dispatch, IReadOnlyDictionary<string, DraftTemplate> Drafts)
{
    /// <summary>A measure of the plan by its number.</summary>
    public Measure? Measure(int number) => Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures).FirstOrDefault(measure => measure.No == number);

    /// <summary>The service that realises a measure, where one does.</summary>
    public Service? ServiceOf(int measure) => measure == 0 ? null : Services.Values.FirstOrDefault(service => service.Measure == measure);
}
