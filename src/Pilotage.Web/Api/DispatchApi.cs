using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Dispatch;
using Pilotage.Host;
using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>A page of the list of documents, and the cursor of the next one; null where this is the last.</summary>
public sealed record DispatchesShown(Seq<DispatchLine> Documents, string? Next);

/// <summary>Documents: drafted from facts, reviewed, signed, numbered, sealed, issued. One route an ask, made from the list of asks. For the administration.</summary>
internal static class DispatchApi
{
    public static void MapDispatch(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents", (string? after, Pilot pilot, HttpContext http) =>
        {
            if (PlanApi.Inside(http, pilot) is { } no) return no;
            var (lines, next) = pilot.Dispatches(SignedIn.Of(http), after);
            return Asking.Value(new DispatchesShown(lines, next));
        }).Produces<DispatchesShown>();
        api.MapGet("/documents/{id}", (string id, Pilot pilot, HttpContext http) =>
        {
            if (PlanApi.Inside(http, pilot) is { } no) return no;
            var seen = pilot.SeeDispatch(id, SignedIn.Of(http));
            if (!seen.Refused) http.Tag(seen.Value.Version);
            return http.Answer(seen);
        }).Produces<DispatchView>();
        api.MapGet("/documents/{id}/file.{face}", (string id, string face, Pilot pilot, HttpContext http) => PlanApi.Inside(http, pilot) ?? File(id, face, pilot, http)).Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        foreach (var (word, type) in DispatchAsks.All)
        {
            var route = type == typeof(DispatchAsk.Draft)
                ? api.MapPost("/documents/draft", (Pilot pilot, HttpContext http) => http.Ask(type, (ask, who, key, _) => pilot.Dispatch((DispatchAsk.Draft)ask, who, key)))
                : api.MapPost($"/documents/{{id}}/{word}", (string id, Pilot pilot, HttpContext http) => http.Ask(type, (ask, who, key, version) => pilot.Dispatch(id, (DispatchAsk)ask, who, key, version)));
            route.Accepts(type, "application/json").Produces<Done>().Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
        }
    }

    /// <summary>One face of a document: what was sealed or issued as it is kept, a draft as it is now.</summary>
    internal static IResult File(string id, string face, Pilot pilot, HttpContext http)
    {
        var seen = pilot.SeeDispatch(id, SignedIn.Of(http));
        if (seen.Refused) return Problems.Of(seen.Refusal!, http); // refused, so there is one
        if (!seen.Value.Whole || face is not ("pdf" or "docx" or "html")) return Problems.Of(DispatchRefusals.NoSuchDispatch(), http);
        if (face == "pdf" && seen.Value.State.File is { } kept && pilot.Files.Open(kept) is { } file) return Results.File(file, "application/pdf", $"{id}.pdf");
        if (!FontBook.OfMachine.HasChinese) return Problems.Of(new("no-fonts", FontBook.OfMachine.Said), http);
        var rendered = Press.Render(pilot.Paper(seen.Value));
        return face switch
        {
            "pdf" => Results.File(rendered.Pdf, "application/pdf", $"{id}.pdf"),
            "docx" => Results.File(rendered.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{id}.docx"),
            _ => Results.Content(HtmlPage.Whole(seen.Value.State.Wording.Title, rendered.Html), "text/html; charset=utf-8"),
        };
    }
}
