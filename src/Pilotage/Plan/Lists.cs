using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>Counts what was read against what the document declares: totals, and numbers left out or given twice.</summary>
internal static partial class Lists
{
    public static void Check(Item root, TaskTable table, Seq<Area> areas, Paper paper, List<Doubt> doubts)
    {
        if (table.Rows.Count > 0) Gaps(table.Rows.Select(row => (row.No, row.Place)), doubts);
        Withhold(paper, doubts);
        foreach (var measure in areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures))
            foreach (var target in measure.Targets)
                if (target.Range is var (low, high))
                    doubts.Add(new(new("range", measure.Place, new($"“{target.Text}”是一个区间，没有写明以哪一端为准", $"'{target.Text}' is a range; which end counts is not said"), Weight.Doubt), measure.No, [low, high]));
        foreach (var area in areas) Declared(area.Title.Zh, area.Tasks.Sum(task => task.Measures.Count), root, table, doubts);
        // A heading of the table under which no row stands.
        foreach (var heading in table.Headings.Where(heading => heading.Rank == 0 && table.Rows.TrueForAll(row => row.Area?.Place != heading.Place)))
            if (Totals.Of(heading.Written) is > 0 and var total) Mismatch(heading.Written, heading.Place, total, 0, doubts);
        var all = areas.Sum(area => area.Tasks.Sum(task => task.Measures.Count));
        foreach (var item in root.Below.Where(item => item.Below.Count > 0 && !areas.Any(area => area.Place == item.Place) && Totals.Of(First(item)) is { } total && total != all && total > all / 2))
            Mismatch(First(item), item.Place, Totals.Of(First(item))!.Value, all, doubts); // filtered for a total
        Whole(paper, areas, all, doubts);
    }

    // 共12项 under the title, or 包括…共80项举措 in the notice: the document as a whole.
    private static void Whole(Paper paper, Seq<Area> areas, int all, List<Doubt> doubts)
    {
        var counts = new[] { all, areas.Count, areas.Sum(area => area.Tasks.Count) };
        foreach (var line in paper.Lines.TakeWhile(line => Numbering.Of(line.Text) is null).Where(line => line.Text.Length < 300))
            foreach (Match declared in DeclaredWhole().Matches(line.Text))
                if (int.Parse(Folded.Key(declared.Groups["n"].Value), CultureInfo.InvariantCulture) is var total && !counts.Contains(total)) Mismatch(declared.Value, line.Place, total, all, doubts);
    }

    private static string First(Item item) => item.Words.Split('\n', '。', '：')[0];

    private static void Declared(string title, int count, Item root, TaskTable table, List<Doubt> doubts)
    {
        var written = table.Headings.Where(heading => heading.Rank == 0 && Folded.Key(heading.Title) == Folded.Key(title)).Select(heading => (heading.Written, heading.Place))
            .Concat(root.Below.SelectMany(item => item.All()).Where(item => title.Length > 0 && item.Title == title).Select(item => (Written: First(item), item.Place)));
        foreach (var (words, place) in written)
            if (Totals.Of(words) is { } total && total != count) Mismatch(words, place, total, count, doubts);
    }

    private static void Mismatch(string written, Place place, int declared, int found, List<Doubt> doubts)
    {
        var message = new Text($"“{written}”称共 {declared} 项，读到 {found} 项", $"'{written}' declares {declared}, {found} were read");
        var doubt = new Doubt(new("total-mismatch", place, message, Weight.Doubt), null, [declared.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture)]);
        if (!doubts.Contains(doubt)) doubts.Add(doubt);
    }

    private static void Withhold(Paper paper, List<Doubt> doubts)
    {
        var withheld = paper.Lines.FirstOrDefault(line => Withheld().IsMatch(line.Text));
        if (withheld is not null) doubts.Add(new(new("withheld", withheld.Place, new($"原文注明有删减：{withheld.Text}", $"the document says that something is left out: {withheld.Text}"), Weight.Doubt), null, [withheld.Text]));
    }

    /// <summary>Numbers left out or out of order. They may run through the document or begin again at 1.</summary>
    internal static void Gaps(IEnumerable<(int No, Place Place)> numbers, List<Doubt> doubts)
    {
        var before = 0;
        foreach (var (no, place) in numbers.Where(number => number.No > 0))
        {
            if (no > before + 1)
            {
                var missing = PlanReader.Span(before + 1, no - 1);
                doubts.Add(new(new("number-gap", place, new($"序号 {missing} 缺失", $"the numbers {missing} are missing"), Weight.Doubt), null, [missing]));
            }
            else if (no <= before && no != 1)
                doubts.Add(new(new("number-order", place, new($"序号 {no} 排在 {before} 之后", $"number {no} comes after {before}"), Weight.Doubt), no, []));
            before = no;
        }
    }

    [GeneratedRegex("^[（(].{0,12}(?:删减|节选|略).{0,6}[)）]$")]
    private static partial Regex Withheld();

    [GeneratedRegex("(?:共计?|合计|包括|包含|提出|确定|明确)[了为有]?\\s*(?:[0-9０-９一二三四五六七八九十]{1,3}\\s*(?:个|大)?(?:方面|领域|部分|类|任务)[、，]?)?(?<n>[0-9０-９]{1,4})\\s*[项条](?:(?:具体|重点|改革|试点|主要|工作|政策|创新)*(?:任务|举措|措施|事项|内容))?", RegexOptions.CultureInvariant)]
    private static partial Regex DeclaredWhole();
}
