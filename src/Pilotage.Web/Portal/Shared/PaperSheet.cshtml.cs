using Microsoft.AspNetCore.Mvc;
using Pilotage.Packs;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Shared;

/// <summary>One paper of a case, to read and to print; the first is the receipt.</summary>
public sealed class PaperSheetModel(Reader here) : PortalPage(here)
{
    public string Number { get; private set; } = "";

    public Paper Paper { get; private set; } = null!; // set before anything is shown

    public Pack Pack { get; private set; } = null!; // see above

    /// <summary>Whether it is shown right after filing.</summary>
    public bool Received { get; private set; }

    /// <param name="file">pdf or docx, to have it as a file.</param>
    /// <param name="language">Of the file: en for the courtesy version.</param>
    public IActionResult OnGet(string number, int n, bool received = false, string? file = null, string? language = null)
    {
        var found = Pilot.Paper(number, n, Here.Who);
        if (found.Refused) return found.Refusal!.Code == "not-yours" ? StatusCode(403) : found.Refusal.Code == "no-such-paper" ? NotFound() : Absent(); // refused, so there is one
        if (file is not null) return Printed.File(Pilot.PaperFile(number, n, Here.Who, file, Printed.Language(language), Printed.Note(Here.Demo)));
        (Number, Paper, Pack, Received) = (found.Value.Case.Case.Number, found.Value.Paper, found.Value.Case.Pack, received);
        return Page();
    }
}
