using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Pilotage.Plan;

/// <summary>The filters of PDF with a bound on what they give: a few kilobytes of a stream can otherwise grow to gigabytes.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    // Bytes that one stream may give, and all together; the library decodes some streams more than once.
    private const long MostOfOne = 128L * 1024 * 1024;
    private const long Most = 2048L * 1024 * 1024;

    private readonly byte[] buffer = new byte[65_536];

    // Drawings of glyphs are asked for once for every letter on every page.
    private readonly Dictionary<Memory<byte>, Memory<byte>> glyphs = [];

    private long given;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        [.. DefaultFilterProvider.Instance.GetFilters(dictionary).Select(filter => new Counted(filter, this))];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        [.. DefaultFilterProvider.Instance.GetNamedFilters(names).Select(filter => new Counted(filter, this))];

    public IReadOnlyList<IFilter> GetAllFilters() => [.. DefaultFilterProvider.Instance.GetAllFilters().Select(filter => new Counted(filter, this))];

    private void Give(long bytes, long size)
    {
        given += bytes;
        if (given > Most || size > MostOfOne) throw Unreadable.Hostile(new("PDF 展开后过大（疑为压缩炸弹），不予读取", "the PDF would grow too large (a compression bomb?) and is not read"));
    }

    private sealed class Counted(IFilter inner, PdfFilters all) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (all.glyphs.TryGetValue(input, out var known)) return known;
            if (inner is FlateFilter) Measure(input);
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (inner is not FlateFilter) all.Give(output.Length, output.Length);
            if (Drawing(output.Span) is not (> 0 and var end)) return output;
            return all.glyphs[input] = output[..end].ToArray();
        }

        // The drawing of a glyph of a Type 3 font begins with its width and box, `wx wy llx lly urx ury d1` (ISO 32000-1, 9.6.5). Its shape
        // says nothing that is read here: it ends behind the box.
        private static int Drawing(ReadOnlySpan<byte> stream)
        {
            var head = stream[..Math.Min(stream.Length, 120)];
            var end = head.IndexOf(" d1"u8) is >= 0 and var box ? box : head.IndexOf(" d0"u8);
            return end > 0 && head[..end].IndexOfAnyExcept("0123456789+-. \r\n\t"u8) < 0 ? end + 3 : -1;
        }

        // Inflates once for the size alone, so that the real decoding never starts on a bomb.
        private void Measure(Memory<byte> input)
        {
            var bytes = MemoryMarshal.TryGetArray<byte>(input, out var part) ? part : input.ToArray();
            using var stream = new ZLibStream(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), CompressionMode.Decompress); // an array was got or made
            var size = 0L;
            try
            {
                for (var got = stream.Read(all.buffer); got > 0; got = stream.Read(all.buffer)) all.Give(got, size += got);
            }
            catch (InvalidDataException)
            {
                // Broken streams are the decoder's affair: it gives what it can, which is bounded by what came out here.
            }
        }
    }
}
