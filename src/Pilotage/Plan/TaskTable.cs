using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>A heading as the table gives it.</summary>
/// <param name="Rank">0 for an area, 1 for a task.</param>
internal sealed record TableHeading(int Rank, Numbering? Number, string Title, string Written, Place Place);

/// <summary>One measure as a row of the table has it.</summary>
internal sealed record TableRow(
    int No, string Title, string Text, Seq<(string Text, Part Part, Place Place)> Units, string Deadline, string Scope,
    TableHeading? Area, TableHeading? Task, Place Place, Place TextPlace);

/// <summary>All task tables of a document, read row by row: measures, and the headings they stand under as far as the table can be believed.</summary>
internal sealed partial class TaskTable(List<Doubt> doubts)
{
    private readonly TableHeading?[] open = new TableHeading?[2];
    private Seq<ColumnRole> roles;
    private int width;

    // How far the number of the row before stood from its column.
    private int slid;
    private int[] styles = [];

    // 1 where rows that span the table head what its columns of headings head: areas over tasks.
    private int shelf;
    private bool counted;

    public List<TableRow> Rows { get; } = [];

    public List<TableHeading> Headings { get; } = [];

    /// <summary>How many ranks of headings the tables have: 2 areas and tasks, 1 areas alone, 0 none.</summary>
    public int Ranks => Headings.Count == 0 ? 0 : Headings.Max(heading => heading.Rank) + 1;

    public static TaskTable Of(Paper paper, List<Doubt> doubts)
    {
        var table = new TaskTable(doubts);
        foreach (var grid in paper.Grids.SelectMany(Parts)) table.Read(grid);
        return table;
    }

    // A sheet may hold several tables one below the other: each begins with a head of its own.
    private static IEnumerable<Grid> Parts(Grid grid)
    {
        var (start, head) = (0, "");
        for (var i = 0; i < grid.Rows.Count; i++)
        {
            if (!Columns.Begins(grid.Rows[i])) continue;
            var names = string.Join('|', grid.Rows[i].Cells.Where(cell => !cell.Above).Select(cell => cell.Text));
            if (head.Length > 0 && (names != head || !Aligned(grid.Rows[start], grid.Rows[i])))
            {
                yield return Narrow(grid, start, i);
                start = i;
            }
            head = names;
        }
        yield return start == 0 ? grid : Narrow(grid, start, grid.Rows.Count);
    }

    private static bool Aligned(GridRow one, GridRow other) =>
        !Enumerable.Range(0, Math.Min(one.Cells.Count, other.Cells.Count)).Any(i => one.Cells[i].Beside != other.Cells[i].Beside);

    // Columns that only other tables of the sheet have are none of this one's.
    private static Grid Narrow(Grid grid, int from, int to)
    {
        var rows = grid.Rows.Take(to).Skip(from).ToList();
        var kept = Enumerable.Range(0, rows.Max(row => row.Cells.Count)).Where(i => rows.Exists(row => i < row.Cells.Count && !row.Cells[i].Beside)).ToList();
        return grid with { Rows = [.. rows.Select(row => row with { Cells = [.. kept.Where(i => i < row.Cells.Count).Select(i => row.Cells[i])] })] };
    }

    private void Read(Grid grid)
    {
        var start = 0;
        for (; start < Math.Min(grid.Rows.Count, 6); start++)
        {
            var (head, deep) = Head(grid, start);
            if (Columns.Of(head, [.. grid.Rows.Skip(start + deep)]) is not { } found) continue;
            // What stands above a head goes on from the table before.
            if (roles.Count > 0)
                foreach (var row in grid.Rows.Take(start).Where(row => !row.Title && row.Cells.Count(cell => !cell.Above && cell.Text.Length > 0) > 1)) Read(row, grid.Merged);
            // The head of a table that goes on after a page break says nothing new: what it holds was judged on the first and longest part.
            if (roles.Count == 0 || found.Count != roles.Count || Enumerable.Range(0, found.Count).Any(i => found[i].Name != roles[i].Name)) Begin(found, grid);
            width = grid.Rows.Max(row => row.Cells.Count);
            start += deep;
            break;
        }
        if (start >= Math.Min(grid.Rows.Count, 6) && (start == 0 || !Columns.Repeats(grid.Rows[start - 1], roles)))
        {
            if (grid.Rows.Take(6).Any(Columns.Begins)) roles = default; // a table of something else, such as indicators or persons
            // No head: the table goes on from the one before, if it is as wide.
            if (roles.Count == 0 || grid.Rows.Count == 0 || grid.Rows.Max(row => row.Cells.Count) is var wide && (wide < roles.Count || wide > width)) return;
            start = 0;
        }
        foreach (var row in grid.Rows.Skip(start)) Read(row, grid.Merged);
    }

