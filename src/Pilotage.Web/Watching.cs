using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pilotage.Host;

namespace Pilotage.Web;

/// <summary>What those who keep the program running see: health, logs and traces. None of it holds what people wrote, nor who they are.</summary>
internal static partial class Watching
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Untold = ["url.path", "url.query", "client.address", "user_agent.original"];

    public static void AddWatching(this WebApplicationBuilder builder, WebOptions options)
    {
        builder.Logging.ClearProviders();
        if (options.Quiet) return;
        // The framework's own words may repeat an address or a value; only its warnings about itself are of use.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Pilotage", LogLevel.Information).AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Diagnostics", LogLevel.None);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (Redirected) builder.Logging.AddJsonConsole(json => json.UseUtcTimestamp = true).Services.Configure<JsonConsoleFormatterOptions>(json => json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        else builder.Logging.AddFilter("Pilotage.Web", LogLevel.Warning);
        if (Environment.GetEnvironmentVariable(Collector) is { Length: > 0 }) Trace(builder.Services);
    }

    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        site.MapGet("/health/live", () => Results.Text("live"));
        site.MapGet("/health/ready", async (Pilot pilot, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return await Ready(pilot) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    /// <summary>One line for each request: the route as written in the program, never the address that was asked for.</summary>
    public static async Task Tell(HttpContext http, RequestDelegate next, ILogger log)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Broke(log, http.Request.Method, Route(http), broken.GetType().FullName ?? "", broken.StackTrace ?? ""); // not its message, which may repeat what was written
            throw;
        }
        finally
        {
            Answered(log, http.Request.Method, Route(http), http.Response.StatusCode, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    private static string Route(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";

    private static bool Redirected => !Environment.UserInteractive || IsRedirected();

    // Only the shell writes to the console, but whether anyone reads it there decides how logs look.
#pragma warning disable RS0030
    private static bool IsRedirected() => Console.IsErrorRedirected;
#pragma warning restore RS0030

    // The journal takes a transaction, and the sealer is not in trouble.
    private static async Task<bool> Ready(Pilot pilot)
    {
        if (pilot.Journal.Trouble is not null) return false;
        try
        {
            var writable = pilot.Journal.Write<int>(Actor.Law, draft => draft.Execute("update pilot_setting set value = value where pilot = @pilot and name = 'pack'", null));
            return await Task.WhenAny(writable, Task.Delay(TimeSpan.FromSeconds(5))) == writable && !(await writable).Refused;
        }
        catch (Exception)
        {
            return false; // whatever is broken, the answer is no
        }
    }

    private static void Trace(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("pilotage"))
        .WithTracing(traces => traces.AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpRequest = (activity, _) =>
        {
            foreach (var told in Untold) activity.SetTag(told, null); // the route says enough
        }).AddOtlpExporter())
        .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter());

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms")]
    private static partial void Answered(ILogger log, string method, string route, int status, double milliseconds);

    [LoggerMessage(LogLevel.Error, "{Method} {Route} broke: {Kind} {Stack}")]
    private static partial void Broke(ILogger log, string method, string route, string kind, string stack);
}
