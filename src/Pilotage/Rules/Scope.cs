namespace Pilotage.Rules;

/// <summary>A name an expression may use.</summary>
/// <param name="Name">As written in expressions; spaces and Chinese are fine.</param>
/// <param name="Label">As explanations say it; the name itself where none is given.</param>
/// <param name="Unit">Unit of a number, such as CNY; empty where it has none.</param>
public sealed record Declared(string Name, FeelType Type, Text? Label = null, string Unit = "")
{
    internal Text Words => Label ?? Text.Same(Name);
}

/// <summary>The names that expressions may use, with their types and what explanations call them. Immutable; each name has a slot in a row.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, int> slots;

    public Scope(params IEnumerable<Declared> names)
    {
        Names = names.ToSeq();
        slots = new(Names.Count, StringComparer.Ordinal);
        for (var i = 0; i < Names.Count; i++) slots[Names[i].Name] = i;
        Index = NameIndex.Of(Names.Select(declared => declared.Name));
    }

    public static readonly Scope Empty = new();

    public Seq<Declared> Names { get; }

    /// <summary>Types that <c>instance of</c> and function parameters may name, beside FEEL's own.</summary>
    public IReadOnlyDictionary<string, FeelType> Types { get; init; } = new Dictionary<string, FeelType>();

    internal NameIndex Index { get; }

    /// <summary>The first slot an expression's own names may take: behind all names that rows of this or a wider scope hold.</summary>
    internal int FirstFree { get => Math.Max(field, Names.Count); init; }

    /// <summary>How many slots a row has, so that expressions find room for their own names in it.</summary>
    internal int Room { get => Math.Max(field, Names.Count); init; }

    public Scope With(params IEnumerable<Declared> more) => new(Names.Concat(more)) { Types = Types };

    /// <summary>The slot of a name, or -1.</summary>
    public int Find(string name) => slots.GetValueOrDefault(name, -1);

    /// <summary>A row of values in the order of the names.</summary>
    /// <param name="now">What <c>now()</c> and <c>today()</c> give: a date with time; they have no value without it.</param>
    public Row Row(ReadOnlySpan<Value> values, Value now = default)
    {
        var row = new Row(this, now);
        values.CopyTo(row.Slots);
        return row;
    }

    /// <summary>A row of values by name; names not given have no value.</summary>
    public Row Row(params IEnumerable<(string Name, Value Value)> values)
    {
        var row = new Row(this);
        foreach (var (name, value) in values) row.Set(name, value);
        return row;
    }
}
