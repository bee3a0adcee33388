using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pilotage.Plan;

/// <summary>What a workbook shows where it keeps a number: a date as its cell shows it, 50% for 0.5, 3 for 3.0 (ECMA-376 part 1, 18.8.30).</summary>
internal sealed partial class SheetNumbers
{
    private readonly Dictionary<int, string> formats = [];
    private readonly List<int> styles = [];
    private readonly bool from1904;

    private SheetNumbers(bool from1904) => this.from1904 = from1904;

    public static SheetNumbers Read(Parcel parcel)
    {
        var numbers = new SheetNumbers(From1904(parcel));
        using var reader = parcel.Read("xl/styles.xml");
        var inCells = false;
        while (reader is not null && reader.Read())
        {
            if (reader.LocalName == "cellXfs") inCells = reader.NodeType == XmlNodeType.Element;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && Whole(reader.GetAttribute("numFmtId")) is { } id) numbers.formats[id] = reader.GetAttribute("formatCode") ?? "";
            if (reader.LocalName == "xf" && inCells && numbers.styles.Count < 70_000) numbers.styles.Add(Whole(reader.GetAttribute("numFmtId")) ?? 0);
        }
        return numbers;
    }

    private static bool From1904(Parcel parcel)
    {
        using var reader = parcel.Read("xl/workbook.xml");
        while (reader is not null && reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) return reader.GetAttribute("date1904") is "1" or "true";
        return false;
    }

    /// <summary>A number as its cell shows it.</summary>
    /// <param name="style">The index the cell gives; null where it gives none.</param>
    public string Shown(string number, string? style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return number;
        var id = Whole(style) is { } index && index < styles.Count ? styles[index] : 0;
        var code = formats.GetValueOrDefault(id) ?? Builtin(id);
        var bare = Section(code);
        if (bare.Length == 0 || bare is "General" or "@") return Plain(value, 10);
        return IsDate(bare) ? Date(value, bare, code.Contains("[DBNum1]", StringComparison.OrdinalIgnoreCase)) ?? Plain(value, 10) : Number(value, bare);
    }

    // What formats 0 to 58 are where no code is kept; those from 27 on as in Chinese editions (18.8.30).
    private static string Builtin(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-m-yy",
        16 => "d-m",
        17 => "yyyy-m",
        22 => "yyyy/m/d h:mm",
        27 or 36 or 50 or 52 or 57 => "yyyy年m月",
        28 or 29 or 51 or 53 or 54 or 58 => "m月d日",
        30 => "m-d-yy",
        31 => "yyyy年m月d日",
        _ => "",
    };

    // The first section, without colours and conditions.
    private static string Section(string code) => Marks().Replace(code, "").Split(';')[0];

    private static bool IsDate(string code) => Quotes().Replace(code, "").AsSpan().IndexOfAny("yYdDmM") >= 0;

    private string? Date(double value, string code, bool chinese)
    {
        if (value is < 1 or > 2_958_465) return null;
        var day = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(value + (from1904 ? 1462 : value < 60 ? 1 : 0));
        var text = new StringBuilder();
        foreach (Match part in Parts().Matches(code))
        {
            var word = part.Value;
            text.Append(char.ToLowerInvariant(word[0]) switch
            {
                'y' => word.Length > 2 ? Said(day.Year, true) : Said(day.Year % 100, true).PadLeft(2, chinese ? '〇' : '0'),
                'm' when text.Length > 0 && text[^1] == ':' => day.Minute.ToString("00", CultureInfo.InvariantCulture),
                'm' => Padded(day.Month, word.Length == 2),
                'd' when word.Length < 3 => Padded(day.Day, word.Length == 2),
                'h' => day.Hour.ToString(CultureInfo.InvariantCulture),
                's' => day.Second.ToString("00", CultureInfo.InvariantCulture),
                'd' => "",
                '"' => word.Trim('"'),
                '\\' => word[1..],
                _ => word,
            });
        }
        return text.ToString().Trim();

        string Padded(int number, bool two) => !chinese && two ? number.ToString("00", CultureInfo.InvariantCulture) : Said(number, false);

        string Said(int number, bool digits) => !chinese ? number.ToString(CultureInfo.InvariantCulture)
            : digits ? string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "〇一二三四五六七八九"[digit - '0'])) : WordNumbers.Chinese(number);
    }

    private static string Number(double value, string code)
    {
        var bare = Quotes().Replace(code, "");
        if (Figures().Match(code) is not { Success: true } figures) return Plain(value, 10);
        var percent = bare.Contains('%');
        var decimals = figures.Value.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? figures.Value.Length - point - 1 : 0;
        var shown = figures.Value.Contains('?') || bare.Contains('E') ? Plain(value, 10) : Math.Round(percent ? value * 100 : value, Math.Min(decimals, 10), MidpointRounding.AwayFromZero)
            .ToString($"{(figures.Value.Contains(',') ? "#,##" : "")}0.{new string('0', Math.Min(decimals, 10))}", CultureInfo.InvariantCulture);
        return Words(code[..figures.Index]) + shown + Words(code[(figures.Index + figures.Length)..]);

        static string Words(string around) => Padding().Replace(around, "").Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal).Trim();
    }

    // What a cell keeps is a double: 0.1 + 0.2 shows as 0.3.
    private static string Plain(double value, int decimals) => Math.Round(value, decimals).ToString("0.##########", CultureInfo.InvariantCulture);

    private static int? Whole(string? word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\[(?!h|m|s)[^\]]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Marks();

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.")]
    private static partial Regex Quotes();

    [GeneratedRegex("\"[^\"]*\"|\\\\.|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|.")]
    private static partial Regex Parts();

    [GeneratedRegex("[0#?][0#?,]*(?:\\.[0#?]*)?")]
    private static partial Regex Figures();

    [GeneratedRegex("_.|\\*.")]
    private static partial Regex Padding();
}
