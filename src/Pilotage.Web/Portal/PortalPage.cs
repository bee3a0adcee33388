using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pilotage.Host;

namespace Pilotage.Web.Portal;

/// <summary>A page of the portal: who reads it, and the one door.</summary>
public abstract class PortalPage(Reader here) : PageModel
{
    public Reader Here => here;

    public Pilot Pilot => here.Pilot;

    /// <summary>A key for one sending of a form: sent twice, it happens once.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    protected IActionResult ToSignIn() => Redirect($"/sign-in?back={Uri.EscapeDataString(here.Path + here.Query)}");

    /// <summary>Not there, or not this reader's: one who is not signed in is asked to, the others are told the same either way.</summary>
    protected IActionResult Absent()
    {
        if (!here.SignedIn) return ToSignIn();
        return NotFound();
    }
}

/// <summary>A page of the administration's own: read by those who hold a role in one of its units, and by everyone in the demonstration.</summary>
public abstract class InternalPage(Reader here) : PortalPage(here)
{
    /// <summary>Whether cases may be named, not only counted.</summary>
    public bool Inside { get; private set; }

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        Inside = Pilot.Administration(Here.Who);
        if (!Inside && !Here.Demo) context.Result = Here.SignedIn ? new StatusCodeResult(403) : ToSignIn();
    }
}
