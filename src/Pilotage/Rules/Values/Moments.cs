using System.Numerics;

namespace Pilotage.Rules;

/// <summary>Arithmetic of dates, times and durations.</summary>
internal static class Moments
{
    /// <summary>Nanoseconds since 1970-01-01 of a date with time (midnight UTC where there is none), or of the day of a time; in UTC where a zone is known.</summary>
    public static Int128 Instant(in Value value)
    {
        var day = value.Kind == Kind.Time ? 0 : value.Day;
        var local = ((Int128)day * Days.NanosPerDay) + value.Nanos;
        return value.Zone is { } zone ? local - ((Int128)zone.At(day, value.Nanos / Days.NanosPerSecond) * Days.NanosPerSecond) : local;
    }

    public static Value Plus(in Value moment, Int128 span)
    {
        switch (moment.Kind)
        {
            case Kind.Date:
                // A date is its midnight; what falls within the day before is that day.
                var days = Floor(((Int128)moment.Day * Days.NanosPerDay) + span, out _);
                return days is { } day && Days.Exists(day) ? Value.Date(day) : Beyond;
            case Kind.Time:
                _ = Floor(moment.Nanos + span, out var rest);
                return Value.Time(rest, moment.Zone);
            default:
                if (moment.Zone is { Constant: null } zone)
                {
                    var instant = Instant(moment) + span;
                    return At(instant, zone);
                }
                var to = Floor(((Int128)moment.Day * Days.NanosPerDay) + moment.Nanos + span, out var nanos);
                return to is { } date && Days.Exists(date) ? Value.DateTime(date, nanos, moment.Zone) : Beyond;
        }
    }

    public static Value PlusMonths(in Value moment, long months) => Days.AddMonths(moment.Day, months) is { } day
        ? moment.Kind == Kind.Date ? Value.Date(day) : Value.DateTime(day, moment.Nanos, moment.Zone)
        : Beyond;

    /// <summary>The time between two moments of one kind; no value where one has a zone and the other has none.</summary>
    public static Value Between(in Value later, in Value earlier)
    {
        // A date stands for its midnight in UTC.
        var (laterZoned, earlierZoned) = (later.Kind == Kind.Date || later.Zone is not null, earlier.Kind == Kind.Date || earlier.Zone is not null);
        if (laterZoned != earlierZoned) return Value.Without("一个带时区、另一个不带，不能相减", "one has a time zone and the other has none");
        return Value.Duration(Instant(later) - Instant(earlier));
    }

    /// <summary>Whole months from one date to another, toward zero.</summary>
    public static Value MonthsBetween(in Value from, in Value to)
    {
        var (start, end) = (Days.Civil(from.Day), Days.Civil(to.Day));
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        // Days alone count; the time of day does not (DMN 1.5, table 73: the duration lies between two dates).
        if (months > 0 && end.Day < start.Day) months--;
        else if (months < 0 && end.Day > start.Day) months++;
        return Value.MonthsDuration(months);
    }

    /// <summary>The local date and time of an instant.</summary>
    public static Value At(Int128 instant, Zone zone)
    {
        var utcDay = Floor(instant, out var utcNanos);
        if (utcDay is not { } day || !Days.Exists(day)) return Beyond;
        var offset = zone.AtUtc(day, utcNanos / Days.NanosPerSecond);
        var localDay = Floor(instant + ((Int128)offset * Days.NanosPerSecond), out var nanos);
        return localDay is { } there && Days.Exists(there) ? Value.DateTime(there, nanos, zone) : Beyond;
    }

    /// <summary>A duration times a number, toward zero by the nanosecond or the month.</summary>
    public static Value Times(in Value duration, in Number factor)
    {
        var size = duration.Kind == Kind.MonthsDuration ? (Number)duration.Months : FromWhole(duration.Span);
        return Number.TryMultiply(size, factor, out var product) ? Sized(duration.Kind, product) : Beyond;
    }

    public static Value Per(in Value duration, in Number divisor)
    {
        var size = duration.Kind == Kind.MonthsDuration ? (Number)duration.Months : FromWhole(duration.Span);
        return Number.TryDivide(size, divisor, out var quotient) ? Sized(duration.Kind, quotient) : Value.Without("除数为零", "division by zero");
    }

    public static Number FromWhole(Int128 value) => Large.Fit((BigInteger)value, 0, out var number) ? number : default;

    public static readonly Value Beyond = Value.Without("结果超出日历或时长的范围", "the result is outside the calendar or the range of durations");

    private static Value Sized(Kind kind, in Number size)
    {
        if (size.Rounded(0, Rounding.Down) is not { } whole) return Beyond;
        var nanos = Large.Signed(whole) * BigInteger.Pow(10, Math.Clamp(whole.Exponent, 0, 60));
        if (kind == Kind.MonthsDuration) return nanos >= -24_000_000_000 && nanos <= 24_000_000_000 ? Value.MonthsDuration((long)nanos) : Beyond;
        return BigInteger.Abs(nanos) < BigInteger.Pow(10, 30) ? Value.Duration((Int128)nanos) : Beyond;
    }

    private static long? Floor(Int128 nanos, out long rest)
    {
        var (day, left) = Int128.DivRem(nanos, Days.NanosPerDay);
        if (left < 0) (day, left) = (day - 1, left + Days.NanosPerDay);
        rest = (long)left;
        return day >= long.MinValue && day <= long.MaxValue ? (long)day : null;
    }
}
