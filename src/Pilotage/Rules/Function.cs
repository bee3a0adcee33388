namespace Pilotage.Rules;

/// <summary>Something an expression can call: built in, written in FEEL, or a rule set of the pack.</summary>
public abstract class Function
{
    public abstract string Name { get; }

    public abstract FeelType Type { get; }

    /// <summary>Names of its parameters, for calls that name their arguments.</summary>
    public abstract Seq<string> Parameters { get; }

    /// <summary>Whether it can serve where a function of some type is wanted: nothing known of it says otherwise.</summary>
    internal virtual bool MayBe(FeelType wanted) => wanted.Result is null || (Type.Parameters.Count == wanted.Parameters.Count &&
        (Type.Result is null or { IsAny: true } || Type.Result.ConformsTo(wanted.Result)) &&
        Type.Parameters.Zip(wanted.Parameters).All(pair => pair.First.IsAny || pair.Second.ConformsTo(pair.First)));

    /// <summary>Calls it with arguments in the order of its parameters.</summary>
    /// <param name="row">The evaluation that calls: its moment and its bounds.</param>
    public abstract Value Invoke(ReadOnlySpan<Value> arguments, Row row);

    /// <summary>Calls it with named arguments; a name it does not have gives no value.</summary>
    public virtual Value Invoke(Seq<string> names, ReadOnlySpan<Value> arguments, Row row)
    {
        var ordered = new Value[Parameters.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var at = Parameters.ToList().IndexOf(names[i]);
            if (at < 0) return Value.Without($"函数 {Name} 没有参数“{names[i]}”", $"{Name} has no parameter '{names[i]}'");
            ordered[at] = arguments[i];
        }
        return names.Count < Parameters.Count ? Value.Without($"函数 {Name} 缺少参数", $"{Name} lacks an argument") : Invoke(ordered, row);
    }
}

/// <summary>A function written in FEEL, with the values it saw where it was made.</summary>
internal sealed class Lambda(string name, Syntax.Lambda syntax, Step? body, Row kept) : Function
{
    public override string Name => name;

    public override FeelType Type => syntax.Type;

    public override Seq<string> Parameters => syntax.Parameters;

    public override Value Invoke(ReadOnlySpan<Value> arguments, Row row)
    {
        if (arguments.Length != Parameters.Count)
            return Value.Without($"这个函数有 {Parameters.Count} 个参数，给了 {arguments.Length} 个", $"this function takes {Parameters.Count} arguments, not {arguments.Length}");
        if (body is null) return Value.Without("外部函数不运行", "external functions are not run");
        if (!kept.Spend(Limits.Call)) return Limits.TooManyRounds;
        if (!kept.Enter()) return Value.Without("函数调用嵌套得太深", "calls are nested too deeply");
        var inner = kept.Inner(syntax.Slots);
        for (var i = 0; i < arguments.Length; i++)
        {
            inner.Slots[i] = syntax.Types[i].Take(arguments[i]);
            if (!inner.Slots[i].IsNull || arguments[i].IsNull) continue;
            kept.Leave();
            return inner.Slots[i];
        }
        var result = body(inner);
        kept.Leave();
        return syntax.Type.Result is { IsAny: false } type ? type.Take(result) : result;
    }
}

/// <summary>A function given as a delegate, such as a rule set or a model's knowledge.</summary>
public sealed class Native(string name, FeelType type, Seq<string> parameters, Func<Value[], Row, Value> run) : Function
{
    public override string Name => name;

    public override FeelType Type => type;

    public override Seq<string> Parameters => parameters;

    public override Value Invoke(ReadOnlySpan<Value> arguments, Row row)
    {
        if (arguments.Length != parameters.Count)
            return Value.Without($"{name} 有 {parameters.Count} 个参数，给了 {arguments.Length} 个", $"{name} takes {parameters.Count} arguments, not {arguments.Length}");
        if (!row.Enter()) return Value.Without("函数调用嵌套得太深", "calls are nested too deeply");
        var result = run(arguments.ToArray(), row);
        row.Leave();
        return result;
    }
}
