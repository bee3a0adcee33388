namespace Pilotage;

/// <summary>The nearest right word to a wrong one, for "did you mean".</summary>
public static class Nearest
{
    /// <summary>The candidate within a third of the word's length in edits, or null.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        var best = candidates.Select(candidate => (candidate, edits: Edits(word, candidate))).OrderBy(pair => pair.edits).FirstOrDefault();
        return best.candidate is not null && best.edits <= Math.Max(1, word.Length / 3) ? best.candidate : null;
    }

    /// <summary>"; did you mean 'x'?" in both languages, or nothing.</summary>
    public static Text Hint(string word, IEnumerable<string> candidates) =>
        To(word, candidates) is { } near ? new($"；是否指“{near}”？", $"; did you mean '{near}'?") : new("", "");

    // Levenshtein with neighbouring swaps counted as one edit.
    private static int Edits(string a, string b)
    {
        if (a.Length > 200 || b.Length > 200) return int.MaxValue;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
