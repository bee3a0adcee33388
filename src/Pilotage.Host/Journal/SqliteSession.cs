using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pilotage.Host;

/// <summary>SQLite: one writer at a time, so that nothing conflicts and holding a name needs nothing.</summary>
internal sealed class SqliteSession : Session
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = [];
    private readonly Dictionary<string, Statement> prepared = [];

    // Since the last commit.
    private int statements;

    public SqliteSession(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate, bool safe = true)
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, 30_000); // ms, for what goes by Statement
        Run("pragma cache_size=-65536");
        if (mode == SqliteOpenMode.ReadOnly) return;
        Run("pragma journal_mode=wal");
        Run(safe ? "pragma synchronous=full" : "pragma synchronous=off");
        Run("pragma secure_delete=on"); // an erased name is overwritten, not only unlinked
        Run("pragma foreign_keys=on");
        Run("pragma wal_autocheckpoint=0"); // see Checkpoints
        Require("journal_mode", "wal");
        if (safe) Require("synchronous", "2");
    }

    /// <summary>Who carries the WAL into the database; a session without one writes too little to matter.</summary>
    public Checkpoints? Checkpoints { get; init; }

    /// <summary>Which keys have a kept result; only the writer of a journal has them.</summary>
    public KeptKeys? Keys { get; init; }

    /// <summary>Carries over as much of the WAL as nobody is still reading.</summary>
    /// <returns>Frames in the WAL.</returns>
    public long Checkpoint() => Query("pragma wal_checkpoint(passive)", row => row.GetInt64(1), [])[0];

    public override void Begin(bool write)
    {
        Run(write ? "begin immediate" : "begin");
        if (write) Keys?.Begin(this);
    }

    public override void Commit()
    {
        Run("commit");
        Checkpoints?.Committed(this, statements);
        statements = 0;
    }

    public override void Rollback()
    {
        Keys?.Doubt();
        Run("rollback");
    }

    public override void Mark()
    {
        Keys?.Mark();
        Run("savepoint caller");
    }

    public override void Unmark()
    {
        Keys?.Unmark();
        Run("rollback to caller");
        Run("release caller");
    }

    public override void Keep() => Run("release caller");

    public override void Post(string sql, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        statements++;
        Ready(sql).Run(values);
    }

    public override int Execute(string sql, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        statements++;
        return Prepare(sql, values).ExecuteNonQuery();
    }

    public override List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>The number in the first row; null where there is none.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values) => Ready(sql).Number(values);

    public override (string Ask, string Result)? KeptResult(string pilot, string actor, string key) => Keys!.Find(this, actor, key); // asked of writers only

    public override void KeepResult(string pilot, string actor, string key, string ask, string result, string at) => Keys!.Put(this, actor, key, ask, result, at);

    // By seq and not by the view's position, which is reckoned from it and which no index knows.
    public override string Log =>
        """
        select bytes, seq - 1 from journal_entry
        where pilot = @pilot and seq > @from and seq <= (select size from journal_sealer) order by seq limit @most
        """;

    public override WordIndex Words => WordIndex.Sqlite;

    public override void Hold(string name, bool shared = false)
    {
    }

    public override void Patience(TimeSpan limit)
    {
    }

    public override void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        foreach (var statement in prepared.Values) statement.Dispose();
        connection.Dispose();
    }

    private void Run(string sql) => Ready(sql).Run([]);

    private Statement Ready(string sql)
    {
        if (!prepared.TryGetValue(sql, out var statement)) prepared.Add(sql, statement = new(connection.Handle!, sql));
        return statement;
    }

    private void Require(string pragma, string wanted)
    {
        var found = Query($"pragma {pragma}", row => row.GetString(0), [])[0];
        if (found != wanted) throw new InvalidOperationException($"SQLite says {pragma}={found}, but the journal is only safe with {wanted}.");
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            commands.Add(sql, command);
        }
        if (command.Parameters.Count != values.Length)
        {
            command.Parameters.Clear();
            foreach (var (name, _, _) in values) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].ParameterName = values[i].Name;
            command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        }
        return command;
    }
}
