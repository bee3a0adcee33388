namespace Pilotage.Yaml;

/// <summary>An expression or block as written, with the place its first character stands at, to be parsed in the bind pass.</summary>
/// <param name="Indent">Columns by which the lines of a block are indented.</param>
public sealed record Written(string Text, Place Place, int Indent = 0)
{
    /// <summary>The place of a character: line and column count from 1 within the text.</summary>
    public Place At(int line, int column) =>
        new(Place.File, Place.Line + line - 1, (Indent > 0 ? Indent : line == 1 ? Place.Column - 1 : 0) + column);

    public override string ToString() => Text;
}
