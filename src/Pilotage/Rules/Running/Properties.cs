using System.Runtime.CompilerServices;

namespace Pilotage.Rules;

/// <summary>What follows a dot: entries of contexts, and the parts that dates, times, durations and ranges have (FEEL 1.5, table 65).</summary>
internal static class Properties
{
    private static readonly string[] OfDate = ["year", "month", "day", "weekday"];
    private static readonly string[] OfTime = ["hour", "minute", "second", "time offset", "timezone"];
    private static readonly string[] OfDays = ["days", "hours", "minutes", "seconds"];
    private static readonly string[] OfMonths = ["years", "months"];
    private static readonly string[] OfRange = ["start", "end", "start included", "end included"];

    public static readonly NameIndex Index = NameIndex.Of([.. OfDate, .. OfTime, .. OfDays, .. OfMonths, .. OfRange]);

    public static IEnumerable<string> Of(FeelType type) => type.Kind switch
    {
        Kind.Date => OfDate,
        Kind.Time => OfTime,
        Kind.DateTime => [.. OfDate, .. OfTime],
        Kind.DaysDuration => OfDays,
        Kind.MonthsDuration => OfMonths,
        Kind.Range => OfRange,
        _ => [],
    };

    /// <summary>The type of a part; null where values of this type have none of that name.</summary>
    public static FeelType? TypeOf(FeelType type, string name) => !Of(type).Contains(name) ? null : name switch
    {
        "time offset" => FeelType.DaysDuration,
        "timezone" => FeelType.String,
        "start" or "end" => type.Element,
        "start included" or "end included" => FeelType.Boolean,
        _ => FeelType.Number,
    };

    /// <summary>The part of a value, of each element where it is a list; lists in lists are paid for one by one, since shared parts multiply.</summary>
    public static Value Get(Row row, in Value of, string name)
    {
        switch (of.Kind)
        {
            case Kind.Context:
                return of.AsContext!.TryGet(name, out var entry) ? entry : Missing(name); // of this kind
            case Kind.List:
                if (!row.Spend(1 + Limits.Cost(of)) || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Limits.TooManyRounds;
                var each = new Value[of.Items.Length];
                for (var i = 0; i < each.Length; i++) each[i] = Get(row, of.Items[i], name);
                return Value.List(each);
            case Kind.Date or Kind.DateTime when Array.IndexOf(OfDate, name) >= 0:
                var (year, month, day) = Days.Civil(of.Day);
                return Value.Of(name switch { "year" => year, "month" => month, "day" => day, _ => Days.Weekday(of.Day) });
            case Kind.Time or Kind.DateTime:
                return TimePart(of, name);
            case Kind.DaysDuration:
                var seconds = of.Span / Days.NanosPerSecond;
                return name switch
                {
                    "days" => Value.Of(Moments.FromWhole(seconds / Days.SecondsPerDay)),
                    "hours" => Value.Of((long)(seconds / 3600 % 24)),
                    "minutes" => Value.Of((long)(seconds / 60 % 60)),
                    "seconds" => Seconds((long)(of.Span % (60L * Days.NanosPerSecond))),
                    _ => Missing(name),
                };
            case Kind.MonthsDuration:
                return name switch { "years" => Value.Of(of.Months / 12), "months" => Value.Of(of.Months % 12), _ => Missing(name) };
            case Kind.Range:
                var range = of.AsRange!; // of this kind
                return name switch
                {
                    "start" => range.Low,
                    "end" => range.High,
                    "start included" => Value.Of(range.LowIncluded),
                    "end included" => Value.Of(range.HighIncluded),
                    _ => Missing(name),
                };
            default:
                return of.Reason is { } reason ? Value.Without(reason) : Missing(name);
        }
    }

    private static Value TimePart(in Value of, string name)
    {
        var seconds = of.Nanos / Days.NanosPerSecond;
        return name switch
        {
            "hour" => Value.Of(seconds / 3600),
            "minute" => Value.Of(seconds / 60 % 60),
            "second" => Value.Of(seconds % 60),
            "time offset" when of.Zone is { } zone => Value.Duration((Int128)zone.At(of.Kind == Kind.Time ? 0 : of.Day, seconds) * Days.NanosPerSecond),
            "timezone" when of.Zone is { Id: { } id } => Value.Of(id),
            "time offset" or "timezone" => Value.Null,
            _ => Missing(name),
        };
    }

    private static Value Seconds(long nanos) => Number.TryDivide(nanos, Days.NanosPerSecond, out var seconds) ? Value.Of(seconds) : Value.Null;

    private static Value Missing(string name) => Value.Without($"没有“{name}”", $"there is no '{name}'");
}
