using Microsoft.AspNetCore.Mvc;
using Pilotage.Packs;

namespace Pilotage.Web.Portal.Shared;

/// <summary>The text of a law or document that the pack cites, as far as it is held.</summary>
public sealed class LawModel(Reader here) : PortalPage(here)
{
    public LawText Law { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string id)
    {
        if (Here.Pack.Definitions.Sources.GetValueOrDefault(id) is not { } law) return NotFound();
        Law = law;
        return Page();
    }
}
