using System.Globalization;
using System.Text;
using System.Xml;

namespace Pilotage.Plan;

/// <summary>A Word document as a paper: paragraphs with the numbers Word would draw before them, and tables with their merged cells.</summary>
internal sealed class PaperOfWord
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const int DeepestNesting = 200;

    private readonly string file;
    private readonly Allowance allowance = new();
    private readonly WordNumbers numbers;
    private readonly List<Block> blocks = [];
    private int paragraphs;
    private int tables;

    private PaperOfWord(string file, WordNumbers numbers) => (this.file, this.numbers) = (file, numbers);

    public static Paper Read(string file, Parcel parcel)
    {
        var numbers = WordNumbers.Read(parcel);
        using var reader = parcel.Read("word/document.xml") ?? throw Unreadable.Damaged("Word");
        var paper = new PaperOfWord(file, numbers);
        while (reader.Read())
        {
            if (!Starts(reader, "p") && !Starts(reader, "tbl")) continue;
            if (reader.LocalName == "tbl") paper.Table(reader, 1);
            else paper.Paragraph(reader);
        }
        return new(file, [.. paper.blocks]);
    }

    private void Paragraph(XmlReader reader)
    {
        var place = Spot.Paragraph(file, ++paragraphs);
        // A line break inside a paragraph parts lines as a reader sees them.
        foreach (var line in Words(reader).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) blocks.Add(new Line(line, place));
    }

    // The words of a paragraph, its number before them; deleted and hidden text is not there.
    private string Words(XmlReader reader)
    {
        var words = new StringBuilder();
        var (list, level, style) = (default(string), 0, "");
        foreach (var _ in Inside(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Main)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Fallback" }) Leave(reader);
                continue;
            }
            switch (reader.LocalName)
            {
                case "pStyle": style = Value(reader); break;
                case "numId": list = Value(reader); break;
                case "ilvl": level = Whole(reader); break;
                case "t": words.Append(allowance.Take(Folded.Unradical(Text(reader)))); break;
                case "tab": words.Append(' '); break;
                case "br" or "cr": words.Append('\n'); break;
                case "noBreakHyphen": words.Append('-'); break;
                case "del" or "moveFrom" or "instrText" or "footnoteReference" or "tabs": Leave(reader); break;
            }
        }
        var text = words.ToString();
        return text.Trim().Length == 0 ? "" : numbers.Next(list, level, style) + text;
    }

    private void Table(XmlReader reader, int depth)
    {
        if (depth > 8) throw Unreadable.Damaged("Word");
        var number = ++tables;
        var maker = new GridMaker(allowance);
        var at = (int row, int column) => Spot.Cell(file, number, row + 1, column + 1);
        // Columns in which a cell that spans rows is open, with its text.
        var open = new Dictionary<int, (string Text, string? Lines)>();
        var (row, column) = (-1, 0);
        foreach (var _ in Inside(reader))
        {
            if (Starts(reader, "tr"))
            {
                maker.NextRow();
                (row, column) = (row + 1, 0);
            }
            else if (Starts(reader, "gridBefore")) column += Whole(reader);
            else if (Starts(reader, "tc") && row >= 0)
            {
                var (lines, across, merge) = Cell(reader, depth);
                if (merge == "continue" && open.TryGetValue(column, out var above)) maker.Continue(row, column, above.Text, at, across, above.Lines);
                else
                {
                    var (text, set) = (Joined(lines), Set(lines));
                    maker.Set(row, column, text, at, 1, across, set);
                    if (merge == "restart") open[column] = (text, set);
                    else open.Remove(column);
                }
                column += Math.Max(1, across);
            }
        }
        if (maker.Grid(at, maker.Rows) is { } grid) blocks.Add(grid);
    }

    private (List<string> Lines, int Across, string Merge) Cell(XmlReader reader, int depth)
    {
        var lines = new List<string>();
        var (across, merge) = (1, "");
        foreach (var _ in Inside(reader))
        {
            if (Starts(reader, "gridSpan")) across = Math.Clamp(Whole(reader), 1, 60);
            else if (Starts(reader, "vMerge")) merge = reader.GetAttribute("val", Main) is "restart" ? "restart" : "continue";
            else if (Starts(reader, "p")) lines.Add(Words(reader).Trim());
            else if (Starts(reader, "tbl")) Table(reader, depth + 1);
        }
        return (lines, across, merge);
    }

    /// <summary>The paragraphs of a cell as one wording: a paragraph that breaks off in a sentence goes on in the next.</summary>
    internal static string Joined(IEnumerable<string> lines)
    {
        var words = new StringBuilder();
        foreach (var line in lines.SelectMany(line => line.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (words.Length > 0 && (words[^1] is '。' or '；' or '：' || Numbering.Of(line) is not null)) words.Append('\n');
            words.Append(line);
        }
        return words.ToString();
    }

    /// <summary>The lines of a cell as they were set; null where there is but one.</summary>
    internal static string? Set(IEnumerable<string> lines)
    {
        var set = lines.SelectMany(line => line.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        return set.Count > 1 ? string.Join('\n', set) : null;
    }

    // What stands between the start and the end of the element the reader is at, each node once.
    private static IEnumerable<bool> Inside(XmlReader reader)
    {
        if (reader.IsEmptyElement) yield break;
        var depth = reader.Depth;
        if (depth > DeepestNesting) throw Unreadable.Damaged("Word");
        while (reader.Read() && reader.Depth > depth) yield return true;
    }

    private static bool Starts(XmlReader reader, string name) => reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI == Main;

    private static string Value(XmlReader reader) => reader.GetAttribute("val", Main) ?? "";

    private static int Whole(XmlReader reader) => int.TryParse(Value(reader), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 60) : 0;

    private static string Text(XmlReader reader)
    {
        var text = new StringBuilder();
        foreach (var _ in Inside(reader))
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(reader.Value);
        return text.ToString();
    }

    private static void Leave(XmlReader reader)
    {
        foreach (var _ in Inside(reader))
        {
            // What is deleted or a mere instruction is passed over.
        }
    }
}
