using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>One thing missed: the steps taken, their papers and clocks, for the unit concerned and the office.</summary>
public sealed class EscalationSheetModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public EscalationView View { get; private set; } = null!; // set before anything is shown

    public IReadOnlyDictionary<string, Seq<(string, Text)>> Choices(string word) => word != "step" ? new Dictionary<string, Seq<(string, Text)>>() : new Dictionary<string, Seq<(string, Text)>>
    {
        ["paper"] = (View.Next is { } next ? [(next.Id, next.Name)] : (Seq<(string, Text)>)[]).AddRange(Pilot.Supervising.InspectionPapers.Select(paper => (paper.Id, paper.Name))),
    };

    public IActionResult OnGet(string subject, string? did)
    {
        Told(did);
        return Find(subject) ? Page() : Absent();
    }

    public async Task<IActionResult> OnPost(string subject, [FromForm(Name = "do")] string? ask)
    {
        if (!Find(subject)) return Absent();
        return await Ask<EscalationAsk>(ask ?? "", (asked, key, version) => Pilot.Supervise(subject, asked, Here.Who, key, version), _ => $"/escalations/{subject}", () => Find(subject) ? Page() : Absent());
    }

    private bool Find(string subject)
    {
        var seen = Pilot.SeeEscalation(subject, Here.Who);
        if (seen.Refused) return false;
        View = seen.Value;
        return true;
    }
}
