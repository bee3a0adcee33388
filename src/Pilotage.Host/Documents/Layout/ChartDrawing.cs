using System.Globalization;
using System.Text;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>A chart as marks in a space of its own, 156 mm wide; it reads without colour too: series differ in shade, values stand beside what shows them.</summary>
internal static class ChartDrawing
{
    public const double Width = Sheet.BodyWidth;
    /// <summary>Room left below a chart for the line that Word sets a picture in.</summary>
    public const double Spare = 6;
    private const double Caption = 24;
    private const double SourceLine = 18;
    private const double Size = 9;
    private static readonly uint[] Inks = [0x2F5D8A, 0xB5652B, 0x5B8C5A, 0x7A5C99, 0x8A8A2F, 0x555555];

    public static double HeightOf(Chart chart) => (chart.Kind switch
    {
        ChartKind.Interval => 40 + (Math.Min(chart.Labels.Count, 25) * 14),
        ChartKind.Heat => 44 + (Math.Min(chart.Series.Count, 25) * 16),
        _ => 200,
    }) + Caption + (chart.Source.Length > 0 ? SourceLine : 0);

    public static IEnumerable<Mark> Draw(Chart chart, Typesetter setter)
    {
        var marks = new List<Mark>();
        var height = HeightOf(chart) - (chart.Source.Length > 0 ? SourceLine : 0);
        var title = new GridColumn(chart.Title, chart.Unit).Heading;
        Write(marks, setter, title, Width / 2, 17, 0.5, 12, Role.Hei);
        switch (chart.Kind)
        {
            case ChartKind.Heat: Heat(chart, marks, setter); break;
            case ChartKind.Interval: Intervals(chart, marks, setter, height); break;
            default: Upright(chart, marks, setter, height); break;
        }
        if (chart.Source.Length > 0) Write(marks, setter, chart.Source, 0, height + 12, 0, 10.5);
        return marks;
    }

    // Bars and lines over labels.
    private static void Upright(Chart chart, List<Mark> marks, Typesetter setter, double height)
    {
        var all = chart.Series.SelectMany(series => series.Values).OfType<decimal>().ToList();
        // A line starts at zero too where little is lost by it: else its rise looks like more than it is.
        var (low, high, step) = Scale(all, chart.Kind == ChartKind.Bar || (all.Count > 0 && all.Min() >= 0 && 2 * all.Min() <= all.Max()));
        var (left, top, right, bottom) = (44.0, Caption + (chart.Series.Count > 1 ? 30 : 18), Width - 8, height - 22);
        double Y(decimal value) => bottom - ((double)((value - low) / (high - low)) * (bottom - top));
        for (var value = low; value <= high; value += step)
        {
            marks.Add(new Rule(left, Y(value), right, Y(value), 0.4, 0xD0D0D0));
            Write(marks, setter, Number(value), left - 4, Y(value) + 3, 1, Size);
        }
        var slot = (right - left) / Math.Max(1, chart.Labels.Count);
        var every = (int)Math.Ceiling(chart.Labels.DefaultIfEmpty("").Max(label => setter.Width(label, Role.Body, Size)) / Math.Max(1, slot));
        for (var i = 0; i < chart.Labels.Count; i += Math.Max(1, every)) Write(marks, setter, chart.Labels[i], left + ((i + 0.5) * slot), bottom + 13, 0.5, Size);
        var said = new List<(double X, double Y, double Width)>();
        for (var s = 0; s < chart.Series.Count; s++)
        {
            var (series, ink) = (chart.Series[s], Inks[s % Inks.Length]);
            (double X, double Y)? before = null;
            for (var i = 0; i < Math.Min(series.Values.Count, chart.Labels.Count); i++)
            {
                if (series.Values[i] is not { } value)
                {
                    before = null;
                    continue;
                }
                if (chart.Kind == ChartKind.Bar)
                {
                    var wide = Math.Min(40, slot * 0.72 / chart.Series.Count);
                    var x = left + ((i + 0.5) * slot) - (wide * chart.Series.Count / 2) + (s * wide);
                    var (y, zero) = (Y(value), Y(Math.Max(low, 0)));
                    marks.Add(new Box(x, Math.Min(y, zero), wide - 1, Math.Abs(zero - y), ink));
                    var words = Number(value);
                    if (setter.Width(words, Role.Body, 8) < wide + 4) Write(marks, setter, words, x + (wide / 2), Math.Min(y, zero) - 2, 0.5, 8);
                }
                else
                {
                    var at = (X: left + ((i + 0.5) * slot), Y: Y(value));
                    if (before is { } from) marks.Add(new Rule(from.X, from.Y, at.X, at.Y, 1.4, ink));
                    marks.Add(new Box(at.X - 2, at.Y - 2, 4, 4, ink));
                    if (i == series.Values.Count - 1 || chart.Labels.Count <= 8) Beside(at.X, at.Y, value, chart.Series.Count(other => i < other.Values.Count && other.Values[i] > value));
                    before = at;
                }
            }
        }
        marks.Add(new Rule(left, Y(Math.Max(low, 0)), right, Y(Math.Max(low, 0)), 0.7));
        Legend(chart, marks, setter, left);

        // Above the highest point, below those under it; a value that would stand on another is left out.
        void Beside(double x, double y, decimal value, int higher)
        {
            var (words, baseline) = (Number(value), higher > 0 ? y + 12 : y - 5);
            var width = setter.Width(words, Role.Body, 8);
            if (baseline > bottom - 1 || said.Any(other => Math.Abs(other.Y - baseline) < 8 && Math.Abs(other.X - x) < (other.Width + width) / 2)) return;
            said.Add((x, baseline, width));
            Write(marks, setter, words, x, baseline, 0.5, 8);
        }
    }

