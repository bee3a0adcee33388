using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>What an item says of who does it: brackets at the ends of its sentences, and lines such as 责任单位：A、B.</summary>
/// <param name="Text">The item's words without them.</param>
/// <param name="All">Each of them with the index in the words where it begins.</param>
internal sealed partial record Brackets(string Text, Seq<(Duties Duties, int At, string Written)> All)
{
    /// <summary>Whether the last of them stands in a paragraph of its own at the end, behind words: it may hold for more than this item.</summary>
    public bool Apart { get; private init; }

    public static Brackets Of(string words)
    {
        var found = new List<(Duties, int, string)>();
        var cut = new List<(int Start, int End)>();
        foreach (Match line in Lines().Matches(words))
        {
            if (!UnitList.IsOne(line.Groups["all"].Value) && !line.Groups["time"].Success) continue;
            found.Add((UnitList.Of(line.Groups["all"].Value.Trim()), line.Groups["all"].Index, line.Groups["all"].Value.TrimEnd()));
            cut.Add((line.Index, line.Index + line.Length));
        }
        var closes = Closes(words);
        // …。责任单位：A、B。 closes its paragraph without a bracket.
        foreach (Match tail in Tails().Matches(words))
        {
            var all = tail.Groups["all"];
            if (cut.Exists(piece => all.Index >= piece.Start && all.Index < piece.End) || closes.Any(pair => pair.Key < all.Index && pair.Value > all.Index)) continue;
            found.Add((UnitList.Of(all.Value.Replace('。', '；').Trim()), all.Index, all.Value.TrimEnd()));
            cut.Add((all.Index, all.Index + all.Length));
        }
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is not ('（' or '(' or '【' or '[' or '〔' or '［') || cut.Exists(piece => i >= piece.Start && i < piece.End)) continue;
            var end = closes.GetValueOrDefault(i, -1);
            if (end < 0) continue;
            var inside = words[(i + 1)..end];
            // It closes a sentence: a full stop before it, or its end after it.
            var after = end + 1 >= words.Length || words[end + 1] is '。' or '；' or ';' or '\n' or '（' or '(' || words[(end + 1)..].Trim().Length == 0;
            var before = i > 0 && words[i - 1] is '。' or '；' or '）';
            if ((after || before) && UnitList.IsOne(inside, before && after))
            {
                found.Add((UnitList.Of(inside), i, words[i..(end + 1)]));
                cut.Add((i, end + 1));
            }
            i = end;
        }
        var text = words;
        foreach (var (start, end) in cut.OrderByDescending(piece => piece.Start))
        {
            // …。（A负责）。 leaves one full stop.
            var stop = end < text.Length && text[end] is '。' or '；' && start > 0 && text[start - 1] is '。' or '；' ? 1 : 0;
            text = text.Remove(start, end + (end < text.Length ? stop : 0) - start);
        }
        var last = found.OrderBy(bracket => bracket.Item2).LastOrDefault();
        var apart = last.Item3 is { Length: > 0 } && last.Item2 > 0 && words[..last.Item2].TrimEnd(' ', '\u3000').EndsWith('\n') && words.Length - last.Item2 - last.Item3.Length <= 1;
        return new(text.Trim(), [.. found.OrderBy(bracket => bracket.Item2)]) { Apart = apart };
    }

    // Where each bracket that is opened is closed.
    private static Dictionary<int, int> Closes(string words)
    {
        var (closes, open) = (new Dictionary<int, int>(), new Stack<int>());
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is '（' or '(' or '【' or '[' or '〔' or '［') open.Push(i);
            if ((words[i] is '）' or ')' or '】' or ']' or '〕' or '］') && open.TryPop(out var start)) closes[start] = i;
        }
        return closes;
    }

    [GeneratedRegex(@"(?:^|\n)\s*(?<all>(?:责任|牵头|负责|配合|主办|协办|承办|协同|主管|指导|参与|实施|督办|(?<time>(?:计划|整改|工作)?(?:完成|办结|推进|落地)?(?:时限|期限|时间)))[^：:\n]{0,8}[：:][^\n]*)(?=\n|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Lines();

    [GeneratedRegex(@"(?<=[。；])\s*(?<all>(?:责任|牵头|负责|主办|实施)(?:单位|部门|主体)\s*[：:][^\n]*)(?=\n|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Tails();
}
