using System.Globalization;
using System.Text;
using System.Xml;

namespace Pilotage.Plan;

/// <summary>A workbook as a paper: rows with several cells are tables, lone cells are lines; merged cells are known.</summary>
internal sealed class PaperOfSheet
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly string file;
    private readonly Allowance allowance = new();
    private readonly List<string> shared = [];
    private readonly List<Block> blocks = [];

    private readonly SheetNumbers numbers;

    private PaperOfSheet(string file, SheetNumbers numbers) => (this.file, this.numbers) = (file, numbers);

    public static Paper Read(string file, Parcel parcel)
    {
        var paper = new PaperOfSheet(file, SheetNumbers.Read(parcel));
        using (var reader = parcel.Read("xl/sharedStrings.xml")) if (reader is not null) paper.Shared(reader);
        foreach (var (name, part) in Sheets(parcel))
        {
            using var reader = parcel.Read(part);
            if (reader is not null) paper.Sheet(name, reader);
        }
        return new(file, [.. paper.blocks]);
    }

    // The visible sheets in their order, with the part each is kept in.
    private static List<(string Name, string Part)> Sheets(Parcel parcel)
    {
        var targets = new Dictionary<string, string>();
        using (var reader = parcel.Read("xl/_rels/workbook.xml.rels") ?? throw Unreadable.Damaged("Excel"))
            while (reader.Read())
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
                    targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        var sheets = new List<(string, string)>();
        using (var reader = parcel.Read("xl/workbook.xml") ?? throw Unreadable.Damaged("Excel"))
            while (reader.Read())
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && reader.GetAttribute("state") is null or "visible"
                    && targets.TryGetValue(reader.GetAttribute("id", Relations) ?? "", out var part)) sheets.Add((reader.GetAttribute("name") ?? "", part));
        return sheets;
    }

    private void Shared(XmlReader reader)
    {
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) shared.Add(Words(reader));
    }

    private void Sheet(string name, XmlReader reader)
    {
        var cells = new SortedDictionary<int, SortedDictionary<int, string>>();
        var merges = new List<(int Row, int Column, int Down, int Across)>();
        var next = (Row: 0, Column: 1);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            // Rows and cells that name no place stand behind the one before.
            if (reader.LocalName == "row") next = (int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : next.Row + 1, 1);
            if (reader.LocalName == "c")
            {
                var place = At(reader.GetAttribute("r") ?? "") ?? next;
                next = (place.Row, place.Column + 1);
                Cell(reader, place, cells);
            }
            else if (reader.LocalName == "mergeCell" && reader.GetAttribute("ref")?.Split(':') is [var from, var to] && At(from) is var (top, left) && At(to) is var (bottom, right))
                merges.Add((top, left, Math.Clamp(bottom - top + 1, 1, 10_000), Math.Clamp(right - left + 1, 1, 60)));
        }
        Lay(name, cells, merges);
    }

    private void Cell(XmlReader reader, (int Row, int Column) place, SortedDictionary<int, SortedDictionary<int, string>> cells)
    {
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        var text = "";
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" }) text = Words(reader);
        }
        if (type == "s") text = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : "";
        // A cell that kept an error says nothing.
        if (type == "e") return;
        if (type is null or "n") text = numbers.Shown(text, style);
        var (row, column) = place;
        if (text.Trim().Length == 0 || column > 60) return;
        if (!cells.TryGetValue(row, out var cellsOfRow)) cells[row] = cellsOfRow = [];
        cellsOfRow[column] = allowance.Take(Folded.Unradical(text.Trim()));
    }

    // Rows one below the other in which more than one cell is filled, or that a merged cell holds together, are a table.
    private void Lay(string name, SortedDictionary<int, SortedDictionary<int, string>> cells, List<(int Row, int Column, int Down, int Across)> merges)
    {
        var spanned = merges.Where(merge => merge.Down > 1).ToList();
        var run = new List<int>();
        foreach (var row in cells.Keys)
        {
            if (run.Count > 0 && row > run[^1] + 1 && !spanned.Exists(merge => merge.Row <= run[^1] && merge.Row + merge.Down > run[^1] + 1)) Close();
            var alone = cells[row].Count == 1 && !spanned.Exists(merge => merge.Row <= row && merge.Row + merge.Down > row);
            if (alone && run.Count == 0)
            {
                var (column, text) = cells[row].First();
                foreach (var line in PaperOfWord.Joined([text]).Split('\n')) blocks.Add(new Line(line, Spot.Sheet(file, name, row, column)));
            }
            else run.Add(row);
        }
        Close();

        void Close()
        {
            if (run.Count == 0) return;
            var maker = new GridMaker(allowance);
            var first = run[0];
            var at = (int row, int column) => Spot.Sheet(file, name, first + row, column + 1);
            foreach (var row in run)
            {
                foreach (var (column, text) in cells[row])
                {
                    var merge = merges.Find(found => found.Row == row && found.Column == column);
                    maker.Set(row - first, column - 1, PaperOfWord.Joined([text]), at, Math.Max(1, merge.Down), Math.Max(1, merge.Across), PaperOfWord.Set([text]));
                }
            }
            if (maker.Grid(at, run[^1] - first + 1) is { } grid) blocks.Add(grid);
            run.Clear();
        }
    }

    // B7 as row 7 and column 2.
    private static (int Row, int Column)? At(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return null;
        return (row, reference[..letters].Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1));
    }

    // The text of an element without its phonetic guides.
    private static string Words(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var words = new StringBuilder();
        var (depth, guide) = (reader.Depth, int.MaxValue);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth <= guide) guide = reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" } ? reader.Depth : int.MaxValue;
            if (guide == int.MaxValue && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA) words.Append(reader.Value);
        }
        return words.ToString();
    }
}
