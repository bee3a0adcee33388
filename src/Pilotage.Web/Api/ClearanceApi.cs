using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Plan.Supervision;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>A page of the list of examinations, and the cursor of the next one; null where this is the last.</summary>
public sealed record ClearancesShown(Seq<ClearanceLine> Clearances, string? Next);

/// <summary>A page of what is public, and the cursor of the next one; null where this is the last.</summary>
public sealed record PublishedShown(Seq<PublishedLine> Published, string? Next);

/// <summary>Clearing things for publication, for the administration; and what has been cleared, for everyone.</summary>
internal static class ClearanceApi
{
    public static void MapPublished(this IEndpointRouteBuilder api)
    {
        api.MapGet("/published", (string? after, Pilot pilot) =>
        {
            var (lines, next) = pilot.PublishedNow(after);
            return Asking.Value(new PublishedShown(lines, next));
        }).Produces<PublishedShown>();
        api.MapGet("/published/{number}", (string number, Pilot pilot, HttpContext http) => http.Answer(pilot.SeePublished(number))).Produces<Published>();
        api.MapGet("/published/{number}/file.pdf", (string number, Pilot pilot, HttpContext http) =>
        {
            var seen = pilot.SeePublished(number);
            if (seen.Refused) return Problems.Of(seen.Refusal!, http); // refused, so there is one
            return pilot.Files.Open(seen.Value.File) is { } file ? Results.File(file, "application/pdf", $"{number}.pdf")
                : Problems.Of(new("no-such-publication", new("没有随附文件", "No file goes with it")), http);
        }).Produces(StatusCodes.Status200OK, contentType: "application/pdf");
    }

    public static void MapClearance(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clearances", (string? stage, string? after, Pilot pilot, HttpContext http) =>
        {
            if (PlanApi.Inside(http, pilot) is { } no) return no;
            var (lines, next) = pilot.Clearances(SignedIn.Of(http), Words.ClearanceStageOf(stage), after);
            return Asking.Value(new ClearancesShown(lines, next));
        }).Produces<ClearancesShown>();
        api.MapGet("/clearances/draft", (string subject, Pilot pilot, HttpContext http) =>
            PlanApi.Inside(http, pilot) ?? http.Answer(pilot.ToClear(subject, SignedIn.Of(http)))).Produces<ClearanceDraft>();
        api.MapGet("/clearances/{id}", (string id, Pilot pilot, HttpContext http) =>
        {
            if (PlanApi.Inside(http, pilot) is { } no) return no;
            var seen = pilot.SeeClearance(id, SignedIn.Of(http));
            if (!seen.Refused) http.Tag(seen.Value.Version);
            return http.Answer(seen);
        }).Produces<ClearanceView>();
        foreach (var (word, type) in SupervisionAsks.Of<ClearanceAsk>())
        {
            var route = type == typeof(ClearanceAsk.Propose)
                ? api.MapPost("/clearances/propose", (Pilot pilot, HttpContext http) => http.Ask(type, (ask, who, key, _) => pilot.Supervise((ClearanceAsk.Propose)ask, who, key)))
                : api.MapPost($"/clearances/{{id}}/{word}", (string id, Pilot pilot, HttpContext http) =>
                    http.Ask(type, (ask, who, key, version) => pilot.Supervise(id, (ClearanceAsk)ask, who, key, version)));
            route.Accepts(type, "application/json").Produces<Done>().Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
        }
    }
}
