using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Portal.Public;

/// <summary>Signing out; a form, so that no address on another page can do it.</summary>
public sealed class SignInOutModel(Entrance entrance, Pilot pilot) : SignInPage(entrance, pilot)
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost()
    {
        await SignedIn.Leave(HttpContext);
        return LocalRedirect("/");
    }
}
