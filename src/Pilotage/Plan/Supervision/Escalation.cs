using System.Diagnostics;
using System.Text.Json.Serialization;
using Pilotage.Time;

namespace Pilotage.Plan.Supervision;

/// <summary>What someone wants where something was missed: the office climbs, the unit answers. One thing missed, one escalation, one paper a step.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Step), "step")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(StepDown), "step-down")]
[JsonDerivedType(typeof(Conclude), "conclude")]
[JsonDerivedType(typeof(ApplyReview), "apply-review")]
[JsonDerivedType(typeof(DecideReview), "decide-review")]
public abstract record EscalationAsk
{
    private EscalationAsk() { }

    /// <summary>Take a step and issue its paper (发提示单、催办函、商请函 …).</summary>
    /// <param name="Paper">The step's id, or an inspection paper's.</param>
    /// <param name="Reason">Why it is taken.</param>
    /// <param name="Consent">Number of the paper by which the government consents; null where the step orders nothing.</param>
    public sealed record Step(string Paper, string Reason, string? Consent = null) : EscalationAsk;

    /// <summary>The unit answers (回复).</summary>
    public sealed record Answer(string Words, Seq<Evidence> Evidence) : EscalationAsk;

    /// <summary>The office goes down again, with a reason (降级、解除).</summary>
    public sealed record StepDown(string Reason) : EscalationAsk;

    /// <summary>The unit has received a conclusion of the government that inspected (收到督查结论).</summary>
    public sealed record Conclude(string Issuer, string Document, DateOnly Received) : EscalationAsk;

    /// <summary>The unit applies for a review of it (申请复核).</summary>
    public sealed record ApplyReview(string Reason, Seq<Evidence> Evidence) : EscalationAsk;

    /// <summary>What was decided on the application (复核决定).</summary>
    public sealed record DecideReview(string Decision, string Document) : EscalationAsk;
}

/// <summary>What happened where something was missed.</summary>
public abstract record EscalationFact(DateOnly Day)
{
    /// <param name="Number">Number of the paper.</param>
    /// <param name="Missed">What was missed, in words, as the paper says it.</param>
    public sealed record StepTaken(DateOnly Day, string Unit, string Step, string Number, Text Missed, DateOnly Due, string Reason, string Approver, string? Consent) : EscalationFact(Day);

    public sealed record StepAnswered(DateOnly Day, string Words, Seq<Evidence> Evidence) : EscalationFact(Day);

    public sealed record SteppedDown(DateOnly Day, string Reason) : EscalationFact(Day);

    public sealed record ConclusionReceived(DateOnly Day, string Issuer, string Document, DateOnly Received) : EscalationFact(Day);

    public sealed record ReviewApplied(DateOnly Day, string Reason, Seq<Evidence> Evidence) : EscalationFact(Day);

    public sealed record ReviewDecided(DateOnly Day, string Decision, string Document) : EscalationFact(Day);
}

/// <summary>An escalation: a fold over its facts.</summary>
/// <param name="Subject">What was missed: <c>measure/3/m1</c>, <c>report/a-unit/2020Q4</c>.</param>
/// <param name="Last">The step it stands on; null before the first and after going down.</param>
/// <param name="AnsweredOn">Day on which the unit answered that step.</param>
public sealed record Escalation(
    string Subject, EscalationFact.StepTaken? Last, DateOnly? AnsweredOn, EscalationFact.ConclusionReceived? Conclusion, EscalationFact.ReviewApplied? Review,
    EscalationFact.ReviewDecided? Decided, Seq<EscalationFact> Facts)
{
    public static Escalation From(string subject, Seq<EscalationFact> facts) => facts.Aggregate(new Escalation(subject, null, null, null, null, null, []), (now, fact) => now.With(fact));

    private Escalation With(EscalationFact fact) => (fact switch
    {
        EscalationFact.StepTaken taken => this with { Last = taken, AnsweredOn = null },
        EscalationFact.StepAnswered answered => this with { AnsweredOn = answered.Day },
        EscalationFact.SteppedDown => this with { Last = null, AnsweredOn = null },
        EscalationFact.ConclusionReceived received => this with { Conclusion = received, Review = null, Decided = null },
        EscalationFact.ReviewApplied applied => this with { Review = applied },
        EscalationFact.ReviewDecided decided => this with { Decided = decided },
        _ => throw new UnreachableException(),
    }) with { Facts = Facts.Add(fact) };
}

/// <summary>What other records say about what was missed.</summary>
/// <param name="Unit">The unit that answers for it.</param>
/// <param name="Missed">What was missed, in words.</param>
/// <param name="Due">When it was due.</param>
/// <param name="Open">Whether it is still missed today.</param>
/// <param name="Number">The number that the step's paper gets.</param>
public sealed record KnownOfMissed(string Unit, Ladder? Ladder, Text Missed, DateOnly Due, bool Open, string Number);

