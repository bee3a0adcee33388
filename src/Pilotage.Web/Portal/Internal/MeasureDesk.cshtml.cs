using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>One measure under supervision: its plan, its lights and why, what happened, and what this reader may ask.</summary>
public sealed class MeasureDeskModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public Measure Measure { get; private set; } = null!; // set before anything is shown

    public MeasureState State { get; private set; } = null!; // see above

    public MeasureLight Light { get; private set; } = null!; // see above

    public Explanation Why { get; private set; } = null!; // see above

    public Seq<string> May { get; private set; }

    public Seq<MatterLine> Matters { get; private set; }

    public int Version => State.Facts.Count;

    public IActionResult OnGet(int no, string? did)
    {
        Told(did);
        return Find(no) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(int no, [FromForm(Name = "do")] string? ask)
    {
        if (!Find(no)) return NotFound();
        return await Ask<MeasureAsk>(ask ?? "", (asked, key, version) => Pilot.Supervise(no, asked, Here.Who, key, version), _ => $"/measures/{no}/supervision", () => Find(no) ? Page() : NotFound());
    }

    /// <summary>The milestones still open, to choose from.</summary>
    public IReadOnlyDictionary<string, Seq<(string, Text)>> Choices(string word) => word switch
    {
        "name-lead" => ChooseUnit("unit"),
        "hand-over" => ChooseUnit("to"),
        "close" => ChooseUnit("to"),
        "meet" or "ask-time" => Milestones(one => one.MetOn is null),
        "reopen" => Milestones(one => one.MetOn is not null),
        "give-time" or "deny-time" => Milestones(one => one.Asked is not null),
        _ => new Dictionary<string, Seq<(string, Text)>>(),
    };

    /// <summary>What a form is filled in with: a change of plan starts from the plan there is.</summary>
    public IReadOnlyDictionary<string, string> Values(string word) => word == "draft" && (State.Draft?.Plan ?? State.Plan) is { } plan
        ? new Dictionary<string, string>
        {
            ["deliverables"] = string.Join('\n', plan.Deliverables),
            ["milestones"] = string.Join('\n', plan.Milestones.Select(one => State.Milestone(one.Id) is { } now ? one with { Due = now.Due } : one)),
            ["indicators"] = string.Join('\n', plan.Indicators),
        }
        : new Dictionary<string, string>();

    private Dictionary<string, Seq<(string, Text)>> Milestones(Func<MilestoneState, bool> which) => new()
    {
        ["milestone"] = State.Milestones.Where(which).Select(one => (one.Milestone.Id, Text.Same($"{one.Milestone.Name}（{one.Due:yyyy-MM-dd}）"))).ToSeq(),
    };

    private bool Find(int no)
    {
        if (Here.Pack.Definitions.Measure(no) is not { } measure) return false;
        Measure = measure;
        State = Pilot.Supervised(no, Seen);
        Light = Pilot.Supervision(Seen).Of(no);
        Why = Pilot.WhyLanding(no, Seen);
        May = Seen is null ? Pilot.MayAsk(no, Here.Who) : [];
        Matters = Inside ? Pilot.Matters(Here.Who, null, no).Lines : [];
        return true;
    }
}
