namespace Pilotage.Plan;

/// <summary>Joins a task table to the body it belongs to: which item each row renders, what the body says, and where the two part ways.</summary>
internal sealed class Joined
{
    private readonly TaskTable table;
    private readonly List<Doubt> doubts;
    private readonly Likeness body;
    private readonly List<Match> matches;
    private readonly Dictionary<string, HashSet<int>> pairs = [];
    private readonly bool bodyDecides;
    private Seq<Assignment> last;
    private readonly bool bodyHasContent;

    // Each sentence of a row with the body's sentence it renders, if it renders one.
    private sealed record Match(TableRow Row, Item? Item, Seq<(string Annex, Sentence? Body)> Sentences)
    {
        public IEnumerable<Sentence> Rendered => Sentences.Select(pair => pair.Body).OfType<Sentence>();
    }

    public Joined(Item root, TaskTable table, List<Doubt> doubts)
    {
        (this.table, this.doubts) = (table, doubts);
        body = new(root.Below.SelectMany(item => item.All()).SelectMany(item => item.Sentences()).Where(sentence => !sentence.IsTitle));
        matches = [];
        var last = default(Sentence);
        foreach (var row in table.Rows)
        {
            var match = Find(row, last);
            matches.Add(match);
            last = match.Rendered.LastOrDefault() ?? last;
        }
        bodyDecides = body.Any && matches.Count(match => match.Item is not null) * 2 > matches.Count;
        var sentences = matches.SelectMany(match => match.Sentences.Where(pair => pair.Annex != match.Row.Title)).ToList();
        bodyHasContent = bodyDecides && sentences.Count(pair => pair.Body is not null) * 2 > sentences.Count;
    }

    public Seq<Area> Areas()
    {
        var homes = bodyDecides ? Homes() : [];
        var measures = matches.Select((match, i) => (match, i)).Select(pair => (Measure: Measure(pair.match), Home: bodyDecides ? homes[pair.i] : null, pair.match.Row)).ToList();
        var areas = bodyDecides ? ByBody(measures!) : ByTable(measures.Select(measure => (measure.Measure, measure.Row)).ToList()); // with the body there is a home for each
        areas = WithEmpty(areas);
        if (bodyDecides) Contradictions(homes);
        if (bodyHasContent)
        {
            foreach (var match in matches) Differences(match);
            OnlyInBody(homes);
        }
        return areas;
    }

    // The item that most of a row's words are found in.
    private Match Find(TableRow row, Sentence? last)
    {
        var wordings = Item.Split(row.Text).Select(piece => piece.Text).ToList();
        if (row.Title.Length > 0 && row.Title != row.Text) wordings.Insert(0, row.Title);
        var found = wordings.Select(wording => (Annex: wording, Like: body.Rendered(wording, last))).ToList();
        var item = found.Where(pair => pair.Like is not null).GroupBy(pair => pair.Like!.Sentence.Item) // filtered for not null
            .OrderByDescending(group => group.Sum(pair => pair.Like!.Score * pair.Annex.Length)).FirstOrDefault()?.Key; // filtered for not null
        return new(row, item, [.. found.Select(pair => (pair.Annex, pair.Like?.Sentence))]);
    }

    // A row whose words the body does not have stays with its neighbour.
    private List<Item> Homes()
    {
        var homes = new List<Item>();
        for (var i = 0; i < matches.Count; i++)
        {
            var home = matches[i].Item ?? (i > 0 ? homes[i - 1] : matches.First(match => match.Item is not null).Item!); // most rows have one
            homes.Add(home);
            if (matches[i].Item is null) Note("not-in-body", matches[i].Row.Place, matches[i].Row.No, new("正文中没有这项举措的文字；任务按前一项读取", "the body does not have this measure; its task is taken from the one before"), [matches[i].Row.Text]);
        }
        return homes;
    }

    private Seq<Area> ByBody(List<(Measure Measure, Item Home, TableRow Row)> measures)
    {
        var flat = table.Ranks == 1 || measures.TrueForAll(measure => !measure.Home.Above.Any());
        // Most homes are tasks under an area; one that stands as high as their areas is an area without tasks.
        var parents = measures.Where(measure => measure.Home.Above.Any()).Select(measure => measure.Home.Parent!.Level); // filtered for parents
        var high = parents.GroupBy(level => level).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? -1;
        return [.. Runs(measures, measure => Top(measure.Home)).Select(area =>
        {
            var top = Top(area[0].Home);
            var heading = Heading(top, 0);
            var tasks = Runs(area, measure => IsArea(measure.Home) ? null : measure.Home).Select(task => (task[0].Home, Measures: task.Select(measure => measure.Measure).ToSeq()))
                .Select(task => IsArea(task.Home) ? new PlanTask(0, new(""), task.Measures, default) : new(task.Home.No, new(Heading(task.Home, 1)), task.Measures, task.Home.Place));
            return new Area(top?.No ?? 0, new(heading), [.. tasks], EnglishStanding.Unofficial, top?.Place ?? default);
        })];

        bool IsArea(Item home) => flat || home.Level <= high;

        Item? Top(Item home) => IsArea(home) ? home : home.Parent is { Level: >= 0 } parent ? parent : null;
    }

