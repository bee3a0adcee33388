using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>The rows of a table as written: cells split by a bar outside quotes, two bars between conditions, conclusions and remarks.</summary>
/// <param name="Heads">The three sections of the first line.</param>
internal sealed record RowBlock(Written[][] Heads, IReadOnlyList<RowBlock.Line> Lines)
{
    private const int MostRows = 20_000;

    /// <summary>One row.</summary>
    public sealed record Line(Written[] Conditions, Written[] Conclusions, Written[] Remarks, Place Place);

    public static RowBlock? Read(Written block, List<Finding> findings)
    {
        Written[][]? heads = null;
        var (lines, number, before) = (new List<Line>(), 0, findings.Count);
        foreach (var text in block.Text.Split('\n'))
        {
            number++;
            if (text.Trim().Length == 0 || text.TrimStart().StartsWith('#')) continue;
            var sections = Sections(block, text, number);
            if (heads is null)
            {
                if (sections.Length is < 2 or > 3)
                {
                    findings.Add(new("RU201", block.At(number, 1), new("表头写作“条件 || 结论 || 依据等”", "the first line is written conditions || conclusions || remarks")));
                    return null;
                }
                heads = sections.Length == 2 ? [.. sections, []] : sections;
                continue;
            }
            if (lines.Count >= MostRows)
            {
                findings.Add(new("RU201", block.At(number, 1), new($"超过 {MostRows} 行", $"more than {MostRows} rows")));
                return null;
            }
            if (sections.Length == 2) sections = [.. sections, []];
            if (sections.Length != 3 || sections[0].Length != heads[0].Length || sections[1].Length != heads[1].Length || sections[2].Length > heads[2].Length)
            {
                var (has, wants) = (string.Join("+", sections.Select(section => section.Length)), string.Join("+", heads.Select(head => head.Length)));
                findings.Add(new("RU202", block.At(number, 1), new($"这一行有 {has} 格，表头有 {wants} 格", $"this row has {has} cells, the first line {wants}")));
                continue;
            }
            lines.Add(new(sections[0], sections[1], sections[2], block.At(number, 1)));
        }
        if (heads is null) findings.Add(new("RU201", block.Place, new("表里没有内容", "the table is empty")));
        return heads is null || findings.Count > before ? null : new(heads, lines);
    }

    private static Written[][] Sections(Written block, string text, int line)
    {
        var (sections, cells, start, quoted) = (new List<Written[]>(), new List<Written>(), 0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && quoted && text[i] == '\\') i++;
            else if (i < text.Length && text[i] == '"') quoted = !quoted;
            if (i < text.Length && (quoted || text[i] != '|')) continue;
            cells.Add(Cell(block, text, line, start, Math.Min(i, text.Length)));
            if (i >= text.Length || (i + 1 < text.Length && text[i + 1] == '|'))
            {
                sections.Add([.. cells]);
                cells.Clear();
                i++;
            }
            start = i + 1;
        }
        return [.. sections];
    }

    private static Written Cell(Written block, string text, int line, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new(text[start..end], block.At(line, start + 1));
    }
}
