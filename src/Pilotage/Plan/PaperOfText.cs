namespace Pilotage.Plan;

/// <summary>Plain text as a paper: lines parted by blank ones, tables as lines with tabs.</summary>
internal static class PaperOfText
{
    // A paragraph of a thousand lines is none.
    private const int LongestLine = 100_000;

    /// <summary>Reads text; leading lines that begin with # are somebody's notes and not the document's.</summary>
    public static Paper Read(string file, string text)
    {
        var lines = text.Split('\n');
        var notes = lines.TakeWhile(line => line.StartsWith('#') || line.Trim('\r', ' ', '\uFEFF').Length == 0).Count();
        if (!lines.Take(notes).Any(line => line.StartsWith('#'))) notes = 0;
        var blocks = new List<Block>();
        var rows = new List<GridRow>();
        for (var i = notes; i < lines.Length; i++)
        {
            if (lines[i].Length > LongestLine) throw Unreadable.TooMuch();
            var line = Piped(Folded.Unradical(lines[i]).TrimEnd('\r').Trim('\uFEFF'));
            if (line is null) continue;
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                rows.Add(Row(file, i + 1, line));
                continue;
            }
            // A heading set between two rows belongs to the table.
            if (rows.Count > 0 && i + 1 < lines.Length && lines[i + 1].Contains('\t', StringComparison.Ordinal) && line.Trim() is { Length: > 0 and < 60 } heading)
            {
                rows.Add(new([new(heading, Spot.Line(file, i + 1))], Title: true, Spot.Line(file, i + 1)));
                continue;
            }
            Close();
            if (line.Trim(' ', '\u3000', '\f') is { Length: > 0 } words) blocks.Add(new Line(words, Spot.Line(file, i + 1)));
        }
        Close();
        return new(file, [.. blocks], text);

        void Close()
        {
            if (rows.Count > 0) blocks.Add(new Grid([.. rows], Merged: false, rows[0].Place));
            rows.Clear();
        }
    }

    // | 序号 | 任务 | as cells; the line of dashes below a head says nothing.
    private static string? Piped(string line)
    {
        var plain = line.Trim();
        if (plain.Length < 3 || plain[0] != '|' || plain[^1] != '|') return line;
        return plain.All(letter => letter is '|' or '-' or ':' or ' ') ? null : string.Join('\t', plain[1..^1].Split('|').Select(cell => cell.Trim()));
    }

    private static GridRow Row(string file, int number, string line)
    {
        var place = Spot.Line(file, number);
        var cells = line.Split('\t').Select(cell => new Cell(cell.Trim(' ', '\u3000'), place)).ToList();
        var filled = cells.FindAll(cell => cell.Text.Length > 0);
        // One cell at the left and nothing beside it, set as a heading: it spans the row.
        var title = filled.Count == 1 && cells[0].Text.Length > 0 && Numbering.Of(cells[0].Text) is { Level: <= 2 };
        return new([.. cells], title, place);
    }
}
