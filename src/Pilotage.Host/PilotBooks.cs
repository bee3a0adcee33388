using Pilotage.Plan.Supervision;
using Pilotage.Plan.Workbooks;

namespace Pilotage.Host;

/// <summary>What came of a workbook that was handed in.</summary>
/// <param name="Plans">Measures whose work plan was handed in with it.</param>
/// <param name="Entries">Measures of which something was written for the report.</param>
/// <param name="Findings">Every cell that is wrong; where there is one, nothing was taken.</param>
/// <param name="Dry">It was only tried.</param>
public sealed record BookTaken(string File, string Unit, string? Period, Seq<int> Plans, Seq<int> Entries, Seq<Finding> Findings, bool Dry);

public sealed partial class Pilot
{
    /// <summary>Units that lead a measure and whose workbook this reader may have.</summary>
    public Seq<string> BookUnits(Actor who) => journal.Read(snapshot =>
    {
        var all = Oversees(snapshot, who);
        return Rows(snapshot).Where(row => row.Lead.Length > 0 && row.Closed > Today).Select(row => row.Lead).Distinct()
            .Where(unit => all || Acts(snapshot, who.Person, unit)).Order(StringComparer.Ordinal).ToSeq();
    });

    /// <summary>The workbook of a unit, for its own people and for the office, as an .xlsx file.</summary>
    /// <param name="period">Id of the report it asks for; null for the latest one asked for, if any is.</param>
    public Outcome<byte[]> Book(string unit, string? period, Actor who) => journal.Read<Outcome<byte[]>>(snapshot =>
    {
        if (!Pack.Definitions.Units.ContainsKey(unit)) return SupervisionRefusals.NoSuchUnit(unit, Pack.Definitions.Units.Keys);
        if (!Oversees(snapshot, who) && !Acts(snapshot, who.Person, unit)) return NotYours("officer", unit, new("查看", "see"), null);
        if (period is not null && Supervising.Reporting.Find(period, Calendar) is null) return SupervisionRefusals.NoSuchPeriod(period);
        var book = Book(snapshot, unit, period);
        if (book.Measures.Count == 0) return new Refusal("no-book",
            new($"{Pack.UnitName(unit).Zh}没有牵头的举措，没有填报册", $"{Pack.UnitName(unit).In(Language.En)} leads no measure and has no workbook"));
        return WorkbookWriter.Write(book.Sheets());
    });

    /// <summary>Takes a workbook that was filled in: all of it or nothing.</summary>
    /// <param name="dry">Only says what would be taken.</param>
    public async Task<Outcome<BookTaken>> TakeBook(string file, ReadOnlyMemory<byte> bytes, Actor who, bool dry = false)
    {
        var (sheets, unreadable) = WorkbookReader.Read(file, bytes);
        BookTaken Nothing(string unit, string? period, params Seq<Finding> findings) => new(file, unit, period, [], [], findings, dry);
        if (unreadable is not null) return Nothing("", null, unreadable);
        if (BookMark.Of(sheets) is not { } mark || mark.Pilot != Pack.Id)
            return Nothing("", null, new Finding("book-mark", Place.Of(file),
                new("这不是本试点下发的填报册，或者识别码被改动；请重新下载", "this is no workbook of this pilot, or its mark was changed; download it again")));
        if (!Pack.Definitions.Units.ContainsKey(mark.Unit)) return SupervisionRefusals.NoSuchUnit(mark.Unit, Pack.Definitions.Units.Keys);
        if (mark.Period is { } named && Supervising.Reporting.Find(named, Calendar) is null) return SupervisionRefusals.NoSuchPeriod(named);
        var taken = Nothing(mark.Unit, mark.Period);
        var written = await Write<Done>(who, null, new { file, hash = Hash.Of(bytes.ToArray()) }, draft =>
        {
            if (!Oversees(draft, who) && !Acts(draft, who.Person, mark.Unit)) return NotYours("officer", mark.Unit, new("报送", "hand in"),
                null);
            var known = Book(draft, mark.Unit, mark.Period);
            var reading = BookReading.Of(file, sheets, known);
            var changed = known.Measures.Where(one => reading.Plans.Any(plan => plan.Measure == one.Measure.No)
                && mark.Versions.GetValueOrDefault(one.Measure.No) != one.State.Facts.Count)
                .Select(one => new Finding("book-changed", Place.Of(file),
                    new($"举措 {one.Measure.No} 在填报册下发之后已有变化，请重新下载后填写",
                        $"measure {one.Measure.No} has changed since the workbook was made; download it again")));
            taken = Nothing(mark.Unit, mark.Period,
                [.. reading.Findings, .. changed]) with { Plans = reading.Plans.Select(plan => plan.Measure).ToSeq(),
                    Entries = reading.Entries.Select(entry => entry.Measure).ToSeq() };
            if (taken.Findings.Count > 0) return Tried;
            foreach (var (measure, ask) in reading.Plans)
                if (Supervise(draft, measure, ask, who, null) is { Refused: true, Refusal: { } no }) return Of(measure, no);
            foreach (var entry in reading.Entries)
                // there are entries only with a period
                if (Supervise(draft, mark.Unit, mark.Period!, entry, who, null) is { Refused: true,
                    Refusal: { } no }) return Of(entry.Measure, no);
            return dry || reading.Plans.Count + reading.Entries.Count == 0 ? Tried : new Done(mark.Unit, 1);
        });
        if (written is { Refused: true, Refusal: { } refusal } && refusal != Tried) return refusal;
        return taken.Findings.Count > 0 ? taken with { Plans = [], Entries = [] } : taken;
    }

