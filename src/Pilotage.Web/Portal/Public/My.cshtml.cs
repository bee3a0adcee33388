using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Public;

/// <summary>The cases of the enterprises a person acts for.</summary>
public sealed class MyModel(Reader here) : PortalPage(here)
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
        (Lines, Next) = Pilot.Cases(Here.Who, !Closed, After);
        return Page();
    }
}
