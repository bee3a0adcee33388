using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Why something is overdue by so many working days.</summary>
public sealed class WhyOverdueModel(Reader here) : InternalPage(here)
{
    public Overdue Line { get; private set; } = null!; // set before anything is shown

    public Explanation Why { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string subject)
    {
        if (Pilot.WhyOverdue(subject, Here.AsOf) is not { } found) return NotFound();
        (Line, Why) = found;
        return Page();
    }
}