/// <summary>Decides what comes of an ask where something was missed, and counts its clocks.</summary>
public static class EscalationDesk
{
    public static Outcome<Seq<EscalationFact>> Decide(SupervisionRules rules, Escalation now, KnownOfMissed known, EscalationAsk ask, Calendar calendar, DateOnly today) => ask switch
    {
        EscalationAsk.Step step => Step(rules, now, known, step, calendar, today),
        EscalationAsk.Answer answer => now.Last is null ? SupervisionRefusals.NothingToDecide(ask) : Said(ask, "words", answer.Words)
            ?? One(new EscalationFact.StepAnswered(today, answer.Words, answer.Evidence)),
        EscalationAsk.StepDown down => now.Last is null ? SupervisionRefusals.NothingToDecide(ask) : Said(ask, "reason", down.Reason) ?? One(new EscalationFact.SteppedDown(today, down.Reason)),
        EscalationAsk.Conclude conclude => conclude.Received > today ? SupervisionRefusals.DayToCome(conclude.Received, today)
            : Said(ask, "issuer", conclude.Issuer) ?? Said(ask, "document", conclude.Document) ?? One(new EscalationFact.ConclusionReceived(today, conclude.Issuer, conclude.Document, conclude.Received)),
        EscalationAsk.ApplyReview apply => now.Conclusion is not { } conclusion || now.Review is not null ? SupervisionRefusals.NothingToDecide(ask)
            : ApplyBy(rules, conclusion, calendar) is var by && today > by.Day ? SupervisionRefusals.ReviewTooLate(conclusion, by.Day, rules.Review)
            : Said(ask, "reason", apply.Reason) ?? One(new EscalationFact.ReviewApplied(today, apply.Reason, apply.Evidence)),
        EscalationAsk.DecideReview decide => now.Review is null || now.Decided is not null ? SupervisionRefusals.NothingToDecide(ask)
            : Said(ask, "decision", decide.Decision) ?? One(new EscalationFact.ReviewDecided(today, decide.Decision, decide.Document)),
        _ => throw new UnreachableException(),
    };

    /// <summary>The last day to apply for a review.</summary>
    public static Deadline ApplyBy(SupervisionRules rules, EscalationFact.ConclusionReceived conclusion, Calendar calendar) =>
        calendar.Roll(conclusion.Received, rules.Review.Apply, rules.Counting);

    /// <summary>The last day to decide on it.</summary>
    public static Deadline DecideBy(SupervisionRules rules, EscalationFact.ReviewApplied review, Calendar calendar) => calendar.Roll(review.Day, rules.Review.Decide, rules.Counting);

    /// <summary>When the step it stands on is to be answered; null where no answer is asked for.</summary>
    public static Deadline? AnswerBy(Ladder? ladder, Escalation now, Calendar calendar, CountingRule counting) =>
        now.Last is { } last && ladder?.Steps.FirstOrDefault(step => step.Id == last.Step) is { Days: > 0 } step ? calendar.Add(last.Day, step.Days, rule: counting) : null;

    /// <summary>The step that can be taken next; null at the top, or where there is no ladder.</summary>
    public static LadderStep? Next(Ladder? ladder, Escalation now)
    {
        if (ladder is null) return null;
        var at = now.Last is { } last ? ladder.Steps.ToList().FindIndex(step => step.Id == last.Step) : -1;
        return at + 1 < ladder.Steps.Count ? ladder.Steps[at + 1] : null;
    }

    private static Outcome<Seq<EscalationFact>> Step(SupervisionRules rules, Escalation now, KnownOfMissed known, EscalationAsk.Step ask, Calendar calendar, DateOnly today)
    {
        if (rules.InspectionPapers.FirstOrDefault(paper => paper.Id == ask.Paper) is { } inspection)
        {
            // The office is not the government's inspector: without a paper of the government it may not even begin.
            return rules.Designations.Any(held => held.InForce(today))
                ? Said(ask, "reason", ask.Reason) ?? One(new EscalationFact.StepTaken(today, known.Unit, inspection.Id, known.Number, known.Missed, known.Due,
                    ask.Reason, rules.Designations.First(held => held.InForce(today)).Document, ask.Consent))
                : SupervisionRefusals.NotDesignated(inspection);
        }
        if (known.Ladder is not { } ladder) return SupervisionRefusals.NoLadder(known.Unit);
        if (ladder.Steps.FirstOrDefault(step => step.Id == ask.Paper) is not { } wanted) return SupervisionRefusals.NoSuchStep(ask.Paper, ladder);
        if (!known.Open) return SupervisionRefusals.NotMissed(known);
        if (Next(ladder, now) is not { } next) return SupervisionRefusals.TopOfLadder(ladder);
        if (next != wanted) return SupervisionRefusals.StepOrder(wanted, next, ladder);
        if (AnswerBy(ladder, now, calendar, rules.Counting) is { } answer && now.AnsweredOn is null
            && today <= answer.Day) return SupervisionRefusals.StillToAnswer(now.Last!, answer.Day); // it stands on a step, as there is an answer due
        if (wanted.Orders && string.IsNullOrWhiteSpace(ask.Consent)) return SupervisionRefusals.NeedsConsent(wanted, ladder);
        return Said(ask, "reason", ask.Reason) ?? One(new EscalationFact.StepTaken(today, known.Unit, wanted.Id, known.Number, known.Missed, known.Due, ask.Reason,
            wanted.Approver.Zh, wanted.Orders ? ask.Consent : null));
    }

    private static Refusal? Said(EscalationAsk ask, string name, string words) => string.IsNullOrWhiteSpace(words) ? SupervisionRefusals.Unsaid(name, ask) : null;

    private static Outcome<Seq<EscalationFact>> One(EscalationFact fact) => new Seq<EscalationFact>([fact]);
}
