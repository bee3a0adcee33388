namespace Pilotage.Rules;

/// <summary>One evaluation of a model: values given for inputs, each decision decided once.</summary>
/// <param name="given">Values of inputs and, for a service, of the decisions it takes as inputs.</param>
internal sealed class ModelRun(IReadOnlyDictionary<ModelElement, Value> given, Value now, Row? within = null)
{
    private readonly Dictionary<ModelElement, Value> known = new(given);
    private readonly HashSet<ModelElement> deciding = [];
    private readonly Row within = within ?? new Row(Scope.Empty, now);

    public Value Of(ModelElement element)
    {
        if (known.TryGetValue(element, out var value)) return value;
        if (!deciding.Add(element)) return Value.Without($"“{element.Name}”依赖它自己", $"'{element.Name}' depends on itself");
        value = element.Is switch
        {
            "decision" => Decide(element),
            "businessKnowledgeModel" => Knowledge(element),
            "decisionService" => Service(element),
            _ => Value.Without($"没有给出“{element.Name}”", $"'{element.Name}' is not given"),
        };
        deciding.Remove(element);
        known[element] = value;
        return value;
    }

    private Value Decide(ModelElement decision)
    {
        if (decision.Logic is not { } logic) return Value.Without($"“{decision.Name}”没有决策逻辑", $"'{decision.Name}' has no logic");
        return decision.Declared.Take(logic.Run(RowOf(decision)));
    }

    private Row RowOf(ModelElement element)
    {
        var row = new Row(element.Scope, now, within);
        foreach (var (import, required) in element.Requires)
        {
            var value = Of(required);
            if (import.Length == 0)
            {
                row.Set(required.Name, value);
                continue;
            }
            var path = import.Split('.', StringSplitOptions.RemoveEmptyEntries);
            row.Set(path[0], Value.Of(Put(row[path[0]].AsContext ?? Context.Empty, path[1..], required.Name, value)));
        }
        return row;
    }

    private static Context Put(Context context, string[] path, string name, in Value value) =>
        path.Length == 0 ? context.With(name, value) : context.With(path[0], Value.Of(Put(context[path[0]].AsContext ?? Context.Empty, path[1..], name, value)));

    private Value Knowledge(ModelElement knowledge)
    {
        if (knowledge.Logic is not { } logic) return Value.Without($"“{knowledge.Name}”没有逻辑", $"'{knowledge.Name}' has no logic");
        Row? row = null;
        Value made = default;
        var type = knowledge.Type.Result is { IsAny: true } && logic.Type.Kind == Kind.Function ? logic.Type : knowledge.Type;
        made = Value.Of(new Native(knowledge.Name, type, knowledge.Parameters.Select(parameter => parameter.Name).ToSeq(), (arguments, caller) =>
        {
            row ??= RowOf(knowledge);
            if (knowledge.Scope.Find(knowledge.Name) >= 0 && row[knowledge.Name].IsNull) row.Set(knowledge.Name, made);
            return knowledge.Type.Result!.Take(logic.Run(row).AsFunction is { } function ? function.Invoke(arguments, caller) : Value.Null); // the type is that of a function
        }));
        return made;
    }

    private Value Service(ModelElement service)
    {
        var inputs = service.ServiceInputs;
        return Value.Of(new Native(service.Name, service.Type, inputs.Select(input => input.Element.Name).ToSeq(), (arguments, caller) =>
        {
            var taken = new Dictionary<ModelElement, Value>();
            for (var i = 0; i < arguments.Length; i++)
            {
                taken[inputs[i].Element] = inputs[i].Element.Declared.Take(arguments[i]);
                if (taken[inputs[i].Element].IsNull && !arguments[i].IsNull) return taken[inputs[i].Element];
            }
            return Serve(service, taken, caller);
        }));
    }

    /// <summary>What a service gives for its inputs: the value of its one output, or all by name.</summary>
    public Value Serve(ModelElement service, IReadOnlyDictionary<ModelElement, Value> inputs, Row? caller = null)
    {
        // Inputs that the service does not encapsulate stay as they are.
        var all = new Dictionary<ModelElement, Value>(inputs);
        foreach (var (element, value) in given) all.TryAdd(element, value);
        // What a service takes as input it does not decide itself: left out, it has no value.
        foreach (var (_, element) in service.ServiceInputs) all.TryAdd(element, Value.Null);
        var (run, outputs) = (new ModelRun(all, now, caller ?? within), service.ServiceOutputs);
        var result = outputs.Count == 1
            ? run.Of(outputs[0].Element)
            : Value.Of(new Context([.. outputs.Select(output => output.Element.Name)], [.. outputs.Select(output => run.Of(output.Element))]));
        var declared = service.Type.Result ?? FeelType.Any;
        return declared.Take(result);
    }
}
