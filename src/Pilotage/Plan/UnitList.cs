using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>One unit as a list names it.</summary>
/// <param name="Open">The words by which the list leaves open who else is meant, such as 等部门; empty where it is closed.</param>
internal sealed record Named(string Name, Part Part, string Open = "");

/// <summary>What a bracket or cell says of who does a measure, where and by when.</summary>
internal sealed record Duties(Seq<Named> Units, string Scope = "", string Deadline = "");

/// <summary>Reads lists of units: A、B · A牵头，B、C配合 · 负责部门：A、B；适用范围：X · A、B按职责分工负责 · A会同B.</summary>
internal static partial class UnitList
{
    /// <summary>Reads a cell or the inside of a bracket.</summary>
    /// <param name="part">What the column's name says, where no words in the cell say otherwise.</param>
    public static Duties Of(string written, Part part = Part.Responsible)
    {
        var units = new List<Named>();
        var (scope, deadline, standing) = ("", "", part);
        var inScope = false;
        foreach (var (piece, parted) in Pieces(written))
        {
            var clause = piece;
            if (parted) standing = part;
            if (Label().Match(clause) is { Success: true } label)
            {
                var name = label.Groups["name"].Value;
                clause = clause[label.Length..].Trim();
                inScope = name.EndsWith("范围", StringComparison.Ordinal) || name.EndsWith("区域", StringComparison.Ordinal);
                if (ForTime().IsMatch(name))
                {
                    deadline = clause;
                    continue;
                }
                standing = Columns.PartOf(name) is var said and not Part.Responsible ? said : inScope ? standing : part;
            }
            if (inScope) scope = scope.Length == 0 ? clause : $"{scope}，{clause}";
            else if (Deadline().IsMatch(clause) && !Bodies().IsMatch(clause)) deadline = clause;
            else Clause(clause, standing, units);
        }
        return new([.. units], scope, deadline);
    }

    /// <summary>Whether the inside of a bracket names units: by a label, by a verb of duty, or by nothing but names of bodies.</summary>
    public static bool IsOne(string inside)
    {
        if (inside.Length is 0 or > 600) return false;
        if (Label().Match(inside) is { Success: true } label) return UnitLabel().IsMatch(label.Groups["name"].Value);
        if (Verb().IsMatch(inside)) return true;
        var names = inside.Split('、', '，', ',', '；', ';').Select(name => name.Trim()).ToList();
        return names.Count > 1 && names.TrueForAll(name => name.Length is > 1 and < 24 && (Bodies().IsMatch(name) || Collective.Is(name)));
    }

    // A、B牵头，C配合: the verb stands at the end and holds for all names before it. A会同B负责: A leads, B cooperates.
    private static void Clause(string clause, Part part, List<Named> units)
    {
        clause = clause.Trim().TrimStart('由').Trim().TrimEnd('。');
        if (clause.Length == 0 || None().IsMatch(clause)) return;
        if (Ends().Match(clause) is { Success: true } verb)
        {
            part = Columns.PartOf(verb.Groups["verb"].Value) is var said and not Part.Responsible ? said : part;
            clause = clause[..verb.Index].Trim();
        }
        var together = Together().Split(clause, 2);
        if (together.Length == 2 && together[0].Length > 1)
        {
            Names(together[0], Part.Lead, units);
            Names(together[1], Part.Cooperating, units);
        }
        else Names(clause, part, units);
    }

    private static void Names(string list, Part part, List<Named> units)
    {
        foreach (var piece in Cut(list, '、').SelectMany(And))
        {
            var name = piece.Trim().TrimEnd('。', '，', ',', ' ');
            if (name.Length == 0 || None().IsMatch(name)) continue;
            var own = part;
            if (Playing().Match(name) is { Success: true, Index: > 0 } playing) (name, own) = (name[..playing.Index].Trim(), Columns.PartOf(playing.Value));
            var open = Open().Match(name) is { Success: true } tail && tail.Index > 0 ? tail.Value : "";
            units.Add(new(name[..(name.Length - open.Length)].Trim(), own, open));
        }
    }

