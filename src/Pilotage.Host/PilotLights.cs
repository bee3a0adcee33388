using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>A measure on the board, on both axes.</summary>
/// <param name="Lead">Unit that answers for it; null where nobody in particular does.</param>
/// <param name="Landing">The first axis: its work plan.</param>
/// <param name="Report">The second axis: its lead's reports.</param>
/// <param name="Shown">What the tile shows: the work plan and, where a service runs cases, their clocks, whichever is worse.</param>
/// <param name="Due">Due day of the milestone that is open and due first.</param>
/// <param name="Pending">What waits for the office: plan, landing, time.</param>
public sealed record MeasureLight(
    int Measure, string? Lead, bool LeadNamed, LandingLight Landing, ReportLight Report, LandingLight Shown, LandingStage Stage, DateOnly? Due, Seq<string> Pending, Light Cases);

/// <summary>A milestone or report that is overdue or due soon, as the board lists it.</summary>
/// <param name="Measure">Null for a report, which covers several.</param>
/// <param name="Left">Working days left; negative when overdue.</param>
public sealed record BoardDue(int? Measure, string Unit, Text What, DateOnly Due, int Left, bool Red, string Address);

/// <summary>The board on a day, with what it adds up to.</summary>
/// <param name="Period">The period that reports were last asked for; null while none was.</param>
/// <param name="Landed">Measures landed, of all.</param>
/// <param name="Due">What is overdue or due by the end of the week, the earliest first.</param>
public sealed record SupervisionBoard(Seq<MeasureLight> Measures, ReportPeriod? Period, int Landed, DateOnly Day, PilotEnd End, Seq<BoardDue> Due)
{
    /// <summary>The share of measures landed, in per cent with one decimal place (落地率).</summary>
    public decimal Rate => Measures.Count == 0 ? 0 : Math.Round(100m * Landed / Measures.Count, 1, MidpointRounding.AwayFromZero);

    public MeasureLight Of(int measure) => Measures.First(light => light.Measure == measure); // every measure has one
}

public sealed partial class Pilot
{
    /// <summary>The board of both axes: today's from the read tables, a past day's folded from the journal.</summary>
    public SupervisionBoard Supervision(AsOf? asOf = null) => Supervision(asOf,
        Pack.Definitions.Services.Values.Select(service => service.Measure).Where(measure => measure > 0).Distinct().ToDictionary(measure => measure, measure => Light(measure, asOf)));

    // Without the clocks of cases, which the figures of the pilot do not count.
    private SupervisionBoard Supervision(AsOf? asOf, Dictionary<int, Light> cases)
    {
        var (day, calendar) = (asOf?.Day ?? Today, asOf is { } past ? Pack.Calendar.AsOf(past.Day) : Calendar);
        var soon = calendar.Due(day, Pack.Manifest.NearDays);
        return journal.Read(snapshot =>
        {
            var rows = Rows(snapshot, asOf);
            var end = End(snapshot, asOf);
            var asked = Supervising.Reporting.Asked(end.From, end.End, day, calendar).ToSeq();
            var reports = ReportRows(snapshot, asOf, asked, rows).ToDictionary(row => (row.Unit, row.Period));
            var axis = rows.Where(row => row.Lead.Length > 0).Select(row => row.Lead).Distinct().ToDictionary(unit => unit, unit => Axis(rows, reports, asked, unit, day, soon, calendar));
            var lights = rows.Select(row => Light(row, axis, asked, cases, day, soon)).ToSeq();
            return new SupervisionBoard(lights, asked.Count > 0 ? asked[0] : null, rows.Count(row => row.Landed <= day), day, end, ThisWeek(rows, reports, asked, day, calendar));
        });
    }

    /// <summary>Why a measure's light of the first axis shows what it shows, its cases' clocks among it.</summary>
    public Explanation WhyLanding(int measure, AsOf? asOf = null)
    {
        var (day, calendar) = (asOf?.Day ?? Today, asOf is { } past ? Pack.Calendar.AsOf(past.Day) : Calendar);
        var now = Supervised(measure, asOf);
        var why = Lights.Why(Supervising, Pack.Definitions.Measure(measure)!, now, Reddens(now.Lead), day, calendar.Due(day, Pack.Manifest.NearDays),
            Pack.Manifest.NearDays); // asked of measures of the plan
        return Pack.Definitions.ServiceOf(measure) is null ? why : why with { Parts = why.Parts.Add(Light(measure, asOf).Why) };
    }

