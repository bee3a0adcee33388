using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>What stands in a column of a task table.</summary>
internal enum Holds { Heading, HeadingNo, No, Title, Measure, Units, Deadline, Scope, Other }

internal sealed record ColumnRole(Holds Holds, string Name, Part Part = Part.Responsible);

/// <summary>Reads the head of a task table: which column holds what. Names of columns vary; their order and what stands in them decides.</summary>
internal static partial class Columns
{
    /// <summary>The roles of a head row's columns; null where the row is no head of a task table.</summary>
    public static Seq<ColumnRole>? Of(GridRow head, IReadOnlyList<GridRow> below)
    {
        var names = head.Cells.Select(cell => cell.Above ? "" : string.Concat(cell.Text.Where(letter => !char.IsWhiteSpace(letter)))).ToList();
        if (names.Count(name => name.Length > 0) < 2 || names.Any(name => name.Length > 24 || name.Contains('。'))) return null;
        while (names.Count > 0 && names[^1].Length == 0) names.RemoveAt(names.Count - 1);
        var roles = names.Select(Named).ToList();
        // 单位 beside 责任单位 is what an indicator is counted in; a table of indicators is no list of tasks.
        if (roles.Count(role => role.Holds == Holds.Units) > 1) roles = roles.ConvertAll(role => role.Name == "单位" ? role with { Holds = Holds.Other } : role);
        if (names.Any(name => Indicator().IsMatch(name)) && names.Any(name => Aim().IsMatch(name))) return null;
        var known = roles.Count(role => role.Holds is not Holds.Measure);
        if (roles.All(role => role.Holds != Holds.Units) && !(roles.Any(role => role.Holds == Holds.No) && names.Any(name => Matter().IsMatch(name)))) return null;
        if (known == 0 || roles.All(role => role.Holds != Holds.Measure)) return null;

        var number = roles.FindIndex(role => role.Holds == Holds.No);
        var texts = Enumerable.Range(0, roles.Count).Where(i => roles[i].Holds == Holds.Measure).ToList();
        foreach (var left in texts.Where(i => i < number).ToList()) Becomes(left, Holds.Heading);
        texts.RemoveAll(i => i < number);
        if (texts.Count == 0) return null;
        // A text column that is filled for several rows at once, while its neighbour is filled for each, is a heading.
        while (texts.Count > 1 && Spans(texts[0]) && !Spans(texts[^1]))
        {
            Becomes(texts[0], Holds.Heading);
            texts.RemoveAt(0);
        }
        var measure = texts.Count == 1 ? texts[0] : texts.Skip(1).Append(texts[0]).OrderByDescending(Length).First();
        foreach (var i in texts.Where(i => i != measure)) Becomes(i, i < measure ? Holds.Title : Holds.Other);
        // A number that stands for several rows counts their heading and not each of them.
        if (number >= 0 && roles.Exists(role => role.Holds == Holds.Heading)
            && below.Count(row => !row.Title && number < row.Cells.Count && row.Cells[number] is { Above: true, Text.Length: > 0 }) * 5 > below.Count)
            Becomes(number, Holds.HeadingNo);
        return [.. roles];

        void Becomes(int column, Holds holds) => roles[column] = roles[column] with { Holds = holds };

        bool Spans(int column) => below.Count(row => column < row.Cells.Count && !row.Title && (row.Cells[column].Above || row.Cells[column].Text.Length == 0)) * 5 > below.Count;

        int Length(int column) => below.Sum(row => column < row.Cells.Count && !row.Cells[column].Above ? row.Cells[column].Text.Length : 0);
    }

    /// <summary>Whether a row looks like the head of some table: a column of numbers by its name, and no digits in any other.</summary>
    public static bool Begins(GridRow row) => row.Cells.Any(cell => !cell.Above && Number().IsMatch(string.Concat(cell.Text.Where(letter => !char.IsWhiteSpace(letter)))))
        && row.Cells.Count(cell => !cell.Above && cell.Text.Length > 0) > 2 && row.Cells.All(cell => cell.Text.Length <= 24 && !cell.Text.Contains('。'));

