using System.Collections.Concurrent;

namespace Pilotage.Rules;

/// <summary>A calculation that was made.</summary>
/// <param name="Id">What it is called in the records it came from.</param>
/// <param name="Inputs">By the names of the set it was made with.</param>
/// <param name="On">The day it was made, where no input dates it.</param>
public sealed record PastCalculation(string Id, Context Inputs, DateOnly On);

/// <summary>A calculation that comes out differently under the draft.</summary>
/// <param name="On">The day whose law was taken.</param>
/// <param name="Now">What it came to; null where it is refused.</param>
/// <param name="Draft">What it would come to; null where it would be refused.</param>
/// <param name="Refused">Why one side refuses it.</param>
public sealed record Replayed(string Id, DateOnly On, Context? Now, Context? Draft, Text? Refused);

/// <summary>How one output would change within a group.</summary>
/// <param name="From">What it was, for texts and flags; empty for numbers.</param>
/// <param name="Total">By how much numbers would change, summed; null for other values.</param>
/// <param name="Least">The smallest change.</param>
/// <param name="Greatest">The greatest.</param>
public sealed record OutputChange(RuleOutput Output, string From, string To, int Cases, Value Total, Value Least, Value Greatest);

/// <summary>One calculation of a group, with the reasons of both sides.</summary>
public sealed record ReplayExample(Replayed Case, Seq<Input> Inputs, Explanation? Now, Explanation? Draft);

/// <summary>Calculations that come out differently for the same reason: the same lines of law went, the same came.</summary>
/// <param name="Gone">Lines that decided and would not.</param>
/// <param name="Come">Lines that would decide in their place.</param>
public sealed record ReplayGroup(Seq<RuleRow> Gone, Seq<RuleRow> Come, int Cases, DateOnly First, DateOnly Last, Seq<OutputChange> Changes, Seq<ReplayExample> Examples);

/// <summary>Past calculations of one set decided again under a draft.</summary>
/// <param name="Gone">Lines of law that the draft no longer has.</param>
/// <param name="Come">Lines of law that it adds.</param>
/// <param name="Groups">The one with most cases first.</param>
/// <param name="List">Those that differ, in their order; at most as many as were asked for.</param>
public sealed record SetReplay(string Set, Text Name, Seq<RuleRow> Gone, Seq<RuleRow> Come, int Cases, int Changed, Seq<ReplayGroup> Groups, Seq<Replayed> List);

/// <summary>Decides past calculations again under a draft: what a change of law would have meant, before it is made.</summary>
public static class Replay
{
    private const int MostExamples = 3; // of a group
    private const int MostGroups = 500;
    private const int AtOnce = 512; // cases decided on all cores before they are told of in their order

    /// <summary>The lines of law that one has and the other has not.</summary>
    public static (Seq<RuleRow> Gone, Seq<RuleRow> Come) Difference(Calculator? now, Calculator? draft)
    {
        var (before, after) = (now?.Rows ?? [], draft?.Rows ?? []);
        bool Same(RuleRow one, RuleRow other) => one.SameLaw(other) && one.InForce == other.InForce;
        return (before.Where(row => !after.Any(other => Same(row, other))).ToSeq(), after.Where(row => !before.Any(other => Same(row, other))).ToSeq());
    }

    /// <param name="most">How many of those that differ are listed; all are counted.</param>
    public static SetReplay Run(Calculator now, Calculator draft, IEnumerable<PastCalculation> past, int most = 1000)
    {
        var (list, cases, changed) = (new List<Replayed>(), 0, 0);
        // One tally for each change of law; which lines decided on both sides leads to it without comparing them again.
        var (groups, known) = (new Dictionary<string, ReplayTally>(StringComparer.Ordinal), new Dictionary<string, ReplayTally?>(StringComparer.Ordinal));
        var outputs = now.Set.Outputs.Select(output => (Now: now.Scope.Find(output.Name), Draft: draft.Scope.Find(output.Name))).ToArray();
        foreach (var (one, differs) in past.Chunk(AtOnce).SelectMany(some => Decided(now, draft, some, outputs)))
        {
            cases++;
            if (differs is not { } both) continue;
            var (was, before, after, gone, come, refused, signature) = both;
            changed++;
            if (Tally() is { } tally)
            {
                tally.Count(was, before, after, outputs);
                if (tally.Examples.Count < MostExamples) tally.Examples.Add(Example(now, draft, one, Told()));
            }
            if (list.Count < most) list.Add(Told());

            Replayed Told() => new(one.Id, was, before is null ? null : now.OutputsOf(before), after is null ? null : draft.OutputsOf(after), refused);

            ReplayTally? Tally()
            {
                if (known.TryGetValue(signature, out var found)) return found;
                var (left, joined) = (gone.Select(line => now.Rows[line]).ToList(), come.Select(line => draft.Rows[line]).ToList());
                var (only, fresh) = (left.Where(row => !joined.Exists(row.SameLaw)).ToSeq(), joined.Where(row => !left.Exists(row.SameLaw)).ToSeq());
                var key = string.Join('\n', only.Concat([null]).Concat(fresh).Select(row => row is null ? "" : $"{row.Step}\u001F{row.Says.Zh}\u001F{row.Source}").Append(refused?.Zh ?? ""));
                if (!groups.TryGetValue(key, out found) && groups.Count < MostGroups) groups[key] = found = new(now.Set, only, fresh);
                return known[signature] = found;
            }
        }
        var (dropped, added) = Difference(now, draft);
        return new(now.Set.Id, now.Set.Name, dropped, added, cases, changed, groups.Values.Select(tally => tally.Group()).OrderByDescending(group => group.Cases).ToSeq(), [.. list]);
    }

