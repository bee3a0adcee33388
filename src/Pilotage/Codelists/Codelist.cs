using System.Globalization;

namespace Pilotage.Codelists;

/// <summary>One code of a list, for some days.</summary>
/// <param name="Parent">The code it belongs under; empty where it stands alone.</param>
/// <param name="From">First day it is valid; open where null.</param>
/// <param name="To">Last day it is valid; open where null.</param>
/// <param name="More">Further columns of the file, by their names.</param>
public sealed record CodeEntry(string Code, string Parent, Text Name, DateOnly? From, DateOnly? To, Seq<KeyValuePair<string, string>> More, Place Place)
{
    public bool On(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>Codes with names, each with the days it is valid: <c>codelists/*.csv</c>. Lists are not pinned to a case: they are read as they are on the day asked.</summary>
public sealed class Codelist
{
    private static readonly string[] Columns = ["code", "parent", "zh", "en", "valid_from", "valid_to"];

    private readonly ILookup<string, CodeEntry> entries;

    private Codelist(string id, Seq<CodeEntry> all) => (Id, All, entries) = (id, all, all.ToLookup(entry => entry.Code, StringComparer.Ordinal));

    public string Id { get; }

    public Seq<CodeEntry> All { get; }

    /// <summary>The code as it was on a day; null where it was not valid.</summary>
    public CodeEntry? Find(string code, DateOnly on) => entries[code].FirstOrDefault(entry => entry.On(on));

    /// <summary>Reads a list; findings CL1xx with their line and column.</summary>
    /// <param name="english">Whether every code needs an English name.</param>
    public static Codelist Read(string path, string csv, bool english, List<Finding> findings)
    {
        var (id, rows, all) = (System.IO.Path.GetFileNameWithoutExtension(path), CsvText.Read(csv), new List<CodeEntry>());
        var heads = rows.Count > 0 ? rows[0].Select(head => head.Trim()).ToArray() : [];
        foreach (var missing in Columns.Where(column => !heads.Contains(column)))
        {
            var hint = Nearest.Hint(missing, heads);
            findings.Add(new("CL101", new(path, 1, 1), new($"代码表缺少列“{missing}”{hint.Zh}", $"the code list lacks the column '{missing}'{hint.En}")));
        }
        if (Columns.Except(heads).Any()) return new(id, []);
        for (var i = 1; i < rows.Count; i++)
            if (Entry(path, heads, rows[i], i + 1, english, findings) is { } entry) all.Add(entry);
        Prove(all, findings);
        return new(id, [.. all]);
    }

    private static CodeEntry? Entry(string path, string[] heads, string[] cells, int line, bool english, List<Finding> findings)
    {
        var (place, before) = (new Place(path, line, 1), findings.Count);
        if (cells.Length > heads.Length) findings.Add(new("CL102", place, new($"这一行有 {cells.Length} 格，表头有 {heads.Length} 格", $"this line has {cells.Length} cells, the first line {heads.Length}")));
        string Cell(string name) => Array.IndexOf(heads, name) is var at && at < cells.Length ? cells[at].Trim() : "";
        var (code, name) = (Cell("code"), new Text(Cell("zh"), Cell("en")));
        if (code.Length == 0) findings.Add(new("CL102", place, new("没有代码", "there is no code")));
        if (name.Zh.Length == 0 || (english && name.En.Length == 0)) findings.Add(new("CL106", place, new($"“{code}”要有{(name.Zh.Length == 0 ? "中" : "英")}文名称", $"'{code}' needs its {(name.Zh.Length == 0 ? "Chinese" : "English")} name")));
        var (from, to) = (Day("valid_from"), Day("valid_to"));
        if (from > to) findings.Add(new("CL103", place, new($"“{code}”的失效日早于生效日", $"'{code}' ends before it begins")));
        var more = heads.Where(head => !Columns.Contains(head) && head.Length > 0).Select(head => KeyValuePair.Create(head, Cell(head))).ToSeq();
        return findings.Count > before ? null : new(code, Cell("parent"), name, from, to, more, place);

        DateOnly? Day(string column)
        {
            var written = Cell(column);
            if (written.Length == 0) return null;
            if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            findings.Add(new("CL103", place, new($"“{written}”不是日期（{column}），应写成 2020-11-06 的样子", $"'{written}' is not a day ({column}); it is written like 2020-11-06")));
            return null;
        }
    }

    private static void Prove(List<CodeEntry> all, List<Finding> findings)
    {
        var codes = all.Select(entry => entry.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in all.Where(entry => entry.Parent.Length > 0 && !codes.Contains(entry.Parent)))
        {
            var hint = Nearest.Hint(entry.Parent, codes);
            findings.Add(new("CL105", entry.Place, new($"“{entry.Code}”的上级“{entry.Parent}”不在代码表中{hint.Zh}", $"the parent '{entry.Parent}' of '{entry.Code}' is not in the list{hint.En}")));
        }
        foreach (var same in all.GroupBy(entry => entry.Code, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var ordered = same.OrderBy(entry => entry.From ?? DateOnly.MinValue).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i - 1].To is { } to && ordered[i].From is { } from && from > to) continue;
                findings.Add(new("CL104", ordered[i].Place, new($"代码“{same.Key}”与第 {ordered[i - 1].Place.Line} 行在同一天都有效", $"the code '{same.Key}' is valid on the same day as on line {ordered[i - 1].Place.Line}")));
            }
        }
    }
}
