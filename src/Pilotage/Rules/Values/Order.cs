namespace Pilotage.Rules;

/// <summary>Which of two values comes first; null where they cannot be compared.</summary>
internal static class Order
{
    public static int? Of(in Value left, in Value right)
    {
        if (left.Kind != right.Kind) return null;
        switch (left.Kind)
        {
            case Kind.Number: return left.AsNumber.CompareTo(right.AsNumber);
            case Kind.String: return Strings(left.AsString, right.AsString);
            case Kind.Date: return left.Day.CompareTo(right.Day);
            case Kind.MonthsDuration: return left.Months.CompareTo(right.Months);
            case Kind.DaysDuration: return left.Span.CompareTo(right.Span);
            case Kind.Time:
            case Kind.DateTime:
                if (left.Zone is null != right.Zone is null) return null;
                return Moments.Instant(left).CompareTo(Moments.Instant(right));
            default: return null;
        }
    }

    // By code points: UTF-16 units would put emoji before some letters.
    private static int Strings(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] == right[i]) continue;
            var (leftHigh, rightHigh) = (char.IsSurrogate(left[i]), char.IsSurrogate(right[i]));
            return leftHigh == rightHigh ? left[i].CompareTo(right[i]) : leftHigh ? 1 : -1;
        }
        return left.Length.CompareTo(right.Length);
    }
}
