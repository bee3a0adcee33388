using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Pilotage.Host;

/// <summary>The Merkle tree of RFC 6962 §2.1 over the hashes of facts: a leaf is hashed behind a byte 0, a node behind a byte 1.</summary>
public static class Merkle
{
    private const int HashBytes = 32;

    /// <summary>The root of the empty tree.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The leaf of a fact; its data is the fact's hash as text, algorithm and all.</summary>
    public static byte[] Leaf(string hash) => Leaf(Encoding.UTF8.GetBytes(hash));

    /// <summary>The leaf of any data.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        var bytes = new byte[data.Length + 1];
        data.CopyTo(bytes.AsSpan(1));
        return SHA256.HashData(bytes);
    }

    /// <summary>The node above two.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> bytes = stackalloc byte[2 * HashBytes + 1];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(HashBytes + 1)..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>A root as it is written: <c>sha256:…</c>.</summary>
    public static string Write(byte[] hash) => "sha256:" + Convert.ToHexStringLower(hash);

    /// <summary>The way from a leaf to the root of a tree of some size: the neighbours met, from the leaf up.</summary>
    /// <param name="full">The root of a full subtree: its height and its place among those of that height.</param>
    public static Seq<string> Inclusion(long position, long size, Func<int, long, byte[]> full)
    {
        if (position < 0 || position >= size) throw new ArgumentOutOfRangeException(nameof(position), $"A tree of {size} facts has no position {position}.");
        var path = new List<byte[]>();
        Down(position, 0, size, path, full);
        return path.Select(Write).ToSeq();
    }

    /// <summary>The proof that a tree of one size is the start of a later one.</summary>
    public static Seq<string> Consistency(long first, long second, Func<int, long, byte[]> full)
    {
        if (first < 0 || first > second) throw new ArgumentOutOfRangeException(nameof(first), $"A tree of {second} facts does not start with {first}.");
        var path = new List<byte[]>();
        if (first > 0 && first < second) Common(first, 0, second, whole: true, path, full);
        return path.Select(Write).ToSeq();
    }

    /// <summary>The root of the facts from one position to before another; the first is a multiple of the largest power of two below the span.</summary>
    public static byte[] Root(long from, long to, Func<int, long, byte[]> full)
    {
        var span = to - from;
        if (span == 0) return Empty;
        if (BitOperations.IsPow2(span))
        {
            var height = BitOperations.Log2((ulong)span);
            return full(height, from >> height);
        }
        var cut = from + Below(span);
        return Node(Root(from, cut, full), Root(cut, to, full));
    }

    /// <summary>Whether a leaf stands at a position below a root (RFC 9162 §2.1.3.2).</summary>
    public static bool Includes(string root, long size, long position, byte[] leaf, Seq<string> path)
    {
        if (position < 0 || position >= size) return false;
        var (place, last, hash) = (position, size - 1, leaf);
        foreach (var neighbour in path.Select(Read))
        {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last)
            {
                hash = Node(neighbour, hash);
                while ((place & 1) == 0 && place != 0) (place, last) = (place >> 1, last >> 1);
            }
            else hash = Node(hash, neighbour);
            (place, last) = (place >> 1, last >> 1);
        }
        return last == 0 && Write(hash) == root;
    }

    /// <summary>Whether one head is the start of a later one (RFC 9162 §2.1.4.2).</summary>
    public static bool Continues(string firstRoot, long first, string secondRoot, long second, Seq<string> path)
    {
        if (first == second) return path.Count == 0 && firstRoot == secondRoot;
        if (first == 0) return path.Count == 0;
        if (first > second || path.Count == 0) return false;
        List<byte[]> hashes = BitOperations.IsPow2(first) ? [Read(firstRoot), .. path.Select(Read)] : [.. path.Select(Read)];
        var (place, last) = (first - 1, second - 1);
        while ((place & 1) == 1) (place, last) = (place >> 1, last >> 1);
        var (before, after) = (hashes[0], hashes[0]);
        foreach (var neighbour in hashes.Skip(1))
        {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last)
            {
                (before, after) = (Node(neighbour, before), Node(neighbour, after));
                while ((place & 1) == 0 && place != 0) (place, last) = (place >> 1, last >> 1);
            }
            else after = Node(after, neighbour);
            (place, last) = (place >> 1, last >> 1);
        }
        return last == 0 && Write(before) == firstRoot && Write(after) == secondRoot;
    }

    private static byte[] Read(string hash) => hash.StartsWith("sha256:", StringComparison.Ordinal)
        ? Convert.FromHexString(hash.AsSpan("sha256:".Length))
        : throw new FormatException($"'{hash}' is no SHA-256 hash.");

    // The largest power of two smaller than a span of two or more.
    private static long Below(long span) => 1L << BitOperations.Log2((ulong)(span - 1));

    private static void Down(long position, long from, long to, List<byte[]> path, Func<int, long, byte[]> full)
    {
        if (to - from == 1) return;
        var cut = from + Below(to - from);
        if (position < cut) Down(position, from, cut, path, full);
        else Down(position, cut, to, path, full);
        path.Add(position < cut ? Root(cut, to, full) : Root(from, cut, full));
    }

    private static void Common(long first, long from, long to, bool whole, List<byte[]> path, Func<int, long, byte[]> full)
    {
        if (first == to)
        {
            if (!whole) path.Add(Root(from, to, full));
            return;
        }
        var cut = from + Below(to - from);
        if (first <= cut)
        {
            Common(first, from, cut, whole, path, full);
            path.Add(Root(cut, to, full));
        }
        else
        {
            Common(first, cut, to, whole: false, path, full);
            path.Add(Root(from, cut, full));
        }
    }
}

/// <summary>The right edge of a growing tree: the roots of its full subtrees, tallest first. It takes leaves one by one in constant memory.</summary>
internal sealed class RightEdge
{
    private readonly Stack<(int Height, byte[] Hash)> edge = new();

    public long Size { get; private set; }

    public void Add(byte[] leaf)
    {
        var (height, hash) = (0, leaf);
        while (edge.TryPeek(out var top) && top.Height == height) (height, hash) = (height + 1, Merkle.Node(edge.Pop().Hash, hash));
        edge.Push((height, hash));
        Size++;
    }

    public byte[] Root() => edge.Count == 0 ? Merkle.Empty : edge.Select(part => part.Hash).Aggregate((right, left) => Merkle.Node(left, right));
}
