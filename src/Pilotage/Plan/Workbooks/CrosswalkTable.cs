using System.Globalization;
using Pilotage.Plan.Supervision;

namespace Pilotage.Plan.Workbooks;

/// <summary>The table of a crosswalk as a workbook or as CSV: every bad cell is named with what would be right; nothing is guessed.</summary>
public static class CrosswalkTable
{
    private const string Item = "总体方案条目", Kind = "类别", Words = "内容", Body = "国家部门", Measures = "举措序号";

    private static readonly Seq<string> Heads = [Item, Kind, Words, Body, Measures];

    private const int LongestWords = 2_000;

    /// <summary>Items and what is wrong; where anything is, nothing is to be taken.</summary>
    /// <param name="known">Numbers of the measures here.</param>
    public static (Seq<CrosswalkItem> Items, Seq<Finding> Findings) Read(string file, ReadOnlyMemory<byte> bytes, IReadOnlyCollection<int> known)
    {
        var (name, cells, wrong) = Cells(file, bytes);
        if (wrong is not null) return ([], [wrong]);
        var findings = new List<Finding>();
        var head = Enumerable.Range(1, 10).FirstOrDefault(row => Heads.Count(title => Column(cells, row, title) > 0) >= 2);
        var missing = Heads.Where(title => title is Item or Words or Measures && Column(cells, head, title) == 0).ToList();
        if (head == 0 || missing.Count > 0)
        {
            var wanted = string.Join('、', head == 0 ? Heads : missing);
            return ([], [new("crosswalk-head", Spot.Sheet(file, name, Math.Max(1, head), 1), new($"表头缺少“{wanted}”；前十行内应有一行写明各列名称", $"the head lacks '{wanted}'; one of the first ten rows has to name the columns"))]);
        }
        var items = new List<(int Row, CrosswalkItem Item)>();
        foreach (var row in cells.Keys.Where(at => at.Row > head).Select(at => at.Row).Distinct().Order())
        {
            var (item, words) = (At(row, Item), At(row, Words));
            if (item.Length == 0) Wrong(row, Item, new("应填总体方案中的条目编号，如“二（三）5”", "the number of the item in the superior plan is wanted, such as 二（三）5"));
            if (words.Length is 0 or > LongestWords) Wrong(row, Words, new($"应填条目内容，不超过 {LongestWords} 字", $"the wording of the item is wanted, at most {LongestWords} characters"));
            if (item.Length > 0 && items.Find(before => before.Item.Item == item) is { Item: not null } twice)
                Wrong(row, Item, new($"条目“{item}”与第 {twice.Row} 行重复；同一条目请合并为一行，各举措序号以顿号隔开", $"the item '{item}' stands in row {twice.Row} too; write it once, with the numbers of all its measures"));
            items.Add((row, new(item, At(row, Kind), words, At(row, Body), Numbers(row))));
        }
        if (items.Count == 0) findings.Add(new("crosswalk-empty", Spot.Sheet(file, name, head + 1, 1), new("表头以下没有内容", "nothing stands below the head")));
        return ([.. items.Select(pair => pair.Item)], [.. findings]);

        string At(int row, string title) => Column(cells, head, title) is > 0 and var column ? cells.GetValueOrDefault((row, column), "").Trim() : "";

        void Wrong(int row, string title, Text message) => findings.Add(new("crosswalk-cell", Spot.Sheet(file, name, row, Column(cells, head, title)), new($"“{title}”：{message.Zh}", $"'{title}': {message.En}")));

        Seq<int> Numbers(int row)
        {
            var numbers = new List<int>();
            foreach (var word in At(row, Measures).Split('、', '，', ',', '；', ';', ' ', '\n').Where(word => word.Length > 0))
            {
                if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !known.Contains(number))
                    Wrong(row, Measures, new($"“{word}”不是本方案的举措序号（{known.Min()} 至 {known.Max()}）；多项以顿号隔开，没有对应举措的留空", $"'{word}' is no number of a measure here ({known.Min()} to {known.Max()}); part several by 、, leave it empty where none answers"));
                else if (numbers.Contains(number)) Wrong(row, Measures, new($"举措 {number} 写了两次", $"measure {number} is written twice"));
                else numbers.Add(number);
            }
            return [.. numbers];
        }
    }

    /// <summary>An empty table to fill in, as a sheet.</summary>
    public static Sheet Empty() => new("对照表", "与总体方案的对照", "每个条目一行；举措序号填本方案的序号，多项以顿号隔开，没有对应举措的留空。",
        [new(Item, Filled: true, Width: 16), new(Kind, Filled: true, Width: 16), new(Words, Filled: true, Width: 60),
            new(Body, Filled: true, Width: 20), new(Measures, Filled: true, Width: 16)], [], Spare: 200);

    /// <summary>The report upward as a sheet: each item of the superior plan and how far what answers to it is.</summary>
    public static Sheet Report(string title, DateOnly day, Crosswalk crosswalk, Func<int, (string Stage, bool Landed)> of) =>
        new("对照报告", title, $"截至 {day:yyyy-MM-dd}。没有对应举措的条目留空，不表示未落实。",
        [new(Item, Width: 16), new(Kind, Width: 16), new(Words, Width: 50), new(Body, Width: 18), new(Measures, Width: 14),
            new("落地阶段", Width: 30), new("已落地", CellKind.Whole, Width: 8), new("对应举措数", CellKind.Whole, Width: 10)],
        [.. crosswalk.Items.Select(item => (Seq<string>)
        [
            item.Item, item.Kind, item.Words, item.Body, string.Join('、', item.Measures), string.Join('；', item.Measures.Select(measure => $"{measure} {of(measure).Stage}")),
            item.Measures.Count == 0 ? "" : item.Measures.Count(measure => of(measure).Landed).ToString(CultureInfo.InvariantCulture),
            item.Measures.Count == 0 ? "" : item.Measures.Count.ToString(CultureInfo.InvariantCulture),
        ])]);

    private static int Column(IReadOnlyDictionary<(int Row, int Column), string> cells, int row, string title) =>
        cells.Where(cell => cell.Key.Row == row && cell.Value.Trim() == title).Select(cell => cell.Key.Column).DefaultIfEmpty(0).Min();

    private static (string Name, IReadOnlyDictionary<(int Row, int Column), string> Cells, Finding? Wrong) Cells(string file, ReadOnlyMemory<byte> bytes)
    {
        if (Import.Kind(bytes.Span) == FileKind.Archive)
        {
            var (sheets, wrong) = WorkbookReader.Read(file, bytes);
            var first = sheets.Values.FirstOrDefault(sheet => sheet.Cells.Count > 0);
            return (first?.Name ?? "", first?.Cells ?? new Dictionary<(int, int), string>(), wrong);
        }
        if (Import.Kind(bytes.Span) != FileKind.Text || Import.Words(bytes.Span) is not { } text)
            return ("", new Dictionary<(int, int), string>(), new("unknown-format", Place.Of(file), new("对照表应为 .xlsx 或者 .csv 文件", "a crosswalk comes as .xlsx or .csv")));
        var cells = new Dictionary<(int, int), string>();
        var rows = CsvText.Read(text);
        for (var row = 0; row < Math.Min(rows.Count, 20_000); row++)
            for (var column = 0; column < Math.Min(rows[row].Length, 60); column++)
                if (rows[row][column].Trim().Length > 0) cells[(row + 1, column + 1)] = rows[row][column];
        return ("CSV", cells, null);
    }
}
