using System.Globalization;
using System.Text;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Host.Documents.Layout;

namespace Pilotage.Host.Documents;

/// <summary>A document as HTML: an article with headings, tables with heads, charts with their figures beside them; reads on a telephone and aloud.</summary>
public static class HtmlPage
{
    /// <summary>The article alone, to be put into a page.</summary>
    internal static string Of(Document document, FontBook fonts)
    {
        var page = new StringBuilder();
        var (levels, head) = (new Levels(), document.Head ?? new([]));
        page.Append(CultureInfo.InvariantCulture, $"<article class=\"document document-{Yaml.Form.Kebab(document.LaidOutAs.ToString())}\" lang=\"{(document.Language == Language.Zh ? "zh-CN" : "en")}\">\n");
        page.Append("<header>\n");
        Lines(page, "document-copy", [head.Copy, head.Secrecy, head.Urgency]);
        if (head.Mark.Count > 0) page.Append(CultureInfo.InvariantCulture, $"<p class=\"document-mark\">{string.Join("<br>", head.Mark.Select(Escape))}{(head.Suffix.Length > 0 ? $" {Escape(head.Suffix)}" : "")}</p>\n");
        Lines(page, "document-number", [head.Issue, head.Number, head.Day is { } day ? Composer.Day(day) : ""]);
        if (head.Signers.Count > 0) Lines(page, "document-signer", ["签发人：" + string.Join(' ', head.Signers)]);
        page.Append("</header>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{string.Join("<br>", document.Title.Split('\n').Select(Escape))}</h1>\n");
        var english = document.Language == Language.En;
        var (colon, open, close) = english ? (": ", "(", ")") : ("：", "（", "）");
        if (document.To.Count > 0) Lines(page, "document-to", [string.Join(english ? ", " : "，", document.To).TrimEnd('：', ':') + colon.Trim()]);
        Blocks(page, document.Body, 1, levels, fonts, document.Language);
        var enclosed = document.Annexes.Select(annex => annex.Title.Replace("\n", "", StringComparison.Ordinal)).Concat(document.Enclosures).ToList();
        if (enclosed.Count == 1) Lines(page, "document-enclosures", [$"{(english ? "Enclosure" : "附件")}{colon}{enclosed[0]}"]);
        else if (enclosed.Count > 1) page.Append(CultureInfo.InvariantCulture, $"<p class=\"document-enclosures\">{(english ? "Enclosures" : "附件")}{colon}</p>\n<ol class=\"document-enclosures\">{string.Concat(enclosed.Select(title => $"<li>{Escape(title)}</li>"))}</ol>\n");
        if (document.Signature is { } signature && document.LaidOutAs is not (DocumentForm.Minutes or DocumentForm.Masthead))
            Lines(page, "document-signature", [.. signature.Organs, Composer.Day(signature.Day, document.Language), signature.Seal.Length > 0 ? $"{open}{signature.Seal}{close}" : ""]);
        if (document.Note.Length > 0) Lines(page, "document-note", [$"{open}{document.Note}{close}"]);
        for (var i = 0; i < document.Annexes.Count; i++)
        {
            var annex = document.Annexes[i];
            page.Append(CultureInfo.InvariantCulture, $"<section class=\"document-annex\">\n<p class=\"document-annex-number\">{(english ? "Annex " : "附件")}{(document.Annexes.Count == 1 ? "" : $"{i + 1}")}</p>\n<h2>{Escape(annex.Title.Replace("\n", "", StringComparison.Ordinal))}</h2>\n");
            Blocks(page, annex.Body, 2, new(), fonts, document.Language);
            page.Append("</section>\n");
        }
        if (document.Imprint is { CopiesTo.Count: > 0 } copies && document.Unofficial)
            Lines(page, "document-copies", [english ? $"Copies to: {string.Join(", ", copies.CopiesTo)}" : $"抄送：{string.Join('，', copies.CopiesTo).TrimEnd('。')}。"]);
        if (document.Imprint is { } imprint && !document.Unofficial)
        {
            page.Append("<footer>\n");
            if (imprint.CopiesTo.Count > 0) Lines(page, "document-copies", [$"抄送：{string.Join('，', imprint.CopiesTo).TrimEnd('。')}。"]);
            if (imprint.Organ.Length > 0) Lines(page, "document-printed", [$"{imprint.Organ}　{(imprint.Day is { } printed ? Composer.Day(printed) + "印发" : "")}"]);
            page.Append("</footer>\n");
        }
        return page.Append("</article>\n").ToString();
    }

