using Pilotage.Codelists;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Packs;

public class A_code_list
{
    private const string Head = "code,parent,zh,en,valid_from,valid_to,kind\n";

    private const string Districts = Head + "31,,市,City,,,a\n01,31,旧区,Old,,2015-11-03,b\n01,31,新区,New,2015-11-04,,b\n";

    [Theory]
    [InlineData("2015-11-03", "旧区")]
    [InlineData("2015-11-04", "新区")]
    public void gives_a_code_as_it_was_on_the_day(string day, string name) => Assert.Equal(name, Read(Districts).Find("01", DateOnly.Parse(day))!.Name.Zh);

    [Fact]
    public void has_nothing_for_a_code_that_is_not_there() => Assert.Null(Read(Districts).Find("02", new(2020, 1, 1)));

    [Theory]
    [InlineData("code,zh,en,valid_from,valid_to\n", "CL101 the code list lacks the column 'parent'", 1)]
    [InlineData(Head + "1,,甲,A,,,x,y\n", "CL102 this line has 8 cells, the first line 7", 2)]
    [InlineData(Head + ",,甲,A,,,x\n", "CL102 there is no code", 2)]
    [InlineData(Head + "1,,甲,A,2020-13-01,,x\n", "CL103 '2020-13-01' is not a day (valid_from); it is written like 2020-11-06", 2)]
    [InlineData(Head + "1,,甲,A,2021-01-01,2020-01-01,x\n", "CL103 '1' ends before it begins", 2)]
    [InlineData(Head + "1,,甲,A,,2020-01-01,x\n1,,乙,B,2020-01-01,,x\n", "CL104 the code '1' is valid on the same day as on line 2", 3)]
    [InlineData(Head + "310000,,甲,A,,,x\n1,310001,乙,B,,,x\n", "CL105 the parent '310001' of '1' is not in the list; did you mean '310000'?", 3)]
    [InlineData(Head + "1,,甲,,,,x\n", "CL106 '1' needs its English name", 2)]
    public void is_proved_when_it_is_read(string csv, string finding, int line)
    {
        var findings = new List<Finding>();
        Codelist.Read("codelists/d.csv", csv, true, findings);
        Assert.Contains(findings, one => ($"{one.Code} {one.Message.En}", one.Place.Line) == (finding, line));
    }

    [Fact]
    public void is_looked_into_by_rules_on_the_day_of_the_event()
    {
        var findings = new List<Finding>();
        var book = Rulebook.Bind([Rules("divisions", findings)], findings, lookup: new(new Dictionary<string, Codelist> { ["divisions"] = Read(Districts) }));
        Assert.Empty(findings);
        Value Name(string day) => book.Find("name")!.Decide(Value.Context(("code", Value.Of("01")), ("filed", Value.At(day))).AsContext!, new(2020, 1, 1)).Value.Main;
        Assert.Equal(["旧区/b", "新区/b"], new[] { "2015-01-01", "2016-01-01" }.Select(day => Name(day).AsString));
    }

    [Fact]
    public void that_is_not_there_is_a_finding_of_the_rules()
    {
        var findings = new List<Finding>();
        Rulebook.Bind([Rules("divisons", findings)], findings, lookup: new(new Dictionary<string, Codelist> { ["divisions"] = Read(Districts) }));
        Assert.Equal("RU214 there is no code list 'divisons'; did you mean 'divisions'?", findings.Select(one => $"{one.Code} {one.Message.En}").Single());
    }

    private static RuleSet Rules(string list, List<Finding> findings) => Form.Read(YamlText.Read("rules/name.yaml", $$"""
        rules: name
        name: { zh: 名称, en: Name }
        dated-by: filed
        inputs:
          code: { type: text, label: { zh: 代码, en: code } }
          filed: { type: day, optional: true, label: { zh: 日期, en: day } }
        outputs:
          name: { type: text, label: { zh: 名称, en: name } }
        steps:
          - formula: name
            is: code entry("{{list}}", code).zh + "/" + code entry("{{list}}", code).kind
            source: law#1
        """, findings)!, true, findings, RuleSet.Read)!; // null only with findings, which the tests look at

    private static Codelist Read(string csv)
    {
        var findings = new List<Finding>();
        var list = Codelist.Read("codelists/d.csv", csv, true, findings);
        Assert.Empty(findings);
        return list;
    }
}
