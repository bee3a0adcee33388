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

    private static string? Text(string path)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
