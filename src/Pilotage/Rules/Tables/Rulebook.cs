using Pilotage.Codelists;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>Looks a code up in the code lists of the pack on a day: a context with its columns, or no value.</summary>
public sealed class Lookup(IReadOnlyDictionary<string, Codelist> lists)
{
    /// <summary>The ids of the lists there are.</summary>
    public IEnumerable<string> Lists => lists.Keys;

    public Value Find(string list, in Value code, DateOnly on)
    {
        if (!lists.TryGetValue(list, out var found)) return Value.Without($"没有代码表“{list}”", $"there is no code list '{list}'");
        var word = code.Kind == Kind.String ? code.AsString : code.ToString();
        if (found.Find(word, on) is not { } entry) return Value.Without($"代码表“{list}”在 {on:yyyy-MM-dd} 没有“{word}”", $"the code list '{list}' has no '{word}' on {on:yyyy-MM-dd}");
        string[] names = ["code", "parent", "zh", "en", "valid_from", "valid_to", .. entry.More.Select(pair => pair.Key)];
        Value[] values =
        [
            Value.Of(entry.Code), entry.Parent.Length > 0 ? Value.Of(entry.Parent) : Value.Null, Value.Of(entry.Name.Zh), Value.Of(entry.Name.In(Language.En)), Day(entry.From), Day(entry.To),
            .. entry.More.Select(pair => Value.Of(pair.Value)),
        ];
        return Value.Of(new Context(names, values));
    }

    private static Value Day(DateOnly? day) => day is { } given ? Value.Of(given) : Value.Null;
}

/// <summary>All rule sets of a pack, bound to each other.</summary>
public sealed class Rulebook
{
    private readonly Dictionary<string, Calculator> sets;

    private Rulebook(Dictionary<string, Calculator> sets) => this.sets = sets;

    public static readonly Rulebook Empty = new([]);

    public IEnumerable<Calculator> All => sets.Values;

    public IEnumerable<string> Ids => sets.Keys;

    public Calculator? Find(string id) => sets.GetValueOrDefault(id);

    /// <summary>Binds sets to each other; those with findings (RU1xx, RU2xx) that are errors are left out.</summary>
    /// <param name="english">Whether the pack declares English.</param>
    public static Rulebook Bind(IEnumerable<RuleSet> definitions, List<Finding> findings, bool english = true, Lookup? lookup = null)
    {
        var book = new Dictionary<string, Calculator>(StringComparer.Ordinal);
        var waiting = definitions.ToDictionary(set => set.Id, StringComparer.Ordinal);
        // A set is a function for the others, called by its id with its inputs in their order.
        var functions = waiting.Values.Select(set => (set, function: AsFunction(set, book))).ToList();
        var code = Looking(lookup);
        foreach (var set in waiting.Values)
        {
            var before = findings.Count;
            // A set's own names come before the names of other sets, and it does not call itself.
            var others = functions.Where(pair => pair.set.Id != set.Id && set.Inputs.All(input => input.Name != pair.set.Id)).Select(pair => pair.function).Append(code).ToList();
            var calculator = new SetBinder(set, others, findings, english, lookup).Bind();
            if (findings.Skip(before).All(finding => finding.Weight != Weight.Error)) book[set.Id] = calculator;
        }
        return new(book);
    }

    private static Native Looking(Lookup? lookup) => new("code entry", FeelType.FunctionOf([FeelType.String, FeelType.Any], FeelType.Any), ["list", "code"],
        (a, row) => lookup is null ? Value.Without("没有代码表", "there are no code lists") : lookup.Find(a[0].AsString, a[1], row.Root.Now.AsDay ?? default));

    private static Native AsFunction(RuleSet set, Dictionary<string, Calculator> book)
    {
        var result = set.Outputs.Count == 1 ? set.Outputs[0].Type : FeelType.ContextOf(set.Outputs.Select(output => new Member(output.Name, output.Type)).ToSeq());
        return new(set.Id, FeelType.FunctionOf(set.Inputs.Select(input => input.Type).ToSeq(), result), set.Inputs.Select(input => input.Name).ToSeq(), (a, row) =>
        {
            if (!book.TryGetValue(set.Id, out var calculator)) return Value.Without($"规则“{set.Id}”有问题", $"the rules '{set.Id}' have findings");
            var outputs = calculator.Outputs(a, row.Root.Now.AsDay ?? default, row);
            return set.Outputs.Count == 1 ? outputs[set.Outputs[0].Name] : Value.Of(outputs);
        });
    }
}
