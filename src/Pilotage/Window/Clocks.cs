using Pilotage.Time;

namespace Pilotage.Window;

/// <summary>How a clock stands.</summary>
public enum ClockState { Running, Paused, Met, Overdue, Missed }

/// <summary>One of the law's or the office's clocks on a case.</summary>
/// <param name="Id"><c>answer</c>, <c>decision</c> (legal), <c>promise</c> (promised), <c>delivery</c>.</param>
/// <param name="Left">Working days left; negative when overdue, 0 on the last day or once stopped.</param>
/// <param name="StoppedOn">The day on which what the clock waits for happened.</param>
public sealed record Clock(string Id, Text Name, Deadline Deadline, ClockState State, int Left, DateOnly? StoppedOn, Explanation Why)
{
    public DateOnly Due => Deadline.Day;

    public bool Open => State is ClockState.Running or ClockState.Paused or ClockState.Overdue;
}

/// <summary>The clocks of a case: never stored, always a function of facts, rule and calendar.</summary>
public static class Clocks
{
    private static readonly Text Answer = new("告知补正或受理", "Answer to the application");
    private static readonly Text Decision = new("法定审批期限", "Legal limit to decide");
    private static readonly Text Promise = new("承诺审批期限", "Promised limit to decide");
    private static readonly Text Delivery = new("颁发送达", "Delivery");

    /// <summary>The name of a clock by its id, for lists that do not fold.</summary>
    public static Text NameOf(string id) => id switch
    {
        "answer" => Answer,
        "decision" => Decision,
        "promise" => Promise,
        _ => Delivery,
    };

    /// <summary>All clocks that have started, in the order in which they start.</summary>
    public static Seq<Clock> Of(Service service, Procedure procedure, Case now, Calendar calendar, DateOnly today)
    {
        if (now.Stage == Stage.New) return [];
        var clocks = new List<Clock>();
        clocks.Add(AnswerClock(procedure, now, Answered(now), calendar, today));
        if (now.AcceptedOn is { } accepted)
        {
            var (legal, promised) = Limits(service, now, accepted);
            var stopped = now.DecidedOn ?? now.Facts.OfType<Fact.Withdrawn>().FirstOrDefault()?.Day;
            var reach = Reach(service, now);
            if (legal is not null) clocks.Add(DecisionClock("decision", Decision, legal, reach.Legal, now, procedure, calendar, stopped, today, null));
            if (legal is not null && promised is not null)
                clocks.Add(DecisionClock("promise", Promise, promised, reach.Promised, now, procedure, calendar, stopped, today, legal));
        }
        if (now.Given is not null && now.DecidedOn is { } granted)
        {
            var deadline = calendar.Add(granted, procedure.Delivery.Count, rule: procedure.Counting);
            var why = new Explanation(
                new($"{granted:yyyy-MM-dd} 作出准予决定，{procedure.Delivery.Count} 个工作日内颁发送达，{deadline.Day:yyyy-MM-dd} 届满", $"Granted on {granted:yyyy-MM-dd}; to be delivered within {procedure.Delivery.Count} working days, by {deadline.Day:yyyy-MM-dd}"),
                procedure.Delivery.Source, [], deadline.Why.Parts);
            clocks.Add(Make("delivery", Delivery, deadline, now.DeliveredOn, false, calendar, today, why));
        }
        return [.. clocks];
    }

    /// <summary>The clock that waits now and is due first; the promised one before the legal one. Null where nothing waits.</summary>
    public static Clock? Next(Seq<Clock> clocks) => clocks.Where(clock => clock.Open).OrderBy(clock => clock.Due).ThenBy(clock => clock.Id == "promise" ? 0 : 1).FirstOrDefault();

    /// <summary>The rows of law that apply to a case accepted on a day.</summary>
    public static (Limit? Legal, Limit? Promised) Limits(Service service, Case now, DateOnly accepted)
    {
        var values = service.ValuesOf(now.Answers, now.Undertaking is not null);
        var rows = service.Limits.Where(limit => limit.InForce(accepted) && (limit.When is null || limit.When.IsTrue(values) == true)).ToList();
        return (rows.LastOrDefault(row => row.Kind == LimitKind.Legal), rows.LastOrDefault(row => row.Kind == LimitKind.Promised));
    }

