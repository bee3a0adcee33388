using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Plan.Supervision;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>A measure under supervision: its state, its lights, and why.</summary>
public sealed record SupervisedShown(MeasureState State, MeasureLight Light, Explanation Why);

/// <summary>A page of the register of matters, and the cursor of the next one; null where this is the last.</summary>
public sealed record MattersShown(Seq<MatterLine> Matters, string? Next);

/// <summary>Supervision: the board on two axes, plans, reports, the ladder, matters, the roster. One route an ask, made from the list of asks. For the administration.</summary>
internal static class SupervisionApi
{
    public static void MapSupervision(this IEndpointRouteBuilder api)
    {
        api.MapGet("/supervision", (string? asOf, Pilot pilot, HttpContext http) => Inside(http, pilot) ?? On(http, asOf, day => Asking.Value(pilot.Supervision(day)))).Produces<SupervisionBoard>();
        api.MapGet("/measures/{no:int}/supervision", (int no, string? asOf, Pilot pilot, HttpContext http) => Inside(http, pilot) ?? On(http, asOf, day => Measure(no, pilot, http, day))).Produces<SupervisedShown>();
        api.MapGet("/meeting", (string? asOf, Pilot pilot, HttpContext http) =>
            Inside(http, pilot) ?? On(http, asOf, day => http.Answer(pilot.Meeting(SignedIn.Of(http), day)))).Produces<MeetingPack>();
        api.MapGet("/overdue", (Pilot pilot, HttpContext http) => Inside(http, pilot) ?? Asking.Value(pilot.OverdueNow())).Produces<Seq<Overdue>>();
        api.MapPost("/overdue/remind", async (Pilot pilot, HttpContext http) => Inside(http, pilot)
            ?? await http.Ask<Remind, Seq<Reminder>>(async (ask, who, key) => await pilot.SendReminders(ask, who, key))).Taking<Seq<Reminder>>(typeof(Remind));
        api.MapGet("/units/{unit}/due", (string unit, Pilot pilot, HttpContext http) => Inside(http, pilot) ?? http.Answer(pilot.DueFrom(unit, SignedIn.Of(http)))).Produces<Seq<DueLine>>();
        api.MapGet("/reports/{unit}/{period}", (string unit, string period, Pilot pilot, HttpContext http) => Inside(http, pilot)
            ?? Tagged(http, pilot.SeeReport(unit, period, SignedIn.Of(http)), view => view.Version)).Produces<ReportView>();
        api.MapGet("/escalations/measure/{no:int}/{milestone}", (int no, string milestone, Pilot pilot, HttpContext http) =>
            Inside(http, pilot) ?? Tagged(http, pilot.SeeEscalation($"measure/{no}/{milestone}", SignedIn.Of(http)), view => view.Version)).Produces<EscalationView>();
        api.MapGet("/escalations/report/{unit}/{period}", (string unit, string period, Pilot pilot, HttpContext http) =>
            Inside(http, pilot) ?? Tagged(http, pilot.SeeEscalation($"report/{unit}/{period}", SignedIn.Of(http)), view => view.Version)).Produces<EscalationView>();
        api.MapGet("/matters", (string? kind, int? measure, string? after, Pilot pilot, HttpContext http) =>
        {
            if (Inside(http, pilot) is { } no) return no;
            var (lines, next) = pilot.Matters(SignedIn.Of(http), kind, measure, after);
            return Asking.Value(new MattersShown(lines, next));
        }).Produces<MattersShown>();
        api.MapGet("/matters/{number}", (string number, Pilot pilot, HttpContext http) => Inside(http, pilot)
            ?? Tagged(http, pilot.SeeMatter(number, SignedIn.Of(http)), view => view.Version)).Produces<MatterView>();
        api.MapGet("/roster", (Pilot pilot, HttpContext http) => Inside(http, pilot) ?? Asking.Value(pilot.Contacts(SignedIn.Of(http)))).Produces<Seq<RosterPage>>();
        api.MapGet("/period", (Pilot pilot, HttpContext http) => Inside(http, pilot) ?? Asking.Value(pilot.End())).Produces<PilotEnd>();
        api.MapAsks();
    }

