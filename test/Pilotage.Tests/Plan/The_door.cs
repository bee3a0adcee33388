using System.IO.Compression;
using System.Text;
using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

public class The_door
{
    [Fact]
    public void refuses_a_zip_bomb() => Refuses("hostile", "bomb.docx", Declaring(int.MaxValue, Zip(("word/document.xml", new byte[1_000_000]))));

    [Fact]
    public void refuses_an_archive_of_very_many_parts() => Refuses("hostile", "many.docx", Zip([.. Enumerable.Range(0, 6_000).Select(i => ($"{i}", Array.Empty<byte>()))]));

    [Fact]
    public void refuses_a_part_that_is_larger_than_it_says()
    {
        var lying = Declaring(100, Zip(("word/document.xml", Encoding.UTF8.GetBytes("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:r><w:t>" + new string('一', 20_000_000)))));
        Assert.Null(Import.Read("lying.docx", lying).Plan);
    }

    [Fact]
    public void refuses_an_xml_bomb() => Refuses("hostile", "entities.docx", Zip(("word/document.xml", Encoding.UTF8.GetBytes(
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><x>&c;</x>"))));

    [Fact]
    public void refuses_macros() => Refuses("hostile", "macro.docm", Zip(("word/document.xml", Encoding.UTF8.GetBytes("<x/>")), ("word/vbaProject.bin", [1, 2, 3])));

    [Fact]
    public void refuses_a_file_that_is_two_things()
    {
        var word = Copies.Word(Seed.Text);
        Refuses("hostile", "both.pdf", [.. "%PDF-1.7\n"u8, .. word]);
        Refuses("hostile", "both.txt", [.. Encoding.UTF8.GetBytes(Seed.Text), .. word]);
        Refuses("hostile", "both.html", [.. Encoding.UTF8.GetBytes(Copies.Page(Seed.Text)), .. word]);
        Refuses("hostile", "both.docx", [.. word, .. "<script>more</script>"u8]);
    }

    [Fact]
    public void refuses_a_page_nested_too_deep() =>
        Refuses("hostile", "deep.html", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "</body></html>"));

    [Fact]
    public void refuses_a_pdf_whose_streams_explode()
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var i = 0; i < 700; i++) zlib.Write(new byte[1_000_000]);
        Refuses("hostile", "bomb.pdf", Pdf(packed.ToArray()));
    }

    [Fact]
    public void refuses_a_huge_file() => Refuses("too-large", "huge.txt", new byte[Import.Largest + 1]);

    [Theory]
    [InlineData("cut.docx", 3_000)]
    [InlineData("cut.docx", 40)]
    public void says_that_a_cut_file_is_damaged(string file, int length) => Refuses("damaged", file, Copies.Word(Seed.Text)[..length]);

    [Fact]
    public void says_that_a_broken_pdf_is_damaged() => Refuses("damaged", "broken.pdf", [.. "%PDF-1.7\n"u8, .. new byte[500]]);

    [Fact]
    public void says_that_binary_noise_is_damaged() => Refuses("damaged", "noise.txt", [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * 7 % 256))]);

    [Fact]
    public void says_that_a_scan_has_no_measures() => Refuses("no-measures", "scan.pdf", Pdf([]));

    [Theory]
    [InlineData("")]
    [InlineData("各位同事：明天下午开会，请准时参加。")]
    public void says_that_there_are_no_measures(string text) => Refuses("no-measures", "letter.txt", Encoding.UTF8.GetBytes(text));

    [Fact]
    public void says_that_an_old_file_needs_converting() => Refuses("needs-conversion", "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]);

    [Fact]
    public void refuses_a_file_locked_by_a_password() => Refuses("encrypted", "locked.docx", Compound("EncryptedPackage"));

    [Fact]
    public void refuses_macros_of_an_old_file() => Refuses("hostile", "macro.doc", Compound("_VBA_PROJECT"));

    [Fact]
    public void takes_no_more_items_than_a_document_can_have() =>
        Refuses("too-large", "endless.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1.推进工作。\n", 30_000))));

    [Fact]
    public void takes_no_line_without_end() => Refuses("too-large", "deep.txt", Encoding.UTF8.GetBytes(new string('（', 2_000_000)));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void reads_text_of_two_bytes_with_and_without_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = "一、任务\n1.推进改革，压缩至3个工作日。（责任单位：市商务局）\n";
        foreach (var bytes in (byte[][])[encoding.GetBytes(text), [.. encoding.GetPreamble(), .. encoding.GetBytes(text)], [.. encoding.GetPreamble(), .. encoding.GetBytes($"<html><body><p>{text.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></body></html>")]])
            Assert.Equal("推进改革，压缩至3个工作日。", Import.Read("wide.txt", bytes).Plan!.Measures.Single().Text.Zh);
    }

    private static byte[] Compound(string stream) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(stream), .. new byte[600]];

    [Fact]
    public void judges_by_content_and_not_by_name() => Assert.Equal(80, Import.Read("plan.txt", Copies.Word(Seed.Text)).Plan!.Measures.Count());

    [Fact]
    public void reads_text_in_the_national_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal(80, Import.Read("gb.txt", Encoding.GetEncoding("GB18030").GetBytes(Seed.Text)).Plan!.Measures.Count());
    }

    private static void Refuses(string code, string file, byte[] bytes)
    {
        var reading = Import.Read(file, bytes);
        Assert.Null(reading.Plan);
        var doubt = Assert.Single(reading.Doubts);
        Assert.Equal((code, true, true, Weight.Error), (doubt.Finding.Code, doubt.Finding.Message.Zh.Length > 0, doubt.Finding.Message.En.Length > 0, doubt.Finding.Weight));
        Assert.Empty(Import.Files(reading));
    }

    // The length that the directory and the entry declare is set to another.
    private static byte[] Declaring(int length, byte[] zip)
    {
        for (var i = 0; i + 4 < zip.Length; i++)
        {
            if (zip.AsSpan(i, 4).SequenceEqual("PK\u0003\u0004"u8)) BitConverter.TryWriteBytes(zip.AsSpan(i + 22), length);
            if (zip.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8)) BitConverter.TryWriteBytes(zip.AsSpan(i + 24), length);
        }
        return zip;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
                using (var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open()) part.Write(bytes);
        return stream.ToArray();
    }

    // One page with one packed stream of contents.
    private static byte[] Pdf(byte[] packed)
    {
        var pdf = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>");
        offsets.Add(pdf.Position);
        Write($"4 0 obj\n<< /Length {packed.Length}{(packed.Length > 0 ? " /Filter /FlateDecode" : "")} >>\nstream\n");
        pdf.Write(packed);
        Write("\nendstream\nendobj\n");
        var start = pdf.Position;
        Write($"xref\n0 5\n0000000000 65535 f \n{string.Concat(offsets.Select(offset => $"{offset:0000000000} 00000 n \n"))}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return pdf.ToArray();

        void Object(string words)
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n{words}\nendobj\n");
        }

        void Write(string words) => pdf.Write(Encoding.ASCII.GetBytes(words));
    }
}