    /// <summary>Working days that the limits reach after extensions: the legal one only as far as the law itself extends it, the promised one never past the legal one.</summary>
    public static (int Legal, int Promised) Reach(Service service, Case now)
    {
        var (legal, promised) = now.AcceptedOn is { } accepted ? Limits(service, now, accepted) : default;
        var added = now.Extensions.Sum(extension => extension.Days);
        var legalDays = legal is null ? 0 : legal.Days + (legal.Extension is null ? 0 : Math.Min(added, legal.Extension.Days));
        return (legalDays, promised is null ? 0 : Math.Min(promised.Days + added, legalDays));
    }

    // The first word to the applicant since materials were last received.
    private static DateOnly? Answered(Case now) => now.Facts.Reverse().TakeWhile(fact => fact is not (Fact.Filed or Fact.Supplied))
        .LastOrDefault(fact => fact is Fact.Accepted { Deemed: false } or Fact.CorrectionAsked or Fact.Rejected or Fact.Withdrawn)?.Day;

    private static Clock AnswerClock(Procedure procedure, Case now, DateOnly? answered, Calendar calendar, DateOnly today)
    {
        var deadline = calendar.Add(now.Received, procedure.Answer.Count, rule: procedure.Counting);
        var why = new Explanation(
            new($"{now.Received:yyyy-MM-dd} 收到申请材料，{procedure.Answer.Count} 个工作日内一次告知补正或者受理；逾期不告知的，自收到之日起即为受理。{deadline.Day:yyyy-MM-dd} 届满",
                $"Materials received on {now.Received:yyyy-MM-dd}; within {procedure.Answer.Count} working days the applicant is told once what is missing, or the application counts as accepted from receipt. Ends on {deadline.Day:yyyy-MM-dd}"),
            procedure.Answer.Source, [], deadline.Why.Parts);
        var stopped = now.Deemed ? now.AcceptedOn : answered;
        var clock = Make("answer", Answer, deadline, stopped, false, calendar, today, why);
        return now.Deemed
            ? clock with { State = ClockState.Missed, Why = why with { Parts = why.Parts.Add(new(new($"期限内没有告知，{now.AcceptedOn:yyyy-MM-dd} 收到之日起即为受理", $"Nobody answered in time: accepted from receipt, {now.AcceptedOn:yyyy-MM-dd}"), procedure.Answer.Source)) } }
            : clock;
    }

