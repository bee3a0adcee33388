using System.IO.Compression;
using System.Xml;

namespace Pilotage.Plan;

/// <summary>An Office Open XML file: a zip of XML parts, opened with bounds, without macros and without document types.</summary>
internal sealed class Parcel : IDisposable
{
    private const int MostEntries = 5_000;

    // Bytes a part may have once it is inflated. A document of 300 pages has about 10 MiB.
    private const long LargestPart = 128L * 1024 * 1024;

    private const long LargestWhole = 512L * 1024 * 1024;

    private readonly ZipArchive archive;

    private Parcel(ZipArchive archive) => this.archive = archive;

    public static Parcel Open(ReadOnlyMemory<byte> bytes)
    {
        var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries || archive.Entries.Sum(entry => entry.Length) > LargestWhole)
            throw Unreadable.Hostile(new("压缩包展开后过大（疑为压缩炸弹），不予读取", "the archive would grow too large (a zip bomb?) and is not read"));
        if (archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw Unreadable.Macros();
        return new(archive);
    }

    public bool Has(string part) => archive.GetEntry(part) is not null;

    /// <summary>A reader over a part; null where the file has no such part.</summary>
    public XmlReader? Read(string part)
    {
        if (archive.GetEntry(part) is not { } entry) return null;
        // The declared length may lie: the stream is bounded by what really comes out.
        return XmlReader.Create(new Bounded(entry.Open(), LargestPart), new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    public void Dispose() => archive.Dispose();

    /// <summary>A stream that refuses to give more than its bound.</summary>
    private sealed class Bounded(Stream inner, long bound) : Stream
    {
        private long given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            given += got;
            return given <= bound ? got : throw Unreadable.Hostile(new("压缩包展开后过大（疑为压缩炸弹），不予读取", "the archive would grow too large (a zip bomb?) and is not read"));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
