using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>
/// Walks the log once, in constant memory. The head from elsewhere vouches for the root; the stored leaves, if they lead to that root, vouch for
/// each position, so that the first fact that differs can be named. Where the leaves were touched too, the chains of the streams tell.
/// </summary>
internal sealed class Verifier(Store store, Session session, string publicKey, Head head)
{
    private const int AtOnce = 1000;
    private const int MostFaults = 100;

    // Last facts of streams held in memory; a stream that is not is looked up.
    private const int MostStreams = 100_000;

    private readonly RightEdge actual = new();
    private readonly RightEdge stored = new();
    private readonly Dictionary<string, (int Number, string Hash)> last = new(StringComparer.Ordinal);

    // What differs from the stored leaves, what is not there, and what is wrong in itself.
    private readonly List<(LogRow Row, byte[] Sealed)> differing = [];
    private readonly List<LogRow> missing = [];
    private readonly List<Fault> faults = [];

    private byte[]? tile;
    private long count;

    public Verification Run()
    {
        if (!head.Signed.By(publicKey)) return Result(0, 0, [Of(Damage.Head, null, new("检查点的签名与所给公钥不符", "the head is not signed by the key given"))]);
        if (head.Pilot != store.Pilot)
            return Result(0, 0, [Of(Damage.Head, null, new($"检查点属于“{head.Pilot}”，不属于“{store.Pilot}”", $"the head is of '{head.Pilot}', not of '{store.Pilot}'"))]);
        long behind = 0;
        var next = 0L;
        foreach (var row in Rows())
        {
            for (; next < Math.Min(row.Position, head.Size); next++) Below(new(next, null, null, null));
            next = row.Position + 1;
            if (row.Position < head.Size) Below(row);
            else
            {
                Alone(row);
                behind++;
            }
        }
        for (; next < head.Size; next++) Below(new(next, null, null, null));
        var loose = store.Loose(session);
        foreach (var row in loose.Rows) Alone(row);
        if (store.SelfCheck(session) is { } broken) Add(Of(Damage.Unreadable, null, new($"数据库自检不通过：{broken}", $"the database's own check fails: {broken}")));
        return Result(Math.Max(0, behind - (store.Alone ? loose.Count : 0)), loose.Count, Judge());
    }

    private Verification Result(long behind, long unsealed, IEnumerable<Fault> found) => new(head.Pilot, head.Size, count, behind, unsealed, found.Take(MostFaults).ToSeq());

    private static Fault Of(Damage damage, LogRow? row, Text message) => new(damage, row?.Position is >= 0 and var position ? position : null, row?.Stream, row?.Number, message);

    private void Add(Fault fault)
    {
        if (faults.Count < MostFaults) faults.Add(fault);
    }

    private IEnumerable<LogRow> Rows()
    {
        var from = 0L;
        while (true)
        {
            IReadOnlyList<LogRow> rows;
            try
            {
                rows = store.Rows(session, from, AtOnce);
            }
            catch (DbException)
            {
                rows = OneByOne(from);
            }
            foreach (var row in rows) yield return row;
            if (rows.Count == 0) yield break;
            from = rows[^1].Position + 1;
        }
    }

    // Something in the next thousand cannot be read: the facts around it still can.
    private List<LogRow> OneByOne(long from)
    {
        var rows = new List<LogRow>();
        for (var position = from; position < from + AtOnce; position++)
        {
            try
            {
                if (store.Rows(session, position, 1) is [var row] && row.Position == position) rows.Add(row);
            }
            catch (DbException error)
            {
                var row = new LogRow(position, null, null, null);
                rows.Add(row);
                Add(Of(Damage.Unreadable, row, new($"日志第 {position} 位读不出：{error.Message}", $"position {position} of the log cannot be read: {error.Message}")));
            }
        }
        return rows;
    }

