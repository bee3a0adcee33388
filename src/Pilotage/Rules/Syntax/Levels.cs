namespace Pilotage.Rules;

/// <summary>The body of an expression or of a function in it: it counts the slots its names take.</summary>
internal sealed class Body(Body? outer, int slots)
{
    public Body? Outer { get; } = outer;

    public int Slots { get; private set; } = slots;

    public int Take() => Slots++;
}

/// <summary>Names that can be seen from some point of an expression on, one level around another.</summary>
internal sealed class Level(Body body, NameIndex index)
{
    private readonly Dictionary<string, (int Slot, FeelType Type)> names = new(StringComparer.Ordinal);

    public Body Body { get; } = body;

    public NameIndex Index { get; } = index;

    /// <summary>The item of a filter, whose entries are names here; null on other levels.</summary>
    public Syntax.Variable? Item { get; init; }

    public int Declare(string name, FeelType type)
    {
        var slot = Body.Take();
        Add(name, slot, type);
        return slot;
    }

    public void Add(string name, int slot, FeelType type)
    {
        names[name] = (slot, type);
        Index.Add(name);
    }

    /// <summary>Names of a declared scope, which its index has already.</summary>
    public static Level Of(Scope scope, Body body)
    {
        var level = new Level(body, scope.Index);
        for (var i = 0; i < scope.Names.Count; i++) level.names[scope.Names[i].Name] = (i, scope.Names[i].Type);
        return level;
    }

    public bool TryFind(string name, out (int Slot, FeelType Type) found) => names.TryGetValue(name, out found);

    public IEnumerable<string> All => names.Keys;
}
