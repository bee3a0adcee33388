using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>The head and foot of an official document (GB/T 9704): number, issuer, title, dates.</summary>
internal static partial class Front
{
    public static (Placed<string>? Title, Placed<string>? Number, Placed<string>? Issuer, Placed<DateOnly>? Issued, Placed<DateOnly>? InForce) Of(Paper paper, List<Doubt> doubts)
    {
        var lines = paper.Lines.ToList();
        var first = lines.FindIndex(line => Numbering.Of(line.Text) is not null);
        var head = first < 0 ? lines : lines[..Math.Max(first, 1)];
        var number = Own(head) ?? Own(lines);
        var title = Title(head);
        var issued = Issued(lines);
        var issuer = Issuer(lines, head, title, issued);
        var inForce = InForce(lines, issued, doubts);
        if (number is null) Missing("no-document-number", new("文中没有发文字号", "the document bears no number"));
        if (issued is null) Missing("no-issue-date", new("文中没有成文日期", "the document bears no date of issue"));
        if (issuer is null) Missing("no-issuer", new("文中没有写明发文机关", "the document does not say who issued it"));
        return (title, number, issuer, issued, inForce);

        void Missing(string code, Text message) => doubts.Add(new(new(code, Place.Of(paper.File), message, Weight.Doubt)));
    }

    /// <summary>Whether a line is nothing but the name of a body, as signatures are.</summary>
    internal static bool IsBody(string line) => Body().IsMatch(line) && !line.AsSpan().ContainsAny("，。：；、,:;");

    /// <summary>Whether a line is nothing but a date.</summary>
    internal static bool IsDate(string line) => DateLine().IsMatch(line);

    // Its own number stands alone on a line; numbers of other documents stand in sentences.
    private static Placed<string>? Own(List<Line> lines) =>
        lines.Select(line => (line, found: Numbers().Match(line.Text))).FirstOrDefault(pair => pair.found.Success) is { line: { } line, found: var found }
            ? new(string.Concat(found.Groups["no"].Value.Where(letter => !char.IsWhiteSpace(letter)).Select(Bracket)), line.Place)
            : null;

    private static char Bracket(char letter) => letter switch { '[' or '【' or '（' or '(' => '〔', ']' or '】' or '）' or ')' => '〕', _ => letter };

    // Lines set one below the other up to the addressees; the last begins where the kind of document is named.
    private static Placed<string>? Title(List<Line> head)
    {
        var end = head.FindIndex(line => Kinds().IsMatch(line.Text));
        if (end < 0) return null;
        var start = end;
        while (start > 0 && end - start < 3 && !Starts().IsMatch(Whole()) && Belongs(head[start - 1].Text)) start--;
        return new(Whole().Replace(" ", "", StringComparison.Ordinal), head[start].Place);

        string Whole() => string.Concat(head.Skip(start).Take(end - start + 1).Select(line => line.Text));

        static bool Belongs(string line) => line.Length < 40 && !Numbers().IsMatch(line) && !line.EndsWith("文件", StringComparison.Ordinal);
    }

    private static Placed<DateOnly>? Issued(List<Line> lines)
    {
        foreach (var line in lines)
            if (DateLine().Match(line.Text) is { Success: true } found && Day(found) is { } day) return new(day, line.Place);
        foreach (var line in lines)
            if (SignedDate().Match(line.Text) is { Success: true } found && Day(found) is { } day) return new(day, line.Place);
        return null;
    }

    private static Placed<string>? Issuer(List<Line> lines, List<Line> head, Placed<string>? title, Placed<DateOnly>? issued)
    {
        var masthead = head.Take(8).FirstOrDefault(line => line.Text.Length < 30 && line.Text.EndsWith("文件", StringComparison.Ordinal) && !line.Text.Contains('《'));
        if (masthead is not null) return new(masthead.Text[..^2].Replace(" ", "", StringComparison.Ordinal), masthead.Place);
        var date = issued is null ? -1 : lines.FindIndex(line => line.Place == issued.Place);
        // Bodies that issue together sign one below the other.
        var signers = Enumerable.Range(1, 4).TakeWhile(up => date - up >= 0 && lines[date - up] is { Text.Length: < 40 } above && IsBody(above.Text)).Select(up => lines[date - up]).Reverse().ToList();
        if (signers.Count > 1) return new(string.Join('、', signers.Select(line => Bodies(line.Text))), signers[0].Place);
        if (title is not null && About().Match(title.Value) is { Success: true } named) return new(named.Groups["who"].Value, title.Place);
        if (date < 1 || lines[date - 1] is not { Text.Length: < 30 } signed || !Body().IsMatch(signed.Text)) return null;
        return new(Bodies(signed.Text), signed.Place);
    }

