using System.Diagnostics;
using Pilotage.Plan;

namespace Pilotage.Host;

/// <summary>Turns files of an older Office, of WPS or of OpenDocument into Word documents and workbooks with LibreOffice, where that is installed; in a profile and folder of its own, within a time.</summary>
public static class OfficeConversion
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The program, or null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "soffice"), Path.Combine(folder, "libreoffice") }).FirstOrDefault(File.Exists);

    /// <summary>Reads a document of any format, converting it first where it needs that.</summary>
    public static Reading Read(string name, byte[] bytes)
    {
        if (Import.Kind(bytes) != FileKind.OldOffice || Program is null) return Import.Read(name, bytes);
        if (Import.AgainstConverting(name, bytes) is { } against) return against;
        return Convert(bytes, Import.IsOldWorkbook(bytes)) is { } converted ? Import.Read(name, converted) : Import.NotConverted(name);
    }

    // LibreOffice takes an archive by its ending.
    private static string Ending(byte[] bytes, bool workbook) => (bytes.AsSpan().StartsWith("PK"u8), workbook) switch
    {
        (true, true) => "ods",
        (true, false) => "odt",
        (false, true) => "xls",
        _ => "doc",
    };

    /// <summary>The file as a Word document or a workbook; null where LibreOffice is not installed or cannot read it.</summary>
    /// <param name="workbook">Whether it is a workbook, such as .xls and .et.</param>
    public static byte[]? Convert(byte[] bytes, bool workbook)
    {
        if (Program is not { } program) return null;
        var folder = Directory.CreateTempSubdirectory("pilotage-office").FullName;
        try
        {
            var original = Path.Combine(folder, "original." + Ending(bytes, workbook));
            File.WriteAllBytes(original, bytes);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
            foreach (var argument in (string[])["--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--nologo", "--nodefault", "--convert-to", workbook ? "xlsx" : "docx", "--outdir", Path.Combine(folder, "out"), original])
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
            var converted = Path.Combine(folder, "out", workbook ? "original.xlsx" : "original.docx");
            return File.Exists(converted) ? File.ReadAllBytes(converted) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
