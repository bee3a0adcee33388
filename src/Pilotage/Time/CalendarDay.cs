namespace Pilotage.Time;

/// <summary>What kind of day it is: an ordinary working day, a weekend, a holiday, or a weekend that is worked instead.</summary>
public enum DayKind { Ordinary, Weekend, Holiday, MakeUp }

/// <summary>One day as known, and why it is what it is.</summary>
/// <param name="Name">The holiday it belongs to; empty where no notice speaks of it.</param>
/// <param name="Notice">The notice that set it; null where none speaks of it.</param>
/// <param name="Replaced">What earlier notices said of this day and no longer holds, the latest first.</param>
/// <param name="Provisional">No notice for its year is known, so Monday to Friday were taken as working days.</param>
public sealed record CalendarDay(DateOnly Day, DayKind Kind, Text Name, Notice? Notice, Seq<CalendarRow> Replaced, bool Provisional)
{
    public bool Works => Kind is DayKind.Ordinary or DayKind.MakeUp;

    public Explanation Why => new(
        Said(Day, Kind, Name),
        Inputs: Notice is null ? [] : [Reasons.Cite(Notice)],
        Parts: Replaced.Select(row => new Explanation(
            row.Works
                ? new($"此前安排为上班，已由{Notice?.Cited.Zh}改变", $"Before, it was to be worked; {Notice?.Cited.En} changed that")
                : new($"此前安排为放假，已由{Notice?.Cited.Zh}改变", $"Before, it was to be a day off; {Notice?.Cited.En} changed that"),
            Inputs: [Reasons.Cite(row.Notice)])).ToSeq(),
        Doubt: Provisional ? Reasons.Unannounced([Day.Year], null) : null);

    private static Text Said(DateOnly day, DayKind kind, Text name)
    {
        var (zh, en) = ($"{day.Written().Zh}（{day.Weekday().Zh}）", $"{day.Written().En} ({day.Weekday().En})");
        return kind switch
        {
            DayKind.Holiday => new($"{zh}{name.Zh}放假", $"{en} is off: {name.En}"),
            DayKind.MakeUp => new($"{zh}调休上班（{name.Zh}）", $"{en} is worked to make up for {name.En}"),
            DayKind.Weekend => new($"{zh}是周末", $"{en} is a weekend"),
            _ => new($"{zh}是工作日", $"{en} is a working day"),
        };
    }
}
