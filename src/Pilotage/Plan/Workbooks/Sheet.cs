namespace Pilotage.Plan.Workbooks;

/// <summary>What a column takes: words, a whole number, a figure, a day, one of several words.</summary>
public enum CellKind { Words, Whole, Figure, Day, Choice }

/// <summary>A column of a sheet.</summary>
/// <param name="Filled">People write here; every other column is locked.</param>
/// <param name="Width">In characters of Latin text; Chinese takes two each.</param>
/// <param name="Choices">What a choice may be.</param>
public sealed record SheetColumn(string Title, CellKind Kind = CellKind.Words, bool Filled = false, int Width = 12,
    Seq<string> Choices = default);

/// <summary>A sheet of a workbook: a title, headings, rows, and empty rows for what people add.</summary>
/// <param name="Note">What to know before filling it in; stands below the title.</param>
/// <param name="Spare">Empty rows at the end; no more than 2,000.</param>
public sealed record Sheet(string Name, string Title, string Note, Seq<SheetColumn> Columns, Seq<Seq<string>> Rows, int Spare = 0)
{
    /// <summary>The row, counted from 1, in which the headings stand; content follows.</summary>
    public const int Headings = 3;
}

/// <summary>Sheets as somebody sent them: every cell that holds anything.</summary>
public sealed record FilledSheet(string Name, IReadOnlyDictionary<(int Row, int Column), string> Cells)
{
    /// <summary>The words of a cell, rows and columns counted from 1; empty where nothing stands.</summary>
    public string At(int row, int column) => Cells.GetValueOrDefault((row, column), "");

    /// <summary>Rows below the headings in which anything stands.</summary>
    public IEnumerable<int> Rows => Cells.Keys.Where(at => at.Row > Sheet.Headings).Select(at => at.Row).Distinct().Order();
}
