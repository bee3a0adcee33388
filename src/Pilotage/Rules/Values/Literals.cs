using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Rules;

/// <summary>Reads dates, times and durations as XML Schema and FEEL write them; no value where the text is none.</summary>
internal static partial class Literals
{
    private const int Longest = 200;

    /// <summary>Whatever the text is, by its form.</summary>
    public static Value Any(string text)
    {
        if (text.Length is 0 or > Longest) return Value.Null;
        if (text[0] == 'P' || text.StartsWith("-P", StringComparison.Ordinal)) return Duration(text);
        if (text.Contains('T', StringComparison.Ordinal) && Date(text[..text.IndexOf('T', StringComparison.Ordinal)]) is { IsNull: false }) return DateTime(text);
        var date = Date(text);
        return date.IsNull ? Time(text) : date;
    }

    public static Value Date(string text)
    {
        if (text.Length > Longest || DateForm().Match(text) is not { Success: true } form) return Value.Null;
        var year = long.Parse(form.Groups["year"].Value, CultureInfo.InvariantCulture);
        var (month, day) = (Whole(form, "month"), Whole(form, "day"));
        return Days.Exists(year, month, day) ? Value.Date(Days.From(year, month, day)) : Value.Null;
    }

    public static Value Time(string text)
    {
        if (text.Length > Longest || TimeForm().Match(text) is not { Success: true } form) return Value.Null;
        var (hour, minute, second) = (Whole(form, "hour"), Whole(form, "minute"), Whole(form, "second"));
        // XML Schema lets a day end at 24:00:00, which is the first moment of the next.
        if (hour == 24 && minute == 0 && second == 0 && !form.Groups["part"].Value.Any(digit => digit != '0')) hour = 0;
        if (hour > 23 || minute > 59 || second > 59) return Value.Null;
        var nanos = ((((hour * 60L) + minute) * 60) + second) * Days.NanosPerSecond;
        if (form.Groups["part"] is { Success: true, Value: var part }) nanos += long.Parse(part.PadRight(9, '0')[..9], CultureInfo.InvariantCulture);
        Zone? zone = null;
        if (form.Groups["zone"] is { Success: true, Value: var name })
        {
            zone = ZoneOf(name);
            if (zone is null) return Value.Null;
        }
        return Value.Time(nanos, zone);
    }

    public static Value DateTime(string text)
    {
        var cut = text.IndexOf('T', StringComparison.Ordinal);
        if (cut < 0)
        {
            var midnight = Date(text);
            return midnight.IsNull ? midnight : Value.DateTime(midnight.Day, 0, null);
        }
        var (date, time) = (Date(text[..cut]), Time(text[(cut + 1)..]));
        if (date.IsNull || time.IsNull) return Value.Null;
        var day = text.AsSpan(cut + 1).StartsWith("24") ? date.Day + 1 : date.Day;
        return Days.Exists(day) ? Value.DateTime(day, time.Nanos, time.Zone) : Value.Null;
    }

    public static Value Duration(string text)
    {
        if (text.Length > Longest || DurationForm().Match(text) is not { Success: true } form || text[^1] is 'P' or 'T') return Value.Null;
        var negative = text[0] == '-';
        bool years = form.Groups["years"].Success || form.Groups["months"].Success;
        if (years && (form.Groups["days"].Success || form.Groups["time"].Success)) return Value.Null;
        if (years)
        {
            var months = ((Int128)Long(form, "years") * 12) + Long(form, "months");
            return months > 24_000_000_000 ? Value.Null : Value.MonthsDuration(negative ? -(long)months : (long)months);
        }
        var seconds = ((Int128)Long(form, "days") * Days.SecondsPerDay) + ((Int128)Long(form, "hours") * 3600) + ((Int128)Long(form, "minutes") * 60) + Long(form, "seconds");
        var nanos = seconds * Days.NanosPerSecond;
        if (form.Groups["part"] is { Success: true, Value: var part }) nanos += long.Parse(part.PadRight(9, '0')[..9], CultureInfo.InvariantCulture);
        return Value.Duration(negative ? -nanos : nanos);
    }

    /// <summary>Z, an offset of up to 18 hours, or @ and a name of the tz database.</summary>
    public static Zone? ZoneOf(string text)
    {
        if (text is "Z" or "z") return Zone.Utc;
        if (text.StartsWith('@')) return Zone.Of(text[1..]);
        var parts = text[1..].Split(':');
        var (hours, minutes) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        var seconds = parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0;
        if (hours > 18 || minutes > 59 || seconds > 59) return null;
        var size = (((hours * 60) + minutes) * 60) + seconds;
        return size > 18 * 3600 ? null : Zone.Offset(text[0] == '-' ? -size : size);
    }

    private static int Whole(Match form, string group) => int.Parse(form.Groups[group].Value, CultureInfo.InvariantCulture);

    private static long Long(Match form, string group) => form.Groups[group] is { Success: true, Value: var digits } ? long.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<year>-?([0-9]{4}|[1-9][0-9]{4,8}))-(?<month>[0-9]{2})-(?<day>[0-9]{2})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\.(?<part>[0-9]{1,30}))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?|@.+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^-?P((?<years>[0-9]{1,18})Y)?((?<months>[0-9]{1,18})M)?((?<days>[0-9]{1,18})D)?(?<time>T((?<hours>[0-9]{1,18})H)?((?<minutes>[0-9]{1,18})M)?((?<seconds>[0-9]{1,18})(\.(?<part>[0-9]{0,30}))?S)?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DurationForm();
}
