using System.Globalization;

namespace Pilotage.Plan.Workbooks;

/// <summary>Reads the cells of one sheet of a workbook that came back; what does not fit is named with its cell and with what would be right.</summary>
internal sealed class BookCells(string file, FilledSheet sheet, Seq<SheetColumn> columns, List<Finding> findings)
{
    private const decimal FirstSerial = 36526, LastSerial = 73050; // 2000-01-01 and 2099-12-31 as spreadsheets count days

    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    public IEnumerable<int> Rows => sheet.Rows;

    /// <summary>Whether the heads of the columns are those that were sent out.</summary>
    public bool Headed()
    {
        for (var column = 1; column <= columns.Count; column++)
        {
            if (sheet.At(Sheet.Headings, column) == columns[column - 1].Title) continue;
            findings.Add(new("book-heading", Spot.Sheet(file, sheet.Name, Sheet.Headings, column), new(
                $"第 {column} 列的表头应为“{columns[column - 1].Title}”，却是“{sheet.At(Sheet.Headings, column)}”；请在下发的填报册上填写，不要增删列",
                $"column {column} should be headed '{columns[column - 1].Title}', not '{sheet.At(Sheet.Headings, column)}'; fill in the workbook as it was sent, with its columns")));
            return false;
        }
        return true;
    }

    public string Words(int row, int column) => sheet.At(row, column);

    /// <summary>Words that have to be there; null, with a finding, where they are not.</summary>
    public string? Said(int row, int column) => Words(row, column) is { Length: > 0 } words ? words
        : Wrong<string>(row, column, new($"“{Title(column)}”空着，请填写", $"'{Title(column)}' is empty; fill it in"));

    /// <summary>The number of a measure of this unit; null, with a finding, where it is none.</summary>
    public int? Measure(int row, int column, IReadOnlyCollection<int> known)
    {
        var words = Words(row, column);
        if (decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number == Math.Floor(number)
            && known.Contains((int)Math.Clamp(number, int.MinValue, int.MaxValue))) return (int)number;
        var list = string.Join("、", known.Order());
        return words.Length == 0
            ? Wrong<int?>(row, column, new($"这一行没有写举措序号；本单位牵头的举措是 {list}", $"the row names no measure; the unit leads {list}"))
            : Wrong<int?>(row, column, new($"“{words}”不是本单位牵头的举措序号；应为 {list} 之一",
                $"'{words}' is no measure that the unit leads; it should be one of {list}"));
    }

    /// <summary>A day, typed as a date or written; null where the cell is empty, or with a finding where it holds no day.</summary>
    public DateOnly? Day(int row, int column)
    {
        var words = Words(row, column);
        if (words.Length == 0) return null;
        if (decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and <= LastSerial) return DateOnly.FromDateTime(DateTime.FromOADate((double)Math.Floor(serial)));
        return DateOnly.TryParseExact(words, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 2000 and < 2100
            ? day : Wrong<DateOnly?>(row, column, new($"“{words}”不是日期；请填写成 2021-03-31 的样子",
                $"'{words}' is not a day; write it like 2021-03-31"));
    }

    /// <summary>A figure; null where the cell is empty, or with a finding where it holds none.</summary>
    public decimal? Figure(int row, int column)
    {
        var words = Words(row, column);
        if (words.Length == 0) return null;
        return decimal.TryParse(words, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var figure)
            ? figure : Wrong<decimal?>(row, column,
                new($"“{words}”不是数值；请只填数字，没有数据的留空，不要填零",
                    $"'{words}' is not a figure; write digits alone, and leave it empty where there is none"));
    }

    public T? Wrong<T>(int row, int column, Text message)
    {
        findings.Add(new("book-cell", Spot.Sheet(file, sheet.Name, row, column), message));
        return default;
    }

    private string Title(int column) => columns[column - 1].Title.TrimEnd('*');
}
