using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Why a figure of the whole pilot, of a unit or of an area is what it is, and the measures counted.</summary>
public sealed class WhyPilotModel(Reader here) : InternalPage(here)
{
    public PilotFigure Found { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string figure, string? period, string? unit, int? area)
    {
        var asked = period is null ? null : Pilot.Supervising.Reporting.Find(period, Pilot.Calendar);
        if (unit is not null && !Here.Pack.Definitions.Units.ContainsKey(unit)) return NotFound();
        if (area is { } no && Here.Pack.Definitions.Areas.All(one => one.No != no)) return NotFound();
        if (Pilot.PilotFigures(Here.AsOf, asked, unit, area).FirstOrDefault(one => one.Id == figure) is not { } found) return NotFound();
        Found = found;
        return Page();
    }
}
