namespace Pilotage.Plan;

/// <summary>Lays cells with spans out on a grid, so that a merged cell stands in every row and column it spans.</summary>
internal sealed class GridMaker(Allowance allowance)
{
    // Columns beyond this are no table of tasks.
    private const int Widest = 60;

    private readonly List<List<Cell?>> rows = [];

    // Columns at which some cell begins: the others are only there because cells span them.
    private readonly HashSet<int> begun = [];

    public int Rows => rows.Count;

    public void NextRow() => rows.Add([]);

    /// <summary>Sets a cell into the first free column of a row.</summary>
    public void Add(int row, string text, Func<int, int, Place> at, int down = 1, int across = 1, string? lines = null)
    {
        var column = rows[row].FindIndex(cell => cell is null);
        Set(row, column < 0 ? rows[row].Count : column, text, at, down, across, lines);
    }

    /// <summary>Sets a cell at a row and column, counted from 0, over the spans it has.</summary>
    public void Set(int row, int column, string text, Func<int, int, Place> at, int down, int across, string? lines = null)
    {
        down = Math.Clamp(down, 1, 10_000);
        across = Math.Clamp(across, 1, Widest);
        if (column >= Widest) return;
        allowance.Take(down * across);
        begun.Add(column);
        var place = at(row, column);
        for (var i = row; i < row + down; i++)
        {
            while (rows.Count <= i) rows.Add([]);
            while (rows[i].Count < column + across) rows[i].Add(null);
            for (var j = column; j < column + across; j++) rows[i][j] ??= new(text, place, Above: i > row || j > column, lines, Beside: j > column);
        }
    }

    /// <summary>Sets the next part of a cell that began above.</summary>
    public void Continue(int row, int column, string text, Func<int, int, Place> at, int across, string? lines = null)
    {
        across = Math.Clamp(across, 1, Widest);
        if (column >= Widest) return;
        allowance.Take(across);
        begun.Add(column);
        while (rows[row].Count < column + across) rows[row].Add(null);
        for (var j = column; j < column + across; j++) rows[row][j] ??= new(text, at(row, column), Above: true, lines, Beside: j > column);
    }

    /// <summary>The grid; null where there is nothing in it.</summary>
    public Grid? Grid(Func<int, int, Place> at, int rowsUsed)
    {
        var width = rows.Take(rowsUsed).Select(row => row.Count).DefaultIfEmpty().Max();
        if (width == 0) return null;
        var kept = Enumerable.Range(0, width).Where(begun.Contains).ToList();
        var laid = rows.Take(rowsUsed).Select((row, i) =>
        {
            var cells = kept.ConvertAll(j => (j < row.Count ? row[j] : null) ?? new("", at(i, j), Beside: true));
            var own = cells.FindAll(cell => !cell.Above && cell.Text.Length > 0);
            var title = own.Count == 1 && kept.Count > 1 && cells.TrueForAll(cell => cell.Text == own[0].Text || cell.Text.Length == 0)
                && (cells.Count(cell => cell.Text.Length > 0) == kept.Count || (!cells[0].Above && cells[0].Text.Length > 0 && Numbering.Of(cells[0].Text) is { Level: <= 2 }));
            return new GridRow([.. cells], title, at(i, 0));
        }).ToSeq();
        return laid.Any(row => row.Cells.Any(cell => cell.Text.Length > 0)) ? new(laid, Merged: true, at(0, 0)) : null;
    }
}
