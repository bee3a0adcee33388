using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>The roster of member units: who leads, which office is responsible, who is the liaison.</summary>
public sealed class RosterModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    public Seq<RosterPage> Pages { get; private set; }

    /// <summary>Units whose page this reader may keep: all for the office, else one's own.</summary>
    public Seq<(string Id, Text Name)> Own { get; private set; }

    public IActionResult OnGet(string? did)
    {
        if (!Inside) return ToSignIn();
        Told(did);
        Find();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? ask)
    {
        Find();
        var unit = Unit ?? "";
        return await Ask<ContactAsk>(ask ?? "", (asked, key, _) => Pilot.Supervise(unit, asked, Here.Who, key), _ => $"/roster?unit={Uri.EscapeDataString(unit)}", Page);
    }

    public async Task<IActionResult> OnPostEnd([FromForm] string unit, [FromForm] int entry)
    {
        var done = await Pilot.Supervise(unit, new ContactAsk.EndContact(entry, Here.Today), Here.Who);
        return done.Refused ? StatusCode(403) : Redirect("/roster?did=end-contact");
    }

    private void Find()
    {
        Pages = Pilot.Contacts(Here.Who);
        var held = Pilot.Roles(Here.Who).Select(role => role.Holder).ToHashSet();
        Own = EveryUnit.Where(unit => held.Contains(unit.Item1) || Here.Pack.Manifest.Office is { } office && held.Contains(office.Id)).ToSeq();
    }
}
