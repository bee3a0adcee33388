using System.Diagnostics;

namespace Pilotage.Dispatch;

/// <summary>The say of one unit about what a document says of it.</summary>
/// <param name="Passages">Hash of what it was shown.</param>
/// <param name="CommentedOn">Day it commented; null while it has not.</param>
public sealed record Say(string Unit, string Passages, DateOnly InvitedOn, DateOnly? CommentedOn, string Words);

/// <summary>A document: a fold over its facts.</summary>
/// <param name="Countersigned">Units that have countersigned what stands now.</param>
/// <param name="File">Hash of the file sealed or issued; null before.</param>
/// <param name="WithOa">The office system numbers and sends it.</param>
public sealed record DispatchState(
    DispatchFact.Drafted? Drafted, Wording Wording, string Hash, DispatchStage Stage, Seq<Say> Says, Seq<string> Countersigned, DispatchFact.Signed? Signed, string? Number, string? File,
    bool WithOa, Seq<DispatchFact> Facts)
{
    public static readonly DispatchState None = new(null, Wording.None, Wording.None.Hash(), DispatchStage.Drafting, [], [], null, null, null, false, []);

    public static DispatchState From(Seq<DispatchFact> facts) => facts.Aggregate(None, (now, fact) => now.With(fact));

    /// <summary>The seal put on it; null before.</summary>
    public DispatchFact.Sealed? Sealed => Facts.OfType<DispatchFact.Sealed>().LastOrDefault();

    /// <summary>Units that still have to countersign.</summary>
    public Seq<string> ToCountersign => Wording.Countersigners.Where(unit => !Countersigned.Contains(unit)).ToSeq();

    private DispatchState With(DispatchFact fact) => (fact switch
    {
        DispatchFact.Drafted drafted => Reading(drafted.Wording) with { Drafted = Drafted ?? drafted },
        DispatchFact.Edited edited => Reading(edited.Wording),
        DispatchFact.Invited invited => this with { Says = [.. Says.Where(say => say.Unit != invited.Unit), new Say(invited.Unit, invited.Passages, invited.Day, null, "")] },
        DispatchFact.Commented said => this with
        {
            Says = [.. Says.Where(say => say.Unit != said.Unit), new Say(said.Unit, said.Passages, Says.FirstOrDefault(say =>
                say.Unit == said.Unit)?.InvitedOn ?? said.Day, said.Day, said.Words)],
        },
        DispatchFact.Reviewed => this with { Stage = DispatchStage.Reviewed },
        DispatchFact.Countersigned by => this with { Countersigned = Countersigned.Add(by.Unit) },
        DispatchFact.Signed signed => this with { Stage = DispatchStage.Signed, Signed = signed },
        DispatchFact.SentBack => this with { Stage = DispatchStage.Drafting, Countersigned = [], Signed = null, WithOa = false },
        DispatchFact.Numbered numbered => this with { Stage = DispatchStage.Numbered, Number = numbered.Number },
        DispatchFact.Sealed sealing => this with { Stage = DispatchStage.Sealed, File = sealing.File },
        DispatchFact.Issued issued => this with { Stage = DispatchStage.Issued, File = issued.File },
        DispatchFact.HandedToOa => this with { WithOa = true },
        DispatchFact.Withdrawn => this with { Stage = DispatchStage.Withdrawn },
        _ => throw new UnreachableException(),
    }) with { Facts = Facts.Add(fact) };

    private DispatchState Reading(Wording wording) => this with { Wording = wording, Hash = wording.Hash(), Stage = DispatchStage.Drafting, Countersigned = [] };
}