    // The body's heading; where the item has none of its own, the table's of the same number.
    private string Heading(Item? item, int rank) =>
        item is null ? "" : item.Title.Length > 0 ? item.Title : table.Headings.FirstOrDefault(heading => heading.Rank == rank && heading.Number?.No == item.No)?.Title ?? "";

    private static Seq<Area> ByTable(List<(Measure Measure, TableRow Row)> measures) =>
    [
        .. Runs(measures, measure => measure.Row.Area).Select(area => new Area(
            area[0].Row.Area?.Number?.No ?? 0, new(area[0].Row.Area?.Title ?? ""),
            [.. Runs(area, measure => measure.Row.Task).Select(task => new PlanTask(
                task[0].Row.Task?.Number?.No ?? 0, new(task[0].Row.Task?.Title ?? ""), [.. task.Select(measure => measure.Measure)], task[0].Row.Task?.Place ?? default))],
            EnglishStanding.Unofficial, area[0].Row.Area?.Place ?? default)),
    ];

    // A heading of the table that declares measures and has none below it is an area all the same: what stood there is withheld.
    private Seq<Area> WithEmpty(Seq<Area> areas)
    {
        var all = areas.ToList();
        foreach (var heading in table.Headings.Where(heading => heading is { Rank: 0, Number: not null } && Totals.Of(heading.Written) > 0))
        {
            if (all.Exists(area => area.No == heading.Number!.No)) continue; // filtered for a number
            var before = all.FindLastIndex(area => area.No < heading.Number!.No); // filtered for a number
            all.Insert(before + 1, new(heading.Number!.No, new(heading.Title), [], EnglishStanding.Unofficial, heading.Place));
        }
        return [.. all];
    }

    // Neighbours of one key; a heading repeated on the next page opens no new run.
    private static IEnumerable<List<T>> Runs<T>(List<T> items, Func<T, object?> key)
    {
        var run = new List<T>();
        foreach (var item in items)
        {
            if (run.Count > 0 && !Same(key(run[0]), key(item)))
            {
                yield return run;
                run = [];
            }
            run.Add(item);
        }
        if (run.Count > 0) yield return run;
    }

    private static bool Same(object? one, object? other) => (one, other) switch
    {
        (TableHeading left, TableHeading right) => left.Number?.No == right.Number?.No && Folded.Key(left.Title) == Folded.Key(right.Title),
        _ => ReferenceEquals(one, other),
    };

    private Measure Measure(Match match)
    {
        var row = match.Row;
        var duties = row.Units.Select(cell => (cell.Place, Duties: UnitList.Of(cell.Text, cell.Part))).ToList();
        var units = duties.SelectMany(cell => cell.Duties.Units.Select(unit => (unit, cell.Place))).ToList();
        var assigned = last = Assigned.Of(row.No, units, row.Place, doubts, last);
        var text = row.Title.Length > 0 && row.Title != row.Text ? $"{row.Title}\n{row.Text}" : row.Text;
        var targets = Target.In(row.Text).ToList();
        var deadline = duties.Select(cell => cell.Duties.Deadline).Prepend(row.Deadline).FirstOrDefault(word => word.Length > 0);
        if (deadline is not null) targets.Add(Target.Until(deadline));
        var scope = duties.Select(cell => cell.Duties.Scope).Prepend(row.Scope).FirstOrDefault(word => word.Length > 0) ?? "";
        var wordings = match.Rendered.Distinct().ToList();
        var place = wordings.Count > 0 ? wordings[0].Place : default;
        return new(row.No, new(text), string.Concat(wordings.Select(sentence => sentence.Text)), assigned, [.. targets], scope, row.Place, place);
    }

