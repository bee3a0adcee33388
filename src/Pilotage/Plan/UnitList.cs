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
        var (units, offices) = (new List<Named>(), new List<Named>());
        var (scope, deadline, standing, into) = ("", "", part, units);
        var inScope = false;
        foreach (var (piece, parted) in Pieces(LeadsFirst().Replace(written, "")))
        {
            var clause = piece;
            if (parted) (standing, into) = (part, units);
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
                // 责任处室 counts only where no unit is named; persons and supervisors are no responsible units.
                into = ForPerson().IsMatch(name) ? [] : ForOffice().IsMatch(name) ? offices : units;
                standing = Columns.PartOf(name) is var said and not Part.Responsible ? said : inScope ? standing : part;
            }
            if (inScope) scope = scope.Length == 0 ? clause : $"{scope}，{clause}";
            else if (Deadline().IsMatch(clause) && !Bodies().IsMatch(clause)) deadline = clause;
            else Clause(clause, standing, into);
        }
        return new([.. units.Count > 0 ? units : offices], scope, deadline);
    }

    /// <summary>Whether the inside of a bracket names units: by a label, by a verb of duty, or by nothing but names of bodies.</summary>
    /// <param name="closes">Whether it stands behind a full stop: then one name is enough.</param>
    public static bool IsOne(string inside, bool closes = false)
    {
        if (inside.Length is 0 or > 600) return false;
        if (Label().Match(inside) is { Success: true } label) return UnitLabel().IsMatch(label.Groups["name"].Value);
        if (Verb().IsMatch(inside)) return true;
        if (IsDitto(inside)) return true;
        var pieces = inside.Split('、', '，', ',', '；', ';')
            .Select(name => Label().Match(name) is { Success: true } own && UnitLabel().IsMatch(own.Groups["name"].Value) ? name[own.Length..].Trim() : name.Trim()).ToList();
        var names = pieces.FindAll(name => !Deadline().IsMatch(name) || Bodies().IsMatch(name));
        return (names.Count > 1 || names.Count == 1 && (closes || pieces.Count > 1)) && names.TrueForAll(name => name.Length is > 1 and < 24 && (IsBody(name) || Rest().IsMatch(name)));
    }

    /// <summary>Whether a cell or bracket says only that the units are those of the measure before: 同上, 〃.</summary>
    public static bool IsDitto(string written) => Ditto().IsMatch(written.Trim());

    /// <summary>Whether a document says, once for all, that the unit named first leads.</summary>
    public static bool SaysFirstLeads(string sentence) => FirstLeads().IsMatch(sentence);

    /// <summary>A line end that may be nothing but the edge of a narrow cell.</summary>
    internal const char Wrap = '\v';

    /// <summary>The lines of a cell as one list: a line that ends in a whole name is followed by another name, any other line goes on.</summary>
    public static string OfLines(string lines)
    {
        var list = new System.Text.StringBuilder();
        var start = 0;
        while (start < lines.Length)
        {
            var end = lines.AsSpan(start).IndexOfAny('\n', Wrap) is >= 0 and var cut ? start + cut : lines.Length;
            var line = lines[start..end].Trim();
            if (list.Length > 0 && line.Length > 0)
            {
                // What follows may itself be broken at the edge of the cell.
                var rest = lines[start..Math.Min(lines.Length, start + 60)].Split('\n')[0].Replace(Wrap.ToString(), "", StringComparison.Ordinal).Trim();
                var (before, after) = (LastName(list.ToString()), FirstName(rest));
                if (Duty().IsMatch(rest)) list.Append('\n');
                // At the edge of a cell both names must be of one level to be two.
                else if (IsBody(before) && IsBody(after) && !Generic().IsMatch(after) && (lines[start - 1] == '\n' || Leveled().IsMatch(before) && Leveled().IsMatch(after))) list.Append('、');
            }
            list.Append(line);
            start = end + 1;
        }
        return list.ToString();

        static string LastName(string text) => Ends().Replace(text[(text.AsSpan().LastIndexOfAny("、，,；;：:\n") + 1)..].Trim(), "");

        static string FirstName(string text) => Ends().Replace((text.AsSpan().IndexOfAny("、，,；;") is >= 0 and var end ? text[..end] : text).Trim(), "");
    }

    private static bool IsBody(string name) => Bodies().IsMatch(name) || Collective.Is(name);

    // A、B牵头，C配合: a verb holds for all names before it up to the verb before. A会同B负责: A leads, B cooperates.
    private static void Clause(string clause, Part part, List<Named> units)
    {
        clause = clause.Trim().TrimStart('由').Trim().TrimEnd('。');
        if (Mainly().Match(clause) is { Success: true } mainly) (clause, part) = (mainly.Groups["who"].Value, Part.Lead);
        if (clause.Length == 0 || None().IsMatch(clause)) return;
        var open = new List<string>();
        foreach (var piece in Together().IsMatch(clause) ? [clause] : Cut(clause, '、'))
        {
            var words = piece.Trim();
            var verb = Ends().Match(words) is { Success: true } found ? found : null;
            open.Add(verb is null ? words : words[..verb.Index].Trim());
            if (verb is not null) Close(Columns.PartOf(verb.Groups["verb"].Value) is var said and not Part.Responsible ? said : part);
        }
        Close(part);

        void Close(Part own)
        {
            var list = string.Join('、', open);
            open.Clear();
            var together = Together().Split(list, 2);
            if (together.Length == 2 && together[0].Length > 1)
            {
                Names(together[0], Part.Lead, units);
                Names(together[1], Part.Cooperating, units);
            }
            else Names(list, own, units);
        }
    }

    private static void Names(string list, Part part, List<Named> units)
    {
        foreach (var piece in Kinds(Cut(list, '、').SelectMany(Spaced)).SelectMany(And))
        {
            var name = piece.Trim().TrimEnd('。', '，', ',', ' ');
            if (name.Length == 0 || None().IsMatch(name)) continue;
            var own = part;
            if (Playing().Match(name) is { Success: true, Index: > 0 } playing) (name, own) = (name[..playing.Index].Trim(), Columns.PartOf(playing.Value));
            var open = Open().Match(name) is { Success: true } tail && tail.Index > 0 ? tail.Value : "";
            units.Add(new(name[..(name.Length - open.Length)].Trim(), own, open));
        }
    }

    // 市科技局 市商务局: blanks part names where each piece is one.
    private static IEnumerable<string> Spaced(string piece) =>
        piece.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } pieces && pieces.All(one => one.Length > 2 && IsBody(one)) ? pieces : [piece];

    // 各区、县（市）人民政府 is one name for many bodies: what follows 各 as a mere kind belongs to it.
    private static IEnumerable<string> Kinds(IEnumerable<string> pieces)
    {
        var open = "";
        foreach (var piece in pieces.Select(piece => piece.Trim()).Where(piece => piece.Length > 0))
        {
            if (open.Length > 0 && OfKind().IsMatch(piece))
            {
                open += $"、{piece}";
                continue;
            }
            if (open.Length > 0) yield return open;
            open = AllOfKind().IsMatch(piece) ? piece : "";
            if (open.Length == 0) yield return piece;
        }
        if (open.Length > 0) yield return open;
    }

    // 和 joins two names only where the words before it are a whole name: 文化和旅游部 is one.
    private static IEnumerable<string> And(string piece)
    {
        for (var i = 1; i < piece.Length - 1; i++)
        {
            if (piece[i] is not ('和' or '及' or '与')) continue;
            var (left, right) = (piece[..i], piece[(i + 1)..]);
            if (left.Length > 2 && Bodies().IsMatch(left) && !Collective.Is(left) && right.Length > 1 && !Generic().IsMatch(right) && IsBody(right)) return [left, .. And(right)];
        }
        return [piece];
    }

    // Cuts at ； and ，and line ends outside brackets; only ； and line ends end what a label began.
    private static IEnumerable<(string Piece, bool Parted)> Pieces(string written)
    {
        var parted = false;
        foreach (var line in Cut(Begins().Replace(written, "；").Replace('\n', '；'), '；', ';'))
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

    [GeneratedRegex(@"^\s*(?:(?<name>[^：:、，；（）()]{2,14})\s*[：:]|(?<name>(?:牵头|配合|责任|协办|主办|参与|负责)(?:单位|部门))为)")]
    private static partial Regex Label();

    // Blanks before the next label, as in 责任单位：甲　配合单位：乙.
    [GeneratedRegex(@"[ \u3000]+(?=(?:责任|牵头|配合|负责|主办|协办|承办|参与|指导|协同|支持|完成)(?:单位|部门|主体|时限|时间)\s*[：:])")]
    private static partial Regex Begins();

    // A label by the word it begins with: what stands before it in the same line may be the rest of a name.
    [GeneratedRegex(@"^(?:责任|牵头|配合|负责|主办|协办|承办|参与|指导|主管|实施|支持|完成|适用|推广)[^：:、，；（）()]{0,8}[：:]")]
    private static partial Regex Duty();

    [GeneratedRegex("单位|部门|牵头|配合|负责|责任|主办|协办|指导|参与|参加|支持|协同|分工")]
    private static partial Regex UnitLabel();

    [GeneratedRegex("时限|期限|时间|进度|节点")]
    private static partial Regex ForTime();

    [GeneratedRegex("领导|责任人|负责人|联系|电话|督办|督查|监督")]
    private static partial Regex ForPerson();

    [GeneratedRegex("处室|科室|股室")]
    private static partial Regex ForOffice();

    [GeneratedRegex("(?:牵头|配合|协助|协同|协办|主办|分工负责|分别负责|共同负责|负责|指导|参与|参加|会同|落实|支持)(?:$|[，,；;。、])|(?:责任|牵头|负责|配合|指导)(?:单位|部门)")]
    private static partial Regex Verb();

    [GeneratedRegex(
        "(?<verb>(?:共同|联合|分别|各自)?牵头(?:负责|组织实施|实施|落实|组织|推进|抓总)?|(?:参与|协助)?配合(?:实施|落实)?|协助(?:实施|落实)?|协同(?:配合|推进)?|协办|承办|主办|主责|统筹(?:推进|负责|协调)?" +
        "|(?:按|按照|依|依据|根据)?(?:各自)?(?:职责|职能|职责和职能|任务)?(?:分工)?(?:分别|共同|具体)?(?:负责|组织实施|(?:结合实际)?(?:抓好|推进|组织|具体|做好|贯彻|共同|认真)?落实)|(?:加强|负责|进行)?指导|(?:积极|共同)?(?:参与|参加)|支持)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    // 市公安局（牵头）
    [GeneratedRegex("[（(](?:牵头|主办|主责|配合|协办|协助|指导|参与)(?:单位|部门)?[)）]$")]
    private static partial Regex Playing();

    [GeneratedRegex("会同")]
    private static partial Regex Together();

    [GeneratedRegex("^(?:无|暂无|[^\\p{L}\\p{N}]+)$")]
    private static partial Regex None();

    [GeneratedRegex("等(?:[市省区县州]|国务院|中央|国家)?(?:直|级)?(?:有关|相关|其他|各|责任|成员|职能|行业|主管)*(?:部门|单位|部委|委办局|地区|方面)?(?:和单位)?$")]
    private static partial Regex Open();

    [GeneratedRegex("^以(?<who>.+)为主$")]
    private static partial Regex Mainly();

    [GeneratedRegex("^(?:(?:责任|牵头|负责)(?:单位|部门)\\s*[：:]?\\s*)?(?:同上|同前)$|^[〃″]+$")]
    private static partial Regex Ditto();

    // （排名第一的为牵头单位，下同）
    [GeneratedRegex("[（(][^（）()]*(?:第一|首位|在前)[^（）()]*牵头[^（）()]*[)）]|[（(]下同[)）]")]
    private static partial Regex LeadsFirst();

    [GeneratedRegex("(?:排|列)(?:名|序|在)*(?:第一|首位|首|在前)[^。；，]{0,8}为牵头|(?:第一|首)(?:个|位)?(?:责任)?(?:单位|部门)[^。；，]{0,4}为牵头")]
    private static partial Regex FirstLeads();

    [GeneratedRegex("^各(?:有关|相关|试点)?(?:市|县|区|州|盟|旗|镇|乡|街道|园区|开发区|功能区|地|片区)(?:[（(][^（）()]*[)）])?$")]
    private static partial Regex AllOfKind();

    [GeneratedRegex("^(?:县级市|自治州|县|区|市|州|盟|旗|镇|乡|街道|园区|开发区|功能区|管委会)(?:[（(][^（）()]*[)）])?(?:人民政府|政府|管委会|办事处|党工委)?$")]
    private static partial Regex OfKind();

    // Names that begin with the level they stand on.
    [GeneratedRegex("^(?:[市省区县州各]|国家|中国|自治区|有关|相关).{2,}")]
    private static partial Regex Leveled();

    // Parts of a name that are no name of their own: what a line end leaves of 市政府办公厅.
    [GeneratedRegex("^(?:办公室|办公厅|委员会|宣传部|组织部|统战部|管委会|人民政府|政府|管理局|监管局|分局|总队|支队|中心支行|支行|分行|[部委局厅署办会行])$")]
    private static partial Regex Generic();

    // 县（市）人民政府 behind 各区.
    [GeneratedRegex("^(?:县|区|市)(?:[（(][^（）()]*[)）])?(?:人民政府|政府|管委会)?$")]
    private static partial Regex Rest();

    [GeneratedRegex("年(?:底|末|初)?(?:之?前)?(?:完成|实施|启动)?$|月(?:底|末|份)?(?:之?前)?(?:完成|启动|实施)?$|日(?:之?前)?(?:完成|启动|实施)?$|季度(?:底|末)?(?:之?前)?(?:完成|启动|实施)?$|[上下]半年(?:完成)?$|持续(?:推进|实施)|长期(?:坚持|推进)?|前完成|^(?:全年|年内|常态化)")]
    private static partial Regex Deadline();

    // What names of public bodies end in.
    [GeneratedRegex("(?:部|委|委员会|局|厅|办|办公室|署|院|行|会|政府|公司|集团|中心|总部|总站|交易所|法院|检察院|省|市|区|县|州|大学|协会|学会|商会|联盟|实验室|管委会|总队|支队|海关|海事|组|社|所|站|总局|分局|司|残联|妇联|工商联|文联|侨联|科协|学校|图书馆|博物馆|电视台)(?:[（(][^（）()]*[)）])?$")]
    private static partial Regex Bodies();
}
