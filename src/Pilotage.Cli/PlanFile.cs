using Pilotage.Host;
using Pilotage.Plan;

namespace Pilotage.Cli;

/// <summary>Reads a plan from a file of any format and writes it as definitions: the folder whole, or nothing.</summary>
internal static class PlanFile
{
    public static Reading Read(string file)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(file)) return Reading.None("no-file", Place.Of(name), new($"找不到文件“{file}”", $"there is no file '{file}'"));
        var length = new FileInfo(file).Length;
        if (length > Import.Largest) return Import.TooLarge(name, length);
        return OfficeConversion.Read(name, File.ReadAllBytes(file));
    }

    /// <summary>Writes beside the folder first and moves it into place, so that a reader never sees half of it.</summary>
    /// <returns>The reason why nothing was written; null when all was.</returns>
    public static Refusal? Write(Reading reading, string folder)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(whole)) return new("not-a-folder", new($"“{folder}”是一个文件，不是文件夹", $"'{folder}' is a file, not a folder"));
        if (Directory.Exists(whole) && Directory.EnumerateFileSystemEntries(whole).Any())
            return new("folder-not-empty", new($"文件夹“{folder}”不是空的；没有写入任何内容", $"the folder '{folder}' is not empty; nothing was written"));
        var beside = $"{whole}.{Environment.ProcessId}.part";
        Directory.CreateDirectory(beside);
        try
        {
            foreach (var (name, text) in Import.Files(reading)) File.WriteAllText(Path.Combine(beside, name), text);
            if (Directory.Exists(whole)) Directory.Delete(whole);
            Directory.Move(beside, whole);
            return null;
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }
}
