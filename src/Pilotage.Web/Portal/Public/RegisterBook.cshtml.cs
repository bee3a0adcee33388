using Microsoft.AspNetCore.Mvc;
using Pilotage.Registers;

namespace Pilotage.Web.Portal.Public;

/// <summary>A register as far as it is public.</summary>
public sealed class RegisterBookModel(Reader here) : PortalPage(here)
{
    public Register Register { get; private set; } = null!; // set before anything is shown

    public Seq<RegisterEntry> Entries { get; private set; }

    public string? Next { get; private set; }

    public IActionResult OnGet(string id, string? after)
    {
        if (Here.Pack.Definitions.Registers.GetValueOrDefault(id) is not { Public: true } register) return NotFound();
        Register = register;
        (Entries, Next) = Pilot.Entries(register, after);
        return Page();
    }
}
