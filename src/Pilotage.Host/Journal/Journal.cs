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

    private readonly SigningKey key;
    private readonly Sealer sealer;
    private readonly CancellationTokenSource ending = new();
    private readonly Task sealing;
    private int disposed;

    private Journal(Store store, string pem, TimeProvider time)
    {
        this.store = store;
        key = SigningKey.Of(pem);
        lanes = [.. Enumerable.Range(0, store.Lanes).Select(index => new Lane(store, time, queue.Reader, index))];
        sealer = new(store, key, time, change => Write<bool>(Actor.Law, draft =>
        {
            change(draft.Session);
            return true;
        }));
        sealing = Task.Run(() => sealer.Run(ending.Token));
    }

    /// <summary>The key that signs receipts and heads, in PEM: to be kept elsewhere, for whoever verifies.</summary>
    public string PublicKey => key.Public;

    /// <summary>What keeps the sealer from putting facts into the log; null while it goes well.</summary>
    public Exception? Trouble => sealer.Trouble;

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
            using var session = store.Writer();
            session.Begin(write: true);
            var pem = store.Key(session);
            session.Commit();
            return new Journal(store, pem, time);
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

    /// <summary>Erases personal values of a stream, see <see cref="Draft.Erase"/>, and has the database overwrite them where it can.</summary>
    /// <param name="numbers">The facts concerned; all of the stream where none are named.</param>
    public async Task<Outcome<Entry>> Erase(string stream, Actor actor, string reason, DateOnly day, params IReadOnlyCollection<int> numbers)
    {
        var outcome = await Write<Entry>(actor, draft => draft.Erase(stream, reason, day, numbers) is { } fact
            ? fact
            : new Refusal("nothing-to-erase", new($"“{stream}”没有可删除的个人信息。", $"{stream} holds no personal value that could be erased.")));
        if (!outcome.Refused) await Task.Run(store.Scrub);
        return outcome;
    }

    /// <summary>The journal's signed word that it holds a fact.</summary>
    public Receipt Receipt(Entry entry) => Host.Receipt.Sign(key, Pilot, entry);

    /// <summary>The latest signed state of the log; null while nothing has been sealed.</summary>
    public Head? Head() => store.Read(session => Heads.Last(session, Pilot));

    /// <summary>The proof that the log of some size holds the fact at a position.</summary>
    /// <param name="size">Size of the head to prove it to, no more than the log has.</param>
    public Inclusion Proof(long position, long size) => store.Read(session => new Inclusion(position, size, Merkle.Inclusion(position, size, Tiles.Of(session, Pilot).Full)));

    /// <summary>The proof that the log of one size is the start of the log of another.</summary>
    public Consistency Proof(Head first, Head second) => store.Read(session =>
        new Consistency(first.Size, second.Size, Merkle.Consistency(first.Size, second.Size, Tiles.Of(session, Pilot).Full)));

    /// <summary>Seals what has been committed without waiting for the sealer's next round; where another node is at it, that one does.</summary>
    public Task Seal() => sealer.All();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await ending.CancelAsync();
        await sealing;
        queue.Writer.TryComplete();
        await Task.Run(() =>
        {
            foreach (var lane in lanes) lane.Dispose();
        });
        store.Dispose();
        key.Dispose();
        ending.Dispose();
    }

    private async Task<Outcome<T>> Enqueue<T>(Job<T> job)
    {
        if (!lanes[0].Serve(job)) await queue.Writer.WriteAsync(job);
        return await job.Answer;
    }
}
