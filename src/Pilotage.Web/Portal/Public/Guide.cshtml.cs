using Microsoft.AspNetCore.Mvc;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Public;

/// <summary>The public guide of a service.</summary>
public sealed class GuideModel(Reader here) : PortalPage(here)
{
    public Service Service { get; private set; } = null!; // set before anything is shown

    public Procedure Procedure => Here.Pack.Procedure(Service);

    public CertificateType? Certificate => Service.Gives.Certificate is { } given ? Here.Pack.Definitions.Certificates.GetValueOrDefault(given.Id) : null;

    public IActionResult OnGet(string id)
    {
        if (Here.Pack.Service(id) is not { } service) return NotFound();
        Service = service;
        return Page();
    }
}
