namespace Pilotage.Tests;

/// <summary>The folder of third-party test data that stands beside the repository and not in it; absent on most machines.</summary>
public static class SharedData
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("PILOTAGE_SHARED") is { Length: > 0 } told ? told : Beside(AppContext.BaseDirectory);

    /// <summary>A file in it, or null where the folder is absent.</summary>
    public static string? File(string path) => Folder is { } folder && System.IO.File.Exists(Path.Combine(folder, path)) ? Path.Combine(folder, path) : null;

    private static string? Beside(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "shared", "DESIGN.md"))) return Path.Combine(folder.FullName, "shared");
        return null;
    }
}

/// <summary>A test that needs the shared folder: run where it is, else skipped with the reason said.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string needs)
    {
        if (SharedData.File(needs) is null && !Directory.Exists(Path.Combine(SharedData.Folder ?? "-", needs))) Skip = $"needs shared/{needs}, which is not on this machine";
    }
}

/// <summary>A theory that needs the shared folder: run where it is, else skipped with the reason said.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string needs)
    {
        if (SharedData.File(needs) is null && !Directory.Exists(Path.Combine(SharedData.Folder ?? "-", needs))) Skip = $"needs shared/{needs}, which is not on this machine";
    }
}
