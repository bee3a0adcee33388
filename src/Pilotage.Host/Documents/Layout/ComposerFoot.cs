using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

internal sealed partial class Composer
{
    // 7.3.5: with a seal the day ends four characters from the right and the organ is centred over it; without one the organ ends two characters from the right.
    private void Sign()
    {
        if (document.Signature is not { } signature || !Signs) return;
        var (flush, character) = (Flush with { Gaps = false }, English ? Style.English.Size : Sheet.Character);
        var day = Day(signature.Day, document.Language);
        var dayWidth = Wide(day);
        var widest = signature.Organs.Count == 0 ? 0 : signature.Organs.Max(Wide);
        double dayAt;
        Func<double, double> organAt;
        if (signature.Sealed)
        {
            dayAt = Sheet.BodyWidth - (4 * character) - dayWidth;
            // An organ longer than its place moves to the left and takes nothing of the margin.
            organAt = width => Math.Max(0, Math.Min(dayAt + ((dayWidth - width) / 2), Sheet.BodyWidth - width));
        }
        else
        {
            var right = 2 * character;
            var start = Sheet.BodyWidth - right - widest;
            dayAt = start + (2 * character);
            if (dayAt + dayWidth > Sheet.BodyWidth - right)
            {
                // The day is the longer: it ends two characters from the right, and the organ moves with it.
                dayAt = Sheet.BodyWidth - right - dayWidth;
                start = Math.Max(0, Math.Min(start, dayAt - (2 * character)));
            }
            organAt = _ => start;
        }
        var before = (signature.Sealed && tight == 0 ? 2 : 1) * flush.Line;
        foreach (var organ in signature.Organs)
        {
            Add(Passage.Of(organ, flush with { Align = Align.Left, Left = organAt(Wide(organ)) }, before) with { KeepNext = true });
            before = 0;
        }
        Add(Passage.Of(day, flush with { Align = Align.Left, Left = Math.Max(0, dayAt) }, before) with { KeepNext = signature.Seal.Length > 0 });
        if (signature.Seal.Length > 0)
        {
            // Where the seal for the matter comes, in the middle below the day.
            var (words, style) = (English ? $"({signature.Seal})" : $"（{signature.Seal}）", new Style(Role.Kai, 12, 20, Align.Left, Ink: Sheet.Grey, Gaps: false));
            var width = setter.Width(words, Role.Kai, 12);
            Add(Passage.Of(words, style with { Left = Math.Max(0, Math.Min(dayAt + ((dayWidth - width) / 2), Sheet.BodyWidth - width)) }));
        }

        double Wide(string text) => setter.Width(text, Role.Body, flush.Size) + (text.Length * flush.Spacing);
    }

    // 7.4: at the foot of the last page, its last rule on the lower edge of 版心; of a letter without rules and without who printed it (10.1).
    private void Imprint()
    {
        if (document.Imprint is not { } imprint) return;
        if (document.Unofficial)
        {
            if (imprint.CopiesTo.Count == 0) return;
            var words = English ? $"Copies to: {string.Join(", ", imprint.CopiesTo)}" : $"抄送：{string.Join('，', imprint.CopiesTo).TrimEnd('。')}。";
            Add(Passage.Of(words, Flush with { Size = English ? Flush.Size : Sheet.Fourth, Align = Align.Left }, Flush.Line));
            return;
        }
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
            Add(Passage.Of(Head.Mark[i], English ? new(Role.Title, 14, 22, Align.Centre) : new(Role.Title, Sheet.Second, 33, Align.Centre)) with { Level = -2, KeepNext = true });
        var lines = English ? [document.Title] : Lines(document.Title);
        var style = English ? new(Role.Title, 17, 25, Align.Centre) : new Style(Role.Title, Sheet.Second, 33, Align.Centre);
        Add(Passage.Of(string.Join('\n', lines), style, English ? 6 : 0) with { Level = -1, KeepNext = true });
        if (Head.Number.Length > 0) Add(Passage.Of(Head.Number, Style.Flush with { Align = Align.Right, Size = English ? 11 : Sheet.Fourth, Spacing = 0 }, 6) with { KeepNext = true });
    }

    // A licence: its name, large, in Chinese and below it in the other language.
    private void LicenceHead()
    {
        var names = document.Title.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < names.Length; i++)
        {
            var size = Math.Min(i > 0 ? 15 : 32, (Sheet.BodyWidth - 24) / Math.Max(1, setter.Spaced(names[i], Role.Title, 1)));
            size = Math.Floor(Math.Max(10, size) * 2) / 2;
            Add(Passage.Of(names[i], new Style(Role.Title, size, size * 1.5, Align.Centre), i == 0 ? Sheet.Line : 4) with { Level = -1, KeepNext = true });
        }
        Add(Passage.Of("", Flush) with { KeepNext = true });
    }
}
