namespace Pilotage.Rules;

/// <summary>
/// The values of a column, divided into as few pieces as its tests can tell apart: for texts each constant and all others, for numbers and
/// days each bound and each gap between. For every piece it is known which rows fit, so that a table is looked up, not walked.
/// </summary>
internal sealed class Atoms
{
    // Beyond these a column is tested row by row: to divide it would take seconds and much memory.
    private const long MostBits = 800_000_000;
    private const long MostTests = 10_000_000;

    private readonly Dictionary<Value, int>? constants;
    private readonly Value[]? bounds;

    private Atoms(Value[] samples, ulong[][] fits, Dictionary<Value, int>? constants, Value[]? bounds) =>
        (Samples, Fits, this.constants, this.bounds) = (samples, fits, constants, bounds);

    /// <summary>One value of each piece.</summary>
    public Value[] Samples { get; }

    /// <summary>For each piece the rows whose test it meets, a bit a row.</summary>
    public ulong[][] Fits { get; }

    /// <summary>Null where a test depends on more than the value alone.</summary>
    /// <param name="choices">The only texts there are; empty where there may be others.</param>
    public static Atoms? Of(UnaryTests?[] tests, FeelType type, Seq<string> choices, Number? least)
    {
        var found = new HashSet<Value>();
        foreach (var test in tests)
            if (test is not null && !Constants(test.Test, found)) return null;
        if (found.Any(value => value.Kind != found.First().Kind) || TooMany((2 * found.Count) + 1, tests)) return null;
        var kind = found.Count > 0 ? found.First().Kind : type.Kind;
        switch (kind)
        {
            case Kind.Boolean:
                return Exact([Value.True, Value.False], tests, null);
            case Kind.String:
                var texts = found.Concat(choices.Select(choice => Value.Of(choice))).Distinct().ToArray();
                return Exact(texts, tests, choices.Count > 0 ? null : Other(texts));
            case Kind.Number:
                return Bounded([.. found.OrderBy(value => value.AsNumber)], tests, least is { } from ? Value.Of(from) : null,
                    (low, high) => low is null && high is null ? Value.Of(1) : low is null ? Operations.Subtract(high!.Value, Value.Of(1)) : high is null
                        ? Operations.Add(low.Value, Value.Of(1)) : Operations.Divide(Operations.Add(low.Value, high.Value), Value.Of(2)));
            case Kind.Date:
                return Bounded([.. found.OrderBy(value => value.Day)], tests, null,
                    (low, high) => low is null && high is null ? Value.Date(0) : low is null ? Value.Date(high!.Value.Day - 1) : high is null
                        ? Value.Date(low.Value.Day + 1) : high.Value.Day - low.Value.Day > 1 ? Value.Date(low.Value.Day + 1) : null); // one of them is given
            default:
                return null;
        }
    }

