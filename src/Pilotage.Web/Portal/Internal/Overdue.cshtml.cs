using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Everything overdue, milestones and reports alike, on which step each stands, and reminding of several at once.</summary>
[EnableRateLimiting(Limits.Forms)]
public sealed class OverdueModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    private HashSet<string> own = [];

    public Seq<Overdue> Lines { get; private set; }

    /// <summary>Whether this reader sends reminders.</summary>
    public bool Reminds { get; private set; }

    /// <summary>What came of the reminders just asked for; null where none were.</summary>
    public Seq<Reminder>? Sent { get; private set; }

    public bool Sees(Overdue line) => own.Contains(line.Unit) || Here.Pack.Manifest.Office is { } office && own.Contains(office.Id);

    public void OnGet() => Shown();

    public async Task<IActionResult> OnPost([FromForm] string[]? subjects, [FromForm] string? reason, [FromForm] string? key)
    {
        if (!Here.SignedIn) return ToSignIn();
        Sent = await Pilot.SendReminders(new([.. subjects ?? []], reason?.Trim() ?? ""), Here.Who, key is { Length: > 0 and <= 100 } ? key : null);
        Shown();
        return Page();
    }

    private void Shown()
    {
        own = [.. Pilot.Roles(Here.Who).Select(held => held.Holder)];
        Lines = Pilot.OverdueNow();
        Reminds = Pilot.Reminds(Here.Who);
    }
}
