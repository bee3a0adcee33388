using Microsoft.AspNetCore.Http;
using Pilotage.Web.Api;

namespace Pilotage.Web;

/// <summary>What every answer says to browsers, and what no request of another site may do.</summary>
internal static class Safety
{
    /// <summary>Largest body of anything that is not a file, in bytes.</summary>
    public const long LargestBody = 1024 * 1024;

    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Headers(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000"; // on 127.0.0.1 without TLS it would say nothing true
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path.StartsWithSegments(Api.Api.Root)) headers.CacheControl = "no-store";
        return next(http);
    }

    /// <summary>A browser says from which site a request comes; what changes something must come from this one. A verb says nothing of the kind.</summary>
    public static Task OwnSite(HttpContext http, RequestDelegate next)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || Same(http.Request)) return next(http);
        return Problems.Of(new("other-site", new("请求来自其他网站，未予办理", "The request comes from another site; nothing was done")), http).ExecuteAsync(http);
    }

    private static bool Same(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0) return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
    }
}
