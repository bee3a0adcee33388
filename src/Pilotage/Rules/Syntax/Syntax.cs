namespace Pilotage.Rules;

/// <summary>An expression after parsing and binding: every name is a slot, every piece knows its type and where it stands.</summary>
/// <param name="At">Offset of its first character.</param>
/// <param name="Type">What is known of its values before any evaluation.</param>
internal abstract record Syntax(int At, FeelType Type)
{
    public sealed record Constant(int At, FeelType Type, Value Value) : Syntax(At, Type);

    /// <param name="Depth">How many function bodies further out it was declared.</param>
    public sealed record Variable(int At, FeelType Type, string Name, int Depth, int Slot) : Syntax(At, Type);

    /// <summary>A name within a filter: an entry of the item where it has one, else what the name means outside.</summary>
    public sealed record Entry(int At, FeelType Type, string Name, Syntax Item, Syntax? Outside) : Syntax(At, Type);

    /// <summary>A name nobody declared: no value, with the reason.</summary>
    public sealed record Unknown(int At, string Name) : Syntax(At, FeelType.Any);

    public sealed record Arithmetic(int At, FeelType Type, string Sign, Syntax Left, Syntax Right) : Syntax(At, Type);

    public sealed record Negation(int At, FeelType Type, Syntax Of) : Syntax(At, Type);

    public sealed record Comparison(int At, string Sign, Syntax Left, Syntax Right) : Syntax(At, FeelType.Boolean);

    public sealed record All(int At, Seq<Syntax> Parts) : Syntax(At, FeelType.Boolean);

    public sealed record Some(int At, Seq<Syntax> Parts) : Syntax(At, FeelType.Boolean);

    public sealed record Between(int At, Syntax Of, Syntax Low, Syntax High) : Syntax(At, FeelType.Boolean);

    /// <param name="Asked">Slot of <c>?</c>, the value that is tested.</param>
    public sealed record In(int At, Syntax Of, Test Test, int Asked) : Syntax(At, FeelType.Boolean);

    public sealed record Instance(int At, Syntax Of, FeelType Wanted) : Syntax(At, FeelType.Boolean);

    public sealed record Choice(int At, FeelType Type, Syntax If, Syntax Then, Syntax Else) : Syntax(At, Type);

    /// <summary>One <c>name in list</c> or <c>name in from..to</c> of a loop.</summary>
    public sealed record Round(int Slot, Syntax From, Syntax? To);

    /// <param name="Partial">Slot of the results so far.</param>
    public sealed record Loop(int At, FeelType Type, Seq<Round> Rounds, int Partial, Syntax Body) : Syntax(At, Type);

    public sealed record Quantified(int At, bool Every, Seq<Round> Rounds, Syntax Condition) : Syntax(At, FeelType.Boolean);

    public sealed record Path(int At, FeelType Type, Syntax Of, string Name) : Syntax(At, Type);

    public sealed record Filter(int At, FeelType Type, Syntax Of, int Item, Syntax Condition) : Syntax(At, Type);

    public sealed record Items(int At, FeelType Type, Seq<Syntax> Each) : Syntax(At, Type);

    public sealed record Entries(int At, FeelType Type, Seq<string> Names, Seq<Syntax> Values, Seq<int> Slots) : Syntax(At, Type);

    public sealed record Interval(int At, FeelType Type, Syntax? Low, bool LowIncluded, Syntax? High, bool HighIncluded, bool Outside = false) : Syntax(At, Type);

    /// <param name="Slots">How many slots its body has; parameters come first.</param>
    public sealed record Lambda(int At, FeelType Type, Seq<string> Parameters, Seq<FeelType> Types, int Slots, Syntax? Body) : Syntax(At, Type);

    /// <param name="Names">Names of the arguments where they are given; empty otherwise.</param>
    public sealed record Call(int At, FeelType Type, Syntax Function, Seq<Syntax> Arguments, Seq<string> Names) : Syntax(At, Type);
}

/// <summary>A unary test: what stands in the cell of a table or behind <c>in</c>.</summary>
internal abstract record Test(int At)
{
    /// <summary>A dash: holds for everything.</summary>
    public sealed record Whatever(int At) : Test(At);

    /// <summary>An expression: a value to equal, a list or range to be in, or a condition on <c>?</c>.</summary>
    public sealed record Meets(int At, Syntax Of, bool Asks) : Test(At);

    public sealed record Compares(int At, string Sign, Syntax To) : Test(At);

    public sealed record OneOf(int At, Seq<Test> Tests) : Test(At);

    public sealed record NoneOf(int At, Test Inner) : Test(At);
}
