using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Pilotage.Plan.Supervision;

/// <summary>Where the clearing of one thing for publication stands.</summary>
public enum ClearanceStage { Waiting, Published, Withheld, Refused, Withdrawn }

/// <summary>What someone wants of the clearing of a thing for publication (公开审查).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Propose), "propose")]
[JsonDerivedType(typeof(Clear), "clear")]
[JsonDerivedType(typeof(Refuse), "refuse")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
public abstract record ClearanceAsk
{
    private ClearanceAsk() { }

    /// <summary>Propose that it be made public (提请公开审查).</summary>
    /// <param name="Subject">What it is: document/2021-0001, matter/NUMBER, measure/3, board/2021-02-20.</param>
    /// <param name="Ground">How it ought to be decided, in the view of who proposes it.</param>
    /// <param name="Text">The text as it will be shown; the thing's own where left empty.</param>
    /// <param name="Hash">The hash of the thing's own text as it was shown to the proposer; empty where it was not shown.</param>
    public sealed record Propose(string Subject, string Ground, string Text = "", string Note = "", string Hash = "") : ClearanceAsk;

    /// <summary>Decide whether it is public, after examining it (审定).</summary>
    /// <param name="Hash">The hash of the text that was examined.</param>
    /// <param name="Checked">Ids of the points of the checklist that were examined, and nothing found.</param>
    public sealed record Clear(string Hash, string Ground, Seq<string> Checked, string Note = "") : ClearanceAsk;

    /// <summary>Give it back undecided, with a reason (退回).</summary>
    public sealed record Refuse(string Reason) : ClearanceAsk;

    /// <summary>Take it from the public, with a reason (撤下).</summary>
    public sealed record Withdraw(string Reason) : ClearanceAsk;
}

/// <summary>What happened to the clearing of a thing. The text as it is shown stands in it, so that it stays when the thing changes.</summary>
public abstract record ClearanceFact(DateOnly Day)
{
    /// <param name="Id">The number of the examination.</param>
    /// <param name="Unit">The unit whose thing it is.</param>
    /// <param name="Text">As it will be shown. It stands beside the fact, so that what should not have been shown can be erased.</param>
    /// <param name="Hash">Of the text.</param>
    /// <param name="Origin">Hash of the thing's own text then, by which a later change shows.</param>
    /// <param name="File">Hash of the file issued that is shown with it; empty where there is none.</param>
    public sealed record Proposed(
        DateOnly Day, string Id, string Kind, string Subject, string Unit, string Title, Personal Text, string Hash, string Origin, string File, string Ground, string Note)
        : ClearanceFact(Day);

    /// <param name="Noticed">How many words of the text were pointed out as personal.</param>
    /// <param name="Number">The number under which it is public; empty where it is not.</param>
    public sealed record Cleared(DateOnly Day, string Hash, string Ground, Seq<string> Checked, int Noticed, string Note, string Number) : ClearanceFact(Day);

    public sealed record Refused(DateOnly Day, string Reason) : ClearanceFact(Day);

    public sealed record Withdrawn(DateOnly Day, string Reason) : ClearanceFact(Day);
}

/// <summary>The clearing of one thing: a fold over its facts.</summary>
/// <param name="Decided">What was decided; null before.</param>
public sealed record Clearance(ClearanceFact.Proposed? Proposed, ClearanceStage Stage, ClearanceFact.Cleared? Decided, string? Reason, Seq<ClearanceFact> Facts)
{
    public static Clearance From(Seq<ClearanceFact> facts) =>
        facts.Aggregate(new Clearance(null, ClearanceStage.Waiting, null, null, []), (now, fact) => now.With(fact));

    private Clearance With(ClearanceFact fact) => (fact switch
    {
        ClearanceFact.Proposed proposed => this with { Proposed = proposed },
        ClearanceFact.Cleared cleared => this with { Decided = cleared, Stage = cleared.Number.Length > 0 ? ClearanceStage.Published : ClearanceStage.Withheld },
        ClearanceFact.Refused refused => this with { Stage = ClearanceStage.Refused, Reason = refused.Reason },
        ClearanceFact.Withdrawn withdrawn => this with { Stage = ClearanceStage.Withdrawn, Reason = withdrawn.Reason },
        _ => throw new UnreachableException(),
    }) with { Facts = Facts.Add(fact) };
}
