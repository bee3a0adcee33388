using System.Globalization;
using System.Text;

namespace Pilotage.Dispatch;

/// <summary>What a document says, without its number, days and seal: what is shown to those who review and sign, and what their signature binds.</summary>
/// <param name="To">主送: ids of units or bodies.</param>
/// <param name="Copies">抄送: ids of units or bodies.</param>
/// <param name="Text">Paragraphs, one a line; a line that begins with 一、 or （一） is a heading of that level.</param>
/// <param name="Note">附注, without brackets: to whom it may be shown, whom to ask.</param>
/// <param name="Consent">The paper of the government's consent; empty where there is none.</param>
/// <param name="Countersigners">Units that countersign (会签).</param>
public sealed record Wording(string Title, Seq<string> To, Seq<string> Copies, string Text, string Note, string Consent, Seq<string> Countersigners, Seq<Table> Annexes)
{
    public static readonly Wording None = new("", [], [], "", "", "", [], []);

    /// <summary>Each stands where the text has its <see cref="DraftChart.Place"/>; none in what was drafted before there were any.</summary>
    public Seq<DraftChart> Charts { get; init; }

    /// <summary>The hash over all of it; every piece is written with its length, so that no two wordings read the same.</summary>
    public string Hash()
    {
        var all = new StringBuilder();
        void Put(string piece) => all.Append(CultureInfo.InvariantCulture, $"{piece.Length}:").Append(piece).Append('\n');
        void Each(IReadOnlyCollection<string> pieces)
        {
            Put(pieces.Count.ToString(CultureInfo.InvariantCulture));
            foreach (var piece in pieces) Put(piece);
        }
        Put(Title);
        Each(To);
        Each(Copies);
        Put(Text);
        Put(Note);
        Put(Consent);
        Each(Countersigners);
        void Rows(Table table)
        {
            Put(table.Title.Zh);
            Each(table.Columns.Select(column => $"{column.Title.Zh}\n{column.Unit}").ToSeq());
            Put(table.Rows.Count.ToString(CultureInfo.InvariantCulture));
            foreach (var row in table.Rows) Each(row.Select(cell => cell.Zh).ToSeq());
        }
        Put(Annexes.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var table in Annexes) Rows(table);
        // Wordings of before there were charts keep their hash.
        foreach (var chart in Charts)
        {
            Each([chart.Title, chart.Form.ToString(), chart.Unit, chart.Label, .. chart.Values]);
            Rows(chart.Table);
        }
        return Pilotage.Hash.Of(all.ToString());
    }

    /// <summary>
    /// What it says to whoever reads it off paper, a line each, as words alone: paragraphs, below the place of a chart the rows of its table, then the annexes
    /// with their numbers. The cells of a row are parted by ｜.
    /// </summary>
    public Seq<string> Lines()
    {
        static IEnumerable<string> Rows(Table table) => table.Rows.Select(row => string.Join('｜', row.Select(cell => Filling.Unlinked(cell.Zh))))
            .Prepend(string.Join('｜', table.Columns.Select(column => column.Title.Zh)));
        return [.. Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(line => Charts.FirstOrDefault(chart => chart.Place == line) is { } chart ? Rows(chart.Table).Prepend(chart.Title) : [Filling.Unlinked(line)]),
            .. Annexes.SelectMany((annex, at) => Rows(annex).Prepend($"附件 {at + 1}：{annex.Title.Zh}"))];
    }

    /// <summary>The paragraphs and rows of annexes in which one of these names stands, as words alone: where a figure leads is nothing that is said.</summary>
    public Seq<string> Passages(IReadOnlyCollection<string> names)
    {
        bool Names(string words) => names.Any(name => words.Contains(name, StringComparison.Ordinal));
        return [.. Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(Names).Select(Filling.Unlinked),
            .. Annexes.Concat(Charts.Select(chart => chart.Table)).SelectMany(table => table.Rows.Where(row => row.Any(cell => Names(cell.Zh))).Select(row => $"{table.Title.Zh}：{Filling.Unlinked(string.Join("｜", row.Select(cell => cell.Zh)))}"))];
    }
}
