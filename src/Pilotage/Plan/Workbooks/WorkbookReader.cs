using System.Globalization;
using System.Text;
using System.Xml;

namespace Pilotage.Plan.Workbooks;

/// <summary>Reads the cells of an .xlsx file, bounded as every document that comes from outside; formulas count as what they last showed.</summary>
public static class WorkbookReader
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MostColumns = 60;
    private const int MostRows = 20_000;

    /// <summary>The sheets by name, or why the file cannot be read.</summary>
    public static (IReadOnlyDictionary<string, FilledSheet> Sheets, Finding? Wrong) Read(string file, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var parcel = Parcel.Open(bytes);
            var allowance = new Allowance();
            var shared = Shared(parcel, allowance);
            return (Sheets(parcel).ToDictionary(sheet => sheet.Name, sheet =>
                new FilledSheet(sheet.Name, Cells(parcel, sheet.Part, shared, allowance))), null);
        }
        catch (Unreadable no)
        {
            return (new Dictionary<string, FilledSheet>(), new(no.Code, Place.Of(file), no.Reason));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException or ArgumentException or EndOfStreamException)
        {
            return (new Dictionary<string, FilledSheet>(), new("damaged", Place.Of(file), Unreadable.Damaged("Excel").Reason));
        }
    }

    private static List<(string Name, string Part)> Sheets(Parcel parcel)
    {
        var targets = new Dictionary<string, string>();
        using (var reader = parcel.Read("xl/_rels/workbook.xml.rels") ?? throw Unreadable.Damaged("Excel"))
            while (reader.Read())
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Id") is { } id
                    && reader.GetAttribute("Target") is { } target)
                    targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        var sheets = new List<(string, string)>();
        using (var reader = parcel.Read("xl/workbook.xml") ?? throw Unreadable.Damaged("Excel"))
            while (reader.Read())
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                    && targets.TryGetValue(reader.GetAttribute("id", Relations) ?? "", out var part))
                    sheets.Add((reader.GetAttribute("name") ?? "", part));
        return sheets;
    }

    private static List<string> Shared(Parcel parcel, Allowance allowance)
    {
        var shared = new List<string>();
        using var reader = parcel.Read("xl/sharedStrings.xml");
        while (reader?.Read() == true)
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) shared.Add(allowance.Take(Words(reader)));
        return shared;
    }

    private static Dictionary<(int Row, int Column), string> Cells(Parcel parcel, string part, List<string> shared, Allowance allowance)
    {
        var cells = new Dictionary<(int, int), string>();
        using var reader = parcel.Read(part);
        while (reader?.Read() == true)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" }
                || CellName.Read(reader.GetAttribute("r") ?? "") is not var (row, column)) continue;
            var (type, text) = (reader.GetAttribute("t"), "");
            if (!reader.IsEmptyElement)
            {
                var depth = reader.Depth;
                while (reader.Read() && reader.Depth > depth)
                    if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" }) text = Words(reader);
            }
            if (type == "s") text = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < shared.Count ? shared[index] : "";
            if (row <= MostRows && column <= MostColumns
                && !string.IsNullOrWhiteSpace(text)) cells[(row, column)] = allowance.Take(text.Trim());
        }
        return cells;
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
            if (guide == int.MaxValue
                && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA) words.Append(reader.Value);
        }
        return words.ToString();
    }
}