    // Deciding is most of the work and each case is its own; what they come to is told of one after the other.
    private static IEnumerable<(PastCalculation, Both?)> Decided(Calculator now, Calculator draft, PastCalculation[] some, (int Now, int Draft)[] outputs)
    {
        var all = new Both?[some.Length];
        Parallel.ForEach(Partitioner.Create(0, some.Length), part =>
        {
            for (var i = part.Item1; i < part.Item2; i++) all[i] = Decided(now, draft, some[i], outputs);
        });
        return some.Zip(all);
    }

    private static Both? Decided(Calculator now, Calculator draft, PastCalculation one, (int Now, int Draft)[] outputs)
    {
        var (no, other) = (now.Refusal(one.Inputs), draft.Refusal(one.Inputs));
        if (no is not null && other is not null) return null; // there was and would be no answer
        var was = now.DayOf(one.Inputs, one.On);
        var (gone, come) = (new List<int>(), new List<int>());
        var before = no is null ? now.Follow(one.Inputs, was, gone) : null;
        var after = other is null ? draft.Follow(one.Inputs, draft.DayOf(one.Inputs, one.On), come) : null;
        return before is not null && after is not null && Same(before, after, outputs) ? null
            : new(was, before, after, gone, come, (no ?? other)?.Reason, Signed(gone, come, (no ?? other)?.Reason));
    }

    // A case that comes out differently: the lines that decided on each side.
    private sealed record Both(DateOnly Was, Row? Before, Row? After, List<int> Gone, List<int> Come, Text? Refused, string Signature);

    // Which lines decided on both sides, as one word that is quick to look up.
    private static string Signed(List<int> gone, List<int> come, Text? refused) => refused is not null ? $"{string.Join(',', gone)}|{string.Join(',', come)}|{refused.Zh}"
        : string.Create(gone.Count + 1 + come.Count, (gone, come), (letters, from) =>
        {
            for (var i = 0; i < from.gone.Count; i++) letters[i] = (char)from.gone[i];
            letters[from.gone.Count] = '\uFFFF';
            for (var i = 0; i < from.come.Count; i++) letters[from.gone.Count + 1 + i] = (char)from.come[i];
        });

    private static bool Same(Row before, Row after, (int Now, int Draft)[] outputs)
    {
        foreach (var (now, draft) in outputs)
        {
            var (one, other) = (before.Slots[now], draft >= 0 ? after.Slots[draft] : Value.Null);
            if (one.IsNull != other.IsNull || (!one.IsNull && one != other)) return false;
        }
        return true;
    }

    private static ReplayExample Example(Calculator now, Calculator draft, PastCalculation past, Replayed replayed)
    {
        var given = now.Set.Inputs.Where(input => !past.Inputs[input.Name].IsNull).Select(input => new Input(input.Label, Phrases.Shown(past.Inputs[input.Name]))).ToSeq();
        var (before, after) = (now.Decide(past.Inputs, past.On), draft.Decide(past.Inputs, past.On));
        return new(replayed, given, before.Refused ? null : before.Value.Why, after.Refused ? null : after.Value.Why);
    }
}

/// <summary>What adds up within a group.</summary>
internal sealed class ReplayTally(RuleSet set, Seq<RuleRow> gone, Seq<RuleRow> come)
{
    private const int MostChanges = 20; // kinds of change of one output

    private readonly Dictionary<(int Output, Value From, Value To), (int Cases, Value Total, Value Least, Value Greatest)> changes = [];
    private int cases;
    private DateOnly first = DateOnly.MaxValue;
    private DateOnly last = DateOnly.MinValue;

    public List<ReplayExample> Examples { get; } = [];

    public void Count(DateOnly on, Row? before, Row? after, (int Now, int Draft)[] outputs)
    {
        cases++;
        if (on < first) first = on;
        if (on > last) last = on;
        for (var i = 0; i < outputs.Length; i++)
        {
            var (from, to) = (before?.Slots[outputs[i].Now] ?? Value.Null, after is null || outputs[i].Draft < 0 ? Value.Null : after.Slots[outputs[i].Draft]);
            if (from.IsNull == to.IsNull && (from.IsNull || from == to)) continue;
            var numbers = from.Kind == Kind.Number && to.Kind == Kind.Number;
            var gap = numbers ? Operations.Subtract(to, from) : Value.Null;
            var key = numbers ? (i, Value.Null, Value.Null) : (i, from, to);
            if (!changes.TryGetValue(key, out var so))
            {
                if (changes.Count < MostChanges * outputs.Length) changes[key] = (1, gap, gap, gap);
                continue;
            }
            changes[key] = !numbers ? (so.Cases + 1, Value.Null, Value.Null, Value.Null)
                : (so.Cases + 1, Operations.Add(so.Total, gap), Order.Of(gap, so.Least) < 0 ? gap : so.Least, Order.Of(gap, so.Greatest) > 0 ? gap : so.Greatest);
        }
    }

    public ReplayGroup Group() => new(gone, come, cases, first, last,
        changes.OrderBy(pair => pair.Key.Output).ThenByDescending(pair => pair.Value.Cases)
            .Select(pair => new OutputChange(set.Outputs[pair.Key.Output], Word(pair.Key.From), Word(pair.Key.To), pair.Value.Cases, pair.Value.Total, pair.Value.Least, pair.Value.Greatest)).ToSeq(),
        [.. Examples]);

    private static string Word(in Value value) => value.IsNull ? "" : value.Kind == Kind.String ? value.AsString : value.ToString();
}