    // A head of two rows: 责任单位 over 牵头单位 and 配合单位. The lower names are the ones that count.
    private static (GridRow Head, int Rows) Head(Grid grid, int start)
    {
        var head = grid.Rows[start];
        if (start + 1 >= grid.Rows.Count) return (head, 1);
        var below = grid.Rows[start + 1];
        var own = below.Cells.Where(cell => !cell.Above && cell.Text.Length > 0).ToList();
        var split = own.Count > 1 && below.Cells.Any(cell => cell.Above) && own.TrueForAll(cell => cell.Text.Length <= 12 && !cell.Text.Any(char.IsDigit));
        if (!split || below.Cells.Count != head.Cells.Count) return (head, 1);
        return (head with { Cells = [.. head.Cells.Select((cell, i) => below.Cells[i] is { Above: false, Text.Length: > 0 } lower ? lower : cell)] }, 2);
    }

    private void Begin(Seq<ColumnRole> found, Grid grid)
    {
        roles = found;
        Array.Clear(open);
        styles = [.. Enumerable.Range(0, roles.Count).Select(column => grid.Rows
            .Where(row => !row.Title && column < row.Cells.Count && !row.Cells[column].Above)
            .Select(row => Numbering.Of(row.Cells[column].Text)?.Level ?? -1).Where(level => level >= 0)
            .GroupBy(level => level).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? -1)];
        var columns = Enumerable.Range(0, roles.Count).Where(i => roles[i].Holds == Holds.Heading).ToList();
        var spanning = grid.Rows.Where(row => row.Title && !Columns.Repeats(row, roles)).Select(row => row.Cells.First(cell => cell.Text.Length > 0)).ToList();
        var numbers = Find(Holds.No);
        counted = grid.Rows.Any(row => IsNumber(row, numbers));
        shelf = columns.Count > 0 && spanning.Count > 0 && spanning.TrueForAll(cell => Numbering.Of(cell.Text)?.Level is { } level && level != styles[columns[0]])
            && grid.Rows.Any(row => !row.Title && columns[0] < row.Cells.Count && row.Cells[columns[0]] is { Above: false, Text.Length: > 0 }) ? 1 : 0;
        if (shelf == 1 && columns.Count > 1) roles = [.. roles.Select((role, i) => columns.IndexOf(i) > 0 ? role with { Holds = Holds.Title } : role)];
    }

