using System.Text.Json;

namespace Pilotage.Host;

/// <summary>What the office system gets of a document: its model's words, and both files.</summary>
public sealed record OaPackage(string Id, string Kind, string Title, Seq<string> To, Seq<string> Copies, DateOnly? Signed, string Hash, byte[] Docx, byte[] Pdf);

/// <summary>
/// The way to the city's office system, a port: takes a document that is signed and gives the name it is kept by there; the number comes back as an ask. What comes with
/// the program is a folder <c>oa/outbox</c> below the data folder, from which a person or another program fetches.
/// </summary>
public sealed record OaOutbox(Func<OaPackage, CancellationToken, Task<string>> Send)
{
    public static OaOutbox InFolder(string data) => new(async (package, stop) =>
    {
        var name = $"{package.Id}-{package.Hash[7..19]}";
        var folder = Directory.CreateDirectory(Path.Combine(data, "oa", "outbox", name)).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "document.docx"), package.Docx, stop);
        await File.WriteAllBytesAsync(Path.Combine(folder, "document.pdf"), package.Pdf, stop);
        var about = new { package.Id, package.Kind, package.Title, package.To, package.Copies, package.Signed, package.Hash };
        await File.WriteAllTextAsync(Path.Combine(folder, "about.json"), JsonSerializer.Serialize(about, FactJson.Options), stop); // last, so that a folder with it is whole
        return name;
    });
}
