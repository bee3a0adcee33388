using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace Pilotage.Host.Documents.Fonts;

/// <summary>A glyph as it is measured and drawn, in thousandths of the type size; y goes up.</summary>
/// <param name="Contours">Points of TrueType outlines: on the curve, or the control point of a quadratic.</param>
internal sealed record Glyph(int Advance, int Left, int Bottom, int Right, int Top, Seq<Seq<Knot>> Contours);

/// <summary>A point of an outline.</summary>
internal readonly record struct Knot(short X, short Y, bool On);

/// <summary>An open typeface: what it is called, how wide its characters are, how they are drawn. Glyphs are drawn once and kept.</summary>
internal sealed class Face
{
    public const int Em = 1000;
    private readonly SKTypeface typeface;
    private readonly ConcurrentDictionary<int, Glyph?> glyphs = new();
    private readonly Lock drawing = new();

    private Face(SKTypeface typeface, string family, bool bold)
    {
        this.typeface = typeface;
        (Family, Bold) = (family, bold);
    }

    public string Family { get; }

    public bool Bold { get; }

    /// <summary>The name a PDF gives it.</summary>
    public string PostScript => string.Concat(Family.Where(letter => letter > 32 && letter < 127 && char.IsLetterOrDigit(letter))) is { Length: > 0 } plain ? plain + (Bold ? "-Bold" : "")
        : Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Family)) + (Bold ? "-Bold" : "");

    public static Face? Open(FontFile file, string family) => SKTypeface.FromFile(file.Path, file.Index) is { } typeface ? new(typeface, family, file.Bold) : null;

    /// <summary>The glyph of a character; null where this face has none.</summary>
    public Glyph? Of(Rune character) => glyphs.GetOrAdd(character.Value, Draw);

    /// <summary>Draws a character on a canvas, as the pictures of a docx need it.</summary>
    public void Draw(SKCanvas canvas, Rune character, float x, float baseline, float size, SKPaint paint)
    {
        using var sized = new SKFont(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        canvas.DrawText(character.ToString(), x, baseline, SKTextAlign.Left, sized, paint);
    }

    private Glyph? Draw(int character)
    {
        // Skia's font objects are not for several threads at once.
        lock (drawing)
        {
            using var font = new SKFont(typeface, Em) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
            var id = font.GetGlyph(character);
            if (id == 0) return null;
            using var path = font.GetGlyphPath(id);
            var contours = path is null ? [] : Outlines.Of(path);
            var points = contours.SelectMany(contour => contour).ToList();
            var advance = (int)Math.Round(font.GetGlyphWidths([id])[0]);
            if (points.Count == 0) return new(advance, 0, 0, 0, 0, []);
            return new(advance, points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X), points.Max(point => point.Y), contours);
        }
    }
}