    // A position the head vouches for.
    private void Below(LogRow row)
    {
        var expected = Leaf(row.Position);
        if (expected is not null) stored.Add(expected);
        if (row.Bytes is null)
        {
            if (missing.Count < MostFaults) missing.Add(row);
            return;
        }
        var leaf = Merkle.Leaf(Hash.Of(row.Bytes));
        if (missing.Count == 0) actual.Add(leaf);
        if (expected is not null && !leaf.AsSpan().SequenceEqual(expected) && differing.Count < MostFaults) differing.Add((row, expected));
        Alone(row);
    }

    private byte[]? Leaf(long position)
    {
        if (position % Tiles.Width == 0) tile = Tile(position / Tiles.Width);
        var slot = (int)(position % Tiles.Width) * 32;
        return tile is not null && tile.Length >= slot + 32 ? tile.AsSpan(slot, 32).ToArray() : null;
    }

    private byte[]? Tile(long place)
    {
        try
        {
            return session.Query("select hashes from journal_tile where pilot = @pilot and level = 0 and place = @place", row => row.GetFieldValue<byte[]>(0),
                Session.Word("@pilot", store.Pilot), Session.Whole("@place", place)).SingleOrDefault();
        }
        catch (DbException)
        {
            return null; // counts as touched; the chains tell then
        }
    }

    // What a fact says by itself: that it is a fact of this stream and number, follows the one before, and has its personal values.
    private void Alone(LogRow row)
    {
        count++;
        if (row.Bytes is null) return;
        Envelope fact;
        try
        {
            fact = Envelope.Read(row.Bytes);
        }
        catch (Exception error) when (error is JsonException or NullReferenceException or InvalidOperationException or FormatException or OverflowException)
        {
            Add(Of(Damage.Changed, row, new($"{row.Name} 的内容已损坏，不再是事实记录", $"{row.Name} was changed: it is no longer a fact")));
            return;
        }
        if ((fact.Pilot, fact.Stream, fact.Number) != (store.Pilot, row.Stream, row.Number))
            Add(Of(Damage.Reordered, row, new($"{row.Name} 处存放的是 {fact.Stream}#{fact.Number}", $"at {row.Name} stands the fact {fact.Stream}#{fact.Number}")));
        else
        {
            Chain(row, fact);
            Values(row, fact);
        }
    }

    private void Chain(LogRow row, Envelope fact)
    {
        var before = fact.Number == 1 ? Envelope.None : Before(fact);
        if (before is null) Add(new(Damage.Deleted, null, fact.Stream, fact.Number - 1, new($"{fact.Stream}#{fact.Number - 1} 已被删除", $"{fact.Stream}#{fact.Number - 1} was deleted")));
        else if (before != fact.Prev)
        {
            Add(new(Damage.Changed, null, fact.Stream, Math.Max(1, fact.Number - 1), new(
                $"{fact.Stream}#{fact.Number} 记载的前一事实摘要与 {fact.Stream}#{fact.Number - 1} 不符：其一已被改动",
                $"{fact.Stream}#{fact.Number} does not follow {fact.Stream}#{fact.Number - 1} as it is now: one of the two was changed")));
        }
        if (last.Count >= MostStreams) last.Clear();
        last[fact.Stream] = (fact.Number, Hash.Of(row.Bytes!)); // read above
    }

    private string? Before(Envelope fact) => last.TryGetValue(fact.Stream, out var known) && known.Number == fact.Number - 1
        ? known.Hash
        : session.Query("select bytes from journal_entry where pilot = @pilot and stream = @stream and number = @number", row => Hash.Of(row.GetFieldValue<byte[]>(0)),
            Session.Word("@pilot", store.Pilot), Session.Word("@stream", fact.Stream), Session.Whole("@number", fact.Number - 1)).SingleOrDefault();

