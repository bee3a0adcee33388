using System.Globalization;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>A document as a flow of items in the order of the page, for each of its forms. What stands where is GB/T 9704-2012, clauses 7 and 10.</summary>
/// <param name="tight">0 as the standard's example; 1 and 2 with fewer blank lines, where the last page would hold nothing but the imprint.</param>
internal sealed partial class Composer(Document document, Typesetter setter, int tight = 0)
{
    private readonly List<Item> items = [];
    // Minutes and briefings carry no signature.
    private bool Signs => document.Signature is not null && document.LaidOutAs is not (DocumentForm.Minutes or DocumentForm.Masthead);

    private bool English => document.Language == Language.En;

    private Style Text => English ? Style.English : Style.Text;

    private Style Flush => English ? Style.English : Style.Flush;

    private Head Head => document.Head ?? new([]);

    public Seq<Item> Compose()
    {
        switch (document.LaidOutAs)
        {
            case DocumentForm.Letter: LetterHead(); break;
            case DocumentForm.Minutes:
                Mark(Sheet.MarkBelow);
                Number();
                break;
            case DocumentForm.Masthead: Masthead(); break;
            case DocumentForm.Plain: PlainHead(); break;
            case DocumentForm.Licence: LicenceHead(); break;
            default: OfficialHead(); break;
        }
        if (!document.Unofficial) Title((document.LaidOutAs == DocumentForm.Masthead || tight > 1 ? 1 : 2) * Sheet.Line);
        if (document.LaidOutAs != DocumentForm.Licence) To();
        Blocks(document.Body, Signs);
        Enclosures();
        Sign();
        if (document.Note.Length > 0)
        {
            var note = document.Note.Trim('(', ')', '（', '）');
            var said = English ? $"({note})" : $"（{note}）";
            Add(document.Unofficial ? Passage.Of(said, new Style(Role.Body, 10.5, 17, Align.Left, Ink: Sheet.Grey), 12) : Passage.Of(said, Text));
        }
        foreach (var code in document.Body.OfType<QrCode>()) Add(new Square(code) { At = double.PositiveInfinity });
        Annexes();
        Imprint();
        return [.. items];
    }

    private void Add(Item item) => items.Add(item);

    // 份号, 密级, 紧急程度 stand in the first lines, the mark 35 mm below, the number two lines below it, the red rule 4 mm below the number.
    private void OfficialHead()
    {
        CopyAndSecrecy(0);
        Mark(Sheet.MarkBelow);
        Number();
    }

    private void CopyAndSecrecy(double at)
    {
        var bold = Style.Flush with { Role = Role.Hei };
        var lines = new[] { (Words: Head.Copy, Style: Style.Flush), (Words: Head.Secrecy, Style: bold), (Words: Head.Urgency, Style: bold) }.Where(line => line.Words.Length > 0).ToList();
        for (var i = 0; i < lines.Count; i++) Add(Passage.Of(lines[i].Words, lines[i].Style) with { At = at + (i * Sheet.Line) });
    }

    private void Number()
    {
        var up = Head.Signers.Count > 0;
        var style = Style.Flush with { Align = up ? Align.Left : Align.Centre, Left = up ? Sheet.Character : 0, Right = up ? Sheet.Character : 0, Gaps = false };
        var before = 2 * Sheet.Line;
        // Several signers stand one below the other; the number is on the line of the last.
        for (var i = 0; i < Head.Signers.Count - 1; i++)
        {
            Add(new Passage([], style, i == 0 ? before : 0, Signer(i)));
            before = 0;
        }
        Add(new Passage([new(Head.Number)], style, before, up ? Signer(Head.Signers.Count - 1) : default) { KeepNext = true });
        var below = setter.Ink(Head.Number.Length > 0 ? Head.Number : "号", Role.Body, Sheet.Third).Below;
        Add(new Across(style.Baseline + below + Sheet.RuleBelow - Sheet.Line, Sheet.RedRule, Sheet.Red, 0));

        Seq<Phrase> Signer(int i) => i == 0 ? [new("签发人："), new(Head.Signers[i], Role.Kai)] : [new(Head.Signers[i], Role.Kai)];
    }

