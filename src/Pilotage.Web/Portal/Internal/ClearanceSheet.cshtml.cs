using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>One examination: the text as it will be shown, what looks personal, the checklist, and what was decided why.</summary>
public sealed class ClearanceSheetModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public ClearanceView View { get; private set; } = null!; // set before anything is shown

    /// <summary>The ground decided, else the one proposed.</summary>
    public ClearanceGround? Ground => Pilot.Clearing.Ground(View.Clearance.Decided?.Ground ?? View.Clearance.Proposed!.Ground); // it was found, so it was proposed

    /// <summary>The page of the thing itself.</summary>
    public string? Source => View.Clearance.Proposed!.Subject.Split('/', 2) switch // see above
    {
        ["document", var id] => $"/documents/{Uri.EscapeDataString(id)}",
        ["matter", var number] => $"/matters/{Uri.EscapeDataString(number)}",
        ["measure", var no] => $"/measures/{no}/supervision",
        ["board", var day] => $"/?asof={day}",
        _ => null,
    };

    public IActionResult OnGet(string id, string? did)
    {
        Told(did);
        return Find(id) ? Page() : Absent();
    }

    public async Task<IActionResult> OnPost(string id, [FromForm(Name = "do")] string? ask)
    {
        if (!Find(id)) return Absent();
        return await Ask<ClearanceAsk>(ask ?? "", (asked, key, version) => Pilot.Supervise(id, asked, Here.Who, key, version),
            _ => $"/clearance/{Uri.EscapeDataString(id)}", () => Find(id) ? Page() : Absent());
    }

    public AskForm FormOf(string word)
    {
        if (word != "clear") return Form(word, View.Version);
        var choices = new Dictionary<string, Seq<(string, Text)>>
        {
            ["ground"] = Pilot.Clearing.Grounds.Select(ground => (ground.Id, ground.Name)).ToSeq(),
            ["checked"] = Pilot.Clearing.Checks.Select(check => (check.Id, new Text($"{check.Says.Zh}（{Here.Pack.Basis(check.Source, Here.Today).Citation.Zh}）",
                $"{check.Says.In(Language.En)} ({Here.Pack.Basis(check.Source, Here.Today).Citation.In(Language.En)})"))).ToSeq(),
        };
        var proposed = View.Clearance.Proposed!; // see above
        return Form(word, View.Version, new Dictionary<string, string> { ["ground"] = proposed.Ground }, choices, new Dictionary<string, string> { ["hash"] = proposed.Hash });
    }

    private bool Find(string id)
    {
        var seen = Pilot.SeeClearance(id, Here.Who);
        if (seen.Refused) return false;
        View = seen.Value;
        return true;
    }
}
