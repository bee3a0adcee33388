using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;

namespace Pilotage.Tests.Plan;

/// <summary>The same document in other formats, made from its plain text: paragraphs, and tables where the text has tabs.</summary>
internal static class Copies
{
    public static byte[] Word(string text)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            foreach (var piece in Pieces(text))
            {
                if (piece is string line) body.Append(Line(line));
                else if (piece is List<string[]> rows)
                {
                    var width = rows.Max(row => row.Length);
                    var table = new DocumentFormat.OpenXml.Wordprocessing.Table(new TableProperties(Borders()), new TableGrid(Enumerable.Range(0, width).Select(_ => new GridColumn())));
                    foreach (var row in rows) table.Append(new TableRow(Enumerable.Range(0, width).Select(i => new TableCell(Line(row.ElementAtOrDefault(i) ?? "")))));
                    body.Append(table);
                }
            }
            word.AddMainDocumentPart().Document = new(body);
        }
        return stream.ToArray();

        static TableBorders Borders() => new(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

        static Paragraph Line(string line) => new(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(line) { Space = SpaceProcessingModeValues.Preserve }));
    }

    public static byte[] Workbook(string text)
    {
        using var stream = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var data = new Sheets.SheetData();
            var number = 0u;
            foreach (var line in text.Split('\n'))
            {
                number++;
                if (line.Length == 0) continue;
                var cells = line.Split('\t').Select((cell, i) => (cell, i)).Where(pair => pair.cell.Length > 0).Select(pair => new Sheets.Cell(new Sheets.InlineString(new Sheets.Text(pair.cell)))
                {
                    CellReference = $"{(char)('A' + pair.i)}{number}",
                    DataType = Sheets.CellValues.InlineString,
                });
                data.Append(new Sheets.Row(cells) { RowIndex = number });
            }
            sheet.Worksheet = new(data);
            workbook.Workbook = new(new Sheets.Sheets(new Sheets.Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "方案" }));
        }
        return stream.ToArray();
    }

    public static string Page(string text)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>方案</title><style>body{font:14px 'Noto Sans CJK SC'}table{border-collapse:collapse}td{border:1px solid black}</style></head><body>\n");
        foreach (var piece in Pieces(text))
        {
            if (piece is string line) html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(line)}</p>\n");
            else if (piece is List<string[]> rows)
            {
                var width = rows.Max(row => row.Length);
                html.Append("<table>\n");
                foreach (var row in rows) html.Append("<tr>").AppendJoin("", Enumerable.Range(0, width).Select(i => $"<td>{WebUtility.HtmlEncode(row.ElementAtOrDefault(i) ?? "")}</td>")).Append("</tr>\n");
                html.Append("</table>\n");
            }
        }
        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>The page printed by Chromium; null where there is none.</summary>
    public static byte[]? Printed(string text, string style = "")
    {
        if (Browser is not { } browser) return null;
        var folder = Directory.CreateTempSubdirectory("pilotage-print").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            File.WriteAllText(page, Page(text).Replace("</style>", style + "</style>", StringComparison.Ordinal));
            var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", page])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!; // a browser that is there starts
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            process.WaitForExit(60_000);
            return File.Exists(pdf) ? File.ReadAllBytes(pdf) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A file as LibreOffice saves it in another format; null where it is absent or cannot.</summary>
    public static byte[]? Saved(byte[] file, string from, string to)
    {
        if (Office is not { } office) return null;
        var folder = Directory.CreateTempSubdirectory("pilotage-saved").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, $"file.{from}"), file);
            var start = new ProcessStartInfo(office) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
            foreach (var argument in (string[])["--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", Path.Combine(folder, "out"), Path.Combine(folder, $"file.{from}")])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!; // an office that is there starts
            process.ErrorDataReceived += (_, _) => { };
            process.OutputDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            if (!process.WaitForExit(180_000)) process.Kill(entireProcessTree: true);
            var saved = Path.Combine(folder, "out", $"file.{to}");
            return File.Exists(saved) ? File.ReadAllBytes(saved) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string? Office { get; } = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice" }.FirstOrDefault(File.Exists);

    public static string? Browser { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    // Lines as they are, rows of cells as tables.
    private static IEnumerable<object> Pieces(string text)
    {
        var rows = new List<string[]>();
        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.Contains('\t'))
            {
                rows.Add(line.Split('\t'));
                continue;
            }
            if (rows.Count > 0) yield return rows;
            rows = [];
            if (line.Trim().Length > 0) yield return line;
        }
    }
}

/// <summary>A test that prints with Chromium: run where it is, else skipped with the reason said.</summary>
public sealed class PrintedFactAttribute : FactAttribute
{
    public PrintedFactAttribute() => Skip = Copies.Browser is null ? "needs Chromium, which is not on this machine" : null;
}

/// <summary>Rows of a test that prints with Chromium.</summary>
public sealed class PrintedTheoryAttribute : TheoryAttribute
{
    public PrintedTheoryAttribute() => Skip = Copies.Browser is null ? "needs Chromium, which is not on this machine" : null;
}

/// <summary>A test that saves with LibreOffice: run where it is, else skipped with the reason said.</summary>
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute() => Skip = Copies.Office is null ? "needs LibreOffice, which is not on this machine" : null;
}
