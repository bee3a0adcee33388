using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Pilotage.Plan;

/// <summary>A PDF as a paper: its text set in lines, and what stands between ruled lines as tables. A scan has no text and gives an empty paper.</summary>
internal sealed class PaperOfPdf
{
    private const int MostPages = 2_000;

    private readonly string file;
    private readonly Allowance allowance = new();
    private readonly List<Piece> pieces = [];
    private readonly List<Line> margins = [];

    // What stands on a page: a line, or the part of a table that the page has.
    private sealed record Piece(int Page, Line? Line, PdfPart? Part, Grid? Aligned = null);

    // The table without rules that the page before ends with.
    private PdfAligned? open;
    private int aligned;

    private PaperOfPdf(string file) => this.file = file;

    public static Paper Read(string file, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes.ToArray(), new() { FilterProvider = new PdfFilters(), UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.NumberOfPages > MostPages) throw Unreadable.TooMuch();
            var paper = new PaperOfPdf(file);
            foreach (var page in pdf.GetPages()) paper.Read(page);
            return new(file, paper.Blocks(pdf.NumberOfPages));
        }
        catch (UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException)
        {
            throw Unreadable.Locked();
        }
        catch (Exception broken) when (broken is not (Unreadable or OutOfMemoryException))
        {
            // The library throws whatever a broken file makes it stumble over.
            throw Unreadable.Damaged("PDF");
        }
    }

    private void Read(Page page)
    {
        var letters = page.Letters.Where(letter => letter.TextOrientation is TextOrientation.Horizontal or TextOrientation.Other && letter.Value.Length > 0)
            .Select(letter => (letter, from: letter.StartBaseLine, to: letter.EndBaseLine))
            .Select(set => new Glyph(allowance.Take(Folded.Unradical(set.letter.Value)), set.from.X, set.to.X, set.from.Y, Math.Max(1, set.letter.PointSize)))
            .ToList();
        var ruled = Ruling.Tables(page);
        var inside = ruled.Select(table => letters.Where(table.Has).ToList()).ToList();
        var loose = letters.Where(letter => !ruled.Exists(table => table.Has(letter))).ToList();
        var here = new List<(double Band, int Column, double Top, Piece Piece)>();
        var number = 0;
        var rows = PdfLine.Rows(loose).FindAll(row => row.Exists(letter => !string.IsNullOrWhiteSpace(letter.Value)));
        if (ruled.Count == 0 && PdfAligned.Of(rows, open, (row, column) => Spot.Cell(file, 1000 + aligned, row + 1, column + 1)) is var (table, grid, from, to))
        {
            here.Add((rows[from][0].Base, 0, rows[from][0].Base, new(page.Number, null, null, grid)));
            rows.RemoveRange(from, to - from);
            (open, aligned) = (rows.Skip(from).All(row => Outline.IsPageNumber(PdfLine.Set(row).Text)) ? table : null, aligned + 1);
        }
        else open = null;
        var bands = PdfColumns.Of(rows).ToList();
        foreach (var (band, column, lines) in bands)
        {
            var right = lines.Select(line => line.Right).DefaultIfEmpty().Max();
            var left = lines.Select(line => line.Left).DefaultIfEmpty().Min();
            foreach (var line in lines)
            {
                number++;
                // A line is full when no further character would fit; one that is set in begins a paragraph.
                var full = line.Right > right - 1.9 * line.Size;
                var indented = line.Left > left + 1.5 * line.Size;
                if (line.Text.Trim() is not { Length: > 0 } words) continue;
                var block = new Line(words, Spot.Page(file, page.Number, number), full, indented);
                here.Add((bands.Count == 1 ? line.Top : band, column, line.Top, new(page.Number, block, null)));
                if (line.Top > page.Height * 0.9 || line.Top < page.Height * 0.1) margins.Add(block);
            }
        }
        here.AddRange(ruled.Select((table, i) => (table.Top, 0, table.Top, new Piece(page.Number, null, new(table, inside[i])))));
        pieces.AddRange(here.OrderByDescending(piece => piece.Band).ThenBy(piece => piece.Column).ThenByDescending(piece => piece.Top).Select(piece => piece.Piece));
    }

    // What stands in the margin of most pages belongs to the pages and not to the document. A table that ends a page goes on at the top of the next.
    private Seq<Block> Blocks(int pages)
    {
        var running = margins.GroupBy(line => string.Concat(line.Text.Where(letter => !char.IsDigit(letter) && !char.IsWhiteSpace(letter))))
            .Where(group => group.Count() > 2 && group.Count() * 2 > pages).SelectMany(group => group).ToHashSet<Line>(ReferenceEqualityComparer.Instance);
        var (blocks, parts, tables, last) = (new List<Block>(), new List<PdfPart>(), 0, 0);
        foreach (var piece in pieces.Where(piece => piece.Line is null || !running.Contains(piece.Line)))
        {
            if (parts.Count > 0 && piece.Line is { } number && Outline.IsPageNumber(number.Text)) continue;
            if (piece.Part is null || parts.Count > 0 && (piece.Page != last + 1 || !piece.Part.GoesOn(parts[^1]))) Close();
            last = piece.Page;
            if (piece.Part is { } part) parts.Add(part);
            if (piece.Line is { } line) blocks.Add(line);
            if (piece.Aligned is { } grid) blocks.Add(grid);
        }
        Close();
        return [.. blocks];

        void Close()
        {
            if (parts.Count > 0 && PdfTable.Of(file, ++tables, parts, allowance) is { } grid) blocks.Add(grid);
            parts.Clear();
        }
    }
}