    private void Differences(Match match)
    {
        foreach (var (annex, rendered) in match.Sentences)
        {
            if (rendered is null)
            {
                if (match.Item is not null) Note("not-in-body", match.Row.TextPlace, match.Row.No, new("附表的这句话在正文里找不到", "this sentence of the annex is not found in the body"), [annex]);
                continue;
            }
            var edits = Difference.Of(rendered.Text, annex);
            if (edits.Count == 0) continue;
            var change = Difference.Class(edits);
            var said = Doubt.Says(change);
            var shown = edits.Take(4).Select(edit => (edit.Body.Length, edit.Annex.Length) switch
            {
                (0, _) => new Text($"附表多“{edit.Annex}”", $"the annex adds '{edit.Annex}'"),
                (_, 0) => new Text($"附表少“{edit.Body}”", $"the annex lacks '{edit.Body}'"),
                _ => new Text($"正文作“{edit.Body}”，附表作“{edit.Annex}”", $"the body says '{edit.Body}', the annex '{edit.Annex}'"),
            }).ToList();
            doubts.Add(new(new("differs", match.Row.TextPlace, new(
                $"附表与正文（{Spot.Of(rendered.Place)}）不一致（{said.Zh}）：{string.Join("；", shown.Select(text => text.Zh))}",
                $"annex and body ({Spot.Of(rendered.Place)}) differ ({said.En}): {string.Join("; ", shown.Select(text => text.En))}"), Weight.Doubt), match.Row.No, [annex, rendered.Text], change, rendered.Place));
        }
    }

    // Sentences that stand among rendered ones and that no row renders.
    private void OnlyInBody(List<Item> homes)
    {
        var rendered = matches.SelectMany(match => match.Rendered).ToHashSet();
        foreach (var sentence in homes.Distinct().SelectMany(item => item.Sentences()).Where(sentence => !sentence.IsTitle && !rendered.Contains(sentence)))
            if (Folded.Key(sentence.Text).Length > 4)
                Note("only-in-body", sentence.Place, null, new("正文的这句话没有列入附表", "this sentence of the body is not in the annex"), [sentence.Text]);
    }

    // Where the table's headings say another task than the body does, name a heading otherwise, or leave it out.
    private void Contradictions(List<Item> homes)
    {
        var tasks = table.Ranks > 1;
        for (var i = 0; i < matches.Count; i++)
        {
            var (row, home) = (matches[i].Row, homes[i]);
            var claimed = tasks ? row.Task : row.Area;
            if (claimed is null || Is(claimed, home)) continue;
            Note("heading-contradicts", row.Place, row.No, new(
                $"附表把它列在“{claimed.Written}”下，正文在“{Named(home)}”下；按正文", $"the annex puts it under '{claimed.Written}', the body under '{Named(home)}'; the body decides"), [Named(home), claimed.Written]);
        }
        foreach (var home in homes.Distinct())
        {
            var rank = tasks ? 1 : 0;
            if (table.Headings.Count > 0 && !table.Headings.Exists(heading => heading.Rank == rank && Is(heading, home)))
                Note("missing-heading", matches[homes.IndexOf(home)].Row.Place, matches[homes.IndexOf(home)].Row.No, new($"附表缺少正文的标题“{Named(home)}”", $"the annex lacks the body's heading '{Named(home)}'"), [Named(home)]);
        }
        foreach (var heading in table.Headings.DistinctBy(heading => (heading.Rank, Folded.Key(heading.Written))))
        {
            var items = homes.Select(home => heading.Rank == 1 || !tasks ? home : home.Parent).OfType<Item>().Distinct();
            if (items.FirstOrDefault(item => Is(heading, item)) is { Title.Length: > 0 } same && Folded.Key(same.Title) != Folded.Key(heading.Title))
                Note("heading-differs", heading.Place, null, new($"标题：正文作“{same.Title}”，附表作“{heading.Title}”", $"heading: the body says '{same.Title}', the annex '{heading.Title}'"), [same.Title, heading.Title]);
        }
        foreach (var group in table.Headings.GroupBy(heading => (heading.Rank, Folded.Key(heading.Title))).Where(group => group.Count() > 1))
            Note("repeated-heading", group.ElementAt(1).Place, null, new($"标题“{group.First().Written}”在附表中出现 {group.Count()} 次", $"the heading '{group.First().Written}' stands {group.Count()} times in the annex"), []);
    }

    private bool Is(TableHeading heading, Item item)
    {
        var like = Likeness.Between(Pairs(heading.Title), Pairs(item.Title));
        return heading.Number is { } number && number.No == item.No ? like >= 0.4 || item.Title.Length == 0 : like >= 0.75;
    }

    // Every heading is compared with every item: their pairs are cut once.
    private HashSet<int> Pairs(string title)
    {
        if (!pairs.TryGetValue(title, out var set)) pairs[title] = set = Likeness.Set(title);
        return set;
    }

    private static string Named(Item item) => item.Level switch { 2 => $"（{item.No}）{item.Title}", _ => $"{item.No}. {item.Title}" };

    private void Note(string code, Place place, int? measure, Text message, Seq<string> readings) =>
        doubts.Add(new(new(code, place, message, Weight.Doubt), measure, readings));
}
