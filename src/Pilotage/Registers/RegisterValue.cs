using System.Globalization;

namespace Pilotage.Registers;

/// <summary>Values of particulars: the one form in which a register keeps what can be typed in several.</summary>
public static class RegisterValue
{
    private const int LongestText = 2000; // characters of one particular

    /// <summary>The canonical form of a value, or why it is none; an empty value stays empty.</summary>
    public static Outcome<string> Canonical(RegisterField field, string typed)
    {
        var value = typed.Trim();
        if (value.Length == 0) return "";
        return field.Type switch
        {
            RegisterType.Text => value.Length <= LongestText ? value : Wrong(field, value[..20] + "…", new($"不超过 {LongestText} 字", $"at most {LongestText} characters")),
            RegisterType.Whole => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)
                ? whole.ToString(CultureInfo.InvariantCulture)
                : Wrong(field, value, new("整数", "a whole number")),
            RegisterType.Number => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? number.ToString("0.############", CultureInfo.InvariantCulture)
                : Wrong(field, value, new("数字", "a number")),
            RegisterType.Money => Pilotage.Money.Parse(value, "CNY") is { } money
                ? string.Create(CultureInfo.InvariantCulture, $"{money.Currency} {money.Amount:0.##}")
                : Wrong(field, value, new("金额，如 CNY 300000", "an amount such as CNY 300000")),
            RegisterType.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? value
                : Wrong(field, value, new("日期，如 2020-11-06", "a day such as 2020-11-06")),
            RegisterType.Code => Codes(field, [value]),
            RegisterType.Codes => Codes(field, value.Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            _ => throw new InvalidOperationException($"Not a type of a particular: {field.Type}"),
        };
    }

    /// <summary>The value as people read it: codes by their labels, the rest as it is.</summary>
    public static Text Shown(RegisterField field, Particular? particular) => particular switch
    {
        null => new(""),
        { Person.Erased: true } => new("（已删除）", "(erased)"),
        { Said: null } => new(""),
        { Said: { } value } when field.Options.Count > 0 => Labels(field, value),
        { Said: { } value } => Pilotage.Text.Same(value),
    };

    private static Text Labels(RegisterField field, string value)
    {
        var labels = value.Split(',').Select(code => field.Options.FirstOrDefault(option => option.Id == code)?.Label ?? Pilotage.Text.Same(code)).ToList();
        return new(string.Join("、", labels.Select(label => label.Zh)), string.Join(", ", labels.Select(label => label.In(Language.En))));
    }

    // Codes of a code list are proved where they are chosen; here only those that the register itself names.
    private static Outcome<string> Codes(RegisterField field, string[] codes)
    {
        if (field.Options.Count > 0 && codes.FirstOrDefault(code => field.Options.All(option => option.Id != code)) is { } wrong)
        {
            var (all, hint) = (string.Join(", ", field.Options.Select(option => option.Id)), Nearest.Hint(wrong, field.Options.Select(option => option.Id)));
            return Wrong(field, wrong, new($"{all} 之一{hint.Zh}", $"one of {all}{hint.En}"));
        }
        return string.Join(',', codes.Distinct());
    }

    private static Refusal Wrong(RegisterField field, string value, Text expected) => new("register-value", new(
        $"“{field.Label.Zh}”应为{expected.Zh}，却是“{value}”",
        $"'{field.Label.In(Language.En)}' should be {expected.En}, not '{value}'"));
}
