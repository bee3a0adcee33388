using System.Collections.Concurrent;

namespace Pilotage.Rules;

/// <summary>What makes a time absolute: an offset from UTC in seconds, or a zone of the tz database, whose offset depends on the day.</summary>
internal sealed class Zone
{
    private static readonly ConcurrentDictionary<string, Zone?> Named = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<int, Zone> Fixed = new();
    private const int MostNames = 2000;

    private readonly TimeZoneInfo? rules;
    private readonly int seconds;

    private Zone(string? id, int seconds, TimeZoneInfo? rules) => (Id, this.seconds, this.rules) = (id, seconds, rules);

    /// <summary>UTC itself, written Z.</summary>
    public static readonly Zone Utc = Offset(0);

    /// <summary>Name in the tz database; null for an offset.</summary>
    public string? Id { get; }

    /// <param name="seconds">Up to 14 hours (XSD) either side, here up to 18.</param>
    public static Zone Offset(int seconds) => Fixed.GetOrAdd(seconds, offset => new(null, offset, null));

    public static Zone? Of(string id)
    {
        if (id.Length is 0 or > 64 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+')) return null;
        if (Named.TryGetValue(id, out var known)) return known;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(id, out var rules) ? new Zone(id, 0, rules) : null;
        if (Named.Count < MostNames) Named[id] = zone;
        return zone;
    }

    /// <summary>Seconds ahead of UTC at a local day and second.</summary>
    public int At(long day, long secondOfDay) => At(day, secondOfDay, DateTimeKind.Unspecified);

    /// <summary>Seconds ahead of UTC at a day and second of UTC itself.</summary>
    public int AtUtc(long day, long secondOfDay) => At(day, secondOfDay, DateTimeKind.Utc);

    private int At(long day, long secondOfDay, DateTimeKind kind)
    {
        if (rules is null) return seconds;
        var (year, month, date) = Days.Civil(day);
        // Rules repeat every 400 years as the calendar does; the platform knows years 1 to 9999.
        if (year is < 2 or > 9998) year = 2000 + Days.FloorRest(year, 400);
        return (int)rules.GetUtcOffset(new DateTime((int)year, month, date, 0, 0, 0, kind).AddSeconds(secondOfDay)).TotalSeconds;
    }

    /// <summary>The offset where it does not depend on the day; null for a zone with rules.</summary>
    public int? Constant => rules is null ? seconds : null;

    public override string ToString() => Id is not null ? "@" + Id : seconds == 0 ? "Z" : Signed(seconds);

    private static string Signed(int seconds)
    {
        var (sign, size) = (seconds < 0 ? '-' : '+', Math.Abs(seconds));
        var rest = size % 60 == 0 ? "" : $":{size % 60:00}";
        return $"{sign}{size / 3600:00}:{size / 60 % 60:00}{rest}";
    }
}