    // Asks are listed once, in the engine; a route is made of each.
    private static void MapAsks(this IEndpointRouteBuilder api)
    {
        foreach (var (word, type) in SupervisionAsks.Of<MeasureAsk>())
            api.MapPost($"/measures/{{no:int}}/{word}", (int no, Pilot pilot, HttpContext http) => http.Ask(type, (ask, who, key, version) => pilot.Supervise(no, (MeasureAsk)ask, who, key, version))).Taking(type);
        foreach (var (word, type) in SupervisionAsks.Of<ReportAsk>())
            api.MapPost($"/reports/{{unit}}/{{period}}/{word}", (string unit, string period, Pilot pilot, HttpContext http) =>
                http.Ask(type, (ask, who, key, version) => pilot.Supervise(unit, period, (ReportAsk)ask, who, key, version))).Taking(type);
        foreach (var (word, type) in SupervisionAsks.Of<EscalationAsk>())
        {
            api.MapPost($"/escalations/measure/{{no:int}}/{{milestone}}/{word}", (int no, string milestone, Pilot pilot, HttpContext http) =>
                http.Ask(type, (ask, who, key, version) => pilot.Supervise($"measure/{no}/{milestone}", (EscalationAsk)ask, who, key, version))).Taking(type);
            api.MapPost($"/escalations/report/{{unit}}/{{period}}/{word}", (string unit, string period, Pilot pilot, HttpContext http) =>
                http.Ask(type, (ask, who, key, version) => pilot.Supervise($"report/{unit}/{period}", (EscalationAsk)ask, who, key, version))).Taking(type);
        }
        foreach (var (word, type) in SupervisionAsks.Of<MatterAsk>())
        {
            if (type == typeof(MatterAsk.Raise)) api.MapPost("/matters/raise", (Pilot pilot, HttpContext http) =>
                http.Ask(type, (ask, who, key, _) => pilot.Supervise((MatterAsk.Raise)ask, who, key))).Taking(type);
            else api.MapPost($"/matters/{{number}}/{word}", (string number, Pilot pilot, HttpContext http) =>
                http.Ask(type, (ask, who, key, version) => pilot.Supervise(number, (MatterAsk)ask, who, key, version))).Taking(type);
        }
        foreach (var (word, type) in SupervisionAsks.Of<ContactAsk>())
            api.MapPost($"/roster/{{unit}}/{word}", (string unit, Pilot pilot, HttpContext http) => http.Ask(type, (ask, who, key, _) => pilot.Supervise(unit, (ContactAsk)ask, who, key))).Taking(type);
        foreach (var (word, type) in SupervisionAsks.Of<PeriodAsk>())
            api.MapPost($"/period/{word}", (Pilot pilot, HttpContext http) => http.Ask(type, (ask, who, key, _) => pilot.Supervise((PeriodAsk)ask, who, key))).Taking(type);
    }

    private static void Taking(this RouteHandlerBuilder route, Type type) => route.Taking<Done>(type);

    private static void Taking<TDone>(this RouteHandlerBuilder route, Type type) =>
        route.Accepts(type, "application/json").Produces<TDone>().Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");

    private static IResult Measure(int no, Pilot pilot, HttpContext http, DateOnly? day)
    {
        if (pilot.Pack.Definitions.Measure(no) is null) return Problems.Of(SupervisionRefusals.NoSuchMeasure(no), http);
        var state = pilot.Supervised(no, day);
        http.Tag(state.Facts.Count);
        return Asking.Value(new SupervisedShown(state, pilot.Supervision(day).Of(no), pilot.WhyLanding(no, day)));
    }

    private static IResult Tagged<T>(HttpContext http, Outcome<T> seen, Func<T, int> version)
    {
        if (!seen.Refused) http.Tag(version(seen.Value));
        return http.Answer(seen);
    }

    private static IResult On(HttpContext http, string? asOf, Func<DateOnly?, IResult> shown)
    {
        var day = Asking.Day(asOf ?? http.Request.Query["as-of"]);
        return day.Refused ? Problems.Of(day.Refusal!, http) : shown(day.Value); // refused, so there is one
    }

    private static IResult? Inside(HttpContext http, Pilot pilot) => PlanApi.Inside(http, pilot);
}
