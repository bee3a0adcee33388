using System.Numerics;

namespace Pilotage.Rules;

/// <summary>One bound row of a table.</summary>
internal sealed record DecisionRow(UnaryTests?[] Tests, Expression?[] Conclusions, InForce InForce, Source Source, Text? Note, Place Place);

/// <summary>What one column of conditions looks at.</summary>
internal sealed record DecisionColumn(Expression Head, Text Label, string Unit, Atoms? Atoms);

/// <summary>A bound table: finds the rows that fit, and says which came nearest among those that do not.</summary>
internal sealed class DecisionTable
{
    private readonly Atoms days;
    private readonly ulong[] all;

    public DecisionTable(RuleTable definition, Scope scope, DecisionColumn[] columns, string[] names, Text[] labels, Seq<string>[] priorities, DecisionRow[] rows)
    {
        (Definition, Scope, Columns, Names, Labels, Priorities, Rows) = (definition, scope, columns, names, labels, priorities, rows);
        days = DaysOf(rows);
        all = new ulong[(rows.Length + 63) / 64];
        for (var i = 0; i < rows.Length; i++) all[i / 64] |= 1UL << (i % 64);
    }

    public RuleTable Definition { get; }

    public Scope Scope { get; }

    public DecisionColumn[] Columns { get; }

    /// <summary>The names it concludes.</summary>
    public string[] Names { get; }

    /// <summary>What explanations call them.</summary>
    public Text[] Labels { get; }

    /// <summary>For each name the texts it can be, the weightiest first.</summary>
    public Seq<string>[] Priorities { get; }

    public DecisionRow[] Rows { get; }

    /// <summary>The pieces of time within which the same rows are in force.</summary>
    public Atoms Days => days;

    /// <summary>Rows in force on a day that fit, in their order.</summary>
    public List<int> Hits(Row row, DateOnly on)
    {
        Span<ulong> mask = all.Length <= 64 ? stackalloc ulong[all.Length] : new ulong[all.Length];
        all.CopyTo(mask);
        And(mask, days, Value.Of(on), null, row, -1);
        for (var c = 0; c < Columns.Length; c++) And(mask, Columns[c].Atoms, Columns[c].Head.Evaluate(row), c, row, c);
        var hits = Bits(mask);
        return Definition.Hit == HitPolicy.First && hits.Count > 1 ? [hits[0]] : hits;
    }

    public static List<int> Bits(ReadOnlySpan<ulong> mask)
    {
        var hits = new List<int>();
        for (var word = 0; word < mask.Length; word++)
            for (var rest = mask[word]; rest != 0; rest &= rest - 1) hits.Add((word * 64) + BitOperations.TrailingZeroCount(rest));
        return hits;
    }

    public bool InForce(int index, DateOnly on) => Rows[index].InForce.On(on);

    private void And(Span<ulong> mask, Atoms? atoms, in Value value, int? column, Row row, int index)
    {
        if (atoms?.Find(value) is { } atom and >= 0)
        {
            var fits = atoms.Fits[atom];
            for (var i = 0; i < mask.Length; i++) mask[i] &= fits[i];
            return;
        }
        if (column is null) return;
        for (var word = 0; word < mask.Length; word++)
        {
            for (var rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                var at = (word * 64) + BitOperations.TrailingZeroCount(rest);
                if (Rows[at].Tests[index] is { } test && test.Meets(value, row) != true) mask[word] &= ~(1UL << (at % 64));
            }
        }
    }

    // Every first day and every day after a last one divides time; both ends are days like any other.
    private static Atoms DaysOf(DecisionRow[] rows)
    {
        var findings = new List<Finding>();
        UnaryTests? Period(InForce period)
        {
            if (period.Always) return null;
            var test = period switch
            {
                { From: { } from, To: null } => $">= date(\"{from:yyyy-MM-dd}\")",
                { From: null, To: { } to } => $"< date(\"{to.AddDays(1):yyyy-MM-dd}\")",
                _ => $"[date(\"{period.From:yyyy-MM-dd}\")..date(\"{period.To!.Value.AddDays(1):yyyy-MM-dd}\"))", // neither always in force nor open at an end
            };
            return UnaryTests.Parse(new(test, default), Scope.Empty, FeelType.Date, findings);
        }

        return Atoms.Of([.. rows.Select(row => Period(row.InForce))], FeelType.Date, [], null)!; // tests of days and nothing else
    }
}
