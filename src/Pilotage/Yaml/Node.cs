namespace Pilotage.Yaml;

/// <summary>A piece of a definition file with the place it stands at.</summary>
public abstract record Node(Place Place)
{
    /// <summary>What kind of piece this is, as messages say it.</summary>
    internal Text Kind => this switch
    {
        Scalar => new("一个值", "a value"),
        Mapping => new("若干“键: 值”", "keys with values"),
        _ => new("一个列表", "a list"),
    };
}

/// <summary>A single value.</summary>
/// <param name="Literal">Written as a <c>|</c> block, whose first line is the line after <see cref="Node.Place"/>.</param>
/// <param name="Quoted">Written in quotes, so never null and never a flag.</param>
/// <param name="Indent">Columns that a block is indented by; 0 for values on one line.</param>
public sealed record Scalar(string Value, Place Place, bool Literal = false, bool Quoted = false, int Indent = 0) : Node(Place);

/// <summary>One key with its value.</summary>
public sealed record Pair(string Key, Place Place, Node Value);

/// <summary>Keys with values, in the order written; no key twice.</summary>
public sealed record Mapping(Seq<Pair> Pairs, Place Place) : Node(Place);

/// <summary>A list of pieces.</summary>
public sealed record Listing(Seq<Node> Items, Place Place) : Node(Place);
