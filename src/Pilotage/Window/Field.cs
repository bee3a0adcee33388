using System.Globalization;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Window;

/// <summary>What may be written in a field.</summary>
public enum FieldType { Text, Paragraph, Number, Whole, Money, Date, Flag, Choice }

/// <summary>One of the words of a choice.</summary>
public sealed record Option(string Id, Text Name)
{
    public static Option Read(Form f) => new(f.Word("id"), f.Text("name"));
}

/// <summary>A field of an application form.</summary>
/// <param name="Currency">ISO 4217 code that a money field is in.</param>
/// <param name="Max">Longest text, in characters.</param>
public sealed record Field(string Id, Text Label, FieldType Type, bool Required, bool Personal, Text? Hint, string Unit, string Currency, int Max, Seq<Option> Options)
{
    public static Field Read(Form f) => new(
        f.Word("id", "a word for rules and addresses: lower case, underscores"),
        f.Text("label"),
        f.Choice<FieldType>("type"),
        f.Flag("required", true, "whether an application without it cannot be filed"),
        f.Flag("personal", false, "about a natural person: kept beside the journal, erasable"),
        f.OptionalText("hint"),
        f.OptionalWord("unit", "unit a number is in, as shown") ?? "",
        f.OptionalWord("currency", "ISO 4217 code of a money field") ?? "CNY",
        f.Whole("max", 1, 20_000, "longest text, in characters", 500),
        f.Each("options", Option.Read, false, "the words of a choice"));

    /// <summary>The name this field has in rules.</summary>
    internal Declared Variable => new(Id, Type switch
    {
        FieldType.Number or FieldType.Whole or FieldType.Money => FeelType.Number,
        FieldType.Date => FeelType.Date,
        FieldType.Flag => FeelType.Boolean,
        _ => FeelType.String,
    }, Label, Type == FieldType.Money ? Currency : Unit);

    /// <summary>What is wrong with what was written, or null.</summary>
    public Text? Fault(string? written) => string.IsNullOrWhiteSpace(written) ? Required ? new($"请填写“{Label.Zh}”", $"fill in '{Label.In(Language.En)}'") : null
        : Type switch
        {
            FieldType.Number or FieldType.Money when Amount(written) is null => new($"“{Label.Zh}”应为数字，却是“{written}”", $"'{Label.In(Language.En)}' should be a number, not '{written}'"),
            FieldType.Whole when Amount(written) is not { } number || number != decimal.Truncate(number) =>
                new($"“{Label.Zh}”应为整数，却是“{written}”", $"'{Label.In(Language.En)}' should be a whole number, not '{written}'"),
            FieldType.Date when Day(written) is null => new($"“{Label.Zh}”应为日期，如 2020-11-06", $"'{Label.In(Language.En)}' should be a day such as 2020-11-06"),
            FieldType.Flag when written is not ("true" or "false") => new($"“{Label.Zh}”应为是或否", $"'{Label.In(Language.En)}' is yes or no"),
            FieldType.Choice when Options.All(option => option.Id != written) => new($"“{Label.Zh}”没有“{written}”这一项", $"'{Label.In(Language.En)}' has no choice '{written}'"),
            _ when written.Length > Max => new($"“{Label.Zh}”最多 {Max} 字，现有 {written.Length} 字", $"'{Label.In(Language.En)}' takes {Max} characters at most, not {written.Length}"),
            _ when written.Any(letter => Unseen(letter)) => new($"“{Label.Zh}”含有不可见的控制字符或者文字方向符", $"'{Label.In(Language.En)}' holds characters that cannot be seen"),
            _ => null,
        };

    /// <summary>The value for rules; null where nothing, or nothing fitting, was written.</summary>
    internal Value ToValue(string? written) => string.IsNullOrWhiteSpace(written) ? Value.Null : Type switch
    {
        FieldType.Number or FieldType.Whole or FieldType.Money => Amount(written) is { } number ? Value.Of(number) : Value.Null,
        FieldType.Date => Day(written) is { } day ? Value.Of(day) : Value.Null,
        FieldType.Flag => Value.Of(written == "true"),
        _ => Value.Of(written),
    };

    /// <summary>As a person reads it: a choice by its name, money with its currency, a flag as yes or no.</summary>
    public Text Show(string? written) => string.IsNullOrEmpty(written) ? new("（未填）", "(empty)") : Type switch
    {
        FieldType.Money when Amount(written) is { } amount => Text.Same(new Money(amount, Currency).ToString()),
        FieldType.Flag => written == "true" ? new("是", "yes") : new("否", "no"),
        FieldType.Choice => Options.FirstOrDefault(option => option.Id == written)?.Name ?? Text.Same(written),
        _ => Text.Same(Unit.Length > 0 ? $"{written} {Unit}" : written),
    };

    // Control characters, and those that turn the direction of writing (Unicode UAX 9), by which a text shows other words than it holds.
    private static bool Unseen(char letter) => (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';

    private static decimal? Amount(string written) =>
        decimal.TryParse(written.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
