using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using OpenIddict.Validation;
using Pilotage.Host;
using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn.Provider;

/// <summary>
/// OpenID Connect from within: programs and other departments' systems have people sign in here, and speak to the API with tokens of people and of their own.
/// OpenIddict is the protocol; keys and tokens stand in the store, so that every node knows them.
/// </summary>
internal static class ProviderServices
{
    private static readonly TimeSpan AccessLasts = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan RefreshLasts = TimeSpan.FromHours(8); // one working day, like the cookie

    public static void AddProvider(this IServiceCollection services, Pilot pilot, AccountBook book, WebOptions options)
    {
        services.AddDbContext<TokenStore>(store => TokenStore.Use(store, options.Data, options.Store, pilot.Pack.Id));
        services.AddScoped<Programs>();
        services.AddSingleton<FirstProgram>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<TokenStore>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo")
                    .SetEndSessionEndpointUris("connect/end-session").SetRevocationEndpointUris("connect/revoke").SetIntrospectionEndpointUris("connect/introspect")
                    .SetDeviceAuthorizationEndpointUris("connect/device").SetEndUserVerificationEndpointUris("connect/verify");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow();
                server.RegisterScopes(OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Profile, Programs.ApiScope);
                server.RegisterClaims(OpenIddictConstants.Claims.Name);
                server.Configure(with => AddKeys(with, book));
                server.SetAccessTokenLifetime(AccessLasts).SetRefreshTokenLifetime(RefreshLasts);
                server.UseReferenceRefreshTokens();
                // TLS ends at the proxy; without one the program listens on this machine alone.
                server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
                    .EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableEndUserVerificationEndpointPassthrough();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.EnableTokenEntryValidation(); // one that was revoked ends at once
                validation.AddEventHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>(handler => handler
                    .UseScopedHandler<StillGood>().SetOrder(int.MaxValue - 1000));
            });
    }

    // When the first program comes: making a key takes as long as a page.
    private static void AddKeys(OpenIddictServerOptions server, AccountBook book)
    {
        var signing = RSA.Create();
        signing.ImportFromPem(book.Secret("token-signing", () => RSA.Create(2048).ExportPkcs8PrivateKeyPem()).GetAwaiter().GetResult()); // options are configured so
        var encryption = book.Secret("token-encryption", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))).GetAwaiter().GetResult();
        // Providers must know RS256: OpenID Connect Core 15.1.
        server.SigningCredentials.Add(new(new RsaSecurityKey(signing) { KeyId = KeyId(signing) }, SecurityAlgorithms.RsaSha256));
        server.EncryptionCredentials.Add(new(new SymmetricSecurityKey(Convert.FromBase64String(encryption)), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    private static string KeyId(RSA key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));

    /// <summary>A token is worth what the person is worth now: after a change of password, or when the person has left the roster, nothing.</summary>
    internal sealed class StillGood(Standing standing) : IOpenIddictValidationHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>
    {
        ValueTask IOpenIddictValidationHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>.HandleAsync(
            OpenIddictValidationEvents.ProcessAuthenticationContext context)
        {
            if (context.AccessTokenPrincipal is not { } principal) return default;
            if (!principal.HasScope(Programs.ApiScope)) context.Reject(OpenIddictConstants.Errors.InsufficientScope, "The token does not open the API: ask for the scope 'api'.");
            else if (!standing.Good(principal)) context.Reject(OpenIddictConstants.Errors.InvalidToken, "The person's account has changed or ended since: sign in again.");
            return default;
        }
    }
}
