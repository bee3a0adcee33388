namespace Pilotage.Rules;

/// <summary>Functions of the calendar, of the moment, and of sameness.</summary>
internal static class Temporals
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static IEnumerable<Builtin> All =>
    [
        OfDay("day of year", "number", day => Value.Of(day - Days.From(Days.Civil(day).Year, 1, 1) + 1)),
        OfDay("day of week", "string", day => Value.Of(Weekdays[Days.Weekday(day) - 1])),
        OfDay("month of year", "string", day => Value.Of(Months[Days.Civil(day).Month - 1])),
        OfDay("week of year", "number", day => Value.Of(Week(day))),
        new("now", new Overload("-> date and time", (_, row) => row.Root.Now.Kind == Kind.DateTime ? row.Root.Now : NoMoment)),
        new("today", new Overload("-> date", (_, row) => row.Root.Now.Kind is Kind.DateTime or Kind.Date ? Value.Date(row.Root.Now.Day) : NoMoment)),
        new("is",
            new Overload("value1: Any~, value2: Any~ -> boolean", a => Value.Of(Same(a[0], a[1]))),
            new Overload("value1: Any~, value2: Any~ -> boolean", a => Value.Of(Same(a[0], a[1]))) { MayMiss = true }),
    ];

    private static Builtin OfDay(string name, string result, Func<long, Value> of) => new(name,
        new Overload($"date: date -> {result}", a => of(a[0].Day)),
        new Overload($"date: date and time -> {result}", a => of(a[0].Day)));

    // ISO 8601: the week belongs to the year of its Thursday.
    private static long Week(long day)
    {
        var thursday = day + 4 - Days.Weekday(day);
        return ((thursday - Days.From(Days.Civil(thursday).Year, 1, 1)) / 7) + 1;
    }

    // The same element of the value domain: a time zone by name is not the offset it happens to have.
    private static bool Same(in Value left, in Value right)
    {
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            Kind.Time => left.Nanos == right.Nanos && SameZone(left.Zone, right.Zone),
            Kind.DateTime => left.Day == right.Day && left.Nanos == right.Nanos && SameZone(left.Zone, right.Zone),
            _ => Equality.Of(left, right) == true,
        };
    }

    private static bool SameZone(Zone? left, Zone? right) => left is null || right is null ? left is null && right is null : left.Id == right.Id && left.Constant == right.Constant;

    private static readonly Value NoMoment = Value.Without("计算时没有给出当前日期", "no current day was given");
}
