using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

public class A_rule_set
{
    private const string Head = """
        rules: sample
        name: { zh: 样例, en: Sample }
        inputs:
          count: { type: number, least: "0", unit: persons, label: { zh: 人数, en: persons } }
          kind: { type: text, choices: [general, sensitive], label: { zh: 类别, en: kind } }
          factor: { type: number, optional: true, label: { zh: 系数, en: factor } }
          filed: { type: day, optional: true, label: { zh: 受理日, en: filed } }
        outputs:
          route: { type: text, label: { zh: 路径, en: route } }
          weighed: { type: number, label: { zh: 加权人数, en: weighed } }
        dated-by: filed

        """;

    private const string Steps = """
        steps:
          - table: 系数
            source: law#1
            rows: |
              kind        || factor || valid-from | valid-to
              "general"   || 1      ||            | 2023-12-31
              "general"   || 2      || 2024-01-01 |
              "sensitive" || 10     ||            |
          - formula: weighed
            is: count * factor
            source: law#2
          - table: 路径
            source: law#3
            rows: |
              weighed             || route            || source
              < 100000            || "exempt"         || law#3/1
              [100000..1000000)   || "contract | any" || law#3/2
              >= 1000000          || "assessment"     || law#3/3
        """;

    [Theory]
    [InlineData("2023-12-31", 1)]
    [InlineData("2024-01-01", 2)]
    public void is_in_force_by_the_day_of_the_event(string filed, int factor)
    {
        var verdict = Bound().Decide(Value.Context(("count", Value.Of(10)), ("kind", Value.Of("general")), ("filed", Value.At(filed))).AsContext!, new(2030, 1, 1)).Value;
        Assert.Equal(Value.Of(10 * factor), verdict.Outputs["weighed"]);
        Assert.Equal(DateOnly.Parse(filed), verdict.On);
    }

    [Fact]
    public void takes_an_optional_input_before_its_own_table() => Assert.Equal(Value.Of(30), Decide(10, "general", ("factor", Value.Of(3))).Outputs["weighed"]);

    [Fact]
    public void splits_cells_by_bars_outside_quotes() => Assert.Equal("contract | any", Decide(60000, "general").Main.AsString);

    [Fact]
    public void says_what_the_nearest_other_row_would_have_needed()
    {
        var why = Decide(75000, "general").Why.Parts[^1];
        Assert.Equal("路径：路径 “contract | any”", why.Statement.Zh.Replace("“路径”", "路径", StringComparison.Ordinal));
        Assert.Equal(Source.Parse("law#3/2"), why.Parts[0].Basis);
        Assert.Equal("the nearest other row (line 27, route \"exempt\") would need weighed < 100000, that is over 50000 fewer", why.Parts[1].Statement.En);
    }

    [Fact]
    public void marks_every_result_until_its_unit_has_confirmed_it() => Assert.Equal(RuleSet.Stamp, Decide(1, "general").Why.Doubt);

    [Theory]
    [InlineData("kind", "generl", "'kind' is one of general, sensitive; did you mean 'general'?")]
    [InlineData("count", null, "'persons' is missing")]
    [InlineData("count", "-1", "'persons' is at least 0")]
    public void refuses_inputs_it_cannot_take(string name, string? given, string reason)
    {
        var inputs = Value.Context(("count", Value.Of(1)), ("kind", Value.Of("general"))).AsContext!.With(name, given is null ? Value.Null : name == "count" ? Value.Of(-1) : Value.Of(given));
        Assert.Equal(reason, Bound().Decide(inputs, new(2024, 1, 1)).Refusal!.Reason.En);
    }

    [Fact]
    public void agrees_with_and_without_reasons()
    {
        var calculator = Bound();
        for (var count = 0; count < 1_200_000; count += 49_999)
        {
            foreach (var kind in new[] { "general", "sensitive" })
                Assert.Equal(Value.Of(Decide(count, kind).Outputs), Value.Of(calculator.Outputs([Value.Of(count), Value.Of(kind)], new(2024, 6, 1))));
        }
    }