    private void Read(GridRow row, bool merged)
    {
        if (row.Cells.All(cell => cell.Text.Length == 0) || Columns.Repeats(row, roles)) return;
        if (row.Title)
        {
            var cell = row.Cells.First(cell => cell.Text.Length > 0);
            var number = Numbering.Of(cell.Text);
            var under = open[0]?.Number is { } above && number is { } own && own.Level > above.Level ? 1 : 0;
            Open(under, number, cell);
            return;
        }
        var home = Find(Holds.No);
        if (IsNumberedHeading(row, home)) return;
        var at = home;
        var strays = Enumerable.Range(0, row.Cells.Count).Where(i => IsNumber(row, i) && roles.ElementAtOrDefault(i)?.Holds != Holds.Units);
        if (home >= 0 && !IsNumber(row, home) && strays.FirstOrDefault(-1) is >= 0 and var other) at = other;
        // The rest of a row that a page break cut has slid as far as its beginning.
        var rest = home >= 0 && !merged && slid != 0 && !IsNumber(row, at)
            && (row.Cells[home].Text.Length > 0 ? Numbering.Of(row.Cells[home].Text) is null : Filled(Find(Holds.Measure) + slid) && !Filled(Find(Holds.Measure)));
        if (rest) at = home + slid;
        var shift = at - home;
        slid = shift;
        // Left of the number stand headings, wherever they have slid to; right of it everything keeps its distance to the number.
        for (var i = 0; i < (home >= 0 ? Math.Min(at, row.Cells.Count) : row.Cells.Count) && !rest; i++)
            if (home >= 0 || roles.ElementAtOrDefault(i)?.Holds == Holds.Heading) Heading(row, i, shift != 0);
        for (var i = Math.Max(home + 1, 0); home >= 0 && i < roles.Count; i++)
            if (roles[i].Holds == Holds.Heading && i + shift < row.Cells.Count) Heading(row, i + shift, false);

        // Only the number slid, not what follows it: then what is filled to the right of it is taken in its order.
        var inOrder = new List<Cell>();
        if (shift != 0 && Find(Holds.Measure) + shift is var there && (there < 0 || there >= row.Cells.Count || row.Cells[there].Text.Length == 0))
            inOrder = row.Cells.Skip(at + 1).Where(cell => cell.Text.Length > 0 && !cell.Above).ToList();
        var (no, numbered) = home < 0 ? (0, false) : IsNumber(row, at) ? (Numbering.Whole(Bare(row.Cells[at].Text))!.Value, true) : (0, false);
        var words = Text(Holds.Measure);
        var title = Text(Holds.Title);
        if (home >= 0 && !numbered && row.Cells.ElementAtOrDefault(home) is { } mark)
        {
            if (Numbering.Of(mark.Text) is { }) Heading(row, home, false);
            // 一 and （一） count rows where no row is counted in digits.
            else if (!counted && mark is { Above: false, Text.Length: > 0 } && Numbering.Whole(mark.Text.Trim('（', '）', '(', ')')) is { } chinese) (no, numbered) = (chinese, true);
        }
        if (words.Length == 0 && title.Length == 0 && (merged || numbered)) return;
        // Without a column of numbers the number may stand before the words.
        if (home < 0 && title.Length == 0 && Numbering.Of(words) is { Level: >= 2, Rest.Length: > 0 } leading) (no, words) = (leading.No, leading.Rest);
        if (shift != 0 && !rest)
            Note("shifted-cell", row.Cells[at].Place, no, new(
                $"序号 {no} 在第 {at + 1} 列，不在表头“{roles[home].Name}”所在的第 {home + 1} 列；其后各格按同样的位移读取",
                $"number {no} stands in column {at + 1}, not in column {home + 1} under '{roles[home].Name}'; the cells after it are read with the same shift"));
        var units = Enumerable.Range(0, roles.Count).Where(i => roles[i].Holds == Holds.Units).Select(i => (Cell(i), roles[i].Part))
            .Where(pair => pair.Item1 is { Text.Length: > 0 }).Select(pair => (pair.Item1!.List, pair.Part, pair.Item1.Place)).ToSeq();
        if (home >= 0 && !numbered && !merged && !Counts().IsMatch(row.Cells.ElementAtOrDefault(home)?.Text ?? "") && GoesOn(words, units)) return;
        if (words.Length == 0 && title.Length == 0) return;
        var anchor = row.Cells[Math.Clamp(at, 0, row.Cells.Count - 1)].Place;
        var wordsAt = Cell(Find(words.Length > 0 ? Holds.Measure : Holds.Title))?.Place ?? anchor;
        if (Rows.Count >= Outline.Most) throw Unreadable.TooMuch();
        Rows.Add(new(no, title, words.Length > 0 ? words : title, units, Text(Holds.Deadline), Text(Holds.Scope), open[0], open[1], anchor, wordsAt));

        Cell? Cell(int role)
        {
            if (role < 0) return null;
            if (inOrder.Count > 0 && role > home) return inOrder.ElementAtOrDefault(role - home - 1);
            return role + shift is >= 0 and var i && i < row.Cells.Count ? row.Cells[i] : null;
        }

        bool Filled(int column) => column >= 0 && column < row.Cells.Count && row.Cells[column].Text.Length > 0;

        string Text(Holds holds) => string.Join('\n', Enumerable.Range(0, roles.Count).Where(i => roles[i].Holds == holds)
            .Select(i => Cell(i)?.Text ?? "").Where(text => text.Length > 0));
    }

