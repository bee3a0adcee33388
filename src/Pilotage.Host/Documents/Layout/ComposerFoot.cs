using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

internal sealed partial class Composer
{
    // 7.3.5: with a seal the day ends four characters from the right and the organ is centred over it; without one the organ ends two characters from the right.
    private void Sign()
    {
        if (document.Signature is not { } signature || !Signs) return;
        var day = document.Language == Language.En ? signature.Day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture) : Day(signature.Day);
        var dayWidth = Wide(day);
        var widest = signature.Organs.Count == 0 ? 0 : signature.Organs.Max(Wide);
        double dayAt;
        Func<double, double> organAt;
        if (signature.Sealed)
        {
            dayAt = Sheet.BodyWidth - (4 * Sheet.Character) - dayWidth;
            // An organ longer than its place moves to the left and takes nothing of the margin.
            organAt = width => Math.Max(0, Math.Min(dayAt + ((dayWidth - width) / 2), Sheet.BodyWidth - width));
        }
        else
        {
            var right = 2 * Sheet.Character;
            var start = Sheet.BodyWidth - right - widest;
            dayAt = start + (2 * Sheet.Character);
            if (dayAt + dayWidth > Sheet.BodyWidth - right)
            {
                // The day is the longer: it ends two characters from the right, and the organ moves with it.
                dayAt = Sheet.BodyWidth - right - dayWidth;
                start = Math.Max(0, Math.Min(start, dayAt - (2 * Sheet.Character)));
            }
            organAt = _ => start;
        }
        var before = (signature.Sealed && tight == 0 ? 2 : 1) * Sheet.Line;
        foreach (var organ in signature.Organs)
        {
            Add(Passage.Of(organ, Style.Flush with { Align = Align.Left, Left = organAt(Wide(organ)), Gaps = false }, before) with { KeepNext = true });
            before = 0;
        }
        Add(Passage.Of(day, Style.Flush with { Align = Align.Left, Left = Math.Max(0, dayAt), Gaps = false }, before) with { KeepNext = signature.Seal.Length > 0 });
        if (signature.Seal.Length > 0) Add(Passage.Of($"（{signature.Seal}）", Style.Flush with { Align = Align.Left, Left = organAt(Wide($"（{signature.Seal}）")), Role = Role.Kai, Size = 12, Ink = Sheet.Grey }));

        double Wide(string text) => setter.Width(text, Role.Body, Sheet.Third) + (text.Length * Sheet.Tighter);
    }

    // 7.4: at the foot of the last page, its last rule on the lower edge of 版心; of a letter without rules and without who printed it (10.1).
    private void Imprint()
    {
        if (document.Imprint is not { } imprint || document.LaidOutAs == DocumentForm.Plain) return;
        var letter = document.LaidOutAs == DocumentForm.Letter;
        var unit = Sheet.Fourth;
        var lines = new List<Passage>();
        if (imprint.CopiesTo.Count > 0)
        {
            var lead = setter.Width("抄送：", Role.Body, Sheet.Fourth);
            lines.Add(Passage.Of($"抄送：{string.Join('，', imprint.CopiesTo).TrimEnd('。')}。", new Style(Role.Body, Sheet.Fourth, 24, Align.Left, First: -lead, Left: unit + lead, Right: unit)));
        }
        if (!letter && (imprint.Organ.Length > 0 || imprint.Day is not null))
        {
            var style = new Style(Role.Body, Sheet.Fourth, 24, Align.Left, Left: unit, Right: unit, Gaps: false);
            var day = imprint.Day is { } printed ? Day(printed) + "印发" : "";
            var fits = setter.Width(imprint.Organ + "　" + day, Role.Body, Sheet.Fourth) <= Sheet.BodyWidth - (2 * unit);
            // A name that leaves no room for the day keeps its line, and the day has the next, between the same rules.
            if (!fits) lines.Add(Passage.Of(imprint.Organ, style));
            lines.Add(new Passage([new(fits ? imprint.Organ : "")], style, Opposite: [new(day)]));
        }
        for (var i = 0; i < lines.Count; i++)
        {
            var passage = lines[i] with { KeepNext = i < lines.Count - 1 };
            if (i == 0) passage = passage with { At = double.PositiveInfinity, Back = document.LaidOutAs == DocumentForm.Official };
            if (!letter) passage = passage with { RuleAbove = i == 0 ? Sheet.Thick : passage.Pieces[0].Text.Length == 0 ? 0 : Sheet.Thin, RuleBelow = i == lines.Count - 1 ? Sheet.Thick : 0 };
            Add(passage);
        }
    }

    // Papers of the window have no red head: the organ, the name of the paper, its number, and the seal for the matter.
    private void PlainHead()
    {
        for (var i = 0; i < Head.Mark.Count; i++)
            Add(Passage.Of(Head.Mark[i], new Style(Role.Title, Sheet.Second, 33, Align.Centre)) with { Level = -2, KeepNext = true });
        var lines = Lines(document.Title);
        Add(Passage.Of(string.Join('\n', lines), new Style(Role.Title, Sheet.Second, 33, Align.Centre)) with { Level = -1, KeepNext = true });
        if (Head.Number.Length > 0) Add(Passage.Of(Head.Number, Style.Flush with { Align = Align.Right, Size = Sheet.Fourth, Spacing = 0 }, 6) with { KeepNext = true });
    }
}
