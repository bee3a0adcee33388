using System.Globalization;

namespace Pilotage.Plan.Workbooks;

/// <summary>By what a workbook is known when it comes back: of which pilot, unit and period it is, and how many facts each measure had when it was made.</summary>
public sealed record BookMark(string Pilot, string Unit, string? Period, IReadOnlyDictionary<int, int> Versions)
{
    private const string NoPeriod = "-";

    /// <summary>The row and column of the first sheet in which it stands.</summary>
    internal static readonly (int Row, int Column) Cell = (Sheet.Headings + 2, 2);

    /// <summary>Reads the mark of a workbook; null where it has none that can be read.</summary>
    public static BookMark? Of(IReadOnlyDictionary<string, FilledSheet> sheets) =>
        sheets.GetValueOrDefault(UnitBook.About) is { } about ? Parse(about.At(Cell.Row, Cell.Column)) : null;

    public static BookMark? Parse(string words)
    {
        if (words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var pilot, var unit, var period, .. var versions]) return null;
        var known = new Dictionary<int, int>();
        foreach (var version in versions)
        {
            if (version.Split(':') is not [var measure, var count]
                || !int.TryParse(measure, NumberStyles.None, CultureInfo.InvariantCulture, out var no)
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var facts)
                    || !known.TryAdd(no, facts)) return null;
        }
        return new(pilot, unit, period == NoPeriod ? null : period, known);
    }

    public override string ToString() => string.Join(' ',
        [Pilot, Unit, Period ?? NoPeriod, .. Versions.OrderBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}"))]);
}
