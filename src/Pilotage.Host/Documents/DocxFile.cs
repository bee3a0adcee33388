using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Host.Documents.Layout;

namespace Pilotage.Host.Documents;

/// <summary>
/// Writes what was laid out as docx: every paragraph in exact lines, and the end of every page carried, so that another program shows the pages we say.
/// A paragraph that runs over a page's end is two in the docx. Parts and their order are fixed: the same document gives the same bytes.
/// </summary>
internal sealed partial class DocxFile(SetDocument set)
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
    private readonly StringBuilder body = new();
    private readonly List<byte[]> pictures = [];
    private double y; // where the docx stands on the page, in points below the top of 版心
    private const double FootSlack = 6; // rules take more room in LibreOffice than their weight
    private bool pageBreak;
    private bool foot;
    private string letterHead = ""; // of a letter: mark and double rule, which stand above 版心 and so in the first page's header

    public static byte[] Write(SetDocument set) => new DocxFile(set).Bytes();

    private byte[] Bytes()
    {
        var pages = set.Laid.Pages;
        for (var i = 0; i < pages.Count; i++)
        {
            y = 0;
            var section = i > 0 && (pages[i].Turned, pages[i].Numbered) != (pages[i - 1].Turned, pages[i - 1].Numbered);
            // A section ends in a paragraph of its own, no higher than a hair.
            if (section) body.Append(CultureInfo.InvariantCulture, $"<w:p><w:pPr>{Hair}{Section(pages[i - 1])}</w:pPr></w:p>");
            pageBreak = i > 0 && !section;
            foot = false;
            foreach (var placed in pages[i].Placed)
            {
                if (i == 0 && Letter && placed.Item is Passage { Level: -2 } or Across) LetterHead(placed);
                else Put(placed);
            }
            if (pages[i].Placed.Count == 0) Gap(1);
        }
        if (pages[^1].Placed is { Count: > 0 } last && last[^1].Item is Tabular) Gap(1);
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Parts(Section(pages[^1]))) Entry(zip, name, Encoding.UTF8.GetBytes(text));
            for (var i = 0; i < pictures.Count; i++) Entry(zip, $"word/media/image{i + 1}.png", pictures[i]);
        }
        return file.ToArray();
    }

    private bool Letter => set.Document.LaidOutAs == DocumentForm.Letter;

    private double HeaderAt => Letter && set.Laid.Pages[0].Placed is [{ Item: Passage { Level: -2 } mark } first, ..] ? Sheet.Top + first.Y + Shift(mark.Style) : 15 * Sheet.Mm;

    private void LetterHead(Placed placed)
    {
        var kept = body.ToString();
        body.Clear();
        if (letterHead.Length == 0) y = HeaderAt - Sheet.Top;
        Put(placed);
        letterHead += body.ToString();
        body.Clear().Append(kept);
        // The text begins below the header, or at the top of 版心 where the header ends above it.
        if (placed.Item is Across) y = Math.Max(0, y);
    }

    private static void Entry(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // a zip knows no time before; ours must not be today
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private void Put(Placed placed)
    {
        switch (placed.Item)
        {
            case Passage { Level: -3 }: break; // stands with the marks
            case Passage passage: Text(passage, placed); break;
            case Across across: Rule(across, placed); break;
            case Tabular: Table(placed); break;
            case Square square: Code(square, placed); break;
            case Picture picture: Image(ChartPicture.Png(picture.Chart, set.Setter, set.Fonts), ChartDrawing.Width, ChartDrawing.HeightOf(picture.Chart), picture.Chart.Title, placed); break;
        }
    }

    // Where Word sets the baseline of an exact line: four fifths down. Marks that are measured in millimetres are moved by the difference.
    private static double Shift(Style style) => style.Baseline - (0.8 * style.Line);

    private void Text(Passage passage, Placed placed)
    {
        var text = set.Laid.Texts[passage];
        // Space above the first paragraph of a page is dropped by some programs.
        if (placed.Foot && y == 0) Gap(placed.Y - FootSlack);
        var before = placed.Y - y + (passage.Level == -2 ? Shift(passage.Style) : 0) - (placed.Foot && !foot ? FootSlack : 0);
        foot = placed.Foot;
        var style = passage.Style;
        var (left, first) = (style.Left, placed.From == 0 ? style.First : 0);
        var suffix = passage.Level == -2 ? Suffix(passage) : null;
        if (style.Right > 0 && passage.Level == -2) left = (Sheet.BodyWidth - style.Right - text.Lines[0].Width) / 2;
        var rules = (passage.RuleAbove > 0 && placed.From == 0 ? $"<w:top w:val=\"single\" w:sz=\"{Eighths(passage.RuleAbove)}\" w:space=\"0\" w:color=\"000000\"/>" : "")
            + (passage.RuleBelow > 0 && placed.To == text.Lines.Count ? $"<w:bottom w:val=\"single\" w:sz=\"{Eighths(passage.RuleBelow)}\" w:space=\"0\" w:color=\"000000\"/>" : "");
        var opposite = suffix is not null ? [new(suffix)] : passage.Opposite;
        var tab = suffix is not null ? left + text.Lines[0].Width + (style.Size * 0.4) : Sheet.BodyWidth - style.Right;
        body.Append("<w:p><w:pPr>");
        Break();
        if (rules.Length > 0) body.Append(CultureInfo.InvariantCulture, $"<w:pBdr>{rules}</w:pBdr>");
        if (opposite.Count > 0) body.Append(CultureInfo.InvariantCulture, $"<w:tabs><w:tab w:val=\"{(suffix is null ? "right" : "left")}\" w:pos=\"{Twips(tab)}\"/></w:tabs>");
        Spacing(before, style.Line, style.Gaps);
        var jc = suffix is not null || (style.Right > 0 && passage.Level == -2) || opposite.Count > 0 ? "left" : style.Align switch { Align.Centre => "center", Align.Right => "right", Align.Left => "left", _ => "both" };
        // Rules of the imprint reach across 版心, so its indents are blanks of the paragraph, not of the rule: Word draws rules between indents.
        if (rules.Length > 0) body.Append("<w:ind w:left=\"0\" w:right=\"0\"/>");
        else if (left != 0 || first != 0 || (style.Right > 0 && passage.Level != -2))
        {
            // A line placed by its left edge must not be wrapped by a hair's difference in widths.
            var right = passage.Level == -2 ? 0 : style.Align == Align.Left && first == 0 && style.Right == 0 && text.Lines.Count == 1 && opposite.Count == 0 ? -20 : style.Right;
            body.Append(CultureInfo.InvariantCulture, $"<w:ind w:left=\"{Twips(left)}\" w:right=\"{Twips(right)}\" {(first < 0 ? $"w:hanging=\"{Twips(-first)}\"" : $"w:firstLine=\"{Twips(first)}\"")}/>");
        }
        body.Append(CultureInfo.InvariantCulture, $"<w:jc w:val=\"{jc}\"/>");
        if (passage.Level is > 0 or -1) body.Append(CultureInfo.InvariantCulture, $"<w:outlineLvl w:val=\"{Math.Max(0, passage.Level)}\"/>");
        body.Append("</w:pPr>");
        if (rules.Length > 0) Words("　", style.Role, style);
        Runs(passage.Pieces, style, text, placed.From, placed.To);
        if (opposite.Count > 0)
        {
            body.Append("<w:r><w:tab/></w:r>");
            foreach (var piece in opposite) Words(piece.Text, piece.Role ?? style.Role, style);
        }
        body.Append("</w:p>");
        y = placed.Y + ((placed.To - placed.From) * style.Line) + (placed.From == 0 ? passage.RuleAbove : 0) + passage.RuleBelow + (passage.Level == -2 ? Shift(style) : 0);
    }

    private string? Suffix(Passage mark)
    {
        var marks = set.Laid.Pages[0].Placed.Select(placed => placed.Item).OfType<Passage>().Where(passage => passage.Level == -2).ToList();
        var suffix = set.Laid.Pages[0].Placed.Select(placed => placed.Item).OfType<Passage>().FirstOrDefault(passage => passage.Level == -3);
        return suffix is not null && ReferenceEquals(marks[(marks.Count - 1) / 2], mark) ? suffix.Pieces[0].Text : null;
    }

    private void Runs(Seq<Phrase> pieces, Style style, SetText text, int from, int to)
    {
        var (start, end) = (text.Lines[from].From, text.Lines[to - 1].To);
        while (start < end)
        {
            var piece = text.Cells[start].Piece;
            var words = new StringBuilder();
            while (start < end && text.Cells[start].Piece == piece) words.Append(text.Cells[start++].Character.ToString());
            Words(words.ToString(), pieces[piece].Role ?? style.Role, style);
        }
    }

    private void Words(string words, Role role, Style style)
    {
        var lines = words.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) body.Append("<w:r><w:br/></w:r>");
            if (lines[i].Length > 0) body.Append(CultureInfo.InvariantCulture, $"<w:r>{Look(role, style)}<w:t xml:space=\"preserve\">{HtmlPage.Escape(lines[i])}</w:t></w:r>");
        }
    }

    private string Look(Role role, Style style)
    {
        var official = FontBook.Names(role).Official[0];
        var latin = HtmlPage.Escape(set.Fonts.Of(role)?.Family ?? official);
        return $"<w:rPr><w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{official}\" w:cs=\"{latin}\" w:hint=\"eastAsia\"/>"
            + (style.Ink == Sheet.Black ? "" : $"<w:color w:val=\"{style.Ink:X6}\"/>")
            + (style.Spacing == 0 ? "" : $"<w:spacing w:val=\"{Twips(style.Spacing)}\"/>")
            + $"<w:sz w:val=\"{Half(style.Size)}\"/><w:szCs w:val=\"{Half(style.Size)}\"/></w:rPr>";
    }

    private void Rule(Across across, Placed placed)
    {
        // The distance is measured from ink that stands lower in Word's line than in ours.
        var before = placed.Y - y + (across.Ink == Sheet.Red ? -Shift(Style.Flush) : 0);
        body.Append("<w:p><w:pPr>");
        Break();
        var kind = across.Light > 0 ? across.LightFirst ? "thinThickSmallGap" : "thickThinSmallGap" : "single";
        body.Append(CultureInfo.InvariantCulture, $"<w:pBdr><w:top w:val=\"{kind}\" w:sz=\"{Eighths(across.Weight + across.Light)}\" w:space=\"0\" w:color=\"{across.Ink:X6}\"/></w:pBdr>");
        Spacing(before, 1);
        var wider = (across.Width - Sheet.BodyWidth) / 2;
        if (wider > 0) body.Append(CultureInfo.InvariantCulture, $"<w:ind w:left=\"{Twips(-wider)}\" w:right=\"{Twips(-wider)}\"/>");
        body.Append("<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>");
        y = y + Math.Max(0, before) + 1 + across.Weight + across.Light + (across.Light > 0 ? 1.5 : 0);
    }

    private void Break()
    {
        if (pageBreak) body.Append("<w:pageBreakBefore/>");
        pageBreak = false;
    }

    private void Spacing(double before, double line, bool gaps = true) =>
        body.Append(CultureInfo.InvariantCulture, $"<w:autoSpaceDE w:val=\"{(gaps ? 1 : 0)}\"/><w:autoSpaceDN w:val=\"{(gaps ? 1 : 0)}\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"{Math.Max(0, (int)Math.Floor((before + 0.001) * 20))}\" w:after=\"0\" w:line=\"{Math.Max(20, Twips(line))}\" w:lineRule=\"exact\"/>");

    private void Gap(double height)
    {
        body.Append("<w:p><w:pPr>");
        Break();
        Spacing(0, Math.Max(1, height));
        body.Append("<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>");
        y += Math.Max(1, height);
    }

    private static string Hair => "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>";

    private static int Twips(double points) => (int)Math.Round(points * 20);

    private static int Half(double points) => (int)Math.Round(points * 2);

    private static int Eighths(double points) => Math.Max(2, (int)Math.Round(points * 8));
}
