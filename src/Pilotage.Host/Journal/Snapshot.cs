using System.Data.Common;

namespace Pilotage.Host;

/// <summary>One consistent state of the journal and of the tables that are kept beside it.</summary>
public class Snapshot
{
    private protected Snapshot(Session session, string pilot) => (Session, Pilot) = (session, pilot);

    /// <summary>The pilot whose facts these are; it leads every key.</summary>
    public string Pilot { get; }

    internal Session Session { get; }

    internal static Snapshot Of(Session session, string pilot) => new(session, pilot);

    /// <summary>The facts of a stream in their order, personal values put back; empty where there is none.</summary>
    public virtual IReadOnlyList<Entry> Stream(string stream) => Read(stream, 1, int.MaxValue);

    /// <summary>One fact, or null where the stream has no such number.</summary>
    public Entry? Entry(string stream, int number) => Read(stream, number, number).SingleOrDefault();

    /// <summary>Facts that are in the log, in its order: what a follower reads. It never passes a transaction that is still open.</summary>
    /// <param name="from">The first position wanted, from 0.</param>
    /// <param name="most">No more than this many.</param>
    public IReadOnlyList<Entry> Log(long from, int most)
    {
        var rows = Session.Query(Session.Log, row => (Bytes: row.GetFieldValue<byte[]>(0), Position: (long?)row.GetInt64(1)),
            Session.Word("@pilot", Pilot), Session.Whole("@from", from), Session.Whole("@most", most));
        return Open(rows);
    }

    /// <summary>Rows of the tables kept beside the journal. One SQL serves both databases: named parameters, no JSON operators.</summary>
    /// <param name="parameters">An object whose properties are the parameters; <c>@pilot</c> is there without saying.</param>
    public IReadOnlyList<T> Query<T>(string sql, object? parameters, Func<DbDataReader, T> row) => Session.Query(sql, row, With(sql, parameters));

    private protected (string, object?, System.Data.DbType)[] With(string sql, object? parameters)
    {
        var given = Parameters.Of(parameters).ToList();
        if (sql.Contains("@pilot", StringComparison.Ordinal) && !given.Any(one => one.Name == "@pilot")) given.Add(Session.Word("@pilot", Pilot));
        return [.. given];
    }

    // Values are fetched once for a stream, however many of its facts hold some.
    private protected List<Entry> Open(IReadOnlyList<(byte[] Bytes, long? Position)> rows)
    {
        var entries = new List<Entry>(rows.Count);
        var values = new Dictionary<string, ILookup<int, (int N, string Value)>>(StringComparer.Ordinal);
        foreach (var (bytes, position) in rows)
        {
            var envelope = Envelope.Read(bytes);
            var body = envelope.Body;
            if (Vault.Holds(bytes))
            {
                if (!values.TryGetValue(envelope.Stream, out var kept)) values[envelope.Stream] = kept = Values(envelope.Stream);
                Vault.Open(body, kept[envelope.Number].ToDictionary());
            }
            entries.Add(new(
                envelope.Stream, envelope.Number, envelope.Kind, envelope.Version, envelope.Day, envelope.Recorded,
                envelope.Actor, envelope.Pack, body, Hash.Of(bytes), position));
        }
        return entries;
    }

    private List<Entry> Read(string stream, int from, int to) => Open(Session.Query(
        """
        select e.bytes, l.position from journal_entry e
        left join journal_log l on l.pilot = e.pilot and l.stream = e.stream and l.number = e.number
        where e.pilot = @pilot and e.stream = @stream and e.number >= @from and e.number <= @to order by e.number
        """,
        row => (Bytes: row.GetFieldValue<byte[]>(0), Position: row.IsDBNull(1) ? (long?)null : row.GetInt64(1)),
        Session.Word("@pilot", Pilot), Session.Word("@stream", stream), Session.Whole("@from", from), Session.Whole("@to", to)));

    private ILookup<int, (int N, string Value)> Values(string stream) => Session.Query(
        "select number, n, value from journal_personal where pilot = @pilot and stream = @stream",
        row => (Number: row.GetInt32(0), N: row.GetInt32(1), Value: row.GetString(2)), Session.Word("@pilot", Pilot), Session.Word("@stream", stream))
        .ToLookup(row => row.Number, row => (row.N, row.Value));
}
