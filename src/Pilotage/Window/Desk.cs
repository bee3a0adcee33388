using Pilotage.Time;

namespace Pilotage.Window;

/// <summary>What other records say, told to the desk so that it can decide without asking anyone.</summary>
/// <param name="Number">The number that a new case gets.</param>
/// <param name="Pack">Content hash of the pack that a new case is filed under.</param>
/// <param name="Gives">What a grant gives, already allotted.</param>
public sealed record Known(string Number = "", string Pack = "", Given? Gives = null);

/// <summary>Decides what comes of an ask: facts, or a lawful no. It has no clock, no store and no settings.</summary>
public static class Desk
{
    public static Outcome<Seq<Fact>> Decide(Service service, Procedure procedure, Case now, Known known, Ask ask, DateOnly today, Calendar calendar)
    {
        if (procedure.For(ask) is null) return Refusals.Unknown(ask, procedure);
        var decided = (now.Stage, ask) switch
        {
            (Stage.New, Ask.File file) => Filing.Decide(service, procedure, file, known, today),
            (not Stage.New, Ask.File) => Refusals.Stage(now, ask, procedure),
            (_, Ask.Withdraw withdraw) when now.Undecided => Said(withdraw.Reason, ask, () => new Fact.Withdrawn(today, withdraw.Reason)),
            (Stage.Filed, Ask.Accept) => Filing.Acceptable(service, now) is { } no ? no : One(new Fact.Accepted(today, false)),
            (Stage.Filed, Ask.Correct correct) => CorrectOnce(correct, now, procedure, today),
            (Stage.Accepted, Ask.Correct) when now.Deemed => Refusals.TooLateToCorrect(now, procedure, calendar),
            (Stage.Filed or Stage.Correcting, Ask.Reject reject) => Said(reject.Reason, ask, () => new Fact.Rejected(today, reject.Reason, reject.Competent)),
            (Stage.Correcting, Ask.Supply supply) => Filing.Supply(service, supply, today),
            (Stage.Accepted, Ask.Suspend suspend) => Suspend(suspend, procedure, today),
            (Stage.Suspended, Ask.Resume) => One(new Fact.Resumed(today)),
            (Stage.Accepted or Stage.Suspended, Ask.Extend extend) => Extend(extend, service, now, calendar, procedure, today),
            (Stage.Accepted, Ask.Grant) => Grant(service, now, known, today),
            (Stage.Accepted, Ask.Refuse refuse) => Said(refuse.Reason, ask, () => new Fact.Refused(today, refuse.Reason)),
            (Stage.Granted, Ask.Deliver deliver) => Said(deliver.How, ask, () => new Fact.Delivered(today, deliver.How)),
            _ => Refusals.Stage(now, ask, procedure),
        };
        // What the law alone has brought becomes a fact before anything that builds on it.
        return decided.Refused || now.Lapse is null ? decided : new Seq<Fact>([now.Lapse, .. decided.Value]);
    }

    private static Outcome<Seq<Fact>> CorrectOnce(Ask.Correct correct, Case now, Procedure procedure, DateOnly today) =>
        now.CorrectionItems.Count > 0 ? Refusals.CorrectedBefore(now, procedure)
        : correct.Items.All(string.IsNullOrWhiteSpace) ? Refusals.Unsaid("items", correct)
        : One(new Fact.CorrectionAsked(today, correct.Items.Where(item => !string.IsNullOrWhiteSpace(item)).ToSeq()));

    private static Outcome<Seq<Fact>> Suspend(Ask.Suspend suspend, Procedure procedure, DateOnly today) =>
        procedure.Suspensions.All(reason => reason.Id != suspend.Reason) ? Refusals.NoSuchSuspension(suspend.Reason, procedure)
        : suspend.Days is < 1 or > 400 ? Refusals.Unsaid("days", suspend)
        : One(new Fact.Suspended(today, suspend.Reason, suspend.Days));

    private static Outcome<Seq<Fact>> Extend(Ask.Extend extend, Service service, Case now, Calendar calendar, Procedure procedure, DateOnly today)
    {
        var (legal, promised) = Clocks.Limits(service, now, now.AcceptedOn!.Value); // accepted, by its stage
        if (string.IsNullOrWhiteSpace(extend.Reason)) return Refusals.Unsaid("reason", extend);
        if (extend.Days < 1) return Refusals.Unsaid("days", extend);
        if (now.Extensions.Count > 0) return Refusals.ExtendedBefore(now, legal);
        if (Clocks.Next(Clocks.Of(service, procedure, now, calendar, today)) is { State: ClockState.Overdue } late) return Refusals.OverdueNow(late);
        if (legal?.Extension is { } named) return extend.Days <= named.Days
            ? One(new Fact.Extended(today, extend.Days, extend.Reason))
            : Refusals.ExtendedTooFar(extend.Days, named.Days, named.Source);
        if (legal is null || promised is null) return Refusals.NoExtension(legal, service);
        return promised.Days + extend.Days <= legal.Days ? One(new Fact.Extended(today, extend.Days, extend.Reason)) : Refusals.PastLegal(extend.Days, promised, legal);
    }

    private static Outcome<Seq<Fact>> Grant(Service service, Case now, Known known, DateOnly today) =>
        Eligibility.Of(service, now.Answers, now.Undertaking is not null).FirstOrDefault(test => test.Met != true) is { } unmet
            ? Refusals.NotMet(unmet)
            : One(new Fact.Granted(today, known.Gives ?? new()));

    private static Outcome<Seq<Fact>> Said(string words, Ask ask, Func<Fact> fact) =>
        string.IsNullOrWhiteSpace(words) ? Refusals.Unsaid(ask is Ask.Deliver ? "how" : "reason", ask) : One(fact());

    private static Outcome<Seq<Fact>> One(Fact fact) => new Seq<Fact>([fact]);
}
