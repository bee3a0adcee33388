using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>A matter as the meeting reads it.</summary>
/// <param name="Result">With what it was settled; null while it is open.</param>
public sealed record MeetingMatter(string Number, string Title, string Words, string By, string? Unit, MatterStage Stage, DateOnly Raised, DateOnly? SettledOn, string? Result);

/// <summary>Something overdue, and what is on record about the reason.</summary>
/// <param name="Reported">What the unit reported as a problem, in the latest report it submitted; empty where nothing was.</param>
/// <param name="Asked">The reason for which it asked for more time; empty where it did not.</param>
/// <param name="Papers">Numbers of the papers sent about it.</param>
public sealed record MeetingOverdue(BoardDue Line, string Reported, string Asked, Seq<string> Papers);

/// <summary>What the leading group's meeting has before it, as it was known on a day.</summary>
/// <param name="Period">The period that day falls in: what its document is drafted of.</param>
/// <param name="Documents">Documents drafted for a meeting, as far as they had come, the latest first.</param>
public sealed record MeetingPack(
    DateOnly Day, ReportPeriod Period, Seq<PilotFigure> Figures, SupervisionBoard Board, Seq<MeetingOverdue> Overdue,
    Seq<MeetingMatter> Issues, Seq<MeetingMatter> Decisions, Seq<DispatchLine> Documents)
{
    /// <summary>What was raised and is not settled.</summary>
    public Seq<MeetingMatter> Waiting => Issues.Where(issue => issue.Stage != MatterStage.Settled).ToSeq();

    public Seq<MeetingMatter> Resolved => Issues.Where(issue => issue.Stage == MatterStage.Settled).ToSeq();
}

public sealed partial class Pilot
{
    /// <summary>The template from which the meeting's document is drafted, where the pack has one.</summary>
    public string? MeetingTemplate => Pack.Definitions.Drafts.Values.FirstOrDefault(template => template.Meeting)?.Id;

    /// <summary>What the meeting has before it, for the office; refused for everyone else, as it tells of all units.</summary>
    /// <param name="asOf">A past day or moment: facts recorded by then, with the calendar known then. Null for today.</param>
    public Outcome<MeetingPack> Meeting(Actor who, AsOf? asOf = null)
    {
        if (!journal.Read(snapshot => Oversees(snapshot, who)))
            return new Refusal("not-the-office",
                new("会议材料由领导小组办公室准备，其他单位不能查看", "The meeting's papers are prepared by the office; other units do not see them"));
        var (day, calendar) = (asOf?.Day ?? Today, asOf is { } past ? Pack.Calendar.AsOf(past.Day) : Calendar);
        var board = Supervision(asOf);
        return new MeetingPack(day, Supervising.Reporting.PeriodOf(day, calendar), PilotFigures(asOf), board, journal.Read(snapshot => board.Due.Where(line => line.Left < 0)
            .Select(line => Reasons(snapshot, line, asOf)).ToSeq()), Before(MatterUse.Issue, asOf), Before(MatterUse.Decision, asOf), journal.Read(snapshot => DraftedFor(snapshot, asOf)));
    }

    private MeetingOverdue Reasons(Snapshot snapshot, BoardDue line, AsOf? asOf)
    {
        var missed = Overdues(snapshot, line, asOf);
        var papers = missed is null ? [] : EscalationFacts(snapshot, missed, asOf).OfType<EscalationFact.StepTaken>().Select(taken => taken.Number).Where(number => number.Length > 0).ToSeq();
        if (line.Measure is not { } no) return new(line, "", "", papers);
        var asked = MeasureFacts(snapshot, no, asOf).OfType<MeasureFact.TimeAsked>().LastOrDefault()?.Reason ?? "";
        var reports = snapshot.Query("select period from unit_report where pilot = @pilot and unit = @unit order by period desc", new { unit = line.Unit }, row => row.GetString(0));
        var reported = reports.Select(period => Report.From(line.Unit, period, ReportFacts(snapshot, line.Unit, period, asOf))).Where(report => report.SubmittedOn is not null)
            .Select(report => report.Of(no)?.Problems).FirstOrDefault(words => words is { Length: > 0 }) ?? "";
        return new(line, reported, asked, papers);
    }

    // The subject of its escalation: a milestone of a measure, or a report.
    private string? Overdues(Snapshot snapshot, BoardDue line, AsOf? asOf) => line.Measure is not { } no ? line.Address.TrimStart('/').Replace("reports/", "report/", StringComparison.Ordinal)
        : Folded(Pack.Definitions.Measure(no)!, MeasureFacts(snapshot, no, asOf), asOf?.Day ?? Today).Next is { } next ? $"measure/{no}/{next.Milestone.Id}" : null; // of the plan's measures

    private Seq<MeetingMatter> Before(MatterUse use, AsOf? asOf) => MattersTold(use, asOf?.Day ?? Today, asOf).Select(now =>
    {
        var (raised, settled) = (now.Raised!, now.Stage == MatterStage.Settled ? now.Facts.OfType<MatterFact.MatterSettled>().Last() : null); // it was raised
        return new MeetingMatter(raised.Number, raised.Title, raised.Words, raised.By, now.Unit, now.Stage, raised.Day, settled?.Day, settled?.Result);
    }).ToSeq();

    // Matters that were raised, the latest first, folded from what was recorded by then; the register has some thousands of lines at most.
    private Seq<Matter> MattersTold(MatterUse use, DateOnly day, AsOf? asOf) => journal.Read(snapshot => Supervising.Matters.Where(kind => kind.Use == use)
        .SelectMany(kind => snapshot.Query("select number, raised from matter where pilot = @pilot and kind = @kind and raised <= @day",
            new { kind = kind.Id, day = ReadTables.Of(day) }, row => (Number: row.GetString(0), Raised: row.GetString(1))))
        .OrderByDescending(one => one.Raised, StringComparer.Ordinal).ThenBy(one => one.Number, StringComparer.Ordinal)
        .Select(one => Matter.From(Families.Matters.Of(Known(snapshot, $"matter/{one.Number}", asOf)))).Where(now => now.Raised is not null).ToSeq());

    private Seq<DispatchLine> DraftedFor(Snapshot snapshot, AsOf? asOf) => snapshot.Query(
        "select id from dispatch where pilot = @pilot and template = @template and drafted <= @day order by id desc limit @most",
        new { template = MeetingTemplate ?? "", day = ReadTables.Of(asOf?.Day ?? Today), most = PageSize }, row => row.GetString(0))
        .Select(id => DispatchState.From(Families.Dispatches.Of(Known(snapshot, $"dispatch/{id}", asOf)))).Where(now => now.Drafted is not null)
        .Select(now => new DispatchLine(now.Drafted!.Id, now.Drafted.Kind, now.Wording.Title, now.Number ?? "", now.Stage, now.Drafted.Day)).ToSeq(); // filtered just before
}
