using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Pilotage.Web.Portal.Shared;

/// <summary>Moves the virtual day of the demonstration; outside it this page is not there.</summary>
public sealed class DemoDayModel(Reader here) : PortalPage(here)
{
    private const int Furthest = 400; // days in one step: what time brings is worked through on the way

    public Text? No { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Here.Demo) context.Result = NotFound();
    }

    public async Task<IActionResult> OnPost([FromForm] string? day, [FromForm] string? back)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) || to <= Here.Today) No = Words.DayOnlyForward;
        else if (to.DayNumber - Here.Today.DayNumber > Furthest) No = Words.DayTooFar;
        if (No is not null) return Page();
        await Pilot.MoveTo(to);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
