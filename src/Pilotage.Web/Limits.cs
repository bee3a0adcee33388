using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Pilotage.Web.Api;
using Pilotage.Web.SignIn;

namespace Pilotage.Web;

/// <summary>How often one may try: signing in and verifying by address, handing in files and forms by person. Local verbs are not held up.</summary>
internal static class Limits
{
    public const string SigningIn = "sign-in";
    public const string Verifying = "verify";
    public const string Uploads = "uploads";
    public const string Forms = "forms";
    public const string Calculating = "calculate";
    public const string Batches = "batches";
    public const string Tokens = "tokens";

    public static IServiceCollection AddLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.AddPolicy(SigningIn, http => HttpMethods.IsPost(http.Request.Method) ? Of(From(http), 30, TimeSpan.FromMinutes(1)) : None());
        limits.AddPolicy(Tokens, http => Of(From(http), 120, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(Verifying, http => Of(From(http), 120, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(Calculating, http => Of(From(http), 600, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(Batches, http => SignedIn.Of(http).Role == Host.Pilot.Local ? None() : Of(From(http), 20, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(Uploads, http => SignedIn.Of(http).Role == Host.Pilot.Local ? None() : Of(SignedIn.Of(http).Person, 240, TimeSpan.FromMinutes(10)));
        limits.AddPolicy(Forms, http => HttpMethods.IsPost(http.Request.Method) ? Of(SignedIn.Of(http).Person is { Length: > 0 } person ? person : From(http), 120, TimeSpan.FromMinutes(10)) : None());
        limits.OnRejected = async (context, stop) =>
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)) context.HttpContext.Response.Headers.RetryAfter = $"{(int)wait.TotalSeconds + 1}";
            if (!context.HttpContext.Request.Path.StartsWithSegments(Api.Api.Root)) return; // the page of errors says it
            await Problems.Of(new("too-many", new("操作过于频繁", "Too many tries in a short time"), null, new("请稍后再试", "Wait a little and try again")), context.HttpContext).ExecuteAsync(context.HttpContext);
        };
    });

    private static string From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static RateLimitPartition<string> Of(string who, int most, TimeSpan within) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = within });

    private static RateLimitPartition<string> None() => RateLimitPartition.GetNoLimiter("");
}
