using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>How a place in an official document is written: L209 a line, P12 a paragraph, T1R5C2 a cell of a table, p3L12 a line of a page, 分工!B7 a cell of a sheet.</summary>
public static partial class Spot
{
    public static Place Line(string file, int line) => new(file, line);

    public static Place Paragraph(string file, int number) => new(file + "#P", number);

    public static Place Cell(string file, int table, int row, int column) => new(string.Create(CultureInfo.InvariantCulture, $"{file}#T{table}"), row, column);

    public static Place Page(string file, int page, int line) => new(string.Create(CultureInfo.InvariantCulture, $"{file}#p{page}"), line);

    public static Place Sheet(string file, string sheet, int row, int column) => new($"{file}#!{sheet}", row, column);

    /// <summary>The short form, without the file.</summary>
    public static string Of(Place place)
    {
        if (place.Line == 0) return "";
        var cut = place.File.IndexOf('#', StringComparison.Ordinal);
        var inside = cut < 0 ? "" : place.File[(cut + 1)..];
        return inside switch
        {
            "" => string.Create(CultureInfo.InvariantCulture, $"L{place.Line}"),
            "P" => string.Create(CultureInfo.InvariantCulture, $"P{place.Line}"),
            ['T', ..] => string.Create(CultureInfo.InvariantCulture, $"{inside}R{place.Line}C{place.Column}"),
            ['p', ..] => string.Create(CultureInfo.InvariantCulture, $"{inside}L{place.Line}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{inside.TrimStart('!')}!{Letters(place.Column)}{place.Line}"),
        };
    }

    /// <summary>The place a short form names in a file; the file as a whole where it names none.</summary>
    public static Place Parse(string file, string spot)
    {
        if (Short().Match(spot) is { Success: true } found)
        {
            var line = int.Parse(found.Groups["line"].Value, CultureInfo.InvariantCulture);
            var column = found.Groups["column"] is { Success: true } told ? int.Parse(told.Value, CultureInfo.InvariantCulture) : 0;
            return found.Groups["in"].Value switch
            {
                "L" => new(file, line),
                "P" => new(file + "#P", line),
                var page when page[0] == 'p' => new($"{file}#{page[..^1]}", line),
                var table => new($"{file}#{table[..^1]}", line, column),
            };
        }
        return InSheet().Match(spot) is { Success: true } cell
            ? new($"{file}#!{cell.Groups["sheet"].Value}", int.Parse(cell.Groups["row"].Value, CultureInfo.InvariantCulture), Number(cell.Groups["letters"].Value))
            : Place.Of(file);
    }

    // Columns of a sheet: 1 is A, 27 is AA.
    private static string Letters(int column) => column <= 0 ? "" : Letters((column - 1) / 26) + (char)('A' + (column - 1) % 26);

    private static int Number(string letters) => letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1);

    [GeneratedRegex(@"^(?<in>L|P|p\d{1,6}L|T\d{1,6}R)(?<line>\d{1,7})(?:C(?<column>\d{1,4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"^(?<sheet>.+)!(?<letters>[A-Z]{1,3})(?<row>\d{1,7})$", RegexOptions.CultureInvariant)]
    private static partial Regex InSheet();
}
