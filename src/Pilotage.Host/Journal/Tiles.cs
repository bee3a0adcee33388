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

    private readonly Dictionary<(int Level, long Place), Tile> read = [];
    private readonly HashSet<(int Level, long Place)> changed = [];

    // Room for a whole tile from the start: one that grows by a hash at a time is not copied for each.
    private sealed class Tile(byte[] hashes)
    {
        private readonly byte[] room = Room(hashes);

        public int Length { get; set; } = hashes.Length;

        public Span<byte> this[int slot] => room.AsSpan(slot * HashBytes, HashBytes);

        public ReadOnlySpan<byte> Some(int first, int count) => room.AsSpan(first * HashBytes, count * HashBytes);

        private static byte[] Room(byte[] hashes)
        {
            var room = new byte[Width * HashBytes];
            hashes.CopyTo(room, 0);
            return room;
        }
    }

    /// <summary>Tiles that have grown, with their hashes.</summary>
    public IEnumerable<(int Level, long Place, byte[] Hashes)> Changed =>
        changed.Order().Select(at => (at.Level, at.Place, read[at].Some(0, read[at].Length / HashBytes).ToArray()));

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
            if (slot == 0) read[at] = new([]);
            var tile = At(level, at.Place);
            hash.CopyTo(tile[slot]);
            tile.Length = (slot + 1) * HashBytes; // what stands behind it was left by a sealing that never finished
            changed.Add(at);
            if (slot < Width - 1) return;
            hash = Reduce(level, at.Place * Width, Width);
            index = at.Place;
        }
    }

    /// <summary>The root of a full subtree: its height and its place among those of that height.</summary>
    public byte[] Full(int height, long place) => Reduce(height / Bits, place << height % Bits, 1 << height % Bits);

    // The node above so many neighbours of a level, folded in place: half as many after each pass.
    private byte[] Reduce(int level, long first, int count)
    {
        Span<byte> hashes = stackalloc byte[Width * HashBytes];
        At(level, first / Width).Some((int)(first % Width), count).CopyTo(hashes);
        for (; count > 1; count /= 2)
            for (var pair = 0; pair < count / 2; pair++)
                Merkle.Node(hashes.Slice(2 * pair * HashBytes, HashBytes), hashes.Slice((2 * pair + 1) * HashBytes, HashBytes)).CopyTo(hashes.Slice(pair * HashBytes, HashBytes));
        return hashes[..HashBytes].ToArray();
    }

    private Tile At(int level, long place)
    {
        if (!read.TryGetValue((level, place), out var tile))
            read[(level, place)] = tile = new(load(level, place) ?? throw new InvalidDataException($"The log has lost its tile {level}/{place}."));
        return tile;
    }
}
