namespace Pilotage.Rules;

/// <summary>Puts an expression into words: names by their labels, with the values they have.</summary>
internal sealed class Phrases(Scope scope)
{
    private const int LongestValue = 120;

    public Scope Scope => scope;

    public Text Of(Syntax syntax, Row row) => syntax switch
    {
        Syntax.Constant constant => Shown(constant.Value),
        Syntax.Variable or Syntax.Path => Joined(Name(syntax), " ", Shown(Compiler.Compile(syntax)(row))),
        Syntax.Arithmetic arithmetic => Joined(Of(arithmetic.Left, row), $" {Glyph(arithmetic.Sign).Zh} ", Of(arithmetic.Right, row)),
        Syntax.Comparison comparison => Compared(Operand(comparison.Left, row), comparison.Sign, Operand(comparison.Right, row)),
        Syntax.Between between => new(
            $"{Operand(between.Of, row).Zh} 在 {Operand(between.Low, row).Zh} 到 {Operand(between.High, row).Zh} 之间",
            $"{Operand(between.Of, row).En} between {Operand(between.Low, row).En} and {Operand(between.High, row).En}"),
        Syntax.In test => new($"{Operand(test.Of, row).Zh} {Of(test.Test, row).Zh}", $"{Operand(test.Of, row).En} {Of(test.Test, row).En}"),
        Syntax.Instance instance => new($"{Operand(instance.Of, row).Zh} 的类型是 {instance.Wanted.Name}", $"{Operand(instance.Of, row).En} is of type {instance.Wanted.Name}"),
        Syntax.Quantified quantified => quantified.Every ? new("每一项都符合条件", "every element meets the condition") : new("至少一项符合条件", "some element meets the condition"),
        Syntax.Negation negation => Joined(new("-", "-"), "", Of(negation.Of, row)),
        Syntax.Call { Function: Syntax.Constant { Value.AsFunction: { } function } } call => Called(function.Name, call, row),
        Syntax.Call { Function: Syntax.Variable variable } call => Called(Label(variable).Zh, call, row),
        Syntax.Items items => items.Each.Count == 0 ? new("[]", "[]") : Listed(items.Each.Select(item => Of(item, row))),
        _ => new("算式", "the expression"),
    };

    /// <summary>A test in words, as it follows the value tested.</summary>
    public Text Of(Test test, Row row) => test switch
    {
        Test.Whatever => new("（不限）", "(any)"),
        Test.Compares compares => new($"{Glyph(compares.Sign).Zh} {Operand(compares.To, row).Zh}", $"{compares.Sign} {Operand(compares.To, row).En}"),
        Test.Meets { Asks: true } meets => Of(meets.Of, row),
        Test.Meets { Of: Syntax.Interval or Syntax.Items } meets => Joined(new("属于", "in"), " ", Shown(Compiler.Compile(meets.Of)(row))),
        Test.Meets meets => Joined(new("=", "="), " ", Operand(meets.Of, row)),
        Test.OneOf oneOf => new(string.Join(" 或 ", oneOf.Tests.Select(one => Of(one, row).Zh)), string.Join(" or ", oneOf.Tests.Select(one => Of(one, row).En))),
        Test.NoneOf noneOf => new($"不满足（{Of(noneOf.Inner, row).Zh}）", $"not ({Of(noneOf.Inner, row).En})"),
        _ => throw new NotSupportedException(test.GetType().Name),
    };

    /// <summary>The label of a name; of an entry, with what it is an entry of.</summary>
    public Text Name(Syntax syntax) => syntax switch
    {
        Syntax.Variable variable => Label(variable),
        Syntax.Path path => new($"{Name(path.Of).Zh}的{path.Name}", $"{Name(path.Of).En}'s {path.Name}"),
        Syntax.Entry entry => Text.Same(entry.Name),
        _ => new("值", "value"),
    };

    /// <summary>The names of the scope used in it, with their values.</summary>
    public Seq<Input> Inputs(Syntax syntax, Row row)
    {
        var (inputs, waiting) = (new SortedDictionary<int, Input>(), new Stack<Syntax>([syntax]));
        while (waiting.TryPop(out var next))
        {
            if (next is Syntax.Variable variable && DeclaredAs(variable) is { Type.Kind: not Kind.Function } declared)
            {
                var (shown, unit) = (Shown(row.Slots[variable.Slot]), declared.Unit.Length == 0 ? "" : " " + declared.Unit);
                inputs[variable.Slot] = new(declared.Words, new(shown.Zh + unit, shown.En + unit));
            }
            foreach (var part in Heights.Parts(next)) waiting.Push(part);
        }
        return inputs.Values.ToSeq();
    }

    public static Text Shown(in Value value)
    {
        switch (value.Kind)
        {
            case Kind.Null: return new("（无）", "(none)");
            case Kind.Boolean: return value.IsTrue == true ? new("是", "yes") : new("否", "no");
            case Kind.String: return new($"“{Short(value.AsString)}”", $"'{Short(value.AsString)}'");
            default: return Text.Same(Spelling.Short(value));
        }
    }

    public static Text Glyph(string sign) => sign switch
    {
        ">=" => new("≥", ">="),
        "<=" => new("≤", "<="),
        "!=" => new("≠", "!="),
        "*" => new("×", "×"),
        "/" => new("÷", "÷"),
        _ => Text.Same(sign),
    };

    private static Text Compared(Text left, string sign, Text right) => new($"{left.Zh} {Glyph(sign).Zh} {right.Zh}", $"{left.En} {sign} {right.En}");

    // A compound operand shows what it comes to.
    private Text Operand(Syntax syntax, Row row)
    {
        var words = Of(syntax, row);
        if (syntax is Syntax.Constant or Syntax.Variable or Syntax.Path) return words;
        var shown = Shown(Compiler.Compile(syntax)(row));
        return new($"{words.Zh}（即 {shown.Zh}）", $"{words.En} (that is {shown.En})");
    }

    private Text Called(string name, Syntax.Call call, Row row)
    {
        var arguments = call.Arguments.Select(argument => Of(argument, row)).ToList();
        return new($"{name}({string.Join("，", arguments.Select(argument => argument.Zh))})", $"{name}({string.Join(", ", arguments.Select(argument => argument.En))})");
    }

    private Text Label(Syntax.Variable variable) => DeclaredAs(variable)?.Words ?? Text.Same(variable.Name);

    private Declared? DeclaredAs(Syntax.Variable variable) =>
        variable.Slot < scope.Names.Count && scope.Names[variable.Slot] is var declared && declared.Name == variable.Name ? declared : null;

    private static Text Joined(Text left, string between, Text right) => new(left.Zh + between + right.Zh, left.En + between + right.En);

    private static Text Listed(IEnumerable<Text> items) => new(string.Join("、", items.Select(item => item.Zh)), string.Join(", ", items.Select(item => item.En)));

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
