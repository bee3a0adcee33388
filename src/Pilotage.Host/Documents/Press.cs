using Pilotage.Host.Documents.Fonts;
using Pilotage.Host.Documents.Layout;

namespace Pilotage.Host.Documents;

/// <summary>A document in its three faces, with what was found on the way.</summary>
/// <param name="Pages">How many pages the PDF has, and the docx where it is opened with the same fonts.</param>
/// <param name="Findings">Hidden characters taken out, characters that no font has, fonts in place of others, pages that break the form.</param>
public sealed record Rendered(byte[] Pdf, byte[] Docx, string Html, int Pages, Seq<Finding> Findings);

/// <summary>The press: lays a document out and gives it as PDF, docx and HTML. The same document, program and fonts give the same bytes.</summary>
public static class Press
{
    /// <summary>Lays a document out in all three faces.</summary>
    /// <param name="fonts">The fonts to set it in; those of this machine where left out.</param>
    /// <exception cref="InvalidOperationException">No font with Chinese is installed; <see cref="FontBook.HasChinese"/> tells beforehand.</exception>
    public static Rendered Render(Document document, FontBook? fonts = null)
    {
        var book = fonts ?? FontBook.OfMachine;
        var (clean, findings) = Cleaning.Of(document);
        var set = Set(clean, book);
        var pdf = Write(set);
        return new(pdf, DocxFile.Write(set), HtmlPage.Of(clean, book), set.Laid.Pages.Count, [.. findings, .. set.Findings]);
    }

    /// <summary>The PDF alone, for batches.</summary>
    public static (byte[] Pdf, int Pages) Pdf(Document document, FontBook? fonts = null)
    {
        var set = Set(Cleaning.Of(document).Document, fonts ?? FontBook.OfMachine);
        return (Write(set), set.Laid.Pages.Count);
    }

    /// <summary>The docx alone.</summary>
    public static byte[] Docx(Document document, FontBook? fonts = null) => DocxFile.Write(Set(Cleaning.Of(document).Document, fonts ?? FontBook.OfMachine));

    /// <summary>The page for a browser alone: needs no layout.</summary>
    public static string Html(Document document, FontBook? fonts = null) => HtmlPage.Of(Cleaning.Of(document).Document, fonts ?? FontBook.OfMachine);

    private static byte[] Write(SetDocument set)
    {
        var title = set.Document.Title.Replace("\n", "", StringComparison.Ordinal);
        using var file = new PdfFile(set.Fonts);
        return file.Write(new Pages(set.Document, set.Laid, set.Setter).Draw(), title, set.Document.Language, set.Document.Signature?.Day);
    }

    internal static SetDocument Set(Document document, FontBook book)
    {
        if (!book.HasChinese) throw new InvalidOperationException(book.Said.In(Language.En));
        var setter = new Typesetter(book);
        Laid? loose = null;
        // A last page without text is avoided, as the standard advises, with fewer blank lines.
        for (var tight = 0; tight <= 2; tight++)
        {
            var laid = new Paginator(setter).Paginate(new Composer(document, setter, tight).Compose());
            loose ??= laid;
            if (laid.Pages.Count < 2 || Full(laid)) return new(document, book, setter, laid);
        }
        return new(document, book, setter, loose!); // the loop ran
    }

    // The imprint on the back of the last sheet is no page without text, unless a blank one stands before it.
    private static bool Full(Laid laid)
    {
        var alone = laid.Pages[^1].Placed is [{ Foot: true, Item.Back: true }, ..];
        return laid.Pages.All(page => page.Numbered) && laid.Pages[alone ? ^2 : ^1].Placed.Any(placed => placed.Item.Matter);
    }
}

/// <summary>A document laid out, before it is written in one of its faces.</summary>
internal sealed record SetDocument(Document Document, FontBook Fonts, Typesetter Setter, Laid Laid)
{
    /// <summary>What the layout itself has to say.</summary>
    public IEnumerable<Finding> Findings
    {
        get
        {
            var place = Place.Of(Document.Title.Replace("\n", "", StringComparison.Ordinal));
            foreach (var font in Fonts.Fonts.Where(font => font.Substituted))
                yield return new("DC203", place, new($"没有{font.Official}，以 {font.Found} 代替，版式不能称为完全符合", $"{font.Official} is not installed; {font.Found} stands in its place, so the layout cannot be called fully conforming"), Weight.Doubt);
            if (Setter.Missing.Count > 0)
            {
                var all = string.Join(' ', Setter.Missing.Take(20).Select(value => $"U+{value:X4}"));
                yield return new("DC202", place, new($"没有字体包含这些字符，以方框显示：{all}", $"no font has these characters; a box stands for each: {all}"));
            }
            var formal = Document.LaidOutAs is DocumentForm.Official or DocumentForm.Letter;
            if (formal && Laid.Pages.Count > 0 && !Laid.Pages[0].Placed.Any(placed => placed.Item.Matter))
                yield return new("DC204", place, new("首页没有显示正文", "the first page shows no text of the body"), Weight.Doubt);
        }
    }
}
