using System.Diagnostics;
using System.Text.Json.Serialization;
using Pilotage.Time;

namespace Pilotage.Plan.Supervision;

/// <summary>Where a matter stands.</summary>
public enum MatterStage { Raised, Given, Replied, Settled }

/// <summary>What someone wants of a matter beside the plan: an instruction, a meeting's decision, a lead, a request, a report, an issue for the meeting.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Raise), "raise")]
[JsonDerivedType(typeof(Give), "give")]
[JsonDerivedType(typeof(Reply), "reply")]
[JsonDerivedType(typeof(Settle), "settle")]
[JsonDerivedType(typeof(RaiseAgain), "raise-again")]
public abstract record MatterAsk
{
    private MatterAsk() { }

    /// <summary>Enter it (登记).</summary>
    /// <param name="Kind">Id of its kind in the pack.</param>
    /// <param name="From">Where it comes from: one of the kind's own, or a unit.</param>
    /// <param name="Document">Number of its paper; empty where it has none.</param>
    /// <param name="Measures">Measures it belongs to.</param>
    public sealed record Raise(string Kind, string Title, string Words, string From, Seq<int> Measures, Seq<Evidence> Evidence, string Document = "") : MatterAsk;

    /// <summary>Give it to a unit, which then has to reply (交办).</summary>
    public sealed record Give(string Unit) : MatterAsk;

    /// <summary>Reply to it; for what goes up, the superior's answer (答复、批复、批示).</summary>
    public sealed record Reply(string Words, Seq<Evidence> Evidence, string Document = "") : MatterAsk;

    /// <summary>Settle it, with its result (办结).</summary>
    public sealed record Settle(string Result) : MatterAsk;

    /// <summary>Take it up again, with a reason (重新交办).</summary>
    public sealed record RaiseAgain(string Reason) : MatterAsk;
}

/// <summary>What happened to a matter.</summary>
public abstract record MatterFact(DateOnly Day)
{
    /// <param name="By">The unit that raised it.</param>
    public sealed record MatterRaised(
        DateOnly Day, string Number, string Kind, string Title, string Words, string From, string Document, string By, Seq<int> Measures, Seq<Evidence> Evidence) : MatterFact(Day);

    public sealed record MatterGiven(DateOnly Day, string Unit) : MatterFact(Day);

    public sealed record MatterReplied(DateOnly Day, string Words, string Document, Seq<Evidence> Evidence) : MatterFact(Day);

    public sealed record MatterSettled(DateOnly Day, string Result) : MatterFact(Day);

    public sealed record MatterRaisedAgain(DateOnly Day, string Reason) : MatterFact(Day);
}

/// <summary>A matter: a fold over its facts.</summary>
/// <param name="Unit">The unit it was given to; null while it was given to none.</param>
/// <param name="Since">Day the reply's clock runs from; null while it does not run.</param>
public sealed record Matter(MatterFact.MatterRaised? Raised, MatterStage Stage, string? Unit, DateOnly? Since, DateOnly? RepliedOn, Seq<MatterFact> Facts)
{
    public static Matter From(Seq<MatterFact> facts) => facts.Aggregate(new Matter(null, MatterStage.Raised, null, null, null, []), (now, fact) => now.With(fact));

    private Matter With(MatterFact fact) => (fact switch
    {
        MatterFact.MatterRaised raised => this with { Raised = raised },
        MatterFact.MatterGiven given => this with { Stage = MatterStage.Given, Unit = given.Unit, Since = given.Day, RepliedOn = null },
        MatterFact.MatterReplied replied => this with { Stage = MatterStage.Replied, RepliedOn = replied.Day, Since = null },
        MatterFact.MatterSettled => this with { Stage = MatterStage.Settled, Since = null },
        MatterFact.MatterRaisedAgain again => this with { Stage = Unit is null ? MatterStage.Raised : MatterStage.Given, Since = Unit is null ? null : again.Day, RepliedOn = null },
        _ => throw new UnreachableException(),
    }) with { Facts = Facts.Add(fact) };
}

