using SkiaSharp;

namespace Pilotage.Host.Documents.Fonts;

/// <summary>
/// Skia's paths as TrueType contours, so that fonts of either outline format (TrueType and CFF) are embedded as one small TrueType font.
/// Skia itself embeds TrueType fonts whole (megabytes a page) and CFF fonts as nameless Type 3.
/// </summary>
internal static class Outlines
{
    private const double Tolerance = 0.4; // thousandths of the type size: 0.002 mm in 3号

    public static Seq<Seq<Knot>> Of(SKPath path)
    {
        var contours = new List<Seq<Knot>>();
        var knots = new List<Knot>();
        using var steps = path.CreateRawIterator();
        var points = new SKPoint[4];
        var verb = steps.Next(points);
        while (verb != SKPathVerb.Done)
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    Close();
                    Add(points[0], true);
                    break;
                case SKPathVerb.Line:
                    Add(points[1], true);
                    break;
                case SKPathVerb.Quad or SKPathVerb.Conic:
                    Add(points[1], false);
                    Add(points[2], true);
                    break;
                case SKPathVerb.Cubic:
                    Cubic(points[0], points[1], points[2], points[3]);
                    break;
                default:
                    Close();
                    break;
            }
            verb = steps.Next(points);
        }
        Close();
        return [.. contours];

        void Close()
        {
            if (knots.Count > 1 && knots[0] == knots[^1]) knots.RemoveAt(knots.Count - 1);
            if (knots.Count > 2) contours.Add([.. knots]);
            knots.Clear();
        }

        void Add(SKPoint point, bool on)
        {
            var knot = new Knot((short)Math.Round(point.X), (short)Math.Round(-point.Y), on);
            if (knots.Count == 0 || knots[^1] != knot) knots.Add(knot);
        }

        // A cubic is cut into pieces near enough to a quadratic: the distance falls with the cube of their number.
        void Cubic(SKPoint a, SKPoint b, SKPoint c, SKPoint d)
        {
            var (dx, dy) = (d.X - (3 * c.X) + (3 * b.X) - a.X, d.Y - (3 * c.Y) + (3 * b.Y) - a.Y);
            var pieces = Math.Max(1, (int)Math.Ceiling(Math.Cbrt(Math.Sqrt((dx * dx) + (dy * dy)) * Math.Sqrt(3) / 36 / Tolerance)));
            for (var i = 0; i < pieces; i++)
            {
                var (p, q, r, s) = Part(a, b, c, d, (float)i / pieces, (float)(i + 1) / pieces);
                Add(new(((3 * (q.X + r.X)) - p.X - s.X) / 4, ((3 * (q.Y + r.Y)) - p.Y - s.Y) / 4), false);
                Add(s, true);
            }
        }
    }

    private static (SKPoint, SKPoint, SKPoint, SKPoint) Part(SKPoint a, SKPoint b, SKPoint c, SKPoint d, float from, float to)
    {
        var (start, end) = (At(a, b, c, d, from), At(a, b, c, d, to));
        var third = (to - from) / 3;
        var (first, last) = (Slope(a, b, c, d, from), Slope(a, b, c, d, to));
        return (start, new(start.X + (first.X * third), start.Y + (first.Y * third)), new(end.X - (last.X * third), end.Y - (last.Y * third)), end);
    }

    private static SKPoint At(SKPoint a, SKPoint b, SKPoint c, SKPoint d, float t)
    {
        var u = 1 - t;
        return new((u * u * u * a.X) + (3 * u * u * t * b.X) + (3 * u * t * t * c.X) + (t * t * t * d.X), (u * u * u * a.Y) + (3 * u * u * t * b.Y) + (3 * u * t * t * c.Y) + (t * t * t * d.Y));
    }

    private static SKPoint Slope(SKPoint a, SKPoint b, SKPoint c, SKPoint d, float t)
    {
        var u = 1 - t;
        return new(
            (3 * u * u * (b.X - a.X)) + (6 * u * t * (c.X - b.X)) + (3 * t * t * (d.X - c.X)),
            (3 * u * u * (b.Y - a.Y)) + (6 * u * t * (c.Y - b.Y)) + (3 * t * t * (d.Y - c.Y)));
    }
}
