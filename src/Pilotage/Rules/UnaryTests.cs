using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>The tests of a table's cell: <c>&gt;= 100, [1..5], "A", not("B"), -</c>; the value tested is <c>?</c>.</summary>
public sealed class UnaryTests
{
    private readonly Compiler.Judge judge;
    private readonly int slot;
    private readonly int slots;

    private UnaryTests(Written written, Test test, FeelType type, int slot, int slots)
    {
        (Written, Test, Type, this.slot, this.slots) = (written, test, type, slot, slots);
        judge = Compiler.Compile(test);
    }

    public Written Written { get; }

    /// <summary>The type of the values tested.</summary>
    public FeelType Type { get; }

    /// <summary>Whether it is a dash, which every value meets.</summary>
    public bool Always => Test is Test.Whatever;

    internal Test Test { get; }

    internal int Slots => slots;

    internal int Slot => slot;

    /// <summary>Parses and binds; null where there are findings that are errors (RU1xx).</summary>
    public static UnaryTests? Parse(Written written, Scope scope, FeelType type, List<Finding> findings)
    {
        var before = findings.Count;
        var tests = Lenient(written, scope, type, findings);
        Expression.Harden(findings, before);
        return findings.Count > before ? null : tests;
    }

    internal static UnaryTests? Lenient(Written written, Scope scope, FeelType type, List<Finding> findings)
    {
        var parser = new Parser(written, scope, findings);
        return parser.WholeTests(type, out var slot) is { } test ? new(written, test, type, slot, parser.Slots) : null;
    }

    /// <summary>Whether a value meets them; null where that cannot be told.</summary>
    public bool? Meets(in Value value, Row row)
    {
        if (Always) return true;
        var wide = slots > row.Slots.Length ? row.Wider(slots) : row;
        wide.Slots[slot] = value;
        return judge(wide, value);
    }

    /// <summary>Whether a value meets tests that name nothing else.</summary>
    internal bool MeetsAlone(in Value value, Row row) => Meets(value, row) == true;

    public override string ToString() => Written.Text;
}
