namespace Pilotage.Rules;

/// <summary>Models that know each other by their imports, and what is decided with them.</summary>
public sealed class Models
{
    private readonly List<Model> models;

    public Models(IEnumerable<Model> models)
    {
        this.models = [.. models];
        foreach (var model in this.models)
        {
            foreach (var (name, space) in model.Wanted)
                if (this.models.Find(other => other.Namespace == space) is { } found && !ReferenceEquals(found, model)) model.Imports.Add((name, found));
        }
    }

    /// <summary>Decides a decision, or serves a decision service, with inputs by name.</summary>
    /// <param name="inputs">By the name of the input, or <c>import.name</c>.</param>
    /// <param name="now">The moment for <c>now()</c> and <c>today()</c>.</param>
    public Value Decide(Model model, string name, IReadOnlyList<(string Name, Value Value)> inputs, Value now = default)
    {
        if (!models.Contains(model) || model.Find(name) is not { } element) return Value.Without($"模型里没有“{name}”", $"the model has no '{name}'");
        var given = new Dictionary<ModelElement, Value>();
        foreach (var (input, value) in inputs)
        {
            foreach (var known in Named(model, input))
            {
                // A decision without logic is given like an input: somebody decides it elsewhere.
                if (known.Is == "inputData" || (known is { Is: "decision", Logic: null }) || (element.Is == "decisionService" && element.ServiceInputs.Any(one => one.Element == known)))
                    given[known] = known.Declared.Take(value);
            }
        }
        var run = new ModelRun(given, now);
        return element.Is == "decisionService" ? run.Serve(element, given) : run.Of(element);
    }

    /// <summary>Calls a knowledge model or a service with arguments in their order.</summary>
    public Value Call(Model model, string name, Value[] arguments, Value now = default) =>
        models.Contains(model) && model.Find(name) is { } element && new ModelRun(new Dictionary<ModelElement, Value>(), now).Of(element).AsFunction is { } function
            ? function.Invoke(arguments, new Row(Scope.Empty, now))
            : Value.Without($"模型里没有“{name}”", $"the model has no '{name}'");

    internal static IEnumerable<ModelElement> Named(Model model, string name, int depth = 0)
    {
        if (depth > 8) yield break;
        foreach (var element in model.Elements.Where(element => element.Name == name)) yield return element;
        foreach (var (import, other) in model.Imports)
        {
            var inner = import.Length > 0 && name.StartsWith(import + ".", StringComparison.Ordinal) ? name[(import.Length + 1)..] : name;
            foreach (var element in Named(other, inner, depth + 1)) yield return element;
        }
    }
}
