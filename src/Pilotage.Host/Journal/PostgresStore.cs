using System.Data;
using Npgsql;

namespace Pilotage.Host;

/// <summary>A PostgreSQL database, shared by any number of nodes and pilots.</summary>
internal sealed class PostgresStore : Store
{
    private readonly NpgsqlDataSource source;

    public PostgresStore(string connection, string pilot) : base(pilot)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, IncludeErrorDetail = false };
        if (settings.ApplicationName is null) settings.ApplicationName = "pilotage";
        source = NpgsqlDataSource.Create(settings);
    }

    // Each lane waits for its own sync while another fills its group; more than a few only make the groups small.
    public override int Lanes => 3;

    public override bool Alone => false;

    public override Session Writer() => Connect();

    public override Session Reader() => Connect();

    public override Session Examiner() => Connect();

    public override IReadOnlyList<LogRow> Rows(Session session, long from, int most, bool backwards = false) => session.Query(
        $"""
        select l.position, l.stream, l.number, e.bytes from journal_log l
        left join journal_entry e on e.pilot = l.pilot and e.stream = l.stream and e.number = l.number
        where l.pilot = @pilot and l.position >= @from order by l.position {(backwards ? "desc limit 1" : "limit @most")}
        """,
        row => new LogRow(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3)),
        Session.Word("@pilot", Pilot), Session.Whole("@from", from), Session.Whole("@most", most));

    public override (long Count, IReadOnlyList<LogRow> Rows) Loose(Session session)
    {
        var rows = session.Query(
            """
            select e.stream, e.number, e.bytes, count(*) over () from journal_entry e
            where e.pilot = @pilot and not exists (select 1 from journal_log l where l.pilot = e.pilot and l.stream = e.stream and l.number = e.number)
            order by e.seq limit 10000
            """,
            row => (Count: row.GetInt64(3), Row: new LogRow(-1, row.GetString(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2))), Session.Word("@pilot", Pilot));
        return (rows is [var first, ..] ? first.Count : 0, [.. rows.Select(row => row.Row)]);
    }

    public override string? SelfCheck(Session session) => null; // page checksums are the database's own affair

    public override void Migrate()
    {
        using var session = Connect();
        session.Begin(write: true);
        session.Post("select pg_advisory_xact_lock(hashtextextended('pilotage schema', 0))"); // of all pilots
        session.Execute("create table if not exists journal_schema (version integer not null)");
        var version = session.Query("select coalesce(max(version), 0) from journal_schema", row => row.GetInt32(0))[0];
        foreach (var statement in Schema.Postgres(version)) session.Execute(statement);
        session.Execute("insert into journal_sealer (pilot) values (@pilot) on conflict do nothing", Session.Word("@pilot", Pilot));
        session.Commit();
    }

    public override bool Conflict(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
    };

    public override bool Waited(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected };

    public override bool Broken(Exception error) => error switch
    {
        PostgresException answered => Closing(answered),
        NpgsqlException or IOException or ObjectDisposedException => true,
        InvalidOperationException closed => closed.Source == "Npgsql",
        _ => false,
    };

    /// <summary>The server answers and then closes the connection.</summary>
    public static bool Closing(PostgresException error) => error.SqlState.StartsWith("57P", StringComparison.Ordinal) || error.SqlState.StartsWith("08", StringComparison.Ordinal);

    public override int Forget(Session session, string at, int most) => session.Execute(
        """
        delete from journal_kept where pilot = @pilot and (actor, key) in (select actor, key from journal_kept where pilot = @pilot and at < @at limit @most)
        """,
        Session.Word("@pilot", Pilot), Session.Word("@at", at), Session.Whole("@most", most));

    // What a transaction wrote that is not yet in the log has an id no lower than the oldest one open at the last look. Order of writing keeps
    // a stream's facts in their order: each is written after the one before was committed, or in the same transaction.
    public override (IReadOnlyList<(string Stream, int Number, byte[] Bytes)> Facts, string Since) Unsealed(Session session, long size, int most)
    {
        var (since, oldest, restored) = session.Query(
            """
            select since::text, pg_snapshot_xmin(pg_current_snapshot())::text, since > pg_snapshot_xmin(pg_current_snapshot()) from journal_sealer where pilot = @pilot
            """,
            row => (row.GetString(0), row.GetString(1), row.GetBoolean(2)), Session.Word("@pilot", Pilot))[0];
        if (restored)
        {
            // The store was carried to a younger cluster, whose ids start low: everything is looked through once.
            session.Execute("update journal_entry set xid = '0' where pilot = @pilot", Session.Word("@pilot", Pilot));
            session.Execute("update journal_sealer set since = '0' where pilot = @pilot", Session.Word("@pilot", Pilot));
            since = "0";
        }
        var facts = session.Query(
            """
            select e.stream, e.number, e.bytes from journal_entry e
            where e.pilot = @pilot and e.xid >= cast(@since as text)::xid8
              and not exists (select 1 from journal_log l where l.pilot = e.pilot and l.stream = e.stream and l.number = e.number)
            order by e.seq limit @most
            """,
            row => (row.GetString(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)),
            Session.Word("@pilot", Pilot), Session.Word("@since", since), Session.Whole("@most", most));
        return (facts, facts.Count < most ? oldest : since);
    }

    public override void Seal(Session session, long size, IReadOnlyList<(string Stream, int Number)> facts, string since)
    {
        session.Post(
            """
            insert into journal_log (pilot, position, stream, number)
            select @pilot, @size + fact.place - 1, fact.stream, fact.number from unnest(@streams, @numbers) with ordinality as fact (stream, number, place)
            """,
            Session.Word("@pilot", Pilot), Session.Whole("@size", size),
            ("@streams", facts.Select(fact => fact.Stream).ToArray(), DbType.Object), ("@numbers", facts.Select(fact => fact.Number).ToArray(), DbType.Object));
        session.Post("update journal_sealer set size = @size, since = cast(@since as text)::xid8 where pilot = @pilot",
            Session.Word("@pilot", Pilot), Session.Whole("@size", size + facts.Count), Session.Word("@since", since));
    }

    public override string Key(Session session)
    {
        session.Execute("insert into journal_key (pilot, name, pem) values (@pilot, 'journal', @pem) on conflict do nothing",
            Session.Word("@pilot", Pilot), Session.Word("@pem", SigningKey.New()));
        return session.Query("select pem from journal_key where pilot = @pilot and name = 'journal'", row => row.GetString(0), Session.Word("@pilot", Pilot))[0];
    }

    // Dead rows are overwritten when the database next vacuums the table.
    public override void Scrub()
    {
        using var connection = source.OpenConnection();
        using var vacuum = new NpgsqlCommand("vacuum journal_personal", connection);
        vacuum.ExecuteNonQuery();
    }

    public override void Dispose()
    {
        base.Dispose();
        source.Dispose();
    }

    private PostgresSession Connect()
    {
        var connection = source.OpenConnection();
        try
        {
            using var safe = new NpgsqlCommand("select set_config('synchronous_commit', 'on', false), current_setting('fsync'), current_setting('full_page_writes')", connection);
            using var row = safe.ExecuteReader();
            row.Read();
            if (row.GetString(0) != "on" || row.GetString(1) != "on" || row.GetString(2) != "on")
                throw new InvalidOperationException("PostgreSQL says synchronous_commit, fsync or full_page_writes is off; the journal is only safe with all three on.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return new(connection, Pilot);
    }
}
