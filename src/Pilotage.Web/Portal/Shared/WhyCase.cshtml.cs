using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Shared;

/// <summary>Why a clock of a case ends on its day.</summary>
public sealed class WhyCaseModel(Reader here) : PortalPage(here)
{
    public CaseView View { get; private set; } = null!; // set before anything is shown

    public Clock Clock { get; private set; } = null!; // see above

    public IActionResult OnGet(string number, string clock)
    {
        var seen = Pilot.See(number, Here.Who, Here.AsOf);
        if (seen.Refused) return Absent();
        if (seen.Value.Clocks.FirstOrDefault(known => known.Id == clock) is not { } found) return NotFound();
        (View, Clock) = (seen.Value, found);
        return Page();
    }
}
