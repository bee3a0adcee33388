using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Pilotage.Plan.Workbooks;

#pragma warning disable IDE0065 // within the namespace, so that its Cell, Row and Text come before ours of the same name
using DocumentFormat.OpenXml.Spreadsheet;
#pragma warning restore IDE0065

/// <summary>Writes sheets as an .xlsx file that people can fill in without a connection: what is theirs to fill is open and checked by the program they use, the rest is locked, and it prints.</summary>
public static class WorkbookWriter
{
    // Styles by their place in the list below.
    private const uint Plain = 0, Title = 1, Note = 2, Heading = 3, Locked = 4, Open = 5, OpenDay = 6, LockedDay = 7;
    private const uint Day = 164; // the first format that is a file's own

    // day 0 of spreadsheets, as they count from March 1900 on
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    public static byte[] Write(Seq<Sheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            foreach (var (sheet, index) in sheets.Select((sheet, index) => (sheet, (uint)index + 1)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Laid(sheet);
                // made just above
                book.Workbook.Sheets!.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = index,
                    Id = book.GetIdOfPart(part) });
            }
            book.Workbook.AppendChild(new DefinedNames(sheets.Select((sheet, index) =>
                new DefinedName($"'{sheet.Name}'!${Sheet.Headings}:${Sheet.Headings}") { Name = "_xlnm.Print_Titles",
                    LocalSheetId = (uint)index })));
        }
        return stream.ToArray();
    }

    private static Worksheet Laid(Sheet sheet)
    {
        var last = Sheet.Headings + sheet.Rows.Count + sheet.Spare;
        var laid = new Worksheet();
        laid.AppendChild(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        laid.AppendChild(new SheetViews(new SheetView(
            new Pane { VerticalSplit = Sheet.Headings, TopLeftCell = CellName.Of(Sheet.Headings + 1, 1), ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        laid.AppendChild(new Columns(sheet.Columns.Select((column, index) =>
            new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width,
                CustomWidth = true })));
        var data = laid.AppendChild(new SheetData());
        data.AppendChild(new Row(Words(1, 1, sheet.Title, Title)) { RowIndex = 1 });
        data.AppendChild(new Row(Words(2, 1, sheet.Note, Note)) { RowIndex = 2, Height = 16 * Lines(sheet), CustomHeight = true });
        data.AppendChild(new Row(sheet.Columns.Select((column, index) =>
            Words(Sheet.Headings, index + 1, column.Title, Heading))) { RowIndex = Sheet.Headings });
        for (var row = 0; row < sheet.Rows.Count + sheet.Spare; row++)
        {
            var at = Sheet.Headings + 1 + row;
            data.AppendChild(new Row(sheet.Columns.Select((column, index) =>
                Cell(at, index + 1, column, row < sheet.Rows.Count ? sheet.Rows[row][index] : ""))) { RowIndex = (uint)at });
        }
        if (sheet.Columns.Any(column => column.Filled))
            laid.AppendChild(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false,
                FormatRows = false, Sort = false, AutoFilter = false });
        laid.AppendChild(new MergeCells(Merge(1, sheet), Merge(2, sheet)));
        if (Checks(sheet, last) is { Count: > 0 } checks) laid.AppendChild(new DataValidations(checks) { Count = (uint)checks.Count });
        laid.AppendChild(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 }); // inches
        laid.AppendChild(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 }); // A4
        laid.AppendChild(new HeaderFooter(new OddFooter("&C第 &P 页 共 &N 页")));
        return laid;
    }

    private static MergeCell Merge(int row, Sheet sheet) =>
        new() { Reference = $"A{row}:{CellName.Of(row, Math.Max(2, sheet.Columns.Count))}" };

    private static int Lines(Sheet sheet) => Math.Max(1,
        (sheet.Note.Length * 2 + sheet.Columns.Sum(column => column.Width) - 1) / Math.Max(1,
            sheet.Columns.Sum(column => column.Width)) + sheet.Note.Count(letter => letter == '\n'));

    private static List<DataValidation> Checks(Sheet sheet, int last)
    {
        var checks = new List<DataValidation>();
        foreach (var (column, index) in sheet.Columns.Select((column, index) => (column, index + 1)).Where(pair => pair.column.Filled))
        {
            var check = column.Kind switch
            {
                // years 2000 to 2099
                CellKind.Day => new DataValidation(new Formula1("36526"), new Formula2("73050")) { Type = DataValidationValues.Date,
                    Operator = DataValidationOperatorValues.Between, Error = "请填写日期，如 2021-03-31" },
                CellKind.Figure => new DataValidation(new Formula1("-1E+15"), new Formula2("1E+15")) { Type = DataValidationValues.Decimal,
                    Operator = DataValidationOperatorValues.Between, Error = "请填写数值；没有数据的留空，不要填零" },
                CellKind.Whole => new DataValidation(new Formula1("0"), new Formula2("100000")) { Type = DataValidationValues.Whole,
                    Operator = DataValidationOperatorValues.Between, Error = "请填写整数" },
                // the longest list a file may hold
                CellKind.Choice when string.Join(',', column.Choices).Length < 255 =>
                    new DataValidation(new Formula1($"\"{string.Join(',', column.Choices)}\"")) { Type = DataValidationValues.List,
                        Error = "请从下拉列表中选择" },
                _ => null,
            };
            if (check is null) continue;
            (check.AllowBlank, check.ShowErrorMessage, check.ErrorTitle) = (true, true, column.Title);
            check.SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{CellName.Of(Sheet.Headings + 1, index)}:{CellName.Of(last, index)}" };
            checks.Add(check);
        }
        return checks;
    }

    private static Cell Cell(int row, int column, SheetColumn kind, string words)
    {
        var name = CellName.Of(row, column);
        var style = kind switch { { Kind: CellKind.Day, Filled: true } => OpenDay, { Kind: CellKind.Day } => LockedDay, { Filled: true } =>
            Open, _ => Locked };
        if (words.Length == 0) return new() { CellReference = name, StyleIndex = style };
        if (kind.Kind == CellKind.Day && DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day))
            return new() { CellReference = name, StyleIndex = style, CellValue = new((day.ToDateTime(TimeOnly.MinValue) - Epoch).Days) };
        if (kind.Kind is CellKind.Figure or CellKind.Whole or CellKind.Choice
            && decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var figure))
            return new() { CellReference = name, StyleIndex = style, CellValue = new(figure) };
        return Words(row, column, words, style);
    }

    // As words, never as a formula: what begins with = in a name is not reckoned by anybody's spreadsheet.
    private static Cell Words(int row, int column, string words, uint style) => new()
    {
        CellReference = CellName.Of(row, column), StyleIndex = style, DataType = CellValues.InlineString,
            InlineString = new(new Text(Clean(words)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static string Clean(string words) => new([.. words.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter))]);

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = Day, FormatCode = "yyyy-mm-dd" }),
        new Fonts(Font(11, false), Font(16, true), Font(10, false), Font(11, true)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Filled("FFE6EDF5"), Filled("FFFFFBE6")),
        new Borders(new Border(), new Border(new LeftBorder(Grey()) { Style = BorderStyleValues.Thin },
            new RightBorder(Grey()) { Style = BorderStyleValues.Thin }, new TopBorder(Grey()) { Style = BorderStyleValues.Thin },
                new BottomBorder(Grey()) { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), Format(font: 1), Format(font: 2), Format(font: 3, fill: 2, border: 1), Format(border: 1),
                Format(fill: 3, border: 1, open: true),
            Format(fill: 3, border: 1, open: true, number: Day), Format(border: 1, number: Day)));

    private static Font Font(double size, bool bold)
    {
        var font = new Font();
        if (bold) font.AppendChild(new Bold());
        font.AppendChild(new FontSize { Val = size });
        font.AppendChild(new FontName { Val = "宋体" });
        return font;
    }

    private static Fill Filled(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Color Grey() => new() { Rgb = "FFB8B8B0" };

    private static CellFormat Format(uint font = 0, uint fill = 0, uint border = 0, uint number = 0, bool open = false) => new(
        new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }, new Protection { Locked = !open })
    {
        FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, ApplyFont = true, ApplyFill = true, ApplyBorder = true,
            ApplyNumberFormat = true, ApplyAlignment = true, ApplyProtection = true,
    };
}
