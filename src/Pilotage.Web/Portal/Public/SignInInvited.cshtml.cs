using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Portal.Public;

/// <summary>Sets the password of a person who was invited, or who has lost the old one.</summary>
public sealed class SignInInvitedModel(Entrance entrance, Pilot pilot) : SignInPage(entrance, pilot)
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The account concerned; null where the link has ended.</summary>
    public string? Account => Entrance.Look(Token) is { Use: LinkUse.Invitation } link ? link.Person : null;

    public IActionResult OnGet()
    {
        if (Account is null) Response.StatusCode = 410;
        return Page();
    }

    public async Task<IActionResult> OnPost() => await Entrance.Accept(HttpContext, Token, Password ?? "") is { } no ? Again(no) : LocalRedirect("/");
}
