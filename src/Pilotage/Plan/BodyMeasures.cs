using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>The measures of a document without a task table: the numbered items at the ends of its outline.</summary>
internal sealed partial class BodyMeasures(Item root, List<Doubt> doubts)
{
    private readonly Dictionary<Item, Brackets> brackets = root.All().ToDictionary(item => item, item => Brackets.Of(item.Words));

    private readonly Dictionary<Item, int> order = root.All().Select((item, i) => (item, i)).ToDictionary(pair => pair.item, pair => pair.i);

    // Levels whose numbers run on from one heading to the next: each of their items counts for itself.
    private readonly HashSet<(int, bool)> runsOn = RunsOn(root);
    private readonly bool closesGroups = ClosesGroups(root);
    private Seq<Assignment> last;

    /// <summary>The scope that the document says holds wherever a measure names none.</summary>
    public Placed<string>? DefaultScope { get; private set; }

    public Seq<Area> Areas()
    {
        var named = brackets.Any(pair => pair.Value.All.Count > 0 && pair.Key.Level >= 0);
        // A part that names units is a list of measures; one that names none is, if items stand below it and its heading is not of the general kind.
        var parts = root.Below.Where(part => part.All().Any(item => brackets[item].All.Count > 0) || part.Below.Count > 0 && !General().IsMatch(part.Title)).ToList();
        // In a flat list in which most items name units, one that names none is a measure all the same, left open.
        bool Leaf(Item item) => item.Below.Count == 0 && brackets[item].All.Count > 0;
        if (named && root.Below.Count(Leaf) * 2 >= root.Below.Count && root.Below.Count > 2)
            parts = [.. root.Below.Where(part => parts.Contains(part) || part.Below.Count == 0 && !General().IsMatch(part.Words.Split('。')[0]) && !Outline.IsClosing(part.Words))];
        foreach (var left in root.Below.Where(part => named && part.Below.Count == 0 && !parts.Contains(part) && !General().IsMatch(part.Words.Split('。')[0])))
            Note("left-out", left.Place, left.No, new("这一项没有列明责任单位，其他各项都有；未作为举措读取", "this item names no unit while others do; it is not read as a measure"), [left.Words]);
        if (!named && parts.Count == 0) parts = [.. root.Below.Where(part => part.Level >= 2)];
        // A flat list of sentences that names nobody: 一、…。二、…。
        if (!named && parts.Count == 0)
            parts = [.. root.Below.Where(part => !General().IsMatch(part.Words.Split('。')[0]) && (Folded.Key(part.Words).Length > 8 || part.Words.TrimEnd().EndsWith('。')))];
        if (!named)
            foreach (var left in root.Below.Where(part => part.Below.Count == 0 && !parts.Contains(part) && !General().IsMatch(part.Words.Split('。')[0]) && Folded.Key(part.Words).Length > 8))
                Note("left-out", left.Place, left.No, new("这一项没有分项，其他各项都有；未作为举措读取", "this item has no items below it while others do; it is not read as a measure"), [left.Words]);
        // One part that holds everything two levels deep and is called nothing but tasks, such as 二、试点任务, is a cover and no area.
        if (parts is [{ Below.Count: > 0 } only] && Cover().IsMatch(only.Title) && only.Below.Any(item => !IsMeasure(item))) parts = [.. only.Below];
        var areas = new List<Area>();
        var flat = parts.TrueForAll(part => IsMeasure(part) && Listed(part) is null);
        foreach (var part in parts)
        {
            if (flat)
            {
                areas.Add(new(0, new(""), [new(0, new(""), [.. parts.Select(Measure)], default)], EnglishStanding.Unofficial, part.Place));
                break;
            }
            // Where others have items, a part without any is an area all the same, and its words are one measure without a number.
            if (Listed(part) is { } list) areas.Add(new(part.No, new(Heading(part, list)), [new(0, new(""), Each(part, list), part.Place)], EnglishStanding.Unofficial, part.Place));
            else if (IsMeasure(part)) areas.Add(new(part.No, new(part.Title), [new(0, new(""), [Measure(part) with { No = 0 }], part.Place)], EnglishStanding.Unofficial, part.Place));
            else
            {
                if (brackets[part].All is { Count: > 0 } own)
                    Note("task-units", part.Place, null, new("这里的责任单位写在大项标题上；其下没有写责任单位的举措按此读取", "these units stand at the heading of a part; its measures that name none take them"), [.. own.Select(bracket => bracket.Written)]);
                areas.Add(new(part.No, new(Title(part)), [.. Tasks(part)], EnglishStanding.Unofficial, part.Place));
            }
        }
        // Parts left out, such as 一、总体要求, have numbers too.
        var counted = parts.SelectMany(part => part.All()).Concat(parts.Exists(part => part.Parent == root) ? root.Below : []).Distinct();
        foreach (var level in counted.OrderBy(Order).GroupBy(item => (item.Level, item.Article))) Lists.Gaps(level.Select(item => (item.No, item.Place)), doubts);
        return [.. areas];

        int Order(Item item) => order[item];
    }

