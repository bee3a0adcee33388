namespace Pilotage.Plan;

/// <summary>
/// A table that no lines rule: a head whose names stand apart, and below it words that keep to the same columns. Columns are parted where no word of the
/// table stands; rows by their numbers, and between two numbers where the room is widest.
/// </summary>
internal sealed class PdfAligned
{
    // Where columns part, from left to right: one less than there are columns.
    private readonly List<double> gutters;
    private readonly int columns;
    private readonly int number;

    private PdfAligned(List<double> gutters, int number) => (this.gutters, columns, this.number) = (gutters, gutters.Count + 1, number);

    /// <summary>The table that a page's lines hold, and which of them it takes; null where they hold none.</summary>
    /// <param name="open">The table that the page before ends with.</param>
    public static (PdfAligned Table, Grid Grid, int From, int To)? Of(List<List<Glyph>> rows, PdfAligned? open, Func<int, int, Place> at)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var deep = Enumerable.Range(1, 3).FirstOrDefault(deep => i + deep < rows.Count && Names(rows[i..(i + deep)]) is not null);
            if (deep == 0) continue;
            var names = Names(rows[i..(i + deep)])!; // there for this many lines
            var number = names.FindIndex(name => Columns.Of(name.Text) == Holds.No);
            var end = i + deep;
            // The table ends where a line leaves no gap at all between two names, other than a heading.
            var gaps = names.Zip(names.Skip(1), (one, next) => (From: one.Right, To: next.Left)).ToList();
            for (; end < rows.Count; end++)
                if (Parted(rows[end]).Count == 1 && Extent(rows[end]) is var (left, right)
                    && gaps.Count(gap => left < gap.From && right > gap.To) > 1 && !IsHeading(rows[end]) && !Again(rows, end)) break;
            if (end - i - deep < 2 || Gutters(rows[(i + deep)..end], names) is not { } gutters) continue;
            var table = new PdfAligned(gutters, number);
            return table.Lay(rows[i..end], deep, at) is { } grid ? (table, grid, i, end) : null;
        }
        // It goes on from the page before where the first line that is no page number begins with the next number or keeps to its columns.
        if (open is null || rows.Count == 0 || !open.Keeps(rows[0])) return null;
        var last = rows.FindIndex(row => !open.Keeps(row) && !IsHeading(row));
        if (last < 0) last = rows.Count;
        return last > 0 && open.Lay(rows[..last], 0, at) is { } rest ? (open, rest, 0, last) : null;
    }

    private static bool Again(List<List<Glyph>> rows, int end) => rows.Skip(end + 1).Take(3).Any(row => Parted(row).Count > 2);

    private static bool IsHeading(List<Glyph> row) => PdfLine.Set(row).Text.Trim() is { Length: < 40 } words && Numbering.Of(words) is { Level: < Numbering.Plain };

    private static (double Left, double Right) Extent(List<Glyph> row) => (row.Min(letter => letter.Left), row.Max(letter => letter.Right));

    // The names of a head, apart from each other; a narrow column breaks its name over lines. Null where the lines are none.
    private static List<(string Text, double Left, double Right)>? Names(List<List<Glyph>> lines)
    {
        if (Parted(lines[0]).Count < 2) return null;
        var names = new List<(string Text, double Left, double Right)>();
        foreach (var part in lines.SelectMany(Parted))
        {
            var above = names.FindIndex(name => name.Left < part.Right && name.Right > part.Left);
            if (above < 0) names.Add(part);
            else names[above] = (names[above].Text + part.Text, Math.Min(names[above].Left, part.Left), Math.Max(names[above].Right, part.Right));
        }
        names.Sort((one, other) => one.Left.CompareTo(other.Left));
        return names.Count >= 3 && names.TrueForAll(name => Columns.IsName(name.Text)) && names.Exists(name => Columns.Of(name.Text) == Holds.Units)
            && names.Exists(name => Columns.Of(name.Text) == Holds.No) ? names : null;
    }

    // Stretches of letters with more than a character's width between them.
    private static List<(string Text, double Left, double Right)> Parted(List<Glyph> row)
    {
        var parts = new List<List<Glyph>>();
        foreach (var letter in row.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).OrderBy(letter => letter.Left))
        {
            if (parts.Count > 0 && letter.Left - parts[^1][^1].Right < 0.9 * letter.Size) parts[^1].Add(letter);
            else parts.Add([letter]);
        }
        return parts.ConvertAll(part => (string.Concat(part.Select(letter => letter.Value)), part[0].Left, part[^1].Right));
    }

    // Between the middles of two neighbouring names, the widest strip that the fewest lines cross.
    private static List<double>? Gutters(List<List<Glyph>> rows, List<(string Text, double Left, double Right)> names)
    {
        var gutters = new List<double>();
        var lines = rows.Where(row => !IsHeading(row)).Select(row => row.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList()).ToList();
        for (var i = 0; i + 1 < names.Count; i++)
        {
            var (from, to) = ((names[i].Left + names[i].Right) / 2, (names[i + 1].Left + names[i + 1].Right) / 2);
            var crossing = Enumerable.Range(0, (int)(to - from) + 1).Select(step => lines.Count(row => row.Exists(letter => letter.Left < from + step && letter.Right > from + step))).ToList();
            var fewest = crossing.Min();
            if (fewest * 8 > lines.Count) return null;
            var (best, longest, length) = (0, 0, 0);
            for (var step = 0; step < crossing.Count; step++)
            {
                length = crossing[step] == fewest ? length + 1 : 0;
                if (length > longest) (best, longest) = (step - length / 2, length);
            }
            gutters.Add(from + best);
        }
        return gutters;
    }

    // Whether no letter of a line stands in a gutter, and the line is no running text over several columns.
    private bool Keeps(List<Glyph> row) => !gutters.Exists(at => row.Exists(letter => letter.Left < at - 1 && letter.Right > at + 1 && !string.IsNullOrWhiteSpace(letter.Value)))
        && (Parted(row).Count > 1 || Extent(row) is var (left, right) && gutters.Count(at => left < at && right > at) < 2);

    private int Column(Glyph letter) => gutters.FindIndex(at => letter.Middle < at) is >= 0 and var column ? column : columns - 1;

    private Grid? Lay(List<List<Glyph>> lines, int head, Func<int, int, Place> at)
    {
        var set = lines.ConvertAll(line => (Base: line.Max(letter => letter.Base), line[0].Size, Heading: IsHeading(line), Text: PdfLine.Set(line).Text.Trim(),
            Cells: Enumerable.Range(0, columns).Select(column => line.FindAll(letter => Column(letter) == column)).Select(cell => cell.Count == 0 ? "" : PdfLine.Set(cell).Text.Trim()).ToList()));
        var start = head;
        var numbers = Enumerable.Range(start, set.Count - start).Where(i => !set[i].Heading && set[i].Cells[number] is { Length: > 0 and <= 4 } digits && digits.All(char.IsDigit)).ToList();
        if (numbers.Count == 0) return null;
        // Rows begin at their number, or above it where numbers stand in the middle of their rows.
        var begins = new List<int> { numbers[0] };
        while (begins[0] > start && !set[begins[0] - 1].Heading) begins[0]--;
        for (var i = 1; i < numbers.Count; i++)
        {
            var between = Enumerable.Range(numbers[i - 1] + 1, numbers[i] - numbers[i - 1]).ToList();
            var rooms = between.ConvertAll(line => set[line - 1].Base - set[line].Base);
            var widest = rooms.Max();
            // Where all lines stand alike, a row begins at its number.
            begins.Add(set[numbers[i]].Heading ? numbers[i] : widest - rooms.Min() < 1.5 ? numbers[i] : between[rooms.IndexOf(widest)]);
        }
        var rows = new List<GridRow>();
        if (head > 0) Row(0, head);
        for (var i = 0; i < begins.Count; i++)
        {
            var end = i + 1 < begins.Count ? begins[i + 1] : set.Count;
            // A heading between two rows, set over the whole table.
            foreach (var heading in Enumerable.Range(i == 0 ? start : begins[i - 1], begins[i] - (i == 0 ? start : begins[i - 1])).Where(line => set[line].Heading)) Title(heading);
            Row(begins[i], end);
        }
        return new([.. rows], Merged: false, at(0, 0));

        void Title(int line) => rows.Add(new([new(set[line].Text, at(rows.Count, 0))], Title: true, at(rows.Count, 0)));

        void Row(int from, int to)
        {
            var cells = Enumerable.Range(0, columns).Select(column =>
            {
                var written = set.GetRange(from, to - from).FindAll(line => !line.Heading).ConvertAll(line => line.Cells[column]).FindAll(text => text.Length > 0);
                return new Cell(string.Concat(written), at(rows.Count, column), Lines: written.Count > 1 ? string.Join(UnitList.Wrap, written) : null);
            });
            rows.Add(new([.. cells], Title: false, at(rows.Count, 0)));
        }
    }
}