/// <summary>A letter on a page: its words, where its base line starts and ends, and its size in points.</summary>
internal sealed record Glyph(string Value, double Left, double Right, double Base, double Size)
{
    public double Middle => (Left + Right) / 2;

    /// <summary>A height that lies within the line whatever the font.</summary>
    public double Heart => Base + Size * 0.3;
}

/// <summary>Letters on one base line.</summary>
internal sealed record PdfLine(string Text, double Left, double Right, double Top, double Size)
{
    /// <summary>The lines of some letters from top to bottom.</summary>
    public static List<PdfLine> Of(List<Glyph> letters) => [.. Rows(letters).Select(Set).Where(line => line.Text.Trim().Length > 0)];

    /// <summary>Letters on one base line each, from top to bottom.</summary>
    public static List<List<Glyph>> Rows(List<Glyph> letters)
    {
        var rows = new List<List<Glyph>>();
        foreach (var letter in letters.OrderByDescending(letter => letter.Base))
        {
            if (rows.Count > 0 && Math.Abs(rows[^1][0].Base - letter.Base) < 0.45 * Math.Min(rows[^1][0].Size, letter.Size)) rows[^1].Add(letter);
            else rows.Add([letter]);
        }
        return rows;
    }

    public static PdfLine Set(List<Glyph> row)
    {
        var text = new StringBuilder();
        var ordered = row.OrderBy(letter => letter.Left).ToList();
        var size = ordered.Max(letter => letter.Size);
        for (var i = 0; i < ordered.Count; i++)
        {
            // Bold by printing twice at one place is one letter.
            if (i > 0 && ordered[i].Value == ordered[i - 1].Value && ordered[i].Left - ordered[i - 1].Left < 0.15 * size) continue;
            if (i > 0 && text.Length > 0 && text[^1] != ' ' && ordered[i].Left - ordered[i - 1].Right > 0.8 * size) text.Append(' ');
            text.Append(ordered[i].Value);
        }
        var shown = ordered.FindAll(letter => !string.IsNullOrWhiteSpace(letter.Value));
        return new(text.ToString(), shown.Count > 0 ? shown[0].Left : ordered[0].Left, shown.Count > 0 ? shown[^1].Right : ordered[^1].Right, ordered[0].Base + size, size);
    }
}
