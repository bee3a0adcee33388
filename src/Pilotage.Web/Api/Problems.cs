using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Pilotage.Web.Api;

/// <summary>A lawful no, or a request that cannot be read, as RFC 9457 has it.</summary>
/// <param name="Type">Address of the problem; its last part is the refusal's code.</param>
/// <param name="Title">What is refused and why, in the reader's language.</param>
/// <param name="Basis">The clause it rests on, where a law says no.</param>
/// <param name="Advice">What the reader can do, in the reader's language.</param>
/// <param name="Now">What there is now, where it has changed meanwhile.</param>
public sealed record Problem(string Type, string Title, int Status, string? Basis = null, string? Advice = null, object? Now = null);

/// <summary>The one place where a refusal becomes an answer of HTTP.</summary>
public static class Problems
{
    private static readonly string[] Forms = ["form", "unsaid", "person-id", "person-name", "enterprise-id", "enterprise-name", "grant-period", "grant-role", "grant-holder", "password", "body", "no-such-field", "no-such-material", "no-such-suspension",
        "input-missing", "input-type", "input-choice", "input-least", "no-such-input", "draft-faulty"];

    /// <param name="now">What there is now, shown with a refusal that says it has changed.</param>
    public static IResult Of(Refusal refusal, HttpContext http, object? now = null) => Of(refusal, http, Status(refusal), now);

    public static IResult Of(Refusal refusal, HttpContext http, int status, object? now = null)
    {
        var language = Reading.LanguageOf(http);
        http.Response.Headers.ContentLanguage = Reading.Tag(language);
        var problem = new Problem($"/problems/{refusal.Code}", refusal.Reason.In(language), status, refusal.Basis?.ToString(), refusal.Advice?.In(language), now);
        return Results.Json(problem, ApiJson.Options, "application/problem+json", status);
    }

    /// <summary>The status that goes with a refusal.</summary>
    public static int Status(Refusal refusal) => refusal.Code switch
    {
        var form when Forms.Contains(form) => StatusCodes.Status422UnprocessableEntity,
        "changed-meanwhile" => StatusCodes.Status412PreconditionFailed,
        "not-yours" or "not-administrator" or "other-site" => StatusCodes.Status403Forbidden,
        "sign-in" or "sign-in-locked" or "sign-in-first" => StatusCodes.Status401Unauthorized,
        "no-fonts" => StatusCodes.Status503ServiceUnavailable,
        "too-many" => StatusCodes.Status429TooManyRequests,
        "file-too-large" or "body-too-large" or "batch-too-long" => StatusCodes.Status413PayloadTooLarge,
        "file-kind" or "body-kind" => StatusCodes.Status415UnsupportedMediaType,
        "body-unreadable" or "precondition" or "cursor" or "day" => StatusCodes.Status400BadRequest,
        "publication-withdrawn" => StatusCodes.Status410Gone,
        "file-empty" => StatusCodes.Status422UnprocessableEntity,
        var gone when gone.StartsWith("no-such-", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };
}
