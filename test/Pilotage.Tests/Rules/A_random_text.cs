using Pilotage.Rules;

namespace Pilotage.Tests.Rules;

/// <summary>Grammar-made expressions, some of them broken: whatever stands in a pack, nothing hangs, crashes or overflows.</summary>
public class A_random_text
{
    private static readonly Scope Scope = new(
        new Declared("a", FeelType.Number), new Declared("b list", FeelType.AnyList), new Declared("ctx", FeelType.Any), new Declared("税率", FeelType.Number));

    private static readonly string[] Atoms =
    [
        "1", "-1", "1e6000", "9999999999999999999999999999999999", "1e-6176", "\"x\"", "\"😀\"", "null", "true", "@\"2020-02-29\"", "@\"999999999-12-31\"", "@\"P1D\"",
        "@\"-P9999999Y\"", "@\"23:59:59@Europe/Paris\"", "a", "b list", "ctx", "税率", "item", "partial", "?", "[]", "{}",
    ];

    private static readonly string[] Shapes =
    [
        "(# + #)", "(# - #)", "(# * #)", "(# / #)", "(# ** #)", "# < #", "# = #", "# and #", "# or #", "if # then # else #", "for x in # return #", "for x in #..#, y in # return #",
        "some x in # satisfies #", "every x in # satisfies #", "#[#]", "#.a", "#.time offset", "[#, #]", "{a: #, \"b c\": #}", "(function(x, y) #)(#, #)", "# in #", "# in (< #, #)", "[#..#)", "# between # and #",
        "# instance of list<number>", "-#", "#(#)",
    ];

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void gives_a_value_or_a_finding(int seed)
    {
        var (chance, values) = (new Random(seed), 0);
        for (var i = 0; i < 1500; i++)
        {
            var text = Text(chance, 1 + chance.Next(5));
            if (chance.Next(3) == 0) text = text.Insert(chance.Next(text.Length + 1), Broken[chance.Next(Broken.Length)].ToString());
            var findings = new List<Finding>();
            var expression = Expression.Lenient(new(text, new("random", 1, 1)), Scope, findings);
            Assert.True(expression is not null || findings.Count > 0, text);
            UnaryTests.Lenient(new(text, new("random", 1, 1)), Scope, FeelType.Number, findings);
            var row = Scope.Row(("a", Value.Of(5)), ("b list", Value.List(Value.Of(1), Value.Of("x"))), ("ctx", Value.Context(("a", Value.Of(3)))), ("税率", Value.Of(0.06m)));
            if (expression?.Evaluate(row) is { IsNull: false } value && value.ToString().Length > 0) values++;
            Assert.NotEmpty(expression?.Explain(row).Statement.Zh ?? "-");
        }
        Assert.True(values > 50, "most of these should mean something");
    }

    private const string Broken = "()[]{}\"\\.,:@|<>=-+*/?'税 \n";

    private static string Text(Random chance, int depth)
    {
        if (depth == 0) return Atoms[chance.Next(Atoms.Length)];
        var builtins = Builtins.Names.ToList();
        var shape = chance.Next(3) == 0 ? $"{builtins[chance.Next(builtins.Count)]}({string.Join(", ", Enumerable.Repeat("#", chance.Next(4)))})" : Shapes[chance.Next(Shapes.Length)];
        return string.Concat(shape.Select(letter => letter == '#' ? Text(chance, Math.Max(0, depth - 1 - chance.Next(2))) : letter.ToString()));
    }
}
