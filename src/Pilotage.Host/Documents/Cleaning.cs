using System.Globalization;
using System.Text;

namespace Pilotage.Host.Documents;

/// <summary>Takes out what a reader cannot see: control characters, marks that turn the direction of writing, halves of characters.</summary>
internal static class Cleaning
{
    public static (Document Document, Seq<Finding> Findings) Of(Document document)
    {
        var findings = new List<Finding>();
        var counts = new SortedDictionary<int, int>();
        var place = Place.Of(Clean(document.Title.Replace("\n", "", StringComparison.Ordinal), [], false));
        string Line(string text) => Clean(text, counts, false);
        Seq<string> Lines(Seq<string> texts) => texts.Select(Line).ToSeq();
        Seq<Block> Blocks(Seq<Block> blocks) => blocks.Select(Block).ToSeq();
        Block Block(Block block) => block switch
        {
            Paragraph paragraph => paragraph with { Heading = Line(paragraph.Heading), Spans = paragraph.Spans.Select(span => span with { Text = Line(span.Text) }).ToSeq() },
            Grid grid => grid with
            {
                Title = Line(grid.Title),
                Source = Line(grid.Source),
                Columns = grid.Columns.Select(column => column with { Title = Line(column.Title), Unit = Line(column.Unit) }).ToSeq(),
                Rows = grid.Rows.Select(Lines).ToSeq(),
            },
            Chart chart => chart with
            {
                Title = Line(chart.Title),
                Unit = Line(chart.Unit),
                Source = Line(chart.Source),
                Labels = Lines(chart.Labels),
                Series = chart.Series.Select(series => series with { Name = Line(series.Name) }).ToSeq(),
            },
            QrCode code => code with { Note = Line(code.Note) },
            _ => block,
        };
        var head = document.Head is { } given ? given with
        {
            Mark = Lines(given.Mark),
            Number = Line(given.Number),
            Suffix = Line(given.Suffix),
            Copy = Line(given.Copy),
            Secrecy = Line(given.Secrecy),
            Urgency = Line(given.Urgency),
            Signers = Lines(given.Signers),
            Issue = Line(given.Issue),
        } : null;
        var clean = document with
        {
            Title = Clean(document.Title, counts, true),
            Head = head,
            To = Lines(document.To),
            Body = Blocks(document.Body),
            Enclosures = Lines(document.Enclosures),
            Signature = document.Signature is { } signature ? signature with { Organs = Lines(signature.Organs), Seal = Line(signature.Seal) } : null,
            Note = Line(document.Note),
            Annexes = document.Annexes.Select(annex => new Annex(Clean(annex.Title, counts, true), Blocks(annex.Body))).ToSeq(),
            Imprint = document.Imprint is { } imprint ? imprint with { CopiesTo = Lines(imprint.CopiesTo), Organ = Line(imprint.Organ) } : null,
            Words = Lines(document.Words),
        };
        if (counts.Count > 0)
        {
            var all = string.Join('、', counts.Take(10).Select(pair => $"U+{pair.Key:X4}×{pair.Value}"));
            findings.Add(new("DC201", place, new($"去掉了看不见的字符：{all}", $"characters that cannot be seen were taken out: {all.Replace("、", ", ", StringComparison.Ordinal)}"), Weight.Doubt));
        }
        return (clean, [.. findings]);
    }

    private static string Clean(string text, SortedDictionary<int, int> counts, bool lines)
    {
        if (text.All(letter => letter is (>= ' ' and < '\x7F') or (>= '\u3000' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF'))) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' && lines) clean.Append('\n');
            else if (rune.Value is '\t' or '\n' or '\r' or 0x2028 or 0x2029) clean.Append(' ');
            else if (Hidden(rune)) counts[rune.Value] = counts.GetValueOrDefault(rune.Value) + 1;
            else clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    // U+FFFD is what a half of a character reads as; the last two of every plane are no characters.
    private static bool Hidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0xFFFD or (>= 0xFE00 and <= 0xFE0F) || (rune.Value & 0xFFFE) == 0xFFFE;
}
