namespace Pilotage.Time;

/// <summary>How a day of a period was counted.</summary>
public enum CountedAs { Start, Counts, MakeUp, Weekend, Holiday, Excluded, Due }

/// <summary>A day on the ruler of a period.</summary>
/// <param name="Name">The holiday, or why the day is excluded; empty where there is nothing to say.</param>
/// <param name="Notice">The notice that set this day; null where none speaks of it.</param>
/// <param name="Number">The how-manieth counted day it is; 0 for days that do not count.</param>
public sealed record CountedDay(DateOnly Day, CountedAs As, Text Name, Notice? Notice, int Number)
{
    internal static Seq<CountedDay> Ruler(Calendar calendar, Deadline deadline) => deadline.Term == Term.WorkingDays
        ? Working(calendar, deadline.From, deadline.Reached, deadline.Open ? null : deadline.Day, deadline.Excluded)
        : Consecutive(calendar, deadline);

    internal static Seq<CountedDay> Ruler(Calendar calendar, DateOnly from, DateOnly to) => Working(calendar, from, to, null, []);

    private static Seq<CountedDay> Working(Calendar calendar, DateOnly from, DateOnly last, DateOnly? due, Seq<Span> excluded)
    {
        var number = 0;
        return Days(calendar, from, last).Select(day =>
        {
            if (day.Day == from) return Mark(day, CountedAs.Start);
            if (Calendar.Covering(excluded, day.Day) is { } span) return new(day.Day, CountedAs.Excluded, span.Reason, null, 0);
            if (!day.Works) return Mark(day, Off(day));
            number++;
            return Mark(day, day.Day == due ? CountedAs.Due : day.Kind == DayKind.MakeUp ? CountedAs.MakeUp : CountedAs.Counts, number);
        }).ToSeq();
    }

    private static Seq<CountedDay> Consecutive(Calendar calendar, Deadline deadline) =>
        Days(calendar, deadline.From, deadline.Day).Select(day =>
        {
            if (day.Day == deadline.From) return Mark(day, CountedAs.Start);
            var number = day.Day <= deadline.Nominal ? day.Day.DayNumber - deadline.From.DayNumber : 0;
            return Mark(day, day.Day == deadline.Day ? CountedAs.Due : number > 0 ? CountedAs.Counts : Off(day), number);
        }).ToSeq();

    private static IEnumerable<CalendarDay> Days(Calendar calendar, DateOnly from, DateOnly last)
    {
        for (var number = from.DayNumber; number <= last.DayNumber; number++) yield return calendar.Day(DateOnly.FromDayNumber(number));
    }

    private static CountedAs Off(CalendarDay day) => day.Kind == DayKind.Holiday ? CountedAs.Holiday : CountedAs.Weekend;

    private static CountedDay Mark(CalendarDay day, CountedAs counted, int number = 0) =>
        new(day.Day, counted, day.Name, day.Notice, number);
}
