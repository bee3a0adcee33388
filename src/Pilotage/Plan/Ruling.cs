using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Pilotage.Plan;

/// <summary>A cell of a ruled table: its rows and columns counted from 0, and the box it stands in, in points.</summary>
internal sealed record RuledCell(int Row, int Column, int Down, int Across, double Left, double Right, double Bottom, double Top)
{
    public bool Has(Glyph letter) => letter.Middle > Left && letter.Middle <= Right && letter.Heart > Bottom && letter.Heart <= Top;
}

/// <summary>A ruled line on a page: upright at <paramref name="At"/> from low to high, or level.</summary>
internal sealed record Stroke(bool Upright, double At, double From, double To);

/// <summary>A table as its ruled lines draw it: where columns and rows begin, and which lines between cells are there.</summary>
internal sealed class RuledTable(List<double> columns, List<double> rows, List<Stroke> strokes)
{
    /// <summary>Lines nearer than this, in points, are one line.</summary>
    public const double Near = 2;

    /// <summary>Borders of neighbouring cells nearer than this, in points, part the same two cells: no character fits between them.</summary>
    public const double Gap = 5.5;

    public double Top => rows[0];

    public List<double> Columns => columns;

    public bool Has(Glyph letter) => letter.Middle > columns[0] && letter.Middle < columns[^1] && letter.Heart < rows[0] && letter.Heart > rows[^1];

    /// <summary>Whether each of these columns begins or ends where one of the others does.</summary>
    public static bool Within(List<double> some, List<double> all) => some.TrueForAll(one => all.Exists(other => Math.Abs(one - other) <= Gap));

    /// <summary>The cells from the top left; neighbours with no line between them are one.</summary>
    public IEnumerable<RuledCell> Cells()
    {
        var (height, width) = (rows.Count - 1, columns.Count - 1);
        var taken = new bool[height, width];
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
            {
                if (taken[i, j]) continue;
                var (across, down) = (1, 1);
                while (j + across < width && !taken[i, j + across] && !Divided(true, columns[j + across], rows[i + 1], rows[i])) across++;
                while (i + down < height && !Divided(false, rows[i + down], columns[j], columns[j + across])) down++;
                for (var a = i; a < i + down; a++)
                    for (var b = j; b < j + across; b++) taken[a, b] = true;
                yield return new(i, j, down, across, columns[j], columns[j + across], rows[i + down], rows[i]);
            }
        }
    }

    // Whether a line stands between two neighbours along most of their common side.
    private bool Divided(bool upright, double at, double from, double to)
    {
        // Cells with borders of their own have two lines between them: either will do.
        foreach (var line in strokes.Where(stroke => stroke.Upright == upright && Math.Abs(stroke.At - at) <= Gap).GroupBy(stroke => Math.Round(stroke.At)))
            if (line.Sum(stroke => Math.Max(0, Math.Min(stroke.To, to) - Math.Max(stroke.From, from))) > 0.6 * (to - from)) return true;
        return false;
    }
}

/// <summary>Finds ruled tables among the paths drawn on a page: thin filled boxes, stroked boxes and lines all rule.</summary>
internal static class Ruling
{
    private const double Thin = 2.5;

    // Lines of a page beyond this are a drawing and no table.
    private const int MostStrokes = 20_000;

    public static List<RuledTable> Tables(Page page)
    {
        var drawn = page.Paths.Where(path => path.IsFilled || path.IsStroked).SelectMany(path => path.SelectMany(subpath => Strokes(subpath, path.IsStroked)));
        var strokes = Merged([.. drawn.Take(MostStrokes)]);
        var tables = new List<RuledTable>();
        foreach (var group in Groups(strokes))
        {
            // Where a page ends inside a row no level line closes it: the upright lines end there.
            var (upright, level) = (group.FindAll(stroke => stroke.Upright), group.FindAll(stroke => !stroke.Upright));
            if (upright.Count == 0) continue;
            var rows = Cluster(level.Select(stroke => stroke.At).Append(upright.Max(stroke => stroke.To)).Append(upright.Min(stroke => stroke.From)));
            rows.Reverse();
            if (rows.Count < 2_000) tables.AddRange(Stacked(group, rows));
        }
        return [.. tables.OrderByDescending(table => table.Top)];
    }

