using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Pilotage.Host;
using Pilotage.Plan.Supervision;
using Pilotage.Web.Api;

namespace Pilotage.Web.Portal.Internal;

/// <summary>The crosswalk to the superior plan: handing it in, and the report upward by it.</summary>
[EnableRateLimiting(Limits.Forms)]
[RequestSizeLimit(BooksApi.Largest + 65_536)]
public sealed class CrosswalkModel(Reader here) : InternalPage(here)
{
    [BindProperty]
    public IFormFile? Table { get; set; }

    [BindProperty]
    public string Document { get; set; } = "";

    [BindProperty]
    public bool Dry { get; set; }

    public CrosswalkAnswer? Answer { get; private set; }

    public Refusal? No { get; private set; }

    public Crosswalk Known { get; private set; } = null!; // set before anything is shown

    public Seq<CrosswalkLine> Lines { get; private set; }

    public Seq<int> Own { get; private set; }

    public IActionResult OnGet() => Shown();

    public IActionResult OnGetEmpty() => Inside ? File(Pilot.EmptyCrosswalk(), BooksApi.Kind, "对照表.xlsx") : ToSignIn();

    public IActionResult OnGetReport() => Inside ? File(Pilot.CrosswalkSheet(Here.AsOf), BooksApi.Kind, $"对照报告{Here.Day:yyyyMMdd}.xlsx") : ToSignIn();

    public async Task<IActionResult> OnPost()
    {
        if (!Inside) return Here.SignedIn ? StatusCode(403) : ToSignIn();
        if (Table is null)
        {
            No = new("file-empty", new("请选择对照表文件", "Choose the file of the table"));
            return Shown();
        }
        var name = BooksApi.Named(Table.FileName);
        await using var content = Table.OpenReadStream();
        if (await BooksApi.Bytes(content, HttpContext.RequestAborted) is not { } bytes) No = BooksApi.TooLarge(name);
        else
        {
            var taken = await Pilot.TakeCrosswalk(name, bytes, Document, Here.Who, Dry);
            if (taken.Refused) No = taken.Refusal;
            else Answer = taken.Value;
        }
        return Shown();
    }

    private IActionResult Shown()
    {
        if (!Inside) return Page();
        Known = Pilot.Crosswalk(Here.AsOf);
        Lines = Pilot.CrosswalkReport(Here.AsOf);
        Own = Known.Taken is null ? [] : Known.Own(Here.Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures).Select(measure => measure.No));
        return Page();
    }
}