    /// <summary>Whether a row repeats the head, as tables do on every page.</summary>
    public static bool Repeats(GridRow row, Seq<ColumnRole> roles)
    {
        var names = row.Cells.Select(cell => string.Concat(cell.Text.Where(letter => !char.IsWhiteSpace(letter)))).Where(name => name.Length > 0).ToList();
        return names.Count > 1 && names.Count(name => roles.Any(role => role.Name == name)) * 3 >= names.Count * 2;
    }

    /// <summary>Whether a wording may head a column by its name alone.</summary>
    internal static bool IsName(string wording) => wording.Length is > 0 and <= 12
        && (Named(wording).Holds is not (Holds.Measure or Holds.Other) || Matter().IsMatch(wording) || Heads().IsMatch(wording));

    /// <summary>What a wording holds that heads a column.</summary>
    internal static Holds Of(string name) => Named(name).Holds;

    private static ColumnRole Named(string name) => name switch
    {
        "" => new(Holds.Other, name),
        _ when Number().IsMatch(name) => new(Holds.No, name),
        _ when Person().IsMatch(name) => new(Holds.Other, name),
        _ when Unit().IsMatch(name) => new(Holds.Units, name, PartOf(name)),
        _ when Time().IsMatch(name) => new(Holds.Deadline, name),
        _ when name.EndsWith("范围", StringComparison.Ordinal) || name.EndsWith("区域", StringComparison.Ordinal) => new(Holds.Scope, name),
        _ when Aside().IsMatch(name) => new(Holds.Other, name),
        _ => new(Holds.Measure, name),
    };

    /// <summary>What a column's or bracket's label says its units do.</summary>
    internal static Part PartOf(string label)
    {
        var (lead, cooperating) = (Lead().IsMatch(label), label.Contains("配合", StringComparison.Ordinal) || label.Contains('协', StringComparison.Ordinal));
        return lead && cooperating ? Part.Responsible
            : lead ? Part.Lead
            : cooperating ? Part.Cooperating
            : label.Contains("指导", StringComparison.Ordinal) ? Part.Guiding
            : label.Contains("参与", StringComparison.Ordinal) || label.Contains("参加", StringComparison.Ordinal) || label.Contains("支持", StringComparison.Ordinal) ? Part.Participating
            : Part.Responsible;
    }

    [GeneratedRegex("牵头|主办|主责")]
    private static partial Regex Lead();

    [GeneratedRegex("^(?:序号|编号|项目编号|任务编号|序|号|No\\.?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    // What a head calls its column of units: a duty and a word for a body; not a body itself, such as 市直有关部门.
    [GeneratedRegex("^[^、，。]{0,6}(?:责任|牵头|负责|配合|主办|协办|主管|实施|指导|参与|承办|协同|支持|主责|落实|试点|推进)[^，。\\d]{0,8}(?:单位|部门|主体|方|地区|分工|机构)[^，。\\d]{0,6}$|^(?:单位|部门|分工|牵头|配合|负责|责任)$")]
    private static partial Regex Unit();

    [GeneratedRegex("领导$|责任人|负责人|联系人|联络|姓名|职务|职称|手机|处室|科室|督办|督查|监督")]
    private static partial Regex Person();

    [GeneratedRegex("^(?:主要|核心|发展|绩效|一级|二级|三级|预期)?指标(?:名称)?$")]
    private static partial Regex Indicator();

    [GeneratedRegex("目标值?$|基期|基准|^20[0-9]{2}年?|现状|指标值|完成值")]
    private static partial Regex Aim();

    [GeneratedRegex("时限|期限|时间|进度|节点|时序")]
    private static partial Regex Time();

    [GeneratedRegex("^(?:领域|类别|方面|环节|模块|板块|分类|备注|试点领域|所属领域|名称)$")]
    private static partial Regex Heads();

    [GeneratedRegex("备注|说明|依据|联系|电话|附注|来源")]
    private static partial Regex Aside();

    [GeneratedRegex("举措|措施|任务|内容|事项|工作|做法|经验|项目|清单")]
    private static partial Regex Matter();
}
