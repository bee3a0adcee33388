using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>A unit: what is due from it, for its own people and the office; its measures and reports.</summary>
public sealed class UnitSheetModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public string Unit { get; private set; } = "";

    public Seq<MeasureLight> Lights { get; private set; }

    /// <summary>Null where this reader is neither of the unit nor of the office.</summary>
    public Seq<DueLine>? Due { get; private set; }

    public Seq<ReportView> Reports { get; private set; }

    public string Short(int measure) => Here.Pack.Definitions.Measure(measure) is { } found ? Here.Say(found.Text) is { Length: > 40 } text ? text[..40] + "…" : Here.Say(found.Text) : "";

    public IActionResult OnGet(string unit)
    {
        if (!Here.Pack.Definitions.Units.ContainsKey(unit)) return NotFound();
        Unit = unit;
        Lights = Pilot.Supervision(Seen).Measures.Where(light => light.Lead == unit).ToSeq();
        Due = Pilot.DueFrom(unit, Here.Who) is { Refused: false } due ? due.Value : null;
        var end = End;
        Reports = Pilot.Supervising.Reporting.Asked(end.From, end.End, Here.Today, Pilot.Calendar).Select(period => Pilot.SeeReport(unit, period.Id, Here.Who))
            .Where(seen => !seen.Refused && seen.Value.Covers.Count > 0).Select(seen => seen.Value).ToSeq();
        return Page();
    }
}
