using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;
using Pilotage.Access;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Bench;

/// <summary>Every unit's workbook filled in and taken in one go, beside a library that only reads the same files.</summary>
internal static class BooksBench
{
    private const string Everyone = "bench-person";
    private static readonly DateOnly Opens = new(2020, 12, 1);
    private static readonly Actor Officer = new(Everyone);

    public static async Task<Report> Run(bool dry)
    {
        var report = new Report("Workbooks", """
            Shanghai's pack on SQLite, every measure with a confirmed work plan. A workbook is made for every unit that leads, filled in as a spreadsheet program
            does, and taken: read, compared with what is known cell by cell, decided, and committed on its own. The alternative, MiniExcel, only reads all cells.
            """);
        var folder = Directory.CreateTempSubdirectory("pilotage-bench-").FullName;
        try
        {
            var pack = PackFolder.Load(BoardBench.PackAt()).Pack!; // the tests hold it to load
            await using var pilot = await Pilot.Open(pack, new(folder, Day: Opens));
            await Fill(pilot);
            var made = Stopwatch.GetTimestamp();
            var books = pilot.BookUnits(Officer).Select(unit => pilot.Book(unit, null, Officer).Value).ToList();
            var making = Stopwatch.GetElapsedTime(made);
            var filled = books.Select(Filled).ToList();
            foreach (var book in filled) Read(book); // the library is compiled meanwhile
            var only = Stopwatch.GetTimestamp();
            foreach (var book in filled) Read(book);
            var reading = Stopwatch.GetElapsedTime(only);
            var begun = Stopwatch.GetTimestamp();
            foreach (var book in filled)
            {
                var taken = (await pilot.TakeBook("book.xlsx", book, Officer)).Value;
                if (taken.Findings.Count > 0 || taken.Plans.Count == 0) throw new InvalidOperationException(taken.Findings.Count > 0 ? taken.Findings[0].ToString() : "nothing was taken");
            }
            var taking = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            report.Line("| | |");
            report.Line("|---|---:|");
            report.Line($"| workbooks, one for each unit that leads | {books.Count} |");
            report.Line($"| their size on average | {filled.Average(book => book.Length) / 1024:0} KiB |");
            report.Line($"| making them | {making.TotalMilliseconds:0} ms |");
            report.Line($"| reading alone, MiniExcel | {reading.TotalMilliseconds:0} ms |");
            report.Line($"| taking them, ours, first run | {taking * 1000:0} ms |");
            report.Line();
            report.Line("| claim | measured | asked | |");
            report.Line("|---|---|---|---|");
            report.Claim("54 workbooks merged, by the time of these", taking / books.Count * 54, 10, "s", atLeast: false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return report;
    }

    private static void Read(byte[] book)
    {
        using var stream = new MemoryStream(book);
        foreach (var sheet in stream.GetSheetNames()) _ = stream.Query(sheetName: sheet).Count();
    }

    private static async Task Fill(Pilot pilot)
    {
        Good(await pilot.Appoint(Everyone, new AccessAsk.Add(Everyone, "样例", Sample: true), Actor.Law));
        // the pack has an office
        Good(await pilot.Appoint(Everyone, new AccessAsk.Give("supervisor", pilot.Pack.Manifest.Office!.Id, Opens), Actor.Law));
        foreach (var light in pilot.Supervision().Measures.Where(light => light.Lead is null))
            Good(await pilot.Supervise(light.Measure, new MeasureAsk.NameLead(pilot.Pack.Manifest.Office.Id, "样例文号"), Officer));
        var leads = pilot.Supervision().Measures.Select(light => light.Lead!).Distinct().ToList(); // every one is led now
        foreach (var unit in leads)
            foreach (var role in new[] { "officer", "division-head", "leader" })
                Good(await pilot.Appoint(Everyone, new AccessAsk.Give(role, unit, Opens), Actor.Law));
        foreach (var light in pilot.Supervision().Measures)
        {
            Good(await pilot.Supervise(light.Measure, new MeasureAsk.Draft(["制度文件"], Milestones(), [new("办结件数", "件", 0, 100, null)]),
                Officer));
            Good(await pilot.Supervise(light.Measure, new MeasureAsk.Confirm(), Officer));
        }
    }

    private static Seq<Milestone> Milestones() => Enumerable.Range(0, 4)
        .Select(i => new Milestone("", new DateOnly(2021, 6, 30).AddMonths(8 * i), $"第 {i + 1} 个节点")).ToSeq();

    // A further result and the reason, for the first measure of the unit.
    private static byte[] Filled(byte[] book)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var (results, changes) = (Sheet(document, "预期成果"), Sheet(document, "计划调整"));
            // every row is numbered
            var free = results.Worksheet!.Descendants<Row>()
                .First(row => row.RowIndex! > 3 && row.Elements<Cell>().All(cell => cell.CellValue is null && cell.InlineString is null));
            var measure = changes.Worksheet!.Descendants<Cell>().First(cell => cell.CellReference == "A4").CellValue!.Text;
            Put(free.Elements<Cell>().First(), measure);
            Put(free.Elements<Cell>().ElementAt(1), "季度通报");
            Put(changes.Worksheet!.Descendants<Cell>().First(cell => cell.CellReference == "B4"), "增加一项成果");
        }
        return stream.ToArray();
    }

    private static WorksheetPart Sheet(SpreadsheetDocument document, string name) =>
        // our own workbook
        (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(sheet => sheet.Name == name).Id!);

    private static void Put(Cell cell, string words) => (cell.DataType, cell.CellValue) = (CellValues.String, new(words));

    private static void Good(Outcome<Done> outcome)
    {
        if (outcome.Refused) throw new InvalidOperationException(outcome.Refusal!.Reason.En); // refused, so there is one
    }
}
