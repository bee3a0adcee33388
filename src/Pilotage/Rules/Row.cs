using System.Runtime.CompilerServices;

namespace Pilotage.Rules;

/// <summary>The values of a scope's names for one evaluation. Not shared between threads.</summary>
public sealed class Row
{
    // What a single evaluation may cost, in rounds of a loop; whoever wants more gets no value.
    private const int MostRounds = 5_000_000;
    private const int DeepestCalls = 2_000;

    private readonly Scope scope;
    private int rounds = MostRounds;
    private int calls;

    /// <param name="within">The evaluation that this one is part of: what both may cost is counted together.</param>
    public Row(Scope scope, Value now = default, Row? within = null) =>
        (this.scope, Slots, Root, Now) = (scope, new Value[scope.Room], within?.Root ?? this, now);

    private Row(Row from, Row? parent, Value[] slots) => (Root, Parent, Slots, scope) = (from.Root, parent, slots, from.scope);

    /// <summary>The value of a name; a name that is not declared is a bug of the caller.</summary>
    public Value this[string name]
    {
        get => Slots[Slot(name)];
        internal set => Slots[Slot(name)] = value;
    }

    public void Set(string name, Value value) => Slots[Slot(name)] = value;

    /// <summary>The moment that <c>now()</c> and <c>today()</c> give.</summary>
    public Value Now { get; }

    internal Value[] Slots { get; }

    internal Row? Parent { get; }

    internal Row Root { get; }

    /// <summary>A row with room for the expression's own names behind those of the scope.</summary>
    internal Row Wider(int slots)
    {
        var wider = new Value[slots];
        Slots.CopyTo(wider, 0);
        return new(this, Parent, wider);
    }

    /// <summary>The row as it is now, kept by a function that was made here.</summary>
    internal Row Kept() => new(this, Parent, (Value[])Slots.Clone());

    /// <summary>The row of a function's body.</summary>
    internal Row Inner(int slots) => new(this, this, new Value[slots]);

    /// <summary>Counts rounds of a loop; false once an evaluation has had too many.</summary>
    internal bool Spend(int count = 1)
    {
        if (Root.rounds < count)
        {
            Root.rounds = 0;
            return false;
        }
        Root.rounds -= count;
        return true;
    }

    /// <summary>Counts a call in; false where calls are nested too deeply.</summary>
    internal bool Enter()
    {
        if (Root.calls >= DeepestCalls || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return false;
        Root.calls++;
        return true;
    }

    internal void Leave() => Root.calls--;

    internal void Begin()
    {
        if (ReferenceEquals(Root, this) && calls == 0) rounds = MostRounds;
    }

    private int Slot(string name) => scope.Find(name) is var slot and >= 0 ? slot : throw new ArgumentException($"'{name}' is not declared in this scope");
}
