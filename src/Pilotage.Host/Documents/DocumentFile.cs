using System.Globalization;
using Pilotage.Yaml;

namespace Pilotage.Host.Documents;

/// <summary>A document as read from a file of its model, with what is wrong in it.</summary>
public sealed record DocumentRead(Document? Document, Seq<Finding> Findings);

/// <summary>The model written as YAML or JSON, for people and programs; the reader is its schema.</summary>
public static class DocumentFile
{
    /// <summary>Longest text taken, in characters; longer ones are no documents.</summary>
    public const int Longest = 4_000_000;

    public static DocumentRead Read(string file, string text)
    {
        if (text.Length > Longest) return new(null, [new("DC101", Place.Of(file), new($"文件超过 {Longest} 个字符", $"the file has more than {Longest} characters"))]);
        var findings = new List<Finding>();
        var node = YamlText.Read(file, text, findings);
        var document = node is null ? null : Form.Read(node, english: false, findings, Of);
        return new(findings.Any(finding => finding.Weight == Weight.Error) ? null : document, [.. findings]);
    }

    /// <summary>The keys a file may have.</summary>
    public static Seq<Key> Keys => Form.Outline(Of);

    private static Document Of(Form f) => new(
        Kind: f.Choice<DocumentKind>("kind"),
        Title: f.Word("title", "organ, matter and kind; a line may be ended with \\n"),
        Head: f.One("head", HeadOf),
        To: f.Words("to", note: "主送机关"),
        Body: Blocks(f, "body"),
        Enclosures: f.Words("enclosures", note: "sent along, not part of the file"),
        Signature: f.One("signature", SignatureOf),
        Note: f.OptionalWord("note", "附注, without brackets") ?? "",
        Annexes: f.Each("annexes", annex => new Annex(annex.Word("title"), Blocks(annex, "body"))),
        Imprint: f.One("imprint", imprint => new Imprint(imprint.Words("copies-to", note: "抄送"), imprint.OptionalWord("organ", "印发机关") ?? "", imprint.OptionalDay("day", "印发日期"))),
        Words: f.Words("words", note: "names that no line of the title may cut"),
        Form: f.Has("form") ? f.Choice("form", otherwise: (DocumentForm?)DocumentForm.Official) : null,
        Language: f.Choice("language", otherwise: (Language?)Language.Zh));

    private static Head HeadOf(Form f) => new(
        Mark: f.Words("mark", required: true, note: "发文机关标志; several organs one below the other"),
        Number: f.OptionalWord("number", "发文字号") ?? "",
        Suffix: f.OptionalWord("suffix", "right of several organs: 文件") ?? "",
        Copy: f.OptionalWord("copy", "份号") ?? "",
        Secrecy: f.OptionalWord("secrecy", "密级和保密期限") ?? "",
        Urgency: f.OptionalWord("urgency", "紧急程度") ?? "",
        Signers: f.Words("signers", note: "签发人"),
        Issue: f.OptionalWord("issue", "期号, of a briefing") ?? "",
        Day: f.OptionalDay("day", "of a briefing"));

    private static Signature SignatureOf(Form f) => new(f.Words("organs", required: true), f.Day("day"), f.Flag("sealed", otherwise: true), f.OptionalWord("seal", "of a window paper: 行政许可专用章") ?? "");

    private static Seq<Block> Blocks(Form f, string key)
    {
        if (f.Raw(key, note: "text, or { level, heading, text }, { table }, { chart }, { code }") is not { } node) return [];
        if (node is Scalar alone) return Texts(alone.Value);
        if (node is not Listing list)
        {
            f.Note("DC102", new("正文是若干段落的列表", "a body is a list of paragraphs"), key);
            return [];
        }
        var blocks = new List<Block>();
        foreach (var item in list.Items)
        {
            if (item is Scalar text) blocks.AddRange(Texts(text.Value));
            else if (Form.Read(item, english: false, f.Findings, BlockOf) is { } block) blocks.Add(block);
        }
        return [.. blocks];
    }

    private static Seq<Block> Texts(string text) => text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => (Block)Paragraph.Of(line.Trim())).ToSeq();

    private static Block BlockOf(Form f)
    {
        if (f.One("table", GridOf) is { } grid) return grid;
        if (f.One("chart", ChartOf) is { } chart) return chart;
        if (f.One("code", code => new QrCode(code.Word("content"), code.OptionalWord("note") ?? "")) is { } square) return square;
        return Paragraph.Of(f.OptionalWord("text") ?? "", f.Whole("level", 0, 4, otherwise: 0), f.OptionalWord("heading") ?? "");
    }

    private static Grid GridOf(Form f) => new(
        Title: f.OptionalWord("title") ?? "",
        Columns: f.Each("columns", column => new GridColumn(column.OptionalWord("title", "all left out: a form to fill in") ?? "", column.OptionalWord("unit") ?? "", column.Whole("width", 0, 60, "in characters", otherwise: 0)), required: true),
        Rows: Rows(f),
        Turned: f.Has("turned") ? f.Flag("turned", note: "across a page of its own; left out: where it is wide") : null,
        Source: f.OptionalWord("source") ?? "",
        Ruled: f.Flag("ruled", otherwise: true));

    private static Seq<Seq<string>> Rows(Form f)
    {
        if (f.Raw("rows", required: true, "a list of lists of cells") is not Listing list) return [];
        foreach (var wrong in list.Items.Where(item => item is not Listing)) f.Findings.Add(new("DC103", wrong.Place, new("表的一行是若干单元格的列表", "a row of a table is a list of cells")));
        return list.Items.OfType<Listing>().Select(row => row.Items.Select(cell => (cell as Scalar)?.Value ?? "").ToSeq()).ToSeq();
    }

    private static Chart ChartOf(Form f) => new(
        Kind: f.Choice<ChartKind>("kind"),
        Title: f.Word("title"),
        Labels: f.Words("labels", required: true),
        Series: f.Each("series", series => new Series(series.Word("name"), Numbers(series, "values", true), Numbers(series, "low"), Numbers(series, "high")), required: true),
        Unit: f.OptionalWord("unit") ?? "",
        Source: f.OptionalWord("source") ?? "");

    private static Seq<decimal?> Numbers(Form f, string key, bool required = false) => f.Refs(key, required, "numbers; - where there is none").Select(word =>
    {
        if (word.Id is "-" or "") return (decimal?)null;
        if (decimal.TryParse(word.Id, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        f.Findings.Add(new("DC104", word.Place, new($"“{word.Id}”不是数", $"'{word.Id}' is not a number")));
        return null;
    }).ToSeq();
}
