using System.Text.RegularExpressions;

namespace Pilotage.Host.Documents;

/// <summary>A piece of a body: a paragraph, a table, a chart, a code.</summary>
public abstract record Block;

/// <summary>A paragraph, or a heading with or without text behind it.</summary>
/// <param name="Level">0 text; 1 to 4: 一、（一）1.（1）, numbered by the press.</param>
/// <param name="Heading">Of levels 1 to 4; text behind it runs on in the same paragraph.</param>
public sealed partial record Paragraph(Seq<Span> Spans, int Level = 0, string Heading = "") : Block
{
    /// <summary>Reads text in which <c>[12](/measures/3/why/late)</c> is a figure that leads to its why; everything else is what it is.</summary>
    public static Paragraph Of(string text, int level = 0, string heading = "") => new(SpansOf(text), level, heading);

    internal static Seq<Span> SpansOf(string text)
    {
        var spans = new List<Span>();
        var at = 0;
        foreach (Match link in Link().Matches(text))
        {
            if (link.Index > at) spans.Add(new(text[at..link.Index]));
            spans.Add(new(link.Groups[1].Value, link.Groups[2].Value));
            at = link.Index + link.Length;
        }
        if (at < text.Length) spans.Add(new(text[at..]));
        return [.. spans];
    }

    // Only addresses of our own pages: a document leads nobody elsewhere.
    [GeneratedRegex(@"\[([^\[\]\n]{1,60})\]\((/(?:[A-Za-z0-9_.?=&%-][A-Za-z0-9/_.?=&%-]{0,200})?)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

/// <summary>Words of a paragraph.</summary>
/// <param name="Why">The address of the page that explains this figure; empty for plain words.</param>
public sealed record Span(string Text, string Why = "");

/// <summary>A table; where it is wide it is turned, where it is long its head is repeated on every page.</summary>
/// <param name="Turned">Laid across a page of its own, its head at the binding side; null where the press decides by width.</param>
/// <param name="Source">Where the figures come from, below the table.</param>
/// <param name="Ruled">Whether lines are drawn; a licence has none.</param>
/// <param name="Spans">Cell by cell the words of <see cref="Rows"/> with where their figures lead; left out where nothing leads anywhere.</param>
public sealed record Grid(string Title, Seq<GridColumn> Columns, Seq<Seq<string>> Rows, bool? Turned = null, string Source = "", bool Ruled = true, Seq<Seq<Seq<Span>>> Spans = default) : Block
{
    /// <summary>Whether it has headings; one without is a form: what is asked at the left, room for the answer at the right.</summary>
    public bool Headed => Columns.Any(column => column.Title.Length > 0);

    /// <summary>A table of the kernel, in a language.</summary>
    public static Grid Of(Table table, Language language = Language.Zh) => new(
        table.Title.In(language),
        table.Columns.Select(column => new GridColumn(column.Title.In(language), column.Unit)).ToSeq(),
        table.Rows.Select(row => row.Select(cell => cell.In(language)).ToSeq()).ToSeq());

    /// <summary>The same table, with cells such as <c>[12](/why/pilot/landed)</c> read as figures that lead to their why.</summary>
    public Grid Linked()
    {
        static Span Ours(Span span) => span.Why.StartsWith("//", StringComparison.Ordinal) ? new(span.Text) : span; // it would lead elsewhere
        var cells = Rows.Select(row => row.Select(cell => Paragraph.SpansOf(cell).Select(Ours).ToSeq()).ToSeq()).ToSeq();
        return this with { Rows = cells.Select(row => row.Select(spans => string.Concat(spans.Select(span => span.Text))).ToSeq()).ToSeq(), Spans = cells };
    }
}

/// <summary>A heading of a table.</summary>
/// <param name="Width">In characters of the table's type; 0 where the press measures the contents.</param>
public sealed record GridColumn(string Title, string Unit = "", int Width = 0)
{
    /// <summary>The title with its unit in brackets.</summary>
    public string Heading => Unit.Length == 0 ? Title : Title.All(char.IsAscii) ? $"{Title} ({Unit})" : $"{Title}（{Unit}）";
}

/// <summary>A QR code with what it is for; it stands at the foot of the page.</summary>
public sealed record QrCode(string Content, string Note) : Block;

/// <summary>What a chart shows: bars, lines over time, values with their interval, or a heat map.</summary>
public enum ChartKind { Bar, Line, Interval, Heat }

/// <summary>A chart as a value; one drawing of it goes to PDF, docx and HTML, and its figures stand beside it for those who do not see it.</summary>
/// <param name="Labels">Along the axis: units, quarters; of a heat map its columns.</param>
/// <param name="Series">Lines or groups of bars; of a heat map its rows.</param>
/// <param name="Told">Whether its figures stand in a table behind it, so that the page need not tell them again.</param>
public sealed record Chart(ChartKind Kind, string Title, Seq<string> Labels, Seq<Series> Series, string Unit = "", string Source = "", bool Told = false) : Block;

/// <summary>Values of a chart, one for each label; null where there is none. Low and high only where intervals are shown.</summary>
public sealed record Series(string Name, Seq<decimal?> Values, Seq<decimal?> Low = default, Seq<decimal?> High = default);
