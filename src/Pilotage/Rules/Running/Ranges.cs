namespace Pilotage.Rules;

/// <summary>Makes ranges of values that have an order.</summary>
internal static class Ranges
{
    /// <param name="low">Null where the range has no lower end.</param>
    public static Value Make(Value? low, bool lowIncluded, Value? high, bool highIncluded)
    {
        var (from, to) = (low ?? Value.Null, high ?? Value.Null);
        if ((low is not null && !Ordered(from)) || (high is not null && !Ordered(to)))
            return from.Reason is { } reason ? Value.Without(reason) : Value.Without("区间的端点没有大小之分", "the ends of a range need an order");
        if (low is not null && high is not null)
        {
            if (Order.Of(from, to) is not { } order) return Operations.Unfit("..", from, to);
            if (order > 0) return Value.Without("区间的起点大于终点", "the range ends before it starts");
        }
        return Value.Of(new Range(from, lowIncluded, to, highIncluded));
    }

    private static bool Ordered(in Value value) =>
        value.Kind is Kind.Number or Kind.String or Kind.Date or Kind.Time or Kind.DateTime or Kind.DaysDuration or Kind.MonthsDuration;
}
