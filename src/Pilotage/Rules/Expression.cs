using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>A FEEL expression: parsed, bound to a scope, compiled. Immutable and safe to share; a <see cref="Row"/> is not.</summary>
public sealed class Expression
{
    private readonly Syntax syntax;
    private readonly Step step;
    private readonly int slots;
    private readonly Lazy<Explainer> explainer;

    internal Expression(Written written, Scope scope, Syntax syntax, int slots)
    {
        (Written, Scope, this.syntax, this.slots) = (written, scope, syntax, slots);
        step = Compiler.Compile(syntax);
        explainer = new(() => Explainer.Of(syntax, scope));
    }

    public Written Written { get; }

    public Scope Scope { get; }

    /// <summary>What is known of its values before any evaluation.</summary>
    public FeelType Type => syntax.Type;

    /// <summary>Names of the scope that it uses.</summary>
    public Seq<string> Uses => UsesOf(syntax, Scope);

    /// <summary>Names of a scope that a piece of an expression uses.</summary>
    internal static Seq<string> UsesOf(Syntax syntax, Scope scope)
    {
        var (names, waiting) = (new SortedSet<int>(), new Stack<Syntax>([syntax]));
        while (waiting.TryPop(out var next))
        {
            if (next is Syntax.Variable variable && variable.Slot < scope.Names.Count && scope.Names[variable.Slot].Name == variable.Name) names.Add(variable.Slot);
            foreach (var part in Heights.Parts(next)) waiting.Push(part);
        }
        return names.Select(slot => scope.Names[slot].Name).ToSeq();
    }

    internal Syntax Syntax => syntax;

    internal int Slots => slots;

    /// <summary>Parses and binds; null where there are findings that are errors (RU1xx), with exact places.</summary>
    /// <param name="result">The type its value must have; where it is known to have another, that is a finding.</param>
    public static Expression? Parse(Written written, Scope scope, List<Finding> findings, FeelType? result = null)
    {
        var before = findings.Count;
        var parser = new Parser(written, scope, findings);
        if (parser.Whole() is not { } syntax) return null;
        Harden(findings, before);
        if (result is { IsAny: false } && syntax.Type is { IsAny: false } type && type.Kind != result.Kind && type.Kind != Kind.List && result.Kind != Kind.List)
            findings.Add(new("RU111", written.At(1, 1), new($"结果应为 {result.Name}，却是 {type.Name}", $"the result should be {result.Name}, not {type.Name}")));
        return findings.Count > before ? null : new(written, scope, syntax, parser.Slots);
    }

    /// <summary>As a model of the standard wants it: a name nobody declared has no value, and only text that does not parse is an error.</summary>
    internal static Expression? Lenient(Written written, Scope scope, List<Finding> findings)
    {
        var parser = new Parser(written, scope, findings);
        return parser.Whole() is { } syntax ? new(written, scope, syntax, parser.Slots) : null;
    }

    /// <summary>What a pack says must make sense: an operation that can never have a value is an error there.</summary>
    internal static void Harden(List<Finding> findings, int from)
    {
        for (var i = from; i < findings.Count; i++)
            if (findings[i].Weight == Weight.Doubt) findings[i] = findings[i] with { Weight = Weight.Error };
    }

    public Value Evaluate(Row row)
    {
        row.Begin();
        return step(slots > row.Slots.Length ? row.Wider(slots) : row);
    }

    /// <summary>Whether it holds; null where it cannot be told.</summary>
    public bool? IsTrue(Row row) => Evaluate(row).IsTrue;

    /// <summary>Why: which conditions in it held or failed, with the values.</summary>
    public Explanation Explain(Row row)
    {
        row.Begin();
        return explainer.Value.Explain(slots > row.Slots.Length ? row.Wider(slots) : row);
    }

    public override string ToString() => Written.Text;
}
