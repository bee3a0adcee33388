using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Why a figure of the whole pilot is what it is, and the measures counted.</summary>
public sealed class WhyPilotModel(Reader here) : InternalPage(here)
{
    public PilotFigure Found { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string figure, string? period)
    {
        var asked = period is null ? null : Pilot.Supervising.Reporting.Find(period, Pilot.Calendar);
        if (Pilot.PilotFigures(Here.AsOf, asked).FirstOrDefault(one => one.Id == figure) is not { } found) return NotFound();
        Found = found;
        return Page();
    }
}
