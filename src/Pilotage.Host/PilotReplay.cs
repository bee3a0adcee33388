using Pilotage.Packs;
using Pilotage.Rules;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>A case of the journal decided again under a draft.</summary>
/// <param name="Applicant">Whom it would concern.</param>
/// <param name="Filed">The day it was filed.</param>
/// <param name="Differences">What would come out differently, in words.</param>
public sealed record CaseReplayed(string Number, Text Service, Text Applicant, DateOnly Filed, Stage Stage, Fate Fate, Seq<Text> Differences);

/// <summary>What a draft pack would have meant: for cases of the journal, and for the rule sets it changes.</summary>
/// <param name="Cases">How many cases were decided again.</param>
/// <param name="Changed">Those that come out differently; at most as many as are listed.</param>
/// <param name="Sets">The rule sets whose law differs, with past calculations where some were given.</param>
public sealed record ReplayReport(string Pack, string Draft, DateOnly AsOf, int Cases, int Different, Seq<CaseReplayed> Changed, Seq<SetReplay> Sets);

public sealed partial class Pilot
{
    private const int MostReplayed = 2_000; // cases listed; all are counted

    /// <summary>Decides every case again under a draft: conditions, days, what would stand in the way. Nothing is written.</summary>
    public ReplayReport Replay(Pack draft)
    {
        var (all, different, last, listed) = (0, 0, "", new List<CaseReplayed>());
        while (true)
        {
            var page = journal.Read(snapshot => snapshot.Query("select number from window_case where pilot = @pilot and number > @last order by number limit 500", new { last }, row => row.GetString(0))
                .Select(number => (number, facts: FactsOf(snapshot, number))).ToList());
            foreach (var (number, facts) in page)
            {
                all++;
                if (Again(number, facts, draft) is not { } one) continue;
                different++;
                if (listed.Count < MostReplayed) listed.Add(one);
            }
            if (page.Count < 500) break;
            last = page[^1].number;
        }
        return new(Pack.Hash, draft.Hash, Today, all, different, [.. listed], ReplaySets(Pack, draft));
    }

    /// <summary>The rule sets whose law differs between two packs, without cases.</summary>
    public static Seq<SetReplay> ReplaySets(Pack now, Pack draft)
    {
        var ids = now.Definitions.Rules.Ids.Union(draft.Definitions.Rules.Ids).Order(StringComparer.Ordinal);
        return ids.Select(id => (Now: now.Definitions.Rules.Find(id), Draft: draft.Definitions.Rules.Find(id))).Where(pair => pair.Now?.Hash != pair.Draft?.Hash).Select(pair =>
        {
            var (gone, come) = Rules.Replay.Difference(pair.Now, pair.Draft);
            var set = (pair.Draft ?? pair.Now)!.Set; // one of the two is there
            return new SetReplay(set.Id, set.Name, gone, come, 0, 0, [], []);
        }).ToSeq();
    }

    private CaseReplayed? Again(string number, Seq<Fact> facts, Pack draft)
    {
        var (pack, service) = Of(facts);
        var other = draft.Service(service.Id);
        var compared = Migration.Compare(service, pack.Procedure(service), other, other is null ? null : draft.Procedure(other), facts, Calendar, Today);
        var now = Case.From(facts, pack.Procedure(service), Calendar, Today);
        var differences = compared.Differences.AddRange(other is null ? [] : Conditions(service, other, now).ToSeq());
        return differences.Count == 0 ? null
            : new(number, service.Name, HolderName(now.Applicant), now.Filed, now.Stage, compared.Fate == Fate.Same ? Fate.Changed : compared.Fate, differences);
    }

    private static IEnumerable<Text> Conditions(Service own, Service other, Case now)
    {
        var (before, after) = (Eligibility.Of(own, now.Answers, now.Undertaking is not null), Eligibility.Of(other, now.Answers, now.Undertaking is not null));
        foreach (var tested in after)
        {
            var known = before.FirstOrDefault(one => one.Condition.Id == tested.Condition.Id);
            if (known is not null && known.Met == tested.Met) continue;
            var (was, would) = (known is null ? new Text("无此条件", "not asked") : Met(known.Met), Met(tested.Met));
            yield return new($"条件“{tested.Condition.Name.Zh}”由“{was.Zh}”变为“{would.Zh}”", $"the condition '{tested.Condition.Name.In(Language.En)}' goes from '{was.En}' to '{would.En}'");
        }
        foreach (var gone in before.Where(one => after.All(tested => tested.Condition.Id != one.Condition.Id)))
            yield return new($"条件“{gone.Condition.Name.Zh}”被取消", $"the condition '{gone.Condition.Name.In(Language.En)}' is dropped");
    }

    private static Text Met(bool? met) => met switch { true => new("符合", "met"), false => new("不符合", "not met"), null => new("尚不能判断", "cannot be told") };
}
