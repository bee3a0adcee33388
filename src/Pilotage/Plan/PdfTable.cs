using System.Text;

namespace Pilotage.Plan;

/// <summary>The part of a table that one page has.</summary>
internal sealed record PdfPart(RuledTable Table, List<Glyph> Letters)
{
    /// <summary>Whether it goes on from the part that the page before ends with: their outer edges are the same, and the one has no column that the other lacks.</summary>
    public bool GoesOn(PdfPart before)
    {
        var (here, there) = (Table.Columns, before.Table.Columns);
        return Math.Abs(here[0] - there[0]) <= RuledTable.Gap && Math.Abs(here[^1] - there[^1]) <= RuledTable.Gap && (RuledTable.Within(here, there) || RuledTable.Within(there, here));
    }
}

/// <summary>Sets the parts of a table that stand on pages one after the other together, with what the ends of pages cut in two.</summary>
internal static class PdfTable
{
    // A cell as it was set: its words, its lines, and whether the last of them fills the width.
    private sealed record Written(int Row, int Column, int Down, int Across, string Words, string Lines, bool Full);

    public static Grid? Of(string file, int number, List<PdfPart> parts, Allowance allowance)
    {
        var columns = Ruling.Cluster(parts.SelectMany(part => part.Table.Columns));
        var cells = new List<Written>();
        var height = 0;
        foreach (var part in parts)
        {
            var own = part.Table.Cells().Select(cell => Write(part, cell, height, columns)).ToList();
            var rows = own.Max(cell => cell.Row + cell.Down);
            height = height == 0 ? rows : Join(cells, own, height, rows);
            cells.AddRange(own);
        }
        var maker = new GridMaker(allowance);
        var at = (int row, int column) => Spot.Cell(file, number, row + 1, column + 1);
        foreach (var cell in cells) maker.Set(cell.Row, cell.Column, cell.Words, at, cell.Down, cell.Across, cell.Lines);
        // A row that the end of a page cut in two may still be there as two: these cells are not known as merged.
        return maker.Grid(at, maker.Rows) is { } grid ? grid with { Merged = false } : null;
    }

    private static Written Write(PdfPart part, RuledCell cell, int above, List<double> columns)
    {
        var (words, set) = (new StringBuilder(), new StringBuilder());
        var full = true;
        foreach (var line in PdfLine.Of(part.Letters.FindAll(cell.Has)))
        {
            var text = line.Text.Trim();
            if (words.Length > 0 && text.Length > 0 && char.IsAsciiLetterOrDigit(words[^1]) && char.IsAsciiLetter(text[0])) words.Append(' ');
            words.Append(text);
            // A line that leaves room for two more characters was ended on purpose; a full one may have been.
            if (set.Length > 0) set.Append(full ? UnitList.Wrap : '\n');
            set.Append(text);
            full = line.Right - line.Left > cell.Right - cell.Left - 3.2 * line.Size;
        }
        var (from, to) = (Nearest(cell.Left), Nearest(cell.Right));
        return new(above + cell.Row, from, cell.Down, Math.Max(1, to - from), words.ToString(), set.ToString(), full);

        int Nearest(double place) => Enumerable.Range(0, columns.Count).MinBy(i => Math.Abs(columns[i] - place));
    }

    // Sets what a page begins with behind what the page before ends with; gives how many rows there are then.
    private static int Join(List<Written> before, List<Written> own, int height, int rows)
    {
        var head = Head(before, own, height);
        var first = height + head;
        var top = own.FindAll(cell => cell.Row == first);
        if (top.Count == 0) return rows;
        var bottom = before.FindAll(cell => cell.Row + cell.Down == height);
        // A row that has no number and lacks what nearly every row has is the rest of the row above.
        var rest = !top.Exists(cell => cell.Words.Length is > 0 and < 6 && Numbering.Whole(cell.Words) is not null) && top.Exists(cell => cell.Words.Length > 0) && top.Exists(Lacks);
        foreach (var cell in top)
        {
            if (bottom.Find(above => above.Column == cell.Column && above.Across == cell.Across) is not { } above) continue;
            // A heading that spans rows is cut by the end of the page: its lower part has no words, or words that only go on.
            var heading = !rest && (above.Down > 1 || cell.Down > 1) && above.Words.Length > 0
                && (cell.Words.Length == 0 || Numbering.Of(cell.Words) is null && above.Full && Numbering.Of(above.Words) is not null || cell.Words == above.Words);
            if (!rest && !heading) continue;
            var more = cell.Words == above.Words ? "" : cell.Words;
            before[before.IndexOf(above)] = above with
            {
                Down = above.Down + cell.Down - (rest ? 1 : 0) + (rest ? 0 : head),
                Words = Glue(above.Words, more),
                Lines = more.Length == 0 ? above.Lines : above.Lines + (above.Lines.Length == 0 ? "" : above.Full ? UnitList.Wrap : '\n') + cell.Lines,
                Full = cell.Full,
            };
            own.Remove(cell);
        }
        if (!rest) return rows;
        // The row is one: what follows moves up, and the head that the page repeats is left out.
        own.RemoveAll(cell => cell.Row <= first && cell.Down == 1);
        for (var i = 0; i < own.Count; i++) own[i] = own[i] with { Row = Math.Max(own[i].Row - head - 1, height) };
        return rows - head - 1;

        bool Lacks(Written cell) => cell.Words.Length == 0 && cell.Down == 1 && Always(before, cell.Column, height)
            && bottom.Exists(above => above.Column == cell.Column && above.Down == 1 && above.Words.Length > 0);
    }

    // How many rows at the top of a page repeat the head of the table.
    private static int Head(List<Written> before, List<Written> own, int height)
    {
        string Row(List<Written> cells, int row) => string.Join('|', cells.Where(cell => cell.Row == row).OrderBy(cell => cell.Column).Select(cell => Folded.Key(cell.Words)));
        var most = own.Max(cell => cell.Row) - height;
        for (var start = 0; start < Math.Min(3, height); start++)
        {
            var deep = 0;
            while (deep < Math.Min(3, most) && start + deep < height && Row(before, start + deep) is { Length: > 4 } name && name == Row(own, height + deep)) deep++;
            if (deep > 0) return deep;
        }
        return 0;
    }

    private static bool Always(List<Written> cells, int column, int height)
    {
        var here = cells.FindAll(cell => cell.Column == column && cell.Down == 1);
        return here.Count * 2 > height && here.Count(cell => cell.Words.Length > 0) * 10 >= here.Count * 7;
    }

    private static string Glue(string above, string below) =>
        above.Length > 0 && below.Length > 0 && char.IsAsciiLetterOrDigit(above[^1]) && char.IsAsciiLetter(below[0]) ? $"{above} {below}" : above + below;
}
