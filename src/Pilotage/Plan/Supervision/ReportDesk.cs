using Pilotage.Time;

namespace Pilotage.Plan.Supervision;

/// <summary>What other records say about a report.</summary>
/// <param name="Measures">The measures it has to cover: led by the unit, planned and not closed.</param>
/// <param name="Helped">For a contribution: whether the unit is among those of the measure.</param>
/// <param name="Role">The role in which the asker signs.</param>
/// <param name="Asked">Whether a report of this period is asked for by today, within the pilot.</param>
public sealed record KnownOfReport(Seq<int> Measures, bool Helped, string Role, bool Asked);

/// <summary>Decides what comes of an ask about a report.</summary>
public static class ReportDesk
{
    public static Outcome<Seq<ReportFact>> Decide(SupervisionRules rules, Report now, KnownOfReport known, ReportAsk ask, DateOnly today)
    {
        if (!known.Asked) return SupervisionRefusals.ReportNotAsked(now, rules.Reporting.Source);
        var open = now.Stage is ReportStage.Open or ReportStage.Returned;
        return ask switch
        {
            ReportAsk.Write or ReportAsk.Contribute or ReportAsk.Sign or ReportAsk.Withhold when !open => SupervisionRefusals.ReportLocked(now),
            ReportAsk.Write write => !known.Measures.Contains(write.Measure) ? SupervisionRefusals.NotOfReport(write.Measure, now, known.Measures)
                : string.IsNullOrWhiteSpace(write.Progress) ? SupervisionRefusals.Unsaid("progress", ask)
                : One(new ReportFact.ReportWritten(today, new(write.Measure, write.Progress, write.Problems, write.NextSteps, write.Figures, write.Evidence))),
            ReportAsk.Contribute help => !known.Helped ? SupervisionRefusals.NotCooperating(help.Unit, help.Measure)
                : string.IsNullOrWhiteSpace(help.Words) ? SupervisionRefusals.Unsaid("words", ask)
                : One(new ReportFact.ReportContributed(today, help.Unit, help.Measure, help.Words, help.Evidence)),
            ReportAsk.Sign sign => Sign(rules, now, known, sign, today),
            ReportAsk.Withhold hold => now.Signed.Count == 0 ? SupervisionRefusals.NothingToDecide(ask)
                : string.IsNullOrWhiteSpace(hold.Reason) ? SupervisionRefusals.Unsaid("reason", ask) : One(new ReportFact.ReportWithheld(today, hold.Reason)),
            ReportAsk.ReturnReport back => now.Stage != ReportStage.Submitted ? SupervisionRefusals.NothingToDecide(ask)
                : string.IsNullOrWhiteSpace(back.Reason) ? SupervisionRefusals.Unsaid("reason", ask) : One(new ReportFact.ReportReturned(today, back.Reason)),
            ReportAsk.AcceptReport => now.Stage != ReportStage.Submitted ? SupervisionRefusals.NothingToDecide(ask) : One(new ReportFact.ReportAccepted(today)),
            ReportAsk.Postpone time => now.Stage is ReportStage.Submitted or ReportStage.Accepted ? SupervisionRefusals.ReportLocked(now)
                : string.IsNullOrWhiteSpace(time.Reason) ? SupervisionRefusals.Unsaid("reason", ask)
                : string.IsNullOrWhiteSpace(time.Approver) ? SupervisionRefusals.Unsaid("approver", ask)
                : time.To <= today ? SupervisionRefusals.DayGone(time.To, today)
                : One(new ReportFact.ReportPostponed(today, time.To, time.Reason, time.Approver)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The steps still to sign, in their order.</summary>
    public static Seq<SignStep> ToSign(SupervisionRules rules, Report now) => rules.Signing.Where(step => !now.Signed.Contains(step.Id)).ToSeq();

    /// <summary>The day a report is due: as asked, as postponed, or so many days from its return.</summary>
    public static DateOnly Due(SupervisionRules rules, Report? now, ReportPeriod period, Calendar calendar)
    {
        if (now is { Stage: ReportStage.Returned, ReturnedOn: { } returned }) return Later(calendar.Due(returned, rules.Reporting.AgainDays), now.PostponedTo);
        return Later(period.Due, now?.PostponedTo);
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day; // compared, so it is there

    /// <summary>The light of the second axis on a day.</summary>
    /// <param name="due">As <see cref="Due"/> gives it.</param>
    /// <param name="reddens">Whether units of this kind are shown red at all.</param>
    public static ReportLight Light(ReportStage stage, DateOnly due, DateOnly today, DateOnly soon, bool reddens) => stage switch
    {
        ReportStage.Accepted => ReportLight.Accepted,
        ReportStage.Submitted => ReportLight.Submitted,
        _ when today > due => reddens ? ReportLight.Missing : ReportLight.Outstanding,
        ReportStage.Returned => ReportLight.Returned,
        _ => due <= soon ? ReportLight.Near : ReportLight.Open,
    };

    /// <summary>Why the light of the second axis shows what it shows.</summary>
    public static Explanation Why(SupervisionRules rules, Report now, ReportPeriod period, Text unit, Calendar calendar, DateOnly today, DateOnly soon, bool reddens)
    {
        var due = Due(rules, now, period, calendar);
        var light = Light(now.Stage, due, today, soon, reddens);
        var parts = new List<Explanation>
        {
            new(new($"{period.Name.Zh}报送自 {period.Opens:yyyy-MM-dd} 起，期末后 {rules.Reporting.DueDays} 个工作日内，{period.Due:yyyy-MM-dd} 届满", $"The report of {period.Name.En} is asked for from {period.Opens:yyyy-MM-dd} and due {rules.Reporting.DueDays} working days after the period, on {period.Due:yyyy-MM-dd}"),
                rules.Reporting.Source, [], rules.Reporting.Due(period, calendar, rules.Counting).Why.Parts),
        };
        parts.AddRange(now.Facts.Select(Told).OfType<Text>().Select(words => new Explanation(words)));
        if (now.Stage == ReportStage.Returned) parts.Add(new(new($"退回之日起 {rules.Reporting.AgainDays} 个工作日内重新报送，{due:yyyy-MM-dd} 届满", $"Due again {rules.Reporting.AgainDays} working days from its return, on {due:yyyy-MM-dd}"), rules.Reporting.Source));
        var left = rules.Signing.Where(step => !now.Signed.Contains(step.Id)).ToList();
        if (now.Stage is ReportStage.Open or ReportStage.Returned && left.Count > 0)
            parts.Add(new(new($"单位内部尚待签批：{string.Join(" → ", left.Select(step => step.Name.Zh))}", $"Still to be signed inside the unit: {string.Join(" → ", left.Select(step => step.Name.In(Language.En)))}")));
        return new(new($"{unit.Zh}{period.Name.Zh}报送：{SupervisionWords.Of(light).Zh}{(light is ReportLight.Missing or ReportLight.Outstanding ? $"，应于 {due:yyyy-MM-dd} 前报送；补报之后灯色才变" : "")}",
            $"Report of {unit.In(Language.En)} for {period.Name.En}: {SupervisionWords.Of(light).En}{(light is ReportLight.Missing or ReportLight.Outstanding ? $", was due on {due:yyyy-MM-dd}; the light turns once it is made up" : "")}"), rules.Reporting.Source, [], [.. parts]);
    }

    private static Text? Told(ReportFact fact) => fact switch
    {
        ReportFact.ReportSubmitted told => new($"{told.Day:yyyy-MM-dd} 报送，含 {told.Measures.Count} 项举措", $"Submitted on {told.Day:yyyy-MM-dd}, with {told.Measures.Count} measures"),
        ReportFact.ReportReturned told => new($"{told.Day:yyyy-MM-dd} 退回：{told.Reason}", $"Returned on {told.Day:yyyy-MM-dd}: {told.Reason}"),
        ReportFact.ReportAccepted told => new($"{told.Day:yyyy-MM-dd} 审核通过", $"Accepted on {told.Day:yyyy-MM-dd}"),
        ReportFact.ReportPostponed told => new($"{told.Day:yyyy-MM-dd} 经{told.Approver}同意延至 {told.To:yyyy-MM-dd}，理由：{told.Reason}", $"Time given until {told.To:yyyy-MM-dd} on {told.Day:yyyy-MM-dd} by {told.Approver}; reason: {told.Reason}"),
        _ => null,
    };

    // In the order of the steps, each by who holds its role; the last one submits what then is locked.
    private static Outcome<Seq<ReportFact>> Sign(SupervisionRules rules, Report now, KnownOfReport known, ReportAsk.Sign sign, DateOnly today)
    {
        var next = ToSign(rules, now);
        if (next.Count == 0 || next[0].Id != sign.Step) return SupervisionRefusals.NotYourTurn(sign.Step, rules, next.Count > 0 ? next[0] : null);
        if (next[0].By != known.Role) return SupervisionRefusals.SignerRole(next[0]);
        var missing = known.Measures.Where(measure => now.Of(measure) is null).ToSeq();
        if (missing.Count > 0) return SupervisionRefusals.ReportIncomplete(now, missing);
        var signed = new ReportFact.ReportSigned(today, sign.Step, known.Role);
        return next.Count == 1 ? new Seq<ReportFact>([signed, new ReportFact.ReportSubmitted(today, known.Measures)]) : One(signed);
    }

    private static Outcome<Seq<ReportFact>> One(ReportFact fact) => new Seq<ReportFact>([fact]);
}
