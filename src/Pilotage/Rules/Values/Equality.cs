namespace Pilotage.Rules;

/// <summary>FEEL's equality: null where the kinds differ, which an expression takes for no value.</summary>
internal static class Equality
{
    private const int DeepestNesting = 100;

    // Parts may be shared: a value of a hundred lists can have more pairs of parts than there is time for.
    private const int MostPairs = 2_000_000;

    public static bool? Of(in Value left, in Value right)
    {
        var pairs = 0;
        return Of(left, right, 0, ref pairs);
    }

    private static bool? Of(in Value left, in Value right, int depth, ref int pairs)
    {
        if (left.Kind != right.Kind) return left.IsNull || right.IsNull ? false : null;
        if (depth > DeepestNesting || ++pairs > MostPairs) return null;
        switch (left.Kind)
        {
            case Kind.Null: return true;
            case Kind.Boolean: return left.IsTrue == right.IsTrue;
            case Kind.Number: return left.AsNumber.CompareTo(right.AsNumber) == 0;
            case Kind.String: return string.Equals(left.AsString, right.AsString, StringComparison.Ordinal);
            case Kind.Date: return left.Day == right.Day;
            case Kind.MonthsDuration: return left.Months == right.Months;
            case Kind.DaysDuration: return left.Span == right.Span;
            case Kind.Time or Kind.DateTime: return Order.Of(left, right) is { } order ? order == 0 : false;
            case Kind.List: return Lists(left.Items, right.Items, depth, ref pairs);
            case Kind.Context: return Contexts(left.AsContext!, right.AsContext!, depth, ref pairs); // both are contexts
            case Kind.Range: return Ranges(left.AsRange!, right.AsRange!, depth, ref pairs); // both are ranges
            default: return ReferenceEquals(left.AsFunction, right.AsFunction);
        }
    }

    private static bool? Lists(Value[] left, Value[] right, int depth, ref int pairs)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
            if (Of(left[i], right[i], depth + 1, ref pairs) != true) return false;
        return true;
    }

    private static bool? Contexts(Context left, Context right, int depth, ref int pairs)
    {
        if (left.Count != right.Count) return false;
        for (var i = 0; i < left.Count; i++)
            if (!right.TryGet(left.Names[i], out var other) || Of(left.Values[i], other, depth + 1, ref pairs) != true) return false;
        return true;
    }

    private static bool? Ranges(Range left, Range right, int depth, ref int pairs) =>
        left.Outside == right.Outside && left.LowIncluded == right.LowIncluded && left.HighIncluded == right.HighIncluded &&
        Of(left.Low, right.Low, depth + 1, ref pairs) == true && Of(left.High, right.High, depth + 1, ref pairs) == true;
}
