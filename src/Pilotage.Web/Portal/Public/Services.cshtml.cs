using Pilotage.Window;

namespace Pilotage.Web.Portal.Public;

/// <summary>What can be applied for.</summary>
public sealed class ServicesModel(Reader here) : PortalPage(here)
{
    public IEnumerable<Service> Services => Here.Pack.Definitions.Services.Values.OrderBy(service => service.Measure).ThenBy(service => service.Id, StringComparer.Ordinal);
}