    /// <summary>A whole page that needs nothing else, as a file is opened.</summary>
    public static string Whole(string title, string article, Language language = Language.Zh) => $$"""
        <!DOCTYPE html>
        <html lang="{{(language == Language.Zh ? "zh-CN" : "en")}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Escape(title.Replace("\n", "", StringComparison.Ordinal))}}</title>
        <style>{{Css}}</style>
        </head>
        <body>
        <main>
        {{article}}</main>
        </body>
        </html>

        """;

    /// <summary>How an article looks, for pages that have a style sheet of their own to put it in.</summary>
    public const string Css = """
        .document{max-width:42em;margin:0 auto;padding:1em;line-height:1.8;font-family:"仿宋_GB2312",FangSong,STFangsong,"Noto Serif CJK SC",serif;overflow-wrap:anywhere}
        .document h1{font-size:1.5em;line-height:1.5;text-align:center;margin:1.5em 0 1em}
        .document h2,.document h3,.document h4,.document h5{font-size:1em;margin:.6em 0;text-indent:2em}
        .document section h2{font-size:1.25em;text-align:center;text-indent:0}
        .document p{margin:.2em 0}
        .document .document-text{text-indent:2em;text-align:justify}
        .document .document-mark{color:#c00000;font-size:2em;font-weight:bold;text-align:center;line-height:1.4;margin:.5em 0}
        .document-plain .document-mark{color:inherit;font-size:1.4em}
        .document .document-number{text-align:center}
        .document header{border-bottom:2px solid #c00000;padding-bottom:.5em}
        .document-plain header{border:0}
        .document .document-signer,.document .document-signature{text-align:right;padding-right:2em}
        .document .document-note,.document .document-enclosures{text-indent:2em}
        .document ol.document-enclosures{padding-left:4em;text-indent:0}
        .document .document-annex{border-top:1px solid #999;margin-top:2em;padding-top:1em}
        .document .document-scroll{overflow-x:auto}
        .document table{border-collapse:collapse;width:100%;font-size:.85em;line-height:1.4;overflow-wrap:normal}
        .document caption{font-weight:bold;padding:.4em}
        .document th,.document td{border:1px solid #555;padding:.25em .4em}
        .document figure{margin:1em 0}
        .document svg{width:100%;height:auto}
        .document footer{border-top:2px solid;border-bottom:2px solid;margin-top:2em;font-size:.9em}
        .document .document-code svg{width:40mm}
        .document a{color:inherit}
        """;

