using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>The running text of a document as a tree of numbered items.</summary>
internal static partial class Outline
{
    /// <summary>Items, or rows of a task table, beyond which no official document goes.</summary>
    internal const int Most = 20_000;

    /// <summary>The root: level −1, with the items below it in the order they stand. Text before the first item belongs to the root.</summary>
    public static Item Of(Paper paper)
    {
        var root = new Item(-1, 0, null, Place.Of(paper.File), false);
        var items = 0;
        var open = root;
        var last = (Line?)null;
        var lines = paper.Blocks;
        var contents = Contents(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i >= contents.From && i < contents.To) continue;
            if (lines[i] is not Line line)
            {
                last = null;
                continue;
            }
            if (Furniture().IsMatch(line.Text) || Signs(lines, i))
            {
                // Signature, date, list of annexes, closing clause, page numbers: whatever follows is no part of the item above.
                if (!PageNumber().IsMatch(line.Text)) open = root;
                continue;
            }
            if ((Counts(Numbering.Of(line.Text), open) ?? Numbering.After(open.Level == Numbering.Plain ? open.No : -1, line.Text)) is { } number)
            {
                var parent = open;
                // Articles and （一） are of one level: whichever comes first holds the other.
                while (parent.Level > number.Level || parent.Level == number.Level && (parent.Article == number.Article
                    || parent.Above.Any(above => above.Level == number.Level && above.Article == number.Article)))
                    parent = parent.Parent!; // the root is above every level
                open = new(number.Level, number.No, parent, line.Place, number.Article);
                parent.Below.Add(open);
                if (++items > Most) throw Unreadable.TooMuch();
                if (number.Rest.Length > 0) open.Add(number.Rest, line.Place, goesOn: false);
            }
            else
            {
                if (Closing().IsMatch(line.Text)) open = root;
                var goesOn = last is not null && !line.Indented && open.Begun && !open.Ended && (last.Full || open.Running);
                open.Add(line.Text, line.Place, goesOn);
            }
            last = line;
        }
        return root;
    }

    // Behind 10, 11.12 is 11 and begins with 12: what nothing leads up to does not count in two places.
    private static Numbering? Counts(Numbering? number, Item open) =>
        number is { Level: Numbering.Dotted or Numbering.Deepest, No: > 1 } && open.Level == Numbering.Plain && open.Below.Count == 0 ? null : number;

    /// <summary>Whether a line is nothing but the number of its page.</summary>
    internal static bool IsPageNumber(string line) => PageNumber().IsMatch(line);

    /// <summary>Whether words are said of the document, such as from when it is in force, and are no item of it.</summary>
    internal static bool IsClosing(string words) => Closing().IsMatch(words);

    // A table of contents names every heading once before the document does: its lines, up to where its first entry comes again.
    private static (int From, int To) Contents(Seq<Block> blocks)
    {
        for (var i = 0; i + 2 < blocks.Count; i++)
        {
            if (blocks[i] is not Line title || !Heading().IsMatch(title.Text)) continue;
            for (var first = i + 1; first < Math.Min(blocks.Count, i + 4); first++)
            {
                if (blocks[first] is not Line entry || Folded.Key(Leader().Replace(entry.Text, "")) is not { Length: > 2 } key) continue;
                for (var again = first + 1; again < blocks.Count; again++)
                    if (blocks[again] is Line line && Folded.Key(line.Text).StartsWith(key, StringComparison.Ordinal)) return (i, again);
            }
        }
        return (0, 0);
    }

    // Who signs stands alone on a line above the date.
    private static bool Signs(Seq<Block> blocks, int at)
    {
        if (blocks[at] is not Line { Text.Length: < 40 } signed || !Front.IsBody(signed.Text)) return false;
        for (var i = at + 1; i < Math.Min(blocks.Count, at + 4); i++)
        {
            if (blocks[i] is not Line line) return false;
            if (Front.IsDate(line.Text)) return true;
            if (line.Text.Length >= 40 || !Front.IsBody(line.Text)) return false;
        }
        return false;
    }

    [GeneratedRegex(@"^\s*[-—–－]?\s*\d{1,4}\s*[-—–－]?\s*$|^\s*第\s*\d+\s*页|^\s*[-—–－]\s*\d{1,4}\s*[-—–－]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(
        @"^\s*(?:附\s*件|附\s*表)\s*[\d一二三四五六七八九十]*\s*(?:[:：].*)?$|^\s*[\d〇○一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*(?:印发)?\s*$" +
        @"|^\s*抄送|^\s*[（(]\s*(?:此件|本文|联系人|联系电话)[^（(]*[)）]\s*$|^\s*[-—–－]?\s*\d{1,4}\s*[-—–－]?\s*$|^\s*第\s*\d+\s*页" +
        @"|^\s*(?:责任编辑|信息来源|来源|作者|编辑|浏览次数|阅读次数|字号|字体|上一篇|下一篇|扫一扫|分享到?|相关(?:文档|链接|解读|附件|稿件)|版权所有|技术支持|网站标识码|承办单位?|附件下载)\s*(?:[:：].*)?$" +
        @"|网站标识码|ICP备|公网安备|^\s*[【\[]?\s*(?:打印本?页?|关闭(?:窗口|本页)?|返回顶部|我要纠错)\s*[】\]]?(?:\s*[【\[]?\s*(?:打印本?页?|关闭(?:窗口|本页)?)\s*[】\]]?)*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Furniture();

    // 本方案自印发之日起施行, 本措施由…负责解释: said of the document and not of its last item.
    [GeneratedRegex("^\\s*本(?:实施|工作|试点|若干)?(?:方案|意见|措施|办法|通知|计划|细则|清单|政策|规定|文件|要点|规划)(?:自|由|从|所称|有效期|印发后|公布后|[^，。]{0,12}(?:自|由)[^，。]{2,30}(?:施行|实施|解释))", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^\s*目\s*[录次]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    // …… 12 after an entry of the contents.
    [GeneratedRegex(@"[\s.…·⋯]*\d*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Leader();
}
