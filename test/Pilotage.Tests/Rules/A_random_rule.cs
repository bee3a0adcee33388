using CsCheck;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

/// <summary>Whatever stands in a pack or a model, it gives a value or a finding: nothing crashes, hangs, overflows or eats the memory.</summary>
public class A_random_rule
{
    private static readonly Scope Scope = new(
        new Declared("a", FeelType.Number), new Declared("b list", FeelType.AnyList), new Declared("ctx", FeelType.Any), new Declared("税率", FeelType.Number));

    [Fact]
    public void of_feel_gives_a_value_or_a_finding()
    {
        var values = 0;
        Random_rules.Feel.Sample(text => Bounded.Run(text, () =>
        {
            var findings = new List<Finding>();
            var expression = Expression.Lenient(new(text, new("random", 1, 1)), Scope, findings);
            Assert.True(expression is not null || findings.Count > 0, text);
            UnaryTests.Lenient(new(text, new("random", 1, 1)), Scope, FeelType.Number, findings);
            if (expression is null) return true;
            var row = Scope.Row(("a", Value.Of(5)), ("b list", Value.List(Value.Of(1), Value.Of("x"))), ("ctx", Value.Context(("a", Value.Of(3)))), ("税率", Value.Of(0.06m)));
            if (expression.Evaluate(row) is { IsNull: false } value && value.ToString().Length > 0) values++;
            Assert.NotEmpty(expression.Explain(row).Statement.Zh);
            RuleSql.Of(expression, [new("a", FeelType.Number), new("税率", FeelType.Number)], findings);
            return true;
        }), iter: Bounded.Tries(800), threads: 1);
        Assert.True(values > 50, "more of these should mean something");
    }

    [Fact]
    public void of_tables_is_bound_or_has_findings()
    {
        var bound = 0;
        Random_rules.Set.Sample(text => Bounded.Run(text, () =>
        {
            var findings = new List<Finding>();
            if (YamlText.Read("sample.yaml", text, findings) is not { } node || Form.Read(node, true, findings, RuleSet.Read) is not { } set) return Told(findings, text);
            if (Rulebook.Bind([set], findings).Find("sample") is not { } calculator) return Told(findings, text);
            bound++;
            var inputs = Value.Context(("amount", Value.Of(10)), ("kind", Value.Of("A")), ("filed", Value.At("2021-05-01"))).AsContext!; // a context
            Assert.True(calculator.Decide(inputs, new(2026, 1, 1)) is { } outcome && (outcome.Refusal is not null || outcome.Value.Why.Statement.Zh.Length > 0));
            // What is bound can be written, read back as it was, and printed or told why not.
            var back = ModelImport.Read("sample.dmn", ModelExport.Write(calculator, findings), "sample", findings);
            Assert.Equal(RuleText.Of(set), RuleText.Of(back!)); // it was written
            Assert.True(RuleSql.Of(calculator, "given", [], findings = []) is not null || findings.Count > 0, text);
            return true;
        }), iter: Bounded.Tries(400), threads: 1);
        Assert.True(bound > 5, $"{bound} of them could be bound: too few to tell");
    }

    [Fact]
    public void of_models_gives_values_or_none()
    {
        Random_rules.Model.Sample(text => Bounded.Run(text, () =>
        {
            var findings = new List<Finding>();
            if (Model.Read("m.dmn", text, findings) is not { } model) return Told(findings, text);
            var models = new Models([model]);
            for (var i = 0; i < 4; i++) models.Decide(model, $"d{i}", [("a", Value.Of(5))]).ToString();
            Assert.True(ModelImport.Read("m.dmn", text, "m", findings) is not null || findings.Count > 0, text);
            return true;
        }, megabytes: 60_000), iter: Bounded.Tries(400), threads: 1); // what is thrown away at once counts too; what is kept, the process's own limit holds
    }

    /// <summary>Lists in lists may share their parts: two hundred of them have more parts than there is time to go through.</summary>
    [Theory]
    [InlineData("string(for x in 1..200 return [partial, partial])")]
    [InlineData("(for x in 1..200 return [partial, partial]) = (for x in 1..200 return [partial, partial])")]
    [InlineData("flatten(for x in 1..150 return [partial, partial, []])")]
    [InlineData("distinct values([for x in 1..150 return [partial, partial], for x in 1..150 return [partial, partial]])")]
    [InlineData("list contains(for x in 1..150 return [partial, partial], for x in 1..99 return [partial, partial])")]
    [InlineData("for x in 1..1000 return concatenate(partial, [{}]).a")]
    [InlineData("for x in 1..1000 return [[partial, partial].a].b")]
    [InlineData("(for x in 1..1000 return concatenate(partial, [null]))[item > [1]]")]
    [InlineData("for x in 1..1000 return for x in 1..1000 return @\"P1D\" = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"")]
    [InlineData("for x in 1..1000 return for x in 1..1000 return @\"2020-01-01T24:00:00\" between 1e6000 and @\"P1D\"")]
    [InlineData("for x in 1..1000 return for x in 1..1000 return [1e-6000..1e6000] + 1")]
    [InlineData("for x in 1..1000 return for y in 1..1000 return partial")]
    [InlineData("index of(for x in 1..150 return {a: partial, b: partial}, for x in 1..99 return {a: partial, b: partial})")]
    public void of_shared_parts_ends_soon(string text) => Bounded.Run(text, () =>
    {
        var findings = new List<Finding>();
        var expression = Expression.Lenient(new(text, new("random", 1, 1)), Scope, findings)!; // it is well-formed
        return expression.Evaluate(Scope.Row(("a", Value.Of(5)))).ToString().Length > 0;
    });

    private static bool Told(List<Finding> findings, string text)
    {
        Assert.True(findings.Any(finding => finding.Weight == Weight.Error), text);
        return true;
    }
}
