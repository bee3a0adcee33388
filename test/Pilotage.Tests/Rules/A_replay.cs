using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

public class A_replay
{
    private const string Law = """
        rules: fee
        name: { zh: 收费, en: Fee }
        dated-by: filed
        inputs:
          amount: { type: number, least: "0", unit: CNY, label: { zh: 金额, en: amount } }
          filed: { type: day, optional: true, label: { zh: 受理日, en: filed } }
        outputs:
          fee: { type: number, unit: CNY, label: { zh: 费用, en: fee } }
          band: { type: text, label: { zh: 档次, en: band } }
        steps:
          - table: 档次
            source: law#1
            rows: |
              amount          || rate | band   || source
              < 1000          || 0.1  | "low"  || law#1/1
              >= 1000         || 0.2  | "high" || law#1/2
          - formula: fee
            is: amount * rate
            source: law#2
        """;

    private static readonly PastCalculation[] Past = [Of("a", 100, "2020-01-01"), Of("b", 900, "2020-02-01"), Of("c", 1000, "2020-03-01"), Of("d", 5000, "2020-04-01")];

    [Fact]
    public void finds_nothing_under_the_same_law() => Assert.Equal((4, 0), (Run(Law, Past).Cases, Run(Law, Past).Changed));

    [Fact]
    public void says_whose_when_and_how_much()
    {
        var replay = Run(Law.Replace(">= 1000         || 0.2 ", ">= 1000         || 0.25", StringComparison.Ordinal), Past);
        Assert.Equal(["c", "d"], replay.List.Select(one => one.Id));
        var group = Assert.Single(replay.Groups);
        Assert.Equal((2, new(2020, 3, 1), new DateOnly(2020, 4, 1)), (group.Cases, group.First, group.Last));
        var change = Assert.Single(group.Changes);
        Assert.Equal(("fee", Value.Of(300), Value.Of(50), Value.Of(250)), (change.Output.Name, change.Total, change.Least, change.Greatest));
    }

    [Fact]
    public void groups_by_the_lines_of_law_that_changed()
    {
        var draft = Law.Replace("< 1000          || 0.1 ", "< 500           || 0.1 ", StringComparison.Ordinal).Replace(">= 1000         || 0.2 ", ">= 500          || 0.25", StringComparison.Ordinal);
        var groups = Run(draft, Past).Groups;
        Assert.Equal(["amount < 1000 → rate = 0.1, band = \"low\"", "amount >= 1000 → rate = 0.2, band = \"high\""], groups.Select(group => group.Gone[0].Says.En).Order());
        Assert.All(groups, group => Assert.Equal("amount >= 500 → rate = 0.25, band = \"high\"", group.Come[0].Says.En));
        Assert.Contains(groups.SelectMany(group => group.Changes), change => (change.Output.Name, change.From, change.To, change.Cases) == ("band", "low", "high", 1));
    }

    [Fact]
    public void explains_both_sides_of_an_example()
    {
        var example = Run(Law.Replace("|| 0.2 ", "|| 0.3 ", StringComparison.Ordinal), Past).Groups[0].Examples[0];
        Assert.Equal(("fee: 200 CNY", "fee: 300 CNY"), (example.Now!.Statement.En, example.Draft!.Statement.En));
        Assert.Equal("1000", example.Inputs[0].Value.En);
    }

    [Fact]
    public void names_what_the_draft_would_refuse()
    {
        var replay = Run(Law.Replace("least: \"0\"", "least: \"500\"", StringComparison.Ordinal), Past);
        Assert.Equal(["a"], replay.List.Select(one => one.Id));
        Assert.Equal("'amount' is at least 500", replay.Groups[0].Examples[0].Case.Refused!.En);
    }

    [Fact]
    public void tells_lines_that_go_and_come_apart_from_those_that_stay()
    {
        var (gone, come) = Replay.Difference(Bind(Law), Bind(Law.Replace("0.2 ", "0.3 ", StringComparison.Ordinal)));
        Assert.Equal((Source.Parse("law#1/2"), Source.Parse("law#1/2")), (Assert.Single(gone).Source, Assert.Single(come).Source));
    }

    [Fact]
    public void reads_a_table_and_names_the_lines_it_cannot()
    {
        var file = PastFile.Read(Bind(Law).Set, "no,amount,filed,fee\nA,\"1,000\",2020-03,1\nB,many,,\n", new(2026, 1, 1));
        Assert.Equal(("A", Value.Of(1000), Value.At("2020-03-01")), (file.Calculations[0].Id, file.Calculations[0].Inputs["amount"], file.Calculations[0].Inputs["filed"]));
        Assert.Equal((3, "B"), (file.Unread[0].Line, file.Unread[0].Name));
    }

    private static SetReplay Run(string draft, PastCalculation[] past) => Replay.Run(Bind(Law), Bind(draft), past);

    private static PastCalculation Of(string id, int amount, string filed) => new(id, Value.Context(("amount", Value.Of(amount)), ("filed", Value.At(filed))).AsContext!, new(2026, 1, 1));

    private static Calculator Bind(string text)
    {
        var findings = new List<Finding>();
        var set = Form.Read(YamlText.Read("rules/fee.yaml", text, findings)!, true, findings, RuleSet.Read)!; // null only with findings
        var book = Rulebook.Bind([set], findings);
        Assert.Empty(findings);
        return book.Find("fee")!; // there are no findings
    }
}
