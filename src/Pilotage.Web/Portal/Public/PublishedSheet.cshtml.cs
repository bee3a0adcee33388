using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Public;

/// <summary>Something public, word for word as it was cleared; what was withdrawn is said to be gone.</summary>
public sealed class PublishedSheetModel(Reader here) : PortalPage(here)
{
    /// <summary>Null where it was withdrawn.</summary>
    public Published? Seen { get; private set; }

    public Refusal? No { get; private set; }

    public IActionResult OnGet(string number)
    {
        var seen = Pilot.SeePublished(number);
        No = seen.Refusal;
        if (!seen.Refused) Seen = seen.Value;
        else if (No!.Code == "no-such-publication") return NotFound(); // refused, so there is one
        else Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
