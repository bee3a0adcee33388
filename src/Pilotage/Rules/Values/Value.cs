using System.Numerics;

namespace Pilotage.Rules;

/// <summary>
/// A value of FEEL. A read-only struct of 32 bytes: numbers, dates, times and durations live in it, only text, lists, contexts, functions
/// and ranges are objects; so arithmetic and comparisons allocate nothing.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly object? reference;
    private readonly ulong high;
    private readonly ulong low;

    private Value(Kind kind, object? reference, ulong high = 0, ulong low = 0) =>
        (Kind, this.reference, this.high, this.low) = (kind, reference, high, low);

    public Kind Kind { get; }

    public static Value Null => default;

    public static readonly Value True = new(Kind.Boolean, null, 0, 1);

    public static readonly Value False = new(Kind.Boolean, null);

    public static Value EmptyList { get; } = List([]);

    public bool IsNull => Kind == Kind.Null;

    /// <summary>Why there is no value, where that is known.</summary>
    public Text? Reason => Kind == Kind.Null ? reference as Text : null;

    /// <summary>True or false; null for everything else.</summary>
    public bool? IsTrue => Kind == Kind.Boolean ? low != 0 : null;

    /// <summary>The number; zero for everything else.</summary>
    public Number AsNumber => Kind == Kind.Number ? new(high, low) : default;

    /// <summary>The string; empty for everything else.</summary>
    public string AsString => Kind == Kind.String ? (string)reference! : ""; // a string value always has its text

    public Seq<Value> AsList => Kind == Kind.List ? new((Value[])reference!) : []; // a list value always has its items

    public Context? AsContext => reference as Context;

    internal Value[] Items => (Value[])reference!; // only asked of lists

    internal Function? AsFunction => reference as Function;

    internal Range? AsRange => reference as Range;

    internal Zone? Zone => reference as Zone;

    /// <summary>Days from 1970-01-01, of dates and of dates with time.</summary>
    internal long Day => unchecked((long)low);

    /// <summary>Nanoseconds since midnight, of times and of dates with time.</summary>
    internal long Nanos => unchecked((long)high);

    internal long Months => unchecked((long)low);

    internal Int128 Span => unchecked((Int128)new UInt128(high, low));

    /// <summary>The date as the platform has it; null where it is none, or outside years 1 to 9999.</summary>
    public DateOnly? AsDay => Kind is Kind.Date or Kind.DateTime && Day is >= -719_162 and <= 2_932_896 ? DateOnly.FromDayNumber((int)(Day + 719_162)) : null;

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(bool? value) => value is { } known ? Of(known) : Null;

    public static Value Of(in Number value) => new(Kind.Number, null, value.High, value.Low);

    public static Value Of(long value) => Of((Number)value);

    public static Value Of(decimal value) => Of((Number)value);

    public static Value Of(string? value) => value is null ? Null : new(Kind.String, value);

    public static Value Of(DateOnly day) => Date(day.DayNumber - 719_162);

    public static Value Of(Function function) => new(Kind.Function, function);

    public static Value Of(Range range) => new(Kind.Range, range);

    public static Value Of(Context context) => new(Kind.Context, context);

    public static Value List(params Value[] items) => new(Kind.List, items);

    public static Value Context(params (string Name, Value Value)[] entries) =>
        Of(new Context([.. entries.Select(entry => entry.Name)], [.. entries.Select(entry => entry.Value)]));

    /// <summary>No value, with the reason.</summary>
    public static Value Without(Text reason) => new(Kind.Null, reason);

    internal static Value Without(string zh, string en) => new(Kind.Null, new Text(zh, en));

    internal static Value Date(long day) => new(Kind.Date, null, 0, unchecked((ulong)day));

    internal static Value Time(long nanos, Zone? zone) => new(Kind.Time, zone, unchecked((ulong)nanos));

    internal static Value DateTime(long day, long nanos, Zone? zone) => new(Kind.DateTime, zone, unchecked((ulong)nanos), unchecked((ulong)day));

    internal static Value Duration(Int128 nanos)
    {
        var bits = unchecked((UInt128)nanos);
        return new(Kind.DaysDuration, null, (ulong)(bits >> 64), (ulong)(bits & ulong.MaxValue));
    }

    internal static Value MonthsDuration(long months) => new(Kind.MonthsDuration, null, 0, unchecked((ulong)months));

    /// <summary>Reads a literal such as <c>2020-11-06</c>, <c>P15D</c>, <c>10:30:00</c> or <c>2020-11-06T10:30:00@Asia/Shanghai</c>.</summary>
    public static Value At(string literal) => Literals.Any(literal);

    /// <summary>Whether both are the same value: FEEL's <c>=</c> with no value equal to no value, and different kinds unequal.</summary>
    public bool Equals(Value other) => Equality.Of(this, other) == true;

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        Kind.Number => AsNumber.GetHashCode(),
        Kind.String => AsString.GetHashCode(StringComparison.Ordinal),
        Kind.Boolean or Kind.Date or Kind.MonthsDuration or Kind.DaysDuration => HashCode.Combine(Kind, high, low),
        _ => (int)Kind,
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>As FEEL's <c>string()</c> writes it; <c>null</c> for no value.</summary>
    public override string ToString() => Spelling.Of(this);
}
