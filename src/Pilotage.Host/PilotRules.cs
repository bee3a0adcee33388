using Pilotage.Rules;

namespace Pilotage.Host;

/// <summary>How a rule set stands with its responsible unit.</summary>
/// <param name="Said">The confirmation last given; null where there is none, or it was retracted.</param>
/// <param name="Person">Who gave it; empty where nobody did.</param>
/// <param name="Holds">Whether it holds for the rules as they are now.</param>
public sealed record Standing(Confirmation? Said, string Person, bool Holds)
{
    public static readonly Standing None = new(null, "", false);
}

public sealed partial class Pilot
{
    /// <summary>A published rule set, or the refusal that says there is none of that name.</summary>
    public Outcome<Calculator> Calculator(string id)
    {
        if (Pack.Definitions.Rules.Find(id) is { Set.Public: true } found) return found;
        var hint = Nearest.Hint(id, Pack.Definitions.Rules.All.Where(calculator => calculator.Set.Public).Select(calculator => calculator.Set.Id));
        return new Refusal("no-such-calculator", new($"没有公开的政策计算器“{id}”{hint.Zh}", $"There is no published calculator '{id}'{hint.En}"));
    }

    /// <summary>Whether the responsible unit has confirmed a set as it is.</summary>
    public Standing Standing(Calculator calculator) => journal.Read(snapshot => Standing(snapshot, calculator));

    /// <summary>Confirms a rule set for its responsible unit, or takes that back.</summary>
    public Task<Outcome<Done>> Confirm(string set, RuleAsk ask, Actor who, string? key = null) => Write<Done>(who, key, new { set, ask }, draft =>
    {
        var named = Calculator(set);
        if (named.Refused) return named.Refusal!; // it says why
        var (calculator, facts) = (named.Value, Families.Rules.Of(draft.Stream(StreamOf(set))));
        if (calculator.Set.Confirmer is { } by && !Holds(draft, who.Person, by.Role, by.Unit.Id))
            return NotYours(by.Role, by.Unit.Id, ask is RuleAsk.Confirm ? new("确认规则", "confirm") : new("收回确认", "retract"), null);
        var decided = Confirmation.Decide(calculator, Confirmation.From(facts), ask, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Rules.Append(draft, StreamOf(set), fact, fact.Day, Pack.Hash);
        return new Done(set, facts.Count + decided.Value.Count);
    });

    private static Standing Standing(Snapshot snapshot, Calculator calculator)
    {
        var entries = snapshot.Stream(StreamOf(calculator.Set.Id)).Where(entry => entry.Kind != Entry.Erasure).ToList();
        return Confirmation.From(Families.Rules.Of(entries)) is { } said ? new(said, entries[^1].Actor.Person, said.Holds(calculator)) : Host.Standing.None;
    }

    private static string StreamOf(string set) => $"rules/{set}";
}
