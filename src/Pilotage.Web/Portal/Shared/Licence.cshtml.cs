using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Shared;

/// <summary>A certificate to print, for its holder and the unit that issued it.</summary>
public sealed class LicenceModel(Reader here) : PortalPage(here)
{
    public CertificateView View { get; private set; } = null!; // set before anything is shown

    /// <param name="file">pdf or docx, to have it as a file.</param>
    /// <param name="language">Of the file: en for the courtesy version.</param>
    public IActionResult OnGet(string number, string? file = null, string? language = null)
    {
        var found = Pilot.Certificate(number, Here.Who);
        if (found.Refused) return Absent();
        if (file is not null) return Printed.File(Pilot.CertificateFile(number, Here.Who, file, Printed.Language(language), Printed.Note(Here.Demo)));
        View = found.Value;
        return Page();
    }
}
