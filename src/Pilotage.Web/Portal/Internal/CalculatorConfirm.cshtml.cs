using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Rules;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Where the responsible unit confirms a rule set as it stands on the page, or takes that back.</summary>
public sealed class CalculatorConfirmModel(Reader here) : InternalPage(here)
{
    [BindProperty]
    public string? Rules { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Calculator Calculator { get; private set; } = null!; // found before the page is shown

    public Standing Standing { get; private set; } = Standing.None;

    public Refusal? No { get; private set; }

    /// <summary>Who gave the confirmation, as people read it.</summary>
    public Text Who => Here.Pack.Manifest.People.FirstOrDefault(person => person.Id == Standing.Person)?.Name ?? Text.Same(Pilot.Person(Standing.Person)?.Name.Value ?? Standing.Person);

    public IActionResult OnGet(string id) => Found(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostConfirm(string id) => Ask(id, new RuleAsk.Confirm(Rules ?? "", Document));

    public Task<IActionResult> OnPostRetract(string id) => Ask(id, new RuleAsk.Retract(Reason ?? ""));

    private async Task<IActionResult> Ask(string id, RuleAsk ask)
    {
        if (!Here.SignedIn) return ToSignIn();
        var done = await Pilot.Confirm(id, ask, Here.Who);
        if (!done.Refused) return Redirect($"/calculators/{id}/confirm");
        No = done.Refusal;
        return Found(id) ? Page() : NotFound();
    }

    private bool Found(string id)
    {
        var found = Pilot.Calculator(id);
        if (found.Refused) return false;
        (Calculator, Standing) = (found.Value, Pilot.Standing(found.Value));
        return true;
    }
}
