using System.Text;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>A page as marks: those of the upright sheet, and those of one turned a quarter to the left, its top at the binding side.</summary>
internal sealed record PageMarks(Seq<Mark> Upright, Seq<Mark> Turned);

/// <summary>What was placed, drawn.</summary>
internal sealed class Pages(Document document, Laid laid, Typesetter setter)
{
    public Seq<PageMarks> Draw() => laid.Pages.Select(Page).ToSeq();

    private PageMarks Page(LaidPage page, int index)
    {
        var marks = new List<Mark>();
        // The turned sheet's top margin is the binding side, its left one the bottom of the page.
        var (left, top) = page.Turned ? (Sheet.Height - Sheet.Top - Sheet.BodyHeight, Sheet.Left) : (Sheet.Left, Sheet.Top);
        foreach (var placed in page.Placed)
        {
            switch (placed.Item)
            {
                case Passage passage: Text(marks, passage, placed, left, top); break;
                case Across across: Rules(marks, across, placed, left, top); break;
                case Tabular: Table(marks, placed, left, top); break;
                case Square square: marks.AddRange(Code(square, left, top + placed.Y)); break;
                case Picture picture: marks.AddRange(ChartDrawing.Draw(picture.Chart, setter).Select(mark => mark.By(left, top + placed.Y))); break;
            }
        }
        var upright = new List<Mark>();
        if (page.Numbered) Number(upright, index + 1);
        if (document.LaidOutAs == DocumentForm.Letter && index == 0) Foot(upright);
        if (document.LaidOutAs == DocumentForm.Licence) Frame(upright);
        return page.Turned ? new([.. upright], [.. marks]) : new([.. marks, .. upright], []);
    }

    private void Text(List<Mark> marks, Passage passage, Placed placed, double left, double top)
    {
        var set = laid.Texts[passage];
        var width = passage.Turned ? Sheet.BodyHeight : Sheet.BodyWidth;
        var y = top + placed.Y;
        if (passage.RuleAbove > 0 && placed.From == 0)
        {
            marks.Add(new Rule(left, y + (passage.RuleAbove / 2), left + Sheet.BodyWidth, y + (passage.RuleAbove / 2), passage.RuleAbove));
            y += passage.RuleAbove;
        }
        for (var i = placed.From; i < placed.To; i++)
        {
            marks.AddRange(Typesetter.Place(set, i, passage.Pieces, passage.Style, left, y, width));
            if (i == placed.From && passage.Opposite.Count > 0)
            {
                var style = passage.Style with { Align = Align.Right, First = 0, Left = 0 };
                marks.AddRange(Typesetter.Place(setter.Set(passage.Opposite, style, Sheet.BodyWidth), 0, passage.Opposite, style, left, y, Sheet.BodyWidth));
            }
            y += passage.Style.Line;
        }
        if (passage.RuleBelow > 0 && placed.To == set.Lines.Count) marks.Add(new Rule(left, y + (passage.RuleBelow / 2), left + Sheet.BodyWidth, y + (passage.RuleBelow / 2), passage.RuleBelow));
    }

    private IEnumerable<Mark> Code(Square square, double left, double top)
    {
        var modules = QrPicture.Modules(square.Code.Content);
        var side = Square.Side / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        {
            for (var at = 0; at < modules.Count; at++)
            {
                if (!modules[row][at]) continue;
                var from = at;
                while (at < modules.Count && modules[row][at]) at++;
                yield return new Box(left + (from * side), top + (row * side), (at - from) * side, side, Sheet.Black);
            }
        }
        Seq<Phrase> note = [new(square.Code.Note)];
        foreach (var run in Typesetter.Place(setter.Set(note, SetGrid.Below, Sheet.BodyWidth), 0, note, SetGrid.Below, left, top + Square.Side, Sheet.BodyWidth)) yield return run;
    }

    // A heavy line round the sheet and a light one within it.
    private static void Frame(List<Mark> marks)
    {
        foreach (var (at, weight) in new[] { (Sheet.Frame, 2.25), (Sheet.Frame + 4.5, 0.75) })
        {
            var (right, bottom) = (Sheet.Width - at, Sheet.Height - at);
            marks.AddRange([new Rule(at, at, right, at, weight), new Rule(at, bottom, right, bottom, weight), new Rule(at, at, at, bottom, weight), new Rule(right, at, right, bottom, weight)]);
        }
    }

    private static void Rules(List<Mark> marks, Across across, Placed placed, double left, double top)
    {
        var x = left + ((Sheet.BodyWidth - across.Width) / 2);
        if (across.Width > Sheet.BodyWidth) x = (Sheet.Width - across.Width) / 2;
        Two(marks, x, top + placed.Y, across.Width, across.Weight, across.Light, across.LightFirst, across.Ink);
    }

