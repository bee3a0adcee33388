using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Pilotage.Registers;
using static Pilotage.Tests.Registers.Samples;

namespace Pilotage.Tests.Registers;

public class The_quota
{
    [Fact]
    public void is_drawn_until_the_limit_is_reached()
    {
        var facts = After(new QuotaAsk.Draw(60, "case/1"), new QuotaAsk.Draw(40, "case/2"));

        Assert.Equal((100, 0), (Account(facts).Used, Account(facts).Left));
    }

    [Fact]
    public void refuses_what_would_go_over_and_says_how_much_is_left_by_which_row()
    {
        var refusal = Decide(After(new QuotaAsk.Draw(60, "case/1")), new QuotaAsk.Draw(41, "case/2")).Refusal!;

        Assert.Equal("quota-exceeded", refusal.Code);
        Assert.Equal("“培训名额” 2021 年第一季度限额 100 名，已用 60 名，剩余 40 名，不足本次申请的 41 名。", refusal.Reason.Zh);
        Assert.Equal("'Seats' has a limit of 100 seats for quarter 1 of 2021, of which 60 seats are used and 40 seats left: not enough for 41 seats.", refusal.Reason.En);
        Assert.Equal("Ask for no more than 40 seats, or wait until some is returned.", refusal.Advice!.En);
        Assert.Equal(new Source("a-law", "3", Certainty.Unverified), refusal.Basis);
    }

    [Fact]
    public void takes_back_no_more_than_the_case_has_out()
    {
        var facts = After(new QuotaAsk.Draw(60, "case/1"), new QuotaAsk.Draw(30, "case/2"), new QuotaAsk.Return(30, "case/2", new("放弃", "Given up")));

        Assert.Equal(40, Account(facts).Left);
        Assert.Equal("quota-return", Decide(facts, new QuotaAsk.Return(1, "case/2", new("再退", "Again"))).Refusal!.Code);
    }

    [Fact]
    public void chooses_the_row_of_law_by_the_day_of_the_draw()
    {
        Assert.Equal(10, Seats.Limit(new(2020, 12, 31), "")!.Amount);
        Assert.Equal(100, Seats.Limit(new(2021, 1, 1), "")!.Amount);
    }

    [Fact]
    public void gives_nothing_where_no_limit_is_in_force()
    {
        var day = new DateOnly(2022, 1, 4);

        Assert.Equal("quota-not-in-force", QuotaDesk.Decide(Seats, QuotaAccount.From(Seats, "2022-Q1", "", [], day), new QuotaAsk.Draw(1, "case/1"), day).Refusal!.Code);
    }

    [Fact]
    public void is_not_drawn_from_a_period_that_is_over()
    {
        var account = QuotaAccount.From(Seats, "2020-Q4", "", [], Day);

        Assert.Equal("quota-period", QuotaDesk.Decide(Seats, account, new QuotaAsk.Draw(1, "case/1"), Day).Refusal!.Code);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("79228162514264337593543950335")]
    public void refuses_amounts_that_are_none(string amount) =>
        Assert.Equal("quota-amount", Decide([], new QuotaAsk.Draw(decimal.Parse(amount, null), "case/1")).Refusal!.Code);

    [Fact]
    public void moves_its_limit_by_a_decision_with_a_reason_and_never_below_what_is_out()
    {
        var facts = After(new QuotaAsk.Draw(60, "case/1"), new QuotaAsk.Adjust(-30, new("收回", "Taken back"), Law));

        Assert.Equal((70, 10), (Account(facts).Limit, Account(facts).Left));
        Assert.Equal("quota-below-used", Decide(facts, new QuotaAsk.Adjust(-11, new("收回", "Taken back"), Law)).Refusal!.Code);
        Assert.Equal("quota-reason-missing", Decide(facts, new QuotaAsk.Adjust(5, new(""), Law)).Refusal!.Code);
    }

