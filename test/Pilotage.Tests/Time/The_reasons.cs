using Pilotage.Time;
using static Pilotage.Tests.Time.Calendars;

namespace Pilotage.Tests.Time;

public class The_reasons
{
    private static readonly CountingRule Rule = new(new("civil-code", "201"), new("licensing-law", "82"), new("civil-code", "203"), new("civil-code", "202"));

    [Fact]
    public void tell_why_a_promise_ends_when_it_does() => Snapshot.Match(Written(Official.Add(Day("2021-01-29"), 15, rule: Rule).Why), "fifteen-working-days.txt");

    [Fact]
    public void tell_what_was_excluded() =>
        Snapshot.Match(Written(Official.Add(Day("2021-03-01"), 15, [new(Day("2021-03-08"), Day("2021-03-19"), new("专家评审", "expert review"), new("licensing-law", "45"))], Rule).Why), "expert-review.txt");

    [Fact]
    public void tell_how_a_last_day_off_moves() => Snapshot.Match(Written(Official.Roll(Day("2021-08-03"), 60, Rule).Why), "sixty-days.txt");

    [Fact]
    public void tell_how_months_end() => Snapshot.Match(Written(Official.AddMonths(Day("2020-11-30"), 3, Rule).Why), "three-months.txt");

    [Fact]
    public void tell_how_many_working_days_lie_between() => Snapshot.Match(Written(Official.Tally(Day("2020-09-25"), Day("2020-10-12"), Rule).Why), "golden-week.txt");

    [Fact]
    public void draw_the_ruler_day_by_day() =>
        Snapshot.Match(string.Join('\n', Official.Add(Day("2021-01-29"), 15).Ruler.Select(day => $"{day.Day:MM-dd ddd} {day.As} {day.Number} {day.Name.Zh} {day.Notice?.Number}".TrimEnd())), "ruler.txt");

    private static string Written(Explanation why) => string.Join('\n', why.All().SelectMany(part => new[] { $"{part.Statement.Zh}  {part.Basis}".TrimEnd(), part.Statement.En }
        .Concat(part.Inputs.Select(input => $"    {input.Value.Zh}"))
        .Concat(part.Doubt is { } doubt ? [$"  ! {doubt.Zh} · {doubt.En}"] : [])));
}
