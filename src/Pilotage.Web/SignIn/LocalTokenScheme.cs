using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pilotage.Host;
using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn;

/// <summary>Lets a verb on this machine in: <c>Authorization: Bearer TOKEN</c> with the token of the data folder, and the person it acts as.</summary>
internal sealed class LocalTokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, LocalToken token)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "local-token";

    /// <summary>The header that names the person whom the administrator of this machine acts as.</summary>
    public const string As = "Pilotage-As";

    /// <summary>The longest header that may be one of this machine; whatever is longer is a token of OpenID Connect.</summary>
    public const int Longest = 100;

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var said = Request.Headers.Authorization.ToString();
        if (!said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
        var here = Context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
        if (!here || !token.Is(said[Bearer.Length..].Trim())) return Task.FromResult(AuthenticateResult.Fail("not the token of this machine"));
        var person = Request.Headers[As].ToString();
        return Task.FromResult(AuthenticateResult.Success(new(SignedIn.Principal(Name, person, new Claim(ClaimTypes.AuthenticationMethod, Pilot.Local)), Name)));
    }
}
