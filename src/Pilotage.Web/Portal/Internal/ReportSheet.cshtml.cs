using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>A unit's report of one period: one package over all its measures, written, signed and examined here.</summary>
public sealed class ReportSheetModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public ReportView View { get; private set; } = null!; // set before anything is shown

    /// <summary>What can be asked of the whole report.</summary>
    public IEnumerable<string> Rest => View.May.Where(word => word is not ("write" or "contribute") && (word != "sign" || View.ToSign.Count > 0 && View.Covers.All(no => View.Report.Of(no) is not null) && Signs));

    public string Short(int measure) => Here.Pack.Definitions.Measure(measure) is { } found ? Here.Say(found.Text) is { Length: > 40 } text ? text[..40] + "…" : Here.Say(found.Text) : "";

    /// <summary>Units of this reader that cooperate in a measure and may tell the lead.</summary>
    public IEnumerable<string> Helps(int measure) => View.May.Contains("contribute") ? View.Helps
        .Where(unit => Here.Pack.Definitions.Measure(measure)!.Units.Any(one => one.Unit.Id == unit)) : []; // of the plan's measures

    /// <summary>What is written of a measure; figures are asked for by the work plan's indicators.</summary>
    public IReadOnlyDictionary<string, string> Values(int measure)
    {
        if (View.Report.Of(measure) is { } entry)
            return new Dictionary<string, string> { ["progress"] = entry.Progress, ["problems"] = entry.Problems, ["nextSteps"] = entry.NextSteps, ["figures"] = string.Join('\n', entry.Figures) };
        var indicators = Pilot.Supervised(measure).Plan?.Indicators ?? [];
        return new Dictionary<string, string> { ["figures"] = string.Join('\n', indicators.Select(one => $"{one.Name} = ")) };
    }

    public IActionResult OnGet(string unit, string period, string? did)
    {
        Told(did);
        return Find(unit, period) ? Page() : Absent();
    }

    public async Task<IActionResult> OnPost(string unit, string period, [FromForm(Name = "do")] string? ask)
    {
        if (!Find(unit, period)) return Absent();
        return await Ask<ReportAsk>(ask ?? "", (asked, key, version) => Pilot.Supervise(unit, period, asked, Here.Who, key, version), _ => $"/reports/{unit}/{period}", () => Find(unit, period) ? Page() : Absent());
    }

    private bool Signs => Pilot.Roles(Here.Who).Any(held => held.Holder == View.Report.Unit && held.Role == View.ToSign[0].By);

    private bool Find(string unit, string period)
    {
        var seen = Pilot.SeeReport(unit, period, Here.Who, Here.AsOf);
        if (seen.Refused) return false;
        View = seen.Value;
        return true;
    }
}
