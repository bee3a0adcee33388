using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pilotage.Window;

namespace Pilotage.Host.Tests.Seals;

public sealed class The_picture
{
    private const string Address = "https://pilot.example.org/verify/";
    private readonly Seal seal = Seal.Of(Seal.NewKey());

    [ZbarTheory]
    [InlineData("上海环球国际旅行社有限公司")]
    [InlineData("一个非常非常长的企业名称一个非常非常长的企业名称一个非常非常长的企业名称一个非常非常长的企业名称一个非常非常长的企业名称")]
    public void is_read_by_a_scanner_and_proves_itself_with_the_published_key(string holder)
    {
        var licence = The_seal.Licence() with { Holder = holder };
        var code = seal.Code(licence, Address).Value;

        var scanned = Scan(QrPicture.Png(code));

        Assert.Equal(code, scanned);
        Assert.InRange(Encoding.UTF8.GetByteCount(scanned), 1, 400);
        Assert.True(CertificatePayload.Verify(scanned, Keyring.Parse(seal.Keyring("shanghai").Publish()).Value, licence.IssuedOn).Value.Covers(licence));
    }

    [ZbarFact]
    public void as_svg_is_read_as_well()
    {
        var code = seal.Code(The_seal.Licence(), Address).Value;

        Assert.Equal(code, Scan(Bitmap(QrPicture.Svg(code, "code"))));
    }

    [Fact]
    public void has_a_name_for_screen_readers_and_lets_no_markup_in()
    {
        var svg = QrPicture.Svg("PLT1:A", "证照二维码 <1>");

        Assert.Equal("证照二维码 <1>", XElement.Parse(svg).Attribute("aria-label")!.Value);
        Assert.Contains("证照二维码", svg, StringComparison.Ordinal);
    }

    // Draws the runs of the path, six pixels a module, as a portable graymap.
    private static byte[] Bitmap(string svg)
    {
        var picture = XElement.Parse(svg);
        var size = int.Parse(picture.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);
        var pixels = Enumerable.Repeat((byte)255, size * 6 * size * 6).ToArray();
        foreach (Match run in Regex.Matches(picture.Elements().Last().Attribute("d")!.Value, @"M(\d+) (\d+)h(\d+)v1h-\d+z"))
        {
            var (x, y, wide) = (int.Parse(run.Groups[1].Value, null) * 6, int.Parse(run.Groups[2].Value, null) * 6, int.Parse(run.Groups[3].Value, null) * 6);
            for (var row = y; row < y + 6; row++) pixels.AsSpan(row * size * 6 + x, wide).Clear();
        }
        return [.. Encoding.ASCII.GetBytes($"P5\n{size * 6} {size * 6}\n255\n"), .. pixels];
    }

    private static string Scan(byte[] picture)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.picture");
        File.WriteAllBytes(file, picture);
        try
        {
            using var zbar = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", file]) { RedirectStandardOutput = true })!; // found, else skipped
            var read = zbar.StandardOutput.ReadToEnd();
            zbar.WaitForExit();
            return read.TrimEnd('\n');
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>The scanner <c>zbarimg</c> of the package zbar-tools.</summary>
internal static class Zbar
{
    public static string? Missing { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "zbarimg")))
        ? null
        : "needs zbarimg (package zbar-tools), which is not on this machine";
}

/// <summary>A test that needs the scanner: run where it is, else skipped with the reason said.</summary>
public sealed class ZbarFactAttribute : FactAttribute
{
    public ZbarFactAttribute() => Skip = Zbar.Missing;
}

/// <summary>A theory that needs the scanner: run where it is, else skipped with the reason said.</summary>
public sealed class ZbarTheoryAttribute : TheoryAttribute
{
    public ZbarTheoryAttribute() => Skip = Zbar.Missing;
}