    // Takes the whole transaction back; the caller never sees it.
    private static readonly Refusal Tried = new("tried", new("试交，未写入", "only tried; nothing was written"));

    private static Refusal Of(int measure, Refusal no) =>
        no with { Reason = new($"举措 {measure}：{no.Reason.Zh}", $"Measure {measure}: {no.Reason.En}") };

    /// <summary>The ledger of all measures on a day, as an .xlsx file.</summary>
    public byte[] LedgerOfMeasures(AsOf? asOf = null)
    {
        var board = Supervision(asOf);
        var lines = from area in Pack.Definitions.Areas
                    from task in area.Tasks
                    from measure in task.Measures
                    let light = board.Of(measure.No)
                    let milestone = light.Due is null ? null : Supervised(measure.No, asOf).Next
                    select new LedgerLine(measure, area.Title.Zh, task.Title.Zh, Called(light.Lead),
                        string.Join('、', measure.Units.Select(one => one.Unit.Id).Where(id => id != light.Lead).Select(Called)),
                        SupervisionWords.Of(light.Stage).Zh, Supervised(measure.No, asOf).LandedOn, SupervisionWords.Of(light.Landing).Zh,
                            milestone?.Milestone.Name ?? "", light.Due, SupervisionWords.Of(light.Report).Zh,
                        string.Join('、', light.Pending.Select(word =>
                            word switch { "plan" => "工作计划待确认", "landing" => "落地待认定", _ => "延期待批" })));
        return WorkbookWriter.Write([MeasureLedger.Sheet(Pack.Manifest.Title.Zh, board.Day, lines.ToSeq())]);
    }

    private string Called(string? unit) => unit is null ? "" : Pack.UnitName(unit).Zh;

    private UnitBook Book(Snapshot snapshot, string unit, string? period)
    {
        var rows = Rows(snapshot);
        var end = End(snapshot, null);
        var found = period is null ? Supervising.Reporting.Asked(end.From, end.End, Today, Calendar)
            .FirstOrDefault(asked => Covered(rows, unit, asked).Count > 0) : Supervising.Reporting.Find(period, Calendar);
        var covers = found is null ? [] : Covered(rows, unit, found);
        var report = found is null ? null : Report.From(unit, found.Id, ReportFacts(snapshot, unit, found.Id, null));
        // rows are of the plan's measures
        var measures = rows.Where(row => row.Lead == unit && row.Closed > Today).Select(row => Pack.Definitions.Measure(row.Measure)!)
            .Select(measure => new BookMeasure(measure, Folded(measure, MeasureFacts(snapshot, measure.No, null), Today),
                covers.Contains(measure.No), report?.Of(measure.No)));
        return new(Pack.Id, unit, Pack.UnitName(unit), covers.Count > 0 ? found : null, measures.ToSeq());
    }
}