    private void Values(LogRow row, Envelope fact)
    {
        if (!Vault.Holds(row.Bytes)) return;
        var kept = session.Query("select n, value, salt from journal_personal where pilot = @pilot and stream = @stream and number = @number",
            one => (N: one.GetInt32(0), Commitment: Vault.Commit(one.GetString(1), one.GetFieldValue<byte[]>(2))),
            Session.Word("@pilot", store.Pilot), Session.Word("@stream", fact.Stream), Session.Whole("@number", fact.Number)).ToDictionary();
        foreach (var (_, commitment, n) in Vault.Commitments(fact.Body))
        {
            if (kept.TryGetValue(n, out var now) ? now == commitment : Erased(fact.Stream, fact.Number, n)) continue;
            Add(Of(Damage.Swapped, row, kept.ContainsKey(n)
                ? new($"{row.Name} 的第 {n + 1} 项个人信息已被调换，不是当时写入的", $"{row.Name}: its personal value {n + 1} was swapped; it is not the one written with the fact")
                : new($"{row.Name} 的第 {n + 1} 项个人信息不见，且无删除记录", $"{row.Name}: its personal value {n + 1} is gone, and no erasure says so")));
        }
    }

    private bool Erased(string stream, int number, int n) => Snapshot.Of(session, store.Pilot).Stream(stream)
        .Where(entry => entry.Kind == Entry.Erasure)
        .SelectMany(entry => entry.Body["erased"]!.AsArray())
        .Any(one => one!["number"]!.GetValue<int>() == number && one["n"]!.GetValue<int>() == n);

    private IEnumerable<Fault> Judge()
    {
        var leaves = stored.Size == head.Size && Merkle.Write(stored.Root()) == head.Root;
        if (missing.Count == 0 && Merkle.Write(actual.Root()) == head.Root)
        {
            // Every fact below the head is as it was sealed; what else was found concerns what stands beside it or behind it.
            if (!leaves) Add(Of(Damage.Proofs, null, new("事实完好，但用于出具证明的摘要已损坏", "the facts are whole, but the hashes that proofs are made from are not")));
            return faults;
        }
        var named = new List<Fault>();
        if (missing.Count > 0) named.AddRange(Gone(leaves));
        if (leaves && differing.Count > 0)
        {
            named.Add(Name(differing[0].Row, differing[0].Sealed));
            named.AddRange(differing.Skip(1).Select(one => Also(one.Row, named[^1].Damage)));
        }
        if (named.Count == 0 && faults.Count == 0) named.Add(Between());
        var known = named.Select(fault => (fault.Stream, fault.Number)).ToHashSet();
        return named.OrderBy(fault => fault.Position).Concat(faults.Where(fault => fault.Damage == Damage.Swapped || !leaves || !known.Contains((fault.Stream, fault.Number))));
    }

    // The leaf sealed here is not the fact's that stands here.
    private Fault Name(LogRow row, byte[] expected)
    {
        if (Place(Merkle.Leaf(Hash.Of(row.Bytes!))) is null) // only facts that are there differ
            return Of(Damage.Changed, row, new($"日志第 {row.Position} 位的 {row.Name} 已被改动，与封存时不同", $"{row.Name} at position {row.Position} was changed; it is not what was sealed"));
        var (found, name) = Look(expected);
        return found
            ? new(Damage.Reordered, row.Position, name!.Stream, name.Number, new(
                $"{name.Name} 封存在日志第 {row.Position} 位，现不在此位：次序已被改动", $"{name.Name} was sealed at position {row.Position} and does not stand there: facts were re-ordered"))
            : Deleted(row.Position, name);
    }

    private static Fault Deleted(long position, LogRow? name) => new(Damage.Deleted, position, name?.Stream, name?.Number, new(
        $"封存在日志第 {position} 位的事实{(name is null ? "" : $" {name.Name} ")}已被删除", $"the fact {(name is null ? "" : name.Name + " ")}sealed at position {position} was deleted"));

    private static Fault Also(LogRow row, Damage damage) =>
        Of(damage, row, new($"日志第 {row.Position} 位也与封存时不同", $"position {row.Position} is not as it was sealed either"));

