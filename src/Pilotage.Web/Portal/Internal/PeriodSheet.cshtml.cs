using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>When the pilot ends, and who has confirmed it.</summary>
public sealed class PeriodSheetModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public bool Confirms => Here.Pack.Manifest.Office is { } office && Pilot.Roles(Here.Who).Any(held => held.Holder == office.Id && Pilot.Supervising.For("confirm-end").Any(may => may.By == held.Role));

    public void OnGet(string? did) => Told(did);

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? ask) =>
        await Ask<PeriodAsk>(ask ?? "", (asked, key, _) => Pilot.Supervise(asked, Here.Who, key), _ => "/period", Page);
}
