using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Pilotage.Plan;

namespace Pilotage.Bench;

/// <summary>How long the reading of the seed plan takes in each format, and of a document of three hundred pages.</summary>
internal static class ImportBench
{
    public static Task<Report> Run(bool dry)
    {
        var report = new Report("Import", """
            The plan of the pack `shanghai-2020` in each format, read from bytes in the running process: the first reading of a format, which compiles its code, and
            the median of those after it. The long document is the plan 25 times over, about 300 pages. Its memory is the most the whole process had in use.
            """);
        var text = File.ReadAllText(Path.Combine(Root(), "packs", "shanghai-2020", "plan", "source.txt"));
        var files = new List<(string Name, byte[] Bytes)> { ("plan.txt", Encoding.UTF8.GetBytes(text)), ("plan.docx", Word(text)), ("plan.html", Encoding.UTF8.GetBytes(Page(text))) };
        if (!dry && Printed(text) is { } pdf) files.Add(("plan.pdf", pdf));
        report.Line("| claim | measured | asked | |");
        report.Line("|---|---|---|---|");
        foreach (var (name, bytes) in files)
        {
            var times = Enumerable.Range(0, dry ? 2 : 31).Select(_ => Read(name, bytes)).ToList();
            report.Claim($"{name}, {bytes.Length / 1024} KiB: median (first reading {times[0].ToString("0", CultureInfo.InvariantCulture)} ms)", times.Skip(1).Order().ElementAt((times.Count - 1) / 2), 300, "ms", atLeast: false);
        }
        var pages = Word(string.Join('\n', Enumerable.Range(0, dry ? 2 : 25).Select(i => text.Replace("服务贸易", $"服务贸易{(char)('甲' + i)}", StringComparison.Ordinal))));
        report.Claim($"300 pages, docx, {pages.Length / 1024} KiB", Read("long.docx", pages), 5_000, "ms", atLeast: false);
        using var process = Process.GetCurrentProcess();
        report.Claim("memory of the process at its most", process.PeakWorkingSet64 / 1048576.0, 300, "MiB", atLeast: false);
        return Task.FromResult(report);
    }

    private static double Read(string name, byte[] bytes)
    {
        var start = Stopwatch.GetTimestamp();
        if (Import.Read(name, bytes).Plan is null) throw new InvalidOperationException($"{name} was not read");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pilotage.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("not run from the repository");
    }

    // The least that is a Word document: paragraphs, and tables where the text has tabs.
    private static byte[] Word(string text)
    {
        var body = new StringBuilder("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
        Pieces(text, line => body.Append(Paragraph(line)), rows =>
        {
            body.Append("<w:tbl>");
            foreach (var row in rows) body.Append("<w:tr>").AppendJoin("", row.Select(cell => $"<w:tc>{Paragraph(cell)}</w:tc>")).Append("</w:tr>");
            body.Append("</w:tbl>");
        });
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(body.Append("</w:body></w:document>").ToString()));
        }
        return stream.ToArray();

        static string Paragraph(string line) => $"<w:p><w:r><w:t>{WebUtility.HtmlEncode(line)}</w:t></w:r></w:p>";
    }

    private static string Page(string text)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>table{border-collapse:collapse}td{border:1px solid black}</style></head><body>");
        Pieces(text, line => html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(line)}</p>"), rows =>
        {
            html.Append("<table>");
            foreach (var row in rows) html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>");
            html.Append("</table>");
        });
        return html.Append("</body></html>").ToString();
    }

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static byte[]? Printed(string text)
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } browser) return null;
        var folder = Directory.CreateTempSubdirectory("pilotage-bench").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            File.WriteAllText(page, Page(text));
            var start = new ProcessStartInfo(browser) { RedirectStandardError = true };
            foreach (var argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", page]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!; // a browser that is there starts
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return File.Exists(pdf) ? File.ReadAllBytes(pdf) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Pieces(string text, Action<string> line, Action<List<string[]>> table)
    {
        var rows = new List<string[]>();
        foreach (var words in text.Split('\n').Append(""))
        {
            if (words.Contains('\t', StringComparison.Ordinal))
            {
                rows.Add(words.Split('\t'));
                continue;
            }
            if (rows.Count > 0) table([.. rows.Select(row => Enumerable.Range(0, rows.Max(other => other.Length)).Select(i => row.ElementAtOrDefault(i) ?? "").ToArray())]);
            rows.Clear();
            if (words.Trim().Length > 0) line(words);
        }
    }
}
