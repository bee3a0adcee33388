using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Pilotage.Host;
using Pilotage.Web.SignIn;
using Pilotage.Web.SignIn.Provider;

namespace Pilotage.Web.Portal.Public;

/// <summary>A person confirms that verbs on another machine may act as that person (device authorization, RFC 8628).</summary>
public sealed class SignInDeviceModel(Entrance entrance, Pilot pilot, IOpenIddictApplicationManager applications) : SignInPage(entrance, pilot)
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    [BindProperty(Name = "user_code", SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Confirm { get; set; }

    /// <summary>The program that asks.</summary>
    public string Program { get; private set; } = "";

    /// <summary>Whether there is such a code, so that the person can be asked.</summary>
    public bool Asked { get; private set; }

    public bool Confirmed { get; private set; }

    public async Task<IActionResult> OnGet(string? done)
    {
        Confirmed = done is not null;
        if (Who.Person.Length == 0) return Redirect("/sign-in?back=" + Uri.EscapeDataString(HttpContext.Request.Path + HttpContext.Request.QueryString));
        return string.IsNullOrEmpty(Code) || Confirmed || await Look() ? Page() : Again(NoCode());
    }

    public async Task<IActionResult> OnPost()
    {
        var here = await HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (Who.Person.Length == 0 || !here.Succeeded) return Redirect("/sign-in?back=/connect/verify");
        if (!await Look()) return Again(NoCode());
        if (Confirm != "yes") return Forbid(new AuthenticationProperties { RedirectUri = "/" }, Scheme);
        var asked = (await HttpContext.AuthenticateAsync(Scheme)).Principal!; // looked at just before
        var stamp = here.Principal.FindFirst(SignedIn.Stamp)?.Value ?? "";
        return SignIn(ProviderRoutes.Identity(Pilot, Who.Person, stamp, asked.GetScopes()), new AuthenticationProperties { RedirectUri = "/connect/verify?done=1" }, Scheme);
    }

    private async Task<bool> Look()
    {
        var asked = await HttpContext.AuthenticateAsync(Scheme);
        if (!asked.Succeeded || asked.Principal.GetClaim(OpenIddictConstants.Claims.ClientId) is not { Length: > 0 } client) return false;
        if (await applications.FindByClientIdAsync(client) is not { } program) return false;
        Program = await applications.GetLocalizedDisplayNameAsync(program) ?? client;
        return Asked = true;
    }

    private static Refusal NoCode() => new("device-code", new("验证码无效、已经用过或者已经过期", "This code is unknown, was used, or has ended"), null, new("请在设备上重新发起登录，并核对验证码", "Start again on the device and check the code"));
}
