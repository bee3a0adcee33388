namespace Pilotage.Rules;

/// <summary>Names as the scanner cuts them, by their first piece, so that the longest that fits can be found where an expression may name something.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, List<(string[] Pieces, string Name)>> byFirst = new(StringComparer.Ordinal);

    public static NameIndex Of(IEnumerable<string> names)
    {
        var index = new NameIndex();
        foreach (var name in names) index.Add(name);
        return index;
    }

    public void Add(string name)
    {
        string[] pieces = [.. Scanner.Scan(name).Where(token => token.Mark != Mark.End).Select(token => token.Word)];
        if (pieces.Length == 0) return;
        if (!byFirst.TryGetValue(pieces[0], out var known)) byFirst[pieces[0]] = known = [];
        known.Add((pieces, name));
    }

    /// <summary>The longest name that the words from here on spell, with how many words it takes.</summary>
    public (string Name, int Count)? Longest(List<Token> tokens, int at)
    {
        if (!byFirst.TryGetValue(tokens[at].Word, out var candidates)) return null;
        (string, int)? best = null;
        foreach (var (pieces, name) in candidates)
        {
            if (best is { } found && pieces.Length <= found.Item2) continue;
            if (at + pieces.Length > tokens.Count) continue;
            var fits = true;
            for (var i = 0; i < pieces.Length && fits; i++) fits = tokens[at + i].Word == pieces[i] && tokens[at + i].Mark != Mark.Text;
            if (fits) best = (name, pieces.Length);
        }
        return best;
    }
}
