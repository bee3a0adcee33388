using System.Diagnostics;
using Pilotage.Host.Documents;
using SkiaSharp;

namespace Pilotage.Bench;

/// <summary>Papers, a long report and a batch of letters, beside Skia's own writer of PDF and LibreOffice.</summary>
internal static class DocumentsBench
{
    private const string Sentence = "坚持问题导向、目标导向和结果导向，健全工作机制，压实各方责任，推动试点举措落地。截至2021年6月30日，累计办理业务1,218件，平均办理时间由30个工作日压缩到15个工作日。";
    private const string Noto = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"; // its third face is the simplified Chinese one
    private const string Office = "/usr/bin/soffice";

    public static Task<Report> Run(bool dry)
    {
        var report = new Report("Documents", """
            A decision of the window on one page; a report of 40 pages with 20 tables and 10 charts as docx and PDF; 1,000 letters, each with its own receiver, written
            to a folder as `pilotage document render --each` does. Every kind of work is done once before it is measured, so that fonts are open and glyphs drawn.
            Beside it: Skia's own writer of PDF, which draws the same text without laying it out, and LibreOffice, which turns our docx into PDF (where installed).
            """);
        var folder = Directory.CreateTempSubdirectory("pilotage-bench-").FullName;
        try
        {
            var paper = Paper("示范国际旅行社有限公司");
            var pages = Press.Render(paper).Pages;
            var (ours, skia) = (new List<double>(), new List<double>());
            using var self = Process.GetCurrentProcess();
            var used = TimeSpan.Zero;
            for (var i = 0; i < (dry ? 2 : 200); i++)
            {
                var before = self.TotalProcessorTime;
                ours.Add(Time(() => Press.Pdf(paper)));
                self.Refresh();
                used += self.TotalProcessorTime - before;
                if (i < 20 && File.Exists(Noto)) skia.Add(Time(() => Skia(paper)));
            }
            report.Line("| one page | median | 95 % | size |");
            report.Line("|---|---:|---:|---:|");
            report.Line($"| ours, PDF ({pages} page) | {Median(ours):0.0} ms | {ours.Order().ElementAt(ours.Count * 95 / 100):0.0} ms | {Press.Pdf(paper).Pdf.Length / 1024.0:0} KiB |");
            report.Line($"| of it processor time, mean, which the load of the machine does not change | {used.TotalMilliseconds / ours.Count:0.0} ms | | |");
            if (skia.Count > 0) report.Line($"| Skia's own writer, PDF | {Median(skia):0.0} ms | {skia.Order().ElementAt(skia.Count * 95 / 100):0.0} ms | {Skia(paper).Length / 1024.0:0} KiB |");
            report.Line();
            var full = Full();
            var made = Press.Render(full);
            var long40 = new List<double>();
            for (var i = 0; i < (dry ? 1 : 5); i++) long40.Add(Time(() => made = Press.Render(full)));
            report.Line("| a long report | |");
            report.Line("|---|---:|");
            report.Line($"| pages, tables, charts | {made.Pages}, {full.Body.OfType<Grid>().Count()}, {full.Body.OfType<Chart>().Count()} |");
            report.Line($"| docx, PDF and HTML, median of {long40.Count} | {Median(long40):0} ms |");
            report.Line($"| size of PDF, docx | {made.Pdf.Length / 1024} KiB, {made.Docx.Length / 1024} KiB |");
            if (File.Exists(Office)) report.Line($"| LibreOffice, the same docx to PDF | {Convert(folder, [made.Docx]) * 1000:0} ms |");
            report.Line();
            var count = dry ? 20 : 1000;
            var items = Enumerable.Range(1, count).Select(i => new BatchItem($"{i:0000}", () => new(Paper($"示例第{i}号企业有限公司"), []))).ToSeq();
            var told = 0;
            var begun = Stopwatch.GetTimestamp();
            var batch = Batch.Write(items, Path.Combine(folder, "letters"), "pdf", done => told = done);
            var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (batch.Failed > 0 || told != count) throw new InvalidOperationException("the batch is not whole");
            report.Line("| a batch of letters | |");
            report.Line("|---|---:|");
            report.Line($"| letters | {count} |");
            report.Line($"| ours | {took:0.0} s |");
            if (File.Exists(Office) && !dry)
            {
                var some = Convert(folder, [.. Enumerable.Range(1, 50).Select(i => Press.Docx(Paper($"示例第{i}号企业有限公司")))]);
                report.Line($"| LibreOffice, 50 of them from docx in one run | {some:0.0} s |");
            }
            report.Line();
            report.Line("| claim | measured | asked | |");
            report.Line("|---|---|---|---|");
            report.Claim("a paper of one page, PDF, median", Median(ours), 10, "ms", atLeast: false);
            report.Claim("40 pages, 20 tables, 10 charts, docx and PDF", Median(long40) / 1000, 3, "s", atLeast: false);
            report.Claim("1,000 letters with progress", took / count * 1000, 60, "s", atLeast: false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return Task.FromResult(report);
    }

    private static Document Paper(string to) => new(DocumentKind.Paper, "准予行政许可决定书", new(["示范市文化和旅游局"], "编号：20210222-0001-4"), [to],
        [
            Paragraph.Of("你单位提出的“外商投资旅行社业务许可”申请（编号 20210222-0001），经审查，符合法定条件、标准，本机关决定准予行政许可。许可证编号：L-SH-WZ00001。"),
            Paragraph.Of("许可证件将于2021年3月22日前（含当日）颁发送达。"),
        ], Signature: new(["示范市文化和旅游局"], new(2021, 3, 8), Seal: "行政许可专用章"));

    private static Document Full()
    {
        var body = new List<Block>();
        for (var part = 1; part <= 10; part++)
        {
            body.Add(Paragraph.Of("", 1, $"第{part}个方面"));
            for (var i = 0; i < 9; i++) body.Add(Paragraph.Of(Sentence));
            for (var table = 0; table < 2; table++)
                body.Add(new Grid($"表{(part * 2) + table - 1}　进展", [new("序号"), new("举措"), new("单位"), new("进度", "%")],
                    [.. Enumerable.Range(1, 12).Select(row => (Seq<string>)[$"{row}", $"推进第{row}项举措落地见效并形成可复制可推广的经验", "示范市商务局", $"{row * 7}.5"])]));
            body.Add(new Chart((ChartKind)(part % 4), $"图{part}　按季度", ["一季度", "二季度", "三季度", "四季度"],
                [new("计划", [20, 45, 70, 95], [15, 40, 66, 90], [24, 50, 75, 99]), new("完成", [18, 47, 66, null], [14, 40, 60, null], [22, 52, 70, null])], "%"));
        }
        return new(DocumentKind.Report, "示范市人民政府关于全面深化服务贸易创新发展试点工作情况的报告", new(["示范市人民政府文件"], "示府〔2021〕33号", Signers: ["周　四"]), ["省人民政府"],
            [.. body], Signature: new(["示范市人民政府"], new(2021, 7, 20)), Imprint: new(["省商务厅"], "示范市人民政府办公厅", new DateOnly(2021, 7, 20)));
    }

    private static byte[] Skia(Document document)
    {
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file))
        {
            using var typeface = SKTypeface.FromFile(Noto, 2);
            using var font = new SKFont(typeface, 16);
            using var paint = new SKPaint();
            var canvas = pdf.BeginPage(595, 842);
            var y = 105f;
            foreach (var line in document.Body.OfType<Paragraph>().SelectMany(paragraph => string.Concat(paragraph.Spans.Select(span => span.Text)).Chunk(28)).Prepend([.. document.Title]))
                canvas.DrawText(new string(line), 80, y += 29, SKTextAlign.Left, font, paint);
            pdf.EndPage();
        }
        return file.ToArray();
    }

    private static double Convert(string folder, IReadOnlyList<byte[]> documents)
    {
        var from = Directory.CreateDirectory(Path.Combine(folder, $"office{documents.Count}")).FullName;
        for (var i = 0; i < documents.Count; i++) File.WriteAllBytes(Path.Combine(from, $"{i}.docx"), documents[i]);
        var start = new ProcessStartInfo(Office) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", from, .. Directory.GetFiles(from)])
            start.ArgumentList.Add(argument);
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!; // the file is there
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static double Time(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Median(IReadOnlyCollection<double> times) => times.Order().ElementAt(times.Count / 2);
}
