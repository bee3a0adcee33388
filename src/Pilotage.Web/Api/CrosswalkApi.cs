using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>The crosswalk to the superior plan: a table in, the report upward out. For the administration.</summary>
internal static class CrosswalkApi
{
    // A table is judged by its content: .xlsx and .csv come as mere bytes.
    private const string Bytes = "application/octet-stream";

    public static void MapCrosswalk(this IEndpointRouteBuilder api)
    {
        api.MapGet("/crosswalk", (string? asOf, Pilot pilot, HttpContext http) => PlanApi.Inside(http, pilot) ?? Shown(http, asOf, day => Asking.Value(pilot.CrosswalkReport(day))))
            .Produces<Seq<CrosswalkLine>>();
        api.MapGet("/crosswalk/sheet", (string? asOf, Pilot pilot, HttpContext http) => PlanApi.Inside(http, pilot) ?? Shown(http, asOf, day => Results.File(pilot.CrosswalkSheet(day), BooksApi.Kind, "对照报告.xlsx")))
            .Produces(StatusCodes.Status200OK, contentType: BooksApi.Kind);
        api.MapPost("/crosswalk", async (string? name, string? document, bool? dry, Pilot pilot, HttpContext http) =>
        {
            if (PlanApi.Inside(http, pilot) is { } no) return no;
            if (await BooksApi.Bytes(http.Request.Body, http.RequestAborted) is not { } bytes) return Problems.Of(BooksApi.TooLarge(name ?? ""), http);
            return http.Answer(await pilot.TakeCrosswalk(BooksApi.Named(name), bytes, document ?? "", SignedIn.Of(http), dry == true));
        }).WithMetadata(new RequestSizeLimitAttribute(BooksApi.Largest + 1024)).RequireRateLimiting(Limits.Uploads).Accepts<IFormFile>(Bytes)
            .Produces<CrosswalkAnswer>();
    }

    private static IResult Shown(HttpContext http, string? asOf, Func<DateOnly?, IResult> shown)
    {
        var day = Asking.Day(asOf ?? http.Request.Query["as-of"]);
        return day.Refused ? Problems.Of(day.Refusal!, http) : shown(day.Value); // refused, so there is one
    }
}
