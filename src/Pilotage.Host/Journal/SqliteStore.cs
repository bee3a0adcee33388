using System.Text;
using Microsoft.Data.Sqlite;

namespace Pilotage.Host;

/// <summary>A folder with one SQLite file; one process writes to it at a time.</summary>
/// <param name="safe">False only in tests that show what is lost then.</param>
/// <param name="mostKeys">Keys known in memory before they go into the index.</param>
internal sealed class SqliteStore(string folder, string pilot, bool safe = true, int mostKeys = KeptKeys.Most) : Store(pilot)
{
    public const string FileName = "pilotage.db";

    private const int ConstraintViolated = 19; // SQLITE_CONSTRAINT

    private readonly KeptKeys keys = new(pilot, mostKeys);
    private FileStream? claim;
    private Checkpoints? checkpoints;

    public override int Lanes => 1;

    public override bool Alone => true;

    private string Database => Path.Combine(folder, FileName);

    public override Session Writer() => new SqliteSession(Database, safe: safe) { Checkpoints = checkpoints, Keys = claim is null ? null : keys };

    public override Session Reader()
    {
        var session = new SqliteSession(Database, safe: safe);
        session.Execute("pragma query_only=on");
        return session;
    }

    public override Session Examiner()
    {
        if (!File.Exists(Database)) throw new FileNotFoundException($"There is no journal in {folder}.", Database);
        return new SqliteSession(Database, SqliteOpenMode.ReadOnly);
    }

    // The order of writing is the log; also what is not yet sealed has its place in it.
    public override IReadOnlyList<LogRow> Rows(Session session, long from, int most, bool backwards = false) => session.Query(
        backwards ? "select seq - 1, stream, number, bytes from journal_entry where seq > @from order by seq desc limit 1" : "select seq - 1, stream, number, bytes from journal_entry where seq > @from order by seq limit @most",
        row => new LogRow(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetFieldValue<byte[]>(3)),
        backwards ? [Session.Whole("@from", from)] : [Session.Whole("@from", from), Session.Whole("@most", most)]);

    public override (long Count, IReadOnlyList<LogRow> Rows) Loose(Session session) =>
        (session.Query("select count(*) from journal_entry where seq > (select size from journal_sealer)", row => row.GetInt64(0))[0], []);

    public override string? SelfCheck(Session session)
    {
        try
        {
            var said = session.Query("pragma integrity_check(1)", row => row.GetString(0));
            return said is ["ok"] ? null : string.Join("; ", said).ReplaceLineEndings(" ");
        }
        catch (SqliteException error)
        {
            return error.Message;
        }
    }

    public override void Migrate()
    {
        Directory.CreateDirectory(folder);
        claim = Claim();
        OwnersFile.Make(Database);
        using var session = Writer();
        session.Execute("begin immediate"); // there may be no tables yet
        foreach (var statement in Schema.Sqlite(session.Query("pragma user_version", row => row.GetInt32(0))[0])) session.Execute(statement);
        session.Execute("insert into journal_owner (pilot) select @pilot where not exists (select 1 from journal_owner)", Session.Word("@pilot", Pilot));
        session.Execute("insert into journal_sealer (pilot) values (@pilot) on conflict do nothing", Session.Word("@pilot", Pilot));
        var owner = session.Query("select pilot from journal_owner", row => row.GetString(0))[0];
        if (owner != Pilot) throw new InvalidOperationException($"The folder {folder} holds the journal of '{owner}', not of '{Pilot}'.");
        session.Commit();
        checkpoints = new(new SqliteSession(Database, safe: safe));
    }

    public override bool Conflict(Exception error) => error is SqliteException { SqliteErrorCode: ConstraintViolated };

    public override bool Waited(Exception error) => false;

    public override bool Broken(Exception error) => false;

    public override int Forget(Session session, string at, int most) => keys.Forget(session, at, most);

    public override Task Settle(Func<Action<Session>, Task> write) => keys.Settle(write);

    public override (IReadOnlyList<(string Stream, int Number, byte[] Bytes)> Facts, string Since) Unsealed(Session session, long size, int most) =>
        (session.Query("select stream, number, bytes from journal_entry where seq > @size order by seq limit @most",
            row => (row.GetString(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)), Session.Whole("@size", size), Session.Whole("@most", most)), "");

    public override void Seal(Session session, long size, IReadOnlyList<(string Stream, int Number)> facts, string since) =>
        session.Post("update journal_sealer set size = @size where pilot = @pilot", Session.Word("@pilot", Pilot), Session.Whole("@size", size + facts.Count));

    public override string Key(Session session)
    {
        var path = Path.Combine(folder, "keys", "journal.pem");
        if (File.Exists(path)) return File.ReadAllText(path);
        Directory.CreateDirectory(Path.Combine(folder, "keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var made = path + ".new";
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(made, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = owner }))
        {
            file.Write(Encoding.ASCII.GetBytes(SigningKey.New()));
            file.Flush(flushToDisk: true);
        }
        File.Move(made, path);
        return File.ReadAllText(path);
    }

    public override void Scrub()
    {
        using var session = Writer();
        session.Query("pragma wal_checkpoint(truncate)", row => row.GetInt32(0));
    }

    public override void Dispose()
    {
        base.Dispose();
        checkpoints?.Dispose();
        claim?.Dispose();
    }

    private FileStream Claim()
    {
        try
        {
            return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new IOException($"The folder {folder} is in use by another Pilotage process; ask the running server, or stop it.", error);
        }
    }
}
