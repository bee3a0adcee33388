using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Pilotage.Time;
using static Pilotage.Tests.Time.Calendars;

namespace Pilotage.Tests.Time;

public class The_calendar
{
    [Theory]
    [InlineData("2020-11-06", 15, "2020-11-27")] // the plan takes effect
    [InlineData("2020-09-25", 5, "2020-10-09")] // a worked Sunday and eight days off
    [InlineData("2021-01-29", 15, "2021-02-24")] // two make-up days and a week off
    [InlineData("2021-04-23", 5, "2021-04-29")]
    [InlineData("2022-12-30", 5, "2023-01-09")] // 31 December belongs to the next year's notice
    [InlineData("2024-02-02", 15, "2024-02-28")] // New Year's Eve is worked
    [InlineData("2025-12-31", 1, "2026-01-04")] // a worked Sunday
    [InlineData("2021-01-29", 30, "2021-03-17")] // twenty and ten more are thirty
    public void counts_working_days_from_the_day_after(string from, int days, string due) =>
        Assert.Equal(Day(due), Official.Add(Day(from), days).Day);

    [SharedTheory("data/vectors/workdays.csv")]
    [MemberData(nameof(Vectors))]
    public void agrees_with_every_row_of_the_table(string row)
    {
        var cells = row.Split(',');
        var (from, days, argument, expected) = (Day(cells[1]), cells[2], cells[3], cells[4]);
        var got = cells[0] switch
        {
            "add" or "add_then_extend" => $"{Official.Add(from, days.Split('+').Sum(int.Parse)).Day:yyyy-MM-dd}",
            "add_with_suspension" => $"{Official.Add(from, int.Parse(days), [Span(argument)]).Day:yyyy-MM-dd}",
            "calendar_roll" => $"{Official.Roll(from, int.Parse(days)).Day:yyyy-MM-dd}",
            "count" => $"{Official.Count(from, Day(argument))}",
            var other => other,
        };
        Assert.Equal(expected, got);
    }

    [SharedTheory("data/vectors/workdays_per_year.csv")]
    [MemberData(nameof(Years))]
    public void has_so_many_working_days_a_year(string row) =>
        Assert.Equal(int.Parse(row.Split(',')[1]), Official.Count(new(int.Parse(row.Split(',')[0]) - 1, 12, 31), new(int.Parse(row.Split(',')[0]), 12, 31)));

