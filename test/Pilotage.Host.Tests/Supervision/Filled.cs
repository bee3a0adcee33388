using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Pilotage.Host.Tests.Supervision;

/// <summary>Fills in a workbook as a spreadsheet program does.</summary>
internal static class Filled
{
    public static byte[] With(byte[] book, params (string Sheet, string Cell, object Value)[] cells)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var whole = document.WorkbookPart!;
            foreach (var (sheet, name, value) in cells)
            {
                var id = whole.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Id!;
                var part = (WorksheetPart)whole.GetPartById(id!);
                var cell = part.Worksheet!.Descendants<Cell>().Single(one => one.CellReference == name);
                cell.RemoveAllChildren();
                if (value is string words)
                {
                    cell.DataType = CellValues.String;
                    cell.CellValue = new(words);
                }
                else
                {
                    cell.DataType = null;
                    cell.CellValue = new(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }
        return stream.ToArray();
    }
}
