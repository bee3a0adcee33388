using System.Globalization;
using System.Text;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Host.Documents.Layout;
using SkiaSharp;

namespace Pilotage.Host.Documents;

/// <summary>The one drawing of a chart, as a picture for docx and as SVG for pages; PDF takes its marks as they are.</summary>
internal static class ChartPicture
{
    private const float Scale = 200f / 72; // 200 dots an inch

    public static byte[] Png(Chart chart, Typesetter setter, FontBook fonts)
    {
        var info = new SKImageInfo((int)(ChartDrawing.Width * Scale), (int)(ChartDrawing.HeightOf(chart) * Scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info);
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var mark in ChartDrawing.Draw(chart, setter)) Draw(canvas, mark, paint, fonts);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Draw(SKCanvas canvas, Mark mark, SKPaint paint, FontBook fonts)
    {
        switch (mark)
        {
            case Rule rule:
                paint.Color = new(0xFF000000 | rule.Ink);
                paint.StrokeWidth = (float)rule.Weight;
                canvas.DrawLine((float)rule.X1, (float)rule.Y1, (float)rule.X2, (float)rule.Y2, paint);
                break;
            case Box box:
                paint.Color = new(0xFF000000 | box.Ink);
                canvas.DrawRect((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, paint);
                break;
            case Run run:
                paint.Color = new(0xFF000000 | run.Ink);
                var x = run.X;
                for (var i = 0; i < run.Characters.Length; i++)
                {
                    fonts.For(run.Role, run.Characters[i])?.Draw(canvas, run.Characters[i], (float)x, (float)run.Baseline, (float)run.Size, paint);
                    x += run.Advances[i];
                }
                break;
        }
    }

    public static string Svg(Chart chart, Typesetter setter)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {N(ChartDrawing.Width)} {N(ChartDrawing.HeightOf(chart))}\" role=\"img\" aria-label=\"{HtmlPage.Escape(chart.Title)}\" xmlns=\"http://www.w3.org/2000/svg\">");
        foreach (var mark in ChartDrawing.Draw(chart, setter))
        {
            svg.Append(mark switch
            {
                Rule rule => $"<line x1=\"{N(rule.X1)}\" y1=\"{N(rule.Y1)}\" x2=\"{N(rule.X2)}\" y2=\"{N(rule.Y2)}\" stroke=\"#{rule.Ink:X6}\" stroke-width=\"{N(rule.Weight)}\"/>",
                Box box => $"<rect x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" fill=\"#{box.Ink:X6}\"/>",
                Run run => $"<text x=\"{N(run.X)}\" y=\"{N(run.Baseline)}\" font-size=\"{N(run.Size)}\" textLength=\"{N(run.Width)}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#{run.Ink:X6}\">{HtmlPage.Escape(run.Text)}</text>",
                _ => "",
            });
        }
        return svg.Append("</svg>").ToString();
    }

    private static string N(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
