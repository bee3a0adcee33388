using System.Globalization;

namespace Pilotage.Plan;

/// <summary>
/// Reads a paper as a plan. Where a task table stands, it gives the measures and the body decides what task each belongs to; else the numbered items
/// of the body are the measures. What is not there is left open and reported; nothing is put right in silence.
/// </summary>
internal static class PlanReader
{
    public static Reading Read(Paper paper)
    {
        var doubts = new List<Doubt>();
        var root = Outline.Of(paper);
        var table = TaskTable.Of(paper, doubts);
        var (title, number, issuer, issued, inForce) = Front.Of(paper, doubts);
        var scope = default(Placed<string>);
        var areas = table.Rows.Count > 0 ? new Joined(root, table, doubts).Areas() : Alone(root, doubts, ref scope);
        if (!areas.Any(area => area.Tasks.Any(task => task.Measures.Count > 0)))
            return Reading.None("no-measures", Place.Of(paper.File), Words(paper) < 20
                ? new("文件里几乎没有文字（扫描件？），读不出举措", "there is hardly any text in the file (a scan?): no measures can be read")
                : new("没有读出任何举措：既没有任务表，也没有带序号的条目", "no measures found: there is neither a task table nor a numbered item"), paper);
        Lists.Check(root, table, areas, paper, doubts);
        Spellings.Check(areas, doubts);
        return new(new(paper.File, title, number, issuer, issued, inForce, scope, areas), [.. Ordered(doubts)], paper);
    }

    private static Seq<Area> Alone(Item root, List<Doubt> doubts, ref Placed<string>? scope)
    {
        var body = new BodyMeasures(root, doubts);
        var areas = body.Areas();
        scope = body.DefaultScope;
        return areas;
    }

    private static int Words(Paper paper) => paper.Lines.Sum(line => line.Text.Length) + paper.Grids.Sum(grid => grid.Rows.Sum(row => row.Cells.Sum(cell => cell.Text.Length)));

    // Differences that change the meaning come first; the rest stays in the order of the document.
    private static IEnumerable<Doubt> Ordered(List<Doubt> doubts) =>
        doubts.Where(doubt => doubt.Change is not null).OrderBy(doubt => doubt.Change).Concat(doubts.Where(doubt => doubt.Change is null));

    /// <summary>The measure numbers of a run, as words: 15–20.</summary>
    internal static string Span(int from, int to) => from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");
}
