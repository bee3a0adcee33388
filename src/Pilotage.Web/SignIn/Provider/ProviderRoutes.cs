using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Pilotage.Host;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Pilotage.Web.SignIn.Provider;

/// <summary>The addresses of the protocol. OpenIddict checks every request; what is decided here is who somebody is.</summary>
internal static class ProviderRoutes
{
    public const string Root = "/connect";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Whether a request speaks the protocol, or comes with a token of it.</summary>
    public static bool Concerns(HttpContext http) => http.Request.Path.StartsWithSegments(Root) || http.Request.Path.StartsWithSegments("/.well-known")
        || http.Request.Path.StartsWithSegments(ElsewhereScheme.Address) || http.Request.Headers.Authorization.ToString().Length > LocalTokenScheme.Longest;

    public static void MapProvider(this IEndpointRouteBuilder site)
    {
        var connect = site.MapGroup(Root).ExcludeFromDescription().RequireRateLimiting(Limits.Tokens);
        connect.MapMethods("/authorize", ["GET", "POST"], Authorize).DisableAntiforgery();
        connect.MapPost("/token", Token).DisableAntiforgery();
        connect.MapMethods("/userinfo", ["GET", "POST"], UserInfo).DisableAntiforgery();
        connect.MapMethods("/end-session", ["GET", "POST"], (Delegate)EndSession).DisableAntiforgery();
        site.MapGet(ElsewhereScheme.Address, (HttpContext http, WebOptions options, string? back) => options.Elsewhere is null
            ? Results.NotFound()
            : Results.Challenge(new() { RedirectUri = back is ['/', not ('/' or '\\'), ..] ? back : "/" }, [ElsewhereScheme.Name])).ExcludeFromDescription();
    }

    /// <summary>The person as tokens say it.</summary>
    /// <param name="scopes">What the program asked for; what is said of the person goes no further.</param>
    public static ClaimsPrincipal Identity(Pilot pilot, string person, string stamp, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(Scheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person).SetClaim(Claims.Name, pilot.Person(person)?.Name.Value ?? person).SetClaim(SignedIn.Stamp, stamp);
        identity.SetScopes(scopes);
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Name when claim.Subject!.HasScope(Scopes.Profile) => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.Name => [],
            Claims.Subject => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [Destinations.AccessToken],
        });
        return new(identity);
    }

    // Programs were let in by an administrator, so that nobody is asked for consent; the person signs in, or is signed in.
    private static async Task<IResult> Authorize(HttpContext http, Pilot pilot)
    {
        var request = http.GetOpenIddictServerRequest()!; // OpenIddict has let it through
        var here = await http.AuthenticateAsync(Cookie);
        var old = here.Properties?.IssuedUtc is { } since && request.MaxAge is { } most && DateTimeOffset.UtcNow - since > TimeSpan.FromSeconds(most);
        var again = request.HasPromptValue(PromptValues.Login) || old;
        if (here.Succeeded && !again) return Results.SignIn(Identity(pilot, SignedIn.PersonOf(here.Principal), Stamp(here.Principal), request.GetScopes()), null, Scheme);
        if (request.HasPromptValue(PromptValues.None)) return No(Errors.LoginRequired, "Nobody is signed in.");
        // A second time around the person has signed in, and is not asked again.
        var query = http.Request.Query.Where(part => part.Key is not (Parameters.Prompt or Parameters.MaxAge));
        if (again) await SignedIn.Leave(http);
        return Results.Redirect("/sign-in" + QueryString.Create("back", http.Request.Path + QueryString.Create(query)));
    }

    private static async Task<IResult> Token(HttpContext http, Pilot pilot, Programs programs, Standing standing)
    {
        var request = http.GetOpenIddictServerRequest()!; // OpenIddict has let it through
        if (request.IsClientCredentialsGrantType())
        {
            var person = await programs.ActsAs(request.ClientId ?? "");
            return person is null || pilot.Person(person) is null
                ? No(Errors.UnauthorizedClient, "This program does not act for itself: name a person of the roster when letting it in.")
                : Results.SignIn(Identity(pilot, person, Standing.ProgramStamp, request.GetScopes()), null, Scheme);
        }
        var kept = (await http.AuthenticateAsync(Scheme)).Principal;
        return kept is null || !standing.Good(kept)
            ? No(Errors.InvalidGrant, "The person's account has changed or ended since: sign in again.")
            : Results.SignIn(Identity(pilot, SignedIn.PersonOf(kept), Stamp(kept), kept.GetScopes()), null, Scheme);
    }

    private static async Task<IResult> UserInfo(HttpContext http, Pilot pilot, Standing standing)
    {
        var principal = (await http.AuthenticateAsync(Scheme)).Principal;
        if (principal is null || !standing.Good(principal)) return Results.Challenge(null, [Scheme]);
        var said = new Dictionary<string, object?> { [Claims.Subject] = SignedIn.PersonOf(principal) };
        if (principal.HasScope(Scopes.Profile)) said[Claims.Name] = pilot.Person(SignedIn.PersonOf(principal))?.Name.Value;
        return Results.Json(said);
    }

    // Without a token of ours that proves who asks, any address could sign somebody out: the person is asked on the page of signing out.
    private static async Task<IResult> EndSession(HttpContext http)
    {
        if (string.IsNullOrEmpty(http.GetOpenIddictServerRequest()?.IdTokenHint)) return Results.Redirect("/sign-out");
        await SignedIn.Leave(http);
        return Results.SignOut(new() { RedirectUri = "/" }, [Scheme]);
    }

    private static string Stamp(ClaimsPrincipal? principal) => principal?.FindFirst(SignedIn.Stamp)?.Value ?? "";

    private static IResult No(string error, string why) => Results.Forbid(new(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = why,
    }), [Scheme]);
}
