using System.Globalization;
using System.Text;

namespace Pilotage.Rules;

/// <summary>Values as FEEL writes them.</summary>
internal static class Spelling
{
    private const int LongestText = 1_000_000;
    private const int ShortText = 60;

    /// <summary>As <c>string()</c> gives it: text without quotes.</summary>
    public static string Of(in Value value)
    {
        if (value.Kind == Kind.String) return value.AsString;
        var text = new StringBuilder();
        Add(text, value, 0);
        return text.ToString();
    }

    /// <summary>As it stands inside an expression: text in quotes.</summary>
    public static string Literal(in Value value)
    {
        var text = new StringBuilder();
        Add(text, value, 0);
        return text.ToString();
    }

    /// <summary>As inside an expression, cut after 60 characters: what a message needs, whatever the size of the value.</summary>
    public static string Short(in Value value)
    {
        var text = new StringBuilder(2 * ShortText);
        Add(text, value, 0, ShortText);
        return text.Length <= ShortText ? text.ToString() : $"{text.ToString(0, ShortText - (char.IsHighSurrogate(text[ShortText - 1]) ? 1 : 0))}…";
    }

    private static void Add(StringBuilder text, in Value value, int depth, int longest = LongestText)
    {
        if (depth > 100 || text.Length > longest)
        {
            text.Append('…');
            return;
        }
        switch (value.Kind)
        {
            case Kind.Null: text.Append("null"); break;
            case Kind.Boolean: text.Append(value.IsTrue == true ? "true" : "false"); break;
            case Kind.Number: text.Append(value.AsNumber.Begun(longest)); break;
            case Kind.String: text.Append('"').Append(Escaped(longest == ShortText && value.AsString.Length > ShortText ? value.AsString[..(ShortText + 1)] : value.AsString)).Append('"'); break;
            case Kind.Date: Date(text, value.Day); break;
            case Kind.Time: Time(text, value); break;
            case Kind.DateTime:
                Date(text, value.Day);
                text.Append('T');
                Time(text, value);
                break;
            case Kind.DaysDuration: DaysDuration(text, value.Span); break;
            case Kind.MonthsDuration: MonthsDuration(text, value.Months); break;
            case Kind.List:
                text.Append('[');
                for (var i = 0; i < value.Items.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    Add(text, value.Items[i], depth + 1, longest);
                    if (text.Length > longest) break; // parts that are shared may be met more often than there is time
                }
                text.Append(']');
                break;
            case Kind.Context:
                var context = value.AsContext!; // of this kind
                text.Append('{');
                for (var i = 0; i < context.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    text.Append(Key(context.Names[i])).Append(": ");
                    Add(text, context.Values[i], depth + 1, longest);
                    if (text.Length > longest) break;
                }
                text.Append('}');
                break;
            case Kind.Range: text.Append(longest == ShortText ? value.AsRange!.Written(end => Short(end)) : value.AsRange!.ToString()); break; // of this kind
            default: text.Append("function"); break;
        }
    }

    private static string Key(string name) => name.AsSpan().IndexOfAny("\"\\{}:,") < 0 ? name : $"\"{Escaped(name)}\"";

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static void Date(StringBuilder text, long epochDay)
    {
        var (year, month, day) = Days.Civil(epochDay);
        text.Append(CultureInfo.InvariantCulture, $"{(year < 0 ? "-" : "")}{Math.Abs(year):0000}-{month:00}-{day:00}");
    }

    private static void Time(StringBuilder text, in Value value)
    {
        var seconds = value.Nanos / Days.NanosPerSecond;
        text.Append(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        Part(text, value.Nanos % Days.NanosPerSecond);
        text.Append(value.Zone);
    }

    private static void Part(StringBuilder text, long nanos)
    {
        if (nanos != 0) text.Append('.').Append(nanos.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0'));
    }

    private static void DaysDuration(StringBuilder text, Int128 span)
    {
        if (span < 0) text.Append('-');
        var size = Int128.Abs(span);
        var (seconds, nanos) = (size / Days.NanosPerSecond, (long)(size % Days.NanosPerSecond));
        var (days, rest) = (seconds / Days.SecondsPerDay, (long)(seconds % Days.SecondsPerDay));
        if (size == 0)
        {
            text.Append("PT0S");
            return;
        }
        text.Append('P');
        if (days > 0) text.Append(days.ToString(CultureInfo.InvariantCulture)).Append('D');
        if (rest == 0 && nanos == 0) return;
        text.Append('T');
        if (rest >= 3600) text.Append(rest / 3600).Append('H');
        if (rest / 60 % 60 > 0) text.Append(rest / 60 % 60).Append('M');
        if (rest % 60 == 0 && nanos == 0) return;
        text.Append(rest % 60);
        Part(text, nanos);
        text.Append('S');
    }

    private static void MonthsDuration(StringBuilder text, long months)
    {
        if (months < 0) text.Append('-');
        var size = Math.Abs(months);
        text.Append('P');
        if (size >= 12) text.Append(size / 12).Append('Y');
        if (size % 12 > 0 || size == 0) text.Append(size % 12).Append('M');
    }
}
