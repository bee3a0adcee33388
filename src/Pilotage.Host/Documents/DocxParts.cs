using System.Globalization;
using System.Text;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Host.Documents.Layout;

namespace Pilotage.Host.Documents;

internal sealed partial class DocxFile
{
    private bool sectioned;

    private void Table(Placed placed)
    {
        var grid = set.Laid.Grids[placed.Item];
        var gap = placed.Y - y;
        if (pageBreak || gap > 0 || placed.From > 0 || body.Length == 0) Gap(gap);
        if (grid.CaptionHeight(placed.From == 0) > 0)
        {
            body.Append("<w:p><w:pPr><w:keepNext/>");
            Spacing(0, SetGrid.Caption.Line);
            body.Append("<w:jc w:val=\"center\"/></w:pPr>");
            Words(placed.From == 0 ? grid.Grid.Title : grid.Grid.Title + "（续）", Role.Hei, SetGrid.Caption);
            body.Append("</w:p>");
        }
        body.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tblPr><w:tblW w:w=\"{Twips(grid.Width)}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblBorders>");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"]) body.Append(CultureInfo.InvariantCulture, $"<w:{side} w:val=\"{(grid.Grid.Ruled ? "single" : "nil")}\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        body.Append(CultureInfo.InvariantCulture, $"</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{Twips(SetGrid.Padding)}\" w:type=\"dxa\"/><w:right w:w=\"{Twips(SetGrid.Padding)}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        foreach (var width in grid.Widths) body.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{Twips(width)}\"/>");
        body.Append("</w:tblGrid>");
        if (grid.Grid.Headed) Row(grid, grid.Head, true);
        for (var i = placed.From; i < Math.Min(placed.To, grid.Rows.Count); i++) Row(grid, grid.Rows[i], false);
        body.Append("</w:tbl>");
        if (placed.To >= grid.Rows.Count && grid.SourceHeight > 0)
        {
            body.Append("<w:p><w:pPr>");
            Spacing(0, SetGrid.SourceLine);
            body.Append("</w:pPr>");
            Words(grid.Grid.Source, Role.Body, SetGrid.Below);
            body.Append("</w:p>");
        }
        y = placed.Y + placed.Height - SetGrid.Spare;
    }

    private void Row(SetGrid grid, SetRow row, bool head)
    {
        body.Append(CultureInfo.InvariantCulture, $"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{(int)(row.Height * 20)}\" w:hRule=\"exact\"/>{(head ? "<w:tblHeader/>" : "")}</w:trPr>");
        for (var i = 0; i < row.Cells.Length; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{Twips(grid.Widths[i])}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr>");
            Spacing(0, SetGrid.Leading);
            body.Append(CultureInfo.InvariantCulture, $"<w:jc w:val=\"{(head || (grid.Numbers[i] && grid.Grid.Headed) ? "center" : "left")}\"/></w:pPr>");
            if (row.Cells[i].Lines.Count > 0) Words(row.Cells[i].Text(0, row.Cells[i].Lines.Count), head ? Role.Hei : grid.RoleOf(i), head ? SetGrid.Bold : SetGrid.Text);
            body.Append("</w:p></w:tc>");
        }
        body.Append("</w:tr>");
    }

    private void Code(Square square, Placed placed)
    {
        Image(QrPicture.Png(square.Code.Content), Square.Side, Square.Side, square.Code.Note, placed);
        body.Append("<w:p><w:pPr>");
        Spacing(0, SetGrid.SourceLine);
        body.Append("</w:pPr>");
        Words(square.Code.Note, Role.Body, SetGrid.Below);
        body.Append("</w:p>");
    }

    private void Image(byte[] picture, double width, double height, string name, Placed placed)
    {
        pictures.Add(picture);
        var number = pictures.Count;
        var (wide, high) = ((long)(width * 12700), (long)(height * 12700));
        var title = HtmlPage.Escape(name);
        body.Append("<w:p><w:pPr>");
        Break();
        body.Append(CultureInfo.InvariantCulture, $"<w:spacing w:before=\"{Math.Max(0, Twips(placed.Y - y))}\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:drawing>");
        body.Append(CultureInfo.InvariantCulture, $"<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"{number}\" name=\"图{number}\" descr=\"{title}\"/>");
        body.Append(CultureInfo.InvariantCulture, $"<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"图{number}\"/><pic:cNvPicPr/></pic:nvPicPr>");
        body.Append(CultureInfo.InvariantCulture, $"<pic:blipFill><a:blip r:embed=\"rIdImage{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
        y = placed.Y + placed.Height;
    }

    private string Section(LaidPage page)
    {
        var turned = page.Turned;
        var first = Letter && !turned && !sectioned;
        sectioned = true;
        var footers = $"<w:footerReference w:type=\"default\" r:id=\"rIdOdd\"/><w:footerReference w:type=\"even\" r:id=\"rIdEven\"/>" + (first ? "<w:footerReference w:type=\"first\" r:id=\"rIdFirst\"/>" : "");
        if (!page.Numbered) footers = "<w:footerReference w:type=\"default\" r:id=\"rIdNone\"/><w:footerReference w:type=\"even\" r:id=\"rIdNone\"/>";
        if (turned) footers = "<w:headerReference w:type=\"default\" r:id=\"rIdTurnedOdd\"/><w:headerReference w:type=\"even\" r:id=\"rIdTurnedEven\"/><w:footerReference w:type=\"default\" r:id=\"rIdNone\"/><w:footerReference w:type=\"even\" r:id=\"rIdNone\"/>";
        else footers = "<w:headerReference w:type=\"default\" r:id=\"rIdNoHead\"/><w:headerReference w:type=\"even\" r:id=\"rIdNoHead\"/>" + (first ? "<w:headerReference w:type=\"first\" r:id=\"rIdLetterHead\"/>" : "") + footers;
        // Turned, the sheet's left edge is the foot of the page and its top the binding side.
        return $"<w:sectPr>{footers}<w:type w:val=\"nextPage\"/>"
            + (turned ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1588\" w:right=\"2098\" w:bottom=\"1474\" w:left=\"1984\" w:header=\"851\" w:footer=\"851\" w:gutter=\"0\"/>"
                : $"<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"{Twips(HeaderAt)}\" w:footer=\"{(Letter ? Twips(Sheet.LetterFoot) : 1423)}\" w:gutter=\"0\"/>{Frame()}")
            + (first ? "<w:titlePg/>" : "") + "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>";
    }

    private IEnumerable<(string Name, string Text)> Parts(string section)
    {
        const string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        const string types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        (string Id, string Kind, string Name, string Text)[] parts =
        [
            ("rIdStyles", "styles", "styles", Styles()), ("rIdSettings", "settings", "settings", Settings()), ("rIdFonts", "fontTable", "fontTable", FontTable()),
            ("rIdOdd", "footer", "footer1", Footer("right")), ("rIdEven", "footer", "footer2", Footer("left")), ("rIdFirst", "footer", "footer3", FirstFooter()), ("rIdNone", "footer", "footer4", Empty("ftr")),
            ("rIdNoHead", "header", "header1", Empty("hdr")), ("rIdLetterHead", "header", "header4", letterHead.Length > 0 ? $"<w:hdr {Namespaces}>{letterHead}</w:hdr>" : Empty("hdr")), ("rIdTurnedOdd", "header", "header2", TurnedNumber(true)), ("rIdTurnedEven", "header", "header3", TurnedNumber(false)),
        ];
        yield return ("[Content_Types].xml", xml + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
            + $"<Override PartName=\"/word/document.xml\" ContentType=\"{types}document.main+xml\"/>" + string.Concat(parts.Select(part => $"<Override PartName=\"/word/{part.Name}.xml\" ContentType=\"{types}{part.Kind}+xml\"/>"))
            + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
        yield return ("_rels/.rels", xml + $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relation}officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
        yield return ("docProps/core.xml", xml + $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{HtmlPage.Escape(set.Document.Title.Replace("\n", "", StringComparison.Ordinal))}</dc:title></cp:coreProperties>");
        yield return ("word/document.xml", xml + $"<w:document {Namespaces}><w:body>{body}{section}</w:body></w:document>");
        yield return ("word/_rels/document.xml.rels", xml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + string.Concat(parts.Select(part => $"<Relationship Id=\"{part.Id}\" Type=\"{relation}{part.Kind}\" Target=\"{part.Name}.xml\"/>"))
            + string.Concat(pictures.Select((_, i) => $"<Relationship Id=\"rIdImage{i + 1}\" Type=\"{relation}image\" Target=\"media/image{i + 1}.png\"/>")) + "</Relationships>");
        foreach (var part in parts) yield return ($"word/{part.Name}.xml", xml + part.Text);
    }

    private string Styles() => $"<w:styles {Namespaces}><w:docDefaults><w:rPrDefault>{Look(Role.Body, Style.Flush)}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:pPr><w:widowControl w:val=\"0\"/><w:kinsoku w:val=\"1\"/><w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/></w:pPr></w:style></w:styles>";

    private static string Settings() => $"<w:settings {Namespaces}><w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"doNotCompress\"/>"
        + $"<w:noLineBreaksAfter w:lang=\"zh-CN\" w:val=\"{HtmlPage.Escape(Breaks.NeverLast)}\"/><w:noLineBreaksBefore w:lang=\"zh-CN\" w:val=\"{HtmlPage.Escape(Breaks.NeverFirst)}\"/>"
        + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>";

    // What a program may take where a font is missing.
    private static string FontTable()
    {
        var fonts = new StringBuilder($"<w:fonts {Namespaces}>");
        foreach (var role in Enum.GetValues<Role>())
        {
            var (official, others) = FontBook.Names(role);
            var instead = string.Join(',', official.Skip(1).Concat(others).Where(name => name.All(letter => letter < 0x3000 || letter > 0x303F)).Take(6));
            fonts.Append(CultureInfo.InvariantCulture, $"<w:font w:name=\"{official[0]}\"><w:altName w:val=\"{HtmlPage.Escape(instead)}\"/></w:font>");
        }
        return fonts.Append("</w:fonts>").ToString();
    }

    private string Footer(string side) => $"<w:ftr {Namespaces}><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"360\" w:lineRule=\"exact\"/><w:ind w:left=\"280\" w:right=\"280\"/><w:jc w:val=\"{(set.Document.Unofficial ? "center" : side)}\"/></w:pPr>{PageField()}</w:p>{(Letter ? $"<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{1423 - Twips(Sheet.LetterFoot)}\" w:lineRule=\"exact\"/></w:pPr></w:p>" : "")}</w:ftr>";

    private string PageField()
    {
        var look = Look(Role.Song, new(Role.Song, Sheet.Fourth, 18));
        var plain = set.Document.Unofficial;
        string Said(string words) => $"<w:r>{look}<w:t xml:space=\"preserve\">{words}</w:t></w:r>";
        string Field(string name) => $"<w:r>{look}<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>{look}<w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r><w:r>{look}<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>{look}<w:t>1</w:t></w:r><w:r>{look}<w:fldChar w:fldCharType=\"end\"/></w:r>";
        return plain ? set.Laid.Pages.Count == 1 ? "" : Field("PAGE") + Said(" / ") + Field("NUMPAGES") : Said("— ") + Field("PAGE") + Said(" —");
    }

    // The number of a turned page stands where the others have it, and turned with the page: in a narrow cell at the left edge of the sheet.
    private string TurnedNumber(bool odd)
    {
        var x = Twips(Sheet.Height - Sheet.Top - Sheet.BodyHeight - Sheet.NumberBelow - 12);
        var y = odd ? 1588 + Twips(Sheet.BodyWidth) - 2200 : 1588;
        return $"<w:hdr {Namespaces}><w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"page\" w:horzAnchor=\"page\" w:tblpX=\"{x}\" w:tblpY=\"{y}\"/><w:tblW w:w=\"400\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"400\"/></w:tblGrid>"
            + $"<w:tr><w:trPr><w:trHeight w:val=\"2200\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"400\" w:type=\"dxa\"/><w:textDirection w:val=\"tbRl\"/></w:tcPr><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"360\" w:lineRule=\"exact\"/><w:ind w:left=\"280\" w:right=\"280\"/><w:jc w:val=\"{(odd ? "right" : "left")}\"/></w:pPr>{PageField()}</w:p></w:tc></w:tr></w:tbl><w:p><w:pPr>{Hair}</w:pPr></w:p></w:hdr>";
    }

    private static string FirstFooter() => $"<w:ftr {Namespaces}><w:p><w:pPr><w:pBdr><w:bottom w:val=\"thinThickSmallGap\" w:sz=\"24\" w:space=\"0\" w:color=\"{Sheet.Red:X6}\"/></w:pBdr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"exact\"/><w:ind w:left=\"-397\" w:right=\"-397\"/></w:pPr></w:p></w:ftr>";

    private string Frame() => set.Document.LaidOutAs != DocumentForm.Licence ? "" : "<w:pgBorders w:offsetFrom=\"page\">"
        + string.Concat(new[] { ("top", "thickThinSmallGap"), ("left", "thickThinSmallGap"), ("bottom", "thinThickSmallGap"), ("right", "thinThickSmallGap") }
            .Select(side => $"<w:{side.Item1} w:val=\"{side.Item2}\" w:sz=\"24\" w:space=\"{Sheet.Frame}\" w:color=\"000000\"/>")) + "</w:pgBorders>";

    private static string Empty(string part) => $"<w:{part} {Namespaces}><w:p><w:pPr>{Hair}</w:pPr></w:p></w:{part}>";
}
