using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>Workbooks both ways: a unit's to be filled in without a connection, the ledger to print. For the administration.</summary>
internal static class BooksApi
{
    /// <summary>Largest workbook, in bytes.</summary>
    public const int Largest = 8 * 1024 * 1024;

    /// <summary>What a workbook is to browsers.</summary>
    public const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapBooks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/units/{unit}/book", (string unit, string? period, Pilot pilot, HttpContext http) => PlanApi.Inside(http, pilot)
            ?? Book(http, pilot, unit, period)).Produces(StatusCodes.Status200OK, contentType: Kind);
        api.MapGet("/ledger", (string? asOf, Pilot pilot, HttpContext http) => PlanApi.Inside(http, pilot) ?? Ledger(http, pilot, asOf))
            .Produces(StatusCodes.Status200OK, contentType: Kind);
        api.MapPost("/books", async (string? name, bool? dry, Pilot pilot, HttpContext http) =>
        {
            if (PlanApi.Inside(http, pilot) is { } no) return no;
            if (await Bytes(http.Request.Body, http.RequestAborted) is not { } bytes) return Problems.Of(TooLarge(name ?? ""), http);
            return http.Answer(await pilot.TakeBook(Named(name), bytes, SignedIn.Of(http), dry == true));
        }).WithMetadata(new RequestSizeLimitAttribute(Largest + 1024)).RequireRateLimiting(Limits.Uploads).Accepts<IFormFile>(Kind)
            .Produces<BookTaken>();
    }

    /// <summary>All bytes of a workbook; null where there are more than it may have.</summary>
    public static async Task<byte[]?> Bytes(Stream stream, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var piece = new byte[81_920];
        for (int got; (got = await stream.ReadAsync(piece, stop)) > 0;)
        {
            if (kept.Length + got > Largest) return null;
            kept.Write(piece, 0, got);
        }
        return kept.ToArray();
    }

    public static Refusal TooLarge(string name) =>
        new("file-too-large", new($"填报册“{name}”大于 {Largest / 1024 / 1024} MB",
            $"The workbook '{name}' is larger than {Largest / 1024 / 1024} MB"));

    /// <summary>A name that findings can repeat.</summary>
    public static string Named(string? name) => name is { Length: > 0 }
        ? new([.. Path.GetFileName(name.Replace('\\', '/')).Where(letter => !char.IsControl(letter) && !FilesApi.Bidi(letter)).Take(120)])
            : "填报册.xlsx";

    private static IResult Book(HttpContext http, Pilot pilot, string unit, string? period)
    {
        var book = pilot.Book(unit, period, SignedIn.Of(http));
        // refused, so there is one
        return book.Refused ? Problems.Of(book.Refusal!, http) : Results.File(book.Value, Kind, $"{pilot.Pack.UnitName(unit).Zh}填报册.xlsx");
    }

    private static IResult Ledger(HttpContext http, Pilot pilot, string? asOf)
    {
        var day = Asking.Day(asOf ?? http.Request.Query["as-of"]);
        // refused, so there is one
        return day.Refused ? Problems.Of(day.Refusal!, http)
            : Results.File(pilot.LedgerOfMeasures(day.Value), Kind, $"举措台账{day.Value ?? pilot.Today:yyyyMMdd}.xlsx");
    }
}
