using Pilotage.Plan.Supervision;
using static Pilotage.Tests.Supervision.Samples;

namespace Pilotage.Tests.Supervision;

public class A_report
{
    private static readonly ReportPeriod Quarter = Held.Reporting.Find("2020Q4", Calendar)!;
    private static readonly KnownOfReport Two = new([2, 7], true, "", true);

    [Fact]
    public void is_asked_for_after_the_quarter_and_due_ten_working_days_after_it() =>
        Assert.Equal((Day("2020-10-01"), Day("2020-12-31"), Day("2021-01-04"), Day("2021-01-15")), (Quarter.First, Quarter.Last, Quarter.Opens, Quarter.Due));

    [Fact]
    public void is_asked_for_within_the_pilot_only()
    {
        Assert.Empty(Held.Reporting.Asked(Day("2020-11-06"), Day("2023-08-01"), Day("2020-12-31"), Calendar));
        Assert.Equal(["2023Q2", "2023Q1"], Held.Reporting.Asked(Day("2020-11-06"), Day("2023-08-01"), Day("2025-01-01"), Calendar).Take(2).Select(period => period.Id));
        Assert.Equal("2020Q4", Held.Reporting.Asked(Day("2020-11-06"), Day("2023-08-01"), Day("2025-01-01"), Calendar).Last().Id);
    }

    [Theory]
    [InlineData("2021Q0")]
    [InlineData("2021Q5")]
    [InlineData("2021M1")]
    [InlineData("Q42020")]
    [InlineData("")]
    public void has_no_period_of_that_name(string id) => Assert.Null(Held.Reporting.Find(id, Calendar));

    [Fact]
    public void covers_all_measures_or_is_not_signed() => Assert.Equal("report-incomplete", Ask(After(Write(2)), Sign("drafted", "officer")).Refusal?.Code);

    [Fact]
    public void is_signed_in_order_and_locked_by_the_last_signature()
    {
        var written = After(Write(2), Write(7));
        Assert.Equal("not-your-turn", Ask(written, Sign("approved", "leader")).Refusal?.Code);
        Assert.Equal("not-yours", Ask(written, Sign("drafted", "leader")).Refusal?.Code);
        var submitted = Submitted;
        Assert.Equal((ReportStage.Submitted, Day("2021-01-08")), (submitted.Stage, submitted.SubmittedOn));
        Assert.Equal("report-locked", Ask(submitted, (Write(2), Two)).Refusal?.Code);
    }

    [Fact]
    public void loses_its_signatures_when_it_is_written_again() => Assert.Empty(After(Write(2), Write(7), Sign("drafted", "officer"), Write(2)).Signed);

    [Fact]
    public void keeps_a_missing_figure_missing()
    {
        var figure = ReportedFigure.Parse("纳入评估的单位 = ")!;
        Assert.Null(figure.Value);
        Assert.Equal(0, ReportedFigure.Parse("纳入评估的单位 = 0")!.Value);
        Assert.Null(ReportedFigure.Parse("纳入评估的单位 = 无"));
    }

    [Fact]
    public void goes_back_with_a_reason_and_comes_again_within_five_working_days()
    {
        var returned = Report.From("commerce", "2020Q4", Submitted.Facts.Add(new ReportFact.ReportReturned(Day("2021-01-18"), "缺数据")));
        Assert.Equal(Day("2021-01-25"), ReportDesk.Due(Held, returned, Quarter, Calendar));
        Assert.Equal(ReportLight.Returned, ReportDesk.Light(returned.Stage, Day("2021-01-25"), Day("2021-01-20"), Day("2021-01-27"), true));
    }

    [Theory]
    [InlineData("2021-01-15", true, ReportLight.Near)]
    [InlineData("2021-01-18", true, ReportLight.Missing)]
    [InlineData("2021-01-18", false, ReportLight.Outstanding)]
    public void shows_when_it_is_missing_and_red_only_where_units_are_shown_red(string day, bool red, ReportLight light) =>
        Assert.Equal(light, ReportDesk.Light(ReportStage.Open, Quarter.Due, Day(day), Calendar.Due(Day(day), 5), red));

    [Fact]
    public void takes_what_cooperating_units_tell_and_nobody_else()
    {
        Assert.False(Ask(After(), (new ReportAsk.Contribute(2, "statistics", "已提供数据", []), Two)).Refused);
        Assert.Equal("not-cooperating", Ask(After(), (new ReportAsk.Contribute(2, "sports", "已提供数据", []), Two with { Helped = false })).Refusal?.Code);
    }

    [Fact]
    public void is_refused_where_none_is_asked_for() => Assert.Equal("report-not-asked", Ask(After(), (Write(2), Two with { Asked = false })).Refusal?.Code);

    private static Report Submitted => After(Write(2), Write(7), Sign("drafted", "officer"), Sign("checked", "division-head"), Sign("approved", "leader"));

    private static ReportAsk Write(int measure) => new ReportAsk.Write(measure, "按计划推进", [], []);

    private static (ReportAsk, KnownOfReport) Sign(string step, string role) => (new ReportAsk.Sign(step), Two with { Role = role });

    private static Report After(params object[] asks) => asks.Aggregate(Report.None("commerce", "2020Q4"), (now, ask) =>
        Report.From("commerce", "2020Q4", now.Facts.AddRange(Ask(now, ask is (ReportAsk told, KnownOfReport known) ? (told, known) : ((ReportAsk)ask, Two)).Value)));

    private static Outcome<Seq<ReportFact>> Ask(Report now, (ReportAsk Ask, KnownOfReport Known) asked) => ReportDesk.Decide(Held, now, asked.Known, asked.Ask, Day("2021-01-08"));
}
