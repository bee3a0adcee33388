using Microsoft.AspNetCore.Mvc;

namespace Pilotage.Web.Portal.Shared;

/// <summary>A file that was handed in, for those who decide or apply; always saved, never opened in the page's own name.</summary>
public sealed class CaseAttachmentModel(Reader here) : PortalPage(here)
{
    public IActionResult OnGet(string number, int index)
    {
        var seen = Pilot.See(number, Here.Who);
        if (seen.Refused) return Absent();
        var materials = seen.Value.Case.Materials; // for others the hashes are left out
        if (index < 0 || index >= materials.Count || Pilot.Files.Open(materials[index].Hash) is not { } content) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(content, "application/octet-stream", materials[index].FileName?.Value ?? $"{number}-{index + 1}");
    }
}
