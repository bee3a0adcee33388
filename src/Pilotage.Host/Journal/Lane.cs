using System.Diagnostics;
using System.Threading.Channels;

namespace Pilotage.Host;

/// <summary>
/// Commits callers in groups: while one group waits for the disk, the next gathers. Each caller stands on its own savepoint, so that a refusal or a
/// lost race takes back nothing of the others. One connection, one group at a time on it.
/// </summary>
internal sealed class Lane : IDisposable
{
    // Bounds how long the first of a group waits for the last.
    private const int Most = 128;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(3);

    // Who waits with the work of others in hand keeps them waiting, and two who wait for each other wait for ever. Both shorter than the
    // database's own search for such circles (1 s).
    private static readonly TimeSpan InHand = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan EmptyHanded = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // After a group of many, whoever was told comes again at once: who goes first waits so long for half as many, or each of them would sync alone.
    private static readonly TimeSpan Gathering = TimeSpan.FromMicroseconds(300);

    private readonly Store store;
    private readonly TimeProvider time;
    private readonly ChannelReader<Job> queue;
    private readonly Thread thread;

    // One group at a time on the connection, whosever thread serves it.
    private readonly SemaphoreSlim gate = new(1);

    // The lane has somebody in hand who came earlier than whoever asks now.
    private volatile bool waiting;

    // How many the last group had.
    private volatile int before;

    // What has to run again, before anything new.
    private readonly Queue<Job> again = new();

    private Session? session;

