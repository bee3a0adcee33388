using Pilotage.Plan.Supervision;
using Pilotage.Time;

namespace Pilotage.Host;

/// <summary>A clock of an escalation: <c>answer</c>, <c>apply</c> and <c>decide</c> for a review.</summary>
public sealed record EscalationClock(string Id, Text Name, Deadline Deadline, DateOnly? StoppedOn, Source? Basis);

/// <summary>A paper of a step, written anew from its facts whenever it is asked for.</summary>
public sealed record IssuedLetter(string Letter, Text Name, string Number, DateOnly Day, Text Wording, Source Source);

/// <summary>An escalation as one reader sees it.</summary>
/// <param name="Open">Whether what was missed is still missed.</param>
/// <param name="Next">The step that can be taken next.</param>
public sealed record EscalationView(
    Escalation Escalation, string Unit, Text Matter, Text Missed, DateOnly Due, bool Open, Ladder? Ladder, LadderStep? Next, Seq<EscalationClock> Clocks,
        Seq<IssuedLetter> Letters, Seq<string> May, int Version);

/// <summary>A line of the list of what is overdue.</summary>
/// <param name="Subject">Where its escalation is: <c>measure/3/m1</c>, <c>report/a-unit/2020Q4</c>.</param>
/// <param name="Days">Working days overdue.</param>
/// <param name="Step">The paper it stands on; null before the first.</param>
public sealed record Overdue(string Subject, int? Measure, string Unit, Text Missed, DateOnly Due, int Days, bool Red, string? Step, string? Number);

