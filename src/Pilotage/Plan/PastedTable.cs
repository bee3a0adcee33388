using System.Globalization;

namespace Pilotage.Plan;

/// <summary>A table that was pasted as text, so that every cell stands in a line of its own: set together again, row by row, by its column of numbers.</summary>
internal sealed class PastedTable
{
    // How far numbers may leap within one table: some are withheld.
    private const int Leap = 20;

    private readonly List<Line> lines;
    private readonly List<Doubt> doubts;
    private readonly List<string> heads;
    private readonly int number;

    private PastedTable(List<Line> lines, List<string> heads, int number, List<Doubt> doubts) => (this.lines, this.heads, this.number, this.doubts) = (lines, heads, number, doubts);

    /// <summary>The paper with such tables as tables.</summary>
    public static Paper Of(Paper paper, List<Doubt> doubts)
    {
        var (blocks, run) = (new List<Block>(), new List<Line>());
        var found = false;
        foreach (var block in paper.Blocks)
        {
            if (block is Line line)
            {
                run.Add(line);
                continue;
            }
            Close();
            blocks.Add(block);
        }
        Close();
        return found ? paper with { Blocks = [.. blocks] } : paper;

        void Close()
        {
            var i = 0;
            while (i < run.Count)
            {
                if (At(run, i, doubts) is var (grid, length))
                {
                    blocks.Add(grid);
                    i += length;
                    found = true;
                }
                else blocks.Add(run[i++]);
            }
            run.Clear();
        }
    }

    // A head is a run of names of columns, one of them of numbers and one of units, with the first number behind it.
    private static (Grid Grid, int Length)? At(List<Line> run, int start, List<Doubt> doubts)
    {
        if (!Columns.IsName(Name(run[start]))) return null;
        var heads = run.Skip(start).Take(10).Select(Name).TakeWhile(Columns.IsName).ToList();
        var number = heads.FindIndex(name => Columns.Of(name) == Holds.No);
        if (heads.Count < 3 || number < 0 || heads.TrueForAll(name => Columns.Of(name) != Holds.Units)) return null;
        var table = new PastedTable(run[start..], heads, number, doubts);
        return table.Rows() is { Count: > 1 } rows ? (new Grid([.. rows], Merged: false, run[start].Place), table.taken) : null;
    }

    private static string Name(Line line) => string.Concat(line.Text.Where(letter => !char.IsWhiteSpace(letter)));

    private int taken;

    private List<GridRow> Rows()
    {
        var rows = new List<GridRow> { Row([.. lines.Take(heads.Count)]) };
        var numbers = Numbers();
        if (numbers.Count == 0 || numbers[0] - heads.Count > number + 1) return [];
        var above = lines[heads.Count..numbers[0]];
        for (var i = 0; i < numbers.Count; i++)
        {
            var after = heads.Count - number - 1;
            var end = i + 1 < numbers.Count ? numbers[i + 1] : Math.Min(lines.Count, End(numbers[i] + 1, after));
            var cells = lines[(numbers[i] + 1)..end];
            var next = new List<Line>();
            // What heads the next row stands behind this row's last cell.
            while (Heads(cells, after, next.Count)) next.Insert(0, Last(cells));
            Spanning(above, rows);
            rows.Add(Row([.. Enumerable.Range(0, number).Select(column => above.ElementAtOrDefault(column - number + above.Count)), lines[numbers[i]], .. Set(cells, after, lines[numbers[i]])]));
            above = next;
            taken = end;
        }
        taken -= above.Count;
        return rows;
    }

    private bool Heads(List<Line> cells, int after, int taken)
    {
        if (cells.Count < 2 || taken >= Math.Max(1, number)) return false;
        if (number == 0) return cells.Count > after && Numbering.Of(cells[^1].Text) is { Level: < Numbering.Plain };
        var last = after - 1;
        return Column(last) is Holds.Units or Holds.Deadline ? !Is(cells[^1], last) && Enumerable.Range(2, Math.Min(number, cells.Count - 1)).Any(back => Is(cells[^back], last)) : cells.Count > after;
    }

