using System.Runtime.CompilerServices;
using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Tests.Documents;

/// <summary>The ten sample documents beside the tests, one of every form.</summary>
internal static class Sample
{
    public static string Folder { get; } = Beside();

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static Document Named(string name)
    {
        var file = Path.Combine(Folder, name + ".yaml");
        var read = DocumentFile.Read(file, File.ReadAllText(file));
        Assert.Empty(read.Findings);
        return read.Document!;
    }

    public static Document Said(params string[] paragraphs) => new(DocumentKind.Circular, "关于第二季度试点进展的通报", new(["示范市试点工作办公室文件"], "示试办〔2021〕1号"),
        ["各成员单位"], [.. paragraphs.Select(text => Paragraph.Of(text))], Signature: new(["示范市试点工作办公室"], new(2021, 7, 5)));

    private static string Beside([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "documents"); // the compiler gives a full path
}

/// <summary>A test that lays documents out: run where a font with Chinese is installed, else skipped with the reason said.</summary>
public sealed class FontFactAttribute : FactAttribute
{
    public FontFactAttribute()
    {
        if (!FontBook.OfMachine.HasChinese) Skip = "needs a font with Chinese (apt install fonts-noto-cjk)";
    }
}

/// <summary>As <see cref="FontFactAttribute"/>, for a table of cases.</summary>
public sealed class FontTheoryAttribute : TheoryAttribute
{
    public FontTheoryAttribute()
    {
        if (!FontBook.OfMachine.HasChinese) Skip = "needs a font with Chinese (apt install fonts-noto-cjk)";
    }
}

/// <summary>A test that opens documents with LibreOffice: run where it is installed, else skipped with the reason said.</summary>
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        if (OfficeConversion.Program is null) Skip = "needs LibreOffice (apt install libreoffice-writer)";
        else if (!FontBook.OfMachine.HasChinese) Skip = "needs a font with Chinese (apt install fonts-noto-cjk)";
    }
}