    // Tables set one on the other share a line but not their columns: where the columns change, another table begins.
    private static IEnumerable<RuledTable> Stacked(List<Stroke> group, List<double> rows)
    {
        var (start, columns) = (0, new List<double>());
        for (var i = 0; i + 1 < rows.Count; i++)
        {
            var middle = (rows[i] + rows[i + 1]) / 2;
            var here = Cluster(group.Where(stroke => stroke.Upright && stroke.From < middle && stroke.To > middle).Select(stroke => stroke.At));
            if (columns.Count > 0 && !RuledTable.Within(here, columns) && !RuledTable.Within(columns, here))
            {
                if (IsTable(columns, i - start)) yield return new(columns, rows[start..(i + 1)], group);
                (start, columns) = (i, here);
            }
            else columns = Cluster(columns.Concat(here));
        }
        if (IsTable(columns, rows.Count - 1 - start)) yield return new(columns, rows[start..], group);

        static bool IsTable(List<double> columns, int rows) => columns.Count is > 2 and < 60 && rows > 0;
    }

    private static IEnumerable<Stroke> Strokes(PdfSubpath subpath, bool stroked)
    {
        if (subpath.GetBoundingRectangle() is not { } box) yield break;
        if (box.Width < Thin && box.Height > Thin) yield return new(true, (box.Left + box.Right) / 2, box.Bottom, box.Top);
        else if (box.Height < Thin && box.Width > Thin) yield return new(false, (box.Bottom + box.Top) / 2, box.Left, box.Right);
        else if (stroked)
        {
            foreach (var line in subpath.Commands.OfType<PdfSubpath.Line>())
            {
                if (Math.Abs(line.From.X - line.To.X) < 1) yield return new(true, line.From.X, Math.Min(line.From.Y, line.To.Y), Math.Max(line.From.Y, line.To.Y));
                else if (Math.Abs(line.From.Y - line.To.Y) < 1) yield return new(false, line.From.Y, Math.Min(line.From.X, line.To.X), Math.Max(line.From.X, line.To.X));
            }
            if (!subpath.IsDrawnAsRectangle) yield break;
            yield return new(true, box.Left, box.Bottom, box.Top);
            yield return new(true, box.Right, box.Bottom, box.Top);
            yield return new(false, box.Bottom, box.Left, box.Right);
            yield return new(false, box.Top, box.Left, box.Right);
        }
    }

    // Pieces of one line, as cells draw their own borders, become one.
    private static List<Stroke> Merged(List<Stroke> strokes)
    {
        var merged = new List<Stroke>();
        foreach (var stroke in strokes.OrderBy(stroke => stroke.Upright).ThenBy(stroke => Math.Round(stroke.At / RuledTable.Near)).ThenBy(stroke => stroke.From))
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Upright == stroke.Upright && Math.Abs(last.At - stroke.At) < RuledTable.Near && stroke.From <= last.To + 1)
                merged[^1] = last with { To = Math.Max(last.To, stroke.To) };
            else merged.Add(stroke);
        }
        return merged;
    }

    // Lines that touch or cross belong together.
    private static List<List<Stroke>> Groups(List<Stroke> strokes)
    {
        var left = new HashSet<Stroke>(strokes, ReferenceEqualityComparer.Instance);
        var groups = new List<List<Stroke>>();
        while (left.Count > 0)
        {
            var (group, open) = (new List<Stroke>(), new Queue<Stroke>([left.First()]));
            left.Remove(open.Peek());
            while (open.TryDequeue(out var stroke))
            {
                group.Add(stroke);
                foreach (var other in left.Where(other => Touches(stroke, other)).ToList())
                {
                    left.Remove(other);
                    open.Enqueue(other);
                }
            }
            if (group.Count > 3) groups.Add(group);
        }
        return groups;
    }

    private static bool Touches(Stroke one, Stroke other) => one.Upright != other.Upright
        && other.At > one.From - RuledTable.Near && other.At < one.To + RuledTable.Near && one.At > other.From - RuledTable.Near && one.At < other.To + RuledTable.Near;

    internal static List<double> Cluster(IEnumerable<double> places)
    {
        var clusters = new List<double>();
        foreach (var place in places.Order())
            if (clusters.Count == 0 || place - clusters[^1] > RuledTable.Gap) clusters.Add(place);
        return clusters;
    }
}
