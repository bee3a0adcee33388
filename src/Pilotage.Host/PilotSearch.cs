using System.Globalization;
using Pilotage.Packs;

namespace Pilotage.Host;

/// <summary>A record that a search found, with the hit among the words around it.</summary>
/// <param name="Kind">case, measure, report, escalation, matter, document.</param>
/// <param name="Id">Its number or id within the kind.</param>
/// <param name="Hit">What was hit; empty where the words hold no more than the title.</param>
public sealed record FoundRecord(string Kind, string Id, Text Title, string Before, string Hit, string After);

/// <summary>Records of one kind that were found, the latest first.</summary>
/// <param name="Next">The cursor of the next page; null where there is none.</param>
public sealed record FoundGroup(string Kind, Seq<FoundRecord> Records, string? Next);

/// <summary>What a search found, in the pack and inside the records this reader may open.</summary>
/// <param name="Behind">Facts of the log whose words are not kept yet: none but for the second after they happen, and while all are kept anew.</param>
public sealed record SearchResult(string Query, Seq<Found> Found, Seq<FoundGroup> Groups, long Behind = 0);

public sealed partial class Pilot
{
    /// <summary>The kinds of records that are searched, in the order they are told.</summary>
    public static readonly Seq<string> RecordKinds = ["case", "measure", "report", "escalation", "matter", "document"];

    private const int RecordsOfKind = 10;
    private const int LookedAt = 60; // candidates of one page: nearly all hold the words side by side, so ten are found among them

    private const int Around = 24; // characters shown on either side of a hit
    private const int LongestQuery = 100;

    private (Pack Pack, PackSearch Search)? searching;

    /// <summary>Finds words in the pack, and inside the records that this reader may open.</summary>
    /// <param name="inside">Also what faces the administration alone.</param>
    /// <param name="kind">Records of this kind alone; null for everything.</param>
    /// <param name="after">The cursor of the page before, of this kind.</param>
    public SearchResult Search(string query, Actor who, bool inside, string? kind = null, string? after = null)
    {
        var asked = query.Trim();
        asked = asked[..Math.Min(asked.Length, LongestQuery)];
        if (searching is not { } now || now.Pack != Pack) searching = now = (Pack, new(Pack)); // made again for a pack that was taken since
        var found = kind is null ? now.Search.Find(asked, inside) : [];
        var words = asked.Split([' ', '　', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries).Select(word => Bigrams.Fold(word)).Distinct().ToSeq();
        var all = words.SelectMany(Bigrams.Asked).ToHashSet(StringComparer.Ordinal);
        var from = Cursor(after);
        if (who.Person.Length == 0 || all.Count == 0 || words.Sum(word => word.Length) < 2) return new(asked, found, []);
        var behind = Math.Max(0, (journal.Head()?.Size ?? 0) - journal.Read(Indexing).GetValueOrDefault());
        var readers = journal.Read(snapshot =>
        {
            var held = Held(snapshot, who);
            return held.Concat(held.Any(Pack.Definitions.Units.ContainsKey) ? [Indexed.Inside] : []).Concat(Oversees(snapshot, who) ? [Indexed.Office] : []).ToSeq();
        });
        if (readers.Count == 0) return new(asked, found, [], behind);
        return new(asked, found, RecordKinds.Where(one => (kind is null || kind == one) && (inside || one == "case"))
            .Select(one => Group(one, words, all, readers, kind is null ? long.MaxValue : from, who)).Where(group => group.Records.Count > 0 || group.Next is not null).ToSeq(), behind);
    }

    // The index proposes: every word, and a reader who holds what it takes. That words stand side by side is seen in the text, and the record's own door has the last word.
    private FoundGroup Group(string kind, Seq<string> words, IReadOnlySet<string> all, Seq<string> readers, long from, Actor who)
    {
        var rows = journal.Read(snapshot => Candidates(snapshot, kind, all, readers, from));
        var (records, seen, last) = (new List<FoundRecord>(), new HashSet<string>(StringComparer.Ordinal), from);
        foreach (var row in rows.Take(LookedAt))
        {
            if (records.Count == RecordsOfKind) return new(kind, [.. records], Cursor(last));
            last = row.Doc;
            if (seen.Contains(row.Stream) || Hit(row.Words, words) is not { } at) continue;
            var id = row.Stream[(row.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (!Opens(kind, id, who)) continue;
            seen.Add(row.Stream);
            records.Add(Shown(kind, id, row.Title, row.Words, at));
        }
        return new(kind, [.. records], rows.Count > LookedAt ? Cursor(last) : null);
    }

    private static IReadOnlyList<(long Doc, string Stream, Text Title, string Words)> Candidates(Snapshot snapshot, string kind, IReadOnlySet<string> all, Seq<string> readers, long from)
    {
        var index = snapshot.Session.Words;
        return snapshot.Query(
            $"""
            select t.doc, t.stream, t.title_zh, t.title_en, t.words from search_word w join search_text t on t.pilot = @pilot and t.doc = {index.Place}
            where {index.Holds} and {index.Place} < @from order by {index.Place} desc limit @most
            """,
            new { asked = index.Ask(all.Append(Indexed.OfKind(snapshot.Pilot, kind)), readers.Select(reader => Indexed.OfHolder(snapshot.Pilot, reader))), from, most = LookedAt + 1 },
            row => (row.GetInt64(0), row.GetString(1), new Text(row.GetString(2), row.GetString(3)), row.GetString(4)));
    }

    private static string Cursor(long place) => place.ToString(CultureInfo.InvariantCulture);

    // Whether the record opens for this reader now: a mandate may have ended, a report been taken back since the words were kept.
    private bool Opens(string kind, string id, Actor who) => kind switch
    {
        "case" => !See(id, who).Refused,
        "report" => id.Split('/') is [var unit, var period] && !SeeReport(unit, period, who).Refused,
        "escalation" => !SeeEscalation(id, who).Refused,
        "matter" => !SeeMatter(id, who).Refused,
        "document" => !SeeDispatch(id, who).Refused,
        _ => Administration(who),
    };

    // The place of a hit, below the title where there is one; null where words do not all stand there side by side.
    private static (int At, int Length)? Hit(string text, Seq<string> words)
    {
        var folded = Bigrams.Fold(text);
        if (words.Any(word => !folded.Contains(word, StringComparison.Ordinal))) return null;
        var below = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var hits = words.Select(word => (At: folded.IndexOf(word, below, StringComparison.Ordinal), word.Length)).Where(hit => hit.At >= 0).ToList();
        return hits.Count > 0 ? hits.MinBy(hit => hit.At) : (-1, 0);
    }

    private static FoundRecord Shown(string kind, string id, Text title, string text, (int At, int Length) hit)
    {
        if (hit.At < 0) return new(kind, id, title, "", "", "");
        var start = text.LastIndexOf('\n', hit.At) + 1;
        var line = text.IndexOf('\n', hit.At + hit.Length) is var end and >= 0 ? text[start..end] : text[start..];
        var (from, to) = (hit.At - start, Math.Min(hit.At - start + hit.Length, line.Length));
        var (left, right) = (Whole(line, Math.Max(0, from - Around)), Whole(line, Math.Min(line.Length, to + Around)));
        return new(kind, id, title, (left > 0 ? "…" : "") + line[left..from], line[from..to], line[to..right] + (right < line.Length ? "…" : ""));
    }

    // No character of two halves is cut.
    private static int Whole(string line, int at) => at > 0 && at < line.Length && char.IsLowSurrogate(line[at]) ? at - 1 : at;
}
