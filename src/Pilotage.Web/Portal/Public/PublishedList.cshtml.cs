using Pilotage.Host;

namespace Pilotage.Web.Portal.Public;

/// <summary>What has been cleared for publication, the latest first.</summary>
public sealed class PublishedListModel(Reader here) : PortalPage(here)
{
    public Seq<PublishedLine> Lines { get; private set; }

    public string? Next { get; private set; }

    public void OnGet(string? after) => (Lines, Next) = Pilot.PublishedNow(after);
}
