using System.Globalization;
using Pilotage.Host.Documents.Layout;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Colors;

namespace Pilotage.Host.Documents;

/// <summary>Measures a PDF as it stands in the file: where its letters and lines are, what they are set in.</summary>
internal static class PdfMeasures
{
    private sealed record Measure(Text What, double Value, double Expected, double Tolerance = SelfCheck.Tolerance)
    {
        public bool Met => Math.Abs(Value - Expected) <= Tolerance;
    }

    private sealed record Letterform(string Value, double Left, double Right, double Top, double Bottom, double Baseline, double Size, bool Red, string Font);

    private sealed record Line(double Y, double X1, double X2, double Weight, bool Red);

    private sealed record Face(IReadOnlyList<Letterform> Letters, IReadOnlyList<Line> Lines, double Width, double Height, bool Turned);

    public static string Text(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes);
        return string.Concat(pdf.GetPages().SelectMany(page => page.Letters.Where(letter => !PageNumber(letter)).Select(letter => letter.Value)));
    }

    /// <param name="form">The form it was laid out in; null where nobody knows, so that it is taken for what is seen.</param>
    public static Measured Of(string name, byte[] bytes, DocumentForm? form)
    {
        var findings = new List<Finding>();
        List<Face> pages;
        try
        {
            using var pdf = PdfDocument.Open(bytes);
            pages = [.. pdf.GetPages().Select(FaceOf)];
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new(new(new("", ""), [], []), [new("DC302", Place.Of(name), new($"PDF 打不开：{broken.Message}", $"the PDF does not open: {broken.Message}"))]);
        }
        if (pages.Count == 0) return new(new(new("", ""), [], []), [new("DC302", Place.Of(name), new("PDF 没有页", "the PDF has no page"))]);
        var measures = new List<Measure>();
        Sheet(pages, measures);
        var seen = form ?? (pages[0].Lines.Any(line => line.Red) || pages[0].Letters.Any(letter => letter.Red) ? DocumentForm.Official : DocumentForm.Plain);
        Grid(pages, measures);
        if (seen == DocumentForm.Official) Head(pages[0], measures);
        if (seen == DocumentForm.Letter) Letter(pages[0], measures);
        if (seen is DocumentForm.Minutes or DocumentForm.Masthead) Mark(pages[0], measures, 72);
        if (seen is not (DocumentForm.Plain or DocumentForm.Licence)) Numbers(pages, measures, seen == DocumentForm.Letter);
        if (seen is DocumentForm.Official or DocumentForm.Minutes or DocumentForm.Masthead) Imprint(pages[^1], measures);
        foreach (var measure in measures.Where(measure => !measure.Met))
            findings.Add(new("DC311", Place.Of(name), new($"{measure.What.Zh} {N(measure.Value)}，应为 {N(measure.Expected)}（±{N(measure.Tolerance)}）", $"{measure.What.En} is {N(measure.Value)}, expected {N(measure.Expected)} (±{N(measure.Tolerance)})")));
        foreach (var font in pages.SelectMany(page => page.Letters).Select(letter => letter.Font).Where(font => !font.Contains('+', StringComparison.Ordinal)).Distinct())
            findings.Add(new("DC312", Place.Of(name), new($"字体 {font} 没有以子集嵌入", $"the font {font} is not embedded as a subset"), Weight.Doubt));
        var fonts = pages.SelectMany(page => page.Letters).Select(letter => letter.Font).Distinct().Order(StringComparer.Ordinal);
        var rows = measures.Select(measure => (Seq<Text>)[measure.What, Pilotage.Text.Same(N(measure.Value)), Pilotage.Text.Same(N(measure.Expected)), measure.Met ? new("是", "yes") : new("否", "no")])
            .Append([new("页数", "pages"), Pilotage.Text.Same($"{pages.Count}"), Pilotage.Text.Same(""), Pilotage.Text.Same("")])
            .Concat(fonts.Select(font => (Seq<Text>)[new("字体", "font"), Pilotage.Text.Same(font), Pilotage.Text.Same(""), Pilotage.Text.Same("")]));
        return new(new(new("版式", "layout"), [new("what", new("项目", "measure")), new("value", new("测得", "measured")), new("expected", new("应为", "expected")), new("met", new("符合", "met"))], rows.ToSeq()), [.. findings]);
    }

    private static Face FaceOf(Page page)
    {
        // From the top left in millimetres, as the standard measures.
        double Mm(double points) => points * 25.4 / 72;
        var letters = page.Letters.Where(letter => letter.Value.Trim().Length > 0).Select(letter =>
        {
            var box = letter.BoundingBox;
            var (left, right, top, bottom) = (Math.Min(box.Left, box.Right), Math.Max(box.Left, box.Right), Math.Max(box.Top, box.Bottom), Math.Min(box.Top, box.Bottom));
            return new Letterform(letter.Value, Mm(left), Mm(right), Mm(page.Height - top), Mm(page.Height - bottom),
                Mm(page.Height - letter.StartBaseLine.Y), letter.PointSize, Red(letter.Color), letter.FontName ?? "");
        }).ToList();
        var lines = page.Paths.Where(path => path.IsStroked).Select(path => (path, box: path.GetBoundingRectangle())).Where(pair => pair.box is { Height: < 0.1 })
            .Select(pair => new Line(Mm(page.Height - pair.box!.Value.Bottom), Mm(pair.box.Value.Left), Mm(pair.box.Value.Right), Mm(pair.path.LineWidth), Red(pair.path.StrokeColor))).ToList();
        var turned = page.Letters.Count(letter => letter.TextOrientation is TextOrientation.Rotate90 or TextOrientation.Rotate270) > page.Letters.Count / 2;
        return new(letters, lines, Mm(page.Width), Mm(page.Height), turned);
    }

    private static bool Red(IColor? color)
    {
        if (color is null) return false;
        var (r, g, b) = color.ToRGBValues();
        return r >= 200 / 255.0 && g <= 80 / 255.0 && b <= 80 / 255.0;
    }

    // Between 24 and 34 mm above the lower edge stands nothing else.
    private static bool PageNumber(Letter letter) => letter.TextOrientation == TextOrientation.Horizontal && letter.StartBaseLine.Y * 25.4 / 72 is > 24 and < 34;

    private static void Sheet(List<Face> pages, List<Measure> measures)
    {
        measures.Add(new(new("纸宽（毫米）", "paper width (mm)"), pages[0].Width, 210));
        measures.Add(new(new("纸高（毫米）", "paper height (mm)"), pages[0].Height, 297));
    }

    // Lines of 3号 characters: distance of baselines, characters in a full line, where they begin and end.
    private static void Grid(List<Face> pages, List<Measure> measures)
    {
        var body = pages.Where(page => !page.Turned).SelectMany((page, number) => page.Letters.Select(letter => (number, letter)))
            .Where(pair => Math.Abs(pair.letter.Size - 16) < 0.05 && !pair.letter.Red).ToList();
        var lines = body.GroupBy(pair => (pair.number, Math.Round(pair.letter.Baseline, 1))).OrderBy(line => line.Key.number).ThenBy(line => line.Key.Item2).ToList();
        if (lines.Count == 0) return;
        var full = lines.Where(line => line.Count() >= 27 && line.All(pair => pair.letter.Value[0] >= 0x3000)).ToList();
        // A few lines of 27 may be lines that a closing mark ends early.
        if (full.Count > 3 || full.Exists(line => line.Count() > 27))
        {
            measures.Add(new(new("每行字数", "characters a line"), full.Max(line => line.Count()), 28, 0));
            var pitches = full.Where(line => line.Count() == 28).Select(line => Pitch([.. line.Select(pair => pair.letter).OrderBy(letter => letter.Left)])).Where(pitch => pitch > 0).ToList();
            if (pitches.Count > 0) measures.Add(new(new("28 字连同字距的宽度（毫米）", "width of 28 characters with their spacing (mm)"), pitches.Average() * 28, 156));
        }
        var gaps = lines.Zip(lines.Skip(1)).Where(pair => pair.First.Key.number == pair.Second.Key.number)
            .Select(pair => pair.Second.First().letter.Baseline - pair.First.First().letter.Baseline).Where(gap => gap is > 8 and < 12).ToList();
        if (gaps.Count > 0) measures.Add(new(new("22 行的高度（毫米）", "height of 22 lines (mm)"), gaps.Average() * 22, 225));
        measures.Add(new(new("正文左边（毫米，不超出版心）", "left edge of text (mm, not outside)"), Math.Max(0, 28 - body.Min(pair => pair.letter.Left)), 0));
        measures.Add(new(new("正文右边超出版心（毫米）", "text beyond the right edge (mm)"), Math.Max(0, body.Max(pair => pair.letter.Right) - 184), 0));
        measures.Add(new(new("正文上边超出版心（毫米）", "text above the top edge (mm)"), Math.Max(0, 37 - body.Min(pair => pair.letter.Top)), 0));
        measures.Add(new(new("正文下边超出版心（毫米）", "text below the lower edge (mm)"), Math.Max(0, body.Max(pair => pair.letter.Bottom) - 262), 0));
    }

    private static double Pitch(List<Letterform> line)
    {
        // Between the middles of first and last character that fill their squares alike, punctuation apart.
        var wide = line.Select((letter, at) => (letter, at)).Where(pair => pair.letter.Right - pair.letter.Left > 3.5).ToList();
        return wide.Count < 2 ? 0 : (Middle(wide[^1].letter) - Middle(wide[0].letter)) / (wide[^1].at - wide[0].at);

        static double Middle(Letterform letter) => (letter.Left + letter.Right) / 2;
    }

    private static void Mark(Face page, List<Measure> measures, double top)
    {
        var mark = page.Letters.Where(letter => letter.Red).ToList();
        if (mark.Count > 0) measures.Add(new(new("发文机关标志上边缘（毫米，距纸边）", "top of the issuing organ's mark (mm from the paper's edge)"), mark.Min(letter => letter.Top), top));
    }

    private static void Head(Face page, List<Measure> measures)
    {
        Mark(page, measures, 72);
        var rule = page.Lines.Where(line => line.Red).OrderBy(line => line.Y).FirstOrDefault();
        if (rule is null) return;
        measures.Add(new(new("红色分隔线长度（毫米）", "length of the red rule (mm)"), rule.X2 - rule.X1, 156));
        var above = page.Letters.Where(letter => !letter.Red && letter.Bottom < rule.Y && rule.Y - letter.Bottom < 12).ToList();
        if (above.Count > 0) measures.Add(new(new("发文字号与红线的距离（毫米）", "from number to red rule (mm)"), rule.Y - (rule.Weight / 2) - above.Max(letter => letter.Bottom), 4));
    }

    private static void Letter(Face page, List<Measure> measures)
    {
        Mark(page, measures, 30);
        var rules = page.Lines.Where(line => line.Red).OrderBy(line => line.Y).ToList();
        if (rules.Count < 4) return;
        measures.Add(new(new("双线长度（毫米）", "length of the double rule (mm)"), rules[0].X2 - rules[0].X1, 170));
        var mark = page.Letters.Where(letter => letter.Red).ToList();
        if (mark.Count > 0) measures.Add(new(new("标志与双线的距离（毫米）", "from mark to double rule (mm)"), rules[0].Y - (rules[0].Weight / 2) - mark.Max(letter => letter.Bottom), 4));
        measures.Add(new(new("下方双线距纸边（毫米）", "lower double rule from the paper's edge (mm)"), page.Height - rules[2].Y + (rules[2].Weight / 2), 20));
    }

    // The dashes of the page number, 7 mm below 版心; odd pages end one character from the right, even ones begin one character from the left.
    private static void Numbers(List<Face> pages, List<Measure> measures, bool notFirst)
    {
        for (var i = notFirst ? 1 : 0; i < Math.Min(pages.Count, 60); i++)
        {
            // 7.5: a blank page before the imprint has no number, nor has the page of that imprint.
            if (pages[i].Letters.Count == 0 || (i == pages.Count - 1 && i > 0 && pages[i - 1].Letters.Count == 0)) continue;
            var dashes = pages[i].Letters.Where(letter => letter.Value == "—" && letter.Top > 262 && letter.Top < 275).ToList();
            var at = dashes.Count == 0 ? 0 : ((dashes[0].Top + dashes[0].Bottom) / 2) - 262;
            var side = dashes.Count == 0 ? 0 : i % 2 == 0 ? 184 - dashes.Max(dash => dash.Right) : dashes.Min(dash => dash.Left) - 28;
            if (i < 2 || Math.Abs(at - 7) > SelfCheck.Tolerance)
                measures.Add(new(new($"第 {i + 1} 页页码一字线距版心（毫米）", $"dash of the number on page {i + 1} below the text (mm)"), at, 7));
            if (i < 2 || Math.Abs(side - 4.94) > 0.8) measures.Add(new(new($"第 {i + 1} 页页码空一字（毫米）", $"blank beside the number on page {i + 1} (mm)"), side, 4.94, 0.8));
        }
    }

    private static void Imprint(Face page, List<Measure> measures)
    {
        var rules = page.Lines.Where(line => !line.Red && line.X2 - line.X1 > 150 && line.Y > 200 && line.Weight > 0.2).OrderBy(line => line.Y).ToList();
        if (rules.Count < 2) return;
        measures.Add(new(new("版记末条分隔线下缘（毫米，距纸边）", "lower edge of the last rule (mm from the top)"), rules[^1].Y + (rules[^1].Weight / 2), 262));
        measures.Add(new(new("版记首条线粗（毫米）", "weight of the first rule (mm)"), rules[0].Weight, 0.35, 0.02));
        measures.Add(new(new("版记末条线粗（毫米）", "weight of the last rule (mm)"), rules[^1].Weight, 0.35, 0.02));
        foreach (var rule in rules[1..^1]) measures.Add(new(new("版记中间线粗（毫米）", "weight of a middle rule (mm)"), rule.Weight, 0.25, 0.02));
    }

    private static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
