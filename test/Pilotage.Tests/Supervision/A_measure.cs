using Pilotage.Codelists;
using Pilotage.Plan.Supervision;
using static Pilotage.Tests.Supervision.Samples;

namespace Pilotage.Tests.Supervision;

public class A_measure
{
    [Theory]
    [InlineData("2020-12-01", LandingLight.OnTime)]
    [InlineData("2021-01-07", LandingLight.OnTime)]
    [InlineData("2021-01-08", LandingLight.Near)]
    [InlineData("2021-01-15", LandingLight.Near)]
    [InlineData("2021-01-16", LandingLight.Late)]
    public void shows_how_it_stands_against_its_confirmed_plan(string day, LandingLight light) => Assert.Equal(light, Light(After(2, Planned), day));

    [Fact]
    public void is_not_under_supervision_while_its_plan_is_not_confirmed() => Assert.Equal(LandingLight.Unsupervised, Light(After(2, Planned[..1]), "2021-12-31"));

    [Fact]
    public void without_a_unit_in_particular_waits_for_one() => Assert.Equal(LandingLight.Unassigned, Light(State(79, [], Day("2021-01-01")), "2021-01-01"));

    [Theory]
    [InlineData(UnitKind.Central)]
    [InlineData(UnitKind.Party)]
    public void is_never_red_where_a_central_or_Party_unit_leads(UnitKind kind) => Assert.Equal(LandingLight.Coordinate, Light(After(2, Planned), "2021-02-22", kind));

    [Fact]
    public void stays_red_until_what_was_missed_is_made_up()
    {
        var late = After(2, [.. Planned, ("2021-01-20", new MeasureAsk.Declare(LandingStage.DocumentIssued, "印发", Proof)), ("2021-01-21", new MeasureAsk.AcceptLanding())]);
        Assert.Equal((true, LandingLight.Late), (late.Landed, Light(late, "2021-01-22")));
        var made = After(2, [.. Planned, ("2021-01-20", new MeasureAsk.Declare(LandingStage.DocumentIssued, "印发", Proof)), ("2021-01-21", new MeasureAsk.AcceptLanding()), ("2021-01-25", new MeasureAsk.Meet("m1", "补上", Proof))]);
        Assert.Equal(LandingLight.Landed, Light(made, "2021-01-25"));
    }

    [Fact]
    public void cannot_put_off_what_is_overdue_by_a_change_of_plan() =>
        Assert.Equal("ask-for-time", Ask(After(2, Planned), "2021-01-20", Planning("m1 2021-02-28 初稿", "m2 2021-03-31 印发") with { Reason = "调整" }).Refusal?.Code);

    [Fact]
    public void cannot_lose_a_milestone_that_was_missed_or_met() =>
        Assert.Equal("milestone-lost", Ask(After(2, Planned), "2021-01-20", Planning("m2 2021-03-31 印发") with { Reason = "调整" }).Refusal?.Code);

    [Fact]
    public void may_change_what_is_not_yet_due_with_a_reason()
    {
        Assert.Equal("unsaid", Ask(After(2, Planned), "2020-12-01", Planning("m1 2021-01-15 初稿", "m2 2021-04-30 印发")).Refusal?.Code);
        var changed = After(2, [.. Planned, ("2020-12-01", Planning("m1 2021-01-15 初稿", "m2 2021-04-30 印发", "2021-05-31 评估") with { Reason = "调整" }), ("2020-12-02", new MeasureAsk.Confirm())]);
        Assert.Equal(["m1", "m2", "m3"], changed.Milestones.Select(one => one.Milestone.Id));
        Assert.Equal((Day("2020-11-18"), Day("2021-04-30")), (changed.PlannedOn, changed.Milestone("m2")!.Due));
    }

