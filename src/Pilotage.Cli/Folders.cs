namespace Pilotage.Cli;

/// <summary>Where the program finds its packs: beside itself, in a folder above it (a checkout), or at or above the folder it was called from.</summary>
public static class Folders
{
    /// <summary>The folder of packs, or null where none is found.</summary>
    public static string? Packs => Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory);

    /// <summary>The pack taken where none is named: the one <c>packs/default</c> names.</summary>
    public static string? DefaultPack => Packs is { } packs && Path.Combine(packs, "default") is var file && File.Exists(file)
        ? Path.Combine(packs, File.ReadAllText(file).Trim())
        : null;

    /// <summary>A pack named by its folder or, when it stands among the packs, by its id; the default where none is named.</summary>
    public static string? Pack(string? named) => named switch
    {
        null or "" => DefaultPack,
        _ when Directory.Exists(named) => Path.GetFullPath(named),
        _ when Packs is { } packs && Directory.Exists(Path.Combine(packs, named)) => Path.Combine(packs, named),
        _ => null,
    };

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "packs", "default"))) return Path.Combine(folder.FullName, "packs");
        return null;
    }
}
