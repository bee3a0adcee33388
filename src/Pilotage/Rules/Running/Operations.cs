namespace Pilotage.Rules;

/// <summary>The operators, on any two values; no value where they do not apply.</summary>
internal static class Operations
{
    public static readonly Value Overflow = Value.Without("结果太大，或除数为零", "the result is too large, or the divisor is zero");

    public static Value Add(in Value left, in Value right) => (left.Kind, right.Kind) switch
    {
        (Kind.Number, Kind.Number) => Number.TryAdd(left.AsNumber, right.AsNumber, out var sum) ? Value.Of(sum) : Overflow,
        (Kind.String, Kind.String) => Joined(left.AsString, right.AsString),
        (Kind.Date or Kind.DateTime or Kind.Time, Kind.DaysDuration) => Moments.Plus(left, right.Span),
        (Kind.DaysDuration, Kind.Date or Kind.DateTime or Kind.Time) => Moments.Plus(right, left.Span),
        (Kind.Date or Kind.DateTime, Kind.MonthsDuration) => Moments.PlusMonths(left, right.Months),
        (Kind.MonthsDuration, Kind.Date or Kind.DateTime) => Moments.PlusMonths(right, left.Months),
        (Kind.DaysDuration, Kind.DaysDuration) => Value.Duration(left.Span + right.Span),
        (Kind.MonthsDuration, Kind.MonthsDuration) => Value.MonthsDuration(left.Months + right.Months),
        _ => Unfit("+", left, right),
    };

    public static Value Subtract(in Value left, in Value right) => (left.Kind, right.Kind) switch
    {
        (Kind.Number, Kind.Number) => Number.TrySubtract(left.AsNumber, right.AsNumber, out var difference) ? Value.Of(difference) : Overflow,
        (Kind.Date or Kind.DateTime, Kind.Date or Kind.DateTime) or (Kind.Time, Kind.Time) => Moments.Between(left, right),
        (Kind.Date or Kind.DateTime or Kind.Time, Kind.DaysDuration) => Moments.Plus(left, -right.Span),
        (Kind.Date or Kind.DateTime, Kind.MonthsDuration) => Moments.PlusMonths(left, -right.Months),
        (Kind.DaysDuration, Kind.DaysDuration) => Value.Duration(left.Span - right.Span),
        (Kind.MonthsDuration, Kind.MonthsDuration) => Value.MonthsDuration(left.Months - right.Months),
        _ => Unfit("-", left, right),
    };

    public static Value Multiply(in Value left, in Value right) => (left.Kind, right.Kind) switch
    {
        (Kind.Number, Kind.Number) => Number.TryMultiply(left.AsNumber, right.AsNumber, out var product) ? Value.Of(product) : Overflow,
        (Kind.DaysDuration or Kind.MonthsDuration, Kind.Number) => Moments.Times(left, right.AsNumber),
        (Kind.Number, Kind.DaysDuration or Kind.MonthsDuration) => Moments.Times(right, left.AsNumber),
        _ => Unfit("*", left, right),
    };

    public static Value Divide(in Value left, in Value right) => (left.Kind, right.Kind) switch
    {
        (Kind.Number, Kind.Number) => Number.TryDivide(left.AsNumber, right.AsNumber, out var quotient) ? Value.Of(quotient) : Overflow,
        (Kind.DaysDuration or Kind.MonthsDuration, Kind.Number) => Moments.Per(left, right.AsNumber),
        (Kind.DaysDuration, Kind.DaysDuration) => Number.TryDivide(Moments.FromWhole(left.Span), Moments.FromWhole(right.Span), out var times) ? Value.Of(times) : Overflow,
        (Kind.MonthsDuration, Kind.MonthsDuration) => Number.TryDivide(left.Months, right.Months, out var times) ? Value.Of(times) : Overflow,
        _ => Unfit("/", left, right),
    };

    public static Value Raise(in Value left, in Value right) => left.Kind == Kind.Number && right.Kind == Kind.Number
        ? Transcendental.Power(left.AsNumber, right.AsNumber) is { } power ? Value.Of(power) : Overflow
        : Unfit("**", left, right);

    public static Value Negate(in Value value) => value.Kind switch
    {
        Kind.Number => Value.Of(value.AsNumber.Negated()),
        Kind.DaysDuration => Value.Duration(-value.Span),
        Kind.MonthsDuration => Value.MonthsDuration(-value.Months),
        _ => Value.Without($"{Spelling.Short(value)} 没有相反数", $"{Spelling.Short(value)} cannot be negated"),
    };

    /// <summary>&lt;, &lt;=, &gt;, &gt;=, = or != between two values.</summary>
    public static Value Compare(string sign, in Value left, in Value right)
    {
        if (sign is "=" or "!=")
        {
            return Equality.Of(left, right) is { } equal ? Value.Of(equal == (sign == "=")) : Unfit(sign, left, right);
        }
        return Order.Of(left, right) is { } order ? Value.Of(Holds(sign, order)) : Unfit(sign, left, right);
    }

    public static bool Holds(string sign, int order) => sign switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        "=" => order == 0,
        _ => order != 0,
    };

    /// <summary>Whether a value meets what stands in a test: equals it, or is in it where that is a list or range.</summary>
    public static bool? Meets(in Value value, in Value test)
    {
        switch (test.Kind)
        {
            case Kind.Range when value.Kind != Kind.Range:
                return test.AsRange!.Includes(value); // of this kind
            case Kind.List:
                if (value.Kind == Kind.List && Equality.Of(value, test) == true) return true;
                foreach (var item in test.Items)
                    if (item.Kind == Kind.List ? Equality.Of(value, item) == true : Meets(value, item) == true) return true;
                return value.Kind == Kind.List && value.Items.Length == 1 ? Meets(value.Items[0], test) : false;
            case Kind.Function when value.Kind != Kind.Function:
                return null;
            default:
                if (value.Kind == Kind.List && test.Kind != Kind.Null)
                {
                    foreach (var item in value.Items)
                        if (Equality.Of(item, test) == true) return true;
                    return false;
                }
                return Equality.Of(value, test);
        }
    }

    public static Value Unfit(string sign, in Value left, in Value right)
    {
        if (left.IsNull || right.IsNull) return left.Reason is { } reason ? Value.Without(reason) : right.Reason is { } other ? Value.Without(other) : Value.Null;
        var (one, two) = (Spelling.Short(left), Spelling.Short(right));
        return Value.Without($"“{sign}”不能用于 {one} 和 {two}", $"'{sign}' does not go with {one} and {two}");
    }

    private static Value Joined(string left, string right) => left.Length + right.Length <= Limits.LongestText ? Value.Of(left + right) : Limits.TextTooLong;
}
