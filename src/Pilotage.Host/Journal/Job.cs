using System.Diagnostics;

namespace Pilotage.Host;

/// <summary>One caller's work on its way through a group.</summary>
internal abstract class Job(Actor actor)
{
    // A race lost this often is not a race but a mistake in the work: two equal values in a unique column, say.
    private const int MostRaces = 12;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly long started = Stopwatch.GetTimestamp();

    private int races;

    public Actor Actor { get; } = actor;

    /// <summary>Whether the caller gave a key.</summary>
    public abstract bool Keyed { get; }

    /// <summary>How often it lost a race so far, or waited in vain for a lock.</summary>
    public int Lost { get; private set; }

    /// <summary>Streams it rested on when it lost; they are held before it runs again, so that it wins.</summary>
    public IReadOnlyList<string> Contested { get; set; } = [];

    /// <summary>What it appended, to be looked for if the answer to the commit is lost.</summary>
    public IReadOnlyList<Entry> Entries { get; set; } = [];

    /// <summary>Whether it may run again after it lost; waiting is limited by time alone.</summary>
    public bool Again(bool counts)
    {
        Lost++;
        if (counts) races++;
        return races < MostRaces && Stopwatch.GetElapsedTime(started) < Longest;
    }

    /// <summary>Runs the work. True keeps what it wrote, false takes it back.</summary>
    public abstract bool Run(Draft draft, Session session);

    /// <summary>Looks for the first result of the caller's key; true where there is one, or where the key was used for another ask.</summary>
    public abstract bool Recall(Session session, string pilot);

    /// <summary>Tells the caller; only after the commit.</summary>
    public abstract void Done();

    public abstract void Fail(Exception error);

    /// <summary>The work threw; the caller is told after the commit, as what it saw may not have been committed.</summary>
    public abstract void Threw(Exception error);
}

internal sealed class Job<T>(Actor actor, string? key, string ask, Func<Draft, Outcome<T>> work) : Job(actor)
{
    // Continuations never run on the lane, which has the next group to serve.
    private readonly TaskCompletionSource<Outcome<T>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Outcome<T>? outcome;

    private Exception? thrown;

    public Task<Outcome<T>> Answer => answer.Task;

    public override bool Keyed => key is not null;

    public override bool Run(Draft draft, Session session)
    {
        (outcome, thrown) = (null, null);
        outcome = work(draft);
        if (outcome.Refused) return false;
        draft.Confirm();
        if (key is not null) Kept.Put(session, draft.Pilot, Actor, key, ask, outcome.Value, draft.Now);
        return true;
    }

    public override bool Recall(Session session, string pilot)
    {
        if (key is null || Kept.Find<T>(session, pilot, Actor, key, ask) is not { } first) return false;
        (outcome, thrown, Entries) = (first, null, []);
        return true;
    }

    public override void Done()
    {
        if (thrown is not null) answer.TrySetException(thrown);
        else answer.TrySetResult(outcome!); // set by Run or Recall, one of which came before
    }

    public override void Fail(Exception error) => answer.TrySetException(error);

    public override void Threw(Exception error) => thrown = error;
}
