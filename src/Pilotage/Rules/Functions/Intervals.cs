namespace Pilotage.Rules;

/// <summary>Relations of points and ranges (Allen's algebra; FEEL 1.5, table 78).</summary>
internal static class Intervals
{
    private delegate bool? Relation(Range left, Range right);

    public static IEnumerable<Builtin> All =>
    [
        Both("before", Before, points: true),
        Both("after", (left, right) => Before(right, left), points: true),
        Both("meets", Meets),
        Both("met by", (left, right) => Meets(right, left)),
        Both("overlaps", (left, right) => And(StartsBeforeEndOf(left, right), StartsBeforeEndOf(right, left))),
        Both("overlaps before", (left, right) => And(StartsEarlier(left, right), StartsBeforeEndOf(right, left), EndsEarlierOrSame(left, right))),
        Both("overlaps after", (left, right) => And(StartsEarlier(right, left), StartsBeforeEndOf(left, right), EndsEarlierOrSame(right, left))),
        PointFirst("finishes", (point, range) => range.HighIncluded ? Equal(point, range.High) : Known(point, range.High, false),
            (left, right) => And(SameEnd(left, right), StartsLaterOrSame(left, right))),
        RangeFirst("finished by", (range, point) => range.HighIncluded ? Equal(point, range.High) : Known(point, range.High, false),
            (left, right) => And(SameEnd(left, right), StartsLaterOrSame(right, left))),
        RangeFirst("includes", (range, point) => range.Includes(point), (left, right) => Includes(left, right)),
        PointFirst("during", (point, range) => range.Includes(point), (left, right) => Includes(right, left)),
        PointFirst("starts", (point, range) => range.LowIncluded ? Equal(point, range.Low) : Known(point, range.Low, false),
            (left, right) => And(SameStart(left, right), EndsEarlierOrSame(left, right))),
        RangeFirst("started by", (range, point) => range.LowIncluded ? Equal(point, range.Low) : Known(point, range.Low, false),
            (left, right) => And(SameStart(left, right), EndsEarlierOrSame(right, left))),
        new("coincides",
            new Overload("point1: Any, point2: Any -> boolean", a => a[0].AsRange is { } left && a[1].AsRange is { } right
                ? Value.Of(And(SameStart(left, right), SameEnd(left, right)))
                : a[0].AsRange is null && a[1].AsRange is null ? Value.Of(Equal(a[0], a[1])) : Value.Null),
            new Overload("range1: range, range2: range -> boolean", a => Value.Of(And(SameStart(a[0].AsRange!, a[1].AsRange!), SameEnd(a[0].AsRange!, a[1].AsRange!))))), // the signature asks for ranges
    ];

    private static Builtin Both(string name, Relation relation, bool points = false)
    {
        Value Judge(Value[] a)
        {
            if (!points) return a[0].AsRange is { } left && a[1].AsRange is { } right ? Value.Of(relation(left, right)) : Value.Null;
            return Value.Of(relation(AsRange(a[0]), AsRange(a[1])));
        }

        return points
            ? new(name, Ways("point1", "point2"), Ways("range1", "range2"), Ways("point", "range"), Ways("range", "point"))
            : new(name, new Overload("range1: range, range2: range -> boolean", Judge));

        Overload Ways(string left, string right) => new($"{left}: Any, {right}: Any -> boolean", Judge);
    }

    private static Builtin PointFirst(string name, Func<Value, Range, bool?> ofPoint, Relation ofRanges)
    {
        Value Judge(Value[] a) => a[1].AsRange is not { } range ? Value.Null : a[0].AsRange is { } left ? Value.Of(ofRanges(left, range)) : Value.Of(ofPoint(a[0], range));

        return new(name, new Overload("point: Any, range: range -> boolean", Judge), new Overload("range1: range, range2: range -> boolean", Judge));
    }

    private static Builtin RangeFirst(string name, Func<Range, Value, bool?> ofPoint, Relation ofRanges)
    {
        Value Judge(Value[] a) => a[0].AsRange is not { } range ? Value.Null : a[1].AsRange is { } right ? Value.Of(ofRanges(range, right)) : Value.Of(ofPoint(range, a[1]));

        return new(name, new Overload("range: range, point: Any -> boolean", Judge), new Overload("range1: range, range2: range -> boolean", Judge));
    }

    private static Range AsRange(in Value value) => value.AsRange ?? new Range(value, true, value, true);

    private static bool? Equal(in Value left, in Value right) => Order.Of(left, right) is { } order ? order == 0 : null;

    private static bool? Known(in Value left, in Value right, bool answer) => Order.Of(left, right) is null ? null : answer;

    private static bool? And(params ReadOnlySpan<bool?> parts)
    {
        bool? all = true;
        foreach (var part in parts)
        {
            if (part == false) return false;
            if (part is null) all = null;
        }
        return all;
    }

    // The left range ends before the right one starts.
    private static bool? Before(Range left, Range right)
    {
        if (left.High.IsNull || right.Low.IsNull) return false;
        return Order.Of(left.High, right.Low) is { } order ? order < 0 || (order == 0 && !(left.HighIncluded && right.LowIncluded)) : null;
    }

    private static bool? Meets(Range left, Range right)
    {
        if (left.High.IsNull || right.Low.IsNull) return false;
        return Order.Of(left.High, right.Low) is { } order ? order == 0 && left.HighIncluded && right.LowIncluded : null;
    }

    private static bool? StartsBeforeEndOf(Range left, Range right)
    {
        if (left.Low.IsNull || right.High.IsNull) return true;
        return Order.Of(left.Low, right.High) is { } order ? order < 0 || (order == 0 && left.LowIncluded && right.HighIncluded) : null;
    }

    // Compares lower ends: an included one comes before an excluded one of the same value; none comes first.
    private static int? Starts(Range left, Range right)
    {
        if (left.Low.IsNull || right.Low.IsNull) return left.Low.IsNull && right.Low.IsNull ? 0 : left.Low.IsNull ? -1 : 1;
        return Order.Of(left.Low, right.Low) is { } order ? order != 0 ? order : right.LowIncluded.CompareTo(left.LowIncluded) : null;
    }

    private static int? Ends(Range left, Range right)
    {
        if (left.High.IsNull || right.High.IsNull) return left.High.IsNull && right.High.IsNull ? 0 : left.High.IsNull ? 1 : -1;
        return Order.Of(left.High, right.High) is { } order ? order != 0 ? order : left.HighIncluded.CompareTo(right.HighIncluded) : null;
    }

    private static bool? StartsEarlier(Range left, Range right) => Starts(left, right) is { } order ? order < 0 : null;

    private static bool? StartsLaterOrSame(Range left, Range right) => Starts(left, right) is { } order ? order >= 0 : null;

    private static bool? EndsEarlierOrSame(Range left, Range right) => Ends(left, right) is { } order ? order <= 0 : null;

    private static bool? SameStart(Range left, Range right) => Starts(left, right) is { } order ? order == 0 : null;

    private static bool? SameEnd(Range left, Range right) => Ends(left, right) is { } order ? order == 0 : null;

    private static bool? Includes(Range outer, Range inner) => And(Starts(outer, inner) is { } start ? start <= 0 : null, Ends(inner, outer) is { } end ? end <= 0 : null);
}
