using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

public class The_expression
{
    private static readonly Scope Scope = new(
        new Declared("registered capital", FeelType.Number, new("注册资本", "registered capital"), "CNY"),
        new Declared("foreign share", FeelType.Number, new("外资比例", "foreign share")),
        new Declared("经营范围", FeelType.ListOf(FeelType.String), new("经营范围", "business scope")),
        new Declared("founded", FeelType.Date, new("成立日期", "founded")));

    [Fact]
    public void judges_by_the_declared_names() => Assert.True(Parse("registered capital >= 300000 and foreign share > 0").IsTrue(Row(300000, 0.5m)));

    [Fact]
    public void cannot_tell_what_is_not_known() => Assert.Null(Parse("registered capital >= 300000").IsTrue(Scope.Row([])));

    [Fact]
    public void explains_each_condition_with_its_values_in_both_languages()
    {
        var why = Parse("registered capital >= 300000 and not(list contains(经营范围, \"出境旅游\"))").Explain(Row(250000, 0.5m));
        Assert.Equal(new Text("各项条件须全部满足：否", "all of these must hold: no"), why.Statement);
        Assert.Equal(new Text("注册资本 250000 ≥ 300000：否", "registered capital 250000 >= 300000: no"), why.Parts[0].Statement);
        Assert.Equal(new Text("以下条件须不成立：是", "this must not hold: yes"), why.Parts[1].Statement);
        Assert.Equal(new Input(new("注册资本", "registered capital"), new("250000 CNY", "250000 CNY")), why.Parts[0].Inputs[0]);
    }

    [Theory]
    [InlineData("registered captal >= 300000", 1, 1, "RU103", "'registered captal' is not declared; did you mean 'registered capital'?")]
    [InlineData("foreign share > 0 and\n  registered capital >= \"much\"", 2, 22, "RU106", "a number cannot be compared with a text")]
    [InlineData("foreign share >", 1, 16, "RU101", "the expression ends here and cannot")]
    [InlineData("sumn([1])", 1, 1, "RU103", "'sumn' is not declared; did you mean 'sum'?")]
    [InlineData("founded.yaer", 1, 9, "RU109", "a date has no 'yaer'; did you mean 'year'?")]
    [InlineData("contains(\"a\")", 1, 9, "RU105", "the way to call it is contains(string: string, match: string)")]
    [InlineData("\"open", 1, 1, "RU102", "this quotation does not end")]
    [InlineData("@\"2020-13-01\" = founded", 1, 1, "RU108", "'2020-13-01' is no date, time or duration")]
    [InlineData("1 instance of nmber", 1, 15, "RU110", "there is no type 'nmber'; did you mean 'number'?")]
    public void finds_what_is_wrong_at_its_place(string text, int line, int column, string code, string message)
    {
        var findings = new List<Finding>();
        Assert.Null(Expression.Parse(new(text, new("rules/x.yaml", 1, 1)), Scope, findings));
        Assert.Equal((code, line, column, message), (findings[0].Code, findings[0].Place.Line, findings[0].Place.Column, findings[0].Message.En));
    }

    [Fact]
    public void wants_the_type_it_is_asked_for()
    {
        var findings = new List<Finding>();
        Assert.Null(Expression.Parse(new("foreign share + 1", new("x")), Scope, findings, FeelType.Boolean));
        Assert.Equal("RU111", Assert.Single(findings).Code);
    }

    [Fact]
    public void names_what_it_uses() => Assert.Equal(["registered capital", "founded"], Parse("if founded.year > 2000 then registered capital else 0").Uses);

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("[", 5_000)]
    [InlineData("-", 5_000)]
    [InlineData("1+", 20_000)]
    [InlineData("if true then 1 else ", 3_000)]
    [InlineData("{a:", 5_000)]
    [InlineData("not(", 5_000)]
    public void refuses_bottomless_nesting(string piece, int times)
    {
        var findings = new List<Finding>();
        Assert.Null(Expression.Parse(new(string.Concat(Enumerable.Repeat(piece, times)) + "1", new("x")), Scope, findings));
        Assert.Contains(findings, finding => finding.Code is "RU107" or "RU101");
    }

    [Fact]
    public void ends_a_recursion_without_end() =>
        Assert.Null(Parse("(function(f) f(f))(function(f) f(f))").IsTrue(Scope.Row([])));

    [Fact]
    public void allocates_nothing_for_arithmetic_and_comparisons()
    {
        var (expression, row) = (Parse("registered capital * foreign share + 12.5 >= 300000 and foreign share / 3 < 1"), Row(3000000, 0.25m));
        expression.Evaluate(row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) expression.Evaluate(row);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Row Row(decimal capital, decimal share) => Scope.Row(
        ("registered capital", Value.Of(capital)), ("foreign share", Value.Of(share)), ("经营范围", Value.List(Value.Of("入境旅游"))), ("founded", Value.Of(new DateOnly(2010, 1, 2))));

    private static Expression Parse(string text)
    {
        var findings = new List<Finding>();
        var expression = Expression.Parse(new(text, new("rules/x.yaml", 1, 1)), Scope, findings);
        Assert.Empty(findings);
        return expression!; // there are no findings
    }
}
