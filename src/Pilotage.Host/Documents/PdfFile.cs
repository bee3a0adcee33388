using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Host.Documents.Layout;

namespace Pilotage.Host.Documents;

/// <summary>
/// Writes pages as PDF 1.7: one small TrueType font for each face used, every character with its own Unicode value, no clock and no chance, so that the same
/// document gives the same bytes. Written here because Skia's own writer embeds TrueType fonts whole and CFF fonts as nameless Type 3 without true text.
/// </summary>
internal sealed class PdfFile(FontBook fonts) : IDisposable
{
    private const double Page = 297 * Sheet.Mm;
    private readonly Dictionary<Face, SubsetFont> subsets = [];
    private readonly MemoryStream file = new();
    private readonly List<long> places = [];

    public void Dispose() => file.Dispose();

    public byte[] Write(Seq<PageMarks> pages, string title, Language language, DateOnly? day)
    {
        foreach (var run in pages.SelectMany(page => page.Upright.Concat(page.Turned)).OfType<Run>())
            foreach (var character in run.Characters) Subset(run.Role, character)?.Use(character);
        var faces = subsets.Values.OrderBy(subset => subset.Face.PostScript, StringComparer.Ordinal).ToList();
        Raw("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        // 1 catalogue, 2 tree of pages, 3 information, then two objects a page and five a font.
        var (firstPage, firstFont) = (4, 4 + (pages.Count * 2));
        Object($"<< /Type /Catalog /Pages 2 0 R /Lang ({(language == Language.Zh ? "zh-CN" : "en")}) /ViewerPreferences << /DisplayDocTitle true >> >>");
        Object($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{firstPage + (i * 2)} 0 R"))}] /MediaBox [0 0 {N(Sheet.Width)} {N(Page)}] "
            + $"/Resources << /Font << {string.Join(' ', faces.Select((_, i) => $"/F{i} {firstFont + (i * 5)} 0 R"))} >> >> >>");
        Object($"<< /Title {Words(title)} /Producer (Pilotage){(day is { } made ? $" /CreationDate (D:{made:yyyyMMdd})" : "")} >>");
        for (var i = 0; i < pages.Count; i++)
        {
            Object($"<< /Type /Page /Parent 2 0 R /Contents {firstPage + (i * 2) + 1} 0 R >>");
            Stream("", Content(pages[i], faces));
        }
        foreach (var (subset, i) in faces.Select((subset, i) => (subset, i))) Font(subset, firstFont + (i * 5));
        var table = file.Position;
        var text = new StringBuilder($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, 16));
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R /Info 3 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n");
        Raw(text.ToString());
        return file.ToArray();
    }

    private SubsetFont? Subset(Role role, Rune character)
    {
        if ((fonts.For(role, character) ?? fonts.Of(role) ?? fonts.Of(Role.Body)) is not { } face) return null;
        if (!subsets.TryGetValue(face, out var subset)) subsets[face] = subset = new(face);
        return subset;
    }

    private byte[] Content(PageMarks page, List<SubsetFont> faces)
    {
        var text = new StringBuilder();
        foreach (var mark in page.Upright) Mark(text, mark, Page, faces);
        if (page.Turned.Count > 0)
        {
            // A quarter turn to the left: the turned sheet's left edge is the foot of the page.
            text.Append(CultureInfo.InvariantCulture, $"q 0 1 -1 0 {N(Sheet.Width)} 0 cm\n");
            foreach (var mark in page.Turned) Mark(text, mark, Sheet.Width, faces);
            text.Append("Q\n");
        }
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private void Mark(StringBuilder text, Mark mark, double height, List<SubsetFont> faces)
    {
        switch (mark)
        {
            case Rule rule:
                text.Append(CultureInfo.InvariantCulture, $"{Ink(rule.Ink)} RG {N(rule.Weight)} w {N(rule.X1)} {N(height - rule.Y1)} m {N(rule.X2)} {N(height - rule.Y2)} l S\n");
                break;
            case Box box:
                text.Append(CultureInfo.InvariantCulture, $"{Ink(box.Ink)} rg {N(box.X)} {N(height - box.Y - box.Height)} {N(box.Width)} {N(box.Height)} re f\n");
                break;
            case Run run:
                Letters(text, run, height, faces);
                break;
        }
    }

    // Each character stands exactly where the layout put it: what its own width lacks is added behind it.
    private void Letters(StringBuilder text, Run run, double height, List<SubsetFont> faces)
    {
        text.Append(CultureInfo.InvariantCulture, $"BT {Ink(run.Ink)} rg ");
        var x = run.X;
        SubsetFont? now = null;
        for (var i = 0; i < run.Characters.Length; i++)
        {
            if (Subset(run.Role, run.Characters[i]) is not { } subset) continue;
            if (subset != now)
            {
                if (now is not null) text.Append("] TJ ");
                text.Append(CultureInfo.InvariantCulture, $"/F{faces.IndexOf(subset)} {N(run.Size)} Tf 1 0 0 1 {N(x)} {N(height - run.Baseline)} Tm [");
                now = subset;
            }
            var number = subset.Number(run.Characters[i]);
            var own = (number == 0 ? Face.Em : subset.Advance(run.Characters[i].Value)) * run.Size / Face.Em;
            text.Append(CultureInfo.InvariantCulture, $"<{number:X4}>");
            var more = (own - run.Advances[i]) * 1000 / run.Size;
            if (Math.Abs(more) > 0.01) text.Append(N(more));
            x += run.Advances[i];
        }
        text.Append(now is null ? "ET\n" : "] TJ ET\n");
    }

    private void Font(SubsetFont subset, int first)
    {
        var name = Tag(subset) + "+" + subset.Face.PostScript;
        var characters = subset.Characters;
        Object($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 4} 0 R >>");
        var widths = string.Join(' ', characters.Select(subset.Advance));
        Object($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {first + 2} 0 R "
            + $"/CIDToGIDMap /Identity /DW 1000 /W [1 [{widths}]] >>");
        Object($"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-200 -300 1200 1100] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV {(subset.Face.Bold ? 140 : 80)} /FontFile2 {first + 3} 0 R >>");
        var bytes = subset.Bytes();
        Stream($"/Length1 {bytes.Length}", bytes);
        Stream("", Encoding.ASCII.GetBytes(Unicode(characters)));
    }

    private static string Unicode(IReadOnlyList<int> characters)
    {
        var text = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (var from = 0; from < characters.Count; from += 100)
        {
            var count = Math.Min(100, characters.Count - from);
            text.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var i = from; i < from + count; i++)
                text.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(new Rune(characters[i]).ToString()))}>\n");
            text.Append("endbfchar\n");
        }
        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    // Six capitals before the name of a part of a font; they follow from what is in it.
    private static string Tag(SubsetFont subset)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(subset.Face.PostScript + string.Join(',', subset.Characters)));
        return string.Concat(hash.Take(6).Select(part => (char)('A' + (part % 26))));
    }

    private void Object(string body)
    {
        places.Add(file.Position);
        Raw($"{places.Count} 0 obj\n{body}\nendobj\n");
    }

    private void Stream(string keys, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var flate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) flate.Write(bytes);
        places.Add(file.Position);
        Raw($"{places.Count} 0 obj\n<< {keys} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        packed.WriteTo(file);
        Raw("\nendstream\nendobj\n");
    }

    private void Raw(string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text.Replace('\n', ' ')))}>";

    private static string Ink(uint ink) => $"{N(((ink >> 16) & 255) / 255.0)} {N(((ink >> 8) & 255) / 255.0)} {N((ink & 255) / 255.0)}";

    private static string N(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
