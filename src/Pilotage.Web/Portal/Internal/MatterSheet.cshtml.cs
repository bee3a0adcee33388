using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>One matter, for the office and the units it concerns.</summary>
public sealed class MatterSheetModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public MatterView View { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string number, string? did)
    {
        Told(did);
        return Find(number) ? Page() : Absent();
    }

    public async Task<IActionResult> OnPost(string number, [FromForm(Name = "do")] string? ask)
    {
        if (!Find(number)) return Absent();
        return await Ask<MatterAsk>(ask ?? "", (asked, key, version) => Pilot.Supervise(number, asked, Here.Who, key, version), _ => $"/matters/{Uri.EscapeDataString(number)}", () => Find(number) ? Page() : Absent());
    }

    private bool Find(string number)
    {
        var seen = Pilot.SeeMatter(number, Here.Who);
        if (seen.Refused) return false;
        View = seen.Value;
        return true;
    }
}
