namespace Pilotage.Host;

/// <summary>A file that only its owner may read: databases hold keys and personal values. What SQLite lays beside it takes the same rights.</summary>
internal static class OwnersFile
{
    /// <summary>Makes an empty file where there is none; one that is there keeps the rights its administrator gave it.</summary>
    public static void Make(string path)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}
