using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>
/// Reads a paper as a plan. Where a task table stands, it gives the measures and the body decides what task each belongs to; else the numbered items
/// of the body are the measures. What is not there is left open and reported; nothing is put right in silence.
/// </summary>
internal static partial class PlanReader
{
    public static Reading Read(Paper paper) => TraditionalPaper.Of(paper) is { } traditional ? traditional.AsWritten(Simplified(traditional.Paper)) : Simplified(paper);

    private static Reading Simplified(Paper paper)
    {
        var doubts = new List<Doubt>();
        paper = PastedTable.Of(paper, doubts);
        var root = Outline.Of(paper);
        var table = TaskTable.Of(paper, doubts);
        var (title, number, issuer, issued, inForce) = Front.Of(paper, doubts);
        var scope = DefaultScope(paper, doubts);
        var areas = table.Rows.Count > 0 ? new Joined(root, table, doubts).Areas() : Alone(root, doubts, ref scope);
        if (!areas.Any(area => area.Tasks.Any(task => task.Measures.Count > 0)))
            return Reading.None("no-measures", Place.Of(paper.File), Words(paper) < 20
                ? new("文件里几乎没有文字（扫描件？），读不出举措", "there is hardly any text in the file (a scan?): no measures can be read")
                : new("没有读出任何举措：既没有任务表，也没有带序号的条目", "no measures found: there is neither a task table nor a numbered item"), paper);
        areas = FirstLeads(areas, paper, doubts);
        Lists.Check(root, table, areas, paper, doubts);
        Spellings.Check(areas, doubts);
        return new(new(paper.File, title, number, issuer, issued, inForce, scope, areas), [.. Ordered(doubts)], paper);
    }

    private static Seq<Area> Alone(Item root, List<Doubt> doubts, ref Placed<string>? scope)
    {
        var body = new BodyMeasures(root, doubts);
        var areas = body.Areas();
        scope = body.DefaultScope ?? scope;
        return areas;
    }

    // A document may say once that the unit named first leads: then it does, wherever no part is stated.
    private static Seq<Area> FirstLeads(Seq<Area> areas, Paper paper, List<Doubt> doubts)
    {
        var said = paper.Lines.Select(line => (line.Text, line.Place))
            .Concat(paper.Grids.SelectMany(grid => grid.Rows).SelectMany(row => row.Cells).Where(cell => !cell.Above).Select(cell => (cell.Text, cell.Place)))
            .FirstOrDefault(piece => UnitList.SaysFirstLeads(piece.Text));
        if (said.Text is null) return areas;
        doubts.Add(new(new("first-leads", said.Place, new("文中说明：列在首位的单位为牵头单位；各项举措均按此读取", "stated once: the unit named first leads; read so for every measure"), Weight.Doubt), null, [said.Text]));
        return [.. areas.Select(area => area with { Tasks = [.. area.Tasks.Select(task => task with { Measures = [.. task.Measures.Select(Led)] })] })];

        static Measure Led(Measure measure) => measure.Units is [{ Part: Part.Responsible } first, ..] && measure.Units.All(unit => unit.Part == Part.Responsible)
            ? measure with { Units = [first with { Part = Part.Lead }, .. measure.Units.Skip(1)] } : measure;
    }

    // 除另有说明外，适用于全市: said once before the first item, or where the list is explained.
    private static Placed<string>? DefaultScope(Paper paper, List<Doubt> doubts)
    {
        foreach (var (words, place) in paper.Lines.Select(line => (line.Text, line.Place))
            .Concat(paper.Grids.SelectMany(grid => grid.Rows).Where(row => row.Title).Select(row => (row.Cells[0].Text, row.Place))))
        {
            if (Scoped().Match(words) is not { Success: true } said) continue;
            doubts.Add(new(new("default-scope", place, new($"没有另行注明的，适用范围均为“{said.Groups["scope"].Value}”（只说一次）", $"stated once: where nothing else is said, the scope is '{said.Groups["scope"].Value}'"), Weight.Doubt), null, [said.Value]));
            return new(said.Groups["scope"].Value, place);
        }
        return null;
    }

    [GeneratedRegex("(?:除(?:另有|特别|单独|有特殊)[^，。；（）]{2,10}(?:外|以外|的外)?|(?:未|没有|无)(?:特别|单独|另行)?(?:注明|标注|说明)[^，。；（）]{0,8}的?)[，,][^。；（）]{0,16}?(?:适用于|(?:适用|实施|推广)(?:范围|区域)(?:均|统一)?为)(?<scope>[^，。；（）]{2,40})", RegexOptions.CultureInvariant)]
    private static partial Regex Scoped();

    private static int Words(Paper paper) => paper.Lines.Sum(line => line.Text.Length) + paper.Grids.Sum(grid => grid.Rows.Sum(row => row.Cells.Sum(cell => cell.Text.Length)));

    // Differences that change the meaning come first; the rest stays in the order of the document.
    private static IEnumerable<Doubt> Ordered(List<Doubt> doubts) =>
        doubts.Where(doubt => doubt.Change is not null).OrderBy(doubt => doubt.Change).Concat(doubts.Where(doubt => doubt.Change is null));

    /// <summary>The measure numbers of a run, as words: 15–20.</summary>
    internal static string Span(int from, int to) => from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");
}
