namespace Pilotage.Rules;

/// <summary>What is known of an operation's type from those of its operands; null where it can never have a value.</summary>
internal static class Typing
{
    public static FeelType? Arithmetic(string sign, FeelType left, FeelType right)
    {
        (left, right) = (Single(left), Single(right));
        if (left.IsAny || right.IsAny) return FeelType.Any;
        return (left.Kind, sign, right.Kind) switch
        {
            (Kind.Number, _, Kind.Number) => FeelType.Number,
            (Kind.String, "+", Kind.String) => FeelType.String,
            (Kind.Date or Kind.DateTime, "-", Kind.Date or Kind.DateTime) or (Kind.Time, "-", Kind.Time) => FeelType.DaysDuration,
            (Kind.Date or Kind.DateTime, "+" or "-", Kind.DaysDuration or Kind.MonthsDuration) or (Kind.Time, "+" or "-", Kind.DaysDuration) => left,
            (Kind.DaysDuration or Kind.MonthsDuration, "+", Kind.Date or Kind.DateTime) or (Kind.DaysDuration, "+", Kind.Time) => right,
            (Kind.DaysDuration, "+" or "-", Kind.DaysDuration) or (Kind.MonthsDuration, "+" or "-", Kind.MonthsDuration) => left,
            (Kind.DaysDuration or Kind.MonthsDuration, "*" or "/", Kind.Number) => left,
            (Kind.Number, "*", Kind.DaysDuration or Kind.MonthsDuration) => right,
            (Kind.DaysDuration, "/", Kind.DaysDuration) or (Kind.MonthsDuration, "/", Kind.MonthsDuration) => FeelType.Number,
            _ => null,
        };
    }

    public static bool Comparable(string sign, FeelType left, FeelType right)
    {
        (left, right) = (Single(left), Single(right));
        if (left.IsAny || right.IsAny) return true;
        if (left.Kind != right.Kind) return false;
        return sign is "=" or "!=" || left.Kind is Kind.Number or Kind.String or Kind.Date or Kind.Time or Kind.DateTime or Kind.DaysDuration or Kind.MonthsDuration;
    }

    public static FeelType Negation(FeelType of) => of.Kind is Kind.Number or Kind.DaysDuration or Kind.MonthsDuration ? of : FeelType.Any;

    /// <summary>The type that holds both.</summary>
    public static FeelType Union(FeelType left, FeelType right)
    {
        if (left.Name == "Null") return right;
        if (right.Name == "Null" || ReferenceEquals(left, right)) return left;
        if (left.Kind == Kind.Context && right.Kind == Kind.Context)
        {
            var members = left.Members.Select(member => right.Part(member.Name) is { } other ? new Member(member.Name, Union(member.Type, other)) : member)
                .Concat(right.Members.Where(member => left.Part(member.Name) is null));
            return FeelType.ContextOf(members.ToSeq());
        }
        return left.ConformsTo(right) ? right : right.ConformsTo(left) ? left : FeelType.Any;
    }

    // A list of one element counts as the element.
    private static FeelType Single(FeelType type) => type.Kind == Kind.List ? FeelType.Any : type;
}
