using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pilotage.Host.Documents.Layout;

namespace Pilotage.Host.Documents;

/// <summary>What was measured in a file, and where it is not what the standard says.</summary>
public sealed record Measured(Table Measures, Seq<Finding> Findings);

/// <summary>Opens what was written again: the PDF is measured in millimetres, the docx validated, the text compared with what was to be said.</summary>
public static partial class SelfCheck
{
    /// <summary>How far a measure may be from the standard's, in millimetres.</summary>
    public const double Tolerance = 0.5;

    /// <summary>The findings about a rendered document; none where all is as it should be.</summary>
    public static Seq<Finding> Of(Document document, Rendered rendered)
    {
        var clean = Cleaning.Of(document).Document;
        var name = clean.Title.Replace("\n", "", StringComparison.Ordinal);
        var pdf = PdfMeasures.Of(name, rendered.Pdf, clean.LaidOutAs);
        return [.. pdf.Findings, .. Docx(name, rendered.Docx), .. Texts(name, clean, rendered)];
    }

    /// <summary>Measures a file of unknown making, taken for a document in official form where a red rule or mark is seen.</summary>
    public static Measured OfFile(string name, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("PK"u8)) return new(new(new("", ""), [], []), Docx(name, bytes));
        return bytes.AsSpan().StartsWith("%PDF"u8) ? PdfMeasures.Of(name, bytes, null)
            : new(new(new("", ""), [], []), [new("DC301", Place.Of(name), new("不是 PDF，也不是 docx", "it is neither a PDF nor a docx"))]);
    }

    private static Seq<Finding> Docx(string name, byte[] bytes)
    {
        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            return new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(package).Take(20)
                .Select(error => new Finding("DC321", Place.Of(name), new($"docx 不合规范：{error.Description}（{error.Path?.XPath}）", $"the docx is not valid: {error.Description} ({error.Path?.XPath})"))).ToSeq();
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or IOException or System.Xml.XmlException or FormatException)
        {
            return [new("DC321", Place.Of(name), new($"docx 打不开：{broken.Message}", $"the docx does not open: {broken.Message}"))];
        }
    }

    // What was to be said stands in each face, in its order: a paragraph in the PDF has line and page ends in it, and page numbers between.
    private static IEnumerable<Finding> Texts(string name, Document document, Rendered rendered)
    {
        var faces = new (Text Face, string Text)[]
        {
            (new("PDF", "PDF"), Squeezed(PdfMeasures.Text(rendered.Pdf))),
            (new("docx", "docx"), Squeezed(DocxText(rendered.Docx))),
            (new("HTML", "HTML"), Squeezed(WebUtility.HtmlDecode(Tag().Replace(rendered.Html, "")))),
        };
        foreach (var (face, text) in faces)
        {
            var missing = Wordings(document).Select(Squeezed).Where(wording => wording.Length > 0 && !text.Contains(wording, StringComparison.Ordinal)).Take(5).ToList();
            foreach (var lost in missing)
                yield return new("DC331", Place.Of(name), new($"{face.Zh} 里读不到“{Short(lost)}”", $"'{Short(lost)}' cannot be read in the {face.En}"));
        }
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static string DocxText(byte[] bytes)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return package.MainDocumentPart?.Document?.Body?.InnerText ?? "";
    }

    // Long paragraphs are compared in stretches, because a page's end puts a page number into them.
    private static IEnumerable<string> Wordings(Document document)
    {
        IEnumerable<string> Block(Block block) => block switch
        {
            Paragraph paragraph => [paragraph.Heading + string.Concat(paragraph.Spans.Select(span => span.Text))],
            Grid grid => [grid.Title, grid.Source, .. grid.Columns.Select(column => column.Title), .. grid.Rows.SelectMany(row => row)],
            QrCode code => [code.Note],
            _ => [],
        };
        var head = document.Head ?? new([]);
        return new[] { document.Title, head.Number, document.Note }.Concat(head.Mark).Concat(document.To).Concat(document.Body.SelectMany(Block))
            .Concat(document.Annexes.SelectMany(annex => annex.Body.SelectMany(Block).Prepend(annex.Title)))
            .Concat(document.Enclosures).Concat(document.Imprint?.CopiesTo ?? []).Concat(document.Signature?.Organs ?? [])
            .SelectMany(text => Enumerable.Range(0, ((text.Length - 1) / 28) + 1).Select(i => text.Substring(i * 28, Math.Min(14, text.Length - (i * 28)))));
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
