using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Proposes one thing for the public: its text as it will be shown, what looks personal in it, and the form.</summary>
public sealed class ClearanceProposeModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public ClearanceDraft Draft { get; private set; } = null!; // set before anything is shown

    public AskForm Proposal
    {
        get
        {
            var whole = Draft.Thing.Kind.Whole;
            var hidden = new Dictionary<string, string> { ["subject"] = Draft.Subject, ["hash"] = Draft.Thing.Hash };
            if (whole) hidden["text"] = "";
            var values = new Dictionary<string, string> { ["ground"] = Pilot.Clearing.Grounds[0].Id };
            if (!whole) values["text"] = Draft.Thing.Text;
            var form = Form("propose", 0, values, new Dictionary<string, Seq<(string, Text)>> { ["ground"] = Pilot.Clearing.Grounds.Select(ground => (ground.Id, ground.Name)).ToSeq() }, hidden);
            return form with { Open = true };
        }
    }

    public IActionResult OnGet(string? subject, string? day) => Find(subject, day) ? Page() : Absent();

    public async Task<IActionResult> OnPost(string? subject, string? day, [FromForm(Name = "do")] string? ask)
    {
        if (!Find(subject, day)) return Absent();
        return await Ask<ClearanceAsk>(ask ?? "", (asked, key, _) => asked is ClearanceAsk.Propose propose ? Pilot.Supervise(propose, Here.Who, key)
            : Task.FromResult<Outcome<Done>>(ClearanceRefusals.NoSuchClearance()), done => $"/clearance/{Uri.EscapeDataString(done.Number)}", Page);
    }

    private bool Find(string? subject, string? day)
    {
        var seen = Pilot.ToClear(subject ?? $"board/{day}", Here.Who);
        if (seen.Refused) return false;
        Draft = seen.Value;
        return true;
    }
}
