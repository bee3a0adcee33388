namespace Pilotage.Plan;

/// <summary>Pages set in two columns, as gazettes are: bands of lines in the order they are read.</summary>
internal static class PdfColumns
{
    // Fewer lines than this beside each other are no columns.
    private const int Fewest = 6;

    /// <summary>Bands from the top: where columns begin, their lines left and then right; lines over the whole width by themselves.</summary>
    public static IEnumerable<(double Band, int Column, List<PdfLine> Lines)> Of(List<List<Glyph>> rows)
    {
        if (Gutter(rows) is not { } gutter)
        {
            var lines = Lines(rows);
            if (lines.Count > 0) yield return (lines[0].Top, 0, lines);
            yield break;
        }
        for (var i = 0; i < rows.Count;)
        {
            var (start, whole) = (i, Crosses(rows[i], gutter));
            while (i < rows.Count && Crosses(rows[i], gutter) == whole) i++;
            var band = rows[start..i];
            var top = band[0].Max(letter => letter.Base + letter.Size);
            if (whole) yield return (top, 0, Lines(band));
            else
            {
                yield return (top, 0, Lines(band.ConvertAll(row => row.FindAll(letter => letter.Middle < gutter))));
                yield return (top, 1, Lines(band.ConvertAll(row => row.FindAll(letter => letter.Middle >= gutter))));
            }
        }
    }

    private static List<PdfLine> Lines(List<List<Glyph>> rows) => [.. rows.Where(row => row.Count > 0).Select(PdfLine.Set).Where(line => line.Text.Trim().Length > 0)];

    private static bool Crosses(List<Glyph> row, double gutter) => row.Exists(letter => letter.Left < gutter + 4 && letter.Right > gutter - 4 && !string.IsNullOrWhiteSpace(letter.Value));

    // The upright strip in the middle of the page that hardly any line crosses, while lines fill the room on its left and begin at one place on its right.
    private static double? Gutter(List<List<Glyph>> rows)
    {
        var shown = rows.Select(row => row.FindAll(letter => !string.IsNullOrWhiteSpace(letter.Value))).Where(row => row.Count > 0).ToList();
        if (shown.Count < Fewest) return null;
        var (left, right) = (shown.Min(row => row.Min(letter => letter.Left)), shown.Max(row => row.Max(letter => letter.Right)));
        var best = (Crossing: shown.Count / 4 + 1, At: default(double?));
        for (var at = left + 0.35 * (right - left); at < left + 0.65 * (right - left); at += 3)
        {
            var crossing = shown.Count(row => row.Exists(letter => letter.Left < at + 4 && letter.Right > at - 4));
            if (crossing >= best.Crossing) continue;
            var free = shown.FindAll(row => !row.Exists(letter => letter.Left < at + 4 && letter.Right > at - 4));
            var (ends, begins) = (new List<(double At, double Size)>(), new List<(double At, double Size)>());
            foreach (var row in free)
            {
                if (row.FindAll(letter => letter.Middle < at) is { Count: > 0 } before) ends.Add((before.Max(letter => letter.Right), before[0].Size));
                if (row.FindAll(letter => letter.Middle > at) is { Count: > 0 } after) begins.Add((after.Min(letter => letter.Left), after[0].Size));
            }
            if (ends.Count < Fewest || begins.Count < Fewest) continue;
            // A table without rules leaves strips free too, but its cells do not fill them.
            var (end, begin) = (ends.Max(place => place.At), begins.Min(place => place.At));
            if (ends.Count(place => place.At > end - 2.2 * place.Size) * 2 > ends.Count && begins.Count(place => place.At < begin + 0.5 * place.Size) * 3 > begins.Count) best = (crossing, at);
        }
        return best.At;
    }
}