    // 一 in the column of numbers, with nothing but a name beside it, is a heading.
    private bool IsNumberedHeading(GridRow row, int home)
    {
        if (home < 0 || home >= row.Cells.Count || row.Cells[home] is not { Above: false, Text.Length: > 0 and <= 3 } letter || letter.Text.Any(char.IsDigit)) return false;
        if (Numbering.Whole(letter.Text) is not { } number) return false;
        if (row.Cells.Where(cell => !cell.Above && cell.Text.Length > 0 && cell != letter).ToList() is not [var name]) return false;
        Open(0, new(1, number, name.Text), name);
        return true;
    }

    // A cell that a page break cut in two: the rest of its words stands in a row of its own without a number.
    private bool GoesOn(string words, Seq<(string Text, Part Part, Place Place)> units)
    {
        if (Rows.Count == 0 || Rows[^1] is not { Text.Length: > 0 } before || before.Text[^1] is '。' or '；' && words.Length > 0 || Numbering.Of(words) is not null) return false;
        var rest = units.Where(unit => !before.Units.Any(known => known.Part == unit.Part)).ToList();
        Rows[^1] = before with { Text = before.Text + words, Units = [.. before.Units.Select(known => (known.Text + More(known.Part), known.Part, known.Place)), .. rest] };
        return true;

        string More(Part part) => string.Concat(units.Where(unit => unit.Part == part).Select(unit => unit.Text));
    }

    private void Heading(GridRow row, int column, bool slid)
    {
        if (column >= row.Cells.Count || row.Cells[column] is not { Above: false, Text.Length: > 0 } cell) return;
        var columns = Enumerable.Range(0, roles.Count).Where(i => roles[i].Holds == Holds.Heading).ToList();
        var number = Numbering.Of(cell.Text);
        if (number is null && column == columns[0] && Find(Holds.HeadingNo) is >= 0 and var counts && IsNumber(row, counts))
            number = new(-1, Numbering.Whole(Bare(row.Cells[counts].Text))!.Value, cell.Text);
        var rank = columns.IndexOf(column) is >= 0 and var position ? Math.Min(position + shelf, 1) : -1;
        // The style of its number tells what a heading is when it stands in another column than its like.
        var like = number is { } own ? columns.FindIndex(i => i < styles.Length && styles[i] == own.Level) : -1;
        var misplaced = like >= 0 && Math.Min(like + shelf, 1) != rank || rank < 0;
        if (misplaced)
        {
            if (number is null) return;
            if (!slid)
                Note("shifted-cell", cell.Place, null, new($"标题“{cell.Text}”不在同类标题所在的列", $"the heading '{cell.Text}' does not stand in the column of its like"));
            rank = like >= 0 ? Math.Min(like + shelf, 1) : 0;
        }
        Open(Math.Max(rank, 0), number, cell);
    }

    private void Open(int rank, Numbering? number, Cell cell)
    {
        var title = Totals.Without((number?.Rest ?? cell.Text).ReplaceLineEndings(""));
        var heading = new TableHeading(rank, number, title, cell.Text, cell.Place);
        var again = open[rank] is { } before && Folded.Key(before.Title) == Folded.Key(title);
        open[rank] = heading;
        if (rank == 0 && !again) open[1] = null;
        Headings.Add(heading);
    }

    [GeneratedRegex(@"^\s*[0-9０-９]{1,3}(?:[.．\-－—][0-9０-９]{1,3})+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Counts();

    private int Find(Holds holds) => roles.ToList().FindIndex(role => role.Holds == holds);

    private static bool IsNumber(GridRow row, int column) =>
        column >= 0 && column < row.Cells.Count && row.Cells[column] is { Above: false, Text.Length: > 0 and <= 6 } cell
            && Bare(cell.Text) is { Length: > 0 and <= 4 } bare && bare.All(char.IsDigit) && Numbering.Whole(bare) is not null;

    // （1） and 1. as 1.
    private static string Bare(string number) => number.Trim('(', ')', '（', '）', '.', '．', '、', ' ');

    private void Note(string code, Place place, int? measure, Text message) =>
        doubts.Add(new(new(code, place, message, Weight.Doubt), measure));
}
