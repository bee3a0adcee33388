namespace Pilotage.Rules;

/// <summary>Functions that make one value of many.</summary>
internal static class Statistics
{
    public static IEnumerable<Builtin> All =>
    [
        Of("min", items => Extreme(items, -1), "Any"),
        Of("max", items => Extreme(items, 1), "Any"),
        Of("sum", Sum),
        Of("mean", items => Per(Sum(items), items.Length)),
        Of("product", items => Fold(items, Operations.Multiply)),
        Of("median", Median),
        Of("stddev", Deviation),
        Of("mode", Mode, "list"),
    ];

    private static Builtin Of(string name, Func<Value[], Value> of, string result = "number") => new(name,
        new Overload($"list: list -> {result}", a => of(a[0].Items)),
        new Overload($"list...: Any~ -> {result}", of));

    private static Value Extreme(Value[] items, int sign)
    {
        if (items.Length == 0) return Value.Null;
        var best = items[0];
        if (items.Length == 1 && Order.Of(best, best) is null) return Value.Without("这些值没有大小之分", "these values have no order");
        for (var i = 1; i < items.Length; i++)
        {
            if (Order.Of(items[i], best) is not { } order) return Value.Without("这些值没有大小之分", "these values have no order");
            if (order * sign > 0) best = items[i];
        }
        return best;
    }

    private static Value Sum(Value[] items) => Fold(items, Operations.Add);

    private static Value Fold(Value[] items, Operator add)
    {
        if (items.Length == 0) return Value.Null;
        foreach (var item in items)
            if (item.Kind is not (Kind.Number or Kind.DaysDuration or Kind.MonthsDuration)) return NotNumbers;
        var total = items[0];
        for (var i = 1; i < items.Length; i++) total = add(total, items[i]);
        return total;
    }

    private delegate Value Operator(in Value left, in Value right);

    private static Value Per(in Value total, int count) => total.IsNull ? total : Operations.Divide(total, Value.Of(count));

    private static Value Median(Value[] items)
    {
        if (items.Length == 0) return Value.Null;
        if (items.Any(item => item.Kind != Kind.Number)) return NotNumbers;
        var sorted = items.Select(item => item.AsNumber).Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? Value.Of(sorted[middle]) : Per(Operations.Add(Value.Of(sorted[middle - 1]), Value.Of(sorted[middle])), 2);
    }

    // Of a sample: the squares are divided by one less than their count.
    private static Value Deviation(Value[] items)
    {
        if (items.Length < 2) return Value.Without("至少要两个数", "at least two numbers are needed");
        if (items.Any(item => item.Kind != Kind.Number)) return NotNumbers;
        var mean = Per(Sum(items), items.Length);
        var squares = items.Select(item => Operations.Subtract(item, mean)).Select(gap => Operations.Multiply(gap, gap)).ToArray();
        var variance = Per(Sum(squares), items.Length - 1);
        return variance.Kind == Kind.Number && Transcendental.Root(variance.AsNumber) is { } root ? Value.Of(root) : Value.Null;
    }

    private static Value Mode(Value[] items)
    {
        if (items.Any(item => item.Kind != Kind.Number)) return NotNumbers;
        var groups = items.GroupBy(item => item.AsNumber).Select(group => (group.Key, Count: group.Count())).ToList();
        var most = groups.Count == 0 ? 0 : groups.Max(group => group.Count);
        return Value.List([.. groups.Where(group => group.Count == most).Select(group => group.Key).Order().Select(number => Value.Of(number))]);
    }

    private static readonly Value NotNumbers = Value.Without("列表里不全是数字", "not all elements are numbers");
}
