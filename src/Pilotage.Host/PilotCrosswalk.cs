using Pilotage.Plan.Supervision;
using Pilotage.Plan.Workbooks;

namespace Pilotage.Host;

/// <summary>What came of a crosswalk that was handed in.</summary>
/// <param name="Items">How many items of the superior plan it has.</param>
/// <param name="Open">Items to which no measure answers.</param>
/// <param name="Findings">Every cell that is wrong; where there is one, nothing was taken.</param>
public sealed record CrosswalkAnswer(string File, int Items, int Open, Seq<Finding> Findings, bool Dry);

/// <summary>An item of the superior plan as it is reported upward.</summary>
/// <param name="Landed">How many of its measures have landed.</param>
public sealed record CrosswalkLine(CrosswalkItem Item, Seq<MeasureLight> Measures, int Landed);

public sealed partial class Pilot
{
    private const string CrosswalkStream = "crosswalk";

    /// <summary>Takes the crosswalk to the superior plan from a workbook or CSV: all of it or nothing. For the office.</summary>
    /// <param name="document">The superior plan, such as 国务院 or a ministry's 总体方案.</param>
    /// <param name="dry">Only says what would be taken.</param>
    public async Task<Outcome<CrosswalkAnswer>> TakeCrosswalk(string file, ReadOnlyMemory<byte> bytes, string document, Actor who, bool dry = false)
    {
        var measures = Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures).Select(measure => measure.No).ToHashSet();
        var (items, findings) = CrosswalkTable.Read(file, bytes, measures);
        var hash = Hash.Of(bytes.ToArray());
        var written = await Write<Done>(who, null, new { file, document, hash }, draft =>
        {
            if (!Oversees(draft, who)) return NotYours("supervisor", Pack.Manifest.Office?.Id ?? "", new("报送对照表", "hand in the crosswalk"), null);
            if (string.IsNullOrWhiteSpace(document)) return new Refusal("crosswalk-document", new("请写明所对照的总体方案", "Say which superior plan it is"), null, new("填写文件名称和文号", "Give its name and number"));
            if (dry || findings.Count > 0) return Tried;
            var facts = Families.Crosswalks.Of(draft.Stream(CrosswalkStream));
            Families.Crosswalks.Append(draft, CrosswalkStream, new CrosswalkFact.CrosswalkTaken(Today, document.Trim(), file, $"{hash}", items), Today, Pack.Hash);
            return new Done(CrosswalkStream, facts.Count + 1);
        });
        if (written is { Refused: true, Refusal: { } refusal } && refusal != Tried) return refusal;
        return new CrosswalkAnswer(file, items.Count, items.Count(item => item.Measures.Count == 0), findings, dry);
    }

    /// <summary>The crosswalk as it was known on a day.</summary>
    public Crosswalk Crosswalk(AsOf? asOf = null) => journal.Read(snapshot =>
        Plan.Supervision.Crosswalk.From(Families.Crosswalks.Of(Known(snapshot, CrosswalkStream, asOf))));

    /// <summary>The report upward: every item of the superior plan with what answers to it here.</summary>
    public Seq<CrosswalkLine> CrosswalkReport(AsOf? asOf = null)
    {
        var board = Supervision(asOf);
        return [.. Crosswalk(asOf).Items.Select(item => new CrosswalkLine(item, [.. item.Measures.Select(board.Of)], item.Measures.Count(measure => Supervised(measure, asOf).Landed)))];
    }

    /// <summary>The report upward as an .xlsx file.</summary>
    public byte[] CrosswalkSheet(AsOf? asOf = null) => WorkbookWriter.Write([CrosswalkTable.Report(
        $"{Pack.Manifest.Title.Zh}与{Crosswalk(asOf).Taken?.Document ?? "总体方案"}对照报告", asOf?.Day ?? Today, Crosswalk(asOf),
        measure => (SupervisionWords.Of(Supervised(measure, asOf).Stage).Zh, Supervised(measure, asOf).Landed))]);

    /// <summary>An empty crosswalk to fill in, as an .xlsx file.</summary>
    public static byte[] EmptyCrosswalk() => WorkbookWriter.Write([CrosswalkTable.Empty()]);
}
