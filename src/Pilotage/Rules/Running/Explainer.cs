namespace Pilotage.Rules;

/// <summary>Says why an expression has its value: its conditions one by one, with the names' labels and the values they had.</summary>
internal sealed class Explainer
{
    private readonly Syntax syntax;
    private readonly Step step;
    private readonly Phrases phrases;
    private readonly Explainer[] parts;

    private Explainer(Syntax syntax, Scope scope)
    {
        (this.syntax, step, phrases) = (syntax, Compiler.Compile(syntax), new(scope));
        parts = [.. Conditions(syntax).Select(part => new Explainer(part, scope))];
    }

    public static Explainer Of(Syntax syntax, Scope scope) => new(syntax, scope);

    public Explanation Explain(Row row)
    {
        var value = step(row);
        var shown = parts.Select(part => part.Explain(row)).ToList();
        switch (syntax)
        {
            case Syntax.All:
                return new(Judged(new("各项条件须全部满足", "all of these must hold"), value), Parts: shown.ToSeq());
            case Syntax.Some:
                return new(Judged(new("满足其中一项即可", "one of these must hold"), value), Parts: shown.ToSeq());
            case Syntax.Call { Function: Syntax.Constant { Value.AsFunction.Name: "not" } }:
                return new(Judged(new("以下条件须不成立", "this must not hold"), value), Parts: shown.ToSeq());
            case Syntax.Choice choice:
                var taken = parts[0].step(row).IsTrue == true;
                var branch = new Explainer(taken ? choice.Then : choice.Else, phrases.Scope);
                return new(Equals(new("分情形", "by case"), value), Parts: [shown[0], branch.Explain(row)]);
            case Syntax.Comparison or Syntax.Between or Syntax.In or Syntax.Instance or Syntax.Quantified:
                return new(Judged(phrases.Of(syntax, row), value), Inputs: phrases.Inputs(syntax, row));
            case Syntax.Variable { Type.Kind: Kind.Boolean } or Syntax.Path { Type.Kind: Kind.Boolean }:
                return new(Judged(phrases.Name(syntax), value), Inputs: phrases.Inputs(syntax, row));
            case Syntax.Constant:
                return new(phrases.Of(syntax, row));
            default:
                return new(Equals(phrases.Of(syntax, row), value), Inputs: phrases.Inputs(syntax, row));
        }
    }

    // What is explained piece by piece; the rest is one sentence.
    private static IEnumerable<Syntax> Conditions(Syntax syntax) => syntax switch
    {
        Syntax.All all => all.Parts,
        Syntax.Some some => some.Parts,
        Syntax.Choice choice => [choice.If],
        Syntax.Call { Function: Syntax.Constant { Value.AsFunction.Name: "not" } } call => call.Arguments,
        _ => [],
    };

    private static Text Judged(Text what, in Value value) => value.IsTrue switch
    {
        true => new($"{what.Zh}：是", $"{what.En}: yes"),
        false => new($"{what.Zh}：否", $"{what.En}: no"),
        _ => value.Reason is { } reason ? new($"{what.Zh}：无法判断（{reason.Zh}）", $"{what.En}: cannot be told ({reason.En})") : new($"{what.Zh}：无法判断", $"{what.En}: cannot be told"),
    };

    private static Text Equals(Text what, in Value value)
    {
        var shown = Phrases.Shown(value);
        return value.Reason is { } reason ? new($"{what.Zh}：没有结果（{reason.Zh}）", $"{what.En}: no result ({reason.En})") : new($"{what.Zh} = {shown.Zh}", $"{what.En} = {shown.En}");
    }
}
