namespace Pilotage.Host.Documents;

/// <summary>Every text of a document, changed by one function.</summary>
internal static class Texts
{
    /// <param name="change">A text, and whether it may have several lines.</param>
    public static Document Each(Document document, Func<string, bool, string> change)
    {
        string Line(string text) => change(text, false);
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
                Spans = grid.Spans.Select(row => row.Select(cell => cell.Select(span => span with { Text = Line(span.Text) }).ToSeq()).ToSeq()).ToSeq(),
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
        return document with
        {
            Title = change(document.Title, true),
            Head = head,
            To = Lines(document.To),
            Body = Blocks(document.Body),
            Enclosures = Lines(document.Enclosures),
            Signature = document.Signature is { } signature ? signature with { Organs = Lines(signature.Organs), Seal = Line(signature.Seal) } : null,
            Note = Line(document.Note),
            Annexes = document.Annexes.Select(annex => new Annex(change(annex.Title, true), Blocks(annex.Body))).ToSeq(),
            Imprint = document.Imprint is { } imprint ? imprint with { CopiesTo = Lines(imprint.CopiesTo), Organ = Line(imprint.Organ) } : null,
            Words = Lines(document.Words),
        };
    }
}