    // 和 joins two names only where the words before it are a whole name: 文化和旅游部 is one.
    private static IEnumerable<string> And(string piece)
    {
        for (var i = 1; i < piece.Length - 1; i++)
        {
            if (piece[i] is not ('和' or '及' or '与')) continue;
            var (left, right) = (piece[..i], piece[(i + 1)..]);
            if (Bodies().IsMatch(left) && !Collective.Is(left) && (Bodies().IsMatch(right) || Collective.Is(right))) return [left, .. And(right)];
        }
        return [piece];
    }

    // Cuts at ； and ，and line ends outside brackets; only ； and line ends end what a label began.
    private static IEnumerable<(string Piece, bool Parted)> Pieces(string written)
    {
        var parted = false;
        foreach (var line in Cut(written.Replace('\n', '；'), '；', ';'))
        {
            foreach (var piece in Cut(line, '，', ',', '。'))
            {
                if (piece.Trim() is { Length: > 0 } words) yield return (words, parted);
                parted = false;
            }
            parted = true;
        }
    }

    private static IEnumerable<string> Cut(string text, params char[] marks)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '（' or '(' or '《' or '“') depth++;
            if (i < text.Length && text[i] is '）' or ')' or '》' or '”') depth--;
            if (i < text.Length && (depth > 0 || !marks.Contains(text[i]))) continue;
            yield return text[start..i];
            start = i + 1;
        }
    }

    [GeneratedRegex(@"^\s*(?<name>[^：:、，；（）()]{2,14})\s*[：:]")]
    private static partial Regex Label();

    [GeneratedRegex("单位|部门|牵头|配合|负责|责任|主办|协办|指导|参与|分工")]
    private static partial Regex UnitLabel();

    [GeneratedRegex("时限|期限|时间|进度|节点")]
    private static partial Regex ForTime();

    [GeneratedRegex("(?:牵头|配合|协助|协同|协办|主办|分工负责|分别负责|共同负责|负责|指导|参与|参加|会同|落实|支持)(?:$|[，,；;。、])|(?:责任|牵头|负责|配合|指导)(?:单位|部门)")]
    private static partial Regex Verb();

    [GeneratedRegex(
        "(?<verb>(?:共同|联合)?牵头(?:负责|组织实施|实施|落实|组织)?|(?:参与|协助)?配合(?:实施|落实)?|协助(?:实施|落实)?|协同(?:配合|推进)?|协办|主办|(?:按|按照|依|依据|根据)?(?:各自)?(?:职责|职能|职责和职能)?(?:分工)?(?:分别|共同)?(?:负责|落实|组织实施)|(?:加强|负责|进行)?指导|(?:积极|共同)?(?:参与|参加)|支持)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    // 市公安局（牵头）
    [GeneratedRegex("[（(](?:牵头|主办|主责|配合|协办|协助|指导|参与)(?:单位|部门)?[)）]$")]
    private static partial Regex Playing();

    [GeneratedRegex("会同")]
    private static partial Regex Together();

    [GeneratedRegex("^(?:无|/|—|-|－|\\\\|／|——)$")]
    private static partial Regex None();

    [GeneratedRegex("等(?:有关|相关|其他|各)?(?:部门|单位|部委|委办局|地区|方面)?(?:和单位)?$")]
    private static partial Regex Open();

    [GeneratedRegex("年(?:底|末|初)?(?:之?前)?(?:完成|实施|启动)?$|月(?:底|末)?(?:之?前)?(?:完成|启动|实施)?$|日(?:之?前)?(?:完成|启动|实施)?$|持续(?:推进|实施)|长期(?:坚持|推进)?|前完成")]
    private static partial Regex Deadline();

    // What names of public bodies end in.
    [GeneratedRegex("(?:部|委|委员会|局|厅|办|办公室|署|院|行|会|政府|公司|集团|中心|总部|总站|交易所|法院|检察院|省|市|区|县|州|大学|协会|学会|商会|联盟|实验室|管委会|总队|支队|海关|海事|组|社|所|站|总局|分局|司)(?:[（(][^（）()]*[)）])?$")]
    private static partial Regex Bodies();
}
