using Microsoft.AspNetCore.Mvc;

namespace Pilotage.Web.Portal.Public;

/// <summary>The file of a document that is public, as it was issued.</summary>
public sealed class PublishedFileModel(Reader here) : PortalPage(here)
{
    public IActionResult OnGet(string number)
    {
        var seen = Pilot.SeePublished(number);
        if (seen.Refused || Pilot.Files.Open(seen.Value.File) is not { } file) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(file, "application/pdf", $"{number}.pdf");
    }
}
