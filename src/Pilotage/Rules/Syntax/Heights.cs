namespace Pilotage.Rules;

/// <summary>How deep an expression is, measured without recursion, and what its pieces are.</summary>
internal static class Heights
{
    public static int Of(Syntax syntax) => Measure([(syntax, 1)]);

    public static int Of(Test test) => Measure([.. Operands(test).Select(operand => (operand, 2))]);

    /// <summary>The pieces an expression is made of.</summary>
    public static IEnumerable<Syntax> Parts(Syntax syntax) => syntax switch
    {
        Syntax.Entry { Outside: { } outside } entry => [entry.Item, outside],
        Syntax.Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Syntax.Negation negation => [negation.Of],
        Syntax.Comparison comparison => [comparison.Left, comparison.Right],
        Syntax.All all => all.Parts,
        Syntax.Some some => some.Parts,
        Syntax.Between between => [between.Of, between.Low, between.High],
        Syntax.In test => Operands(test.Test).Prepend(test.Of),
        Syntax.Instance instance => [instance.Of],
        Syntax.Choice choice => [choice.If, choice.Then, choice.Else],
        Syntax.Loop loop => Rounds(loop.Rounds).Append(loop.Body),
        Syntax.Quantified quantified => Rounds(quantified.Rounds).Append(quantified.Condition),
        Syntax.Path path => [path.Of],
        Syntax.Filter filter => [filter.Of, filter.Condition],
        Syntax.Items items => items.Each,
        Syntax.Entries entries => entries.Values,
        Syntax.Interval interval => new[] { interval.Low, interval.High }.OfType<Syntax>(),
        Syntax.Lambda { Body: { } body } => [body],
        Syntax.Call call => call.Arguments.Prepend(call.Function),
        _ => [],
    };

    public static IEnumerable<Syntax> Operands(Test test) => test switch
    {
        Test.Meets meets => [meets.Of],
        Test.Compares compares => [compares.To],
        Test.OneOf oneOf => oneOf.Tests.SelectMany(Operands),
        Test.NoneOf noneOf => Operands(noneOf.Inner),
        _ => [],
    };

    private static IEnumerable<Syntax> Rounds(Seq<Syntax.Round> rounds) => rounds.SelectMany(round => new[] { round.From, round.To }.OfType<Syntax>());

    private static int Measure(Stack<(Syntax Syntax, int Height)> waiting)
    {
        var most = 0;
        while (waiting.TryPop(out var next))
        {
            most = Math.Max(most, next.Height);
            foreach (var part in Parts(next.Syntax)) waiting.Push((part, next.Height + 1));
        }
        return most;
    }

    private static int Measure((Syntax, int)[] start) => Measure(new Stack<(Syntax, int)>(start));
}
