using System.Text.RegularExpressions;

namespace Pilotage.Host.Documents;

/// <summary>A document of a batch: what its file is called, without extension, and where it comes from.</summary>
public sealed record BatchItem(string Name, Func<DocumentRead> Read);

/// <summary>What became of a batch: how many were written, and every fault of those that were not, with its place.</summary>
public sealed record Batched(int Written, int Failed, Seq<Finding> Findings);

/// <summary>Many documents at once, on all processors: one that fails stops no other.</summary>
public static partial class Batch
{
    /// <summary>The documents of a folder's files.</summary>
    public static Seq<BatchItem> OfFolder(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" or ".json").Order(StringComparer.Ordinal)
        .Select(file => new BatchItem(Path.GetFileNameWithoutExtension(file), () => DocumentFile.Read(file, File.ReadAllText(file)))).ToSeq();

    /// <summary>One document for each row: <c>{{name}}</c> is what the row has in that column. What it has is text; nothing in it is read again.</summary>
    public static (Seq<BatchItem> Items, Seq<Finding> Findings) OfRows(Document document, string file, string csv)
    {
        var rows = CsvText.Read(csv.TrimStart('\uFEFF'));
        if (rows.Count < 2) return ([], [new("DC105", Place.Of(file), new("没有数据行；第一行应为列名", "there is no row; the first line names the columns"))]);
        var columns = rows[0].Select((name, i) => (Name: name.Trim(), i)).DistinctBy(column => column.Name).ToDictionary(column => column.Name, column => column.i);
        var findings = new List<Finding>();
        Texts.Each(document, (text, _) => Filled(text, name =>
        {
            if (columns.ContainsKey(name)) return "";
            var hint = Nearest.Hint(name, columns.Keys);
            findings.Add(new("DC105", Place.Of(file), new($"没有“{name}”这一列{hint.Zh}", $"there is no column '{name}'{hint.En}")));
            return "";
        }));
        var width = Math.Max(4, $"{rows.Count - 1}".Length);
        var items = rows.Skip(1).Select((row, i) =>
        {
            string Said(string name) => columns[name] < row.Length ? row[columns[name]].Trim() : "";
            var named = columns.ContainsKey("file") ? Named(Said("file")) : "";
            return new BatchItem(named.Length > 0 ? named : $"{i + 1}".PadLeft(width, '0'), () => new(Texts.Each(document, (text, _) => Filled(text, Said)), []));
        }).ToSeq();
        foreach (var twice in items.GroupBy(item => item.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            findings.Add(new("DC105", Place.Of(file), new($"有 {twice.Count()} 行的文件名都是“{twice.Key}”", $"{twice.Count()} rows are all named '{twice.Key}'")));
        return (findings.Count > 0 ? [] : items, [.. findings.Distinct()]);
    }

    /// <summary>Lays out and writes all of them.</summary>
    /// <param name="format">pdf or docx.</param>
    /// <param name="progress">Told how many are done, one after the other.</param>
    public static Batched Write(Seq<BatchItem> items, string folder, string format, Action<int>? progress = null, CancellationToken stop = default)
    {
        Directory.CreateDirectory(folder);
        var (written, done, turn) = (0, 0, new Lock());
        var faults = new Seq<Finding>[items.Count];
        Parallel.For(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop }, i =>
        {
            faults[i] = One(items[i], folder, format);
            lock (turn)
            {
                if (faults[i].All(fault => fault.Weight != Weight.Error)) written++;
                progress?.Invoke(++done);
            }
        });
        return new(written, items.Count - written, faults.SelectMany(fault => fault).ToSeq());
    }

    private static Seq<Finding> One(BatchItem item, string folder, string format)
    {
        var to = Path.Combine(folder, $"{item.Name}.{format}");
        try
        {
            var read = item.Read();
            if (read.Document is not { } document) return read.Findings;
            File.WriteAllBytes(to, format == "docx" ? Press.Docx(document) : Press.Pdf(document).Pdf);
            return [];
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return [new("DC106", Place.Of(to), new($"读写不了：{broken.Message}", $"it cannot be read or written: {broken.Message}"))];
        }
    }

    // No name leads out of the folder.
    private static string Named(string said) => string.Concat(said.Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '〔' or '〕' or '（' or '）' or ' ').Take(80)).Trim();

    private static string Filled(string text, Func<string, string> said) => text.Contains("{{", StringComparison.Ordinal) ? Field().Replace(text, match => said(match.Groups[1].Value)) : text;

    [GeneratedRegex(@"\{\{\s*([\w-]{1,60})\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
