namespace Pilotage.Rules;

/// <summary>A function of FEEL itself, with one or more ways to call it.</summary>
internal sealed class Builtin : Function
{
    private readonly Overload[] overloads;

    public Builtin(string name, params Overload[] overloads)
    {
        (Name, this.overloads) = (name, overloads);
        Parameters = overloads[0].Parameters.Select(parameter => parameter.Name).ToSeq();
        Type = FeelType.FunctionOf(overloads[0].Parameters.Select(parameter => parameter.Type).ToSeq(), overloads[0].Result);
    }

    public override string Name { get; }

    public override FeelType Type { get; }

    public override Seq<string> Parameters { get; }

    public override Value Invoke(ReadOnlySpan<Value> arguments, Row row)
    {
        foreach (var overload in overloads)
            if (overload.Accepts(arguments.Length) && overload.Fit(arguments) is { } fitted) return Run(overload, fitted, row);
        foreach (var argument in arguments)
            if (argument.Reason is { } reason) return Value.Without(reason);
        var cost = Limits.Telling;
        foreach (var argument in arguments) cost += Limits.Cost(argument) + (argument.Kind == Kind.Number ? Math.Abs(argument.AsNumber.Exponent) / 8 : 0); // written in full
        if (!row.Spend(cost)) return Limits.TooManyRounds;
        var shown = Shown(arguments);
        return Value.Without($"{Name} 不接受这些参数：{shown}", $"{Name} does not take these arguments: {shown}");
    }

    public override Value Invoke(Seq<string> names, ReadOnlySpan<Value> arguments, Row row)
    {
        foreach (var overload in overloads)
            if (overload.Ordered(names, arguments) is { } ordered && overload.Fit(ordered) is { } fitted) return Run(overload, fitted, row);
        return Value.Without($"{Name} 不接受这些参数：{string.Join("、", names)}", $"{Name} does not take the arguments {string.Join(", ", names)}");
    }

    internal override bool MayBe(FeelType wanted) => wanted.Result is null || overloads.Any(overload =>
        overload.Accepts(wanted.Parameters.Count) && overload.Likes(wanted.Parameters) && (overload.Result.IsAny || overload.Result.ConformsTo(wanted.Result)));

    /// <summary>What can be seen to be wrong with a call; null where nothing can.</summary>
    public Text? Complaint(Seq<FeelType> types, Seq<string> names)
    {
        foreach (var overload in overloads)
        {
            if (names.Count > 0 ? overload.Ordered(names, new Value[names.Count]) is not null : overload.Accepts(types.Count) && overload.Likes(types)) return null;
        }
        var ways = string.Join(" / ", overloads.Select(overload => $"{Name}({overload.Signature})"));
        return new($"{Name} 的写法是：{ways}", $"the way to call it is {ways}");
    }

    public FeelType ResultOf(Seq<FeelType> types)
    {
        if (Name is "min" or "max" or "mode" or "sort" or "reverse" or "distinct values" or "sublist" or "remove" or "append" or "concatenate" or "insert before" or "union" or "list replace")
        {
            if (types.Count == 0 || types[0] is not { Kind: Kind.List, Element: { } element }) return FeelType.Any;
            return Name is "min" or "max" ? element : Name is "append" or "concatenate" or "union" or "insert before" or "list replace" ? FeelType.AnyList : types[0];
        }
        foreach (var overload in overloads)
            if (overload.Accepts(types.Count) && overload.Likes(types)) return overload.Result;
        return overloads[0].Result;
    }

    // What goes in is gone through at least once, and what comes out takes room.
    private Value Run(Overload overload, Value[] arguments, Row row)
    {
        var cost = Name is "exp" or "log" or "sqrt" or "stddev" or "matches" or "replace" or "split" ? Limits.Transcendental : 0;
        foreach (var argument in arguments) cost += Limits.Cost(argument);
        // To sort is to go through them many times.
        if (Name is "median" or "mode" or "stddev") cost *= Limits.Sorting;
        if (!row.Spend(cost)) return Limits.TooManyRounds;
        var result = overload.Run(arguments, row);
        if (Patterns.TookLong(result)) row.Spend(Patterns.CostOfSlowness);
        return row.Spend(4 * Limits.Cost(result)) ? result : Limits.TooManyRounds;
    }

    private static string Shown(ReadOnlySpan<Value> arguments)
    {
        var shown = new List<string>();
        foreach (var argument in arguments) shown.Add(Spelling.Short(argument));
        return string.Join(", ", shown);
    }
}

