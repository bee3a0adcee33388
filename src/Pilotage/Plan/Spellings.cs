namespace Pilotage.Plan;

/// <summary>Proposes which spellings of units may mean one body, with the reason; a person confirms. Nothing is joined here.</summary>
public static class Spellings
{
    /// <summary>A proposal that two spellings name one unit.</summary>
    public sealed record Proposal(string Shorter, string Longer, Text Reason);

    /// <summary>Every pair of spellings for which there is a reason, in the order of first meeting.</summary>
    public static Seq<Proposal> Proposals(IEnumerable<string> spellings)
    {
        var names = spellings.Distinct().Where(name => !Collective.Is(name)).ToList();
        var proposals = new List<Proposal>();
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (shorter, longer) = names[j].Length <= names[i].Length ? (names[j], names[i]) : (names[i], names[j]);
                if (Reason(shorter, longer) is { } reason) proposals.Add(new(shorter, longer, reason));
            }
        }
        return [.. proposals];
    }

    internal static void Check(Seq<Area> areas, List<Doubt> doubts)
    {
        var met = areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures).SelectMany(measure => measure.Units.Select(unit => (unit.Unit, measure.No))).ToList();
        var first = met.GroupBy(pair => pair.Unit.Id).ToDictionary(group => group.Key, group => group.First());
        foreach (var proposal in Proposals(met.Select(pair => pair.Unit.Id)))
        {
            var rarer = met.Count(pair => pair.Unit.Id == proposal.Shorter) <= met.Count(pair => pair.Unit.Id == proposal.Longer) ? proposal.Shorter : proposal.Longer;
            doubts.Add(new(new("alias", first[rarer].Unit.Place, new(
                $"“{proposal.Shorter}”与“{proposal.Longer}”可能是同一单位：{proposal.Reason.Zh}；待人确认", $"'{proposal.Shorter}' and '{proposal.Longer}' may be one unit: {proposal.Reason.En}; a person has to confirm"), Weight.Doubt),
                first[rarer].No, [proposal.Shorter, proposal.Longer]));
        }
    }

    private static Text? Reason(string shorter, string longer)
    {
        if (shorter == longer) return null;
        if (Traditional.Simplified(shorter) == Traditional.Simplified(longer)) return new("只是繁简不同", "one is in traditional, the other in simplified characters");
        var bracket = longer.IndexOfAny(['（', '(']);
        if (bracket > 0 && (longer[..bracket] == shorter || longer[(bracket + 1)..].TrimEnd('）', ')') == shorter)) return new("一个机构两块牌子", "one body with two names");
        if (bracket > 0) return null;
        if (Folded.Key(shorter) == Folded.Key(longer)) return new("只差标点或空格", "they differ in punctuation or spaces alone");
        var added = longer.Length - shorter.Length;
        if (longer.EndsWith(shorter, StringComparison.Ordinal) && added <= 3)
            return longer[..added] is "市" or "省" or "区" or "县" or "国家" or "中国" or "全国" or "国务院" or "自治区" ? new("只差层级前缀，也可能是两级不同的机构", "they differ in the prefix of the level; they may also be bodies of two levels") : null;
        if (longer == shorter + "人民政府" || longer == shorter + "政府") return new("地名与该地政府", "a place and its government");
        if (longer.StartsWith(shorter, StringComparison.Ordinal)) return new("一个是另一个名称的开头，也可能是其派出机构", "one begins the other's name; it may also be its branch");
        if (shorter.Length >= 6 && added <= 1 && shorter[0] == longer[0] && shorter[^1] == longer[^1] && Likeness.Between(shorter, longer) >= 0.6 && !Within(shorter, longer))
            return new("写法相近，可能是笔误，也可能是两级不同的机构", "they are written nearly alike: a slip, or bodies of two levels");
        if (shorter.Length < 3 || shorter[0] != longer[0] || !Within(shorter, longer)) return null;
        if (Kind(shorter) != Kind(longer)) return null;
        return added == 1 ? new("只差一个字", "they differ in one character") : added <= Math.Max(2, shorter.Length / 2) ? new("一个像是另一个的简称", "one looks like a short form of the other") : null;
    }

    // 委 and 委员会, 办 and 办公室 are one kind of ending.
    private static char Kind(string name) => name switch
    {
        _ when name.EndsWith("委员会", StringComparison.Ordinal) => '委',
        _ when name.EndsWith("办公室", StringComparison.Ordinal) => '办',
        _ => name[^1],
    };

    // Whether the shorter's characters all stand in the longer in their order, and begin it alike for two characters or end it alike for two.
    private static bool Within(string shorter, string longer)
    {
        var at = 0;
        foreach (var letter in longer)
            if (at < shorter.Length && letter == shorter[at]) at++;
        return at == shorter.Length && (shorter[1] == longer[1] || shorter[^2..] == longer[^2..]);
    }
}
