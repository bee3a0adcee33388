namespace Pilotage.Host.Documents.Layout;

/// <summary>A part of an item on a page: lines of a passage, rows of a table.</summary>
/// <param name="Y">Its top below the top of 版心.</param>
/// <param name="Before">The space above it, as used.</param>
internal sealed record Placed(Item Item, int From, int To, double Y, double Before, double Height)
{
    /// <summary>Stands at the foot of the page.</summary>
    public bool Foot { get; init; }
}

/// <summary>A page: what stands on it, in the order of the text.</summary>
/// <param name="Numbered">7.5: neither a blank page before the imprint nor the page of that imprint has a number.</param>
internal sealed record LaidPage(Seq<Placed> Placed, bool Turned = false, bool Numbered = true);

/// <summary>Pages, with the lines and rows they were made of.</summary>
internal sealed record Laid(Seq<LaidPage> Pages, IReadOnlyDictionary<Item, SetText> Texts, IReadOnlyDictionary<Item, SetGrid> Grids);

/// <summary>Fills pages with items, line by line and row by row; what belongs together stays together where a page is long enough for it.</summary>
internal sealed class Paginator(Typesetter setter)
{
    private const double Slack = 0.02;

    // One line, row, rule or chart.
    private readonly record struct Strip(Item Item, int Index, double Before, double Height, bool Keep, bool First, bool Last);

    private readonly Dictionary<Item, SetText> texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Item, SetGrid> grids = new(ReferenceEqualityComparer.Instance);
    private readonly List<LaidPage> pages = [];
    private readonly List<Placed> page = [];
    private double y;
    private bool turned;
    private bool numbered = true;

    private double Room => turned ? Sheet.BodyWidth : Sheet.BodyHeight;

    public Laid Paginate(Seq<Item> items)
    {
        var strips = items.SelectMany(Strips).ToList();
        for (var i = 0; i < strips.Count;)
        {
            var to = i;
            while (strips[to].Keep && to + 1 < strips.Count && !strips[to + 1].Item.NewPage && strips[to + 1].Item.At is not double.PositiveInfinity) to++;
            Chain(strips, i, to + 1);
            i = to + 1;
        }
        End();
        return new([.. pages], texts, grids);
    }

    private IEnumerable<Strip> Strips(Item item)
    {
        switch (item)
        {
            case Passage passage:
                var set = texts[item] = setter.Set(passage.Pieces, passage.Style, passage.Turned ? Sheet.BodyHeight : Sheet.BodyWidth);
                var rules = passage.RuleAbove + passage.RuleBelow;
                return set.Lines.Select((_, i) => new Strip(item, i, i == 0 ? item.Before : 0, passage.Style.Line + (i == 0 ? rules : 0),
                    (item.KeepNext && set.Lines.Count <= 6) || (item.KeepNext && i >= set.Lines.Count - 2) || i >= set.Lines.Count - item.KeepLast, i == 0, i == set.Lines.Count - 1));
            case Tabular tabular:
                var grid = grids[item] = SetGrid.Of(tabular.Grid, setter);
                return grid.Rows.Select((row, i) => new Strip(item, i, i == 0 ? item.Before : 0, row.Height, false, i == 0, i == grid.Rows.Count - 1))
                    .DefaultIfEmpty(new(item, 0, item.Before, 0, false, true, true));
            case Picture picture:
                return [new(item, 0, item.Before, ChartDrawing.HeightOf(picture.Chart) + ChartDrawing.Spare, false, true, true)];
            case Square:
                return [new(item, 0, 0, Square.High + Square.Spare, false, true, true)];
            case Across across:
                return [new(item, 0, across.Before, across.Weight + across.Light + (across.Light > 0 ? 1.5 : 0) + across.After, true, true, true)];
            default:
                return [];
        }
    }

    private void Chain(List<Strip> strips, int from, int to)
    {
        var first = strips[from];
        if (first.Item.NewPage && first.First && (page.Count > 0 || pages.Count > 0)) End();
        if (page.Count == 0) turned = Turns(first);
        var whole = 0.0;
        for (var i = from; i < to; i++) whole += (i == from ? 0 : strips[i].Before) + Height(strips[i]);
        if (first.Item.At is { } at && double.IsPositiveInfinity(at))
        {
            // The foot of the page, or of the next one; where several sheets are printed on both sides, of the last back.
            var fits = y + whole <= Room + Slack && !turned;
            if (!fits) End();
            var back = (pages.Count + 1) % 2 == 0; // of the page being filled
            if (first.Item.Back && !back && fits && pages.Count > 0) End();
            if (first.Item.Back && !back && !fits && pages.Count > 1)
            {
                pages.Add(new([], Numbered: false));
                numbered = false;
            }
            var foot = Room - whole;
            for (var i = from; i < to; i++) Put(strips[i], i == from ? foot - y : strips[i].Before, foot: true);
            return;
        }
        for (var i = from; i < to; i++)
        {
            var strip = strips[i];
            var turns = Turns(strip);
            if (turns != turned)
            {
                if (page.Count > 0) End();
                turned = turns;
            }
            var before = strip.Item.At is { } fixedAt && strip.First ? fixedAt - y : strip.Before;
            var needed = i == from && whole <= Room ? whole : Height(strip);
            if (page.Count > 0 && y + before + needed > Room + Slack && strip.Item.At is null)
            {
                End();
                turned = turns;
            }
            Put(strip, page.Count == 0 && strip.Item.At is null && pages.Count > 0 ? 0 : before);
        }
    }

    private bool Turns(Strip strip) => strip.Item.Turned || (strip.Item is Tabular && grids[strip.Item].Turned);

    // A row brings caption and head with it where it is the first on its page, and the source below where it is the last.
    private double Height(Strip strip)
    {
        if (strip.Item is not Tabular) return strip.Height;
        var grid = grids[strip.Item];
        var begins = page.Count == 0 || !ReferenceEquals(page[^1].Item, strip.Item);
        return strip.Height + (begins ? grid.CaptionHeight(strip.First) + grid.Head.Height + SetGrid.Spare : 0) + (strip.Last ? grid.SourceHeight : 0);
    }

    private void Put(Strip strip, double before, bool foot = false)
    {
        var height = Height(strip);
        if (page.Count > 0 && ReferenceEquals(page[^1].Item, strip.Item)) page[^1] = page[^1] with { To = strip.Index + 1, Height = page[^1].Height + height };
        else page.Add(new(strip.Item, strip.Index, strip.Index + 1, y + before, before, height) { Foot = foot });
        y = Math.Max(y, y + before + height); // what stands beside something does not move the text up
    }

    private void End()
    {
        if (page.Count == 0 && pages.Count > 0) return;
        pages.Add(new([.. page], turned, numbered));
        page.Clear();
        y = 0;
        turned = false;
    }
}
