namespace Pilotage.Plan.Workbooks;

/// <summary>Cells as spreadsheets call them: B7 is row 7, column 2.</summary>
internal static class CellName
{
    public static string Of(int row, int column) => $"{Letters(column)}{row}";

    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    public static (int Row, int Column)? Read(string name)
    {
        var letters = name.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(name.AsSpan(letters), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var row)) return null;
        return (row, name[..letters].Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1));
    }
}
