namespace Pilotage.Host;

/// <summary>The one clock. In the demonstration and in scenarios the day is virtual and can be moved; the hours run on.</summary>
public sealed class PilotClock(TimeProvider real, string zone) : TimeProvider
{
    private readonly TimeZoneInfo place = TimeZoneInfo.FindSystemTimeZoneById(zone);
    private long offset;

    /// <summary>A clock of the real world in a zone of the tz database.</summary>
    public static PilotClock Real(string zone) => new(System, zone);

    public bool Virtual { get; private init; }

    /// <summary>A clock that stands on a day and can be moved.</summary>
    public static PilotClock On(DateOnly day, string zone)
    {
        var clock = new PilotClock(System, zone) { Virtual = true };
        clock.MoveTo(day);
        return clock;
    }

    /// <summary>The day at the pilot's place, whose days count.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(GetUtcNow(), place).DateTime);

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Interlocked.Read(ref offset));

    /// <summary>Moves a virtual clock to the same time of another day.</summary>
    public void MoveTo(DateOnly day)
    {
        if (!Virtual) throw new InvalidOperationException("Only a virtual clock can be moved.");
        Interlocked.Add(ref offset, (day.DayNumber - Today.DayNumber) * TimeSpan.TicksPerDay);
    }

    /// <summary>The day at the pilot's place on which something was recorded.</summary>
    public DateOnly DayOf(DateTimeOffset recorded) => DateOnly.FromDateTime(At(recorded).DateTime);

    /// <summary>A moment as the clocks at the pilot's place show it.</summary>
    public DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, place);
}
