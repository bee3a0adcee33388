using System.Collections.Concurrent;

namespace Pilotage.Host;

/// <summary>Where a journal lies: a file of SQLite in a folder, or a PostgreSQL database that several nodes share.</summary>
internal abstract class Store(string pilot) : IDisposable
{
    // More readers than this at once wait; a database has only so many connections.
    private const int MostReaders = 32;

    private readonly ConcurrentBag<Session> idle = [];
    private readonly SemaphoreSlim readers = new(MostReaders);

    public string Pilot { get; } = pilot;

    /// <summary>How many groups may be open at once.</summary>
    public abstract int Lanes { get; }

    /// <summary>Whether writers exclude each other anyway, so that nothing read can change before the commit.</summary>
    public abstract bool Alone { get; }

    /// <summary>A connection that writes.</summary>
    public abstract Session Writer();

    /// <summary>A connection that only reads.</summary>
    public abstract Session Reader();

    /// <summary>A connection that only reads a store which may have been damaged, changes nothing and needs no claim on it.</summary>
    public abstract Session Examiner();

    /// <summary>Positions of the log from one on, in their order; a fact that is not there has no bytes, as far as its position is known.</summary>
    public abstract IReadOnlyList<LogRow> Rows(Session session, long from, int most, bool backwards = false);

    /// <summary>Facts that are not in the log and were not among its rows, and how many are not in the log.</summary>
    public abstract (long Count, IReadOnlyList<LogRow> Rows) Loose(Session session);

    /// <summary>What the database's own check finds wrong; null where it finds nothing or has no such check.</summary>
    public abstract string? SelfCheck(Session session);

    /// <summary>Brings the schema to this program's version; creates it where there is none.</summary>
    public abstract void Migrate();

    /// <summary>Lost to another writer: run it again.</summary>
    public abstract bool Conflict(Exception error);

    /// <summary>A conflict that came of waiting for a lock: it is better met again with empty hands.</summary>
    public abstract bool Waited(Exception error);

    /// <summary>The connection is gone and with it the open transaction.</summary>
    public abstract bool Broken(Exception error);

    /// <summary>What cannot be read back after the fact is erased is also overwritten on the disk, as far as the database allows.</summary>
    public abstract void Scrub();

    /// <summary>Committed facts that are not in the log, in the order in which they were written.</summary>
    /// <param name="size">Facts in the log.</param>
    /// <returns>Also from where the next look has to start.</returns>
    public abstract (IReadOnlyList<(string Stream, int Number, byte[] Bytes)> Facts, string Since) Unsealed(Session session, long size, int most);

    /// <summary>Says that the facts stand in the log, behind the first so many.</summary>
    public abstract void Seal(Session session, long size, IReadOnlyList<(string Stream, int Number)> facts, string since);

    /// <summary>Forgets kept results of before a moment, the oldest first and no more than so many.</summary>
    /// <returns>How many.</returns>
    public abstract int Forget(Session session, string at, int most);

    /// <summary>Puts in order what writers left for quieter moments; a part of it each time.</summary>
    /// <param name="write">Runs in a transaction and returns when it is committed.</param>
    public virtual Task Settle(Func<Action<Session>, Task> write) => Task.CompletedTask;

    /// <summary>The private key of this journal, made when first asked for.</summary>
    public abstract string Key(Session session);

    /// <param name="store">A folder, or a connection string that starts with <c>Host=</c>.</param>
    public static Store At(string store, string pilot) => IsPostgres(store) ? new PostgresStore(store, pilot) : new SqliteStore(store, pilot);

    public static bool IsPostgres(string store) => store.StartsWith("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one consistent state; a connection that broke while idle is replaced once.</summary>
    public T Read<T>(Func<Session, T> read)
    {
        readers.Wait();
        try
        {
            if (idle.TryTake(out var kept))
            {
                try
                {
                    return Read(kept, read);
                }
                catch (Exception error) when (Broken(error))
                {
                    // Falls through to a new connection: a read may always be repeated.
                }
            }
            return Read(Reader(), read);
        }
        finally
        {
            readers.Release();
        }
    }

    public virtual void Dispose()
    {
        while (idle.TryTake(out var session)) session.Dispose();
        readers.Dispose();
    }

    private T Read<T>(Session session, Func<Session, T> read)
    {
        var whole = false;
        try
        {
            session.Begin(write: false);
            var result = read(session);
            session.Commit();
            whole = true;
            return result;
        }
        finally
        {
            if (whole) idle.Add(session);
            else session.Dispose();
        }
    }
}
