namespace Pilotage.Host;

/// <summary>
/// The tree as it is stored: tiles of 256 hashes. A tile of level 0 holds leaves, one of level n the roots of full tiles of level n - 1. Adding to
/// the tree touches one tile a level, a proof reads a few; nothing ever reads the whole.
/// </summary>
/// <param name="load">Reads a tile's hashes, one after the other; null where there is none.</param>
internal sealed class Tiles(Func<int, long, byte[]?> load)
{
    public const int Width = 256;

    private const int Bits = 8;
    private const int HashBytes = 32;

    private readonly Dictionary<(int Level, long Place), byte[]> read = [];
    private readonly HashSet<(int Level, long Place)> changed = [];

    /// <summary>Tiles that have grown, with their hashes.</summary>
    public IEnumerable<(int Level, long Place, byte[] Hashes)> Changed => changed.Order().Select(at => (at.Level, at.Place, read[at]));

    /// <summary>Tiles as a session finds them.</summary>
    public static Tiles Of(Session session, string pilot) => new((level, place) => session.Query(
        "select hashes from journal_tile where pilot = @pilot and level = @level and place = @place", row => row.GetFieldValue<byte[]>(0),
        Session.Word("@pilot", pilot), Session.Whole("@level", level), Session.Whole("@place", place)).SingleOrDefault());

    /// <summary>Adds a leaf behind the first so many.</summary>
    public void Add(long size, byte[] leaf)
    {
        var hash = leaf;
        var index = size;
        for (var level = 0; ; level++)
        {
            var at = (level, Place: index / Width);
            var slot = (int)(index % Width);
            // What stands behind the known size was left by a sealing that never finished; it is overwritten.
            var hashes = slot == 0 ? [] : Tile(level, at.Place).AsSpan(0, slot * HashBytes).ToArray();
            read[at] = [.. hashes, .. hash];
            changed.Add(at);
            if (slot < Width - 1) return;
            hash = Reduce(level, at.Place * Width, Width);
            index = at.Place;
        }
    }

    /// <summary>The root of a full subtree: its height and its place among those of that height.</summary>
    public byte[] Full(int height, long place) => Reduce(height / Bits, place << height % Bits, 1 << height % Bits);

    // The node above so many neighbours of a level.
    private byte[] Reduce(int level, long first, int count)
    {
        var tile = Tile(level, first / Width);
        var hashes = Enumerable.Range((int)(first % Width), count).Select(slot => tile.AsSpan(slot * HashBytes, HashBytes).ToArray()).ToList();
        while (hashes.Count > 1) hashes = [.. hashes.Chunk(2).Select(pair => Merkle.Node(pair[0], pair[1]))];
        return hashes[0];
    }

    private byte[] Tile(int level, long place)
    {
        if (!read.TryGetValue((level, place), out var hashes)) read[(level, place)] = hashes = load(level, place) ?? throw new InvalidDataException($"The log has lost its tile {level}/{place}.");
        return hashes;
    }
}