    private IEnumerable<PlanTask> Tasks(Item part)
    {
        var loose = new List<Measure>();
        foreach (var item in part.Below)
        {
            var list = Listed(item);
            if (list is null && IsMeasure(item))
            {
                loose.Add(Measure(item));
                continue;
            }
            if (loose.Count > 0) yield return new(0, new(""), [.. loose], part.Place);
            loose.Clear();
            if (list is not null)
            {
                yield return new(item.No, new(Heading(item, list)), Each(item, list), item.Place);
                continue;
            }
            if (brackets[item].All is { Count: > 0 } own)
                Note("task-units", item.Place, null, new("这里的责任单位写在任务上，不在某一项举措上；其下没有写责任单位的举措按此读取", "these units stand at the task, not at one measure; its measures that name none take them"), [.. own.Select(bracket => bracket.Written)]);
            yield return new(item.No, new(Title(item)), [.. item.Below.SelectMany(Leaves).Select(Measure)], item.Place);
        }
        if (loose.Count > 0) yield return new(0, new(""), [.. loose], part.Place);
    }

    // Measures named in one sentence have no numbers of their own.
    private Enumeration? Listed(Item item) =>
        item.Below.Count == 0 && brackets[item].All.Count == 0 ? Enumeration.Of(item.Words) ?? Enumeration.Of(item.Words[(item.Words.IndexOf('\n', StringComparison.Ordinal) + 1)..]) : null;

    private static string Heading(Item item, Enumeration list) => item.Title.Length > 0 && !item.Words.StartsWith(list.Title, StringComparison.Ordinal) ? item.Title : list.Title;

    private Seq<Measure> Each(Item item, Enumeration list)
    {
        if (list.Pieces.Count != list.Declared)
            Note("total-mismatch", item.Place, null, new($"“{list.Title}”称 {list.Declared} 项，列出 {list.Pieces.Count} 项", $"'{list.Title}' declares {list.Declared}, {list.Pieces.Count} are named"), [$"{list.Declared}", $"{list.Pieces.Count}"]);
        return [.. list.Pieces.Select(piece => new Measure(0, new(piece), piece, Assigned.Of(0, [], item.Place, doubts), Target.In(piece), "", item.Place, item.Place))];
    }

    private IEnumerable<Item> Leaves(Item item) => IsMeasure(item) ? [item] : item.Below.SelectMany(Leaves);

    // An item is a measure when nothing is numbered below it, or when what is below it names no units and it, or the last below it, names them for all.
    private bool IsMeasure(Item item)
    {
        if (item.Below.Count == 0) return true;
        if (item.Level <= 1 || runsOn.Contains((item.Below[0].Level, item.Below[0].Article))) return false;
        var below = item.Below.SelectMany(child => child.All()).ToList();
        var named = below.ConvertAll(child => brackets[child].All.Count);
        // 1.1 is a heading over 1.1.1 as 一、 is over （一）.
        var dotted = item.Below[0].Level is Numbering.Dotted or Numbering.Deepest;
        if (named.TrueForAll(count => count == 0)) return brackets[item].All.Count > 0 || item.Article || item.Level >= 3 && !dotted;
        return below.Count > 1 && named[..^1].TrueForAll(count => count == 0) && (item.Level >= 3 && !dotted || closesGroups || brackets[below[^1]].Apart);
    }

    private static HashSet<(int, bool)> RunsOn(Item root)
    {
        var (on, again) = (new Dictionary<(int, bool), int>(), new Dictionary<(int, bool), int>());
        foreach (var level in root.All().Where(item => item.Level > 1 && item.Parent is { Level: >= 0 }).GroupBy(item => (item.Level, item.Article)))
        {
            var groups = level.GroupBy(item => item.Parent).ToList();
            for (var i = 1; i < groups.Count; i++)
            {
                var counter = groups[i].First().No == groups[i - 1].Last().No + 1 ? on : again;
                counter[level.Key] = counter.GetValueOrDefault(level.Key) + 1;
            }
        }
        return [.. on.Where(pair => pair.Value > again.GetValueOrDefault(pair.Key)).Select(pair => pair.Key)];
    }

    // Whether, wherever several items stand under a heading, none but the last names units: then it names them for the heading.
    private static bool ClosesGroups(Item root)
    {
        var groups = root.All().Where(item => item.Below.Count > 1 && item.Below.TrueForAll(child => child.Below.Count == 0))
            .Select(item => item.Below.ConvertAll(child => Brackets.Of(child.Words).All.Count > 0)).Where(group => group.Contains(true)).ToList();
        return groups.Count > 1 && groups.TrueForAll(group => group.IndexOf(true) == group.Count - 1);
    }

