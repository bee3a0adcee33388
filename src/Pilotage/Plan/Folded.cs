using System.Globalization;
using System.Text;

namespace Pilotage.Plan;

/// <summary>A wording folded for comparison: compatibility forms and radicals made plain, punctuation and spaces left out, letters small.</summary>
/// <param name="At">For each character, its index in the wording it came from.</param>
internal sealed record Folded(string Text, int[] At)
{
    public static Folded Of(string wording)
    {
        var text = new StringBuilder(wording.Length);
        var at = new List<int>(wording.Length);
        for (var i = 0; i < wording.Length; i++)
        {
            // Nearly all of an official document is plain already; folding allocates.
            if (wording[i] is >= '\u4E00' and <= '\u9FFF' || char.IsAsciiLetterOrDigit(wording[i]))
            {
                text.Append(char.ToLowerInvariant(wording[i]));
                at.Add(i);
                continue;
            }
            foreach (var letter in Plain(wording[i]))
            {
                if (!char.IsLetterOrDigit(letter) && letter is not ('%' or '+')) continue;
                text.Append(char.ToLowerInvariant(letter));
                at.Add(i);
            }
        }
        return new(text.ToString(), [.. at]);
    }

    /// <summary>The folded text alone.</summary>
    public static string Key(string wording) => Of(wording).Text;

    /// <summary>The part of the original wording that a stretch of the folded text came from.</summary>
    public string Original(string wording, int start, int length) =>
        length <= 0 || start >= At.Length ? "" : wording[At[start]..(At[Math.Min(start + length, At.Length) - 1] + 1)];

    /// <summary>Text as PDF gives it, made plain: NFKC, and the radical blocks, which look like characters and are none. Punctuation stays as it is.</summary>
    public static string Unradical(string text)
    {
        if (!text.Any(letter => letter is >= '\u2E80' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF')) return text;
        return string.Concat(text.Select(letter => letter is >= '\u2E80' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF' ? Plain(letter) : letter.ToString()));
    }

    private static string Plain(char letter)
    {
        if (letter < 128) return letter.ToString();
        if (letter is >= '\u2E80' and <= '\u2EFF' && Supplement.TryGetValue(letter, out var plain)) return plain;
        if (letter == '⼾') return "户"; // NFKC gives the traditional form, while fonts put this radical in place of the simplified one
        if (letter is >= '\u4E00' and <= '\u9FFF' || char.IsSurrogate(letter)) return letter.ToString();
        var folded = letter.ToString().Normalize(NormalizationForm.FormKC);
        return CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format ? "" : folded;
    }

    // The simplified radicals of CJK Radicals Supplement (U+2E80–2EFF) that fonts put in place of characters; NFKC leaves them alone.
    private static readonly Dictionary<char, string> Supplement = new()
    {
        ['⺁'] = "厂", ['⺇'] = "几", ['⺌'] = "小", ['⺎'] = "尢", ['⺏'] = "尣", ['⺐'] = "尢", ['⺓'] = "幺", ['⺕'] = "彐", ['⺗'] = "心", ['⺘'] = "扌",
        ['⺙'] = "攵", ['⺛'] = "旡", ['⺝'] = "月", ['⺟'] = "母", ['⺠'] = "民", ['⺡'] = "氵", ['⺢'] = "水", ['⺣'] = "灬", ['⺤'] = "爫", ['⺥'] = "爫",
        ['⺦'] = "丬", ['⺧'] = "牛", ['⺨'] = "犭", ['⺩'] = "王", ['⺪'] = "疋", ['⺫'] = "目", ['⺬'] = "示", ['⺭'] = "礻", ['⺮'] = "竹", ['⺯'] = "糹",
        ['⺰'] = "纟", ['⺱'] = "网", ['⺲'] = "罒", ['⺶'] = "羊", ['⺸'] = "羊", ['⺹'] = "耂", ['⺺'] = "肀", ['⺼'] = "月", ['⺾'] = "艹", ['⺿'] = "艹",
        ['⻁'] = "虎", ['⻂'] = "衤", ['⻃'] = "覀", ['⻄'] = "西", ['⻅'] = "见", ['⻆'] = "角", ['⻇'] = "角", ['⻈'] = "讠", ['⻉'] = "贝", ['⻋'] = "车",
        ['⻌'] = "辶", ['⻍'] = "辶", ['⻎'] = "辶", ['⻏'] = "阝", ['⻐'] = "钅", ['⻑'] = "長", ['⻒'] = "镸", ['⻓'] = "长", ['⻔'] = "门", ['⻖'] = "阝",
        ['⻘'] = "青", ['⻙'] = "韦", ['⻚'] = "页", ['⻛'] = "风", ['⻜'] = "飞", ['⻝'] = "食", ['⻢'] = "马", ['⻣'] = "骨", ['⻤'] = "鬼", ['⻥'] = "鱼",
        ['⻦'] = "鸟", ['⻧'] = "卤", ['⻨'] = "麦", ['⻩'] = "黄", ['⻪'] = "黾", ['⻬'] = "齐", ['⻮'] = "齿", ['⻰'] = "龙", ['⻳'] = "龟",
    };
}
