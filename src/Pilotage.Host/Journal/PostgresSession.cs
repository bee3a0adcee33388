using System.Data;
using System.Data.Common;
using Npgsql;

namespace Pilotage.Host;

/// <summary>
/// PostgreSQL: what is posted waits and goes with the next statement in one round trip. Transactions are read committed, so that a caller who lost
/// a race goes back to its savepoint and sees the winner's facts without undoing the group; held names make that safe.
/// </summary>
internal sealed class PostgresSession(NpgsqlConnection connection, string pilot) : Session
{
    private readonly List<NpgsqlBatchCommand> pending = [];

    // Where the caller's savepoint stands in what is pending; -1 once it has been sent.
    private int mark = -1;

    // Something that changes rows was sent since the caller's mark.
    private bool wrote;

    public override void Begin(bool write)
    {
        pending.Clear();
        Post(write ? "begin isolation level read committed" : "begin isolation level repeatable read read only", []);
    }

    public override void Commit()
    {
        // A failed transaction answers "commit" with a quiet rollback; anything else in it is answered with an error.
        Post("select 1", []);
        Post("commit", []);
        Send();
    }

    public override void Rollback()
    {
        pending.Clear();
        Post("rollback", []);
        Send();
    }

    public override void Mark()
    {
        mark = pending.Count;
        wrote = false;
        if (Careful) Post("savepoint caller", []);
    }

    public override void Unmark()
    {
        if (!Careful && mark < 0)
        {
            if (wrote) throw new CareNeeded();
            pending.Clear();
        }
        else if (mark >= 0) pending.RemoveRange(mark, pending.Count - mark);
        else
        {
            pending.Clear();
            Post("rollback to savepoint caller", []);
            Post("release savepoint caller", []);
            Send();
        }
        mark = -1;
    }

    // Without savepoints it goes with whatever the next caller asks, or with the commit.
    public override void Keep()
    {
        if (!Careful) return;
        Post("release savepoint caller", []);
        Send();
        mark = -1;
    }

    public override void Post(string sql, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values) => pending.Add(Command(sql, values));

    public override int Execute(string sql, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        var command = Command(sql, values);
        pending.Add(command);
        Send();
        return (int)command.RecordsAffected;
    }

    public override List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        pending.Add(Command(sql, values));
        using var batch = Batch();
        var before = pending.Count(command => command != pending[^1] && Answers(command));
        Sent();
        var rows = new List<T>();
        Run(() =>
        {
            using var reader = batch.ExecuteReader();
            while (before-- > 0) reader.NextResult();
            while (reader.Read()) rows.Add(row(reader));
            while (reader.NextResult())
            {
            }
        });
        return rows;
    }

    public override string Log =>
        """
        select e.bytes, l.position from journal_log l
        join journal_entry e on e.pilot = l.pilot and e.stream = l.stream and e.number = l.number
        where l.pilot = @pilot and l.position >= @from order by l.position limit @most
        """;

    // Two pilots in one database do not wait for each other.
    public override WordIndex Words => WordIndex.Postgres;

    public override void Hold(string name, bool shared = false) =>
        Post($"select pg_advisory_xact_lock{(shared ? "_shared" : "")}(hashtextextended(@name, 0))", Word("@name", $"{pilot}\n{name}"));

    public override void Patience(TimeSpan limit) => Post($"set local lock_timeout = '{(int)limit.TotalMilliseconds}ms'", []);

    public override void Dispose() => connection.Dispose();

    // Only a select shows itself to the reader as a result.
    private static bool Answers(NpgsqlBatchCommand command) => command.CommandText.StartsWith("select", StringComparison.Ordinal);

    private static NpgsqlBatchCommand Command(string sql, ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value, type) in values) command.Parameters.Add(Parameter(name, value, type));
        return command;
    }

    // Arrays say their type themselves.
    private static NpgsqlParameter Parameter(string name, object? value, DbType type) =>
        type == DbType.Object ? new(name, value) : new(name, type) { Value = value ?? DBNull.Value };

    private void Send()
    {
        using var batch = Batch();
        Sent();
        Run(() => batch.ExecuteNonQuery());
    }

    // The server has aborted the whole transaction: whose fault it was cannot be told without savepoints.
    private void Run(Action send)
    {
        try
        {
            send();
        }
        catch (PostgresException error) when (!Careful && !PostgresStore.Closing(error))
        {
            throw new CareNeeded(error);
        }
    }

    private NpgsqlBatch Batch()
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in pending) batch.BatchCommands.Add(command);
        return batch;
    }

    private void Sent()
    {
        for (var i = Math.Max(mark, 0); i < pending.Count && !wrote; i++) wrote = !Answers(pending[i]);
        pending.Clear();
        mark = -1;
    }
}
