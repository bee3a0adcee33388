using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Pilotage.Rules;

/// <summary>Regular expressions as XPath 3.1 has them, turned into those of the platform. A pattern that is none, or takes too long, gives no value.</summary>
internal static class Patterns
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private static readonly ConcurrentDictionary<(string, string), Regex?> Known = new();
    private const int MostKnown = 500;

    private static readonly Value Broken = Value.Without("正则表达式有误", "this is no regular expression");
    private static readonly Value Slow = Value.Without("正则表达式用时过长", "the regular expression takes too long");

    /// <summary>What a pattern costs that was given up, in rounds of a loop: a few of them end an evaluation.</summary>
    public const int CostOfSlowness = 1_000_000;

    public static bool TookLong(in Value result) => result.Reason is { } reason && ReferenceEquals(reason, Slow.Reason);

    public static Value Matches(string input, string pattern, string flags) => Run(pattern, flags, regex => Value.Of(regex.IsMatch(input)));

    public static Value Replace(string input, string pattern, string replacement, string flags) => Run(pattern, flags, regex =>
    {
        var plain = flags.Contains('q', StringComparison.Ordinal);
        if ((plain ? replacement.Replace("$", "$$", StringComparison.Ordinal) : Replacement(replacement, regex)) is not { } sound) return Broken;
        var result = regex.Replace(input, sound);
        return result.Length <= Limits.LongestText ? Value.Of(result) : Limits.TextTooLong;
    });

    public static Value Split(string input, string delimiter) => Run(delimiter, "", regex =>
    {
        var (parts, start) = (new List<Value>(), 0);
        foreach (Match match in regex.Matches(input))
        {
            if (match.Length == 0 && match.Index is 0 || (match.Length == 0 && match.Index == input.Length)) continue;
            parts.Add(Value.Of(input[start..match.Index]));
            start = match.Index + match.Length;
        }
        parts.Add(Value.Of(input[start..]));
        return Value.List([.. parts]);
    });

    private static Value Run(string pattern, string flags, Func<Regex, Value> use)
    {
        if (Of(pattern, flags) is not { } regex) return Broken;
        try
        {
            return use(regex);
        }
        catch (RegexMatchTimeoutException)
        {
            // The platform has no other way to say so.
            return Slow;
        }
    }

    private static Regex? Of(string pattern, string flags)
    {
        if (Known.TryGetValue((pattern, flags), out var known)) return known;
        var made = Make(pattern, flags);
        if (Known.Count < MostKnown) Known[(pattern, flags)] = made;
        return made;
    }

    private static Regex? Make(string pattern, string flags)
    {
        if (flags.Any(flag => flag is not ('s' or 'm' or 'i' or 'x' or 'q'))) return null;
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('i', StringComparison.Ordinal)) options |= RegexOptions.IgnoreCase;
        if (flags.Contains('m', StringComparison.Ordinal)) options |= RegexOptions.Multiline;
        var translated = flags.Contains('q', StringComparison.Ordinal)
            ? Regex.Escape(pattern)
            : Translate(
                flags.Contains('x', StringComparison.Ordinal) ? Tight(pattern) : pattern, flags.Contains('s', StringComparison.Ordinal), flags.Contains('m', StringComparison.Ordinal));
        if (translated is null) return null;
        try
        {
            return new(translated, options, Longest);
        }
        catch (ArgumentException)
        {
            // The platform says in this way only that a pattern is none.
            return null;
        }
    }

    // With the flag x blanks mean nothing, save in a class of characters.
    private static string Tight(string pattern)
    {
        var (tight, inClass) = (new StringBuilder(), 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (inClass == 0 && (pattern[i] is ' ' or '\t' or '\n' or '\r')) continue;
            tight.Append(pattern[i]);
            if (pattern[i] == '[') inClass++;
            else if (pattern[i] == ']' && inClass > 0) inClass--;
            else if (pattern[i] == '\\' && i + 1 < pattern.Length && pattern[i + 1] is not (' ' or '\t' or '\n' or '\r')) tight.Append(pattern[++i]);
        }
        return tight.ToString();
    }

    private static string? Translate(string pattern, bool dotAll, bool multiline)
    {
        var (regex, inClass, classStart) = (new StringBuilder(), 0, -1);
        for (var i = 0; i < pattern.Length; i++)
        {
            var letter = pattern[i];
            if (letter == '\\')
            {
                if (++i >= pattern.Length) return null;
                if (Escape(pattern, ref i, inClass > 0) is not { } escape) return null;
                regex.Append(escape);
            }
            else if (inClass > 0)
            {
                if (letter == '[')
                {
                    // Only a subtraction may open a class within a class.
                    if (i == 0 || pattern[i - 1] != '-') return null;
                    inClass++;
                    classStart = i;
                }
                else if (letter == ']')
                {
                    if (i == classStart + 1 || (i == classStart + 2 && pattern[i - 1] == '^')) return null;
                    inClass--;
                }
                regex.Append(letter);
            }
            else if (letter == '[')
            {
                inClass = 1;
                classStart = i;
                regex.Append(letter);
            }
            else if (letter == '(' && i + 1 < pattern.Length && pattern[i + 1] == '?')
            {
                if (i + 2 >= pattern.Length || pattern[i + 2] != ':') return null;
                regex.Append("(?:");
                i += 2;
            }
            else if (letter == '.')
            {
                regex.Append(dotAll ? @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])" : @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\n\r])");
            }
            else if (letter == '$' && !multiline)
            {
                regex.Append(@"\z");
            }
            else if (letter is ']' or '}' && !(letter == '}' && pattern.LastIndexOf('{', i) is var open and >= 0 && Quantity(pattern[(open + 1)..i])))
            {
                return null;
            }
            else if (letter == '{' && (pattern.IndexOf('}', i) is var close && (close < 0 || !Quantity(pattern[(i + 1)..close]))))
            {
                return null;
            }
            else
            {
                regex.Append(letter);
            }
        }
        return inClass > 0 ? null : regex.ToString();
    }

    private static bool Quantity(string text) =>
        text.Length > 0 && text[0] != ',' && text.All(letter => char.IsAsciiDigit(letter) || letter == ',') && text.Count(letter => letter == ',') <= 1;

    private static string? Escape(string pattern, ref int i, bool inClass)
    {
        var letter = pattern[i];
        var (open, close) = inClass ? ("", "") : ("[", "]");
        switch (letter)
        {
            case 'n' or 'r' or 't' or '\\' or '|' or '.' or '-' or '^' or '?' or '*' or '+' or '{' or '}' or '(' or ')' or '[' or ']' or '$':
                return "\\" + letter;
            case 'd': return @"\d";
            case 'D': return @"\D";
            case 's': return open + @" \t\n\r" + close;
            case 'S': return inClass ? @"\S" : @"[^ \t\n\r]";
            case 'w': return open + @"\p{L}\p{M}\p{N}\p{S}" + close;
            case 'W': return inClass ? @"\p{P}\p{Z}\p{C}" : @"[\p{P}\p{Z}\p{C}]";
            case 'i': return open + @"\p{L}_:" + close;
            case 'I': return inClass ? null : @"[^\p{L}_:]";
            case 'c': return open + @"\p{L}\p{N}\p{M}._:\-\u00B7" + close;
            case 'C': return inClass ? null : @"[^\p{L}\p{N}\p{M}._:\-\u00B7]";
            case 'p' or 'P':
                var end = pattern.IndexOf('}', i);
                if (i + 1 >= pattern.Length || pattern[i + 1] != '{' || end < 0) return null;
                var category = "\\" + pattern[i..(end + 1)];
                i = end;
                return category;
            case >= '1' and <= '9': return inClass ? null : $"(?:\\{letter})";
            default: return null;
        }
    }

    // $1 is a group, \$ and \\ are themselves; everything else with a dollar or backslash is wrong.
    private static string? Replacement(string text, Regex regex)
    {
        var result = new StringBuilder();
        var groups = regex.GetGroupNumbers().Length - 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (++i >= text.Length || text[i] is not ('\\' or '$')) return null;
                result.Append(text[i] == '$' ? "$$" : "\\");
            }
            else if (text[i] == '$')
            {
                if (i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1])) return null;
                var number = text[++i] - '0';
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (number * 10) + text[i + 1] - '0' <= groups) number = (number * 10) + text[++i] - '0';
                if (number <= groups) result.Append("${").Append(number).Append('}');
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return result.ToString();
    }
}
