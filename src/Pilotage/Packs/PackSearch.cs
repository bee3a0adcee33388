using Pilotage.Plan;

namespace Pilotage.Packs;

/// <summary>What a search can find in a pack.</summary>
public enum FoundKind { Service, Measure, Calculator, Register, Unit, Law }

/// <summary>Something that a search found.</summary>
/// <param name="Id">Its id; a measure's number.</param>
/// <param name="Clause">The clause, where the words stand in one.</param>
/// <param name="Before">Words before the hit, cut short; what was hit stands in <paramref name="Hit"/>.</param>
public sealed record Found(FoundKind Kind, string Id, string Clause, Text Title, string Before, string Hit, string After);

/// <summary>
/// Finds words in everything a pack says to people: two Chinese characters suffice, as do the first letters of an English word. Wording is folded as for the
/// comparison of documents: width, case, spaces and punctuation do not matter. A pack has a few thousand wordings, so they are read through: that takes about a
/// millisecond, and there is no index to keep.
/// </summary>
public sealed class PackSearch
{
    private const int Around = 24; // characters shown on either side of a hit
    private const int LongestQuery = 100;

    /// <summary>So many are shown of one kind, that the clauses of a law do not hide what else there is.</summary>
    public const int MostOfKind = 12;

    private readonly List<Entry> entries;

    public PackSearch(Pack pack) => entries = [.. Entries(pack)];

    /// <summary>Words of one language, folded, and where they come from.</summary>
    private sealed record Entry(FoundKind Kind, string Id, string Clause, Text Title, string Words, Folded Folded, bool Public);

    /// <summary>What holds every word of a query: titles first, then what comes early. Empty for a query of less than two characters, or one letter.</summary>
    /// <param name="inside">Also what faces the administration alone: measures and units.</param>
    public Seq<Found> Find(string query, bool inside)
    {
        var words = query[..Math.Min(query.Length, LongestQuery)].Split([' ', '　', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Folded.Key).Where(word => word.Length > 0).ToList();
        if (words.Sum(word => word.Length) < 2) return [];
        var found = new Dictionary<(FoundKind, string, string), (Entry Entry, int At, int Length, int Rank)>();
        foreach (var entry in entries)
        {
            if (!inside && !entry.Public) continue;
            var (first, length, all) = (int.MaxValue, 0, true);
            foreach (var word in words)
            {
                var at = At(entry, word);
                if (at < 0) { all = false; break; }
                if (at < first) (first, length) = (at, word.Length);
            }
            if (!all) continue;
            var rank = (entry.Words == entry.Title.Zh || entry.Words == entry.Title.En ? 0 : 100_000) + first;
            var key = (entry.Kind, entry.Id, entry.Clause);
            if (!found.TryGetValue(key, out var known) || rank < known.Rank) found[key] = (entry, first, length, rank);
        }
        return found.Values.GroupBy(one => one.Entry.Kind)
            .SelectMany(kind => kind.OrderBy(one => one.Rank).ThenBy(one => one.Entry.Id, StringComparer.Ordinal).Take(MostOfKind))
            .OrderBy(one => one.Rank / 100_000).ThenBy(one => one.Entry.Kind).ThenBy(one => one.Rank).Select(one => Shown(one.Entry, one.At, one.Length)).ToSeq();
    }

    // English words are found by their beginning: "art" is not in "department".
    private static int At(Entry entry, string word)
    {
        for (var at = entry.Folded.Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = entry.Folded.Text.IndexOf(word, at + 1,
            StringComparison.Ordinal))
        {
            var start = entry.Folded.At[at];
            if (!char.IsAsciiLetter(word[0]) || start == 0 || !char.IsAsciiLetter(entry.Words[start - 1])) return at;
        }
        return -1;
    }

    private static Found Shown(Entry entry, int at, int length)
    {
        var (from, to) = (entry.Folded.At[at], entry.Folded.At[at + length - 1] + 1);
        var (left, right) = (Math.Max(0, from - Around), Math.Min(entry.Words.Length, to + Around));
        return new(entry.Kind, entry.Id, entry.Clause, entry.Title, (left > 0 ? "…" : "") + entry.Words[left..from], entry.Words[from..to],
            entry.Words[to..right] + (right < entry.Words.Length ? "…" : ""));
    }

    private static IEnumerable<Entry> Entries(Pack pack)
    {
        var all = pack.Definitions;
        foreach (var service in all.Services.Values)
            foreach (var entry in Both(FoundKind.Service, service.Id, service.Name, true,
                [service.Name, .. service.Materials.Select(material => material.Name)])) yield return entry;
        foreach (var measure in all.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures))
            foreach (var entry in Both(FoundKind.Measure, $"{measure.No}", measure.Text, false,
                [measure.Text, Text.Same($"{measure.No}"), new(measure.Body, "")])) yield return entry;
        foreach (var set in all.Rules.All.Select(calculator => calculator.Set))
            foreach (var entry in Both(FoundKind.Calculator, set.Id, set.Name, set.Public, [set.Name])) yield return entry;
        foreach (var register in all.Registers.Values)
            foreach (var entry in Both(FoundKind.Register, register.Id, register.Name, register.Public,
                [register.Name])) yield return entry;
        foreach (var unit in all.Units.Values)
            foreach (var entry in Both(FoundKind.Unit, unit.Id, unit.Name, false,
                [unit.Name, .. unit.Aliases.Select(alias => new Text(alias, ""))])) yield return entry;
        foreach (var law in all.Sources.Values)
        {
            foreach (var entry in Both(FoundKind.Law, law.Id, law.Title, true, [law.Title, new(law.Number, "")])) yield return entry;
            foreach (var (clause, words) in law.Clauses.Where(pair => !pair.Key.Contains('/')))
                foreach (var entry in Both(FoundKind.Law, law.Id, law.Cite(clause), true, [new(words, "")], clause)) yield return entry;
        }
    }

    private static IEnumerable<Entry> Both(FoundKind kind, string id, Text title, bool open, Seq<Text> wordings, string clause = "") =>
        wordings.SelectMany(text => new[] { text.Zh, text.En }).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(words => new Entry(kind, id, clause, title, words, Folded.Of(words), open));
}
