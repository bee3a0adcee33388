using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>A transaction being written: what it reads is what it may rest on, what it appends stands or falls as a whole.</summary>
public sealed class Draft : Snapshot
{
    private readonly Dictionary<string, Head> heads = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly List<Entry> entries = [];
    private readonly bool alone;

    internal Draft(Session session, string pilot, Actor actor, DateTimeOffset now, bool alone) : base(session, pilot)
    {
        Actor = actor;
        this.alone = alone;
        Now = new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>Who writes.</summary>
    public Actor Actor { get; }

    /// <summary>When every fact of this transaction is recorded, to the microsecond.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What has been appended so far.</summary>
    internal IReadOnlyList<Entry> Entries => entries;

    /// <summary>The streams this transaction rests on, read or written.</summary>
    internal IEnumerable<string> Touched => heads.Keys;

    /// <summary>The last fact of a stream that this transaction knows of.</summary>
    private readonly record struct Head(int Number, string Hash);

    /// <summary>The facts of a stream, those appended here among them. Nobody can add to it unseen before this transaction ends.</summary>
    public override IReadOnlyList<Entry> Stream(string stream)
    {
        var entries = Open(Session.Query("select bytes from journal_entry where pilot = @pilot and stream = @stream order by number",
            row => (row.GetFieldValue<byte[]>(0), (long?)null), Session.Word("@pilot", Pilot), Session.Word("@stream", stream)));
        var head = entries.Count == 0 ? new Head(0, Envelope.None) : new Head(entries[^1].Number, entries[^1].Hash);
        if (heads.TryGetValue(stream, out var seen) && seen != head) throw new Overtaken(stream);
        heads[stream] = head;
        return entries;
    }

    /// <summary>Adds a fact to a stream.</summary>
    /// <param name="body">The fact; <c>{"$personal": "value"}</c> in it is kept apart so that it can be erased.</param>
    /// <param name="day">The day the fact is dated by law.</param>
    /// <param name="pack">Content hash of the pack it was decided under; null where none was.</param>
    /// <param name="version">Version of the fact type the body is written in.</param>
    public Entry Append(string stream, string kind, JsonNode body, DateOnly day, string? pack, int version = 1)
    {
        var head = heads.TryGetValue(stream, out var seen) ? seen : Last(stream);
        // What was read without holding it is held now; if somebody was quicker, the number is taken and this runs again.
        if (!alone && !written.Contains(stream)) Session.Hold(stream);
        var vault = new Vault();
        var envelope = new Envelope(Pilot, stream, head.Number + 1, kind, version, day, Now, Actor, pack, head.Hash, body);
        var bytes = envelope.Write(vault);
        Session.Post("insert into journal_entry (pilot, stream, number, bytes) values (@pilot, @stream, @number, @bytes)",
            Session.Word("@pilot", Pilot), Session.Word("@stream", stream), Session.Whole("@number", envelope.Number), Session.Bytes("@bytes", bytes));
        foreach (var secret in vault.Secrets)
        {
            Session.Post("insert into journal_personal (pilot, stream, number, n, value, salt) values (@pilot, @stream, @number, @n, @value, @salt)",
                Session.Word("@pilot", Pilot), Session.Word("@stream", stream), Session.Whole("@number", envelope.Number),
                Session.Whole("@n", secret.Index), Session.Word("@value", secret.Value), Session.Bytes("@salt", secret.Salt));
        }
        var entry = new Entry(stream, envelope.Number, kind, version, day, Now, Actor, pack, body.DeepClone(), Hash.Of(bytes));
        heads[stream] = new(entry.Number, entry.Hash);
        written.Add(stream);
        entries.Add(entry);
        return entry;
    }

    /// <summary>
    /// Erases personal values of a stream: value and salt go, the facts stay and show them as erased. That it happened, to which and why, is itself
    /// a fact. Null where there is nothing to erase.
    /// </summary>
    /// <param name="numbers">The facts concerned; all of the stream where none are named.</param>
    public Entry? Erase(string stream, string reason, DateOnly day, params IReadOnlyCollection<int> numbers)
    {
        var head = heads.TryGetValue(stream, out var seen) ? seen : Last(stream);
        heads[stream] = head;
        var gone = Session.Query("select number, n from journal_personal where pilot = @pilot and stream = @stream order by number, n",
            row => (Number: row.GetInt32(0), N: row.GetInt32(1)), Session.Word("@pilot", Pilot), Session.Word("@stream", stream))
            .Where(one => numbers.Count == 0 || numbers.Contains(one.Number)).ToList();
        if (gone.Count == 0) return null;
        foreach (var (number, n) in gone)
        {
            Session.Post("delete from journal_personal where pilot = @pilot and stream = @stream and number = @number and n = @n",
                Session.Word("@pilot", Pilot), Session.Word("@stream", stream), Session.Whole("@number", number), Session.Whole("@n", n));
        }
        var erased = gone.Select(one => (JsonNode)new JsonObject { ["number"] = one.Number, ["n"] = one.N });
        return Append(stream, Host.Entry.Erasure, new JsonObject { ["reason"] = reason, ["erased"] = new JsonArray([.. erased]) }, day, null);
    }

    /// <summary>The next number of a series, from 1: without gaps, never twice; taken back with the transaction.</summary>
    public long Next(string series) => Session.Query(
        """
        insert into journal_series (pilot, series, last) values (@pilot, @series, 1)
        on conflict (pilot, series) do update set last = journal_series.last + 1 returning last
        """,
        row => row.GetInt64(0), Session.Word("@pilot", Pilot), Session.Word("@series", series))[0];

    /// <summary>Changes a table that is kept beside the journal, in the same transaction.</summary>
    /// <returns>Rows changed.</returns>
    public int Execute(string sql, object? parameters) => Session.Execute(sql, With(sql, parameters));

    /// <summary>
    /// Keeps every other transaction that holds the same name waiting until this one ends. Needed only where a decision rests on a
    /// <see cref="Snapshot.Query{T}"/> whose rows it does not change itself; streams need it never.
    /// </summary>
    public void Hold(string name)
    {
        if (!alone) Session.Hold("name:" + name);
    }

    /// <summary>Streams that were read and not written must not have grown meanwhile: they are held, then looked at once more.</summary>
    internal void Confirm()
    {
        if (alone || entries.Count == 0) return;
        foreach (var (stream, head) in heads.Where(pair => !written.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Session.Hold(stream, shared: true);
            if (Number(stream) != head.Number) throw new Overtaken(stream);
        }
    }

    private Head Last(string stream)
    {
        var last = Session.Query("select number, bytes from journal_entry where pilot = @pilot and stream = @stream order by number desc limit 1",
            row => new Head(row.GetInt32(0), Hash.Of(row.GetFieldValue<byte[]>(1))), Session.Word("@pilot", Pilot), Session.Word("@stream", stream));
        return last is [var head] ? head : new(0, Envelope.None);
    }

    private int Number(string stream) => Session.Query("select coalesce(max(number), 0) from journal_entry where pilot = @pilot and stream = @stream",
        row => row.GetInt32(0), Session.Word("@pilot", Pilot), Session.Word("@stream", stream))[0];
}

/// <summary>Another transaction was quicker with the same stream: the work runs again on what is there now.</summary>
internal sealed class Overtaken(string stream) : Exception($"{stream} has grown meanwhile");