    // 市民政局  市财政局 in one line are two; blanks set between the characters of one name are none.
    private static string Bodies(string line) =>
        line.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } names && names.All(name => name.Length > 2 && IsBody(name))
            ? string.Join('、', names) : string.Concat(line.Where(letter => !char.IsWhiteSpace(letter)));

    private static Placed<DateOnly>? InForce(List<Line> lines, Placed<DateOnly>? issued, List<Doubt> doubts)
    {
        foreach (var line in lines)
        {
            if (Force().Match(line.Text) is { Success: true } told && Day(told) is { } day) return new(day, line.Place);
            if (!FromIssue().IsMatch(line.Text) || issued is null) continue;
            doubts.Add(new(new("in-force-from-issue", line.Place, new("自印发（发布）之日起施行：按成文日期读取", "in force from its issue: the date of the document is taken"), Weight.Doubt)));
            return new(issued.Value, line.Place);
        }
        return null;
    }

    private static DateOnly? Day(Match found)
    {
        if (Numbering.Whole(found.Groups["y"].Value) is not (> 1900 and < 2200 and var year)) return null;
        if (Numbering.Whole(found.Groups["m"].Value) is not (>= 1 and <= 12 and var month)) return null;
        return Numbering.Whole(found.Groups["d"].Value) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private const string Date = @"(?<y>[0-9０-９〇○ＯO零一二三四五六七八九]{4})\s*年\s*(?<m>[0-9０-９一二三四五六七八九十]{1,3})\s*月\s*(?<d>[0-9０-９一二三四五六七八九十]{1,3})\s*日";

    [GeneratedRegex(@"^\s*[（(]?(?<no>[\u4E00-\u9FFF]{1,10}\s*[〔\[【（(]\s*[0-9０-９]{4}\s*[〕\]】）)]\s*[0-9０-９]{1,5}\s*号)[)）]?\s*(?:签发人.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?:的(?:通知|意见|批复|决定|函|公告|通告)|方案|计划|清单|意见|规划|措施|办法|要点|(?:任务|分工|举措|事项|项目)(?:分工|分解)?(?:表|一览表)?|任务分工)\s*(?:[（(][^（）()]{1,20}[)）])?\s*》?\s*(?:的通知)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Kinds();

    [GeneratedRegex("关于|(?:方案|清单|计划|要点|分工|表)(?:[（(][^（）()]{1,20}[)）])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Starts();

    [GeneratedRegex(@"^(?<who>[\u4E00-\u9FFF]{2,30}?(?:人民政府办公厅|人民政府办公室|人民政府|国务院办公厅|国务院|办公厅|委员会|[部委局厅署办会]))(?=关于|印发)", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex("(?:国务院|政府|办公厅|办公室|委员会|部|委|局|厅|署|会|组)$", RegexOptions.CultureInvariant)]
    private static partial Regex Body();

    [GeneratedRegex(@"^\s*" + Date + @"\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^[^，。]{0,30}\s" + Date + @"\s*(?:印发)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex SignedDate();

    [GeneratedRegex(@"自\s*" + Date + @"\s*起(?:正式)?(?:施行|实施|执行|生效)", RegexOptions.CultureInvariant)]
    private static partial Regex Force();

    [GeneratedRegex("自(?:印发|发布|公布|下发)之日起(?:正式)?(?:施行|实施|执行|生效)", RegexOptions.CultureInvariant)]
    private static partial Regex FromIssue();
}
