using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>Functions that make a value of one kind from another.</summary>
internal static class Conversions
{
    public static IEnumerable<Builtin> All =>
    [
        new("string", new Overload("from: Any~ -> string", a => a[0].IsNull ? Value.Null : Value.Of(Spelling.Of(a[0])))),
        new("number", new Overload("from: string, grouping separator?: string~, decimal separator?: string~ -> number", ToNumber)),
        new("date",
            new Overload("from: string -> date", a => Known(Literals.Date(a[0].AsString), a[0])),
            new Overload("from: date -> date", a => a[0]),
            new Overload("from: date and time -> date", a => Value.Date(a[0].Day)),
            new Overload("year: number, month: number, day: number -> date", ToDate)),
        new("time",
            new Overload("from: string -> time", a => Known(Literals.Time(a[0].AsString), a[0])),
            new Overload("from: time -> time", a => a[0]),
            new Overload("from: date and time -> time", a => Value.Time(a[0].Nanos, a[0].Zone)),
            new Overload("hour: number, minute: number, second: number, offset?: days and time duration~ -> time", ToTime)),
        new("date and time",
            new Overload("from: string -> date and time", a => Known(Literals.DateTime(a[0].AsString), a[0])),
            new Overload("date: date, time: time -> date and time", a => Value.DateTime(a[0].Day, a[1].Nanos, a[1].Zone)),
            new Overload("date: date and time, time: time -> date and time", a => Value.DateTime(a[0].Day, a[1].Nanos, a[1].Zone)),
            new Overload("from: date and time -> date and time", a => a[0])),
        new("duration",
            new Overload("from: string -> Any", a => Known(Literals.Duration(a[0].AsString), a[0])),
            new Overload("from: days and time duration -> days and time duration", a => a[0]),
            new Overload("from: years and months duration -> years and months duration", a => a[0])),
        new("years and months duration",
            new Overload("from: date, to: date -> years and months duration", a => Moments.MonthsBetween(a[0], a[1])),
            new Overload("from: date and time, to: date and time -> years and months duration", a => Moments.MonthsBetween(a[0], a[1]))),
        new("range", new Overload("from: string -> range", a => ToRange(a[0].AsString))),
    ];

    private static Value Known(in Value value, in Value from) => value.IsNull ? Value.Without($"{Spelling.Short(from)} 不能这样读", $"{Spelling.Short(from)} cannot be read so") : value;

    private static Value ToNumber(Value[] a)
    {
        var (text, grouping, point) = (a[0].AsString, a[1].AsString, a[2].AsString);
        if (!a[1].IsNull && grouping is not (" " or "," or ".")) return Value.Without("分组符要是空格、逗号或句点", "the grouping separator is a blank, a comma or a point");
        if (!a[2].IsNull && point is not ("," or ".")) return Value.Without("小数点要是逗号或句点", "the decimal separator is a comma or a point");
        if (!a[1].IsNull && grouping == point) return Value.Without("分组符与小数点相同", "both separators are the same");
        if (grouping.Length > 0) text = text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",")
        {
            if (text.Contains('.', StringComparison.Ordinal)) return Value.Null;
            text = text.Replace(',', '.');
        }
        return text.Trim() == text && Number.Parse(text) is { } number ? Value.Of(number) : Known(Value.Null, a[0]);
    }

    private static Value ToDate(Value[] a)
    {
        if (Whole(a[0]) is not { } year || Whole(a[1]) is not { } month || Whole(a[2]) is not { } day) return Value.Without("年月日要是整数", "year, month and day are whole");
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && Days.Exists(year, (int)month, (int)day)
            ? Value.Date(Days.From(year, (int)month, (int)day))
            : Value.Without($"没有 {year}-{month}-{day} 这一天", $"there is no day {year}-{month}-{day}");
    }

    private static Value ToTime(Value[] a)
    {
        if (Whole(a[0]) is not { } hour || Whole(a[1]) is not { } minute || hour is < 0 or > 23 || minute is < 0 or > 59) return Value.Without("没有这个时刻", "there is no such time");
        if (a[2].AsNumber is var second && (second.Sign < 0 || second >= (Number)60L)) return Value.Without("没有这个时刻", "there is no such time");
        if (!Number.TryMultiply(second, Days.NanosPerSecond, out var part) || part.Rounded(0, Rounding.Down)?.AsWhole() is not { } nanos) return Value.Null;
        Zone? zone = null;
        if (!a[3].IsNull)
        {
            var seconds = a[3].Span / Days.NanosPerSecond;
            if (Int128.Abs(seconds) > 18 * 3600) return Value.Without("时差超过 18 小时", "an offset is at most 18 hours");
            zone = Zone.Offset((int)seconds);
        }
        return Value.Time((((hour * 60) + minute) * 60 * Days.NanosPerSecond) + nanos, zone);
    }

    private static long? Whole(in Value value) => value.AsNumber.AsWhole();

    // A range as a literal: its ends are literals too, or date(), time() and duration() of one.
    private static Value ToRange(string text)
    {
        if (text.Length > 1000) return Value.Null;
        var findings = new List<Finding>();
        if (new Parser(new Written(text, default), Scope.Empty, findings).Whole() is not Syntax.Interval interval || findings.Count > 0) return Broken;
        if (!Fixed(interval.Low) || !Fixed(interval.High)) return Broken;
        var value = Compiler.Compile(interval)(new Row(Scope.Empty));
        if (value.AsRange is not { } range || range.Low.IsNull || range.High.IsNull) return Broken;
        return Order.Of(range.Low, range.High) <= 0 ? value : Broken;

        static bool Fixed(Syntax? end) => end switch
        {
            Syntax.Constant constant => !constant.Value.IsNull,
            Syntax.Negation { Of: Syntax.Constant } => true,
            Syntax.Call { Function: Syntax.Constant { Value.AsFunction: Builtin { Name: "date" or "time" or "date and time" or "duration" } } } call => call.Arguments.All(Fixed),
            _ => false,
        };
    }

    private static readonly Value Broken = Value.Without("这不是区间", "this is no range");
}
