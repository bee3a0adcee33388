using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pilotage.Web.Portal.Shared;

/// <summary>Style, script and icon.</summary>
public sealed class AssetModel : PageModel
{
    public IActionResult OnGet(string name, string? v)
    {
        if (Assets.Find(name) is not var (bytes, type, mark)) return NotFound();
        Response.Headers.CacheControl = v == mark ? "public, max-age=31536000, immutable" : "no-cache";
        return new FileContentResult(bytes, type) { EntityTag = new($"\"{mark}\"") };
    }
}
