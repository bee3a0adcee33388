namespace Pilotage.Plan;

/// <summary>A document as it lies before the reader, whatever its format: lines and tables in the order they stand.</summary>
/// <param name="File">Its name; the places of all that is in it start with it.</param>
/// <param name="Original">The text itself, where the format is text, so that its lines keep their numbers; null for other formats.</param>
public sealed record Paper(string File, Seq<Block> Blocks, string? Original = null)
{
    public IEnumerable<Line> Lines => Blocks.OfType<Line>();

    public IEnumerable<Grid> Grids => Blocks.OfType<Grid>();

    /// <summary>The paper as plain text: what a person would copy out of it, a table as lines of cells parted by tabs.</summary>
    public string AsText() => Original ?? string.Join('\n', Blocks.Select(block => block switch
    {
        Line line => line.Text,
        Grid grid => string.Join('\n', grid.Rows.Select(row => string.Join('\t', row.Cells.Select(cell => cell.Above ? "" : cell.Text)))),
        _ => "",
    })) + "\n";
}

/// <summary>One piece of a paper.</summary>
public abstract record Block(Place Place);

/// <summary>A line or paragraph of running text, trimmed.</summary>
/// <param name="Full">Whether it is known to fill the width of its page, so that its sentence may go on in the next line.</param>
/// <param name="Indented">Whether it is known to begin a paragraph.</param>
public sealed record Line(string Text, Place Place, bool Full = false, bool Indented = false) : Block(Place);

/// <summary>A table.</summary>
/// <param name="Merged">Whether merged cells are known as such; in text they are only empty.</param>
public sealed record Grid(Seq<GridRow> Rows, bool Merged, Place Place) : Block(Place);

/// <summary>A row with one cell for each column; a merged cell stands in every column and row it spans.</summary>
/// <param name="Title">Whether one cell spans the whole row: a heading inside the table.</param>
public sealed record GridRow(Seq<Cell> Cells, bool Title, Place Place);

/// <summary>One cell of a table.</summary>
/// <param name="Above">Whether this is the lower or right part of a merged cell that began above or to the left.</param>
/// <param name="Beside">Whether this is the right part of a cell that began to the left, or no cell at all.</param>
/// <param name="Lines">Its lines as they were set, where they are known; a list of units may stand in them one below the other.</param>
public sealed record Cell(string Text, Place Place, bool Above = false, string? Lines = null, bool Beside = false)
{
    /// <summary>What it says as a list of units.</summary>
    internal string List => Lines is null ? Text : UnitList.OfLines(Lines);
}
