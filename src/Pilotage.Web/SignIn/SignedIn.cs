using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Pilotage.Web.SignIn;

/// <summary>Who asks: the person signed in, or the one a verb on this machine acts as. What that person may do, the pilot looks up each time.</summary>
public static class SignedIn
{
    internal const string Stamp = "stamp";

    /// <summary>Person is empty for nobody.</summary>
    public static Actor Of(HttpContext http) => new(PersonOf(http.User),
        http.User.Identities.FirstOrDefault(one => one.AuthenticationType == LocalTokenScheme.Name)?.FindFirst(ClaimTypes.AuthenticationMethod)?.Value ?? "");

    /// <summary>The person of a cookie, or of a token, which has the name that OpenID Connect gives it; empty for nobody.</summary>
    internal static string PersonOf(ClaimsPrincipal? principal) => (principal?.FindFirst(ClaimTypes.NameIdentifier) ?? principal?.FindFirst("sub"))?.Value ?? "";

    /// <summary>Signs a person in by cookie.</summary>
    internal static Task Enter(HttpContext http, string person, string stamp) =>
        http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Principal(CookieAuthenticationDefaults.AuthenticationScheme, person, new Claim(Stamp, stamp)));

    internal static Task Leave(HttpContext http) => http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    internal static ClaimsPrincipal Principal(string scheme, string person, params Claim[] more) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person), .. more], scheme));
}