    private static void Two(List<Mark> marks, double x, double y, double width, double heavy, double light, bool lightFirst, uint ink)
    {
        foreach (var weight in lightFirst ? new[] { light, heavy } : [heavy, light])
        {
            if (weight <= 0) continue;
            marks.Add(new Rule(x, y + (weight / 2), x + width, y + (weight / 2), weight, ink));
            y += weight + 1.5;
        }
    }

    private void Table(List<Mark> marks, Placed placed, double left, double top)
    {
        var grid = laid.Grids[placed.Item];
        var y = top + placed.Y;
        var first = placed.From == 0;
        if (grid.CaptionHeight(first) > 0)
        {
            Seq<Phrase> title = [new(first ? grid.Grid.Title : grid.Grid.Title + "（续）")];
            marks.AddRange(Typesetter.Place(setter.Set(title, SetGrid.Caption, grid.Width), 0, title, SetGrid.Caption, left, y, grid.Width));
            y += grid.CaptionHeight(first);
        }
        var start = y;
        Line(y);
        if (grid.Grid.Headed) Row(grid.Head, SetGrid.Bold, true);
        for (var i = placed.From; i < Math.Min(placed.To, grid.Rows.Count); i++) Row(grid.Rows[i], SetGrid.Text, false);
        var x = left;
        foreach (var width in grid.Widths.Prepend(0))
        {
            x += width;
            if (grid.Grid.Ruled) marks.Add(new Rule(x, start, x, y, 0.5));
        }
        if (placed.To >= grid.Rows.Count && grid.SourceHeight > 0)
        {
            Seq<Phrase> source = [new(grid.Grid.Source)];
            marks.AddRange(Typesetter.Place(setter.Set(source, SetGrid.Below, grid.Width), 0, source, SetGrid.Below, left, y, grid.Width));
        }

        void Row(SetRow row, Style style, bool head)
        {
            var at = left;
            for (var i = 0; i < row.Cells.Length; i++)
            {
                var cell = row.Cells[i];
                var set = head ? style : style with { Align = grid.Numbers[i] && grid.Grid.Headed ? Align.Centre : Align.Left, Role = grid.RoleOf(i) };
                var cellTop = y + ((row.Height - (cell.Lines.Count * SetGrid.Leading)) / 2);
                for (var line = 0; line < cell.Lines.Count; line++)
                    marks.AddRange(Typesetter.Place(cell, line, [new("")], set, at + SetGrid.Padding, cellTop + (line * SetGrid.Leading), grid.Widths[i] - (2 * SetGrid.Padding)));
                at += grid.Widths[i];
            }
            y += row.Height;
            Line(y);
        }

        void Line(double at)
        {
            if (grid.Grid.Ruled) marks.Add(new Rule(left, at, left + grid.Width, at, 0.5));
        }
    }

    // 7.5: — 1 —, 4号 宋体, its dashes 7 mm below 版心; odd pages right, even pages left, one character in. The first page of a letter has none; a paper has 1/2 in the middle.
    private void Number(List<Mark> marks, int number)
    {
        if (document.LaidOutAs == DocumentForm.Letter && number == 1) return;
        var plain = document.Unofficial;
        if (plain && laid.Pages.Count == 1) return;
        var words = plain ? $"{number} / {laid.Pages.Count}" : $"— {number} —";
        Rune[] runes = [.. words.EnumerateRunes()];
        double[] advances = [.. runes.Select(rune => rune.Value == '—' ? Sheet.Fourth : setter.Advance(rune, Role.Song, Sheet.Fourth))];
        var width = advances.Sum();
        var x = plain ? (Sheet.Width - width) / 2 : number % 2 == 1 ? Sheet.Left + Sheet.BodyWidth - Sheet.Fourth - width : Sheet.Left + Sheet.Fourth;
        var (above, below) = setter.Ink("—", Role.Song, Sheet.Fourth);
        marks.Add(new Run(x, Sheet.Top + Sheet.BodyHeight + Sheet.NumberBelow + ((above - below) / 2), Role.Song, Sheet.Fourth, Sheet.Black, runes, advances));
    }

    // 10.1: a light and a heavy red rule 20 mm from the lower edge of the paper.
    private static void Foot(List<Mark> marks) => Two(marks, (Sheet.Width - Sheet.LetterRule) / 2, Sheet.Height - Sheet.LetterFoot, Sheet.LetterRule, 2.25, 0.75, true, Sheet.Red);
}
