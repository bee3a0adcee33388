using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Validation.AspNetCore;
using Pilotage.Host;
using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn;

/// <summary>How people are let in: a cookie for browsers, the local token for verbs on this machine, tokens of OpenID Connect for programs.</summary>
internal static class SignInServices
{
    public const int ShortestPassword = 12;

    private const string Either = "either";
    private static readonly TimeSpan SignedInLasts = TimeSpan.FromHours(8); // one working day
    private static readonly TimeSpan LockedLasts = TimeSpan.FromMinutes(15);

    public static void AddSignIn(this IServiceCollection services, AccountBook book, LocalToken token, WebOptions options)
    {
        services.AddSingleton(book);
        services.AddSingleton(token);
        services.AddSingleton<Standing>();
        services.AddSingleton<ILookupNormalizer, Lower>();
        services.AddIdentityCore<Login>(identity =>
        {
            identity.Password.RequiredLength = ShortestPassword; // length, not kinds of signs: NIST SP 800-63B 5.1.1
            identity.Password.RequiredUniqueChars = 5;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 8;
            identity.Lockout.DefaultLockoutTimeSpan = LockedLasts;
            identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";
        });
        services.AddScoped<IUserStore<Login>, LoginStore>();
        services.AddScoped(given => new Entrance(given.GetRequiredService<UserManager<Login>>(), book, given.GetRequiredService<Pilot>(), options));
        var keys = services.AddDataProtection().SetApplicationName("pilotage");
        if (options.Store is not null)
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
                new ConfigureOptions<KeyManagementOptions>(management => management.XmlRepository = new StoredKeys(book)));
        else keys.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Data, "keys", "cookies"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, LocalTokenScheme>(LocalTokenScheme.Name, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "pilotage";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = SignedInLasts;
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/sign-in";
                cookie.ReturnUrlParameter = "back";
                cookie.Events.OnValidatePrincipal = Validate;
            });
        if (options.Elsewhere is { } elsewhere) services.AddElsewhere(elsewhere);
        services.AddAuthorization();
    }

    // Tokens of OpenID Connect are longer than the token of this machine, and of another make.
    private static string SchemeOf(HttpContext http) => http.Request.Headers.Authorization.ToString() switch
    {
        "" => CookieAuthenticationDefaults.AuthenticationScheme,
        var said when said.Length > LocalTokenScheme.Longest => OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme,
        _ => LocalTokenScheme.Name,
    };

    // A cookie is worth what the account is worth now: after a change of password, or outside the demonstration for a sample person, nothing.
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var good = context.HttpContext.RequestServices.GetRequiredService<Standing>().Good(context.Principal);
        if (good) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    // Ids of people are in lower case; who types another is still found.
    private sealed class Lower : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name?.ToLowerInvariant();

        public string? NormalizeEmail(string? email) => email;
    }
}
