using Pilotage.Packs;

namespace Pilotage.Tests;

/// <summary>The packs of the checkout, read once.</summary>
public static class PackFiles
{
    private static readonly Lazy<Pack> LoadedShanghai = new(() => Load("shanghai-2020"));
    private static readonly Lazy<Pack> LoadedMinimal = new(() => Load("minimal"));

    public static Pack Shanghai => LoadedShanghai.Value;

    public static Pack Minimal => LoadedMinimal.Value;

    public static Dictionary<string, string> Of(string pack)
    {
        var folder = Repository.At("packs", pack);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static Pack Load(string pack)
    {
        var loaded = Loading.Load(Of(pack));
        return loaded.Pack ?? throw new InvalidOperationException(string.Join('\n', loaded.Findings));
    }
}
