using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pilotage.Plan;

/// <summary>The automatic numbers of a Word document: they stand in no text, but a reader sees them.</summary>
internal sealed partial class WordNumbers
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly Dictionary<string, string> lists = [];
    private readonly Dictionary<(string Kind, int Level), (string Format, string Pattern, int Start)> levels = [];
    private readonly Dictionary<string, (string List, int Level)> styles = [];
    private readonly Dictionary<(string Kind, int Level), int> counters = [];

    public static WordNumbers Read(Parcel parcel)
    {
        var numbers = new WordNumbers();
        using (var reader = parcel.Read("word/numbering.xml")) if (reader is not null) numbers.Definitions(reader);
        using (var reader = parcel.Read("word/styles.xml")) if (reader is not null) numbers.Styles(reader);
        return numbers;
    }

    /// <summary>The number before the next paragraph of a list; empty where it has none.</summary>
    public string Next(string? list, int level, string style)
    {
        if (list is null && styles.TryGetValue(style, out var of)) (list, level) = of;
        if (list is null or "0" || !lists.TryGetValue(list, out var kind) || !levels.TryGetValue((kind, level), out var here) || here.Format is "none" or "bullet") return "";
        counters[(kind, level)] = counters.TryGetValue((kind, level), out var count) ? count + 1 : here.Start;
        foreach (var deeper in counters.Keys.Where(key => key.Kind == kind && key.Level > level).ToList()) counters.Remove(deeper);
        return Places().Replace(here.Pattern, place =>
        {
            var at = place.Groups[1].Value[0] - '1';
            var format = levels.TryGetValue((kind, at), out var other) ? other.Format : here.Format;
            return Written(counters.GetValueOrDefault((kind, at), 1), format);
        });
    }

    private void Definitions(XmlReader reader)
    {
        var (kind, list, level) = ("", "", 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Main) continue;
            switch (reader.LocalName)
            {
                case "abstractNum": kind = reader.GetAttribute("abstractNumId", Main) ?? ""; list = ""; break;
                case "num": list = reader.GetAttribute("numId", Main) ?? ""; break;
                case "abstractNumId" when list.Length > 0: lists[list] = Value(reader); break;
                case "lvl" when list.Length == 0:
                    level = Whole(reader.GetAttribute("ilvl", Main));
                    levels[(kind, level)] = ("decimal", "", 1);
                    break;
                case "start" when list.Length == 0 && levels.TryGetValue((kind, level), out var begun): levels[(kind, level)] = begun with { Start = Whole(Value(reader)) }; break;
                case "numFmt" when list.Length == 0 && levels.TryGetValue((kind, level), out var formed): levels[(kind, level)] = formed with { Format = Value(reader) }; break;
                case "lvlText" when list.Length == 0 && levels.TryGetValue((kind, level), out var worded): levels[(kind, level)] = worded with { Pattern = Value(reader) }; break;
            }
        }
    }

    private void Styles(XmlReader reader)
    {
        var (style, level) = ("", 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Main) continue;
            switch (reader.LocalName)
            {
                case "style": (style, level) = (reader.GetAttribute("styleId", Main) ?? "", 0); break;
                case "ilvl":
                    level = Whole(Value(reader));
                    if (styles.TryGetValue(style, out var known)) styles[style] = known with { Level = level };
                    break;
                case "numId" when style.Length > 0: styles[style] = (Value(reader), level); break;
            }
        }
    }

    private static string Written(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "ideographDigital" or "taiwaneseCounting" or "chineseLegalSimplified" => Chinese(number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is > 0 and <= 20 => ((char)('①' + number - 1)).ToString(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A number below 1000 in Chinese: 二十三.</summary>
    internal static string Chinese(int number)
    {
        const string Digits = "零一二三四五六七八九";
        if (number is < 1 or > 999) return number.ToString(CultureInfo.InvariantCulture);
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        return (hundreds > 0 ? $"{Digits[hundreds]}百" : "")
            + (tens > 0 ? (tens == 1 && hundreds == 0 ? "十" : $"{Digits[tens]}十") : hundreds > 0 && ones > 0 ? "零" : "")
            + (ones > 0 ? Digits[ones].ToString() : "");
    }

    private static string Value(XmlReader reader) => reader.GetAttribute("val", Main) ?? "";

    private static int Whole(string? word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 10_000) : 0;

    [GeneratedRegex("%([1-9])")]
    private static partial Regex Places();
}
