using System.Globalization;

namespace Pilotage.Host;

/// <summary>What was known: all that was recorded by the end of a day, or by a moment of that day.</summary>
/// <param name="Moment">Null for the whole day.</param>
public readonly record struct AsOf(DateOnly Day, DateTimeOffset? Moment = null)
{
    private const string Exact = "yyyy-MM-dd'T'HHmmss'.'ffffff'Z'";

    /// <summary>The whole of a day.</summary>
    public AsOf(int year, int month, int day)
        : this(new DateOnly(year, month, day))
    {
    }

    public static implicit operator AsOf(DateOnly day) => new(day);

    /// <summary>As it stands behind <c>?asof=</c>: <c>2021-02-22</c>, or <c>2021-02-22T013005.250000Z</c> for a moment.</summary>
    public string Written => Moment is { } moment ? moment.UtcDateTime.ToString(Exact, CultureInfo.InvariantCulture) : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether a fact was on record by then.</summary>
    public bool Knows(Entry entry, PilotClock clock) => Moment is { } moment ? entry.Recorded <= moment : clock.DayOf(entry.Recorded) <= Day;

    /// <summary>This moment of the clock, cut to what an address can say.</summary>
    public static AsOf Now(PilotClock clock)
    {
        var now = clock.GetUtcNow();
        var moment = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return new(clock.DayOf(moment), moment);
    }

    /// <summary>Reads a past day or a past moment; null where the words are neither.</summary>
    public static AsOf? Read(string? written, PilotClock clock)
    {
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day < clock.Today ? day : null;
        return DateTimeOffset.TryParseExact(written, Exact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment) && moment <= clock.GetUtcNow()
            ? new AsOf(clock.DayOf(moment), moment) : null;
    }
}
