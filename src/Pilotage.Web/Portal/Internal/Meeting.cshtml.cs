using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>What the leading group's next meeting has before it, on any day; every figure leads to what it counts.</summary>
public sealed class MeetingModel(Reader here) : InternalPage(here)
{
    public MeetingPack Meeting { get; private set; } = null!; // set before anything is shown

    /// <summary>Where the meeting's document is drafted, filled; null for who may not, on past days, and where the pack has no template for it.</summary>
    public string? Draft => Here.AsOf is null && Pilot.Drafts(Here.Who) && Here.Pilot.MeetingTemplate is { } template
        ? $"/documents?subject={Meeting.Period.Id}&template={template}" : null;

    public IActionResult OnGet()
    {
        var seen = Pilot.Meeting(Here.Who, Here.AsOf);
        if (seen.Refused) return Absent();
        Meeting = seen.Value;
        return Page();
    }
}