    private static Clock DecisionClock(
        string id, Text name, Limit limit, int days, Case now, Procedure procedure, Calendar calendar, DateOnly? stopped, DateOnly today, Limit? legal)
    {
        var accepted = now.AcceptedOn!.Value; // the caller has checked that it is accepted
        var spans = Spans(now, procedure, calendar, today);
        var deadline = calendar.Add(accepted, days, spans, procedure.Counting);
        var parts = new List<Explanation>
        {
            now.Deemed
                ? new(new($"{accepted:yyyy-MM-dd} 收到材料，逾期没有告知补正，自收到之日起即为受理；当日不计", $"Received on {accepted:yyyy-MM-dd} and not answered in time, so accepted from receipt; that day does not count"), procedure.Answer.Source)
                : new(new($"{accepted:yyyy-MM-dd} 受理，当日不计", $"Accepted on {accepted:yyyy-MM-dd}; that day does not count"), procedure.Counting.FirstDay),
            limit.Kind == LimitKind.Promised && legal is not null
                ? new(new($"期限由 {legal.Days} 个工作日缩短为 {limit.Days} 个工作日", $"The limit is shortened from {legal.Days} to {limit.Days} working days"), limit.Source, Doubt: Doubtful(limit.Certainty))
                : new(new($"法定期限 {limit.Days} 个工作日", $"Legal limit: {limit.Days} working days"), limit.Source, Doubt: Doubtful(limit.Certainty)),
        };
        if (limit.When is { } when) parts.Add(new(new("本件适用该期限的条件", "Why this limit applies to this case"), limit.Source, [new(new("条件", "condition"), $"{when}" == Service.UndertakingName ? new("已签署企业承诺书", "the undertaking is signed") : Text.Same($"{when}"))]));
        foreach (var extension in now.Extensions)
        {
            parts.Add(new(new($"{extension.Day:yyyy-MM-dd} 经负责人批准延长 {extension.Days} 个工作日，理由：{extension.Reason}；本期限现为 {days} 个工作日", $"Extended by {extension.Days} working days on {extension.Day:yyyy-MM-dd} by the head; reason: {extension.Reason}. This limit is now {days} working days"), limit.Extension?.Source));
        }
        parts.AddRange(spans.Select(span => new Explanation(
            new($"{span.From:yyyy-MM-dd} 至 {span.To:yyyy-MM-dd} {span.Reason.Zh}，所需时间不计算在期限内", $"{span.From:yyyy-MM-dd} to {span.To:yyyy-MM-dd}, {span.Reason.In(Language.En)}: not counted"), span.Basis)));
        parts.AddRange(deadline.Why.Parts.Skip(1)); // that the first day does not count is told above
        var left = legal is null
            ? new Text($"法定期限 {days} 个工作日，自受理次日起算，{deadline.Day:yyyy-MM-dd} 届满", $"Legal limit: {days} working days from the day after acceptance, ending on {deadline.Day:yyyy-MM-dd}")
            : new Text($"承诺期限 {days} 个工作日（法定 {legal.Days} 个），自受理次日起算，{deadline.Day:yyyy-MM-dd} 届满", $"Promised limit: {days} working days (legal: {legal.Days}) from the day after acceptance, ending on {deadline.Day:yyyy-MM-dd}");
        var doubt = now.Stage == Stage.Suspended ? new Text("中止期间尚未结束，日期按告知申请人的预计时间推算", "A period that does not count is still open; the date assumes that it takes as long as the applicant was told") : deadline.Provisional
            ? new Text("部分年份的放假安排尚未公布，暂按周一至周五推算", "The holidays of a year involved are not announced yet; Monday to Friday is assumed") : null;
        return Make(id, name, deadline, stopped, now.Stage == Stage.Suspended, calendar, today, new(left, limit.Source, [], [.. parts], doubt));
    }

    private static Text? Doubtful(Certainty certainty) => certainty switch
    {
        Certainty.Official => null,
        Certainty.Secondary => new("该数字来自转述，未见原文", "The figure is reported by others; the text itself was not seen"),
        _ => new("该数字尚未核实", "The figure is not verified"),
    };

    // A period still open is taken to last as long as the applicant was told, or to today if that has passed.
    private static Seq<Span> Spans(Case now, Procedure procedure, Calendar calendar, DateOnly today) => now.Pauses.Select(pause =>
    {
        var reason = procedure.Suspensions.FirstOrDefault(reason => reason.Id == pause.Reason);
        var expected = calendar.Due(pause.First.AddDays(-1), pause.Days);
        var last = pause.Last ?? (expected > today ? expected : today);
        return new Span(pause.First, last, reason?.Name ?? Text.Same(pause.Reason), reason?.Source);
    }).ToSeq();

    private static Clock Make(string id, Text name, Deadline deadline, DateOnly? stopped, bool paused, Calendar calendar, DateOnly today, Explanation why)
    {
        var state = stopped is { } day ? day <= deadline.Day ? ClockState.Met : ClockState.Missed
            : paused ? ClockState.Paused : today > deadline.Day ? ClockState.Overdue : ClockState.Running;
        var left = stopped is not null ? 0 : today > deadline.Day ? -calendar.Count(deadline.Day, today) : calendar.Count(today, deadline.Day);
        return new(id, name, deadline, state, left, stopped, why);
    }
}