    [Fact]
    public void moves_a_date_only_once_the_time_asked_for_is_given()
    {
        var asked = After(2, [.. Planned, ("2021-01-20", new MeasureAsk.AskTime("m1", Day("2021-02-26"), "需要沟通"))]);
        Assert.Equal(LandingLight.Late, Light(asked, "2021-01-21"));
        var given = After(2, [.. Planned, ("2021-01-20", new MeasureAsk.AskTime("m1", Day("2021-02-26"), "需要沟通")), ("2021-01-21", new MeasureAsk.GiveTime("m1", "办公室主任"))]);
        Assert.Equal((Day("2021-02-26"), LandingLight.OnTime), (given.Milestone("m1")!.Due, Light(given, "2021-01-21")));
        var why = Lights.Why(Held, Measure(2), given, true, Day("2021-01-21"), Day("2021-01-28"), 5).All().Select(step => step.Statement.Zh);
        Assert.Contains(why, words => words.Contains("经办公室主任同意延至 2021-02-26，理由：需要沟通", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2020-11-05 太早")]
    [InlineData("2023-08-02 太晚")]
    public void plans_nothing_outside_the_pilot(string milestone) => Assert.Equal("outside-period", Ask(After(2), "2020-11-16", Planning(milestone)).Refusal?.Code);

    [Theory]
    [InlineData(14, LandingStage.FirstCase)] // 允许
    [InlineData(10, LandingStage.DocumentIssued)] // 争取
    [InlineData(12, LandingStage.DocumentIssued)] // 支持
    [InlineData(26, LandingStage.DocumentIssued)] // 探索
    [InlineData(24, LandingStage.FirstCase)] // 推进
    [InlineData(40, LandingStage.DocumentIssued)] // none of the verbs
    public void lands_at_the_stage_that_its_verb_sets(int no, LandingStage stage) => Assert.Equal(stage, Held.LandsAt(Measure(no)));

    [Theory]
    [InlineData(LandingStage.Advancing, false)]
    [InlineData(LandingStage.AwaitingAuthority, false)]
    [InlineData(LandingStage.DocumentIssued, true)]
    [InlineData(LandingStage.FirstCase, true)]
    [InlineData(LandingStage.Routine, true)]
    [InlineData(LandingStage.Ended, false)]
    public void counts_as_landed_from_that_stage_on(LandingStage stage, bool landed) =>
        Assert.Equal(landed, After(2, [.. Planned, ("2020-12-20", new MeasureAsk.Declare(stage, "说明", Proof)), ("2020-12-21", new MeasureAsk.AcceptLanding())]).Landed);

    [Fact]
    public void does_not_land_by_its_lead_s_word_alone()
    {
        Assert.Equal("unsaid", Ask(After(2, Planned), "2020-12-20", new MeasureAsk.Declare(LandingStage.Routine, "说明", [])).Refusal?.Code);
        var declared = After(2, [.. Planned, ("2020-12-20", new MeasureAsk.Declare(LandingStage.Routine, "说明", Proof))]);
        Assert.False(declared.Landed);
        Assert.Equal(LandingStage.NotStarted, After(2, [.. Planned, ("2020-12-20", new MeasureAsk.Declare(LandingStage.Routine, "说明", Proof)), ("2020-12-21", new MeasureAsk.ReturnLanding("材料不足"))]).Stage);
    }

    [Fact]
    public void is_closed_only_when_landed_and_summed_up()
    {
        Assert.Equal("not-landed", Ask(After(2, Planned), "2020-12-20", new MeasureAsk.Close(ClosingKind.Done, "完成")).Refusal?.Code);
        (string, MeasureAsk)[] landed = [.. Planned, ("2020-12-20", new MeasureAsk.Declare(LandingStage.DocumentIssued, "印发", Proof)), ("2020-12-21", new MeasureAsk.AcceptLanding())];
        Assert.Equal("no-summary", Ask(After(2, landed), "2020-12-22", new MeasureAsk.Close(ClosingKind.Done, "完成")).Refusal?.Code);
        var closed = After(2, [.. landed, ("2020-12-22", new MeasureAsk.Summarise("总结", [])), ("2020-12-23", new MeasureAsk.Close(ClosingKind.Done, "完成"))]);
        Assert.Equal(LandingLight.Closed, Light(closed, "2022-01-01"));
        Assert.Equal("measure-closed", Ask(closed, "2021-01-04", new MeasureAsk.Declare(LandingStage.Routine, "说明", Proof)).Refusal?.Code);
    }

    [Fact]
    public void answers_to_another_unit_from_the_day_the_function_went_over()
    {
        var ordered = After(2, [.. Planned, ("2021-02-01", new MeasureAsk.HandOver("statistics", Day("2021-03-01"), "沪编〔2021〕1号"))]);
        Assert.Equal("commerce", State(2, ordered.Facts, Day("2021-02-28")).Lead);
        Assert.Equal(("statistics", true), (State(2, ordered.Facts, Day("2021-03-01")).Lead, State(2, ordered.Facts, Day("2021-03-01")).LeadNamed));
    }

    [Fact]
    public void says_that_its_lead_is_presumed_until_a_person_says()
    {
        Assert.False(After(2, Planned).LeadNamed);
        Assert.Contains("未经确认", Lights.Why(Held, Measure(2), After(2, Planned), true, Day("2021-01-01"), Day("2021-01-08"), 5).Doubt!.Zh, StringComparison.Ordinal);
        Assert.True(After(2, ("2020-11-10", new MeasureAsk.NameLead("commerce", "办公室函"))).LeadNamed);
    }
}
