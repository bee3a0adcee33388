using System.Buffers.Binary;
using System.Text;

namespace Pilotage.Host.Documents.Fonts;

/// <summary>A face in a font file of this machine, by the names it gives itself.</summary>
/// <param name="Index">Its place in a collection (.ttc), 0 in a file of one.</param>
internal sealed record FontFile(string Path, int Index, Seq<string> Names, bool Bold)
{
    /// <summary>Where fonts stand on Linux, and the folder PILOTAGE_FONTS names.</summary>
    public static IEnumerable<string> Folders => new[]
    {
        Environment.GetEnvironmentVariable("PILOTAGE_FONTS") ?? "",
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts), // of Windows
        System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "fonts"),
        System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
    }.Where(Directory.Exists).Distinct();

    /// <summary>All faces under some folders, in an order that does not depend on the disk; what is no font is passed over.</summary>
    public static Seq<FontFile> Under(IEnumerable<string> folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .Where(file => System.IO.Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".ttc" or ".otf" or ".otc")
        .Order(StringComparer.Ordinal)
        .SelectMany(Faces)
        .ToSeq();

    private static List<FontFile> Faces(string path)
    {
        var faces = new List<FontFile>();
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096);
            var tag = Bytes(file, 0, 12);
            if (Encoding.ASCII.GetString(tag, 0, 4) == "ttcf")
            {
                var count = Math.Min(U32(tag, 8), 64);
                var offsets = Bytes(file, 12, (int)count * 4);
                for (var i = 0; i < count; i++) Face(file, U32(offsets, i * 4), i);
            }
            else Face(file, 0, 0);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // A file that is broken, or no font, is not one of ours.
        }
        return faces;

        void Face(FileStream file, uint at, int index)
        {
            var tables = U16(Bytes(file, at + 4, 2), 0);
            var directory = Bytes(file, at + 12, tables * 16);
            for (var i = 0; i < tables; i++)
            {
                if (Encoding.ASCII.GetString(directory, i * 16, 4) != "name") continue;
                var names = Read(Bytes(file, U32(directory, (i * 16) + 8), (int)Math.Min(U32(directory, (i * 16) + 12), 1 << 20)));
                faces.Add(new(path, index, names.Families, names.Bold));
            }
        }
    }

    private static (Seq<string> Families, bool Bold) Read(byte[] table)
    {
        var (count, strings) = (U16(table, 2), U16(table, 4));
        var (families, bold) = (new List<string>(), false);
        for (var i = 0; i < count; i++)
        {
            var at = 6 + (i * 12);
            var (platform, id, length, offset) = (U16(table, at), U16(table, at + 6), U16(table, at + 8), U16(table, at + 10));
            if (platform != 3 || id is not (1 or 2 or 4 or 16) || strings + offset + length > table.Length) continue;
            var name = Encoding.BigEndianUnicode.GetString(table, strings + offset, length);
            if (id == 2) bold |= name.Contains("Bold", StringComparison.OrdinalIgnoreCase);
            else if (!families.Contains(name)) families.Add(name);
        }
        return ([.. families], bold);
    }

    private static byte[] Bytes(FileStream file, long at, int length)
    {
        var bytes = new byte[length];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
