using Microsoft.AspNetCore.Mvc;

namespace Pilotage.Web.Portal.Shared;

/// <summary>What the code of a refusal means.</summary>
public sealed class ProblemModel(Reader here) : PortalPage(here)
{
    public string Code { get; private set; } = "";

    public Problem Known { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string code)
    {
        if (Problems.Find(code) is not { } known) return NotFound();
        (Code, Known) = (code, known);
        return Page();
    }
}
