using Microsoft.AspNetCore.DataProtection;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Where supervision begins: what is due from the units this reader acts for, and the way to everything else.</summary>
public sealed class SupervisionModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public SupervisionBoard Board { get; private set; } = null!; // set before anything is shown

    public Seq<Overdue> Overdue { get; private set; }

    public Seq<(string Unit, Seq<DueLine> Lines)> Due { get; private set; }

    public void OnGet()
    {
        Board = Pilot.Supervision(Seen);
        Overdue = Pilot.OverdueNow();
        Due = Pilot.Roles(Here.Who).Select(held => held.Holder).Where(Here.Pack.Definitions.Units.ContainsKey).Distinct()
            .Select(unit => (unit, Pilot.DueFrom(unit, Here.Who).Value)).ToSeq(); // one's own unit is never refused
    }
}
