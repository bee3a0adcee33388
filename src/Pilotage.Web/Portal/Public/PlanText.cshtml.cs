using Pilotage.Host;

namespace Pilotage.Web.Portal.Public;

/// <summary>The document that announces the pilot, as issued, with what differs between its body and its annex.</summary>
public sealed class PlanTextModel(Reader here) : PortalPage(here)
{
    public PlanShown Plan { get; private set; } = null!; // set before anything is shown

    public void OnGet() => Plan = Pilot.PlanAsIssued();
}
