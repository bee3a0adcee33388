using Microsoft.AspNetCore.DataProtection;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Everything overdue, milestones and reports alike, and on which step each stands.</summary>
public sealed class OverdueModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    private HashSet<string> own = [];

    public Seq<Overdue> Lines { get; private set; }

    public bool Sees(Overdue line) => own.Contains(line.Unit) || Here.Pack.Manifest.Office is { } office && own.Contains(office.Id);

    public void OnGet()
    {
        own = [.. Pilot.Roles(Here.Who).Select(held => held.Holder)];
        Lines = Pilot.OverdueNow();
    }
}
