using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Access;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>A one-time link by which a person sets a password.</summary>
/// <param name="Address">To be handed to that person and nobody else.</param>
public sealed record InvitationShown(string Person, string Address);

/// <summary>Who asks, and what that person holds today.</summary>
public sealed record MeShown(string Person, Text? Name, Seq<RoleShown> Roles, DateOnly Today);

/// <summary>A role held today.</summary>
/// <param name="For"><c>unit</c> or <c>enterprise</c>.</param>
public sealed record RoleShown(string Role, string Holder, Text HolderName, string For);

/// <summary>People and what they may do; enterprises that may apply. For administrators.</summary>
internal static class AccessApi
{
    /// <summary>What anyone may ask about oneself.</summary>
    public static void MapMe(this IEndpointRouteBuilder api) => api.MapGet("/me", (Pilot pilot, HttpContext http) =>
    {
        var who = SignedIn.Of(http);
        var person = pilot.Person(who.Person);
        return Asking.Value(new MeShown(who.Person, person?.Name.Value is { } name ? Text.Same(name) : null, (person?.Grants ?? []).Where(grant => grant.InForce(pilot.Today))
            .Select(grant => new RoleShown(grant.Role, grant.Holder, pilot.HolderName(grant.Holder), pilot.Pack.Definitions.Units.ContainsKey(grant.Holder) ? "unit" : "enterprise")).ToSeq(), pilot.Today));
    }).Produces<MeShown>();

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", (Pilot pilot, HttpContext http) => pilot.Administers(SignedIn.Of(http)) ? Asking.Value(pilot.People()) : Problems.Of(Pilot.NotAdministrator(), http)).Produces<Seq<Person>>();
        api.MapPost("/people", (Pilot pilot, HttpContext http) => http.Ask<AccessAsk.Add, Done>((ask, who, _) => pilot.Appoint(ask.Id, ask with { Sample = false }, who))).Takes<AccessAsk.Add>();
        api.MapPost("/people/{id}/give", (string id, Pilot pilot, HttpContext http) => http.Ask<AccessAsk.Give, Done>((ask, who, _) => pilot.Appoint(id, ask, who))).Takes<AccessAsk.Give>();
        api.MapPost("/people/{id}/end", (string id, Pilot pilot, HttpContext http) => http.Ask<AccessAsk.End, Done>((ask, who, _) => pilot.Appoint(id, ask, who))).Takes<AccessAsk.End>();
        api.MapPost("/people/{id}/invitation", async (string id, Entrance entrance, HttpContext http) =>
        {
            var token = await entrance.Invite(id, SignedIn.Of(http));
            return token.Refused
                ? Problems.Of(token.Refusal!, http)
                : Asking.Value(new InvitationShown(id, $"{http.Request.Scheme}://{http.Request.Host}/invited/{token.Value}")); // refused, so there is one
        }).Produces<InvitationShown>();
        api.MapGet("/enterprises", (Pilot pilot, HttpContext http) => pilot.Administers(SignedIn.Of(http))
            ? Asking.Value(pilot.Enterprises())
            : Problems.Of(Pilot.NotAdministrator(), http)).Produces<Seq<Enterprise>>();
        api.MapPost("/enterprises", (Pilot pilot, HttpContext http) => http.Ask<Enterprise, Done>((ask, who, _) => pilot.Enrol(ask, who))).Takes<Enterprise>();
    }
}
