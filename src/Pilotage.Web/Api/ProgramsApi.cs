using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;
using Pilotage.Web.SignIn.Provider;

namespace Pilotage.Web.Api;

/// <summary>Programs that may have people sign in here and use the API with tokens. For administrators.</summary>
internal static class ProgramsApi
{
    public static void MapPrograms(this IEndpointRouteBuilder api)
    {
        api.MapGet("/programs", async (Programs programs, HttpContext http) => http.Answer(await programs.List(SignedIn.Of(http), http.RequestAborted))).Produces<Seq<ProgramShown>>();
        api.MapPost("/programs", (Programs programs, HttpContext http) => http.Ask<ProgramAsk, ProgramSecret>((ask, who, _) => programs.LetIn(ask, who)))
            .Takes<ProgramAsk>().Produces<ProgramSecret>();
        api.MapPost("/programs/{id}/end", async (string id, Programs programs, HttpContext http) =>
            SignedIn.Of(http) is { Person.Length: > 0 } or { Role: Pilot.Local } ? http.Answer(await programs.End(id, SignedIn.Of(http))) : Problems.Of(Asking.SignInFirst(), http)).Produces<Done>();
    }
}
