using System.Globalization;
using System.Text.RegularExpressions;
using Pilotage.Dispatch;
using Pilotage.Host.Documents;

namespace Pilotage.Host;

/// <summary>Gives what a document says the form the press lays out: head, body in levels, signature, annexes, imprint.</summary>
internal static partial class DispatchPaper
{
    /// <param name="name">The name of an addressee.</param>
    /// <param name="words">Names that no line of the title may cut.</param>
    /// <param name="today">The day of a draft that is not signed yet.</param>
    public static Document Of(DispatchState now, Organ organ, Func<string, string> name, Seq<string> words, DateOnly today)
    {
        var (drafted, wording) = (now.Drafted!, now.Wording); // only what was drafted is laid out
        var kind = Enum.Parse<DocumentKind>(drafted.Kind.ToString()); // the press has every kind that is sent
        var series = organ.SeriesFor(drafted.Kind);
        var masthead = Kinds.Form(kind) == DocumentForm.Masthead;
        var day = now.Signed?.Day ?? today;
        var to = wording.To.Select(name).ToSeq();
        var copies = wording.Copies.Select(name).ToSeq();
        var signer = now.Signed?.Signer.Value;
        return new(
            kind, wording.Title,
            Head: new([series is { Mark.Length: > 0 } ? series.Mark : organ.Mark], masthead ? "" : now.Number ?? "", Signers: Kinds.GoesUp(kind) && signer is { Length: > 0 } ? [signer] : [],
                Issue: masthead ? now.Number ?? "" : "", Day: masthead ? day : null),
            To: masthead || kind == DocumentKind.Minutes ? [] : to,
            Body: wording.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(line => wording.Charts.FirstOrDefault(chart => chart.Place == line) is { } chart ? Drawn(chart) : [Block(line)]).ToSeq(),
            Signature: masthead || kind == DocumentKind.Minutes ? null : new([organ.Signature], day),
            Note: wording.Note,
            Annexes: wording.Annexes.Select(table => new Annex(table.Title.Zh, [Grid.Of(table with { Title = new("") }).Linked()])).ToSeq(),
            Imprint: new(masthead ? [.. to, .. copies] : copies, organ.Signature, now.Sealed?.Day ?? today),
            Words: words);
    }

    // The chart, and beneath it the table it is drawn from, whose figures lead to their why.
    private static Seq<Block> Drawn(DraftChart chart)
    {
        var grid = Grid.Of(chart.Table).Linked();
        int At(string column) => chart.Table.Columns.ToList().FindIndex(one => one.Id == column);
        Seq<string> Column(string column) => grid.Rows.Select(row => At(column) is >= 0 and var at && at < row.Count ? row[at] : "").ToSeq();
        Series Series(string column) => new(chart.Table.Columns.FirstOrDefault(one => one.Id == column)?.Title.Zh ?? "", Column(column).Select(cell =>
            decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : (decimal?)null).ToSeq());
        return [new Chart(Enum.Parse<ChartKind>(chart.Form.ToString()), chart.Title, Column(chart.Label), chart.Values.Select(Series).ToSeq(), chart.Unit, Told: true), grid];
    }

    // A line is a paragraph; what it begins with makes it a heading, which the press numbers itself.
    private static Block Block(string line)
    {
        if (Numbered().Match(line) is not { Success: true } found) return Ours(Paragraph.Of(line));
        var level = Enumerable.Range(1, 4).First(group => found.Groups[group].Success);
        var rest = found.Groups[5].Value;
        if (level == 1) return new Paragraph([], 1, Filling.Unlinked(rest));
        var end = rest.IndexOf('。', StringComparison.Ordinal);
        var heading = level == 2 && end >= 0 && !rest[..end].Contains('[', StringComparison.Ordinal) ? rest[..(end + 1)] : "";
        if (level == 2 && end < 0) return new Paragraph([], 2, Filling.Unlinked(rest));
        return Ours(Paragraph.Of(rest[heading.Length..], level, heading));
    }

    // An address that begins with two slashes would lead elsewhere.
    private static Paragraph Ours(Paragraph paragraph) => paragraph with { Spans = paragraph.Spans.Select(span => span.Why.StartsWith("//",
        StringComparison.Ordinal) ? new Span(span.Text) : span).ToSeq() };

    [GeneratedRegex(@"^(?:([一二三四五六七八九十]{1,3}、)|(（[一二三四五六七八九十]{1,3}）)|([1-9]\d?[.．](?!\d))|(（[1-9]\d?）))\s*(.+)$")]
    private static partial Regex Numbered();
}