    // A heading without the bracket that names its units.
    private string Title(Item item) => brackets[item] is { All.Count: > 0 } own && item.Title.Length > 0 ? Totals.Without(own.Text.Split('\n', '。', '：')[0].Trim()) : item.Title;

    // What the nearest heading above names, where an item names nobody itself.
    private List<(Named Unit, Place Place)> Inherited(Item item)
    {
        for (var above = item.Parent; above is { Level: >= 0 }; above = above.Parent)
        {
            if (brackets[above].All is { Count: > 0 } own) return [.. own.SelectMany(bracket => bracket.Duties.Units.Select(unit => (unit, above.At(bracket.At))))];
            // The bracket behind the last item of a list, in a line of its own, is the list's.
            if (above.Below is { Count: > 1 } list && brackets[list[^1]] is { Apart: true, All: { Count: 1 } closing }
                && list[..^1].TrueForAll(other => brackets[other].All.Count == 0) && item != list[^1])
                return [.. closing[0].Duties.Units.Select(unit => (unit, list[^1].At(closing[0].At)))];
        }
        return [];
    }

    private Measure Measure(Item item)
    {
        var all = item.All().ToList();
        var said = all.SelectMany(part => brackets[part].All.Select(bracket => (bracket, Place: part.At(bracket.At)))).ToList();
        var text = string.Join('\n', all.Select(part => brackets[part].Text));
        var units = said.SelectMany(pair => pair.bracket.Duties.Units.Select(unit => (unit, pair.Place))).ToList();
        if (units.Count == 0) units = Inherited(item);
        if (said.Count > 1 && all.Exists(part => Apart(part.Words, brackets[part].All))) Note("several-brackets", item.Place, item.No, new($"一项之内有 {said.Count} 处责任单位，按先后合并", $"{said.Count} brackets name units in one item; joined in their order"), [.. said.Select(pair => pair.bracket.Written)]);
        var targets = Target.In(text).ToList();
        if (said.Select(pair => pair.bracket.Duties.Deadline).FirstOrDefault(word => word.Length > 0) is { } deadline) targets.Add(Target.Until(deadline));
        var scope = said.Select(pair => pair.bracket.Duties.Scope).FirstOrDefault(word => word.Length > 0) ?? "";
        if (scope.Length > 0 && Default().Match(scope) is { Success: true } default_)
        {
            var place = said.First(pair => pair.bracket.Duties.Scope == scope).Place;
            DefaultScope = new(default_.Groups["scope"].Value, place);
            Note("default-scope", place, item.No, new($"此后未标注适用范围的，均为“{default_.Groups["scope"].Value}”（只说一次）", $"stated once: where no scope is given from here on, it is '{default_.Groups["scope"].Value}'"), [scope]);
            scope = scope[..default_.Index].TrimEnd('，', ',');
            if (scope.Length == 0) scope = default_.Groups["scope"].Value;
        }
        var body = string.Join('\n', all.Select(part => part.Words));
        last = Assigned.Of(item.No, units, item.Place, doubts, last);
        return new(item.No, new(text), body, last, [.. targets], scope, item.Place, item.Place);
    }

    // Whether words stand between the brackets: then each closes a part of the item, and is no continuation of the one before.
    private static bool Apart(string words, Seq<(Duties Duties, int At, string Written)> all) => all.Zip(all.Skip(1), (one, next) =>
    {
        var end = one.At + one.Written.Length;
        return end < next.At && words[end..next.At].Any(char.IsLetterOrDigit);
    }).Any(apart => apart);

    private void Note(string code, Place place, int? measure, Text message, Seq<string> readings) =>
        doubts.Add(new(new(code, place, message, Weight.Doubt), measure, readings));

    [GeneratedRegex("总体要求|指导思想|基本原则|总体思路|总体目标|工作目标|主要目标|发展目标|工作要求|组织实施|组织领导|保障措施|组织保障|工作机制|附则|推广工作|高度重视|抓好|保障机制|政策保障|实施保障|强化保障|监督检查|督促检查|有关要求|相关要求|几点要求|实施步骤|进度安排|阶段安排|发展基础|面临形势|发展现状|战略定位|功能定位|实施范围|实施期限|试点期限|试点范围")]
    private static partial Regex General();

    [GeneratedRegex("(?:任务|举措|措施|内容|事项|清单|安排|工作)(?:及分工|分工)?$")]
    private static partial Regex Cover();

    [GeneratedRegex("(?:以下|其他|此后|其余)[^，]{0,4}除[^，]{2,40}[，,](?:适用|推广|实施)范围均为(?<scope>[^，。；]+)")]
    private static partial Regex Default();
}