    private IEnumerable<Fault> Gone(bool leaves)
    {
        var first = missing[0];
        if (count == 0 || first.Position >= Last() + 1)
        {
            return [Of(Damage.Cut, first, new(
                $"日志在第 {first.Position} 位中断，检查点之下应有 {head.Size} 条：尾部被截去，或换上了旧的副本",
                $"the log ends before position {first.Position}, the head vouches for {head.Size} facts: its tail was cut, or an old copy put in place"))];
        }
        return missing.Select(row => Deleted(row.Position, row.Stream is not null ? row : leaves && Sealed(row.Position) is { } leaf ? Look(leaf).Name : null));
    }

    private long Last() => store.Rows(session, 0, int.MaxValue, backwards: true) is [var row, ..] ? row.Position : -1;

    private byte[]? Sealed(long position)
    {
        tile = Tile(position / Tiles.Width);
        return position % Tiles.Width is var slot && tile is not null && tile.Length >= (slot + 1) * 32 ? tile.AsSpan((int)slot * 32, 32).ToArray() : null;
    }

    // Where a leaf was sealed.
    private long? Place(byte[] leaf)
    {
        for (var position = 0L; position < head.Size; position++)
            if (Leaf(position) is { } there && there.AsSpan().SequenceEqual(leaf)) return position;
        return null;
    }

    // Whether the fact of a leaf stands anywhere, and what it is called: by itself, or by the fact that follows it.
    private (bool Found, LogRow? Name) Look(byte[] leaf)
    {
        LogRow? name = null;
        foreach (var row in Rows().Where(row => row.Bytes is not null))
        {
            if (Merkle.Leaf(Hash.Of(row.Bytes!)).AsSpan().SequenceEqual(leaf)) return (true, Said(row));
            if (name is null && Follows(row, leaf)) name = row with { Number = row.Number - 1 };
        }
        return (false, name);
    }

    // What the fact calls itself; its row may have been renamed. Its leaf was sealed, so it can be read.
    private static LogRow Said(LogRow row) => Envelope.Read(row.Bytes!) is var fact ? row with { Stream = fact.Stream, Number = fact.Number } : row;

    private static bool Follows(LogRow row, byte[] leaf)
    {
        try
        {
            return JsonNode.Parse(row.Bytes)?["prev"]?.GetValue<string>() is { Length: > 0 } prev && Merkle.Leaf(prev).AsSpan().SequenceEqual(leaf);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // Neither leaves nor chains tell: whoever changed it made all of them anew. The signed heads in the store still bound it.
    private Fault Between()
    {
        var edge = new RightEdge();
        var good = 0L;
        var heads = Heads.After(session, store.Pilot, 0, AtOnce);
        var next = 0;
        foreach (var row in Rows().TakeWhile(row => row.Position < head.Size))
        {
            edge.Add(Merkle.Leaf(Hash.Of(row.Bytes ?? [])));
            if (next < heads.Count && heads[next].Size == edge.Size)
            {
                var one = heads[next++];
                if (!one.Signed.By(publicKey)) continue;
                if (one.Root != Merkle.Write(edge.Root())) return Within(good, one.Size);
                good = one.Size;
                if (next == heads.Count) (heads, next) = (Heads.After(session, store.Pilot, good, AtOnce), 0);
            }
        }
        return Within(good, head.Size);
    }

    private static Fault Within(long from, long to) => new(Damage.Changed, from, null, null, new(
        $"日志第 {from} 位至第 {to - 1} 位之间的事实被整体改写，与检查点不符", $"facts between position {from} and {to - 1} were rewritten together; they do not lead to the head"));
}

/// <summary>A position of the log with the fact that stands there, as far as it is there.</summary>
internal sealed record LogRow(long Position, string? Stream, int? Number, byte[]? Bytes)
{
    public string Name => $"{Stream}#{Number}";
}
