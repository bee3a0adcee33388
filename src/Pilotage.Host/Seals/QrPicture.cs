using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using QRCoder;

namespace Pilotage.Host;

/// <summary>The picture of a code: error correction M (15 %), with the quiet zone of four modules that ISO/IEC 18004 asks for.</summary>
public static class QrPicture
{
    private static readonly HtmlEncoder Readable = HtmlEncoder.Create(UnicodeRanges.All); // leaves Chinese as it is

    /// <summary>SVG that scales to any size; black on white whatever the page's colours are.</summary>
    /// <param name="label">What a screen reader says.</param>
    public static string Svg(string code, string label)
    {
        using var data = Data(code);
        var size = data.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (!data.ModuleMatrix[y][x]) continue;
                var start = x;
                while (x < size && data.ModuleMatrix[y][x]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h{start - x}z");
            }
        }
        var name = Readable.Encode(label);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" aria-label="{name}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>
            """;
    }

    /// <summary>PNG with square modules.</summary>
    /// <param name="module">Pixels of one module.</param>
    public static byte[] Png(string code, int module = 6)
    {
        using var data = Data(code);
        using var picture = new PngByteQRCode(data);
        return picture.GetGraphic(module);
    }

    /// <summary>Row by row, whether a module is dark; the quiet zone is part of it.</summary>
    internal static IReadOnlyList<bool[]> Modules(string code)
    {
        using var data = Data(code);
        return [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    private static QRCodeData Data(string code) => QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
}
