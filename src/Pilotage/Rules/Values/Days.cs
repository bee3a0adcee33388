namespace Pilotage.Rules;

/// <summary>The Gregorian calendar without end, in days from 1970-01-01. FEEL has years from -999,999,999 to 999,999,999.</summary>
internal static class Days
{
    public const long GreatestYear = 999_999_999;
    public const long NanosPerSecond = 1_000_000_000;
    public const long SecondsPerDay = 86_400;
    public const long NanosPerDay = SecondsPerDay * NanosPerSecond;

    public static readonly long First = From(-GreatestYear, 1, 1);
    public static readonly long Last = From(GreatestYear, 12, 31);

    public static bool Exists(long day) => day >= First && day <= Last;

    public static bool Exists(long year, int month, int day) =>
        year is >= -GreatestYear and <= GreatestYear && month is >= 1 and <= 12 && day >= 1 && day <= InMonth(year, month);

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int InMonth(long year, int month) => month switch { 2 => IsLeap(year) ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };

    // Eras of 400 years that start on 1 March, so that the leap day is the last of its year.
    public static long From(long year, int month, int day)
    {
        var shifted = month <= 2 ? year - 1 : year;
        var era = FloorDivide(shifted, 400);
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    public static (long Year, int Month, int Day) Civil(long epochDay)
    {
        var shifted = epochDay + 719_468;
        var era = FloorDivide(shifted, 146_097);
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var month = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * month) + 2) / 5) + 1);
        var civilMonth = (int)(month < 10 ? month + 3 : month - 9);
        return (yearOfEra + (era * 400) + (civilMonth <= 2 ? 1 : 0), civilMonth, day);
    }

    /// <summary>1 is Monday, 7 Sunday.</summary>
    public static int Weekday(long epochDay) => (int)FloorRest(epochDay + 3, 7) + 1;

    /// <summary>The day some months later; the last of its month where that has fewer days. Null beyond the calendar.</summary>
    public static long? AddMonths(long epochDay, long months)
    {
        var (year, month, day) = Civil(epochDay);
        if (months is > 24_000_000_000 or < -24_000_000_000) return null;
        var count = (year * 12) + month - 1 + months;
        var (toYear, toMonth) = (FloorDivide(count, 12), (int)FloorRest(count, 12) + 1);
        return toYear is < -GreatestYear or > GreatestYear ? null : From(toYear, toMonth, Math.Min(day, InMonth(toYear, toMonth)));
    }

    public static long FloorDivide(long value, long by) => value >= 0 ? value / by : ((value + 1) / by) - 1;

    public static long FloorRest(long value, long by) => value - (FloorDivide(value, by) * by);
}
