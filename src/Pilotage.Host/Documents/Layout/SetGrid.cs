using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>A row as set: the cells' lines and the height of the whole.</summary>
/// <param name="Source">The row of the table it shows; two parts of a row too tall for a page have the same.</param>
internal sealed record SetRow(int Source, SetText[] Cells, double Height);

/// <summary>A table as set: widths of columns, head, rows, and what stands above and below it.</summary>
internal sealed record SetGrid(Grid Grid, bool Turned, double[] Widths, SetRow Head, IReadOnlyList<SetRow> Rows, bool[] Numbers)
{
    public const double Size = 12;
    public const double Leading = 17;
    public const double Padding = 4;
    public const double SourceLine = 18;

    /// <summary>Room left below a table for what Word puts between a table and the text.</summary>
    public const double Spare = 6;

    public static readonly Style Text = new(Role.Body, Size, Leading, Align.Left);
    public static readonly Style Bold = new(Role.Hei, Size, Leading, Align.Centre);
    public static readonly Style Caption = new(Role.Hei, Sheet.Fourth, 24, Align.Centre);
    public static readonly Style Below = new(Role.Body, 10.5, SourceLine, Align.Left);

    public double Width => Widths.Sum();

    public double CaptionHeight(bool first) => Grid.Title.Length == 0 ? 0 : first || Turned ? Caption.Line : 0;

    /// <summary>What is asked, in a form.</summary>
    public Role RoleOf(int column) => Grid.Headed || column > 0 ? Role.Body : Role.Hei;

    public double SourceHeight => Grid.Source.Length == 0 ? 0 : SourceLine;

    public static SetGrid Of(Grid grid, Typesetter setter)
    {
        var titles = grid.Columns.Select(column => column.Heading).ToArray();
        var wanted = new double[titles.Length];
        var numbers = new bool[titles.Length];
        for (var i = 0; i < titles.Length; i++)
        {
            var cells = grid.Rows.Where(row => i < row.Count).Select(row => row[i]).ToList();
            numbers[i] = cells.Count > 0 && cells.All(cell => cell.Length < 24 && cell.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '%' or '-' or '−' or '+' or '—' or ' '));
            var natural = cells.Select(cell => Math.Min(24 * Size, setter.Spaced(cell.Length > 60 ? cell[..60] : cell, Role.Body, Size)))
                .Append(Math.Min(8 * Size, setter.Spaced(titles[i], Role.Hei, Size))).Max();
            wanted[i] = (grid.Columns[i].Width > 0 ? grid.Columns[i].Width * Size : natural) + (2 * Padding) + 1;
        }
        var turned = grid.Turned ?? (wanted.Sum() > 1.6 * Sheet.BodyWidth || titles.Length > 9);
        var widths = Fit(wanted, turned ? Sheet.BodyHeight : Sheet.BodyWidth);
        var tallest = (turned ? Sheet.BodyWidth : Sheet.BodyHeight) - 150; // room for caption, head and source
        var head = grid.Headed ? Row(0, titles, widths, Bold, setter) : new(0, [], 0);
        var rows = new List<SetRow>();
        for (var i = 0; i < grid.Rows.Count; i++)
        {
            // A form leaves room to write where nothing is printed.
            var row = Row(i, [.. Enumerable.Range(0, titles.Length).Select(column => column < grid.Rows[i].Count ? grid.Rows[i][column] : "")], widths, Text, setter);
            if (!grid.Headed && grid.Ruled) row = row with { Height = Math.Max(row.Height + 4, grid.Rows[i].Skip(1).All(cell => cell.Length == 0) ? 38 : 26) };
            rows.AddRange(Parts(row, tallest));
        }
        return new(grid, turned, widths, head, rows, numbers);
    }

    // Widths that fill the room: what is too wide gives way, down to what the narrow ones have.
    private static double[] Fit(double[] wanted, double room)
    {
        var sum = wanted.Sum();
        if (wanted.Length == 0) return wanted;
        if (sum <= room) return [.. wanted.Select(width => width * room / sum)];
        var (low, high) = (0.0, wanted.Max());
        for (var i = 0; i < 50; i++)
        {
            var cap = (low + high) / 2;
            if (wanted.Sum(width => Math.Min(width, cap)) > room) high = cap;
            else low = cap;
        }
        return [.. wanted.Select(width => Math.Min(width, low))];
    }

    private static SetRow Row(int source, string[] cells, double[] widths, Style style, Typesetter setter)
    {
        var set = cells.Select((cell, i) => setter.Set([new(cell)], style, Math.Max(Size, widths[i] - (2 * Padding)))).ToArray();
        return new(source, set, (set.Length == 0 ? 1 : set.Max(text => text.Lines.Count)) * Leading + 5);
    }

    // A row taller than a page is cut into parts, each with some of its lines.
    private static IEnumerable<SetRow> Parts(SetRow row, double tallest)
    {
        if (row.Height <= tallest) return [row];
        var lines = (int)((tallest - 5) / Leading);
        var parts = (row.Cells.Max(cell => cell.Lines.Count) + lines - 1) / lines;
        return Enumerable.Range(0, parts).Select(part =>
        {
            var cells = row.Cells.Select(cell => cell with { Lines = cell.Lines.Skip(part * lines).Take(lines).ToList() }).ToArray();
            return new SetRow(row.Source, cells, (cells.Max(cell => cell.Lines.Count) * Leading) + 5);
        });
    }
}
