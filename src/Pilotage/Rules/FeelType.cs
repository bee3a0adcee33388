namespace Pilotage.Rules;

/// <summary>A named part of a context type.</summary>
public sealed record Member(string Name, FeelType Type);

/// <summary>The type of a value or name: a kind, and what lists, contexts, ranges and functions are made of.</summary>
/// <param name="Kind">Null stands for a type that holds every value.</param>
/// <param name="Name">As a message says it.</param>
/// <param name="Element">Of what a list or range is.</param>
/// <param name="Members">The names of a context.</param>
/// <param name="Parameters">What a function takes.</param>
/// <param name="Result">What a function gives.</param>
/// <param name="Allowed">Values that alone are allowed, as a test; null where all are.</param>
public sealed record FeelType(Kind Kind, string Name, FeelType? Element = null, Seq<Member> Members = default, Seq<FeelType> Parameters = default,
    FeelType? Result = null, Func<Value, bool>? Allowed = null)
{
    public static readonly FeelType Any = new(Kind.Null, "Any");
    public static readonly FeelType Nothing = new(Kind.Null, "Null");
    public static readonly FeelType Boolean = new(Kind.Boolean, "boolean");
    public static readonly FeelType Number = new(Kind.Number, "number");
    public static readonly FeelType String = new(Kind.String, "string");
    public static readonly FeelType Date = new(Kind.Date, "date");
    public static readonly FeelType Time = new(Kind.Time, "time");
    public static readonly FeelType DateTime = new(Kind.DateTime, "date and time");
    public static readonly FeelType DaysDuration = new(Kind.DaysDuration, "days and time duration");
    public static readonly FeelType MonthsDuration = new(Kind.MonthsDuration, "years and months duration");
    public static readonly FeelType AnyList = ListOf(Any);
    public static readonly FeelType AnyContext = new(Kind.Context, "context");
    public static readonly FeelType AnyFunction = new(Kind.Function, "function");
    public static readonly FeelType AnyRange = new(Kind.Range, "range", Any);

    /// <summary>A type nobody declared, which holds nothing.</summary>
    internal static readonly FeelType Unknown = new(Kind.Null, "?", Allowed: _ => false);

    private static readonly Dictionary<string, FeelType> Simple = new[]
    {
        Any, Nothing, Boolean, Number, String, Date, Time, DateTime, DaysDuration, MonthsDuration, AnyList, AnyContext, AnyFunction,
    }.ToDictionary(type => type.Kind == Kind.List ? "list" : type.Name);

    public static FeelType ListOf(FeelType element) => new(Kind.List, $"list<{element.Name}>", element);

    public static FeelType RangeOf(FeelType element) => new(Kind.Range, $"range<{element.Name}>", element);

    public static FeelType ContextOf(params Seq<Member> members) =>
        new(Kind.Context, $"context<{string.Join(", ", members.Select(member => $"{member.Name}: {member.Type.Name}"))}>", Members: members);

    public static FeelType FunctionOf(Seq<FeelType> parameters, FeelType result) =>
        new(Kind.Function, $"function<{string.Join(", ", parameters.Select(type => type.Name))}>->{result.Name}", Parameters: parameters, Result: result);

    /// <summary>A type by its plain name, such as <c>number</c> or <c>date and time</c>; null where there is none.</summary>
    public static FeelType? Of(string name) => name switch
    {
        "dateTime" or "dateAndTime" => DateTime,
        "dayTimeDuration" or "daysAndTimeDuration" => DaysDuration,
        "yearMonthDuration" or "yearsAndMonthsDuration" => MonthsDuration,
        "any" => Any,
        "range" => AnyRange,
        _ => Simple.GetValueOrDefault(name),
    };

    internal static IEnumerable<string> Names => Simple.Keys;

    internal bool IsAny => Kind == Kind.Null;

    /// <summary>The type of a value.</summary>
    public static FeelType Of(in Value value) => value.Kind switch
    {
        Kind.Null => Nothing,
        Kind.Boolean => Boolean,
        Kind.Number => Number,
        Kind.String => String,
        Kind.Date => Date,
        Kind.Time => Time,
        Kind.DateTime => DateTime,
        Kind.DaysDuration => DaysDuration,
        Kind.MonthsDuration => MonthsDuration,
        Kind.List => AnyList,
        Kind.Context => ContextOf(Entries(value.AsContext!)), // of this kind
        Kind.Range => RangeOf(Of(value.AsRange!.Low.IsNull ? value.AsRange.High : value.AsRange.Low)), // of this kind
        _ => value.AsFunction!.Type, // of this kind
    };

    private static Seq<Member> Entries(Context context)
    {
        var members = new Member[context.Count];
        for (var i = 0; i < members.Length; i++) members[i] = new(context.Names[i], Of(context.Values[i]));
        return [.. members];
    }

    internal FeelType? Part(string name)
    {
        foreach (var member in Members)
            if (member.Name == name) return member.Type;
        return null;
    }

    /// <summary>Whether every value of this type is one of the other (FEEL 1.5, type conformance).</summary>
    public bool ConformsTo(FeelType other)
    {
        if (other.IsAny && other.Name != "Null") return true;
        if (Kind != other.Kind) return false;
        return Kind switch
        {
            Kind.List or Kind.Range => (Element ?? Any).ConformsTo(other.Element ?? Any),
            Kind.Context => other.Members.All(member => Part(member.Name) is { } own && own.ConformsTo(member.Type)),
            Kind.Function => other.Result is null || (Parameters.Count == other.Parameters.Count && (Result ?? Any).ConformsTo(other.Result) &&
                Parameters.Zip(other.Parameters).All(pair => pair.Second.ConformsTo(pair.First))),
            _ => true,
        };
    }

    /// <summary>Whether a value is of this type; no value is of none.</summary>
    public bool Holds(in Value value, int depth = 0)
    {
        if (value.IsNull || depth > 100) return Name == "Null";
        if (IsAny) return Name != "Null";
        if (Kind != value.Kind) return false;
        return Kind switch
        {
            Kind.List => Element is null || Element.IsAny || HoldsEach(value.Items, depth),
            Kind.Context => HoldsMembers(value.AsContext!, depth), // of this kind
            Kind.Range => Element is null || Element.IsAny || HoldsEnds(value.AsRange!, depth), // of this kind
            Kind.Function => value.AsFunction!.Type.ConformsTo(this), // of this kind
            _ => true,
        };
    }

    /// <summary>Whether a value of this type is one of those allowed; no value always is.</summary>
    public bool Permits(in Value value, int depth = 0)
    {
        if (value.IsNull || depth > 100) return true;
        if (Allowed is not null && !Allowed(value)) return false;
        if (Kind == Kind.List && value.Kind == Kind.List && Element is not null)
        {
            foreach (var item in value.Items)
                if (!Element.Permits(item, depth + 1)) return false;
        }
        foreach (var member in Members)
            if (value.AsContext is { } context && !member.Type.Permits(context[member.Name], depth + 1)) return false;
        return true;
    }

    /// <summary>The value as this type: itself, an element alone as a list of one, a list of one as its element, a date as its midnight in UTC; else no value.</summary>
    public Value Take(in Value value)
    {
        if (value.IsNull) return value;
        var taken = Holds(value) || (IsAny && !ReferenceEquals(this, Unknown)) ? value
            : Kind == Kind.List && value.Kind != Kind.List && Element!.Holds(value) ? Value.List(value) // a list type has an element
            : Kind != Kind.List && value.Kind == Kind.List && value.Items.Length == 1 && Holds(value.Items[0]) ? value.Items[0]
            : Kind == Kind.Function && value.AsFunction is { } function && function.MayBe(this) ? value
            : Kind == Kind.DateTime && value.Kind == Kind.Date ? Value.DateTime(value.Day, 0, Zone.Utc)
            : Value.Null;
        return !taken.IsNull && Permits(taken) ? taken : Value.Without($"{Spelling.Short(value)} 不是 {Name}", $"{Spelling.Short(value)} is not {Name}");
    }

    private bool HoldsEach(Value[] items, int depth)
    {
        foreach (var item in items)
            if (!item.IsNull && !Element!.Holds(item, depth + 1)) return false; // asked only where there is an element type
        return true;
    }

    private bool HoldsMembers(Context context, int depth)
    {
        foreach (var member in Members)
        {
            if (!context.TryGet(member.Name, out var value)) return false;
            if (!value.IsNull && !member.Type.Holds(value, depth + 1)) return false;
        }
        return true;
    }

    private bool HoldsEnds(Range range, int depth) =>
        (range.Low.IsNull || Element!.Holds(range.Low, depth + 1)) && (range.High.IsNull || Element!.Holds(range.High, depth + 1)); // asked only with an element type

    public override string ToString() => Name;
}