/// <summary>What other records say about a matter.</summary>
/// <param name="Number">The number a new one gets.</param>
/// <param name="By">The unit the asker acts for.</param>
public sealed record KnownOfMatter(string Number, string By, Seq<string> Units, Seq<int> Measures);

/// <summary>Decides what comes of an ask about a matter, and counts its clock.</summary>
public static class MatterDesk
{
    public static Outcome<Seq<MatterFact>> Decide(SupervisionRules rules, Matter now, KnownOfMatter known, MatterAsk ask, DateOnly today) => (now.Raised, ask) switch
    {
        (null, MatterAsk.Raise raise) => Raise(rules, known, raise, today),
        (not null, MatterAsk.Raise) or (null, _) => SupervisionRefusals.NoSuchMatter(),
        (_, MatterAsk.Give give) => now.Stage == MatterStage.Settled ? SupervisionRefusals.MatterSettled(now.Raised)
            : !known.Units.Contains(give.Unit) ? SupervisionRefusals.NoSuchUnit(give.Unit, known.Units) : One(new MatterFact.MatterGiven(today, give.Unit)),
        (_, MatterAsk.Reply reply) => now.Stage == MatterStage.Settled ? SupervisionRefusals.MatterSettled(now.Raised)
            : Said(ask, "words", reply.Words) ?? One(new MatterFact.MatterReplied(today, reply.Words, reply.Document, reply.Evidence)),
        (_, MatterAsk.Settle settle) => now.Stage == MatterStage.Settled ? SupervisionRefusals.MatterSettled(now.Raised)
            : Said(ask, "result", settle.Result) ?? One(new MatterFact.MatterSettled(today, settle.Result)),
        (_, MatterAsk.RaiseAgain again) => now.Stage is MatterStage.Raised or MatterStage.Given ? SupervisionRefusals.NothingToDecide(ask)
            : Said(ask, "reason", again.Reason) ?? One(new MatterFact.MatterRaisedAgain(today, again.Reason)),
        _ => throw new UnreachableException(),
    };

    /// <summary>When the reply is due; null where none is.</summary>
    public static Deadline? ReplyBy(MatterKind kind, Matter now, Calendar calendar, CountingRule counting) =>
        kind.ReplyDays > 0 && now.Since is { } since ? calendar.Add(since, kind.ReplyDays, rule: counting) : null;

    private static Outcome<Seq<MatterFact>> Raise(SupervisionRules rules, KnownOfMatter known, MatterAsk.Raise raise, DateOnly today)
    {
        if (rules.Matters.FirstOrDefault(one => one.Id == raise.Kind) is not { } kind) return SupervisionRefusals.NoSuchKind(raise.Kind, rules);
        if ((Said(raise, "title", raise.Title) ?? Said(raise, "from", raise.From)) is { } no) return no;
        if (raise.Measures.Where(measure => !known.Measures.Contains(measure)).ToList() is [var unknown, ..]) return SupervisionRefusals.NoSuchMeasure(unknown);
        // A report must not carry a request: that is another kind of paper.
        if (kind.Forbidden.FirstOrDefault(word => raise.Title.Contains(word, StringComparison.Ordinal) || raise.Words.Contains(word, StringComparison.Ordinal)) is { } word)
            return SupervisionRefusals.ForbiddenWords(kind, word);
        var lines = raise.Words.Split('\n', StringSplitOptions.TrimEntries);
        if (kind.Headings.Where(heading => !lines.Any(line => line.StartsWith(heading, StringComparison.Ordinal) && line.Length > heading.Length + 1)).ToSeq() is { Count: > 0 } untold)
            return SupervisionRefusals.HeadingsMissing(kind, untold);
        return One(new MatterFact.MatterRaised(today, known.Number, kind.Id, raise.Title.Trim(), raise.Words, raise.From, raise.Document, known.By, raise.Measures, raise.Evidence));
    }

    private static Refusal? Said(MatterAsk ask, string name, string words) => string.IsNullOrWhiteSpace(words) ? SupervisionRefusals.Unsaid(name, ask) : null;

    private static Outcome<Seq<MatterFact>> One(MatterFact fact) => new Seq<MatterFact>([fact]);
}
