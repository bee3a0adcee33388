using Microsoft.AspNetCore.Mvc;
using Pilotage.Packs;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Shared;

/// <summary>One paper of a case, to read and to print; the first is the receipt.</summary>
public sealed class PaperSheetModel(Reader here) : PortalPage(here)
{
    public string Number { get; private set; } = "";

    public Paper Paper { get; private set; } = null!; // set before anything is shown

    public Pack Pack { get; private set; } = null!; // see above

    /// <summary>Whether it is shown right after filing.</summary>
    public bool Received { get; private set; }

    public IActionResult OnGet(string number, int n, bool received = false)
    {
        var seen = Pilot.See(number, Here.Who);
        if (seen.Refused) return Absent();
        var roles = Pilot.Roles(Here.Who);
        if (roles.All(held => held.Holder != seen.Value.Case.Applicant && held.Holder != seen.Value.Service.Unit.Id)) return StatusCode(403);
        if (n < 1 || n > seen.Value.Papers.Count) return NotFound();
        (Number, Paper, Pack, Received) = (seen.Value.Case.Number, seen.Value.Papers[n - 1], seen.Value.Pack, received);
        return Page();
    }
}
