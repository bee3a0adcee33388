using System.Globalization;
using Pilotage.Yaml;

namespace Pilotage.Window;

/// <summary>How certificates are numbered, such as <c>A-{year}-{serial:00000}</c>.</summary>
/// <param name="Written">Text with <c>{year}</c>, which starts a series of its own every year, and <c>{serial}</c> with the digits it has.</param>
/// <param name="Source">Where the form of the number is from; unverified where no text says so.</param>
public sealed record NumberPattern(string Written, Source Source)
{
    private const string Year = "{year}";
    private const int LongestNumber = 32; // characters, so that a code has room for names
    private const int MostDigits = 12;

    internal static NumberPattern Read(Form f)
    {
        var pattern = new NumberPattern(
            f.Word("pattern", "text with {year} and {serial:00000}"),
            (f.OptionalSource() ?? new("")) with { Certainty = f.Choice<Certainty>("certainty", "how far the form of the number can be trusted", Certainty.Official) });
        var tokens = pattern.Parts().Where(part => part.Contains('{', StringComparison.Ordinal)).ToList();
        if (tokens.Count(token => Digits(token) is not null) != 1 || tokens.Exists(token => Digits(token) is null && token != Year))
            f.Note("WN202", new("编号格式中要有一处流水号，如 {serial:00000}；此外只能有 {year}", "a number has one serial such as {serial:00000}, and besides it only {year}"), "pattern");
        else if (pattern.Write(new(2020, 1, 1), 1) is { Refused: false, Value.Length: > LongestNumber })
            f.Note("WN203", new($"编号不能长于 {LongestNumber} 个字符", $"a number has at most {LongestNumber} characters"), "pattern");
        return pattern;
    }

    /// <summary>What the serial counts within on a day: the year where the number shows it, else everything.</summary>
    public string Series(DateOnly on) => Written.Contains(Year, StringComparison.Ordinal) ? on.Year.ToString("0000", CultureInfo.InvariantCulture) : "all";

    /// <summary>The number; refused where its digits are used up.</summary>
    /// <param name="serial">Counts from 1 within the series.</param>
    public Outcome<string> Write(DateOnly on, long serial)
    {
        var digits = Parts().Select(Digits).First(digits => digits is not null)!.Value; // a pattern has one serial
        var written = serial.ToString(CultureInfo.InvariantCulture);
        if (serial < 1 || written.Length > (digits == 0 ? MostDigits : digits))
        {
            return new Refusal("certificate-numbers-exhausted",
                new($"编号 {Written} 的流水号只有 {digits} 位，{Series(on)} 序列已经用完。", $"The numbers {Written} have {digits} digits; the series {Series(on)} is used up."),
                Source, new("请在配置包中增加流水号位数。", "Give the serial more digits in the pack."));
        }
        return string.Concat(Parts().Select(part => part == Year ? Series(on) : Digits(part) is null ? part : written.PadLeft(digits, '0')));
    }

    /// <summary>Whether a number could be one of these.</summary>
    public bool Matches(string number)
    {
        var at = 0;
        foreach (var part in Parts())
        {
            var length = part == Year ? 4 : Digits(part) is { } digits ? digits == 0 ? number.Skip(at).TakeWhile(char.IsAsciiDigit).Count() : digits : part.Length;
            if (length == 0 || at + length > number.Length) return false;
            var piece = number[at..(at + length)];
            if (part.StartsWith('{') ? !piece.All(char.IsAsciiDigit) : piece != part) return false;
            at += length;
        }
        return at == number.Length;
    }

    // Literal text and {tokens}, in order.
    private List<string> Parts()
    {
        var parts = new List<string>();
        for (var at = 0; at < Written.Length;)
        {
            var token = Written[at] == '{' && Written.IndexOf('}', at) is > 0 and var close ? close + 1 : -1;
            var end = token > 0 ? token : Written.IndexOf('{', at + 1) is > 0 and var next ? next : Written.Length;
            parts.Add(Written[at..end]);
            at = end;
        }
        return parts;
    }

    // {serial} has as many digits as needed (0 here), {serial:000} three; null for anything else.
    private static int? Digits(string part) => part switch
    {
        "{serial}" => 0,
        ['{', 's', 'e', 'r', 'i', 'a', 'l', ':', .. { Length: > 0 and <= MostDigits } zeros, '}'] when zeros.All(zero => zero == '0') => zeros.Length,
        _ => null,
    };
}
