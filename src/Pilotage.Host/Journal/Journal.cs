using System.Threading.Channels;

namespace Pilotage.Host;

/// <summary>What happened in a pilot: facts, appended and never changed, on SQLite or PostgreSQL.</summary>
public sealed class Journal : IAsyncDisposable
{
    // A queue longer than this is answered by waiting, not by memory.
    private const int Waiting = 1024;

    private readonly Store store;
    private readonly Channel<Job> queue = Channel.CreateBounded<Job>(new BoundedChannelOptions(Waiting) { SingleReader = false });
    private readonly Lane[] lanes;

    private Journal(Store store, TimeProvider time)
    {
        this.store = store;
        lanes = [.. Enumerable.Range(0, store.Lanes).Select(index => new Lane(store, time, queue.Reader, index))];
    }

    /// <summary>The pilot whose journal this is.</summary>
    public string Pilot => store.Pilot;

    /// <summary>Opens a journal and creates it where there is none.</summary>
    /// <param name="store">A folder for SQLite, or a PostgreSQL connection string that starts with <c>Host=</c>.</param>
    /// <param name="pilot">Id of the pilot; it leads every key, so that several share a PostgreSQL database.</param>
    public static Task<Journal> Open(string store, string pilot, TimeProvider time, CancellationToken stop = default) => Open(Store.At(store, pilot), time, stop);

    internal static Task<Journal> Open(Store store, TimeProvider time, CancellationToken stop = default) => Task.Run(() =>
    {
        try
        {
            store.Migrate();
            return new Journal(store, time);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }, stop);

    /// <summary>Runs work in one transaction, committed together with others. A refusal takes back what this work wrote and nothing else.</summary>
    /// <param name="work">Pure apart from the draft: after a lost race it runs again.</param>
    public Task<Outcome<T>> Write<T>(Actor actor, Func<Draft, Outcome<T>> work) => Enqueue(new Job<T>(actor, null, "", work));

    /// <summary>
    /// The same, once per key: the same key and ask give the first result again for thirty days, another ask under the same key is refused.
    /// A refusal is not kept, as it wrote nothing: the next asking is judged anew.
    /// </summary>
    /// <param name="key">Chosen by the asker, any text; it counts per person.</param>
    /// <param name="askHash">Hash of the whole ask.</param>
    public Task<Outcome<T>> Write<T>(Actor actor, string key, string askHash, Func<Draft, Outcome<T>> work) => Enqueue(new Job<T>(actor, key, askHash, work));

    /// <summary>Reads one consistent state.</summary>
    public T Read<T>(Func<Snapshot, T> read) => store.Read(session => read(Snapshot.Of(session, store.Pilot)));

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(() =>
        {
            foreach (var lane in lanes) lane.Join();
        });
        store.Dispose();
    }

    private async Task<Outcome<T>> Enqueue<T>(Job<T> job)
    {
        await queue.Writer.WriteAsync(job);
        return await job.Answer;
    }
}
