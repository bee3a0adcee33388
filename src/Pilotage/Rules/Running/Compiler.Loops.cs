namespace Pilotage.Rules;

/// <summary>Loops, filters and tests.</summary>
internal static partial class Compiler
{
    /// <summary>What one round of a loop goes through; null with a reason where it cannot.</summary>
    private sealed record Course(int Slot, Step From, Step? To)
    {
        public bool TryItems(Row row, out Value[] items, out Value reason) =>
            To is null ? Lists.TryItems(From(row), row, out items, out reason) : Lists.Count(From(row), To(row), row, out items, out reason);
    }

    private static Course[] Rounds(Seq<Syntax.Round> rounds) =>
        [.. rounds.Select(round => new Course(round.Slot, Compile(round.From), round.To is null ? null : Compile(round.To)))];

    private static Step Loop(Syntax.Loop loop)
    {
        var (rounds, body, partial) = (Rounds(loop.Rounds), Compile(loop.Body), loop.Partial);
        var usesPartial = Uses(loop.Body, partial);
        return row =>
        {
            var results = new List<Value>();
            var reason = Go(0);
            return reason ?? Value.List([.. results]);

            Value? Go(int depth)
            {
                if (depth == rounds.Length)
                {
                    // What there is so far is copied for every round, and may all be kept.
                    if (!row.Spend(usesPartial ? 1 + (results.Count / 2) : 1)) return Limits.TooManyRounds;
                    if (results.Count >= Limits.LongestList) return Limits.ListTooLong;
                    if (usesPartial) row.Slots[partial] = Value.List([.. results]);
                    results.Add(body(row));
                    return null;
                }
                if (!rounds[depth].TryItems(row, out var items, out var why)) return why;
                foreach (var item in items)
                {
                    row.Slots[rounds[depth].Slot] = item;
                    if (Go(depth + 1) is { } stop) return stop;
                }
                return null;
            }
        };
    }

    private static bool Uses(Syntax syntax, int slot) =>
        syntax is Syntax.Variable { Depth: 0 } variable ? variable.Slot == slot : syntax is Syntax.Lambda || Heights.Parts(syntax).Any(part => Uses(part, slot));

    private static Step Quantified(Syntax.Quantified quantified)
    {
        var (rounds, condition, every) = (Rounds(quantified.Rounds), Compile(quantified.Condition), quantified.Every);
        return row =>
        {
            var (unknown, decided) = (false, false);
            var reason = Go(0);
            if (reason is { } stop) return stop;
            return decided ? Value.Of(!every) : unknown ? Value.Null : Value.Of(every);

            Value? Go(int depth)
            {
                if (depth == rounds.Length)
                {
                    if (!row.Spend()) return Limits.TooManyRounds;
                    var holds = condition(row).IsTrue;
                    if (holds is null) unknown = true;
                    else if (holds.Value != every) decided = true;
                    return null;
                }
                if (!rounds[depth].TryItems(row, out var items, out var why)) return why;
                foreach (var item in items)
                {
                    row.Slots[rounds[depth].Slot] = item;
                    if (Go(depth + 1) is { } end) return end;
                    if (decided) return null;
                }
                return null;
            }
        };
    }

    private static Step Filter(Syntax.Filter filter)
    {
        var (of, condition, slot) = (Compile(filter.Of), Compile(filter.Condition), filter.Item);
        var isIndex = filter.Condition.Type.Kind == Kind.Number && !Uses(filter.Condition, slot);
        return row =>
        {
            var list = of(row);
            var items = list.Kind == Kind.List ? list.Items : list.IsNull ? [] : [list];
            if (isIndex) return Lists.Element(items, condition(row), list);
            var kept = new List<Value>();
            for (var i = 0; i < items.Length; i++)
            {
                if (!row.Spend()) return Limits.TooManyRounds;
                row.Slots[slot] = items[i];
                var holds = condition(row);
                if (i == 0 && holds.Kind == Kind.Number) return Lists.Element(items, holds, list);
                if (holds.IsTrue == true) kept.Add(items[i]);
                else if (!holds.IsNull && holds.Kind != Kind.Boolean) return Value.Without("筛选条件既不是条件也不是序号", "a filter is a condition or a position");
            }
            if (items.Length == 0)
            {
                row.Slots[slot] = Value.Null;
                if (condition(row).Kind == Kind.Number) return Value.Null;
            }
            return list.IsNull && list.Reason is not null ? list : Value.List([.. kept]);
        };
    }

    private static Step In(Syntax.In test)
    {
        var (of, meets, slot) = (Compile(test.Of), Compile(test.Test), test.Asked);
        return row =>
        {
            var value = of(row);
            if (slot < row.Slots.Length) row.Slots[slot] = value;
            return Value.Of(meets(row, value));
        };
    }

    public delegate bool? Judge(Row row, in Value value);

    /// <summary>A test as a judge of values; null where it cannot tell.</summary>
    public static Judge Compile(Test test)
    {
        switch (test)
        {
            case Test.Whatever:
                return static (_, in _) => true;
            case Test.Compares compares:
                var (sign, to) = (compares.Sign, Compile(compares.To));
                return (row, in value) =>
                {
                    var bound = to(row);
                    return Told(row, Operations.Compare(sign, value, bound)).IsTrue;
                };
            case Test.Meets { Asks: true } asks:
                var asked = Compile(asks.Of);
                return (row, in _) => asked(row).IsTrue;
            case Test.Meets { Of: Syntax.Constant { Value: { Kind: Kind.String or Kind.Number } constant } }:
                return (_, in value) => Operations.Meets(value, constant);
            case Test.Meets { Of: Syntax.Interval } meets:
                // A range with an end that has no value tells nothing.
                var interval = Compile(meets.Of);
                return (row, in value) => interval(row) is { IsNull: false } range ? Operations.Meets(value, range) : null;
            case Test.Meets meets:
                var (expression, isCondition) = (Compile(meets.Of), meets.Of is Syntax.Comparison or Syntax.All or Syntax.Some or Syntax.Call);
                return (row, in value) =>
                {
                    var wanted = expression(row);
                    if (!row.Spend(Limits.Cost(wanted) + Limits.Cost(value))) return null;
                    // A condition that does not ask about the value decides by itself, unless the value is a yes or no to equal.
                    return isCondition && wanted.Kind == Kind.Boolean && value.Kind != Kind.Boolean ? wanted.IsTrue : Operations.Meets(value, wanted);
                };
            case Test.OneOf oneOf:
                Judge[] tests = [.. oneOf.Tests.Select(Compile)];
                return (row, in value) =>
                {
                    bool? met = false;
                    foreach (var one in tests)
                    {
                        var holds = one(row, value);
                        if (holds == true) return true;
                        if (holds is null) met = null;
                    }
                    return met;
                };
            case Test.NoneOf noneOf:
                var inner = Compile(noneOf.Inner);
                return (row, in value) => !inner(row, value);
            default:
                throw new NotSupportedException(test.GetType().Name);
        }
    }
}
