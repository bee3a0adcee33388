using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>Something a unit, or the office, has to do.</summary>
/// <param name="Kind">plan, milestone, report, answer, matter; for the office examine.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Left">Working days left; negative when overdue, 0 where no day is set.</param>
public sealed record DueLine(string Kind, Text What, DateOnly? Due, int Left, string Address);

public sealed partial class Pilot
{
    /// <summary>What is due from a unit, the earliest first; for its own people and for the office.</summary>
    public Outcome<Seq<DueLine>> DueFrom(string unit, Actor who) => journal.Read<Outcome<Seq<DueLine>>>(snapshot =>
    {
        if (!Pack.Definitions.Units.ContainsKey(unit)) return SupervisionRefusals.NoSuchUnit(unit, Pack.Definitions.Units.Keys);
        if (!Oversees(snapshot, who) && !Acts(snapshot, who.Person, unit)) return NotYours("officer", unit, new("查看", "see"), null);
        var lines = new List<DueLine>();
        var rows = Rows(snapshot);
        var end = End(snapshot, null);
        if (Pack.Manifest.Office?.Id == unit) lines.AddRange(ToExamine(snapshot, rows));
        foreach (var row in rows.Where(row => row.Lead == unit && row.Closed > Today))
        {
            var address = $"/measures/{row.Measure}/supervision";
            if (row.Planned > Today && !row.Pending.Contains("plan")) lines.Add(Line("plan", new($"举措 {row.Measure}：报送工作计划", $"Measure {row.Measure}: hand in a work plan"), null, address));
            foreach (var one in row.Planned > Today ? [] : Folded(Pack.Definitions.Measure(row.Measure)!, MeasureFacts(snapshot, row.Measure, null),
                Today).Milestones.Where(one => one.MetOn is null)) // rows are of the plan's measures
                lines.Add(Line("milestone", new($"举措 {row.Measure}：{one.Milestone.Name}", $"Measure {row.Measure}: {one.Milestone.Name}"), one.Due, address));
        }
        var reports = ReportRows(snapshot, null, [], rows).ToDictionary(row => (row.Unit, row.Period));
        foreach (var period in Supervising.Reporting.Asked(end.From, end.End, Today, Calendar).Where(period => Covered(rows, unit, period).Count > 0))
        {
            var row = reports.GetValueOrDefault((unit, period.Id));
            if (row?.Stage is ReportStage.Submitted or ReportStage.Accepted) continue;
            lines.Add(Line("report", new($"{period.Name.Zh}报告{(row?.Stage == ReportStage.Returned ? "（退回补正）" : "")}", $"Report of {period.Name.En}{(row?.Stage == ReportStage.Returned ? " (returned)" : "")}"), DueOf(row, period, Calendar), $"/reports/{unit}/{period.Id}"));
        }
        foreach (var (subject, number, step, taken) in snapshot.Query("select subject, number, step, taken from escalation where pilot = @pilot and unit = @unit and step <> '' and answered = @never",
            new { unit, never = ReadTables.Never }, row => (row.GetString(0), row.GetString(1), row.GetString(2), ReadTables.Day(row.GetString(3))!.Value))) // a step was taken on a day
        {
            if (LadderOf(unit)?.Steps.FirstOrDefault(one => one.Id == step) is not { Days: > 0, Informs: false } asked) continue;
            lines.Add(Line("answer", new($"回复{asked.Name.Zh} {number}", $"Answer {asked.Name.In(Language.En)} {number}"), Calendar.Due(taken, asked.Days), $"/escalations/{subject}"));
        }
        foreach (var (number, kind, title, since) in snapshot.Query("select number, kind, title, since from matter where pilot = @pilot and unit = @unit and since <> @never",
            new { unit, never = ReadTables.Never }, row => (row.GetString(0), row.GetString(1), row.GetString(2), ReadTables.Day(row.GetString(3))!.Value))) // not never, as asked
        {
            var days = Supervising.Matters.FirstOrDefault(one => one.Id == kind)?.ReplyDays ?? 0;
            lines.Add(Line("matter", Text.Same($"{number} {title}"), days > 0 ? Calendar.Due(since, days) : null, $"/matters/{Uri.EscapeDataString(number)}"));
        }
        return lines.OrderBy(line => line.Due ?? DateOnly.MaxValue).ThenBy(line => line.What.Zh, StringComparer.Ordinal).ToSeq();
    });

    // What waits for the office's word.
    private IEnumerable<DueLine> ToExamine(Snapshot snapshot, IReadOnlyList<SupervisedRow> rows)
    {
        foreach (var (measure, pending) in rows.SelectMany(row => row.Pending.Select(word => (row.Measure, word))))
        {
            var what = pending switch
            {
                "plan" => new Text($"举措 {measure}：工作计划待确认", $"Measure {measure}: a work plan to confirm"),
                "landing" => new Text($"举措 {measure}：落地申报待认定", $"Measure {measure}: a declaration to examine"),
                _ => new Text($"举措 {measure}：延期申请待批", $"Measure {measure}: time asked for, to be decided"),
            };
            yield return Line("examine", what, null, $"/measures/{measure}/supervision");
        }
        foreach (var (unit, period) in snapshot.Query("select unit, period from unit_report where pilot = @pilot and stage = @stage order by period, unit", new { stage = nameof(ReportStage.Submitted) }, row => (row.GetString(0), row.GetString(1))))
            yield return Line("examine", new($"{Pack.UnitName(unit).Zh} {period} 报告待审核", $"Report of {Pack.UnitName(unit).In(Language.En)} for {period} to examine"), null, $"/reports/{unit}/{period}");
    }

    private DueLine Line(string kind, Text what, DateOnly? due, string address) =>
        new(kind, what, due, due is not { } day ? 0 : Today > day ? -Calendar.Count(day, Today) : Calendar.Count(Today, day), address);
}
