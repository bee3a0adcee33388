using System.IO.Compression;
using System.Text;
using Pilotage.Packs;

namespace Pilotage.Host;

/// <summary>Reads a pack's folder: text files only, within bounds, so that a hostile folder is a finding and not a crash.</summary>
public static class PackFolder
{
    private const long Largest = 8 * 1024 * 1024; // bytes of one file
    private const int Most = 5_000; // files
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly string[] Read = [".yaml", ".md", ".csv", ".txt"];

    public static Loaded Load(string folder)
    {
        if (!Directory.Exists(folder)) return new(null, [new("PK006", Place.Of(folder), new("没有这个文件夹", "there is no such folder"))]);
        var findings = new List<Finding>();
        var files = Files(folder, findings);
        if (findings.Count > 0) return new(null, [.. findings]);
        return Loading.Load(files);
    }

    /// <summary>Path inside the folder, with slashes, to text.</summary>
    public static Dictionary<string, string> Files(string folder, List<Finding> findings)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        foreach (var path in Directory.EnumerateFiles(folder, "*", all))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!Read.Contains(Path.GetExtension(name))) continue;
            if (files.Count >= Most)
            {
                findings.Add(new("PK008", Place.Of(name), new($"文件超过 {Most} 个", $"more than {Most} files")));
                break;
            }
            if (new FileInfo(path).Length > Largest) findings.Add(new("PK008", Place.Of(name), new($"文件大于 {Largest / 1024 / 1024} MB", $"larger than {Largest / 1024 / 1024} MB")));
            else if (Text(path) is { } text) files[name] = text;
            else findings.Add(new("PK009", Place.Of(name), new("不是 UTF-8 文本", "not UTF-8 text")));
        }
        return files;
    }

    /// <summary>A pack in a ZIP archive, at its top or in one folder; within the same bounds, whatever the archive says of itself.</summary>
    public static Loaded Unpack(Stream zip)
    {
        var (findings, files) = (new List<Finding>(), new Dictionary<string, string>(StringComparer.Ordinal));
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            var top = archive.Entries.Where(entry => entry.Name == "pack.yaml").Select(entry => entry.FullName[..^"pack.yaml".Length]).OrderBy(path => path.Length).FirstOrDefault() ?? "";
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith(top, StringComparison.Ordinal) && Read.Contains(Path.GetExtension(entry.Name))))
            {
                var name = entry.FullName[top.Length..];
                if (files.Count >= Most) return new(null, [new("PK008", Place.Of(name), new($"文件超过 {Most} 个", $"more than {Most} files"))]);
                using var content = entry.Open();
                if (Bounded(content) is not { } bytes) findings.Add(new("PK008", Place.Of(name), new($"大于 {Largest / 1024 / 1024} MB", $"larger than {Largest / 1024 / 1024} MB")));
                else if (Text(bytes) is { } text) files[name] = text;
                else findings.Add(new("PK009", Place.Of(name), new("不是 UTF-8 文本", "not UTF-8 text")));
                if (findings.Count > 20) break;
            }
        }
        catch (InvalidDataException)
        {
            return new(null, [new("PK006", Place.Of("pack.zip"), new("不是 ZIP 压缩包，或者已损坏", "this is no ZIP archive, or it is damaged"))]);
        }
        return findings.Count > 0 ? new(null, [.. findings]) : Loading.Load(files);
    }

    private static byte[]? Bounded(Stream content)
    {
        var (piece, kept) = (new byte[64 * 1024], new MemoryStream());
        for (int read; (read = content.Read(piece)) > 0;)
        {
            if (kept.Length + read > Largest) return null;
            kept.Write(piece, 0, read);
        }
        return kept.ToArray();
    }

    private static string? Text(string path) => Text(File.ReadAllBytes(path));

    private static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
