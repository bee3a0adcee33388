using System.Security.Cryptography;

namespace Pilotage.Host;

/// <summary>A file that was taken in.</summary>
/// <param name="Hash">What it is kept by.</param>
/// <param name="Type">Media type as its content shows, not as its sender says.</param>
public sealed record FileKept(string Hash, long Size, string Type);

/// <summary>Files handed in, kept by content hash in the data folder and outside any web root; what they are is judged by content.</summary>
public sealed class FilesKept(string data)
{
    /// <summary>Largest file taken, in bytes.</summary>
    public const long Largest = 20 * 1024 * 1024;

    private static readonly (string Type, byte[] Start, string[] Endings)[] Known =
    [
        ("application/pdf", "%PDF-"u8.ToArray(), [".pdf"]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [".png"]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF], [".jpg", ".jpeg"]),
        ("application/vnd.openxmlformats-officedocument", [0x50, 0x4B, 0x03, 0x04], [".docx", ".xlsx"]),
    ];

    /// <summary>Takes a file in; refused where it is too large, empty, or not what its name says.</summary>
    public async Task<Outcome<FileKept>> Take(string name, Stream content, CancellationToken stop = default)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "files", "arriving"));
        var arriving = Path.Combine(folder.FullName, Path.GetRandomFileName());
        try
        {
            var (size, hash, start) = (0L, IncrementalHash.CreateHash(HashAlgorithmName.SHA256), new byte[8]);
            await using (var file = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write))
            {
                var buffer = new byte[81920];
                while (await content.ReadAsync(buffer, stop) is > 0 and var read)
                {
                    if (size < start.Length) buffer.AsSpan(0, (int)Math.Min(read, start.Length - size)).CopyTo(start.AsSpan((int)size));
                    size += read;
                    if (size > Largest) return TooLarge(name);
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), stop);
                }
                file.Flush(flushToDisk: true);
            }
            if (size == 0) return new Refusal("file-empty", new($"文件“{name}”是空的", $"The file '{name}' is empty"));
            var ending = Path.GetExtension(name).ToLowerInvariant();
            var known = Known.FirstOrDefault(kind => start.AsSpan().StartsWith(kind.Start) && kind.Endings.Contains(ending));
            if (known.Type is null) return WrongKind(name);
            var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
            var place = Place(digest);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!); // it is below the data folder
            if (!File.Exists(place)) File.Move(arriving, place);
            return new FileKept("sha256:" + digest, size, known.Type);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Opens a file kept; null where there is none by that hash.</summary>
    public Stream? Open(string hash)
    {
        if (!hash.StartsWith("sha256:", StringComparison.Ordinal) || hash.Length != 71 || hash.AsSpan(7).ContainsAnyExcept("0123456789abcdef")) return null;
        var place = Place(hash[7..]);
        return File.Exists(place) ? File.OpenRead(place) : null;
    }

    private string Place(string digest) => Path.Combine(data, "files", digest[..2], digest);

    private static Refusal TooLarge(string name) => new("file-too-large", new($"文件“{name}”大于 {Largest / 1024 / 1024} MB", $"The file '{name}' is larger than {Largest / 1024 / 1024} MB"), null,
        new("请压缩或拆分后再上传", "Compress it or split it"));

    private static Refusal WrongKind(string name) => new("file-kind", new($"文件“{name}”的内容不是 PDF、PNG、JPEG、DOCX 或 XLSX，或与扩展名不符", $"The content of '{name}' is not PDF, PNG, JPEG, DOCX or XLSX, or not what its ending says"), null,
        new("请另存为 PDF 后再上传", "Save it as PDF and try again"));
}