public sealed partial class Pilot
{
    /// <summary>Asks something where something was missed.</summary>
    /// <param name="subject">What: <c>measure/3/m1</c>, <c>report/a-unit/2020Q4</c>.</param>
    public Task<Outcome<Done>> Supervise(string subject, EscalationAsk ask, Actor who, string? key = null, int? version = null) => Write<Done>(who, key, new { subject, ask, version }, draft =>
    {
        if (Missed(draft, subject, null) is not { } missed) return SupervisionRefusals.NoSuchSubject(subject);
        if (Unasked(draft, who, ask, new(missed.Unit, missed.Unit, null)) is { } no) return no;
        var facts = EscalationFacts(draft, subject, null);
        var now = Escalation.From(subject, facts);
        if (version is { } seen && seen != facts.Count) return ChangedMeanwhile(missed.What);
        var number = "";
        if (ask is EscalationAsk.Step step && (missed.Ladder?.Steps.FirstOrDefault(one => one.Id == step.Paper)?.Number
            ?? Supervising.InspectionPapers.FirstOrDefault(one => one.Id == step.Paper)?.Id + "-{year}-{serial:00}") is { } pattern)
            number = Numbered(pattern, Today, draft.Next($"letter/{pattern}/{Today.Year}"));
        var known = new KnownOfMissed(missed.Unit, missed.Ladder, missed.What, missed.Due, missed.Open, number);
        var decided = EscalationDesk.Decide(Supervising, now, known, ask, Calendar, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Escalations.Append(draft, $"escalation/{subject}", fact, fact.Day, Pack.Hash);
        facts = facts.AddRange(decided.Value);
        now = Escalation.From(subject, facts);
        draft.Execute(
            """
            insert into escalation (pilot, subject, unit, step, number, taken, answered, review, version) values (@pilot, @subject, @unit, @step, @number, @taken, @answered, @review, @version)
            on conflict (pilot, subject) do update set unit = excluded.unit, step = excluded.step, number = excluded.number, taken = excluded.taken, answered = excluded.answered,
                review = excluded.review, version = excluded.version
            """,
            new
            {
                subject, unit = missed.Unit, step = now.Last?.Step ?? "", number = now.Last?.Number ?? "", taken = ReadTables.Of(now.Last?.Day), answered = ReadTables.Of(now.AnsweredOn),
                review = now.Decided is not null ? "decided" : now.Review is not null ? "applied" : now.Conclusion is not null ? "concluded" : "", version = facts.Count,
            });
        return new Done(now.Last?.Number is { Length: > 0 } issued ? issued : subject, facts.Count);
    });

    /// <summary>An escalation, for the unit it concerns and for the office.</summary>
    public Outcome<EscalationView> SeeEscalation(string subject, Actor who) => journal.Read<Outcome<EscalationView>>(snapshot =>
    {
        if (Missed(snapshot, subject, null) is not { } missed || (!Oversees(snapshot, who) && !Acts(snapshot, who.Person, missed.Unit))) return SupervisionRefusals.NoSuchSubject(subject);
        var facts = EscalationFacts(snapshot, subject, null);
        var now = Escalation.From(subject, facts);
        var clocks = new List<EscalationClock>();
        if (EscalationDesk.AnswerBy(missed.Ladder, now, Calendar, Supervising.Counting) is { } answer) clocks.Add(new("answer", new("回复期限", "To be answered by"), answer, now.AnsweredOn,
            missed.Ladder!.Source)); // its step is on a ladder
        if (now.Conclusion is { } conclusion) clocks.Add(new("apply", new("申请复核期限", "A review may be applied for until"), EscalationDesk.ApplyBy(Supervising, conclusion, Calendar), now.Review?.Day, Supervising.Review.Source));
        if (now.Review is { } review) clocks.Add(new("decide", new("作出复核决定期限", "The review is to be decided by"), EscalationDesk.DecideBy(Supervising, review, Calendar), now.Decided?.Day, Supervising.Review.Source));
        var next = missed.Open ? EscalationDesk.Next(missed.Ladder, now) : null;
        var may = SupervisionAsks.Of<EscalationAsk>().Select(pair => pair.Word).Where(word => Possible(now, next, word) && Supervising.For(word).Any(row =>
            Holder(row.At, new(missed.Unit, missed.Unit, null)) is { } holder && Holds(snapshot, who.Person, row.By, holder))).ToSeq();
        return new EscalationView(now, missed.Unit, missed.Matter, missed.What, missed.Due, missed.Open, missed.Ladder, next, [.. clocks], Letters(missed, now), may, facts.Count);
    });

    /// <summary>What is overdue today, the longest first; reports and milestones alike.</summary>
    /// <param name="unit">One unit's alone; null for all.</param>
    /// <param name="asOf">A past day or moment, folded from the journal; null for now.</param>
    public Seq<Overdue> OverdueNow(string? unit = null, AsOf? asOf = null) => journal.Read(snapshot =>
    {
        var (day, calendar) = (asOf?.Day ?? Today, asOf is { } past ? Pack.Calendar.AsOf(past.Day) : Calendar);
        var rows = Rows(snapshot, asOf);
        var end = End(snapshot, asOf);
        var steps = asOf is null
            ? snapshot.Query("select subject, step, number from escalation where pilot = @pilot", null, row => (Subject: row.GetString(0), Step: row.GetString(1), Number: row.GetString(2))).ToDictionary(row => row.Subject)
            : [];
        var late = rows.Where(row => row.Due < day && row.Closed > day && row.Planned <= day && (unit is null || row.Lead == unit))
            .SelectMany(row => Folded(Pack.Definitions.Measure(row.Measure)!, MeasureFacts(snapshot, row.Measure, asOf), day).Milestones
                .Where(one => one.MetOn is null && one.Due < day).Select(one => ($"measure/{row.Measure}/{one.Milestone.Id}", (int?)row.Measure, row.Lead,
                new Text($"举措 {row.Measure} 节点“{one.Milestone.Name}”", $"measure {row.Measure}, milestone '{one.Milestone.Name}'"), one.Due))).ToList();
        var asked = Supervising.Reporting.Asked(end.From, end.End, day, calendar).ToSeq();
        var reports = ReportRows(snapshot, asOf, asked, rows).ToDictionary(row => (row.Unit, row.Period));
        foreach (var period in asked)
        {
            foreach (var lead in rows.Select(row => row.Lead).Where(lead => lead.Length > 0 && (unit is null || lead == unit)).Distinct().Where(lead => Covered(rows, lead, period).Count > 0))
            {
                var row = reports.GetValueOrDefault((lead, period.Id));
                var due = DueOf(row, period, calendar);
                if (row?.Stage is ReportStage.Submitted or ReportStage.Accepted || due >= day) continue;
                late.Add(($"report/{lead}/{period.Id}", null, lead, new($"{period.Name.Zh}报告", $"report of {period.Name.En}"), due));
            }
        }
        (string? Step, string? Number) Stands(string subject) => asOf is null ? (steps.GetValueOrDefault(subject).Step, steps.GetValueOrDefault(subject).Number)
            : Escalation.From(subject, EscalationFacts(snapshot, subject, asOf)).Last is { } last ? (last.Step, last.Number) : default;
        return late.OrderBy(one => one.Item5).Select(one => Stands(one.Item1) is var (step, number)
            ? new Overdue(one.Item1, one.Item2, one.Item3, one.Item4, one.Item5, calendar.Count(one.Item5, day), Reddens(one.Item3),
            string.IsNullOrEmpty(step) ? null : step, string.IsNullOrEmpty(number) ? null : number) : null!).ToSeq(); // always matched
    });

    /// <summary>Why something is overdue by so many working days; null where it is not.</summary>
    public (Overdue Line, Explanation Why)? WhyOverdue(string subject, AsOf? asOf = null)
    {
        if (OverdueNow(null, asOf).FirstOrDefault(one => one.Subject == subject) is not { } line) return null;
        var (day, calendar) = (asOf?.Day ?? Today, asOf is { } past ? Pack.Calendar.AsOf(past.Day) : Calendar);
        var (missed, unit) = (line.Missed, Pack.UnitName(line.Unit));
        return (line, new(
            new($"{missed.Zh}（{unit.Zh}）应于 {line.Due:yyyy-MM-dd} 完成，截至 {day:yyyy-MM-dd} 没有完成，已超期 {line.Days} 个工作日",
                $"{missed.En} ({unit.In(Language.En)}) was due on {line.Due:yyyy-MM-dd}; by {day:yyyy-MM-dd} it is not done: {line.Days} working days over"),
            Supervising.Source, [], [calendar.Tally(line.Due, day, Supervising.Counting).Why, .. line.Measure is { } measure ? [WhyLanding(measure, asOf)] : Seq.Of<Explanation>([])]));
    }

    /// <summary>The unit that answers for what is missed; null where there is no such thing.</summary>
    internal string? LeadOf(string subject) => journal.Read(snapshot => Missed(snapshot, subject, null))?.Unit;

    private sealed record WhatMissed(string Unit, Ladder? Ladder, Text Matter, Text What, DateOnly Due, bool Open);

    private WhatMissed? Missed(Snapshot snapshot, string subject, AsOf? asOf)
    {
        switch (subject.Split('/'))
        {
            case ["measure", var no, var id] when int.TryParse(no, out var number) && Pack.Definitions.Measure(number) is { } measure:
                var now = Folded(measure, MeasureFacts(snapshot, number, asOf), asOf?.Day ?? Today);
                if (now.Lead is not { } lead || now.Milestone(id) is not { } milestone) return null;
                return new(lead, LadderOf(lead), new($"举措 {number}（{Cut(measure.Text.Zh)}）", $"measure {number}"), new($"“{milestone.Milestone.Name}”", $"'{milestone.Milestone.Name}'"), milestone.Due,
                    milestone.MetOn is null && milestone.Due < Today && now.Closed is null);
            case ["report", var unit, var period] when Pack.Definitions.Units.ContainsKey(unit) && Supervising.Reporting.Find(period, Calendar) is { } found:
                var covers = Covered(Rows(snapshot), unit, found);
                if (covers.Count == 0) return null;
                var report = Report.From(unit, period, ReportFacts(snapshot, unit, period, asOf));
                var due = ReportDesk.Due(Supervising, report, found, Calendar);
                return new(unit, LadderOf(unit), new($"{covers.Count} 项举措的报送工作", $"the reporting on {covers.Count} measures"), new($"{found.Name.Zh}报告", $"the report of {found.Name.En}"), due,
                    report.Stage is ReportStage.Open or ReportStage.Returned && due < Today);
            default:
                return null;
        }
    }

    private Ladder? LadderOf(string unit) => Pack.Definitions.Units.GetValueOrDefault(unit) is { } known ? Supervising.LadderFor(known.Kind) : null;

    private Seq<IssuedLetter> Letters(WhatMissed missed, Escalation now) => now.Facts.OfType<EscalationFact.StepTaken>().Select(taken =>
    {
        var step = missed.Ladder?.Steps.FirstOrDefault(one => one.Id == taken.Step);
        if (step is null || !Pack.Definitions.Letters.TryGetValue(step.Letter.Id, out var letter)) return null;
        DateOnly? answer = step.Days > 0 ? Calendar.Due(taken.Day, step.Days) : null;
        var words = new Dictionary<string, Text>
        {
            ["number"] = Text.Same(taken.Number), ["day"] = taken.Day.Written(), ["unit"] = Pack.UnitName(taken.Unit), ["matter"] = missed.Matter, ["measure"] = missed.Matter, ["missed"] = taken.Missed,
            ["due"] = taken.Due.Written(), ["overdue_days"] = Text.Same($"{Calendar.Count(taken.Due, taken.Day)}"), ["answer_due"] = answer is { } by ? by.Written() : new(""), ["reason"] = Text.Same(taken.Reason),
            ["office"] = Pack.Manifest.Office is { } office ? Pack.UnitName(office.Id) : new(""), ["approver"] = Text.Same(taken.Approver), ["consent"] = Text.Same(taken.Consent ?? ""),
            ["document"] = Text.Same(Pack.Manifest.Document), ["basis"] = Pack.Basis(letter.Source, taken.Day).Citation,
        };
        return new IssuedLetter(letter.Id, letter.Name, taken.Number, taken.Day, letter.Fill(words), letter.Source);
    }).OfType<IssuedLetter>().ToSeq();

    private Seq<EscalationFact> EscalationFacts(Snapshot snapshot, string subject, AsOf? asOf) => Families.Escalations.Of(Known(snapshot, $"escalation/{subject}", asOf));

    private static bool Possible(Escalation now, LadderStep? next, string word) => word switch
    {
        "step" => next is not null,
        "answer" => now.Last is not null && now.AnsweredOn is null,
        "step-down" => now.Last is not null,
        "conclude" => now.Conclusion is null,
        "apply-review" => now.Conclusion is not null && now.Review is null,
        _ => now.Review is not null && now.Decided is null,
    };

    private static string Cut(string words) => words.Length <= 24 ? words.TrimEnd('。') : words[..24].TrimEnd(',', ' ', '，', '、') + "…";
}
