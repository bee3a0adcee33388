namespace Pilotage.Host;

/// <summary>
/// Carries the WAL of SQLite into its database file, behind the writers: left to itself SQLite does it within a commit, and every caller of that
/// group waits for it. Only when the WAL has grown long under unbroken load does the writer step in, so that it can start again from its beginning;
/// little is left to carry then.
/// </summary>
internal sealed class Checkpoints : IDisposable
{
    // A statement touches two or three pages: about 10 MB of WAL.
    private const int Statements = 1000;

    // Frames of 4 KiB: 128 MiB.
    private const long Long = 32_768;

    private const int Passes = 3;

    private readonly SqliteSession session;
    private readonly AutoResetEvent due = new(false);
    private readonly Thread thread;
    private volatile bool ending;
    private volatile bool grown;
    private int written;

    public Checkpoints(SqliteSession session)
    {
        this.session = session;
        thread = new Thread(Serve) { IsBackground = true, Name = "journal checkpoints" };
        thread.Start();
    }

    /// <summary>Told by the writer after each commit, with what it wrote in it.</summary>
    public void Committed(SqliteSession writer, int statements)
    {
        if (grown)
        {
            writer.Checkpoint();
            grown = false;
        }
        if (Interlocked.Add(ref written, statements) < Statements) return;
        Interlocked.Exchange(ref written, 0);
        due.Set();
    }

    public void Dispose()
    {
        ending = true;
        due.Set();
        thread.Join();
        due.Dispose();
        session.Dispose();
    }

    private void Serve()
    {
        while (due.WaitOne() && !ending)
        {
            if (session.Checkpoint() <= Long) continue;
            // Each pass leaves what was written during it, which is less than during the one before: the writer gets the last, small one.
            for (var pass = 0; pass < Passes && !ending; pass++) session.Checkpoint();
            grown = true;
        }
    }
}
