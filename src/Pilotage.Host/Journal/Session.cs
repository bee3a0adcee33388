using System.Data;
using System.Data.Common;

namespace Pilotage.Host;

/// <summary>One connection to the store with what the two databases do differently. Used by one thread at a time.</summary>
internal abstract class Session : IDisposable
{
    /// <summary>Starts a transaction that writes, or one that reads a single consistent state.</summary>
    public abstract void Begin(bool write);

    /// <summary>
    /// Whether each caller of a group stands on a savepoint of its own. Without, a group is cheaper, and what goes wrong in it goes wrong for all:
    /// <see cref="CareNeeded"/> is thrown, the transaction is rolled back and the group runs again with care.
    /// </summary>
    public virtual bool Careful { get; set; } = true;

    public abstract void Commit();

    public abstract void Rollback();

    /// <summary>Marks where the next caller's part of the group starts.</summary>
    public abstract void Mark();

    /// <summary>Takes back what was done since the mark.</summary>
    public abstract void Unmark();

    /// <summary>Ends the caller's part; everything posted has been sent when it returns.</summary>
    public abstract void Keep();

    /// <summary>Writes without waiting for an answer; an error may come with a later statement of the same caller.</summary>
    public abstract void Post(string sql, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values);

    /// <returns>Rows changed.</returns>
    public abstract int Execute(string sql, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values);

    public abstract List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value, DbType Type)> values);

    /// <summary>The result kept under a key; null where there is none.</summary>
    public virtual (string Ask, string Result)? KeptResult(string pilot, string actor, string key) =>
        Query("select ask, result from journal_kept where pilot = @pilot and actor = @actor and key = @key", row => (row.GetString(0), row.GetString(1)),
            Word("@pilot", pilot), Word("@actor", actor), Word("@key", key)) is [var first] ? first : null;

    /// <summary>Keeps the first result of a key; whoever comes second is in conflict, at once or with a later statement.</summary>
    public virtual void KeepResult(string pilot, string actor, string key, string ask, string result, string at) =>
        Post("insert into journal_kept (pilot, actor, key, ask, result, at) values (@pilot, @actor, @key, @ask, @result, @at)",
            Word("@pilot", pilot), Word("@actor", actor), Word("@key", key), Word("@ask", ask), Word("@result", result), Word("@at", at));

    /// <summary>Keeps all others from holding the same name until the transaction ends.</summary>
    /// <param name="shared">Lets others hold it too, as long as all of them only share.</param>
    public abstract void Hold(string name, bool shared = false);

    /// <summary>The SQL for facts in the order of the log, with their positions, from @from on, no more than @most.</summary>
    public abstract string Log { get; }

    /// <summary>How this database finds words.</summary>
    public abstract WordIndex Words { get; }

    /// <summary>How long a caller may wait for another's lock.</summary>
    public abstract void Patience(TimeSpan limit);

    public abstract void Dispose();

    public static (string, object?, DbType) Word(string name, string? value) => (name, value, DbType.String);

    public static (string, object?, DbType) Whole(string name, long value) => (name, value, DbType.Int64);

    public static (string, object?, DbType) Bytes(string name, byte[] value) => (name, value, DbType.Binary);
}

/// <summary>A group that ran without savepoints cannot take back one caller's part: it runs again with them.</summary>
internal sealed class CareNeeded(Exception? cause = null) : Exception("the group has to run again with savepoints", cause);
