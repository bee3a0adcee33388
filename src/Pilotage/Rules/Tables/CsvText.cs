using System.Text;

namespace Pilotage.Rules;

/// <summary>Comma-separated text (RFC 4180) as rows of cells.</summary>
internal static class CsvText
{
    public static List<string[]> Read(string text)
    {
        var (rows, cells, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                if (letter == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else if (letter == '"') quoted = false;
                else cell.Append(letter);
            }
            else if (letter == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (letter is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n') End();
            }
            else
            {
                cell.Append(letter);
            }
        }
        cells.Add(cell.ToString());
        End();
        return rows;

        void End()
        {
            if (cells.Count > 1 || cells[0].Length > 0) rows.Add([.. cells]);
            cells.Clear();
        }
    }
}
