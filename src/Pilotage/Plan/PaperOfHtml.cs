using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Pilotage.Plan;

/// <summary>A web page as a paper: what is set as paragraphs and tables, in their order; scripts, styles and hidden parts are not read.</summary>
internal sealed class PaperOfHtml
{
    // Deeper pages are built to break readers: the walk below is recursive.
    private const int DeepestNesting = 400;

    private readonly string file;
    private readonly Allowance allowance = new();
    private readonly List<Block> blocks = [];
    private readonly StringBuilder line = new();
    private int lines;
    private int tables;

    private PaperOfHtml(string file) => this.file = file;

    public static Paper Read(string file, string html)
    {
        if (Nesting(html) > DeepestNesting) throw Unreadable.Hostile(new("网页嵌套过深，不予读取", "the page is nested too deep and is not read"));
        using var page = new HtmlParser(new() { IsScripting = false }).ParseDocument(html);
        var paper = new PaperOfHtml(file);
        if (page.Body is { } body) paper.Walk(body, 0);
        paper.Close();
        return new(file, [.. paper.blocks]);
    }

    private void Walk(INode node, int depth)
    {
        if (depth > DeepestNesting) throw Unreadable.Hostile(new("网页嵌套过深，不予读取", "the page is nested too deep and is not read"));
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text) line.Append(allowance.Take(text.Data));
            if (child is not IElement element || Unseen(element)) continue;
            if (element.LocalName == "br") Close();
            else if (element.LocalName == "table" && IsData(element)) Table(element);
            else if (IsBlock(element.LocalName))
            {
                Close();
                Walk(element, depth + 1);
                Close();
            }
            else Walk(element, depth + 1);
        }
    }

    private void Close()
    {
        if (Plain(line.ToString()) is { Length: > 0 } words) blocks.Add(new Line(words, Spot.Paragraph(file, ++lines)));
        line.Clear();
    }

    private void Table(IElement table)
    {
        Close();
        var number = ++tables;
        var maker = new GridMaker(allowance);
        var at = (int row, int column) => Spot.Cell(file, number, row + 1, column + 1);
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table && !Unseen(row)).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (maker.Rows <= i) maker.NextRow();
            foreach (var cell in rows[i].Children.Where(cell => cell.LocalName is "td" or "th"))
            {
                var lines = Lines(cell);
                maker.Add(i, PaperOfWord.Joined(lines), at, Span(cell, "rowspan", rows.Count - i), Span(cell, "colspan", 60), PaperOfWord.Set(lines));
            }
        }
        if (maker.Grid(at, rows.Count) is { } grid) blocks.Add(grid);
    }

    private List<string> Lines(IElement cell)
    {
        var text = new StringBuilder();
        Collect(cell, 0);
        return [.. text.ToString().Split('\n').Select(Plain)];

        void Collect(INode node, int depth)
        {
            if (depth > DeepestNesting) return;
            foreach (var child in node.ChildNodes)
            {
                if (child is IText words) text.Append(allowance.Take(words.Data.ReplaceLineEndings(" ")));
                if (child is not IElement element || Unseen(element)) continue;
                var apart = element.LocalName == "br" || IsBlock(element.LocalName);
                if (apart) text.Append('\n');
                Collect(element, depth + 1);
                if (apart) text.Append('\n');
            }
        }
    }

    // A table that holds other tables, or a single column, only lays the page out.
    private static bool IsData(IElement table) =>
        table.QuerySelector("table") is null && table.QuerySelectorAll("tr").Any(row => row.Children.Count(cell => cell.LocalName is "td" or "th") > 1);

    private static bool IsBlock(string name) =>
        name is "p" or "div" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "section" or "article" or "main" or "table" or "tbody" or "thead"
            or "tr" or "td" or "th" or "blockquote" or "pre" or "header" or "footer" or "center" or "dl" or "dt" or "dd" or "figure" or "hr" or "form" or "fieldset" or "address";

    private static bool Unseen(IElement element) =>
        element.LocalName is "script" or "style" or "noscript" or "template" or "nav" or "select" or "button" or "iframe" or "object" or "svg" or "head" or "title" or "footer"
        || element.HasAttribute("hidden") || element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private static int Span(IElement cell, string name, int most) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, Math.Max(1, most)) : 1;

    // Blanks as a page shows them: runs are one, none beside a Chinese character's line break.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Folded.Unradical(text))
        {
            var blank = char.IsWhiteSpace(letter) || letter is '\u200B' or '\uFEFF';
            if (!blank) plain.Append(letter);
            else if (letter is not ('\u200B' or '\uFEFF') && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().Trim();
    }

    // An upper bound of how deep elements nest, without building the page: starts less ends, empty elements apart.
    private static int Nesting(string html)
    {
        var (depth, deepest) = (0, 0);
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (html[i + 1] == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(html[i + 1]) && !IsEmpty(html.AsSpan(i + 1))) deepest = Math.Max(deepest, ++depth);
        }
        return deepest;
    }

    private static bool IsEmpty(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(" >/\r\n\t");
        var name = end < 0 ? tag : tag[..end];
        // Elements whose end may be left out do not nest in themselves.
        foreach (var empty in (ReadOnlySpan<string>)["br", "img", "hr", "input", "meta", "link", "p", "li", "td", "tr", "th", "col", "dd", "dt", "option", "o:p", "base", "wbr", "source"])
            if (name.Equals(empty, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
