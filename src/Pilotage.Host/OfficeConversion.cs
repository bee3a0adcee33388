using System.Diagnostics;

namespace Pilotage.Host;

/// <summary>Turns files of an older Office or of WPS into Word documents with LibreOffice, where that is installed; in a profile and folder of its own, within a time.</summary>
public static class OfficeConversion
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The program, or null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "soffice"), Path.Combine(folder, "libreoffice") }).FirstOrDefault(File.Exists);

    /// <summary>The file as a Word document; null where LibreOffice is not installed or cannot read it.</summary>
    public static byte[]? ToWord(byte[] bytes)
    {
        if (Program is not { } program) return null;
        var folder = Directory.CreateTempSubdirectory("pilotage-office").FullName;
        try
        {
            var original = Path.Combine(folder, "original.doc");
            File.WriteAllBytes(original, bytes);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
            foreach (var argument in (string[])["--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "docx", "--outdir", Path.Combine(folder, "out"), original])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return null;
            }
            var converted = Path.Combine(folder, "out", "original.docx");
            return File.Exists(converted) ? File.ReadAllBytes(converted) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
