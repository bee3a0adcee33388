using System.Globalization;
using System.Text;

namespace Pilotage.Rules;

/// <summary>Cuts an expression into words. Names with spaces stay in pieces here; the parser joins them by what is declared.</summary>
internal static class Scanner
{
    private static readonly string[] Signs = ["**", "..", "<=", ">=", "!=", "->", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", "=", "<", ">", ",", ":", ".", "@", "'", "|"];

    /// <param name="fault">Told the offset and message of what is no word.</param>
    public static List<Token> Scan(string text, Action<int, Text>? fault = null)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            at = Skip(text, at, fault);
            if (at >= text.Length) break;
            var start = at;
            if (text[at] == '"')
            {
                var word = Quoted(text, ref at, fault);
                tokens.Add(new(Mark.Text, word, start, at));
            }
            else if (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && !(at > 0 && text[at - 1] == '.')))
            {
                at = Digits(text, at);
                tokens.Add(new(Mark.Number, text[start..at], start, at));
            }
            else if (NameLength(text, at, true) is var first and > 0)
            {
                at += first;
                while (at < text.Length && NameLength(text, at, false) is var more and > 0) at += more;
                tokens.Add(new(Mark.Name, text[start..at], start, at));
            }
            else if (Sign(text, start) is { } sign)
            {
                at += sign.Length;
                tokens.Add(new(Mark.Sign, sign, start, at));
            }
            else
            {
                var width = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
                fault?.Invoke(at, new($"这里不认识“{text.Substring(at, width)}”", $"'{text.Substring(at, width)}' means nothing here"));
                at += width;
                tokens.Add(new(Mark.Sign, text[start..at], start, at));
            }
        }
        tokens.Add(new(Mark.End, "", text.Length, text.Length));
        return tokens;
    }

    private static string? Sign(string text, int at)
    {
        foreach (var sign in Signs)
            if (sign[0] == text[at] && (sign.Length == 1 || (at + 1 < text.Length && sign[1] == text[at + 1]))) return sign;
        return null;
    }

    private static int Skip(string text, int at, Action<int, Text>? fault)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '\uFEFF' or '\u180E' or '\u200B')
            {
                at++;
            }
            else if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '/')
            {
                while (at < text.Length && text[at] is not ('\n' or '\r' or '\u2028' or '\u2029')) at++;
            }
            else if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '*')
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0) fault?.Invoke(at, new("注释没有结束", "this comment does not end"));
                at = end < 0 ? text.Length : end + 2;
            }
            else
            {
                break;
            }
        }
        return at;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        }
        var mark = at;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (at >= text.Length || !char.IsAsciiDigit(text[at])) return mark;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        }
        return at;
    }

    // FEEL 1.5, grammar rules 28 and 29; categories by and large, as Unicode has grown since.
    private static int NameLength(string text, int at, bool first)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return 0;
        var value = rune.Value;
        if (value < 128) return char.IsAsciiLetter((char)value) || value is '_' or '?' || (!first && char.IsAsciiDigit((char)value)) ? 1 : 0;
        if (value is 0xB7 or 0x203F or 0x2040 or (>= 0x300 and <= 0x36F)) return first ? 0 : rune.Utf16SequenceLength;
        if (value is >= 0x200C and <= 0x200D or >= 0x10000 and <= 0xEFFFF) return rune.Utf16SequenceLength;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.OtherSymbol
            or UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol
            || (!first && Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.ConnectorPunctuation) ? rune.Utf16SequenceLength : 0;
    }

    private static string Quoted(string text, ref int at, Action<int, Text>? fault)
    {
        var start = at++;
        var word = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] != '\\' || at + 1 >= text.Length)
            {
                word.Append(text[at++]);
                continue;
            }
            var digits = text[at + 1] switch { 'u' => 4, 'U' => 6, _ => 0 };
            if (digits > 0)
            {
                var room = at + 2 + digits <= text.Length;
                if (room && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= 0x10FFFF)
                {
                    // A pair of surrogates may be written one by one.
                    if (code is >= 0xD800 and <= 0xDFFF) word.Append((char)code);
                    else word.Append(new Rune(code).ToString());
                    at += 2 + digits;
                    continue;
                }
                fault?.Invoke(at, new($"\\{text[at + 1]} 后面应有 {digits} 位十六进制数", $"\\{text[at + 1]} is followed by {digits} hexadecimal digits"));
            }
            word.Append(text[at + 1] switch { 'n' => "\n", 't' => "\t", 'r' => "\r", 'b' => "\b", 'f' => "\f", '"' => "\"", '\'' => "'", '\\' => "\\", var other => "\\" + other });
            at += 2;
        }
        if (at >= text.Length) fault?.Invoke(start, new("引号没有闭合", "this quotation does not end"));
        at = Math.Min(at + 1, text.Length);
        return word.ToString();
    }
}
