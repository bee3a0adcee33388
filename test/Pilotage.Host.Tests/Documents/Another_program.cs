using System.Diagnostics;
using Pilotage.Host.Documents;

namespace Pilotage.Host.Tests.Documents;

public class Another_program
{
    [OfficeFact]
    public void shows_the_pages_we_say_of_ten_documents()
    {
        var folder = Directory.CreateTempSubdirectory("pilotage-office-").FullName;
        var said = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in Sample.Names)
        {
            var rendered = Press.Render(Sample.Named(name));
            File.WriteAllBytes(Path.Combine(folder, name + ".docx"), rendered.Docx);
            said[name] = rendered.Pages;
        }
        Assert.True(said.Count >= 10);
        Convert(folder);
        Assert.Equal(said, new SortedDictionary<string, int>(said.Keys.ToDictionary(name => name, name => Pages(Path.Combine(folder, name + ".pdf"))), StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private static void Convert(string folder)
    {
        var start = new ProcessStartInfo(OfficeConversion.Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, .. Directory.GetFiles(folder, "*.docx")])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(4)), "LibreOffice did not end");
    }

    private static int Pages(string pdf)
    {
        Assert.True(File.Exists(pdf), $"LibreOffice made no {Path.GetFileName(pdf)}");
        using var open = UglyToad.PdfPig.PdfDocument.Open(pdf);
        return open.NumberOfPages;
    }
}
