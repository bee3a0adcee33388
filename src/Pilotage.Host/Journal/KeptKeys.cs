namespace Pilotage.Host;

/// <summary>
/// Which keys have a kept result, on SQLite. Keys are random: an index of them costs a page of the WAL and a page of the database for every fact,
/// most of all that is written. So results stand in the order of time, the keys of the newest are known in memory alone, and when there are many, all
/// of them go into the index in one sweep in its own order, a few at a time: each page of it is then written once for many keys. Whatever is not yet
/// in the index is read back at the start. Used under the writer's transaction only, apart from <see cref="Settle"/>.
/// </summary>
internal sealed class KeptKeys(string pilot, int most)
{
    /// <summary>So many are in memory before they are swept: some 10 MB.</summary>
    public const int Most = 32_768;

    // How many keys one transaction moves, and how many transactions before the sealer has its turn again.
    private const int AtOnce = 256;
    private const int Steps = 16;

    private readonly Dictionary<(string Actor, string Key), long> fresh = [];

    // What the caller at work has added (or taken away), to be undone with it.
    private readonly List<(string Actor, string Key, long Seq, bool Added)> caller = [];

    private readonly List<(string Actor, string Key, long Seq)> sweep = [];
    private int swept;
    private long last;
    private bool known;

    /// <summary>A sweep is under way.</summary>
    public bool Sweeping => sweep.Count > 0;

    /// <summary>Reads back what the memory lacks: at the start, and after a transaction whose end is not sure.</summary>
    public void Begin(Session session)
    {
        if (known) return;
        fresh.Clear();
        last = session.Query("select indexed from journal_sealer where pilot = @pilot", row => row.GetInt64(0), Session.Word("@pilot", pilot)) is [var indexed] ? indexed : 0;
        foreach (var (seq, actor, key) in session.Query("select seq, actor, key from journal_kept where seq > @seq order by seq",
            row => (row.GetInt64(0), row.GetString(1), row.GetString(2)), Session.Whole("@seq", last)))
        {
            fresh[(actor, key)] = seq;
            last = seq;
        }
        known = true;
    }

    public void Mark() => caller.Clear();

    /// <summary>Takes back what was done since the mark.</summary>
    public void Unmark()
    {
        for (var i = caller.Count - 1; i >= 0; i--)
        {
            var (actor, key, seq, added) = caller[i];
            if (added) fresh.Remove((actor, key));
            else fresh[(actor, key)] = seq;
        }
        caller.Clear();
    }

    /// <summary>The transaction was not committed, or nobody knows.</summary>
    public void Doubt() => known = false;

    public (string Ask, string Result)? Find(SqliteSession session, string actor, string key)
    {
        var place = fresh.TryGetValue((actor, key), out var seq) ? seq : Place(session, actor, key);
        return place is { } there && session.Query("select ask, result from journal_kept where seq = @seq", row => (row.GetString(0), row.GetString(1)),
            Session.Whole("@seq", there)) is [var found] ? found : null;
    }

    /// <summary>Keeps the first result of a key; whoever comes second is overtaken.</summary>
    public void Put(SqliteSession session, string actor, string key, string ask, string result, string at)
    {
        if (fresh.ContainsKey((actor, key)) || Place(session, actor, key) is not null) throw new Overtaken(key);
        session.Post("insert into journal_kept (seq, pilot, actor, key, ask, result, at) values (@seq, @pilot, @actor, @key, @ask, @result, @at)",
            Session.Whole("@seq", ++last), Session.Word("@pilot", pilot), Session.Word("@actor", actor), Session.Word("@key", key), Session.Word("@ask", ask),
            Session.Word("@result", result), Session.Word("@at", at));
        fresh.Add((actor, key), last);
        caller.Add((actor, key, last, true));
    }

    /// <summary>Forgets the oldest results of before a moment, no more than so many. Rows stand in the order of time: the first that is young ends the search.</summary>
    /// <returns>How many.</returns>
    public int Forget(Session session, string at, int most)
    {
        if (Sweeping) return 0; // the next round will
        var old = session.Query("select seq, actor, key from (select seq, actor, key, at from journal_kept order by seq limit @most) where at < @at",
            row => (Seq: row.GetInt64(0), Actor: row.GetString(1), Key: row.GetString(2)), Session.Whole("@most", most), Session.Word("@at", at));
        foreach (var (seq, actor, key) in old)
        {
            session.Post("delete from journal_kept where seq = @seq", Session.Whole("@seq", seq));
            session.Post("delete from journal_kept_place where pilot = @pilot and actor = @actor and key = @key",
                Session.Word("@pilot", pilot), Session.Word("@actor", actor), Session.Word("@key", key));
            if (fresh.Remove((actor, key))) caller.Add((actor, key, seq, false));
        }
        return old.Count;
    }

    /// <summary>Moves keys from the memory into the index once there are many; a part of them each time it is asked.</summary>
    /// <param name="write">Runs in a transaction and returns when it is committed.</param>
    public async Task Settle(Func<Action<Session>, Task> write)
    {
        if (!Sweeping)
        {
            if (fresh.Count < most) return;
            (string, string, long)[] all = [];
            await write(_ => all = [.. fresh.Select(one => (one.Key.Actor, one.Key.Key, one.Value))]);
            Array.Sort(all, (a, b) => string.CompareOrdinal(a.Item1, b.Item1) is var order && order != 0 ? order : string.CompareOrdinal(a.Item2, b.Item2));
            swept = 0;
            sweep.AddRange(all); // committed by now, all of them
        }
        for (var step = 0; step < Steps && swept < sweep.Count; step++)
        {
            var part = sweep.GetRange(swept, Math.Min(AtOnce, sweep.Count - swept));
            await write(session => Index(session, part));
            swept += part.Count;
        }
        if (swept < sweep.Count) return;
        var indexed = sweep.Max(one => one.Seq);
        await write(session => session.Post("update journal_sealer set indexed = @seq where pilot = @pilot", Session.Whole("@seq", indexed), Session.Word("@pilot", pilot)));
        await write(_ =>
        {
            foreach (var (actor, key, _) in sweep) fresh.Remove((actor, key));
        });
        sweep.Clear();
    }

    private void Index(Session session, List<(string Actor, string Key, long Seq)> part)
    {
        foreach (var (actor, key, seq) in part)
        {
            session.Post("insert or replace into journal_kept_place (pilot, actor, key, seq) values (@pilot, @actor, @key, @seq)",
                Session.Word("@pilot", pilot), Session.Word("@actor", actor), Session.Word("@key", key), Session.Whole("@seq", seq));
        }
    }

    // Only of rows that are there: what a broken sweep may have left behind counts for nothing.
    private long? Place(SqliteSession session, string actor, string key) => session.Number(
        "select k.seq from journal_kept_place p join journal_kept k on k.seq = p.seq where p.pilot = @pilot and p.actor = @actor and p.key = @key",
        Session.Word("@pilot", pilot), Session.Word("@actor", actor), Session.Word("@key", key));
}