/// <summary>A parameter of a built-in function.</summary>
/// <param name="Optional">May be left out.</param>
/// <param name="Nullable">May be no value.</param>
/// <param name="Many">Takes all arguments from here on.</param>
internal sealed record Parameter(string Name, FeelType Type, bool Optional, bool Nullable, bool Many);

/// <summary>One way to call a built-in function, written <c>name: type, other?: type~, more...: type -> type</c>.</summary>
internal sealed class Overload
{
    private readonly int least;
    private readonly bool many;

    public Overload(string signature, Func<Value[], Row, Value> run)
    {
        var arrow = signature.LastIndexOf("->", StringComparison.Ordinal);
        Signature = signature[..arrow].Trim().Replace("~", "", StringComparison.Ordinal);
        Result = Read(signature[(arrow + 2)..].Trim());
        Parameters = signature[..arrow].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).ToSeq();
        (least, many, Run) = (Parameters.Count(parameter => !parameter.Optional && !parameter.Many), Parameters.Any(parameter => parameter.Many), run);
    }

    public Overload(string signature, Func<Value[], Value> run) : this(signature, (arguments, _) => run(arguments)) { }

    public string Signature { get; }

    public Seq<Parameter> Parameters { get; }

    public FeelType Result { get; }

    public Func<Value[], Row, Value> Run { get; }

    /// <summary>Whether a call by names may leave out what may be no value.</summary>
    public bool MayMiss { get; init; }

    public bool Accepts(int count) => count >= least && (many ? count > least || least > 0 : count <= Parameters.Count);

    public bool Likes(Seq<FeelType> types)
    {
        for (var i = 0; i < types.Count; i++)
        {
            var (wanted, given) = (Parameters[Math.Min(i, Parameters.Count - 1)].Type, types[i]);
            if (wanted.IsAny || given.IsAny || wanted.Kind == given.Kind || wanted.Kind == Kind.List || given.Kind == Kind.List) continue;
            if (wanted.Kind == Kind.DateTime && given.Kind == Kind.Date) continue;
            return false;
        }
        return true;
    }

    /// <summary>The arguments as the parameters want them; null where they do not fit.</summary>
    public Value[]? Fit(ReadOnlySpan<Value> arguments)
    {
        var fitted = new Value[many ? arguments.Length : Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = Parameters[Math.Min(i, Parameters.Count - 1)];
            if (arguments[i].IsNull)
            {
                if (!parameter.Nullable) return null;
                continue;
            }
            fitted[i] = parameter.Type.Take(arguments[i]);
            if (fitted[i].IsNull) return null;
        }
        return fitted;
    }

    /// <summary>Named arguments in the order of the parameters; null where a name is wrong or one is missing.</summary>
    public Value[]? Ordered(Seq<string> names, ReadOnlySpan<Value> arguments)
    {
        var ordered = new Value[Parameters.Count];
        var given = 0;
        var last = 0;
        for (var i = 0; i < names.Count; i++)
        {
            var at = Place(names[i]);
            if (at < 0 || (given & (1 << at)) != 0) return null;
            ordered[at] = arguments[i];
            given |= 1 << at;
            last = Math.Max(last, at + 1);
        }
        for (var i = 0; i < Parameters.Count; i++)
            if (!Parameters[i].Optional && (given & (1 << i)) == 0 && !(MayMiss && given != 0)) return null;
        for (var i = 0; i < last; i++)
            if ((given & (1 << i)) == 0 && !Parameters[i].Nullable) return null;
        return MayMiss ? ordered : ordered[..last];
    }

    private int Place(string name)
    {
        for (var i = 0; i < Parameters.Count; i++)
            if (Parameters[i].Name == name) return i;
        return -1;
    }

    private static Parameter One(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, type) = (text[..colon].Trim(), text[(colon + 1)..].Trim());
        var (optional, isMany, nullable) = (name.EndsWith('?'), name.EndsWith("...", StringComparison.Ordinal), type.EndsWith('~'));
        return new(name.TrimEnd('?', '.'), Read(type.TrimEnd('~')), optional, nullable, isMany);
    }

    private static FeelType Read(string type) => type.StartsWith("list of ", StringComparison.Ordinal)
        ? FeelType.ListOf(Read(type[8..]))
        : FeelType.Of(type) ?? throw new ArgumentException($"No type '{type}'");
}
