using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Time;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Why so many working days from a day end when they do: the day by which a document asks for an answer.</summary>
public sealed class WhyDaysModel(Reader here) : InternalPage(here)
{
    private const int Most = 400; // working days; more are no period of a document

    public Deadline Deadline { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string? from, int days)
    {
        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || days is < 1 or > Most) return NotFound();
        if (Math.Abs(first.Year - Here.Today.Year) > 10) return NotFound(); // no notice of days off is known so far away
        Deadline = Here.Pack.Calendar.AsOf(Here.Day).Add(first, days, rule: Pilot.Dispatching.Counting);
        return Page();
    }
}