    // A value with its interval, one line a label.
    private static void Intervals(Chart chart, List<Mark> marks, Typesetter setter, double height)
    {
        var values = chart.Series.SelectMany(series => series.Values.Concat(series.Low).Concat(series.High)).OfType<decimal>();
        var (low, high, step) = Scale(values, false);
        var count = Math.Min(chart.Labels.Count, 25);
        var left = Math.Min(140, chart.Labels.Take(count).DefaultIfEmpty("").Max(label => setter.Width(label, Role.Body, Size))) + 8;
        var (top, right, bottom) = (Caption + 14.0, Width - 30, height - 18);
        double X(decimal value) => left + ((double)((value - low) / (high - low)) * (right - left));
        for (var value = low; value <= high; value += step)
        {
            marks.Add(new Rule(X(value), top, X(value), bottom, 0.4, 0xD0D0D0));
            Write(marks, setter, Number(value), X(value), bottom + 12, 0.5, Size);
        }
        var slot = (bottom - top) / Math.Max(1, count);
        for (var i = 0; i < count; i++)
        {
            Write(marks, setter, chart.Labels[i], left - 6, top + ((i + 0.5) * slot) + 3, 1, Size);
            for (var s = 0; s < chart.Series.Count; s++)
            {
                var (series, ink) = (chart.Series[s], Inks[s % Inks.Length]);
                if (i >= series.Values.Count || series.Values[i] is not { } value) continue;
                var y = top + ((i + 0.5) * slot) + ((s - ((chart.Series.Count - 1) / 2.0)) * 4);
                if (i < series.Low.Count && series.Low[i] is { } from && i < series.High.Count && series.High[i] is { } until)
                {
                    marks.Add(new Rule(X(from), y, X(until), y, 1.2, ink));
                    marks.Add(new Rule(X(from), y - 3, X(from), y + 3, 0.8, ink));
                    marks.Add(new Rule(X(until), y - 3, X(until), y + 3, 0.8, ink));
                }
                marks.Add(new Box(X(value) - 2.2, y - 2.2, 4.4, 4.4, ink));
                var end = i < series.High.Count && series.High[i] is { } most ? X(most) : X(value);
                if (chart.Series.Count == 1) Write(marks, setter, Number(value), end + 5, y + 3, 0, 8);
            }
        }
        Legend(chart, marks, setter, left);
    }

    private static void Heat(Chart chart, List<Mark> marks, Typesetter setter)
    {
        var (low, high, _) = Scale(chart.Series.SelectMany(series => series.Values).OfType<decimal>(), false);
        var count = Math.Min(chart.Series.Count, 25);
        var left = Math.Min(140, chart.Series.Take(count).Select(series => setter.Width(series.Name, Role.Body, Size)).DefaultIfEmpty(0).Max()) + 8;
        var (top, slot) = (Caption + 20.0, (Width - left) / Math.Max(1, chart.Labels.Count));
        for (var i = 0; i < chart.Labels.Count; i++) Write(marks, setter, Short(chart.Labels[i], slot, setter), left + ((i + 0.5) * slot), top - 5, 0.5, Size);
        for (var s = 0; s < count; s++)
        {
            var y = top + (s * 16);
            Write(marks, setter, chart.Series[s].Name, left - 6, y + 11, 1, Size);
            for (var i = 0; i < Math.Min(chart.Series[s].Values.Count, chart.Labels.Count); i++)
            {
                if (chart.Series[s].Values[i] is not { } value)
                {
                    Write(marks, setter, "—", left + ((i + 0.5) * slot), y + 11, 0.5, 8);
                    continue;
                }
                var part = (double)((value - low) / (high - low));
                uint Shade(int from, int to) => (uint)Math.Round(from + ((to - from) * part));
                marks.Add(new Box(left + (i * slot) + 0.5, y + 0.5, slot - 1, 15, (Shade(0xEE, 0x1F) << 16) | (Shade(0xF3, 0x4E) << 8) | Shade(0xF8, 0x79)));
                Write(marks, setter, Number(value), left + ((i + 0.5) * slot), y + 11, 0.5, 8, Role.Body, part > 0.75 ? 0xFFFFFFu : Sheet.Black);
            }
        }
    }

    private static void Legend(Chart chart, List<Mark> marks, Typesetter setter, double left)
    {
        if (chart.Series.Count < 2) return;
        var x = left;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            marks.Add(new Box(x, Caption + 2, 8, 6, Inks[s % Inks.Length]));
            Write(marks, setter, chart.Series[s].Name, x + 11, Caption + 8, 0, Size);
            x += 22 + setter.Width(chart.Series[s].Name, Role.Body, Size);
        }
    }

    private static void Write(List<Mark> marks, Typesetter setter, string text, double x, double baseline, double anchor, double size, Role role = Role.Body, uint ink = Sheet.Black)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        if (runes.Length == 0) return;
        double[] advances = [.. runes.Select(rune => setter.Advance(rune, role, size))];
        marks.Add(new Run(x - (anchor * advances.Sum()), baseline, role, size, ink, runes, advances));
    }

    private static string Short(string label, double room, Typesetter setter)
    {
        while (label.Length > 1 && setter.Width(label, Role.Body, Size) > room) label = label[..^1];
        return label;
    }

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    // Round steps of 1, 2 or 5 times a power of ten, about five of them.
    private static (decimal Low, decimal High, decimal Step) Scale(IEnumerable<decimal> values, bool fromZero)
    {
        var all = values.DefaultIfEmpty(0).ToList();
        var (low, high) = (fromZero ? Math.Min(0, all.Min()) : all.Min(), fromZero ? Math.Max(0, all.Max()) : all.Max());
        if (high == low) high = low + 1;
        var raw = (double)(high - low) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (decimal)(power * ((raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 }));
        return (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }
}
