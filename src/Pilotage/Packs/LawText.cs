using System.Text.RegularExpressions;
using Pilotage.Yaml;

namespace Pilotage.Packs;

/// <summary>A law or document that definitions cite, with its text where it is held.</summary>
/// <param name="Number">Number of issue, where it has one.</param>
/// <param name="TextOf">The text held is that in force from this day; null where no text is held.</param>
/// <param name="Clauses">Article number, or article/item, to its words.</param>
public sealed partial record LawText(string Id, Text Title, string Number, DateOnly? TextOf, Certainty Certainty, IReadOnlyDictionary<string, string> Clauses)
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Reads a Markdown file that starts with a YAML head between two lines of three dashes.</summary>
    public static LawText? Read(string file, string text, bool english, List<Finding> findings)
    {
        var parts = text.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts is not ["", var head, var body])
        {
            findings.Add(new("PK112", new(file, 1, 1), new("依据文件以“---”之间的 YAML 开头：title、text_of …", "a source starts with a YAML head between lines of three dashes: title, text_of …")));
            return null;
        }
        var node = YamlText.Read(file, "\n" + head, findings);
        return node is null ? null : Form.Read(node, english, findings, f =>
        {
            var day = f.OptionalDay("text_of", "the text held is that in force from this day; left out where no text is held");
            return new LawText(System.IO.Path.GetFileNameWithoutExtension(file), f.Text("title"), f.OptionalWord("number", "number of issue") ?? "", day,
                f.Choice("certainty", "how far the text can be trusted", (Certainty?)Certainty.Official), day is null ? new Dictionary<string, string>() : Articles(body));
        });
    }

    /// <summary>The head's keys, for the guide.</summary>
    public static Seq<Key> Keys => Form.Outline(f => (f.Text("title"), f.OptionalWord("number", "number of issue"), f.OptionalDay("text_of", "the text held is that in force from this day; left out where no text is held"), f.Choice("certainty", "", (Certainty?)Certainty.Official)));

    /// <summary>How a clause is cited: 第三十二条第（四）项, art. 32 (4).</summary>
    public Text Cite(string clause)
    {
        if (clause.Length == 0) return Title;
        var parts = clause.Split('/');
        var number = int.TryParse(parts[0], out var article);
        var zh = number ? $"第{Chinese(article)}条" : parts[0];
        var en = number ? $"art. {article}" : parts[0];
        if (parts.Length > 1) (zh, en) = (zh + (int.TryParse(parts[1], out var item) ? $"第（{Chinese(item)}）项" : parts[1]), en + $" ({parts[1]})");
        return new($"《{Title.Zh}》{zh}", $"{Title.In(Language.En)}, {en}");
    }

    /// <summary>1 to 9,999 as Chinese numerals count articles.</summary>
    internal static string Chinese(int number)
    {
        if (number < 10) return Digits[number].ToString();
        if (number < 20) return "十" + (number % 10 == 0 ? "" : Digits[number % 10]);
        var (unit, word) = number >= 1000 ? (1000, "千") : number >= 100 ? (100, "百") : (10, "十");
        var rest = number % unit;
        var gap = unit > 10 && rest > 0 && rest < unit / 10 ? "零" : "";
        return Digits[number / unit] + word + gap + (rest == 0 ? "" : rest is >= 10 and < 20 ? "一" + Chinese(rest) : Chinese(rest));
    }

    private static Dictionary<string, string> Articles(string body)
    {
        var clauses = new Dictionary<string, string>();
        var (article, number) = ("", 0);
        foreach (var line in body.Split('\n').Select(line => line.Trim('　', ' ', '\r')))
        {
            if (line.Length == 0 || line.StartsWith('#') || line.StartsWith("<!--", StringComparison.Ordinal)) continue;
            if (ArticleHead().Match(line) is { Success: true } head)
            {
                number++;
                article = Numeral(head.Groups[1].Value) is var told && told > 0 ? $"{told}" : $"{number}";
                clauses[article] = line;
            }
            else if (article.Length > 0)
            {
                clauses[article] += "\n" + line;
                if (ItemHead().Match(line) is { Success: true } item && Numeral(item.Groups[1].Value) is > 0 and var index) clauses.TryAdd($"{article}/{index}", line);
            }
        }
        return clauses;
    }

    private static int Numeral(string written)
    {
        var (total, digit) = (0, 0);
        foreach (var letter in written)
        {
            if (Digits.IndexOf(letter) is >= 0 and var value) digit = value;
            else
            {
                total += (digit == 0 && letter == '十' && total % 100 == 0 && written[0] == '十' ? 1 : Math.Max(digit, 0)) * letter switch { '十' => 10, '百' => 100, _ => 1000 };
                digit = 0;
            }
        }
        return total + digit;
    }

    [GeneratedRegex(@"^第([零一二三四五六七八九十百千]+)条")]
    private static partial Regex ArticleHead();

    [GeneratedRegex(@"^[（(]([一二三四五六七八九十]+)[）)]")]
    private static partial Regex ItemHead();
}

/// <summary>A clause as it is shown: how it is cited, its words where they are held, and what is doubtful about it.</summary>
public sealed record Basis(Source Source, Text Citation, string? Words, Text? Doubt);
