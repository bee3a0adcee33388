using Microsoft.AspNetCore.Mvc;
using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Web.Portal.Internal;

/// <summary>A document as a file: sealed or issued as it is kept, a draft as it is laid out now.</summary>
public sealed class DocumentFileModel(Reader here) : InternalPage(here)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public IActionResult OnGet(string id, string face)
    {
        var seen = Pilot.SeeDispatch(id, Here.Who);
        if (seen.Refused || !seen.Value.Whole) return Absent();
        Response.Headers.XContentTypeOptions = "nosniff";
        if (face == "pdf" && seen.Value.State.File is { } kept && Pilot.Files.Open(kept) is { } file) return File(file, "application/pdf", $"{id}.pdf");
        if (face is not ("pdf" or "docx") || !FontBook.OfMachine.HasChinese) return NotFound();
        var rendered = Press.Render(Pilot.Paper(seen.Value));
        return face == "pdf" ? File(rendered.Pdf, "application/pdf", $"{id}.pdf") : File(rendered.Docx, Docx, $"{id}.docx");
    }
}