    /// <summary>The piece a value lies in; -1 where it lies in none.</summary>
    public int Find(in Value value)
    {
        if (constants is not null)
        {
            if (value.IsNull) return -1;
            if (constants.TryGetValue(value, out var at)) return at;
            return Samples.Length > constants.Count && value.Kind == Samples[^1].Kind ? Samples.Length - 1 : -1;
        }
        var (low, high) = (0, bounds!.Length); // one of the two is there
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Order.Of(value, bounds[middle]) is not { } order) return -1;
            if (order == 0) return (2 * middle) + 1;
            if (order < 0) high = middle;
            else low = middle + 1;
        }
        if (value.Kind is not (Kind.Number or Kind.Date)) return -1;
        return 2 * low;
    }

    private static Atoms Exact(Value[] values, UnaryTests?[] tests, Value? other)
    {
        var constants = new Dictionary<Value, int>();
        for (var i = 0; i < values.Length; i++) constants[values[i]] = i;
        Value[] samples = other is { } rest ? [.. values, rest] : values;
        return new(samples, Fitting(samples, tests), constants, null);
    }

    // Pieces in order: below the first bound, the bound, between, and so on. A piece without values has no sample.
    private static Atoms Bounded(Value[] bounds, UnaryTests?[] tests, Value? least, Func<Value?, Value?, Value?> between)
    {
        var samples = new Value[(2 * bounds.Length) + 1];
        for (var i = 0; i <= bounds.Length; i++)
        {
            samples[2 * i] = between(i == 0 ? null : bounds[i - 1], i == bounds.Length ? null : bounds[i]) ?? Value.Null;
            if (i < bounds.Length) samples[(2 * i) + 1] = bounds[i];
        }
        var fits = Fitting(samples, tests);
        if (least is { } from)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                if (samples[i].IsNull || Order.Of(samples[i], from) >= 0) continue;
                var reaches = i % 2 == 0 && (i / 2 == bounds.Length || Order.Of(bounds[i / 2], from) > 0);
                samples[i] = reaches ? from : Value.Null;
            }
        }
        return new(samples, fits, null, bounds);
    }

    private static ulong[][] Fitting(Value[] samples, UnaryTests?[] tests)
    {
        // One row with room for every test, or each would make one of its own.
        var row = new Row(new Scope { Room = tests.Select(test => test?.Slots ?? 0).Append(0).Max() });
        var (fits, places) = (new ulong[samples.Length][], new Dictionary<Value, int>());
        for (var i = 0; i < samples.Length; i++)
        {
            fits[i] = new ulong[(tests.Length + 63) / 64];
            if (!samples[i].IsNull) places[samples[i]] = i;
        }
        for (var r = 0; r < tests.Length; r++)
        {
            if (tests[r] is { } equals && Equals(equals.Test))
            {
                // Only what it names meets it.
                var named = new HashSet<Value>();
                Constants(equals.Test, named);
                foreach (var value in named)
                    if (places.TryGetValue(value, out var at)) fits[at][r / 64] |= 1UL << (r % 64);
                continue;
            }
            for (var i = 0; i < samples.Length; i++)
                if (tests[r] is not { } test || (!samples[i].IsNull && test.MeetsAlone(samples[i], row))) fits[i][r / 64] |= 1UL << (r % 64);
        }
        return fits;
    }

    private static bool Equals(Test test) => test switch
    {
        Test.Meets { Asks: false, Of: Syntax.Constant or Syntax.Negation or Syntax.Call } => true,
        Test.OneOf oneOf => oneOf.Tests.All(Equals),
        _ => false,
    };

    // What it costs to find out which rows fit which pieces: pieces by rows, less those that name their values.
    private static bool TooMany(int pieces, UnaryTests?[] tests) =>
        (long)pieces * tests.Length > MostBits || (long)pieces * tests.Count(test => test is not null && !Equals(test.Test)) > MostTests;

    private static Value Other(Value[] texts)
    {
        var other = "…";
        while (texts.Any(text => text.AsString == other)) other += "…";
        return Value.Of(other);
    }

    private static bool Constants(Test test, HashSet<Value> found) => test switch
    {
        Test.Whatever => true,
        Test.Compares { Sign: not "!=" } compares => Constant(compares.To, found),
        Test.Compares compares => Constant(compares.To, found),
        Test.Meets { Asks: true } => false,
        Test.Meets { Of: Syntax.Interval interval } => (interval.Low is null || Constant(interval.Low, found)) && (interval.High is null || Constant(interval.High, found)),
        Test.Meets { Of: Syntax.Items items } => items.Each.All(item => Constant(item, found)),
        Test.Meets meets => Constant(meets.Of, found),
        Test.OneOf oneOf => oneOf.Tests.All(one => Constants(one, found)),
        Test.NoneOf noneOf => Constants(noneOf.Inner, found),
        _ => false,
    };

    private static bool Constant(Syntax syntax, HashSet<Value> found)
    {
        if (syntax is Syntax.Negation { Of: Syntax.Constant { Value.Kind: Kind.Number } number })
        {
            found.Add(Operations.Negate(number.Value));
            return true;
        }
        if (syntax is Syntax.Call { Function: Syntax.Constant { Value.AsFunction: Builtin { Name: "date" } }, Arguments: [Syntax.Constant { Value.Kind: Kind.String } written] })
        {
            var day = Literals.Date(written.Value.AsString);
            if (!day.IsNull) found.Add(day);
            return !day.IsNull;
        }
        if (syntax is not Syntax.Constant { Value: { Kind: Kind.Number or Kind.String or Kind.Boolean or Kind.Date } value }) return false;
        found.Add(value);
        return true;
    }
}