    // The mark is as large as its width allows; its ink begins at the distance asked for, measured from the top of 版心.
    private void Mark(double at)
    {
        if (Head.Mark.Count == 0) return;
        var joint = Head.Mark.Count > 1;
        var suffix = joint && Head.Suffix.Length > 0 ? setter.Width(Head.Suffix, Role.Title, 1) : 0;
        var longest = Head.Mark.Max(mark => setter.Width(mark, Role.Title, 1)) + suffix + (suffix > 0 ? 0.4 : 0);
        var size = Math.Min(joint ? 36 : 54, (Sheet.BodyWidth - 12) / Math.Max(0.1, longest));
        size = Math.Max(16, Math.Floor(size * 2) / 2);
        var right = suffix > 0 ? (suffix * size) + (0.4 * size) : 0;
        for (var i = 0; i < Head.Mark.Count; i++)
        {
            var style = new Style(Role.Title, size, size * 1.25, Align.Centre, Right: right, Ink: Sheet.Red);
            var top = style.Baseline - setter.Ink(Head.Mark[i], Role.Title, size).Above;
            Add(Passage.Of(Head.Mark[i], style) with { At = i == 0 ? at - top : null, Level = -2, KeepNext = true });
        }
        if (right > 0)
        {
            // 文件 stands beside the organs, centred on them.
            var widest = Head.Mark.Max(mark => setter.Width(mark, Role.Title, size));
            var style = new Style(Role.Title, size, size * 1.25, Align.Left, Left: ((Sheet.BodyWidth - right + widest) / 2) + (0.4 * size), Ink: Sheet.Red);
            var first = (Passage)items[^Head.Mark.Count];
            Add(Passage.Of(Head.Suffix, style) with { At = first.At + ((Head.Mark.Count - 1) * size * 1.25 / 2), Level = -3 });
        }
    }

    // 10.1: mark 30 mm from the paper's edge, a heavy and a light red rule 4 mm below; number right under it.
    private void LetterHead()
    {
        Mark(Sheet.LetterMark - Sheet.Top);
        var mark = items.OfType<Passage>().LastOrDefault(passage => passage.Level == -2);
        var below = mark is null ? 0 : mark.Style.Baseline + setter.Ink(mark.Pieces[0].Text, Role.Title, mark.Style.Size).Below - mark.Style.Line;
        Add(new Across(below + Sheet.RuleBelow, 2.25, Sheet.Red, 0, Sheet.LetterRule, 0.75));
        var left = new[] { Head.Copy, Head.Secrecy, Head.Urgency }.Where(word => word.Length > 0).ToList();
        Add(new Passage([new(left.Count > 0 ? left[0] : "", left.Count > 0 && left[0] != Head.Copy ? Role.Hei : null)], Style.Flush with { Gaps = false }, Sheet.Third * 7 / 8, [new(Head.Number)]));
        foreach (var word in left.Skip(1)) Add(Passage.Of(word, Style.Flush with { Role = Role.Hei }));
    }

    // Of a briefing: masthead, issue, then who publishes it and when, above the red rule.
    private void Masthead()
    {
        CopyAndSecrecy(0);
        Mark(Sheet.MarkBelow);
        if (Head.Issue.Length > 0) Add(Passage.Of(Head.Issue, Style.Flush with { Align = Align.Centre, Role = Role.Kai }, Sheet.Line / 2));
        var organ = document.Signature is { Organs.Count: > 0 } signature ? string.Join(' ', signature.Organs) : document.Imprint?.Organ ?? "";
        var (style, day) = (Style.Flush with { Left = Sheet.Character, Right = Sheet.Character }, Head.Day is { } on ? Day(on) : "");
        // A long name has its line to itself, the day stands below it.
        var together = setter.Spaced(organ + day, Role.Body, Sheet.Third) + (3 * Sheet.Character) <= Sheet.BodyWidth;
        if (!together) Add(new Passage([new(organ)], style, Sheet.Line / 2));
        Add(new Passage(together ? [new(organ)] : [], style, together ? Sheet.Line / 2 : 0, [new(day)]));
        Add(new Across(2, Sheet.RedRule, Sheet.Red, 0));
    }

    private void Title(double before)
    {
        var lines = Lines(document.Title);
        var style = new Style(Role.Title, Sheet.Second, 33, Align.Centre);
        Add(Passage.Of(string.Join('\n', lines), style, before) with { Level = -1, KeepNext = true });
    }

    private Seq<string> Lines(string title) => TitleLines.Of(title, Sheet.BodyWidth - 2, document.Words, text => setter.Spaced(text, Role.Title, Sheet.Second));

