using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Portal.Public;

/// <summary>Makes the first administrator, by the one-time link that the program prints when it starts.</summary>
public sealed class SignInFirstModel(Entrance entrance, Pilot pilot) : SignInPage(entrance, pilot)
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool Open => Entrance.Look(Token) is { Use: LinkUse.First } && !Pilot.Administered;

    public IActionResult OnGet()
    {
        if (!Open) Response.StatusCode = 410;
        return Page();
    }

    public async Task<IActionResult> OnPost() =>
        await Entrance.BeFirst(HttpContext, Token, (Id ?? "").Trim(), Name ?? "", Password ?? "") is { } no ? Again(no) : LocalRedirect("/");
}
