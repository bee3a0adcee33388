using System.Globalization;
using System.Text;

namespace Pilotage;

/// <summary>Comma-separated text (RFC 4180) as rows of cells, taken piece by piece so that a large file need never lie in memory whole.</summary>
public sealed class CsvText
{
    private const int MostCells = 200;
    private const int LongestCell = 10_000; // characters

    private readonly List<string> cells = [];
    private readonly StringBuilder cell = new();
    private bool started;
    private bool quoted;
    private bool closing; // a quote was read within quotes: the end, or the first half of a quote
    private bool opened; // the cell began with a quote

    /// <summary>Whether a row had more cells, or a cell more text, than anyone means: what is beyond is left out.</summary>
    public bool TooMuch { get; private set; }

    /// <summary>All rows of a text.</summary>
    public static List<string[]> Read(string text)
    {
        var csv = new CsvText();
        return [.. csv.Take(text.AsMemory()), .. csv.End()];
    }

    /// <summary>A cell as it is written, in quotes where it needs them. A text that a spreadsheet would run as a formula is kept from running.</summary>
    public static string Cell(string text)
    {
        var runs = text.Length > 1 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (runs) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>The rows that end within the next piece of text.</summary>
    public IEnumerable<string[]> Take(ReadOnlyMemory<char> piece)
    {
        for (var i = 0; i < piece.Length; i++)
            if (Next(piece.Span[i]) is { } row) yield return row;
    }

    /// <summary>The row that the end of the text ends, where there is one.</summary>
    public IEnumerable<string[]> End()
    {
        if (cell.Length > 0 || cells.Count > 0 || opened) EndCell();
        if (EndRow() is { } row) yield return row;
    }

    private string[]? Next(char letter)
    {
        if (!started)
        {
            started = true;
            if (letter == '\uFEFF') return null;
        }
        if (quoted && !closing)
        {
            if (letter == '"') closing = true;
            else Append(letter);
            return null;
        }
        if (quoted)
        {
            closing = false;
            if (letter == '"')
            {
                Append(letter);
                return null;
            }
            quoted = false;
        }
        switch (letter)
        {
            case '"' when cell.Length == 0 && !opened:
                (quoted, opened) = (true, true);
                return null;
            case ',':
                EndCell();
                return null;
            case '\r' or '\n' when cell.Length == 0 && cells.Count == 0 && !opened: // an empty line, or the second half of a line's end
                return null;
            case '\r' or '\n':
                EndCell();
                return EndRow();
            default:
                Append(letter);
                return null;
        }
    }

    private void Append(char letter)
    {
        if (cell.Length < LongestCell) cell.Append(letter);
        else TooMuch = true;
    }

    private void EndCell()
    {
        if (cells.Count < MostCells) cells.Add(cell.ToString());
        else TooMuch = true;
        cell.Clear();
        opened = false;
    }

    private string[]? EndRow()
    {
        string[]? row = cells.Count > 1 || (cells.Count == 1 && cells[0].Length > 0) ? [.. cells] : null;
        cells.Clear();
        return row;
    }
}