    [Fact]
    public void has_an_account_for_each_holder_where_the_law_says_so()
    {
        var each = Seats with { PerHolder = true, Limits = [new(5, null, new(2021, 1, 1), null, Law), new(50, "big", new(2021, 1, 1), null, Law)] };

        Assert.Equal(("quota/seats/2021-Q1+SMALL", "quota/seats/2021-Q1+BIG"), (each.Stream("2021-Q1", "small"), each.Stream("2021-Q1", "big")));
        Assert.Equal((5, 50), (each.Limit(Day, "small")!.Amount, each.Limit(Day, "big")!.Amount));
        Assert.Equal(Seats.Stream("2021-Q1", "small"), Seats.Stream("2021-Q1", "big"));
    }

    [Fact]
    public void explains_what_is_left_down_to_the_row_and_shows_its_doubt()
    {
        var why = Seats.Why(Account(After(new QuotaAsk.Draw(60, "case/1"))));

        Assert.Equal("培训名额 2021 年第一季度剩余 40 名。", why.Statement.Zh);
        Assert.Equal("The limit is 100 seats, in force from 2021-01-01.", why.Parts[0].Statement.En);
        Assert.NotNull(why.Doubt);
    }

    [Fact]
    public void keeps_a_ledger_of_draws_and_returns()
    {
        var ledger = Ledger.Of(Seats, "2021-Q1", "", After(new QuotaAsk.Draw(60, "case/1"), new QuotaAsk.Return(20, "case/1", new("部分退回", "Part")), new QuotaAsk.Draw(5, "case/2")));

        Assert.Equal(["40", "60", "55"], ledger.Rows.Select(row => row[6].Zh));
        Assert.Equal(["2021-02-22", "退回：部分退回", "case/1", "", "20", "", "60"], ledger.Rows[1].Select(cell => cell.Zh));
    }

    [Fact]
    public void writes_facts_that_read_back_the_same()
    {
        foreach (var fact in After(new QuotaAsk.Draw(60, "case/1"), new QuotaAsk.Return(20, "case/1", new("退")), new QuotaAsk.Adjust(5, new("增"), Law)))
            Assert.Equal(fact, JsonSerializer.Deserialize<QuotaFact>(JsonSerializer.Serialize(fact)));
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Asks)])]
    public void is_never_over_whatever_is_asked_in_whatever_order(QuotaAsk[] asks)
    {
        Seq<QuotaFact> facts = [];
        foreach (var ask in asks)
        {
            if (Decide(facts, ask) is { Refused: false } granted) facts = facts.AddRange(granted.Value);
            Assert.InRange(Account(facts).Used, 0, Account(facts).Limit);
        }
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Asks)])]
    public void never_gets_more_back_from_a_case_than_it_drew(QuotaAsk[] asks)
    {
        var facts = After(asks);
        foreach (var name in asks.OfType<QuotaAsk.Return>().Select(ask => ask.Case)) Assert.True(Account(facts).UsedBy(name) >= 0);
    }

    private static Seq<QuotaFact> After(params QuotaAsk[] asks)
    {
        Seq<QuotaFact> facts = [];
        foreach (var ask in asks)
            if (Decide(facts, ask) is { Refused: false } granted) facts = facts.AddRange(granted.Value);
        return facts;
    }

    private static QuotaAccount Account(Seq<QuotaFact> facts) => QuotaAccount.From(Seats, "2021-Q1", "", facts, Day);

    private static Outcome<Seq<QuotaFact>> Decide(Seq<QuotaFact> facts, QuotaAsk ask) => QuotaDesk.Decide(Seats, Account(facts), ask, Day);

    public static class Asks
    {
        public static Arbitrary<QuotaAsk> All() => Gen.OneOf(
            from amount in Gen.Choose(-2, 70) from name in Name select (QuotaAsk)new QuotaAsk.Draw(amount, name),
            from amount in Gen.Choose(-2, 70) from name in Name select (QuotaAsk)new QuotaAsk.Return(amount, name, new("退", "back")),
            from step in Gen.Choose(-60, 40) select (QuotaAsk)new QuotaAsk.Adjust(step, new("调", "moved"), Law)).ToArbitrary();

        private static Gen<string> Name => Gen.Elements("case/1", "case/2", "case/3");
    }
}
