using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Portal.Public;

/// <summary>One's own account: the roles held, and changing the password.</summary>
public sealed class SignInAccountModel(Entrance entrance, Pilot pilot) : SignInPage(entrance, pilot)
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? Fresh { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Changed { get; set; }

    public Access.Person? Person => Pilot.Person(Who.Person);

    public IActionResult OnGet() => Who.Person.Length == 0 ? Redirect("/sign-in?back=/account") : Page();

    public async Task<IActionResult> OnPost()
    {
        if (Who.Person.Length == 0) return Redirect("/sign-in?back=/account");
        return await Entrance.Change(HttpContext, Old ?? "", Fresh ?? "") is { } no ? Again(no) : Redirect("/account?changed=true");
    }
}