    [SharedFact("data/codelists/holidays_cn.csv")]
    public void says_of_every_day_what_the_list_says()
    {
        var list = File.ReadLines(SharedData.File("data/codelists/holidays_cn.csv")!).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => Day(cells[0]), cells => cells[1] == "workday");
        var wrong = Enumerable.Range(0, 2557).Select(new DateOnly(2020, 1, 1).AddDays)
            .Where(day => Official.Works(day) != list.GetValueOrDefault(day, day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void counts_the_working_days_of_a_year(int year, int days) => Assert.Equal(days, Official.Count(new(year - 1, 12, 31), new(year, 12, 31)));

    [Theory]
    [InlineData("2020-01-20", "2020-02-01", true)] // as first arranged, worked to make up
    [InlineData("2020-02-01", "2020-02-01", false)] // the holiday had been prolonged
    [InlineData("2020-01-26", "2020-01-31", true)]
    [InlineData("2020-01-27", "2020-01-31", false)]
    [InlineData("2022-12-07", "2022-12-31", false)] // a Saturday in any case
    [InlineData("2020-11-24", "2021-02-07", false)] // no notice yet: a Sunday
    [InlineData("2020-11-25", "2021-02-07", true)]
    public void knows_a_row_from_its_notice_and_not_before(string known, string day, bool works) => Assert.Equal(works, Official.AsOf(Day(known)).Works(Day(day)));

    [Fact]
    public void moves_a_deadline_when_a_later_notice_prolongs_the_holiday()
    {
        Assert.Equal(Day("2020-02-03"), Official.AsOf(Day("2020-01-20")).Add(Day("2020-01-20"), 6).Day);
        Assert.Equal(Day("2020-02-04"), Official.AsOf(Day("2020-02-01")).Add(Day("2020-01-20"), 5).Day);
        Assert.Equal(Day("2020-02-01"), Official.AsOf(Day("2020-01-20")).Add(Day("2020-01-20"), 5).Day);
    }

    [Fact]
    public void tells_what_a_later_notice_replaced()
    {
        var day = Official.Day(Day("2020-02-01"));
        Assert.Equal(DayKind.Holiday, day.Kind);
        Assert.Equal("国办发明电〔2020〕1号", day.Notice!.Number);
        Assert.Equal("此前安排为上班，已由国办发明电〔2020〕1号改变", day.Why.Parts[0].Statement.Zh);
        Assert.Equal(DayKind.MakeUp, Official.AsOf(Day("2020-01-20")).Day(Day("2020-02-01")).Kind);
    }

    [Theory]
    [InlineData("2027-03-01", true)]
    [InlineData("2026-03-02", false)]
    [InlineData("2019-06-03", true)]
    public void is_provisional_where_no_notice_arranges_the_year(string day, bool provisional) => Assert.Equal(provisional, Official.Day(Day(day)).Provisional);

    [Fact]
    public void stays_provisional_when_a_notice_touches_only_a_few_days() =>
        Assert.True(Calendar.Of([Calendars.Read(Repository.At("packs", "shanghai-2020", "calendars", "cn-2022.yaml"))]).AsOf(Day("2021-10-24")).Day(Day("2022-06-03")).Provisional);

    [Fact]
    public void marks_a_deadline_that_reaches_into_such_a_year()
    {
        Assert.True(Official.Add(Day("2026-12-30"), 5).Provisional);
        Assert.False(Official.Add(Day("2026-12-01"), 5).Provisional);
        Assert.Equal("2027年放假安排尚无通知，暂按周一至周五为工作日推算", Official.Add(Day("2026-12-30"), 5).Why.Doubt!.Zh);
    }

    [Theory]
    [InlineData("2020-11-30", 3, "2021-03-01")] // no 30 February; its end is a Sunday
    [InlineData("2021-01-29", 1, "2021-03-01")]
    [InlineData("2021-03-31", 1, "2021-04-30")]
    [InlineData("2021-08-02", 2, "2021-10-08")] // the corresponding day is a holiday
    public void ends_months_on_the_corresponding_day_or_the_end_of_the_month(string from, int months, string due) => Assert.Equal(Day(due), Official.AddMonths(Day(from), months).Day);

    [Fact]
    public void leaves_a_deadline_open_while_counting_stands_still()
    {
        var open = Official.Add(Day("2021-03-01"), 15, [new(Day("2021-03-08"), DateOnly.MaxValue, new("专家评审", "expert review"))]);
        Assert.True(open.Open);
        Assert.Equal("2021年3月8日起暂停计算（专家评审），已计4个工作日，尚余11个；恢复计算后确定届满日", open.Why.Statement.Zh);
    }

    [Fact]
    public void keeps_a_deadline_that_ends_before_counting_stands_still() =>
        Assert.Equal(Day("2021-03-05"), Official.Add(Day("2021-03-01"), 4, [new(Day("2021-03-08"), DateOnly.MaxValue, new("专家评审"))]).Day);

    [Property]
    public Property counts_back_what_it_added() => Prop.ForAll(Days, Lengths, (from, days) => Official.Count(from, Official.Due(from, days)) == days);

    [Property]
    public Property gives_a_later_day_for_more_days() => Prop.ForAll(Days, Lengths, (from, days) => Official.Due(from, days) < Official.Due(from, days + 1));

    [Property]
    public Property never_ends_earlier_for_a_later_start() => Prop.ForAll(Days, Lengths, (from, days) => Official.Due(from, days) <= Official.Due(from.AddDays(1), days));

    [Property]
    public Property counts_in_pieces_as_in_one() => Prop.ForAll(Days, Lengths, Lengths, (from, a, b) =>
        Official.Count(from, from.AddDays(a)) + Official.Count(from.AddDays(a), from.AddDays(a + b)) == Official.Count(from, from.AddDays(a + b)));

    [Property]
    public Property numbers_the_due_day_last_on_the_ruler() => Prop.ForAll(Days, Lengths, (from, days) =>
        Official.Add(from, days + 1).Ruler is var ruler && ruler[^1].As == CountedAs.Due && ruler[^1].Number == days + 1 && ruler.Max(day => day.Number) == days + 1);

    [Property]
    public Property does_not_change_the_past_by_what_is_issued_later() => Prop.ForAll(Days, Days, (known, day) =>
        Official.AsOf(known).AsOf(DateOnly.MaxValue).Works(day) == Official.Works(day));

    public static TheoryData<string> Vectors => Rows("data/vectors/workdays.csv");

    public static TheoryData<string> Years => Rows("data/vectors/workdays_per_year.csv");

    private static Arbitrary<DateOnly> Days => Arb.From(Gen.Choose(0, 3000).Select(new DateOnly(2019, 6, 1).AddDays));

    private static Arbitrary<int> Lengths => Arb.From(Gen.Choose(0, 400));

    private static Span Span(string written) => new(Day(written.Split('/')[0]), Day(written.Split('/')[1]), new("专家评审", "expert review"));

    // A note may hold commas and stands last, so cutting at commas is enough.
    private static TheoryData<string> Rows(string path) => [.. SharedData.File(path) is { } file ? File.ReadLines(file).Skip(1) : ["add,2020-11-06,15,,2020-11-27,"]];
}
