using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Pilotage.Host;
using Pilotage.Web.Api;

namespace Pilotage.Web.Portal.Internal;

/// <summary>What came of one workbook that was handed in: taken, or the reason it was not.</summary>
public sealed record BookAnswer(string File, BookTaken? Taken, Refusal? No);

/// <summary>Units' workbooks out and in, and the ledger of measures.</summary>
[EnableRateLimiting(Limits.Forms)]
[RequestSizeLimit(Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Largest)]
public sealed class BooksModel(Reader here) : InternalPage(here)
{
    private const long Largest = 20L * BooksApi.Largest;

    [BindProperty]
    public List<IFormFile> Files { get; } = [];

    [BindProperty]
    public bool Dry { get; set; }

    public Seq<BookAnswer> Answers { get; private set; }

    /// <summary>Units that lead a measure and that this reader acts for or oversees.</summary>
    public Seq<string> Units { get; private set; }

    public IActionResult OnGet() => Shown();

    public IActionResult OnGetBook(string unit)
    {
        if (!Inside) return Here.SignedIn ? StatusCode(403) : ToSignIn();
        var book = Pilot.Book(unit, null, Here.Who);
        return book.Refused ? Refused(new(unit, null, book.Refusal))
            : File(book.Value, BooksApi.Kind, $"{Here.Pack.UnitName(unit).Zh}填报册.xlsx");
    }

    public IActionResult OnGetLedger()
    {
        if (!Inside) return Here.SignedIn ? StatusCode(403) : ToSignIn();
        return File(Pilot.LedgerOfMeasures(Here.AsOf), BooksApi.Kind, $"举措台账{Here.Day:yyyyMMdd}.xlsx");
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Inside) return Here.SignedIn ? StatusCode(403) : ToSignIn();
        var answers = new List<BookAnswer>();
        foreach (var file in Files)
        {
            var name = BooksApi.Named(file.FileName);
            await using var content = file.OpenReadStream();
            if (await BooksApi.Bytes(content, HttpContext.RequestAborted) is not { } bytes) answers.Add(new(name, null,
                BooksApi.TooLarge(name)));
            else
            {
                var taken = await Pilot.TakeBook(name, bytes, Here.Who, Dry);
                answers.Add(taken.Refused ? new(name, null, taken.Refusal) : new(name, taken.Value, null));
            }
        }
        if (Files.Count == 0) answers.Add(new("", null, new("file-empty", new("请选择填报册文件", "Choose the workbook files"))));
        Answers = [.. answers];
        return Shown();
    }

    private IActionResult Refused(BookAnswer answer)
    {
        Answers = [answer];
        return Shown();
    }

    private IActionResult Shown()
    {
        if (Inside) Units = Pilot.BookUnits(Here.Who);
        return Page();
    }
}
