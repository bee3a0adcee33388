using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    /// <summary>Asks something of a unit's report of one period.</summary>
    /// <param name="period">Id of the period, such as 2020Q4.</param>
    public Task<Outcome<Done>> Supervise(string unit, string period, ReportAsk ask, Actor who, string? key = null, int? version = null) =>
        Write<Done>(who, key, new { unit, period, ask, version }, draft => Supervise(draft, unit, period, ask, who, version));

    private Outcome<Done> Supervise(Draft draft, string unit, string period, ReportAsk ask, Actor who, int? version)
    {
        if (!Pack.Definitions.Units.ContainsKey(unit)) return SupervisionRefusals.NoSuchUnit(unit, Pack.Definitions.Units.Keys);
        if (Supervising.Reporting.Find(period, Calendar) is not { } found) return SupervisionRefusals.NoSuchPeriod(period);
        if (Unasked(draft, who, ask, new(unit, null, (ask as ReportAsk.Contribute)?.Unit)) is { } no) return no;
        var facts = ReportFacts(draft, unit, period, null);
        var now = Report.From(unit, period, facts);
        if (version is { } seen && seen != facts.Count) return ChangedMeanwhile(new Text($"{Pack.UnitName(unit).Zh}{found.Name.Zh}报告", $"The report of {unit} for {found.Name.En}"));
        draft.Hold("supervised-measures"); // what it covers rests on rows that it does not change
        var end = End(draft, null);
        var covers = Covered(Rows(draft), unit, found);
        var role = ask is ReportAsk.Sign sign && Supervising.Signing.FirstOrDefault(step => step.Id == sign.Step) is { } step && Holds(draft, who.Person, step.By, unit) ? step.By : "";
        var helped = ask is ReportAsk.Contribute help && help.Unit != unit
            && Pack.Definitions.Measure(help.Measure)?.Units.Any(one => one.Unit.Id == help.Unit) == true && covers.Contains(help.Measure);
        var asked = covers.Count > 0 && found.Opens <= Today && found.Last >= end.From && (end.End is null || found.Opens <= end.End);
        var decided = ReportDesk.Decide(Supervising, now, new(covers, helped, role, asked), ask, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Reports.Append(draft, $"report/{unit}/{period}", fact, fact.Day, Pack.Hash);
        facts = facts.AddRange(decided.Value);
        now = Report.From(unit, period, facts);
        draft.Execute(
            """
            insert into unit_report (pilot, unit, period, stage, submitted, returned, postponed, signed, version)
            values (@pilot, @unit, @period, @stage, @submitted, @returned, @postponed, @signed, @version)
            on conflict (pilot, unit, period) do update set stage = excluded.stage, submitted = excluded.submitted, returned = excluded.returned, postponed = excluded.postponed,
                signed = excluded.signed, version = excluded.version
            """,
            new
            {
                unit, period, stage = now.Stage.ToString(), submitted = ReadTables.Of(now.SubmittedOn), returned = ReadTables.Of(now.ReturnedOn), postponed = ReadTables.Of(now.PostponedTo),
                signed = now.Signed.Count, version = facts.Count,
            });
        return new Done($"{unit}/{period}", facts.Count);
    }

    /// <summary>A unit's report of one period, as far as this reader may see it; refused where it is neither theirs nor the office's.</summary>
    public Outcome<ReportView> SeeReport(string unit, string period, Actor who, AsOf? asOf = null) => journal.Read<Outcome<ReportView>>(snapshot =>
    {
        if (!Pack.Definitions.Units.ContainsKey(unit)) return SupervisionRefusals.NoSuchUnit(unit, Pack.Definitions.Units.Keys);
        var (day, calendar) = (asOf?.Day ?? Today, asOf is { } past ? Pack.Calendar.AsOf(past.Day) : Calendar);
        if (Supervising.Reporting.Find(period, calendar) is not { } found) return SupervisionRefusals.NoSuchPeriod(period);
        var (own, office) = (Acts(snapshot, who.Person, unit) || who == Actor.Law, Oversees(snapshot, who));
        var facts = ReportFacts(snapshot, unit, period, asOf);
        var now = Report.From(unit, period, facts);
        var rows = Rows(snapshot, asOf);
        var covers = Covered(rows, unit, found);
        // A unit that cooperates sees what it told the lead, and no more; the office sees a report once it is submitted, and before that how far it is.
        var helps = Held(snapshot, who).Where(holder => covers.Any(no => Pack.Definitions.Measure(no)!.Units.Any(one => one.Unit.Id == holder))).ToSeq(); // of the plan's measures
        if (!own && !office && helps.Count == 0) return NoSuchReport();
        if (!own && !office) now = now with { Entries = [], Facts = [], Contributions = now.Contributions.Where(told => helps.Contains(told.Unit)).ToSeq() };
        else if (!own && now.SubmittedOn is null) now = now with { Entries = [], Contributions = [] };
        var (soon, red) = (calendar.Due(day, Pack.Manifest.NearDays), Reddens(unit));
        var due = ReportDesk.Due(Supervising, now, found, calendar);
        var may = asOf is not null ? [] : SupervisionAsks.Of<ReportAsk>().Select(pair => pair.Word).Where(word => Possible(now, word, own) && Supervising.For(word).Any(row =>
            row.At == AskedAt.Cooperating ? helps.Any(helper => helper != unit && Holds(snapshot, who.Person, row.By, helper))
                : Holder(row.At, new(unit, unit, null)) is { } holder && Holds(snapshot, who.Person, row.By, holder))).ToSeq();
        var why = ReportDesk.Why(Supervising, now, found, Pack.UnitName(unit), calendar, day, soon, red);
        return new ReportView(now, found, covers, due, ReportDesk.Light(now.Stage, due, day, soon, red), ReportDesk.ToSign(Supervising, now), helps
            .Where(helper => helper != unit).ToSeq(), may, facts.Count, why);
    });

    private static bool Possible(Report now, string word, bool own) => word switch
    {
        "write" or "sign" => now.Stage is ReportStage.Open or ReportStage.Returned,
        "withhold" => own && now.Signed.Count > 0 && now.Stage is ReportStage.Open or ReportStage.Returned,
        "contribute" => now.Stage is ReportStage.Open or ReportStage.Returned,
        "return-report" or "accept-report" => now.Stage == ReportStage.Submitted,
        _ => now.Stage is ReportStage.Open or ReportStage.Returned,
    };

    private Seq<string> Held(Snapshot snapshot, Actor who) => snapshot.Query(
        "select distinct holder from access_grant where pilot = @pilot and person = @person and valid_from <= @today and valid_to >= @today",
        new { person = who.Person, today = ReadTables.Of(Today) }, row => row.GetString(0)).ToSeq();

    private bool Oversees(Snapshot snapshot, Actor who) => who == Actor.Law || (Pack.Manifest.Office is { } office && Acts(snapshot, who.Person, office.Id));

    private Seq<ReportFact> ReportFacts(Snapshot snapshot, string unit, string period, AsOf? asOf) => Families.Reports.Of(Known(snapshot, $"report/{unit}/{period}", asOf));

    // One package over all its measures that were under supervision in the period.
    private static Seq<int> Covered(IEnumerable<SupervisedRow> rows, string unit, ReportPeriod period) =>
        rows.Where(row => row.Lead == unit && row.Planned <= period.Last && row.Closed >= period.First).Select(row => row.Measure).Order().ToSeq();

    // The same without making a list of it: the board asks for every unit and period.
    private static bool Covers(IReadOnlyList<SupervisedRow> rows, string unit, ReportPeriod period)
    {
        foreach (var row in rows)
            if (row.Planned <= period.Last && row.Closed >= period.First && row.Lead == unit) return true;
        return false;
    }

    // The same words whether there is none or it is another unit's.
    private static Refusal NoSuchReport() => new("no-such-report", new("没有该报告，或者您无权查看", "There is no such report, or you may not see it"));
}

/// <summary>A report as one reader sees it.</summary>
/// <param name="Covers">The measures it has to cover.</param>
/// <param name="ToSign">Steps still to sign, in their order.</param>
/// <param name="Helps">Units for which this reader can tell the lead something.</param>
/// <param name="Version">What the next edit must match.</param>
public sealed record ReportView(
    Report Report, ReportPeriod Period, Seq<int> Covers, DateOnly Due, ReportLight Light, Seq<SignStep> ToSign, Seq<string> Helps, Seq<string> May, int Version, Explanation Why);
