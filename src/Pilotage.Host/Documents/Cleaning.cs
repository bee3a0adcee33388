using System.Globalization;
using System.Text;

namespace Pilotage.Host.Documents;

/// <summary>Takes out what a reader cannot see: control characters, marks that turn the direction of writing, halves of characters.</summary>
internal static class Cleaning
{
    public static (Document Document, Seq<Finding> Findings) Of(Document document)
    {
        var findings = new List<Finding>();
        var counts = new SortedDictionary<int, int>();
        var place = Place.Of(Clean(document.Title.Replace("\n", "", StringComparison.Ordinal), [], false));
        var clean = Texts.Each(document, (text, lines) => Clean(text, counts, lines));
        if (counts.Count > 0)
        {
            var all = string.Join('、', counts.Take(10).Select(pair => $"U+{pair.Key:X4}×{pair.Value}"));
            findings.Add(new("DC201", place, new($"去掉了看不见的字符：{all}", $"characters that cannot be seen were taken out: {all.Replace("、", ", ", StringComparison.Ordinal)}"), Weight.Doubt));
        }
        return (clean, [.. findings]);
    }

    private static string Clean(string text, SortedDictionary<int, int> counts, bool lines)
    {
        if (text.All(letter => letter is (>= ' ' and < '\x7F') or (>= '\u3000' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF'))) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' && lines) clean.Append('\n');
            else if (rune.Value is '\t' or '\n' or '\r' or 0x2028 or 0x2029) clean.Append(' ');
            else if (Hidden(rune)) counts[rune.Value] = counts.GetValueOrDefault(rune.Value) + 1;
            else clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    // U+FFFD is what a half of a character reads as; the last two of every plane are no characters.
    private static bool Hidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0xFFFD or (>= 0xFE00 and <= 0xFE0F) || (rune.Value & 0xFFFE) == 0xFFFE;
}
