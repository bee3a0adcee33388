namespace Pilotage.Rules;

/// <summary>Turns a bound expression into closures. What is hot (names, constants, numbers) has closures of its own.</summary>
internal static partial class Compiler
{
    public static Step Compile(Syntax syntax)
    {
        switch (syntax)
        {
            case Syntax.Constant constant:
                var value = constant.Value;
                return _ => value;
            case Syntax.Variable variable:
                return Slot(variable.Depth, variable.Slot);
            case Syntax.Entry entry:
                return Entry(entry);
            case Syntax.Unknown unknown:
                var nothing = Value.Without($"没有声明过“{unknown.Name}”", $"'{unknown.Name}' is not declared");
                return _ => nothing;
            case Syntax.Arithmetic arithmetic:
                return Arithmetic(arithmetic);
            case Syntax.Negation negation:
                var negated = Compile(negation.Of);
                return row => Told(row, Operations.Negate(negated(row)));
            case Syntax.Comparison comparison:
                return Comparison(comparison);
            case Syntax.All all:
                return AllOf([.. all.Parts.Select(Compile)]);
            case Syntax.Some some:
                return SomeOf([.. some.Parts.Select(Compile)]);
            case Syntax.Between between:
                var (of, low, high) = (Compile(between.Of), Compile(between.Low), Compile(between.High));
                return row => Told(row, Between(of(row), low(row), high(row)));
            case Syntax.In test:
                return In(test);
            case Syntax.Instance instance:
                var (judged, wanted) = (Compile(instance.Of), instance.Wanted);
                if (ReferenceEquals(wanted, FeelType.Unknown)) return _ => Value.Null;
                return row => Value.Of(wanted.Holds(judged(row)));
            case Syntax.Choice choice:
                var (condition, then, otherwise) = (Compile(choice.If), Compile(choice.Then), Compile(choice.Else));
                return row => condition(row).IsTrue == true ? then(row) : otherwise(row);
            case Syntax.Loop loop:
                return Loop(loop);
            case Syntax.Quantified quantified:
                return Quantified(quantified);
            case Syntax.Path path:
                var (from, name) = (Compile(path.Of), path.Name);
                return row => Properties.Get(row, from(row), name);
            case Syntax.Filter filter:
                return Filter(filter);
            case Syntax.Items items:
                Step[] each = [.. items.Each.Select(Compile)];
                return row => List(each, row);
            case Syntax.Entries entries:
                return Entries(entries);
            case Syntax.Interval interval:
                return Interval(interval);
            case Syntax.Lambda lambda:
                var body = lambda.Body is null ? null : Compile(lambda.Body);
                return row => Value.Of(new Lambda("function", lambda, body, row.Kept()));
            case Syntax.Call call:
                return Call(call);
            default:
                throw new NotSupportedException(syntax.GetType().Name);
        }
    }

    private static Step Slot(int depth, int slot) => depth switch
    {
        0 => row => row.Slots[slot],
        1 => row => row.Parent!.Slots[slot], // a body within a body has an outer row
        _ => row =>
        {
            for (var i = 0; i < depth; i++) row = row.Parent!; // as many outer rows as bodies
            return row.Slots[slot];
        },
    };

    private static Step Entry(Syntax.Entry entry)
    {
        var (item, name) = (Compile(entry.Item), entry.Name);
        var outside = entry.Outside is null ? null : Compile(entry.Outside);
        var unknown = Value.Without($"没有“{name}”", $"there is no '{name}'");
        return row => item(row).AsContext is { } context && context.TryGet(name, out var value) ? value : outside is null ? unknown : outside(row);
    }

    private static Step Arithmetic(Syntax.Arithmetic arithmetic)
    {
        var (left, right) = (Compile(arithmetic.Left), Compile(arithmetic.Right));
        switch (arithmetic.Sign)
        {
            case "+":
                return row =>
                {
                    Value a = left(row), b = right(row);
                    if (a.Kind == Kind.Number && b.Kind == Kind.Number && Number.TryAdd(a.AsNumber, b.AsNumber, out var sum)) return Value.Of(sum);
                    return row.Spend(4 * (Limits.Cost(a) + Limits.Cost(b))) ? Told(row, Operations.Add(a, b)) : Limits.TooManyRounds;
                };
            case "-":
                return row =>
                {
                    Value a = left(row), b = right(row);
                    return a.Kind == Kind.Number && b.Kind == Kind.Number && Number.TrySubtract(a.AsNumber, b.AsNumber, out var difference)
                        ? Value.Of(difference) : Told(row, Operations.Subtract(a, b));
                };
            case "*":
                return row =>
                {
                    Value a = left(row), b = right(row);
                    return a.Kind == Kind.Number && b.Kind == Kind.Number && Number.TryMultiply(a.AsNumber, b.AsNumber, out var product)
                        ? Value.Of(product) : Told(row, Operations.Multiply(a, b));
                };
            case "/":
                return row => Told(row, Operations.Divide(left(row), right(row)));
            default:
                return row => row.Spend(Limits.Transcendental) ? Told(row, Operations.Raise(left(row), right(row))) : Limits.TooManyRounds;
        }
    }

