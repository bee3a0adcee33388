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
    public virtual IReadOnlyList<Entry> Stream(string stream)
    {
        var rows = Session.Query(
            """
            select e.number, e.bytes, l.position from journal_entry e
            left join journal_log l on l.pilot = e.pilot and l.stream = e.stream and l.number = e.number
            where e.pilot = @pilot and e.stream = @stream order by e.number
            """,
            row => (Bytes: row.GetFieldValue<byte[]>(1), Position: row.IsDBNull(2) ? (long?)null : row.GetInt64(2)),
            Session.Word("@pilot", Pilot), Session.Word("@stream", stream));
        return Open(rows);
    }

    /// <summary>One fact, or null where the stream has no such number.</summary>
    public Entry? Entry(string stream, int number) => Stream(stream).FirstOrDefault(entry => entry.Number == number);

    /// <summary>Facts that are in the log, in its order: what a follower reads. It never passes a transaction that is still open.</summary>
    /// <param name="from">The first position wanted, from 0.</param>
    /// <param name="most">No more than this many.</param>
    public IReadOnlyList<Entry> Log(long from, int most)
    {
        var rows = Session.Query(
            """
            select e.bytes, l.position from journal_log l
            join journal_entry e on e.pilot = l.pilot and e.stream = l.stream and e.number = l.number
            where l.pilot = @pilot and l.position >= @from order by l.position limit @most
            """,
            row => (Bytes: row.GetFieldValue<byte[]>(0), Position: (long?)row.GetInt64(1)),
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

    private protected List<Entry> Open(IReadOnlyList<(byte[] Bytes, long? Position)> rows)
    {
        var entries = new List<Entry>(rows.Count);
        foreach (var (bytes, position) in rows)
        {
            var envelope = Envelope.Read(bytes);
            var body = Vault.Holds(bytes) ? Vault.Open(envelope.Body, Kept(envelope.Stream, envelope.Number)) : envelope.Body;
            entries.Add(new(
                envelope.Stream, envelope.Number, envelope.Kind, envelope.Version, envelope.Day, envelope.Recorded,
                envelope.Actor, envelope.Pack, body, Hash.Of(bytes), position));
        }
        return entries;
    }

    private Dictionary<int, string> Kept(string stream, int number) => Session.Query(
        "select n, value from journal_personal where pilot = @pilot and stream = @stream and number = @number",
        row => (row.GetInt32(0), row.GetString(1)), Session.Word("@pilot", Pilot), Session.Word("@stream", stream), Session.Whole("@number", number))
        .ToDictionary();
}
