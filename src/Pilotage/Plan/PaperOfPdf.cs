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
    private readonly List<Block> blocks = [];
    private readonly List<(string Words, Block Block)> margins = [];
    private int tables;

    private PaperOfPdf(string file) => this.file = file;

    public static Paper Read(string file, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes.ToArray(), new() { FilterProvider = new PdfFilters(), UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.NumberOfPages > MostPages) throw Unreadable.TooMuch();
            var paper = new PaperOfPdf(file);
            foreach (var page in pdf.GetPages()) paper.Read(page);
            return new(file, paper.WithoutRunningHeads(pdf.NumberOfPages));
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
        var pieces = new List<(double Band, int Column, double Top, Block Block)>();
        var number = 0;
        foreach (var (band, column, lines) in PdfColumns.Of(PdfLine.Rows(loose)))
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
                pieces.Add((band, column, line.Top, block));
                if (line.Top > page.Height * 0.9 || line.Top < page.Height * 0.1) margins.Add((words, block));
            }
        }
        for (var i = 0; i < ruled.Count; i++)
            if (Table(ruled[i], inside[i]) is { } grid) pieces.Add((ruled[i].Top, 0, ruled[i].Top, grid));
        blocks.AddRange(pieces.OrderByDescending(piece => piece.Band).ThenBy(piece => piece.Column).ThenByDescending(piece => piece.Top).Select(piece => piece.Block));
    }

    // What stands in the margin of most pages belongs to the pages and not to the document.
    private Seq<Block> WithoutRunningHeads(int pages)
    {
        var running = margins.GroupBy(pair => string.Concat(pair.Words.Where(letter => !char.IsDigit(letter) && !char.IsWhiteSpace(letter))))
            .Where(group => group.Count() > 2 && group.Count() * 2 > pages).SelectMany(group => group.Select(pair => pair.Block)).ToHashSet<Block>(ReferenceEqualityComparer.Instance);
        return running.Count == 0 ? [.. blocks] : [.. blocks.Where(block => !running.Contains(block))];
    }

    private Grid? Table(RuledTable table, List<Glyph> letters)
    {
        var number = ++tables;
        var maker = new GridMaker(allowance);
        var at = (int row, int column) => Spot.Cell(file, number, row + 1, column + 1);
        foreach (var cell in table.Cells())
        {
            var (words, set) = (new StringBuilder(), new StringBuilder());
            var full = true;
            foreach (var line in PdfLine.Of(letters.FindAll(cell.Has)))
            {
                var text = line.Text.Trim();
                if (words.Length > 0 && text.Length > 0 && char.IsAsciiLetterOrDigit(words[^1]) && char.IsAsciiLetter(text[0])) words.Append(' ');
                words.Append(text);
                // A line that leaves room for two more characters was ended on purpose; a full one may have been.
                if (set.Length > 0) set.Append(full ? UnitList.Wrap : '\n');
                set.Append(text);
                full = line.Right - line.Left > cell.Right - cell.Left - 3.2 * line.Size;
            }
            maker.Set(cell.Row, cell.Column, words.ToString(), at, cell.Down, cell.Across, set.ToString());
        }
        // A row that a page break cut in two goes on in a row without a number: these cells are not known as merged.
        return maker.Grid(at, maker.Rows) is { } grid ? grid with { Merged = false } : null;
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
