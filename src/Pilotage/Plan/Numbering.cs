using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>The number a heading or item begins with: 一、 then （一） or 第一条 or 任务一 then 1. then 1.1 and 1.1.1 then (1) or 1) then ①, in full or half width.</summary>
/// <param name="Level">1 for 一、 to 7 for ①; 0 for 第一章 and 第一部分.</param>
/// <param name="No">The number; of 1.1.3 the last, 3.</param>
/// <param name="Rest">What follows the number.</param>
/// <param name="Article">Whether it is 第一条: articles have （一） below them, or stand below it.</param>
internal sealed partial record Numbering(int Level, int No, string Rest, bool Article = false)
{
    /// <summary>The levels of 1. and of 1.1, below which 1.1.1 and all deeper ones stand.</summary>
    public const int Plain = 3, Dotted = 4, Deepest = 5;

    /// <summary>The number a line begins with; null where it begins with none.</summary>
    public static Numbering? Of(string line)
    {
        if (Points().Match(line) is { Success: true } points)
        {
            var dots = points.Groups["dot"].Captures.Count;
            return new(Math.Min(Plain + dots, Deepest), Whole(points.Groups["no"].Value)!.Value, line[points.Length..].Trim()); // matched as digits
        }
        if (Styles().Match(line) is not { Success: true } found) return null;
        var rest = line[found.Length..].Trim();
        foreach (var (group, level) in Levels)
        {
            if (found.Groups[group] is not { Success: true } number) continue;
            return Signed(number.Value[0]) is { } sign ? new(level, sign, rest) : Whole(number.Value) is { } no and < 10000 ? new(level, no, rest, group == "article") : null;
        }
        return null;
    }

    /// <summary>A line that goes on counting after <paramref name="before"/> where the words themselves begin with digits: 11.121人才 after 10.</summary>
    public static Numbering? After(int before, string line) =>
        Digital().Match(line) is { Success: true } found && Whole(found.Groups["no"].Value) == before + 1 ? new(Plain, before + 1, line[found.Length..].Trim()) : null;

    // Numbers that are one character: ① ㉑ ㈠ ⑴ ⒈.
    private static int? Signed(char letter) => letter switch
    {
        >= '①' and <= '⑳' => letter - '①' + 1,
        >= '㉑' and <= '㉟' => letter - '㉑' + 21,
        >= '㈠' and <= '㈩' => letter - '㈠' + 1,
        >= '⑴' and <= '⒇' => letter - '⑴' + 1,
        >= '⒈' and <= '⒛' => letter - '⒈' + 1,
        _ => null,
    };

    /// <summary>A number in digits of either width or in Chinese, up to 9999; null where it is none.</summary>
    public static int? Whole(string written)
    {
        var plain = written.Trim().Normalize(System.Text.NormalizationForm.FormKC);
        if (plain.Length is 0 or > 9) return null;
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)) return digits;
        var (sum, unit) = (0, -1);
        var positional = plain.All(letter => Digits.Contains(letter) || letter is '○' or 'O') && plain.Length > 1;
        foreach (var letter in plain)
        {
            var digit = Digits.IndexOf(letter is '○' or 'O' ? '〇' : letter == '两' ? '二' : letter == '零' ? '〇' : letter, StringComparison.Ordinal);
            var scale = letter switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (digit < 0 && scale == 0) return null;
            if (positional) sum = sum * 10 + digit;
            else if (scale > 0)
            {
                sum += (unit < 0 ? 1 : unit) * scale;
                unit = -1;
            }
            else unit = digit;
        }
        return sum + Math.Max(unit, 0);
    }

    private const string Digits = "〇一二三四五六七八九";

    private static readonly (string, int)[] Levels = [("part", 0), ("article", 2), ("one", 1), ("two", 2), ("three", Plain), ("four", 6), ("five", 7)];

    // A full stop after digits must not be a decimal point, nor the number a year or a date.
    [GeneratedRegex(
        @"^\s*(?:第\s*(?<part>[一二三四五六七八九十百]+)\s*(?:章|部分|篇)[\s、：:]*|第\s*(?<article>[一二三四五六七八九十百]+|[0-9０-９]{1,3})\s*[条项](?:[\s、：:]+|(?=【))" +
        @"|(?:任务|举措|措施|事项)\s*(?:(?<article>[一二三四五六七八九十百]{1,5})|(?<three>[0-9０-９]{1,3}))(?:\s*[：:、．.]|[\s\u3000]+)" +
        @"|(?<one>[一二三四五六七八九十百]{1,5})\s*[、．.，﹒]\s*" +
        @"|[（(]\s*(?<two>[一二三四五六七八九十百]{1,5})\s*[)）]\s*[、．.]?|(?<two>[㈠-㈩])\s*[、．.]?|(?<three>[0-9０-９]{1,3})\s*(?:[．、﹒]|\.(?![0-9０-９]))|(?<three>[⒈-⒛])" +
        @"|[（(]\s*(?<four>[0-9０-９]{1,3})\s*[)）]\s*[、．.]?|(?<four>[⑴-⒇])\s*[、．.]?|(?<four>[0-9０-９]{1,2})\s*[)）]|(?<five>[①-⑳㉑-㉟])\s*[、．.]?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Styles();

    // 1.1 and 1.1.1; not a decimal number with what it measures, nor a date.
    [GeneratedRegex(@"^\s*[1-9１-９][0-9０-９]?(?:(?<dot>[.．])(?<no>[1-9１-９][0-9０-９]?)){1,4}(?![0-9０-９.．/年])(?:[.．、]|\s+(?=\S)|(?=[\u4E00-\u9FFF“《【（(]))(?!\s*(?:[万亿千百]*[元倍吨米亩人个家项%％]|万|亿|美元|公里|平方|个百分点|小时|版))", RegexOptions.CultureInvariant)]
    private static partial Regex Points();

    [GeneratedRegex(@"^\s*(?<no>[0-9０-９]{1,3})\s*\.(?=[0-9０-９])", RegexOptions.CultureInvariant)]
    private static partial Regex Digital();
}
