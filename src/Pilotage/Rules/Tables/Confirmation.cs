using System.Text.Json.Serialization;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>Who may confirm a rule set: a role in a unit.</summary>
public sealed record Confirmer(Ref Unit, string Role)
{
    internal static Confirmer Read(Form f) => new(f.Ref("unit", "the responsible unit"), f.Word("role", "the role in which a person of that unit confirms it"));
}

/// <summary>What a responsible unit wants of a rule set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Confirm), "confirm")]
[JsonDerivedType(typeof(Retract), "retract")]
public abstract record RuleAsk
{
    private RuleAsk() { }

    /// <param name="Rules">Hash of the rules that were shown; a confirmation binds it.</param>
    /// <param name="Document">The paper in which the unit says so, where there is one.</param>
    public sealed record Confirm(string Rules, string? Document = null) : RuleAsk;

    public sealed record Retract(string Reason) : RuleAsk;
}

/// <summary>What happened to a rule set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Confirmed), "rules.confirmed")]
[JsonDerivedType(typeof(Retracted), "rules.retracted")]
public abstract record RuleFact(DateOnly Day)
{
    /// <param name="Rules">Hash of the rules that were confirmed; others are not.</param>
    public sealed record Confirmed(DateOnly Day, string Set, string Rules, string Unit, string Document) : RuleFact(Day);

    public sealed record Retracted(DateOnly Day, string Set, string Reason) : RuleFact(Day);
}

/// <summary>That a unit has confirmed a rule set as it was on some day: a fold over its facts.</summary>
/// <param name="Rules">Hash of the rules it holds for.</param>
public sealed record Confirmation(string Set, string Rules, string Unit, DateOnly Day, string Document)
{
    public static Confirmation? From(Seq<RuleFact> facts) => facts.Aggregate((Confirmation?)null, (_, fact) =>
        fact is RuleFact.Confirmed said ? new(said.Set, said.Rules, said.Unit, said.Day, said.Document) : null);

    /// <summary>Whether it holds for a set as it is now; rules that were changed since have to be confirmed anew.</summary>
    public bool Holds(Calculator calculator) => Set == calculator.Set.Id && Rules == calculator.Hash;

    /// <summary>Decides whether a set becomes confirmed, or is so no longer.</summary>
    public static Outcome<Seq<RuleFact>> Decide(Calculator calculator, Confirmation? now, RuleAsk ask, DateOnly today) => (calculator.Set, ask) switch
    {
        ({ Confirmer: null } set, _) => new Refusal("rules-confirmer", new($"“{set.Name.Zh}”没有指定由哪个单位确认", $"Nothing says which unit confirms '{set.Name.In(Language.En)}'"), null,
            new("请方案包的编制人填写 confirmed-by", "The pack's author fills in confirmed-by")),
        (_, RuleAsk.Confirm confirm) when confirm.Rules != calculator.Hash => new Refusal("rules-changed", new("规则在您阅读之后有改动，没有确认", "The rules have changed since you read them; nothing was confirmed"), null,
            new("请重新阅读后再确认", "Read them again, then confirm")),
        (_, RuleAsk.Confirm) when now?.Holds(calculator) == true => new Refusal("rules-confirmed", new($"该规则已于 {now.Day:yyyy-MM-dd} 确认", $"The set was confirmed on {now.Day:yyyy-MM-dd}")),
        ({ Confirmer: { } by } set, RuleAsk.Confirm confirm) => One(new RuleFact.Confirmed(today, set.Id, calculator.Hash, by.Unit.Id, confirm.Document?.Trim() ?? "")),
        (_, RuleAsk.Retract) when now is null => new Refusal("rules-not-confirmed", new("该规则没有确认过，无从收回", "The set is not confirmed; there is nothing to retract")),
        (_, RuleAsk.Retract { Reason: var reason }) when string.IsNullOrWhiteSpace(reason) => new Refusal("unsaid", new("请写明收回确认的理由", "Say why the confirmation is retracted")),
        (_, RuleAsk.Retract retract) => One(new RuleFact.Retracted(today, calculator.Set.Id, retract.Reason.Trim())),
        _ => throw new NotSupportedException(ask.GetType().Name),
    };

    private static Outcome<Seq<RuleFact>> One(RuleFact fact) => new Seq<RuleFact>([fact]);
}
