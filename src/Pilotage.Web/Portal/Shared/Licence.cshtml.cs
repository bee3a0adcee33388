using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Shared;

/// <summary>A certificate to print, for its holder and the unit that issued it.</summary>
public sealed class LicenceModel(Reader here) : PortalPage(here)
{
    public CertificateView View { get; private set; } = null!; // set before anything is shown

    public IActionResult OnGet(string number)
    {
        var found = Pilot.Certificate(number, Here.Who);
        if (found.Refused) return Absent();
        View = found.Value;
        return Page();
    }
}
