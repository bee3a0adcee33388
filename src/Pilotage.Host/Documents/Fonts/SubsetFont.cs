using System.Buffers.Binary;
using System.Text;

namespace Pilotage.Host.Documents.Fonts;

/// <summary>The characters of one face that a document uses, as a TrueType font of their own; glyphs are numbered in the order of their characters, so the bytes do not depend on use.</summary>
internal sealed class SubsetFont
{
    private readonly SortedDictionary<int, Glyph> used = [];
    private Dictionary<int, int>? numbers;

    public SubsetFont(Face face) => Face = face;

    public Face Face { get; }

    public IReadOnlyList<int> Characters => [.. used.Keys];

    public void Use(Rune character)
    {
        if (Face.Of(character) is { } glyph) used.TryAdd(character.Value, glyph);
    }

    /// <summary>The number of a character's glyph; 0, the empty box, where the face lacks it. Asked only when all characters are known.</summary>
    public int Number(Rune character) => (numbers ??= used.Keys.Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => pair.i + 1)).GetValueOrDefault(character.Value);

    public int Advance(int character) => used[character].Advance;

    /// <summary>The font as a file. Tables in the order of their tags, checksums as the format asks.</summary>
    public byte[] Bytes()
    {
        var glyphs = used.Values.Prepend(Box).ToList();
        var outlines = new MemoryStream();
        var places = new List<int>();
        foreach (var glyph in glyphs)
        {
            places.Add((int)outlines.Length);
            outlines.Write(Outline(glyph));
        }
        places.Add((int)outlines.Length);
        var (left, bottom, right, top) = (glyphs.Min(glyph => glyph.Left), glyphs.Min(glyph => glyph.Bottom), glyphs.Max(glyph => glyph.Right), glyphs.Max(glyph => glyph.Top));
        var mostPoints = glyphs.Max(glyph => glyph.Contours.Sum(contour => contour.Count));
        var tables = new (string Tag, byte[] Bytes)[]
        {
            ("glyf", outlines.ToArray()),
            // version, revision, checksum (below), magic, flags, units, two dates (none), box, style, least size, direction, long offsets, format
            ("head", Write(U32(0x00010000), U32(0x00010000), U32(0), U32(0x5F0F3CF5), S16(0x000B, Face.Em), new byte[16], S16(left, bottom, right, top), S16(Face.Bold ? 1 : 0, 8, 2, 1, 0))),
            ("hhea", Write(U32(0x00010000), S16(880, -120, 0, glyphs.Max(glyph => glyph.Advance), left, 0, right, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.Count))),
            ("hmtx", Write([.. glyphs.Select(glyph => S16(glyph.Advance, glyph.Left))])),
            ("loca", Write([.. places.Select(place => U32((uint)place))])),
            ("maxp", Write(U32(0x00010000), S16(glyphs.Count, mostPoints, glyphs.Max(glyph => glyph.Contours.Count), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0))),
        };
        return Assemble(tables);
    }

    private static Glyph Box => new(Face.Em, 100, 0, 900, 800,
    [
        [new(100, 0, true), new(100, 800, true), new(900, 800, true), new(900, 0, true)],
        [new(150, 50, true), new(850, 50, true), new(850, 750, true), new(150, 750, true)],
    ]);

    private static byte[] Outline(Glyph glyph)
    {
        if (glyph.Contours.Count == 0) return [];
        var (ends, flags, xs, ys) = (new List<int>(), new List<byte>(), new MemoryStream(), new MemoryStream());
        var (x, y, count) = (0, 0, 0);
        foreach (var contour in glyph.Contours)
        {
            foreach (var knot in contour)
            {
                var flag = knot.On ? 1 : 0;
                flag |= Step(xs, knot.X - x, 0x02, 0x10);
                flag |= Step(ys, knot.Y - y, 0x04, 0x20);
                flags.Add((byte)flag);
                (x, y) = (knot.X, knot.Y);
            }
            count += contour.Count;
            ends.Add(count - 1);
        }
        var bytes = Write(S16(glyph.Contours.Count, glyph.Left, glyph.Bottom, glyph.Right, glyph.Top), S16([.. ends]), S16(0), [.. flags], xs.ToArray(), ys.ToArray());
        return bytes.Length % 4 == 0 ? bytes : [.. bytes, .. new byte[4 - (bytes.Length % 4)]];
    }

    private static int Step(MemoryStream to, int by, int shortBit, int sameBit)
    {
        if (by == 0) return sameBit;
        if (Math.Abs(by) < 256)
        {
            to.WriteByte((byte)Math.Abs(by));
            return by > 0 ? shortBit | sameBit : shortBit;
        }
        to.Write(S16(by));
        return 0;
    }

    private static byte[] Assemble((string Tag, byte[] Bytes)[] tables)
    {
        var power = (int)Math.Log2(tables.Length);
        var file = new MemoryStream();
        file.Write(Write(U32(0x00010000), S16(tables.Length, 16 << power, power, (tables.Length * 16) - (16 << power))));
        var at = 12 + (tables.Length * 16);
        foreach (var (tag, bytes) in tables)
        {
            file.Write(Write(Encoding.ASCII.GetBytes(tag), U32(Sum(bytes)), U32((uint)at), U32((uint)bytes.Length)));
            at += (bytes.Length + 3) / 4 * 4;
        }
        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            file.Write(new byte[(4 - (bytes.Length % 4)) % 4]);
        }
        var font = file.ToArray();
        var head = 12 + (tables.Length * 16) + ((tables[0].Bytes.Length + 3) / 4 * 4);
        BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(head + 8), unchecked(0xB1B0AFBA - Sum(font)));
        return font;
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            var word = 0u;
            for (var j = i; j < i + 4; j++) word = (word << 8) | (j < bytes.Length ? bytes[j] : 0u);
            sum = unchecked(sum + word);
        }
        return sum;
    }

    private static byte[] Write(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    private static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] S16(params int[] values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(i * 2), unchecked((short)values[i]));
        return bytes;
    }
}