    private MeasureLight Light(SupervisedRow row, Dictionary<string, Dictionary<string, ReportLight>> axis, Seq<ReportPeriod> asked, Dictionary<int, Light> cases, DateOnly day, DateOnly soon)
    {
        var basis = new LightBasis(row.Lead.Length > 0, row.Planned <= day, row.Closed <= day, row.Landed <= day, row.Stage, row.Due == DateOnly.MaxValue ? null
            : row.Due, Reddens(row.Lead.Length > 0 ? row.Lead : null));
        var landing = Lights.Of(basis, day, soon);
        var served = cases.GetValueOrDefault(row.Measure) ?? new(row.Measure, LightState.Unsupervised, 0, 0, 0, 0, 0, null, new(new("未纳入督办", "Not yet supervised")));
        var report = !basis.Planned || asked.Count == 0 || row.Lead.Length == 0 ? ReportLight.NotAsked
            : axis[row.Lead] is var periods && periods.Where(pair => asked.First(period => period.Id == pair.Key) is var one && row.Planned <= one.Last
                && row.Closed >= one.First).Select(pair => (ReportLight?)pair.Value).ToList() is { Count: > 0 } seen
                ? Worst(seen) : ReportLight.NotAsked;
        return new(row.Measure, basis.Led ? row.Lead : null, row.Named, landing, report, Shown(landing, served, basis.Reddens), row.Stage, basis.Due, row.Pending, served);
    }

    private Seq<BoardDue> ThisWeek(IReadOnlyList<SupervisedRow> rows, Dictionary<(string Unit, string Period), ReportRow> reports, Seq<ReportPeriod> asked, DateOnly day, Time.Calendar calendar)
    {
        var sunday = day.AddDays((7 - (int)day.DayOfWeek) % 7);
        int Left(DateOnly due) => day > due ? -calendar.Count(due, day) : calendar.Count(day, due);
        var milestones = rows.Where(row => row.Planned <= day && row.Closed > day && row.Due <= sunday)
            .Select(row => new BoardDue(row.Measure, row.Lead, new($"节点：{row.MilestoneName}", $"milestone: {row.MilestoneName}"), row.Due, Left(row.Due), Reddens(row.Lead), $"/measures/{row.Measure}/supervision"));
        var units = rows.Select(row => row.Lead).Where(unit => unit.Length > 0).Distinct().ToList();
        var late = from period in asked
                   from unit in units
                   let row = reports.GetValueOrDefault((unit, period.Id))
                   where row?.Stage is not (ReportStage.Submitted or ReportStage.Accepted)
                   let due = DueOf(row, period, calendar)
                   where due <= sunday && Covers(rows, unit, period)
                   select new BoardDue(null, unit, new($"{period.Name.Zh}报送", $"report for {period.Name.En}"), due, Left(due), Reddens(unit), $"/reports/{unit}/{period.Id}");
        return milestones.Concat(late).OrderBy(line => line.Due).ThenBy(line => line.Measure).ToSeq();
    }

    // The latest first; an older one that is still missing shows until it is made up.
    private static ReportLight Worst(List<ReportLight?> periods) =>
        periods.FirstOrDefault(one => one is ReportLight.Missing or ReportLight.Outstanding) ?? periods[0]!.Value; // there is at least one

    private static LandingLight Shown(LandingLight landing, Light cases, bool reddens) => (landing, cases.State) switch
    {
        (LandingLight.Closed, _) => landing,
        (_, LightState.Late) => reddens ? LandingLight.Late : LandingLight.Coordinate,
        (LandingLight.Late or LandingLight.Coordinate, _) => landing,
        (_, LightState.Near) => LandingLight.Near,
        (LandingLight.Unsupervised, LightState.OnTime) => LandingLight.OnTime,
        _ => landing,
    };

    // Each period's light for a unit, the latest first; a period in which it had nothing under supervision has none.
    private Dictionary<string, ReportLight> Axis(
        IReadOnlyList<SupervisedRow> rows, Dictionary<(string Unit, string Period), ReportRow> reports, Seq<ReportPeriod> asked, string unit, DateOnly day, DateOnly soon, Time.Calendar calendar)
    {
        var lights = new Dictionary<string, ReportLight>();
        foreach (var period in asked)
        {
            if (!Covers(rows, unit, period)) continue;
            var row = reports.GetValueOrDefault((unit, period.Id));
            lights[period.Id] = ReportDesk.Light(row?.Stage ?? ReportStage.Open, DueOf(row, period, calendar), day, soon, Reddens(unit));
        }
        return lights;
    }

