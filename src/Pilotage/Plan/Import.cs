using System.Globalization;
using System.Text;

namespace Pilotage.Plan;

/// <summary>The door for documents: bytes in, a reading out. A file is judged by its content; its name only helps.</summary>
public static class Import
{
    /// <summary>Largest file taken, in bytes: 64 MiB. Official documents are far smaller.</summary>
    public const long Largest = 64L * 1024 * 1024;

    public static Reading Read(string file, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Largest) return TooLarge(file, bytes.Length);
        return Words(bytes.Span) is { } text
            ? PlanReader.Read(PaperOfText.Read(file, text))
            : Reading.None("damaged", Place.Of(file), new("不是可以读取的文本文件", "this is not text that can be read"));
    }

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
    private static string? Words(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        if (bytes.Contains((byte)0)) return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030(bytes);
        }
    }

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
