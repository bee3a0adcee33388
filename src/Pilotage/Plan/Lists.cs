using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>Counts what was read against what the document declares: totals, and numbers left out or given twice.</summary>
internal static partial class Lists
{
    public static void Check(Item root, TaskTable table, Seq<Area> areas, Paper paper, List<Doubt> doubts)
    {
        Numbers(areas, paper, doubts);
        foreach (var area in areas) Declared(area.Title.Zh, area.Tasks.Sum(task => task.Measures.Count), root, table, doubts);
        // A heading of the table under which no row stands.
        foreach (var heading in table.Headings.Where(heading => heading.Rank == 0 && table.Rows.TrueForAll(row => row.Area?.Place != heading.Place)))
            if (Totals.Of(heading.Written) is > 0 and var total) Mismatch(heading.Written, heading.Place, total, 0, doubts);
        var all = areas.Sum(area => area.Tasks.Sum(task => task.Measures.Count));
        foreach (var item in root.Below.Where(item => item.Below.Count > 0 && Totals.Of(First(item)) is { } total && total != all && total > all / 2))
            Mismatch(First(item), item.Place, Totals.Of(First(item))!.Value, all, doubts); // filtered for a total
    }

    private static string First(Item item) => item.Words.Split('\n', '。', '：')[0];

    private static void Declared(string title, int count, Item root, TaskTable table, List<Doubt> doubts)
    {
        var written = table.Headings.Where(heading => heading.Rank == 0 && Folded.Key(heading.Title) == Folded.Key(title)).Select(heading => (heading.Written, heading.Place))
            .Concat(root.Below.SelectMany(item => item.All()).Where(item => title.Length > 0 && item.Title == title).Select(item => (Written: First(item), item.Place)));
        foreach (var (words, place) in written)
            if (Totals.Of(words) is { } total && total != count) Mismatch(words, place, total, count, doubts);
    }

    private static void Mismatch(string written, Place place, int declared, int found, List<Doubt> doubts) => doubts.Add(new(new("total-mismatch", place, new(
        $"“{written}”称共 {declared} 项，读到 {found} 项", $"'{written}' declares {declared}, {found} were read"), Weight.Doubt), null, [declared.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture)]));

    private static void Numbers(Seq<Area> areas, Paper paper, List<Doubt> doubts)
    {
        var withheld = paper.Lines.FirstOrDefault(line => Withheld().IsMatch(line.Text));
        if (withheld is not null) doubts.Add(new(new("withheld", withheld.Place, new($"原文注明有删减：{withheld.Text}", $"the document says that something is left out: {withheld.Text}"), Weight.Doubt), null, [withheld.Text]));
        // Numbers run through the document or begin again with each area or task.
        var all = areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => measure))).Where(measure => measure.No > 0).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var (before, now) = (i == 0 ? 0 : all[i - 1].No, all[i]);
            if (now.No == before + 1 || now.No == 1) continue;
            if (now.No > before)
                doubts.Add(new(new("number-gap", now.Place, new(
                    $"序号 {PlanReader.Span(before + 1, now.No - 1)} 缺失", $"the numbers {PlanReader.Span(before + 1, now.No - 1)} are missing"), Weight.Doubt), null, [PlanReader.Span(before + 1, now.No - 1)]));
            else
                doubts.Add(new(new("number-order", now.Place, new($"序号 {now.No} 排在 {before} 之后", $"number {now.No} comes after {before}"), Weight.Doubt), now.No, []));
        }
    }

    [GeneratedRegex("^[（(].{0,12}(?:删减|节选|略).{0,6}[)）]$")]
    private static partial Regex Withheld();
}