    [Theory]
    [InlineData("[100000..1000000)", "(100000..1000000)", "RU210", "no row fits weighed = 100000")]
    [InlineData("< 100000 ", "<= 100000", "RU211", "overlaps with line 27: both fit weighed = 100000")]
    [InlineData(">= 1000000", ">= \"many\"", "RU106", "a number cannot be compared with a text")]
    [InlineData("            | 2023-12-31", "            | 2022-12-31", "RU210", "no row fits kind = \"general\", on 2023-01-01")]
    [InlineData("count * factor", "cuont * factor", "RU103", "'cuont' is not declared; did you mean 'count'?")]
    [InlineData("weighed             ||", "wieghed             ||", "RU103", "'wieghed' is not declared; did you mean 'weighed'?")]
    [InlineData("\"assessment\"    ", "17              ", "RU111", "the result should be string, not number")]
    [InlineData("source: law#2", "note: { zh: 注, en: note }", "PK102", "'source' is missing")]
    [InlineData("|| source", "|| sorce", "RU209", "'sorce' is none of source, valid-from, valid-to, certainty, note, note-en; did you mean 'source'?")]
    [InlineData("formula: weighed", "formula: weighd", "RU203", "no step concludes 'weighed'")]
    public void is_proved_when_it_is_read(string written, string changed, string code, string message)
    {
        var findings = new List<Finding>();
        Bind(Head + Steps.Replace(written, changed, StringComparison.Ordinal), findings);
        Assert.Contains(findings, finding => finding.Code == code && (message.Length == 0 || finding.Message.En == message));
    }

    [Fact]
    public void finds_a_row_that_never_decides_and_a_hole_between_dates()
    {
        var findings = new List<Finding>();
        Bind(Head + """
            steps:
              - formula: weighed
                is: count
                source: law#2
              - table: 路径
                hit: first
                source: law#3
                rows: |
                  count   || route || valid-from | valid-to
                  < 5     || "a"   || 2020-01-01 | 2020-12-31
                  -       || "b"   || 2020-01-01 | 2020-12-31
                  > 100   || "c"   || 2020-01-01 | 2020-12-31
                  -       || "d"   || 2022-01-01 |
            """, findings);
        Assert.Equal(["RU213", "RU212"], findings.Select(finding => finding.Code));
        Assert.Equal(("no row is in force on 2021-01-01", 23), (findings[0].Message.En, findings[1].Place.Line));
    }

    [Fact]
    public void finds_an_unknown_name_in_a_cell_at_its_column()
    {
        var findings = new List<Finding>();
        Bind(Head + Steps.Replace("\"assessment\"    ", "assessment      ", StringComparison.Ordinal), findings);
        Assert.Equal(("RU103", 29, 30), (findings[0].Code, findings[0].Place.Line, findings[0].Place.Column));
    }

    [Fact]
    public void calls_another_one()
    {
        var findings = new List<Finding>();
        var other = Head.Replace("rules: sample", "rules: other", StringComparison.Ordinal) + """
            steps:
              - formula: weighed
                is: sample(count, kind, factor, filed).weighed + 1
                source: law#2
              - formula: route
                is: '"x"'
                source: law#3
            """;
        var book = Rulebook.Bind([Read(Head + Steps, "sample", findings), Read(other, "other", findings)], findings);
        Assert.Empty(findings);
        Assert.Equal(Value.Of(21), book.Find("other")!.Outputs([Value.Of(10), Value.Of("general")], new(2024, 1, 1))["weighed"]);
    }

    private static Verdict Decide(int count, string kind, params (string, Value)[] more) =>
        Bound().Decide(Value.Context([("count", Value.Of(count)), ("kind", Value.Of(kind)), .. more]).AsContext!, new(2024, 6, 1)).Value;

    private static Calculator Bound()
    {
        var findings = new List<Finding>();
        var calculator = Bind(Head + Steps, findings);
        Assert.Empty(findings);
        return calculator!; // there are no findings
    }

    private static Calculator? Bind(string text, List<Finding> findings) => Rulebook.Bind([.. new[] { Read(text, "sample", findings) }.OfType<RuleSet>()], findings).Find("sample");

    private static RuleSet Read(string text, string id, List<Finding> findings) =>
        Form.Read(YamlText.Read($"rules/{id}.yaml", text, findings)!, true, findings, RuleSet.Read)!; // null only with findings, which the tests look at
}