    private static Line Last(List<Line> cells)
    {
        var last = cells[^1];
        cells.RemoveAt(cells.Count - 1);
        return last;
    }

    // A numbered heading where the table has no column before its numbers spans the table.
    private void Spanning(List<Line> above, List<GridRow> rows)
    {
        if (number > 0 || above.Count == 0) return;
        foreach (var line in above) rows.Add(new([new(line.Text, line.Place),
            .. Enumerable.Range(1, heads.Count - 1).Select(_ => new Cell(line.Text, line.Place, Above: true, Beside: true))], Title: true, line.Place));
        above.Clear();
    }

    // Where each row's number stands: lines that are nothing but the next number.
    private List<int> Numbers()
    {
        var (found, last) = (new List<int>(), 0);
        for (var i = heads.Count; i < lines.Count; i++)
        {
            if (found.Count > 0 && i - found[^1] > heads.Count * 4) break;
            if (lines[i].Text is not { Length: <= 4 } digits || !digits.All(char.IsDigit) || Numbering.Whole(digits) is not { } no || no <= last || no > last + Leap) continue;
            found.Add(i);
            last = no;
        }
        return found;
    }

    // Where the last row ends: behind its last cell.
    private int End(int from, int cells)
    {
        for (var i = from; i < lines.Count && i < from + cells; i++)
            if (Front.IsDate(lines[i].Text) || lines[i].Text.StartsWith('附')) return i;
        return from + cells;
    }

    private Holds Column(int behind) => Columns.Of(heads[number + 1 + behind]);

    private bool Fits(Line line, int behind) => Column(behind) switch
    {
        Holds.Units => UnitList.IsOne(line.Text, closes: true),
        Holds.Deadline => Is(line, behind),
        _ => true,
    };

    // As many lines as columns: in their order. Fewer: what each line can be says where it belongs. More: a cell was broken over lines.
    private List<Line?> Set(List<Line> cells, int count, Line at)
    {
        if (cells.Count == count && Enumerable.Range(0, count).All(i => Fits(cells[i], i) || cells[i].Text is "无" or "—" or "-" or "/")) return [.. cells];
        var set = new Line?[count];
        var (from, to) = (0, cells.Count);
        for (var column = count - 1; column >= 0 && to > from; column--)
        {
            if (Column(column) is not (Holds.Units or Holds.Deadline) || !Is(cells[to - 1], column)) continue;
            set[column] = cells[--to];
        }
        // What is left belongs to the columns of words: the longest takes the rest.
        var words = Enumerable.Range(0, count).Where(column => Column(column) is not (Holds.Units or Holds.Deadline)).ToList();
        for (; words.Count > 1 && to - from > 1; words.RemoveAt(0)) set[words[0]] = cells[from++];
        if (to > from && words.Count > 0) set[words[0]] = cells[from] with { Text = PaperOfWord.Joined(cells[from..to].Select(line => line.Text)) };
        var no = Numbering.Whole(at.Text);
        doubts.Add(new(new("shifted-cell", at.Place, new(
            $"序号 {no} 这一行有 {cells.Count} 格，表头有 {count} 格；按内容归入各列", $"the row of number {no} has {cells.Count} cells where the head has {count}; each was put where its words fit"), Weight.Doubt),
            no, [string.Join(" | ", set.Select(line => line?.Text ?? "")), string.Join(" | ", cells.Select(line => line.Text))]));
        return [.. set];
    }

    private bool Is(Line line, int column) => Column(column) == Holds.Units ? UnitList.IsOne(line.Text, closes: true)
        : Target.Until(line.Text).By is not null || Times.Any(end => line.Text.EndsWith(end, StringComparison.Ordinal));

    private static readonly Seq<string> Times = ["推进", "坚持", "完成", "实施", "前", "底"];

    private static GridRow Row(List<Line?> cells)
    {
        var place = cells.OfType<Line>().First().Place;
        return new([.. cells.Select(line => new Cell(line?.Text ?? "", line?.Place ?? place))], Title: false, place);
    }
}
