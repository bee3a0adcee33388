using Pilotage.Codelists;
using Pilotage.Plan.Supervision;
using static Pilotage.Tests.Supervision.Samples;

namespace Pilotage.Tests.Supervision;

public class The_ladder
{
    private static readonly Text Missed = new("“初稿”", "'draft'");

    [Theory]
    [InlineData(UnitKind.MunicipalDepartment, "reminder urging consultation referral")]
    [InlineData(UnitKind.District, "notice request order")]
    [InlineData(UnitKind.Central, "request coordination")]
    [InlineData(UnitKind.Party, "request coordination")]
    public void has_steps_by_kind_of_unit(UnitKind kind, string steps) => Assert.Equal(steps, string.Join(' ', Held.LadderFor(kind)!.Steps.Select(step => step.Id)));

    [Fact]
    public void is_climbed_one_step_at_a_time_and_only_after_the_time_to_answer()
    {
        Assert.Equal("step-order", Ask(Of(), "2021-02-01", Step("urging")).Refusal?.Code);
        var reminded = Of(("2021-02-01", Step("reminder")));
        Assert.Equal("still-to-answer", Ask(reminded, "2021-02-04", Step("urging")).Refusal?.Code);
        Assert.False(Ask(reminded, "2021-02-05", Step("urging")).Refused);
    }

    [Fact]
    public void is_not_climbed_for_what_is_not_missed() => Assert.Equal("not-missed", EscalationDesk.Decide(Held, Of(), Known(UnitKind.MunicipalDepartment) with { Open = false }, Step("reminder"), Calendar, Day("2021-02-01")).Refusal?.Code);

    [Theory]
    [InlineData("inspection-letter")]
    [InlineData("inspection-order")]
    [InlineData("summons")]
    public void sends_no_paper_of_inspection_without_a_designation(string paper)
    {
        var refused = Ask(Of(), "2021-02-01", Step(paper)).Refusal;
        Assert.Equal(("not-designated", "inspection-regulation#7"), (refused?.Code, refused?.Basis?.ToString()));
        var designated = Held with { Designations = [new("沪府办〔2021〕1号", new("服务贸易试点", "pilot"), Day("2021-01-01"), Day("2021-06-30"), new("plan"))] };
        Assert.False(EscalationDesk.Decide(designated, Of(), Known(UnitKind.MunicipalDepartment), Step(paper), Calendar, Day("2021-02-01")).Refused);
        Assert.Equal("not-designated", EscalationDesk.Decide(designated, Of(), Known(UnitKind.MunicipalDepartment), Step(paper), Calendar, Day("2021-07-01")).Refusal?.Code);
    }

    [Fact]
    public void orders_a_district_only_with_the_government_s_consent()
    {
        var asked = Of(UnitKind.District, ("2021-02-01", Step("notice")), ("2021-02-19", Step("request")));
        Assert.Equal("needs-consent", Ask(asked, "2021-03-15", Step("order"), UnitKind.District).Refusal?.Code);
        Assert.False(Ask(asked, "2021-03-15", Step("order") with { Consent = "沪府办〔2021〕5号" }, UnitKind.District).Refused);
    }

    [Fact]
    public void ends_at_its_top() => Assert.Equal("top-of-ladder", Ask(Of(UnitKind.Central, ("2021-02-01", Step("request")), ("2021-02-26", Step("coordination"))), "2021-03-15", Step("coordination"), UnitKind.Central).Refusal?.Code);

    [Fact]
    public void is_gone_down_with_a_reason()
    {
        var down = Of(("2021-02-01", Step("reminder")), ("2021-02-03", new EscalationAsk.StepDown("已补上")));
        Assert.Null(down.Last);
        Assert.Equal("unsaid", Ask(Of(("2021-02-01", Step("reminder"))), "2021-02-03", new EscalationAsk.StepDown("")).Refusal?.Code);
    }

    [Theory]
    [InlineData("2021-03-03", true)]
    [InlineData("2021-03-04", false)]
    public void lets_a_unit_apply_for_review_for_thirty_days_from_receiving_the_conclusion(string day, bool taken)
    {
        var concluded = Of(("2021-02-01", Step("reminder")), ("2021-02-02", new EscalationAsk.Conclude("市政府", "督查结论1号", Day("2021-02-01"))));
        Assert.Equal(taken, !Ask(concluded, day, new EscalationAsk.ApplyReview("事实不符", [])).Refused);
    }

    [Fact]
    public void counts_thirty_more_days_for_the_decision()
    {
        var applied = Of(("2021-02-01", Step("reminder")), ("2021-02-02", new EscalationAsk.Conclude("市政府", "督查结论1号", Day("2021-02-01"))), ("2021-02-10", new EscalationAsk.ApplyReview("事实不符", [])));
        Assert.Equal(Day("2021-03-12"), EscalationDesk.DecideBy(Held, applied.Review!, Calendar).Day);
    }

    private static EscalationAsk.Step Step(string paper) => new(paper, "请抓紧");

    private static Escalation Of(params (string Day, EscalationAsk Ask)[] asks) => Of(UnitKind.MunicipalDepartment, asks);

    private static Escalation Of(UnitKind kind, params (string Day, EscalationAsk Ask)[] asks) =>
        asks.Aggregate(Escalation.From("measure/2/m1", []), (now, asked) => Escalation.From(now.Subject, now.Facts.AddRange(Ask(now, asked.Day, asked.Ask, kind).Value)));

    private static Outcome<Seq<EscalationFact>> Ask(Escalation now, string day, EscalationAsk ask, UnitKind kind = UnitKind.MunicipalDepartment) => EscalationDesk.Decide(Held, now, Known(kind), ask, Calendar, Day(day));

    private static KnownOfMissed Known(UnitKind kind) => new("a-unit", Held.LadderFor(kind), Missed, Day("2021-01-29"), true, "1号");
}