    // Held by every transaction of this lane: whoever gets it knows that the transaction before has ended.
    private readonly string name = "lane:" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));

    public Lane(Store store, TimeProvider time, ChannelReader<Job> queue, int index)
    {
        (this.store, this.time, this.queue) = (store, time, queue);
        session = store.Writer();
        thread = new Thread(Serve) { IsBackground = true, Name = $"journal lane {index}" };
        thread.Start();
    }

    /// <summary>
    /// Serves a caller on its own thread if nothing else is going on: a lone writer need not wait for two threads to wake. Whoever comes meanwhile
    /// joins its group. Only where there is one lane, so that nobody is overtaken for long.
    /// </summary>
    public bool Serve(Job job)
    {
        if (!store.Alone || !gate.Wait(0)) return false;
        try
        {
            if (waiting || before > 1 || queue.Count > 0) return false;
            Group(job);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Waits for the thread to end, which it does once the queue is closed and empty.</summary>
    public void Dispose()
    {
        thread.Join();
        gate.Dispose();
    }

    private enum Result { Kept, TakenBack, Postponed }

    private void Serve()
    {
        while (Take(wait: true) is { } first)
        {
            waiting = true;
            gate.Wait();
            waiting = false;
            try
            {
                Group(first);
            }
            finally
            {
                gate.Release();
            }
        }
        gate.Wait(); // for good: nobody is served any more
        session?.Dispose();
    }

    private Job? Take(bool wait)
    {
        if (again.TryDequeue(out var old)) return old;
        if (queue.TryRead(out var job)) return job;
        while (wait && queue.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            if (queue.TryRead(out job)) return job;
        return null;
    }

    private Job? Next(int gathered, long started)
    {
        var next = Take(wait: false);
        while (next is null && gathered * 2 < before && Stopwatch.GetElapsedTime(started) < Gathering)
        {
            Thread.Yield();
            next = Take(wait: false);
        }
        return next;
    }

    // First as if nothing could go wrong; with care if something did.
    private void Group(Job first)
    {
        var group = new List<Job>();
        try
        {
            Fill(group, first);
            Commit(group);
        }
        catch (CareNeeded)
        {
            Carefully(group);
        }
    }

    private void Fill(List<Job> group, Job first)
    {
        try
        {
            var started = Begin(careful: store.Alone);
            for (var job = first; job is not null; job = group.Count < Most && Stopwatch.GetElapsedTime(started) < Longest ? Next(group.Count, started) : null)
                if (!Add(group, job)) break;
        }
        catch (Exception error) when (error is not CareNeeded)
        {
            Undo(group.Count > 0 ? group : [first], error);
            group.Clear();
        }
    }

    private void Carefully(List<Job> all)
    {
        var group = new List<Job>();
        var place = 0;
        try
        {
            session!.Rollback(); // it was open
            Begin(careful: true);
            while (place < all.Count && Add(group, all[place++]))
            {
            }
        }
        catch (Exception error)
        {
            Undo(group, error);
            group.Clear();
        }
        foreach (var job in all[place..]) again.Enqueue(job);
        Commit(group);
    }

    private long Begin(bool careful)
    {
        session ??= Reconnect();
        var started = Stopwatch.GetTimestamp();
        session.Careful = careful;
        session.Begin(write: true);
        if (!store.Alone) session.Hold(name);
        return started;
    }

    // False where the job has to wait for another group.
    private bool Add(List<Job> group, Job job)
    {
        if (group.Count < 2) session!.Patience(group.Count == 0 ? EmptyHanded : InHand);
        group.Add(job);
        if (Attempt(session!, job, alone: group.Count == 1) != Result.Postponed) return true;
        group.RemoveAt(group.Count - 1);
        again.Enqueue(job);
        return false;
    }

    private Result Attempt(Session on, Job job, bool alone)
    {
        while (true)
        {
            job.Entries = [];
            on.Mark();
            var draft = new Draft(on, store.Pilot, job.Actor, time.GetUtcNow(), store.Alone);
            try
            {
                foreach (var stream in job.Contested) on.Hold(stream);
                if (job.Lost > 0 && job.Recall(on, store.Pilot))
                {
                    on.Keep();
                    return Result.Kept;
                }
                if (job.Run(draft, on))
                {
                    on.Keep();
                    job.Entries = draft.Entries;
                    return Result.Kept;
                }
                on.Unmark();
            }
            catch (Exception error) when (error is not CareNeeded && !store.Broken(error) && (error is Overtaken || store.Conflict(error)) && job.Again(counts: !store.Waited(error)))
            {
                on.Unmark();
                job.Contested = [.. draft.Touched.Union(job.Contested).Order(StringComparer.Ordinal)];
                if (alone || !store.Waited(error)) continue;
                return Result.Postponed;
            }
            catch (Exception error) when (error is not CareNeeded && !store.Broken(error))
            {
                on.Unmark();
                job.Threw(error);
            }
            Recall(on, job);
            return Result.TakenBack;
        }
    }

    // A second asking may have run into what the first one changed: then the first result is the answer.
    private void Recall(Session on, Job job)
    {
        if (!job.Keyed) return;
        on.Mark();
        try
        {
            job.Recall(on, store.Pilot);
            on.Keep();
        }
        catch (Exception error) when (error is not CareNeeded && !store.Broken(error))
        {
            on.Unmark();
            job.Threw(error);
        }
    }

    private void Commit(List<Job> group)
    {
        if (group.Count == 0 && session is null) return; // all undone
        try
        {
            session!.Commit();
            before = group.Count;
        }
        catch (Exception error) when (error is not CareNeeded)
        {
            Doubt(group, error);
            return;
        }
        if (group.Count == 1) group[0].Done();
        else ThreadPool.UnsafeQueueUserWorkItem(Tell, group, preferLocal: false); // waking many costs more than writing one: the next group need not wait for it
    }

    private static void Tell(List<Job> group)
    {
        foreach (var job in group) job.Done();
    }

    // Nothing was committed: if only the connection broke, the whole group runs again on another.
    private void Undo(List<Job> group, Exception error)
    {
        Drop();
        foreach (var job in group)
        {
            if (store.Broken(error) && job.Again(counts: true)) again.Enqueue(job);
            else job.Fail(error);
        }
    }

    // The commit was sent and its answer lost. The new connection waits for the old transaction to end, then looks for what the group appended.
    private void Doubt(List<Job> group, Exception error)
    {
        Drop();
        if (!store.Broken(error))
        {
            foreach (var job in group) job.Fail(error);
            return;
        }
        try
        {
            session = Reconnect();
            session.Begin(write: true);
            session.Patience(Patience);
            session.Hold(name);
            var appended = group.SelectMany(job => job.Entries).FirstOrDefault();
            var there = appended is not null && Snapshot.Of(session, store.Pilot).Entry(appended.Stream, appended.Number)?.Hash == appended.Hash;
            session.Commit();
            foreach (var job in group)
            {
                if (there) job.Done();
                else if (appended is not null) again.Enqueue(job);
                else job.Fail(Unknown(error));
            }
        }
        catch (Exception second)
        {
            Drop();
            foreach (var job in group) job.Fail(Unknown(second));
        }
    }

    private static IOException Unknown(Exception error) =>
        new("The connection to the database was lost during the commit; it is not known whether it took place. Ask again with the same key.", error);

    private void Drop()
    {
        try
        {
            session?.Rollback();
        }
        catch (Exception)
        {
            // The connection is thrown away; a transaction still open on it ends with it.
        }
        session?.Dispose();
        session = null;
    }

    private Session Reconnect()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return store.Writer();
            }
            catch (Exception error) when (store.Broken(error) && Stopwatch.GetElapsedTime(started) < Patience)
            {
                Thread.Sleep(200);
            }
        }
    }
}
