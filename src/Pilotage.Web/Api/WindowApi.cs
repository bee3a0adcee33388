using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.Portal;
using Pilotage.Web.SignIn;
using Pilotage.Window;

namespace Pilotage.Web.Api;

/// <summary>A case as one reader sees it.</summary>
/// <param name="May">The asks that this reader may make now.</param>
/// <param name="Version">What the next edit must match; also the ETag.</param>
public sealed record CaseShown(Case Case, Text Service, Text Applicant, Text Unit, Seq<Clock> Clocks, Seq<Paper> Papers, Seq<string> May, int Version, DateOnly Day)
{
    internal static CaseShown Of(CaseView view) => new(view.Case, view.Service.Name, view.Applicant, view.Unit, view.Clocks, view.Papers, view.May, view.Version, view.Day);
}

/// <summary>A page of a list of cases, and the cursor of the next one; null where this is the last.</summary>
public sealed record CasesShown(Seq<CaseLine> Cases, string? Next);

/// <summary>The window: services to apply for, cases, and every ask of <see cref="Ask"/>, one route each.</summary>
internal static class WindowApi
{
    /// <summary>What anyone may look at, and what applicants ask.</summary>
    public static void MapWindow(this IEndpointRouteBuilder api)
    {
        api.MapGet("/services", (Pilot pilot) => Asking.Value(pilot.Pack.Definitions.Services.Values.OrderBy(service => service.Id, StringComparer.Ordinal).Select(ServiceShown.Of).ToSeq()))
            .Produces<Seq<ServiceShown>>();
        api.MapGet("/services/{id}", (string id, Pilot pilot, HttpContext http) => pilot.Pack.Service(id) is { } service ? Asking.Value(ServiceShown.Of(service)) : Problems.Of(pilot.NoSuchService(id), http))
            .Produces<ServiceShown>();
        api.MapPost("/services/{id}/cases", (string id, Pilot pilot, HttpContext http) =>
            http.Ask<Ask.File, Done>((ask, who, key) => pilot.File(id, ask, who, key), done => Done(http, pilot, done, StatusCodes.Status201Created))).Takes<Ask.File>();
        api.MapPost("/cases/{number}/supply", Do<Ask.Supply>).Takes<Ask.Supply>();
        api.MapPost("/cases/{number}/withdraw", Do<Ask.Withdraw>).Takes<Ask.Withdraw>();
        api.MapGet("/cases/{number}", (string number, string? asOf, Pilot pilot, HttpContext http) => See(http, pilot, number, asOf)).Produces<CaseShown>();
        api.MapGet("/cases/{number}/papers/{n:int}", (string number, int n, string? format, string? language, Pilot pilot, WebOptions options, HttpContext http) =>
            Asking.File(http, pilot.PaperFile(number, n, SignedIn.Of(http), format ?? "pdf", Printed.Language(language), Printed.Note(options.Demo))))
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        api.MapGet("/cases", (string? after, bool? closed, Pilot pilot, HttpContext http) =>
        {
            if (SignedIn.Of(http) is not { Person.Length: > 0 } who) return Problems.Of(Asking.SignInFirst(), http);
            var (lines, next) = pilot.Cases(who, closed is not true, after);
            return Asking.Value(new CasesShown(lines, next));
        }).Produces<CasesShown>();
        api.MapGet("/why/cases/{number}/{clock}", (string number, string clock, string? asOf, Pilot pilot, HttpContext http) => Why(http, pilot, number, clock, asOf)).Produces<Explanation>();
    }

    /// <summary>What the deciding unit asks.</summary>
    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/accept", Do<Ask.Accept>).Takes<Ask.Accept>();
        api.MapPost("/cases/{number}/correct", Do<Ask.Correct>).Takes<Ask.Correct>();
        api.MapPost("/cases/{number}/reject", Do<Ask.Reject>).Takes<Ask.Reject>();
        api.MapPost("/cases/{number}/suspend", Do<Ask.Suspend>).Takes<Ask.Suspend>();
        api.MapPost("/cases/{number}/resume", Do<Ask.Resume>).Takes<Ask.Resume>();
        api.MapPost("/cases/{number}/extend", Do<Ask.Extend>).Takes<Ask.Extend>();
        api.MapPost("/cases/{number}/grant", Do<Ask.Grant>).Takes<Ask.Grant>();
        api.MapPost("/cases/{number}/refuse", Do<Ask.Refuse>).Takes<Ask.Refuse>();
        api.MapPost("/cases/{number}/deliver", Do<Ask.Deliver>).Takes<Ask.Deliver>();
    }

    private static Task<IResult> Do<TAsk>(string number, Pilot pilot, HttpContext http) where TAsk : Ask
    {
        var version = http.Version();
        return version.Refused
            ? Task.FromResult(Problems.Of(version.Refusal!, http)) // refused, so there is one
            : http.Ask<TAsk, Done>((ask, who, key) => pilot.Do(number, ask, who, key, version.Value), done => Done(http, pilot, done, StatusCodes.Status200OK, number));
    }

    // Of two officers on one case the second sees what the first has made of it.
    private static IResult Done(HttpContext http, Pilot pilot, Outcome<Done> done, int status, string? number = null)
    {
        if (done.Refusal is { } refusal)
        {
            var now = refusal.Code == "changed-meanwhile" && pilot.See(number ?? "", SignedIn.Of(http)) is { Refused: false } seen ? CaseShown.Of(seen.Value) : null;
            if (now is not null) http.Tag(now.Version);
            return Problems.Of(refusal, http, now);
        }
        http.Tag(done.Value.Version);
        if (status == StatusCodes.Status201Created) http.Response.Headers.Location = $"{Api.Root}/cases/{Uri.EscapeDataString(done.Value.Number)}";
        return Asking.Value(done.Value, status);
    }

    private static Outcome<CaseView> View(HttpContext http, Pilot pilot, string number, string? asOf)
    {
        var day = Asking.Day(asOf ?? http.Request.Query["as-of"]);
        return day.Refused ? day.Refusal! : pilot.See(number, SignedIn.Of(http), day.Value); // refused, so there is one
    }

    private static IResult See(HttpContext http, Pilot pilot, string number, string? asOf)
    {
        var seen = View(http, pilot, number, asOf);
        if (seen.Refused) return Problems.Of(seen.Refusal!, http); // refused, so there is one
        http.Tag(seen.Value.Version);
        return Asking.Value(CaseShown.Of(seen.Value));
    }

    private static IResult Why(HttpContext http, Pilot pilot, string number, string clock, string? asOf)
    {
        var seen = View(http, pilot, number, asOf);
        if (seen.Refused) return Problems.Of(seen.Refusal!, http); // refused, so there is one
        if (seen.Value.Clocks.FirstOrDefault(known => known.Id == clock) is { } found) return Asking.Value(found.Why);
        var hint = Nearest.Hint(clock, seen.Value.Clocks.Select(known => known.Id));
        return Problems.Of(new("no-such-clock", new($"办件 {number} 没有名为“{clock}”的期限{hint.Zh}", $"The case {number} has no clock '{clock}'{hint.En}")), http);
    }
}