    internal static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var letter in text)
            _ = letter switch { '<' => safe.Append("&lt;"), '>' => safe.Append("&gt;"), '&' => safe.Append("&amp;"), '"' => safe.Append("&quot;"), '\'' => safe.Append("&#39;"), _ => safe.Append(letter) };
        return safe.ToString();
    }

    private static void Lines(StringBuilder page, string name, string[] lines)
    {
        foreach (var line in lines.Where(line => line.Length > 0)) page.Append(CultureInfo.InvariantCulture, $"<p class=\"{name}\">{Escape(line)}</p>\n");
    }

    private static void Blocks(StringBuilder page, Seq<Block> blocks, int above, Levels levels, FontBook fonts, Language language)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Paragraph paragraph: Text(page, paragraph, above, levels, language); break;
                case Grid grid:
                    var headings = grid.Headed ? grid.Columns.Select(column => column.Heading) : [];
                    Table(page, grid.Title, headings, grid.Rows.Select(row => (IReadOnlyList<string>)row), grid.Source, !grid.Headed, grid.Spans);
                    break;
                case Chart chart: Figure(page, chart, fonts, language); break;
                case QrCode code: page.Append(CultureInfo.InvariantCulture, $"<figure class=\"document-code\">{QrPicture.Svg(code.Content, code.Note)}<figcaption>{Escape(code.Note)}</figcaption></figure>\n"); break;
            }
        }
    }

    private static void Text(StringBuilder page, Paragraph paragraph, int above, Levels levels, Language language)
    {
        var words = Words(paragraph.Spans);
        if (paragraph.Level == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"document-text\">{words}</p>\n");
            return;
        }
        var number = levels.Next(paragraph.Level, language);
        var tag = $"h{Math.Min(6, above + paragraph.Level)}";
        if (words.Length == 0) page.Append(CultureInfo.InvariantCulture, $"<{tag}>{number}{Escape(paragraph.Heading)}</{tag}>\n");
        else page.Append(CultureInfo.InvariantCulture, $"<p class=\"document-text\">{(paragraph.Heading.Length > 0 ? $"<strong>{number}{Escape(paragraph.Heading)}</strong>" : number)}{words}</p>\n");
    }

    private static string Words(Seq<Span> spans) => string.Concat(spans.Select(span => span.Why.Length > 0 ? $"<a href=\"{Escape(span.Why)}\">{Escape(span.Text)}</a>" : Escape(span.Text)));

    private static void Table(StringBuilder page, string title, IEnumerable<string> columns, IEnumerable<IReadOnlyList<string>> rows, string source, bool rowHeads, Seq<Seq<Seq<Span>>> spans = default)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"document-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Escape(title.Length > 0 ? title : "表")}\">\n<table>\n");
        if (title.Length > 0) page.Append(CultureInfo.InvariantCulture, $"<caption>{Escape(title)}</caption>\n");
        if (columns.Any()) page.Append(CultureInfo.InvariantCulture, $"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Escape(column)}</th>"))}</tr></thead>\n");
        page.Append("<tbody>\n");
        var at = 0;
        foreach (var row in rows)
        {
            var said = at < spans.Count ? spans[at] : [];
            string Cell(string cell, int i) => i < said.Count ? Words(said[i]) : Escape(cell);
            page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select((cell, i) => rowHeads && i == 0 ? $"<th scope=\"row\">{Cell(cell, i)}</th>" : $"<td>{Cell(cell, i)}</td>"))}</tr>\n");
            at++;
        }
        page.Append("</tbody>\n</table>\n</div>\n");
        if (source.Length > 0) Lines(page, "document-source", [source]);
    }

    private static void Figure(StringBuilder page, Chart chart, FontBook fonts, Language language)
    {
        page.Append("<figure>\n");
        if (fonts.HasChinese) page.Append(ChartPicture.Svg(chart, new(fonts))).Append('\n');
        page.Append(CultureInfo.InvariantCulture, $"<figcaption>{Escape(chart.Title)}{(chart.Source.Length > 0 ? $"。{Escape(chart.Source)}" : "")}</figcaption>\n");
        if (chart.Told)
        {
            page.Append("</figure>\n");
            return;
        }
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{(language == Language.En ? "Figures" : "图中数据")}</summary>\n");
        var rows = chart.Series.Select(series => (IReadOnlyList<string>)[series.Name, .. Enumerable.Range(0, chart.Labels.Count).Select(i => Cell(series, i))]);
        Table(page, chart.Unit.Length > 0 ? $"{chart.Title}（{chart.Unit}）" : chart.Title, chart.Labels.Prepend(""), rows, "", true);
        page.Append("</details>\n</figure>\n");
    }

    private static string Cell(Series series, int at)
    {
        static string Said(Seq<decimal?> values, int at) => at < values.Count && values[at] is { } value ? value.ToString("0.####", CultureInfo.InvariantCulture) : "—";
        return at < series.Low.Count && at < series.High.Count && series.Low[at] is not null ? $"{Said(series.Values, at)}（{Said(series.Low, at)}–{Said(series.High, at)}）" : Said(series.Values, at);
    }
}
