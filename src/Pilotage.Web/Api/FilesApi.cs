using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>Files handed in: the body is the file, its name stands in the address; what it is, its content says.</summary>
internal static class FilesApi
{
    private const int LongestName = 200;

    public static void MapFiles(this IEndpointRouteBuilder api) => api.MapPost("/files", async (string? name, Pilot pilot, HttpContext http) =>
    {
        if (SignedIn.Of(http).Person.Length == 0) return Problems.Of(Asking.SignInFirst(), http);
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(letter => char.IsControl(letter) || letter is '/' or '\\' || Bidi(letter)))
            return Problems.Of(new("body", new("请在地址中写明文件名，如 ?name=章程.pdf", "Name the file in the address, such as ?name=charter.pdf")), http);
        try
        {
            return http.Answer(await pilot.Files.Take(name, http.Request.Body, http.RequestAborted));
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Of(new("file-too-large", new($"文件“{name}”大于 {FilesKept.Largest / 1024 / 1024} MB", $"The file '{name}' is larger than {FilesKept.Largest / 1024 / 1024} MB")), http);
        }
    }).WithMetadata(new RequestSizeLimitAttribute(FilesKept.Largest + 1024)).RequireRateLimiting(Limits.Uploads).Accepts<IFormFile>("application/octet-stream").Produces<FileKept>();

    // A name that turns its own letters round shows another ending than it has.
    internal static bool Bidi(char letter) => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
