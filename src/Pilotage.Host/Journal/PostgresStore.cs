using Npgsql;

namespace Pilotage.Host;

/// <summary>A PostgreSQL database, shared by any number of nodes and pilots.</summary>
internal sealed class PostgresStore : Store
{
    private const string Schemas = "pilotage schema";

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

    public override void Migrate()
    {
        using var session = Connect();
        session.Begin(write: true);
        session.Hold(Schemas);
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
        PostgresException answered => answered.SqlState.StartsWith("57P", StringComparison.Ordinal) || answered.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException or IOException or ObjectDisposedException => true,
        InvalidOperationException closed => closed.Source == "Npgsql",
        _ => false,
    };

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