    // To say what does not fit is paid for: a loop could say it a million times.
    private static Value Told(Row row, in Value value) => value.Reason is null || row.Spend(Limits.Telling) ? value : Limits.TooManyRounds;

    private static Step Comparison(Syntax.Comparison comparison)
    {
        var (left, sign) = (Compile(comparison.Left), comparison.Sign);
        var right = Compile(comparison.Right);
        if (sign is "=" or "!=")
        {
            return row =>
            {
                Value a = left(row), b = right(row);
                return a.Kind != Kind.List || row.Spend(Limits.Cost(a)) ? Told(row, Operations.Compare(sign, a, b)) : Limits.TooManyRounds;
            };
        }
        // What orders of two numbers satisfy the sign: less, same, greater.
        var (less, same, greater) = (Operations.Holds(sign, -1), Operations.Holds(sign, 0), Operations.Holds(sign, 1));
        if (comparison.Right is Syntax.Constant { Value: { Kind: Kind.Number } fixedValue })
        {
            var bound = fixedValue.AsNumber;
            return row =>
            {
                var value = left(row);
                if (value.Kind != Kind.Number) return Told(row, Operations.Compare(sign, value, fixedValue));
                var order = value.AsNumber.CompareTo(in bound);
                return (order < 0 ? less : order == 0 ? same : greater) ? Value.True : Value.False;
            };
        }
        return row =>
        {
            Value value = left(row), bound = right(row);
            if (value.Kind != Kind.Number || bound.Kind != Kind.Number) return Told(row, Operations.Compare(sign, value, bound));
            var order = value.AsNumber.CompareTo(bound.AsNumber);
            return (order < 0 ? less : order == 0 ? same : greater) ? Value.True : Value.False;
        };
    }

    private static Step AllOf(Step[] parts) => row =>
    {
        var known = true;
        foreach (var part in parts)
        {
            var holds = part(row).IsTrue;
            if (holds == false) return Value.False;
            if (holds is null) known = false;
        }
        return known ? Value.True : Value.Null;
    };

    private static Step SomeOf(Step[] parts) => row =>
    {
        var known = true;
        foreach (var part in parts)
        {
            var holds = part(row).IsTrue;
            if (holds == true) return Value.True;
            if (holds is null) known = false;
        }
        return known ? Value.False : Value.Null;
    };

    private static Value Between(in Value value, in Value low, in Value high)
    {
        if (Order.Of(value, low) is not { } fromLow) return Operations.Unfit(">=", value, low);
        if (Order.Of(value, high) is not { } fromHigh) return Operations.Unfit("<=", value, high);
        return Value.Of(fromLow >= 0 && fromHigh <= 0);
    }

    private static Value List(Step[] each, Row row)
    {
        var items = new Value[each.Length];
        for (var i = 0; i < items.Length; i++) items[i] = each[i](row);
        return Value.List(items);
    }

    private static Step Entries(Syntax.Entries entries)
    {
        string[] names = [.. entries.Names];
        Step[] steps = [.. entries.Values.Select(Compile)];
        int[] slots = [.. entries.Slots];
        return row =>
        {
            var values = new Value[steps.Length];
            for (var i = 0; i < steps.Length; i++) row.Slots[slots[i]] = values[i] = steps[i](row);
            return Value.Of(new Context(names, values));
        };
    }

    private static Step Interval(Syntax.Interval interval)
    {
        var (low, high) = (interval.Low is null ? null : Compile(interval.Low), interval.High is null ? null : Compile(interval.High));
        if (interval.Outside)
        {
            return row => Ranges.Make(low!(row), true, high!(row), true).AsRange is { } range // such a range has both ends
                ? Value.Of(new Range(range.Low, true, range.High, true, outside: true))
                : Value.Without("这个值没有大小之分", "this value has no order");
        }
        return row => Ranges.Make(low is null ? null : low(row), interval.LowIncluded, high is null ? null : high(row), interval.HighIncluded);
    }

    private static Step Call(Syntax.Call call)
    {
        var (function, names) = (Compile(call.Function), call.Names);
        Step[] arguments = [.. call.Arguments.Select(Compile)];
        return row =>
        {
            var callee = function(row);
            if (callee.AsFunction is not { } target)
                return callee.Reason is { } reason ? Value.Without(reason) : Value.Without("这不是函数，不能调用", "this is no function and cannot be called");
            var values = new Value[arguments.Length];
            for (var i = 0; i < values.Length; i++) values[i] = arguments[i](row);
            return names.Count > 0 ? target.Invoke(names, values, row) : target.Invoke(values, row);
        };
    }
}