    private void To()
    {
        if (document.To.Count == 0)
        {
            Add(Passage.Of("", Flush) with { KeepNext = true });
            return;
        }
        if (English) Add(Passage.Of(string.Join(", ", document.To).TrimEnd(':', '：') + ":", Flush, Flush.Line) with { KeepNext = true });
        else Add(Passage.Of(string.Join('，', document.To).TrimEnd(':', '：') + "：", Style.Flush, Sheet.Line) with { KeepNext = true });
    }

    private void Blocks(Seq<Block> blocks, bool signed)
    {
        var levels = new Levels();
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case Paragraph paragraph:
                    Add(Said(paragraph, levels) with { KeepLast = signed && i == blocks.Count - 1 ? 2 : 0, Matter = true });
                    break;
                case Grid grid:
                    Add(new Tabular(grid, Sheet.Line / 2) { Matter = true });
                    break;
                case Chart chart:
                    Add(new Picture(chart, Sheet.Line / 2) { Matter = true });
                    break;
            }
        }
    }

    private Passage Said(Paragraph paragraph, Levels levels)
    {
        var before = English ? Text.Line / 3 : 0;
        if (paragraph.Level == 0) return new([.. paragraph.Spans.Select(span => new Phrase(span.Text, null, span.Why))], Text, before);
        var number = levels.Next(paragraph.Level, document.Language);
        var role = Levels.Role(paragraph.Level);
        var alone = paragraph.Spans.All(span => span.Text.Length == 0);
        var heading = number + paragraph.Heading + (English && !alone ? " " : "");
        return new([new(heading, paragraph.Heading.Length > 0 ? role : null), .. paragraph.Spans.Select(span => new Phrase(span.Text, null, span.Why))], Text, before)
        {
            Level = paragraph.Heading.Length > 0 ? paragraph.Level : 0,
            KeepNext = alone,
        };
    }

    // 附件: one line below the text; numbered where there are several; the second line of a long title hangs under the first.
    private void Enclosures()
    {
        var all = document.Annexes.Select(annex => annex.Title).Concat(document.Enclosures).ToList();
        if (English)
        {
            for (var i = 0; i < all.Count; i++)
            {
                var lead = i > 0 ? "" : all.Count == 1 ? "Enclosure: " : "Enclosures: ";
                var title = all[i].Replace("\n", " ", StringComparison.Ordinal);
                Add(Passage.Of($"{lead}{(all.Count == 1 ? "" : $"{i + 1}. ")}{title}", Flush, i == 0 ? Flush.Line : 0));
            }
            return;
        }
        for (var i = 0; i < all.Count; i++)
        {
            var mark = all.Count == 1 ? "附件：" : i == 0 ? "附件：1." : $"{i + 1}.";
            var indent = 2 * Sheet.Character;
            var lead = setter.Width("附件：", Role.Body, Sheet.Third) + (3 * Sheet.Tighter);
            var hang = setter.Width(mark, Role.Body, Sheet.Third) + (mark.Length * Sheet.Tighter);
            var left = i == 0 ? indent + hang : indent + lead + hang;
            var title = all[i].Replace("\n", "", StringComparison.Ordinal).TrimEnd('。', '；');
            Add(Passage.Of(mark + title, Style.Flush with { Align = Align.Left, Left = left, First = -hang }, i == 0 ? Sheet.Line : 0) with { KeepNext = i < all.Count - 1 });
        }
        if (all.Count > 0 && Signs) items[^1] = items[^1] with { KeepNext = true };
    }

    private void Annexes()
    {
        for (var i = 0; i < document.Annexes.Count; i++)
        {
            // An annex that is one wide table is laid across as a whole.
            var turned = document.Annexes[i].Body is [Grid grid, ..] && SetGrid.Of(grid, setter).Turned;
            var number = (English ? "Annex " : "附件") + (document.Annexes.Count == 1 ? "" : $"{i + 1}");
            Add(Passage.Of(number.Trim(), Flush with { Role = Role.Hei }) with { NewPage = true, KeepNext = true, Turned = turned });
            var lines = Lines(document.Annexes[i].Title);
            Add(Passage.Of(string.Join('\n', lines), new Style(Role.Title, Sheet.Second, 33, Align.Centre), turned ? 0 : Sheet.Line) with { KeepNext = true, Level = -1, Turned = turned });
            if (!turned) Add(Passage.Of("", Style.Flush) with { KeepNext = true });
            Blocks(document.Annexes[i].Body, false);
        }
    }

    internal static string Day(DateOnly day, Language language) => language == Language.En ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : Day(day);

    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
