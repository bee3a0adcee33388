using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Pilotage.Host;

namespace Pilotage.Web.SignIn;

/// <summary>A page about being let in: what it says back, and in which language.</summary>
[EnableRateLimiting(Limits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class SignInPage(Entrance entrance, Pilot pilot) : PageModel
{
    protected Entrance Entrance => entrance;

    public Pilot Pilot => pilot;

    public Actor Who => SignedIn.Of(HttpContext);

    /// <summary>Why it did not go well; null where nothing was tried or it did.</summary>
    public Refusal? No { get; protected set; }

    public Language Language => Reading.LanguageOf(HttpContext);

    public string Say(Text text) => text.In(Language);

    public string Say(string zh, string en) => Language == Language.En ? en : zh;

    /// <summary>Where to go afterwards: only within this site.</summary>
    protected IActionResult Onward(string? back) => LocalRedirect(back is { Length: > 0 } && Url.IsLocalUrl(back) ? back : "/");

    // 422 tells programs that the form came back; browsers show the page either way.
    protected IActionResult Again(Refusal no)
    {
        No = no;
        Response.StatusCode = no.Code.StartsWith("sign-in", StringComparison.Ordinal) ? 401 : no.Code == "link-ended" ? 410 : 422;
        return Page();
    }
}
