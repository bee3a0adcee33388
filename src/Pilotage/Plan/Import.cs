using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pilotage.Plan;

/// <summary>What a file is, by its content. An old one is of an older Office, of WPS or of OpenDocument: another program has to convert it.</summary>
public enum FileKind { Text, Html, Pdf, Archive, OldOffice }

/// <summary>The door for documents: bytes in, a reading out. A file is judged by its content; its name only helps.</summary>
public static partial class Import
{
    /// <summary>Largest file taken, in bytes: 64 MiB. Official documents are far smaller.</summary>
    public const long Largest = 64L * 1024 * 1024;

    public static Reading Read(string file, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Largest) return TooLarge(file, bytes.Length);
        try
        {
            return PlanReader.Read(Open(file, bytes));
        }
        catch (Unreadable refused)
        {
            return Reading.None(refused.Code, Place.Of(file), refused.Reason);
        }
    }

    /// <summary>What a file is, told by how it begins.</summary>
    public static FileKind Kind(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith("PK\u0003\u0004"u8) => bytes.Length > 60 && bytes[30..].StartsWith("mimetypeapplication/vnd.oasis.opendocument"u8) ? FileKind.OldOffice : FileKind.Archive,
        _ when bytes.StartsWith("%PDF-"u8) => FileKind.Pdf,
        _ when IsCompound(bytes) || bytes.StartsWith("{\\rtf"u8) || IsFlatWord(bytes) => FileKind.OldOffice,
        _ when LooksLikeHtml(bytes) => FileKind.Html,
        _ => FileKind.Text,
    };

    // The container of .doc, .xls, .wps and .et ([MS-CFB] 2.2).
    private static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    // Word 2003 could keep a document as one XML file.
    private static bool IsFlatWord(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 600)].IndexOf("progid=\"Word.Document\""u8) >= 0;

    /// <summary>Whether a file to be converted is a workbook and not a text.</summary>
    public static bool IsOldWorkbook(ReadOnlySpan<byte> bytes) => IsCompound(bytes) ? Names(bytes, "Workbook") && !Names(bytes, "WordDocument") : bytes.IndexOf("vnd.oasis.opendocument.spreadsheet"u8) is > 0 and < 80;

    /// <summary>Why a file to be converted will not be: it is locked by a password, or has macros; null where nothing stands against it.</summary>
    public static Reading? AgainstConverting(string file, ReadOnlySpan<byte> bytes)
    {
        if (!IsCompound(bytes)) return null;
        if (Names(bytes, "EncryptedPackage")) return Refused(file, Unreadable.Locked());
        return Names(bytes, "_VBA_PROJECT") ? Refused(file, Unreadable.Macros()) : null;
    }

    /// <summary>The program that converts could not read the file either.</summary>
    public static Reading NotConverted(string file) => Refused(file, Unreadable.Damaged("Office/WPS"));

    private static Reading Refused(string file, Unreadable refused) => Reading.None(refused.Code, Place.Of(file), refused.Reason);

    // The directory of a compound file names its streams in UTF-16.
    private static bool Names(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;

    private static Paper Open(string file, ReadOnlyMemory<byte> bytes)
    {
        var kind = Kind(bytes.Span);
        Single(kind, bytes.Span);
        return kind switch
        {
            FileKind.Archive => Office(file, bytes),
            FileKind.Pdf => PaperOfPdf.Read(file, bytes),
            FileKind.OldOffice when AgainstConverting(file, bytes.Span) is { Doubts: [{ Finding: var against }, ..] } => throw new Unreadable(against.Code, against.Message),
            FileKind.OldOffice => throw new Unreadable("needs-conversion", new(
                "这是旧版 Office 或 WPS 文件；本机没有可用的 LibreOffice，请另存为 .docx 再导入", "this is a file of an older Office or of WPS; no LibreOffice can be used here: save it as .docx and import that")),
            FileKind.Html => PaperOfHtml.Read(file, Html(bytes.Span)),
            _ => PaperOfText.Read(file, Words(bytes.Span) ?? throw Unreadable.Damaged("文本")),
        };
    }

    // A file that is two things at once shows different readers different documents.
    private static void Single(FileKind kind, ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 70_000)..];
        var archive = tail.LastIndexOf("PK\u0005\u0006"u8);
        var twofold = kind switch
        {
            FileKind.Archive => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0 || archive >= 0 && !Closes(tail[archive..]),
            FileKind.OldOffice => false,
            _ => archive >= 0,
        };
        if (twofold) throw Unreadable.Hostile(new("文件同时是两种格式，不予读取", "the file is of two formats at once and is not read"));
    }

    // The end record of an archive, with the comment whose length it gives, is the end of the file (APPNOTE 4.3.16).
    private static bool Closes(ReadOnlySpan<byte> end) => end.Length >= 22 && 22 + (end[20] | end[21] << 8) == end.Length;

    private static Paper Office(string file, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var parcel = Parcel.Open(bytes);
            if (parcel.Has("word/document.xml")) return PaperOfWord.Read(file, parcel);
            if (parcel.Has("xl/workbook.xml")) return PaperOfSheet.Read(file, parcel);
            if (parcel.Has("OFD.xml"))
                throw new Unreadable("unknown-format", new("这是 OFD 版式文件，暂不能读取；请另存为 PDF 再导入", "this is an OFD file, which is not read yet: save it as PDF and import that"));
            throw new Unreadable("unknown-format", new("压缩包里没有 Word 或 Excel 文档", "there is no Word or Excel document in the archive"));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw broken is XmlException { Message: var message } && message.Contains("DTD", StringComparison.Ordinal)
                ? Unreadable.Hostile(new("XML 中声明了实体（疑为 XML 炸弹），不予读取", "the XML declares a document type (an XML bomb?) and is not read"))
                : Unreadable.Damaged("Office");
        }
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        var wide = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        var head = (wide ? Words(bytes[..Math.Min(bytes.Length & ~1, 4096)]) ?? "" : Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 2048)])).TrimStart('?', ' ', '\r', '\n', '\t');
        return head.StartsWith('<') && (head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || Tag().IsMatch(head));
    }

    [GeneratedRegex("<(?:html|head|body|div|table|tbody|p|meta|td|span|article)[ >]", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    // A page in the encoding it names; UTF-8 where it names none.
    private static string Html(ReadOnlySpan<byte> bytes) => Words(bytes) ?? throw Unreadable.Damaged("HTML");

    public static Reading TooLarge(string file, long length) => Reading.None("too-large", Place.Of(file), new(
        string.Create(CultureInfo.InvariantCulture, $"文件有 {length >> 20} MiB，上限为 {Largest >> 20} MiB"), string.Create(CultureInfo.InvariantCulture, $"the file has {length >> 20} MiB; at most {Largest >> 20} MiB are taken")));

    /// <summary>The files a reading is written as: the text it was read from, and a definition for each area.</summary>
    public static IEnumerable<(string Name, string Text)> Files(Reading reading)
    {
        if (reading is not { Plan: { } plan, Paper: { } paper }) yield break;
        yield return ("source.txt", paper.AsText());
        for (var i = 0; i < plan.Areas.Count; i++) yield return (PlanYaml.FileName(plan.Areas[i], i + 1), PlanYaml.Of(plan.Areas[i]));
    }

    /// <summary>Text in UTF-8, UTF-16 or GB 18030; null where the bytes are none of these.</summary>
    internal static string? Words(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        if (bytes.Contains((byte)0)) return Wide(bytes);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030(bytes);
        }
    }

    // UTF-16 without its mark: read the one way, nearly all of it is Chinese or ASCII; read the other way, it is not.
    private static string? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0) return null;
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var text = encoding.GetString(bytes);
            if (text.Count(IsPlain) > text.Length * 0.9) return text;
        }
        return null;
    }

    private static bool IsPlain(char letter) =>
        letter is >= '\u4E00' and <= '\u9FFF' or >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFFEF' or '\r' or '\n' or '\t' or >= ' ' and <= '~';

    private static string? Gb18030(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)?.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
