namespace Pilotage.Plan.Supervision;

/// <summary>A thing as it stands on record, told to the desk.</summary>
/// <param name="Unit">The unit whose thing it is.</param>
/// <param name="File">Hash of the file issued; empty where there is none.</param>
public sealed record ClearanceThing(ClearanceKind Kind, string Unit, string Title, string Text, string File)
{
    public string Hash => ClearanceDesk.HashOf(Title, Text);
}

/// <summary>What other records say about the clearing of a thing.</summary>
/// <param name="Id">The number that a new examination gets.</param>
/// <param name="Thing">What is proposed; null where there is none of that name that could be.</param>
/// <param name="Open">The examination of the same thing that waits or has made it public; null where there is none.</param>
/// <param name="Number">The number under which it would be public.</param>
/// <param name="Proposer">Who proposed it.</param>
/// <param name="Noticed">What is pointed out in its text.</param>
public sealed record KnownOfClearance(string Id, ClearanceThing? Thing, string? Open, string Number, string Proposer, string Asker, Seq<Noticed> Noticed);

/// <summary>Decides what comes of an ask about clearing a thing for publication.</summary>
public static class ClearanceDesk
{
    public static Outcome<Seq<ClearanceFact>> Decide(ClearanceRules rules, Clearance now, KnownOfClearance known, ClearanceAsk ask, DateOnly today) => (now.Proposed, now.Stage, ask) switch
    {
        (null, _, ClearanceAsk.Propose propose) => Propose(rules, known, propose, today),
        (null, _, _) or (_, _, ClearanceAsk.Propose) => ClearanceRefusals.NoSuchClearance(),
        ({ } proposed, ClearanceStage.Waiting, ClearanceAsk.Clear clear) => known.Asker == known.Proposer ? ClearanceRefusals.SamePerson(rules)
            : Clear(rules, proposed, known, clear, today),
        (_, ClearanceStage.Waiting, ClearanceAsk.Refuse refuse) => known.Asker == known.Proposer ? ClearanceRefusals.SamePerson(rules)
            : Said(ask, refuse.Reason) ?? One(new ClearanceFact.Refused(today, refuse.Reason.Trim())),
        (_, ClearanceStage.Published, ClearanceAsk.Withdraw withdraw) => Said(ask, withdraw.Reason) ?? One(new ClearanceFact.Withdrawn(today, withdraw.Reason.Trim())),
        _ => ClearanceRefusals.Stage(now, ask),
    };

    private static Outcome<Seq<ClearanceFact>> Propose(ClearanceRules rules, KnownOfClearance known, ClearanceAsk.Propose propose, DateOnly today)
    {
        if (known.Thing is not { } thing) return ClearanceRefusals.NotClearable(propose.Subject, rules);
        if (known.Open is { } open) return ClearanceRefusals.Open(open);
        if (rules.Ground(propose.Ground) is null) return ClearanceRefusals.NoSuchGround(propose.Ground, rules);
        if (propose.Hash.Length > 0 && propose.Hash != thing.Hash) return ClearanceRefusals.ShownOther();
        var text = Lines(propose.Text.Length == 0 ? thing.Text : propose.Text);
        if (thing.Kind.Whole && text != Lines(thing.Text)) return ClearanceRefusals.Whole(thing.Kind);
        return text.Length == 0 ? SupervisionRefusals.Unsaid("words", propose)
            : One(new ClearanceFact.Proposed(today, known.Id, thing.Kind.Id, propose.Subject, thing.Unit, thing.Title, new(text), HashOf(thing.Title, text), thing.Hash,
                thing.File, propose.Ground, propose.Note.Trim()));
    }

    private static Outcome<Seq<ClearanceFact>> Clear(ClearanceRules rules, ClearanceFact.Proposed proposed, KnownOfClearance known, ClearanceAsk.Clear clear, DateOnly today)
    {
        if (rules.Ground(clear.Ground) is not { } ground) return ClearanceRefusals.NoSuchGround(clear.Ground, rules);
        if (clear.Hash != proposed.Hash) return ClearanceRefusals.ShownOther();
        var open = rules.Checks.Where(check => !clear.Checked.Contains(check.Id)).ToSeq();
        if (ground.Publishes && open.Count > 0) return ClearanceRefusals.Unchecked(open);
        if (ground.Publishes && known.Noticed.Count > 0 && string.IsNullOrWhiteSpace(clear.Note)) return ClearanceRefusals.Unexplained(known.Noticed);
        if (!ground.Publishes && string.IsNullOrWhiteSpace(clear.Note)) return SupervisionRefusals.Unsaid("reason", clear);
        return One(new ClearanceFact.Cleared(today, proposed.Hash, ground.Id, clear.Checked.Distinct().ToSeq(), known.Noticed.Count, clear.Note.Trim(),
            ground.Publishes ? known.Number : ""));
    }

    /// <summary>The hash of what is shown: the title, and below it the text.</summary>
    public static string HashOf(string title, string text) => Hash.Of($"{title}\n{text}");

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();

    private static Refusal? Said(ClearanceAsk ask, string reason) => string.IsNullOrWhiteSpace(reason) ? SupervisionRefusals.Unsaid("reason", ask) : null;

    private static Outcome<Seq<ClearanceFact>> One(ClearanceFact fact) => new Seq<ClearanceFact>([fact]);
}
