using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>An officer's cases, the one due first at the top.</summary>
public sealed class DeskModel(Reader here) : PortalPage(here)
{
    public Seq<CaseLine> Lines { get; private set; }

    public string? Next { get; private set; }

    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IActionResult OnGet()
    {
        if (!Here.SignedIn) return ToSignIn();
        if (!Pilot.Administration(Here.Who)) return StatusCode(403);
        (Lines, Next) = Pilot.Cases(Here.Who, !Closed, After);
        return Page();
    }
}
