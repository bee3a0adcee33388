using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pilotage.Host;

namespace Pilotage.Web.SignIn;

/// <summary>Signing in at the city's identity platform by OpenID Connect (code and PKCE): it says who somebody is, the roster what that person may do.</summary>
internal static class ElsewhereScheme
{
    public const string Name = "elsewhere";
    public const string Address = "/sign-in/elsewhere";

    public static void AddElsewhere(this IServiceCollection services, Elsewhere elsewhere) => services.AddAuthentication().AddOpenIdConnect(Name, connect =>
    {
        connect.Authority = elsewhere.Issuer.ToString();
        connect.RequireHttpsMetadata = !elsewhere.Issuer.IsLoopback;
        (connect.ClientId, connect.ClientSecret) = (elsewhere.Client, elsewhere.Secret);
        connect.ResponseType = OpenIdConnectResponseType.Code;
        connect.ResponseMode = OpenIdConnectResponseMode.Query; // a form from another site would be refused as such
        connect.UsePkce = true;
        connect.CallbackPath = Address + "/back";
        connect.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        connect.MapInboundClaims = false;
        connect.Scope.Clear();
        connect.Scope.Add("openid");
        connect.SaveTokens = false;
        connect.CorrelationCookie.SameSite = connect.NonceCookie.SameSite = SameSiteMode.Lax;
        connect.CorrelationCookie.SecurePolicy = connect.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        connect.Events.OnTokenValidated = context => Enter(context, elsewhere.Claim);
        connect.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in?no=elsewhere-failed");
            return Task.CompletedTask;
        };
    });

    /// <summary>Why a sign-in elsewhere did not go well, as the page of signing in says it.</summary>
    public static Refusal? Why(string? code) => code switch
    {
        "elsewhere-failed" => new("elsewhere-failed", new("统一身份认证没有完成", "Signing in at the identity platform did not succeed"), null,
            new("请重新登录；仍不成功的，请联系管理员", "Try again; if it persists, tell the administrator")),
        "elsewhere-unknown" => new("elsewhere-unknown", new("您尚未列入本试点的人员名单", "You are not on the roster of this pilot"), null,
            new("请联系本试点的管理员添加", "Ask an administrator of this pilot to add you")),
        _ => null,
    };

    private static Task Enter(TokenValidatedContext context, string claim)
    {
        var person = context.Principal?.FindFirst(claim)?.Value ?? "";
        if (context.HttpContext.RequestServices.GetRequiredService<Pilot>().Person(person) is null)
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in?no=elsewhere-unknown");
            return Task.CompletedTask;
        }
        context.Principal = SignedIn.Principal(CookieAuthenticationDefaults.AuthenticationScheme, person, new Claim(SignedIn.Stamp, Standing.ElsewhereStamp));
        context.Properties = new() { RedirectUri = context.Properties?.RedirectUri };
        return Task.CompletedTask;
    }
}
