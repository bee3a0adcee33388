using System.Runtime.CompilerServices;

namespace Pilotage.Tests;

/// <summary>Compares what a person would look at with a committed picture beside the test; ACCEPT=1 in the environment rewrites it.</summary>
public static class Snapshot
{
    public static void Match(string actual, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "pictures"); // the compiler gives a full path
        var path = Path.Combine(folder, name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"No picture {name}; look at the output and run again with ACCEPT=1:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
