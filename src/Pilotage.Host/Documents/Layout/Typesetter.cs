using System.Text;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>A character with its way to the next, and the piece it belongs to.</summary>
internal readonly record struct Cell(Rune Character, double Advance, int Piece);

/// <summary>A line of a passage: its cells, and whether a paragraph or a wanted line end closes it.</summary>
internal readonly record struct SetLine(int From, int To, double Width, bool Ends);

/// <summary>A passage cut into lines.</summary>
internal sealed record SetText(Cell[] Cells, IReadOnlyList<SetLine> Lines)
{
    /// <summary>The text of some of its lines.</summary>
    public string Text(int from, int to) => string.Concat(Cells[Lines[from].From..Lines[to - 1].To].Select(cell => cell.Character.ToString()));
}

/// <summary>Cuts text into lines and puts lines on baselines.</summary>
internal sealed class Typesetter(FontBook fonts)
{
    private const double Slack = 0.01; // sums of a few hundred widths

    /// <summary>Characters that no font has, met so far.</summary>
    public SortedSet<int> Missing { get; } = [];

    /// <summary>The way from a character to the next, in points.</summary>
    public double Advance(Rune character, Role role, double size)
    {
        if (fonts.For(role, character)?.Of(character) is { } glyph) return glyph.Advance * size / Face.Em;
        Missing.Add(character.Value);
        return size;
    }

    public double Width(string text, Role role, double size) => text.EnumerateRunes().Sum(character => Advance(character, role, size));

    /// <summary>The width of a text with what stands between its scripts.</summary>
    public double Spaced(string text, Role role, double size)
    {
        var (width, before) = (0.0, default(Rune));
        foreach (var character in text.EnumerateRunes())
        {
            width += Advance(character, role, size) + (Breaks.Gap(before, character) ? size / 4 : 0);
            before = character;
        }
        return width;
    }

    /// <summary>How far the ink of a text reaches above and below its baseline.</summary>
    public (double Above, double Below) Ink(string text, Role role, double size)
    {
        var glyphs = text.EnumerateRunes().Select(character => fonts.For(role, character)?.Of(character)).OfType<Glyph>().Where(glyph => glyph.Contours.Count > 0).ToList();
        return glyphs.Count == 0 ? (0.88 * size, 0.12 * size) : (glyphs.Max(glyph => glyph.Top) * size / Face.Em, -glyphs.Min(glyph => glyph.Bottom) * size / Face.Em);
    }

    public SetText Set(Seq<Phrase> pieces, Style style, double width)
    {
        var cells = new List<Cell>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var role = pieces[i].Role ?? style.Role;
            foreach (var character in pieces[i].Text.EnumerateRunes())
            {
                if (style.Gaps && cells.Count > 0 && Breaks.Gap(cells[^1].Character, character)) cells[^1] = cells[^1] with { Advance = cells[^1].Advance + (style.Size / 4) };
                cells.Add(new(character, character.Value == '\n' ? 0 : Advance(character, role, style.Size) + style.Spacing, i));
            }
        }
        var lines = new List<SetLine>();
        var start = 0;
        do
        {
            var room = width - style.Left - style.Right - (start == 0 ? style.First : 0) + Slack;
            lines.Add(Next(cells, start, room));
            start = lines[^1].To;
        }
        while (start < cells.Count);
        return new([.. cells], lines);
    }

    private static SetLine Next(List<Cell> cells, int start, double room)
    {
        var (at, sum, good, goodSum) = (start, 0.0, -1, 0.0);
        while (at < cells.Count)
        {
            if (cells[at].Character.Value == '\n') return new(start, at + 1, sum, true);
            // Blanks at a line's end may hang over it.
            if (sum + cells[at].Advance > room && cells[at].Character.Value != ' ')
            {
                if (at == start) return new(start, at + 1, cells[at].Advance, false);
                if (Breaks.Between(cells[at - 1].Character, cells[at].Character)) return new(start, at, sum, false);
                return good > start ? new(start, good, goodSum, false) : new(start, at, sum, false);
            }
            if (at > start && Breaks.Between(cells[at - 1].Character, cells[at].Character)) (good, goodSum) = (at, sum);
            sum += cells[at].Advance;
            at++;
        }
        return new(start, at, sum, true);
    }

    /// <summary>A line as runs, one a piece; a full line of a justified passage is stretched to both edges.</summary>
    public static IEnumerable<Run> Place(SetText set, int number, Seq<Phrase> pieces, Style style, double x, double y, double width)
    {
        var line = set.Lines[number];
        var to = line.To;
        var end = line.Width;
        while (to > line.From && set.Cells[to - 1].Character.Value is '\n' or ' ') end -= set.Cells[--to].Advance;
        if (to == line.From) yield break;
        var left = style.Left + (number == 0 ? style.First : 0);
        var room = width - left - style.Right;
        var ink = end - style.Spacing; // the last character's spacing is not seen
        var gaps = to - line.From - 1;
        var stretch = style.Align == Align.Justify && !line.Ends && gaps > 0 && room - ink is > 0 and var open && open < 2.5 * style.Size ? open / gaps : 0;
        var at = x + left + style.Align switch { Align.Centre => (room - ink) / 2, Align.Right => room - ink, _ => 0 };
        for (var from = line.From; from < to;)
        {
            var piece = set.Cells[from].Piece;
            var next = from;
            while (next < to && set.Cells[next].Piece == piece) next++;
            var cells = set.Cells[from..next];
            var (characters, advances) = (cells.Select(cell => cell.Character), cells.Select(cell => cell.Advance + stretch));
            var run = new Run(at, y + style.Baseline, pieces[piece].Role ?? style.Role, style.Size, style.Ink, [.. characters], [.. advances], pieces[piece].Why);
            yield return run;
            at += run.Width;
            from = next;
        }
    }
}
