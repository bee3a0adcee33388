namespace Pilotage.Rules;

/// <summary>A range of numbers, texts, dates, times or durations. An end that is open has no value: <c>(&gt; 5)</c>.</summary>
/// <param name="outside">Whether what lies in it is meant to be left out: <c>(!= 5)</c>.</param>
public sealed class Range(Value low, bool lowIncluded, Value high, bool highIncluded, bool outside = false)
{
    public Value Low { get; } = low;

    public bool LowIncluded { get; } = lowIncluded;

    public Value High { get; } = high;

    public bool HighIncluded { get; } = highIncluded;

    /// <summary>Whether all other values are meant.</summary>
    public bool Outside { get; } = outside;

    /// <summary>Whether a value lies in it; null where it cannot be compared with its ends.</summary>
    public bool? Includes(in Value value)
    {
        if (value.IsNull) return null;
        bool? above = true, below = true;
        if (!Low.IsNull) above = Order.Of(value, Low) is { } fromLow ? fromLow > 0 || (fromLow == 0 && LowIncluded) : null;
        if (!High.IsNull) below = Order.Of(value, High) is { } fromHigh ? fromHigh < 0 || (fromHigh == 0 && HighIncluded) : null;
        return above is null || below is null ? null : (above.Value && below.Value) != Outside;
    }

    public override string ToString() => Written(end => Spelling.Literal(end));

    /// <summary>As FEEL writes it, its ends spelled in some way.</summary>
    internal string Written(Func<Value, string> spell)
    {
        if (Outside) return $"!= {spell(Low)}";
        if (Low.IsNull && !High.IsNull) return $"{(HighIncluded ? "<=" : "<")} {spell(High)}";
        if (High.IsNull && !Low.IsNull) return $"{(LowIncluded ? ">=" : ">")} {spell(Low)}";
        return $"{(LowIncluded ? "[" : "(")}{spell(Low)}..{spell(High)}{(HighIncluded ? "]" : ")")}";
    }
}
