namespace Pilotage.Host;

/// <summary>
/// Puts committed facts into the log, behind the append: it reads what is visible and not yet in the log, in the order in which it was written, so
/// that a fact never stands before one it rests on and no append waits. Of several nodes one at a time seals: it holds the sealer's row.
/// </summary>
#pragma warning disable CA1001 // a semaphore whose wait handle nobody asks for holds nothing to be freed
internal sealed class Sealer(Store store, SigningKey key, TimeProvider time, Func<Action<Session>, Task> write)
{
    // Bounds memory, and on SQLite how long the writer is busy with it.
    private const int Most = 10_000;

    // Short while much is written, so that a round stays small beside the writers.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(50);
    private const int Much = 100;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim one = new(1);

    /// <summary>What last kept it from sealing; null while it goes well.</summary>
    public Exception? Trouble { get; private set; }

    /// <summary>Seals until told to stop, and once more then.</summary>
    public async Task Run(CancellationToken stop)
    {
        var purged = DateTimeOffset.MinValue;
        while (true)
        {
            var last = stop.IsCancellationRequested;
            long done = 0;
            try
            {
                done = await All();
                if (!last) await store.Settle(write);
                if (!last && time.GetUtcNow() - purged > Hour)
                {
                    await Purge();
                    purged = time.GetUtcNow();
                }
                Trouble = null;
            }
            catch (Exception error)
            {
                Trouble = error; // the next round tries again; health says so meanwhile
            }
            if (last) return;
            await Task.Delay(done < Much ? Pause : Busy, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Seals everything there is, unless another node is at it.</summary>
    /// <returns>Facts sealed.</returns>
    public async Task<long> All()
    {
        await one.WaitAsync();
        try
        {
            long all = 0;
            int some;
            do all += some = await Round();
            while (some == Most);
            return all;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<int> Round()
    {
        if (!store.Alone) return await Task.Run(() => Leased());
        var batch = store.Read(session => Prepare(session));
        if (batch.Count > 0) await write(session => Apply(session, batch));
        return batch.Count;
    }

    private int Leased()
    {
        using var session = store.Writer();
        session.Begin(write: true);
        var mine = session.Query("select 1 from journal_sealer where pilot = @pilot for update skip locked", row => row.GetInt32(0), Session.Word("@pilot", store.Pilot));
        var batch = mine.Count == 0 ? Batch.Nothing : Prepare(session);
        if (batch.Count > 0) Apply(session, batch);
        session.Commit();
        return batch.Count;
    }

    private sealed record Batch(long Size, IReadOnlyList<(string Stream, int Number)> Facts, IEnumerable<(int Level, long Place, byte[] Hashes)> Tiles, string Root, string Since)
    {
        public static readonly Batch Nothing = new(0, [], [], "", "");

        public int Count => Facts.Count;
    }

    private Batch Prepare(Session session)
    {
        var size = session.Query("select size from journal_sealer where pilot = @pilot", row => row.GetInt64(0), Session.Word("@pilot", store.Pilot))[0];
        var (facts, since) = store.Unsealed(session, size, Most);
        if (facts.Count == 0) return Batch.Nothing;
        var tiles = Tiles.Of(session, store.Pilot);
        for (var i = 0; i < facts.Count; i++) tiles.Add(size + i, Merkle.Leaf(Hash.Of(facts[i].Bytes)));
        var root = Merkle.Write(Merkle.Root(0, size + facts.Count, tiles.Full));
        return new(size, [.. facts.Select(fact => (fact.Stream, fact.Number))], [.. tiles.Changed], root, since);
    }

    private void Apply(Session session, Batch batch)
    {
        var size = batch.Size + batch.Count;
        store.Seal(session, batch.Size, batch.Facts, batch.Since);
        foreach (var (level, place, hashes) in batch.Tiles)
        {
            session.Post(
                """
                insert into journal_tile (pilot, level, place, hashes) values (@pilot, @level, @place, @hashes)
                on conflict (pilot, level, place) do update set hashes = excluded.hashes
                """,
                Session.Word("@pilot", store.Pilot), Session.Whole("@level", level), Session.Whole("@place", place), Session.Bytes("@hashes", hashes));
        }
        var head = Head.Sign(key, store.Pilot, size, batch.Root, time.GetUtcNow());
        session.Post("insert into journal_head (pilot, size, text, signature) values (@pilot, @size, @text, @signature)",
            Session.Word("@pilot", store.Pilot), Session.Whole("@size", size), Session.Word("@text", head.Signed.Text), Session.Word("@signature", head.Signed.Signature));
    }

    private async Task Purge()
    {
        var removed = 0;
        do await write(session => removed = Kept.Purge(session, store, time.GetUtcNow()));
        while (removed == Kept.AtOnce);
    }
}
