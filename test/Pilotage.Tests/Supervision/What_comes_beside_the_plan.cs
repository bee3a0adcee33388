using Pilotage.Plan.Supervision;
using static Pilotage.Tests.Supervision.Samples;

namespace Pilotage.Tests.Supervision;

public class What_comes_beside_the_plan
{
    private static readonly KnownOfMatter Here = new("批示〔2021〕001", "service-trade-office", Pack.Definitions.Units.Keys.ToSeq(), [3, 7]);

    [Fact]
    public void is_numbered_given_to_a_unit_and_answered_by_its_clock()
    {
        var given = After(Raise("instruction", "加快推进"), new MatterAsk.Give("commerce"));
        Assert.Equal((MatterStage.Given, "commerce"), (given.Stage, given.Unit));
        Assert.Equal(Day("2021-02-23"), MatterDesk.ReplyBy(Held.Matters.First(kind => kind.Id == "instruction"), given, Calendar, Held.Counting)!.Day);
        Assert.Null(MatterDesk.ReplyBy(Held.Matters.First(kind => kind.Id == "instruction"), After(Raise("instruction", "加快推进"), new MatterAsk.Give("commerce"), new MatterAsk.Reply("已推进", [])), Calendar, Held.Counting));
    }

    [Theory]
    [InlineData("妥否，请批示。")]
    [InlineData("恳请协调解决")]
    public void asks_for_nothing_in_a_report(string words)
    {
        Assert.Equal("forbidden-words", Ask(Matter.From([]), Raise("report", words)).Refusal?.Code);
        Assert.False(Ask(Matter.From([]), Raise("request", words)).Refused);
    }

    [Fact]
    public void belongs_to_measures_that_are_there() => Assert.Equal("no-such-measure", Ask(Matter.From([]), Raise("lead", "诉求") with { Measures = [81] }).Refusal?.Code);

    [Fact]
    public void is_taken_up_again_after_it_was_settled()
    {
        var settled = After(Raise("issue", "问题"), new MatterAsk.Settle("已解决"));
        Assert.Equal("matter-settled", Ask(settled, new MatterAsk.Reply("补充", [])).Refusal?.Code);
        Assert.Equal(MatterStage.Raised, After(Raise("issue", "问题"), new MatterAsk.Settle("已解决"), new MatterAsk.RaiseAgain("反复")).Stage);
    }

    [Fact]
    public void names_the_nearest_kind() => Assert.Contains("是否指“instruction”", Ask(Matter.From([]), Raise("instuction", "加快")).Refusal!.Reason.Zh, StringComparison.Ordinal);

    [Fact]
    public void keeps_who_is_there_for_a_unit_with_valid_dates()
    {
        var entered = Contact.Decide([], new ContactAsk.EnterContact(Duty.Liaison, new("王五"), "主任科员", "服贸处", new("021-00000000"), Day("2021-01-01")), Day("2021-01-01")).Value;
        var page = Contact.Page(entered.AddRange(Contact.Decide(Contact.Page(entered), new ContactAsk.EndContact(1, Day("2021-06-30")), Day("2021-06-01")).Value));
        Assert.Equal((true, false), (page[0].InForce(Day("2021-06-30")), page[0].InForce(Day("2021-07-01"))));
        Assert.Equal("day-order", Contact.Decide(page, new ContactAsk.EndContact(1, Day("2020-12-31")), Day("2021-07-01")).Refusal?.Code);
    }

    [Fact]
    public void ends_with_the_pilot_once_a_person_has_confirmed_when()
    {
        var end = PilotEnd.Of(Day("2020-11-06"), Day("2023-08-01"), []);
        Assert.False(end.Confirmed);
        Assert.Equal("unsaid", PilotEnd.Decide(end, new(Day("2023-12-31"), ""), Day("2023-07-01")).Refusal?.Code);
        var confirmed = PilotEnd.Of(end.From, end.End, PilotEnd.Decide(end, new(Day("2023-12-31"), "商服贸函"), Day("2023-07-01")).Value);
        Assert.Equal((true, false, true), (confirmed.Confirmed, confirmed.Over(Day("2023-12-31")), confirmed.Over(Day("2024-01-01"))));
    }

    private static MatterAsk.Raise Raise(string kind, string words) => new(kind, "标题", words, "市领导", [3], []);

    private static Matter After(params MatterAsk[] asks) => asks.Aggregate(Matter.From([]), (now, ask) => Matter.From(now.Facts.AddRange(Ask(now, ask).Value)));

    private static Outcome<Seq<MatterFact>> Ask(Matter now, MatterAsk ask) => MatterDesk.Decide(Held, now, Here, ask, Day("2021-02-10"));
}