    private DateOnly DueOf(ReportRow? row, ReportPeriod period, Time.Calendar calendar) => ReportDesk.Due(Supervising,
        row is null ? null : Report.None(row.Unit, row.Period) with { Stage = row.Stage, ReturnedOn = row.Returned, PostponedTo = row.Postponed }, period, calendar);

    // Every measure of the plan, whether anything was said of it or not.
    private IReadOnlyList<SupervisedRow> Rows(Snapshot snapshot, AsOf? asOf = null)
    {
        var measures = Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures);
        if (asOf?.Day is { } day)
            return measures.Select(measure => MeasureFacts(snapshot, measure.No, asOf) is { Count: > 0 } facts ? SupervisedRow.Of(Folded(measure, facts, day)) : Unsaid(measure)).ToList();
        var known = snapshot.Query("select measure, lead, next_lead, next_lead_on, named, planned, closed, stage, landed, due, milestone, milestone_name, pending, version from supervised_measure where pilot = @pilot",
            null, row => SupervisedRow.Of(row, Today)).ToDictionary(row => row.Measure);
        return measures.Select(measure => known.GetValueOrDefault(measure.No) ?? Unsaid(measure)).ToList();
    }

    private SupervisedRow Unsaid(Plan.Measure measure) =>
        new(measure.No, Presumed(measure) ?? "", measure.LeadStated, DateOnly.MaxValue, DateOnly.MaxValue, LandingStage.NotStarted, DateOnly.MaxValue, DateOnly.MaxValue, "", "", [], 0);

    private IEnumerable<ReportRow> ReportRows(Snapshot snapshot, AsOf? asOf, Seq<ReportPeriod> asked, IReadOnlyList<SupervisedRow> rows)
    {
        if (asOf is null) return snapshot.Query("select unit, period, stage, submitted, returned, postponed, signed, version from unit_report where pilot = @pilot", null, ReportRow.Of);
        return from period in asked
               from unit in rows.Select(row => row.Lead).Where(unit => unit.Length > 0).Distinct()
               where Covers(rows, unit, period)
               let report = Report.From(unit, period.Id, ReportFacts(snapshot, unit, period.Id, asOf))
               where report.Facts.Count > 0
               select new ReportRow(unit, period.Id, report.Stage, report.SubmittedOn, report.ReturnedOn, report.PostponedTo, report.Signed.Count, report.Facts.Count);
    }
}

/// <summary>A row of the read table of measures; days that are not there lie after all others.</summary>
internal sealed record SupervisedRow(
    int Measure, string Lead, bool Named, DateOnly Planned, DateOnly Closed, LandingStage Stage, DateOnly Landed, DateOnly Due, string Milestone,
        string MilestoneName, Seq<string> Pending, int Version)
{
    public static SupervisedRow Of(System.Data.Common.DbDataReader row, DateOnly today)
    {
        var over = Day(row.GetString(3)) <= today; // ordered beforehand, and come since
        return new(row.GetInt32(0), over ? row.GetString(2) : row.GetString(1), over || row.GetInt32(4) == 1, Day(row.GetString(5)), Day(row.GetString(6)),
            Enum.Parse<LandingStage>(row.GetString(7)),
            Day(row.GetString(8)), Day(row.GetString(9)), row.GetString(10), row.GetString(11), row.GetString(12).Split(',', StringSplitOptions.RemoveEmptyEntries).ToSeq(), row.GetInt32(13));
    }

    public static SupervisedRow Of(MeasureState now) => new(now.No, now.Lead ?? "", now.LeadNamed, now.PlannedOn ?? DateOnly.MaxValue, now.Closed?.Day ?? DateOnly.MaxValue, now.Stage,
        now.LandedOn ?? DateOnly.MaxValue, now.Next?.Due ?? DateOnly.MaxValue, now.Next?.Milestone.Id ?? "", now.Next?.Milestone.Name ?? "", [], now.Facts.Count);

    private static DateOnly Day(string written) => ReadTables.Day(written) ?? DateOnly.MaxValue;
}

/// <summary>A row of the read table of reports.</summary>
internal sealed record ReportRow(string Unit, string Period, ReportStage Stage, DateOnly? Submitted, DateOnly? Returned, DateOnly? Postponed, int Signed, int Version)
{
    public static ReportRow Of(System.Data.Common.DbDataReader row) => new(row.GetString(0), row.GetString(1), Enum.Parse<ReportStage>(row.GetString(2)), ReadTables.Day(row.GetString(3)),
        ReadTables.Day(row.GetString(4)), ReadTables.Day(row.GetString(5)), row.GetInt32(6), row.GetInt32(7));
}
