namespace Pilotage.Rules;

/// <summary>What stands in brackets: lists, ranges, contexts, and types.</summary>
internal sealed partial class Parser
{
    private Syntax Parenthesis()
    {
        var token = Now;
        if (Ahead().Mark == Mark.Sign && Ahead().Word is "<" or "<=" or ">" or ">=" or "=" or "!=") return OpenRange();
        at++;
        var wasInRangeEnd = inRangeEnd;
        inRangeEnd = false;
        var inner = Expression();
        inRangeEnd = wasInRangeEnd;
        if (Now.Is("..")) return RangeTo(token.Start, inner, false);
        Expect(")");
        return inner;
    }

    // (< 5), (>= 5), (= 5): a range with one end, or of one value.
    private Syntax OpenRange()
    {
        var start = tokens[at++].Start;
        var sign = tokens[at++].Word;
        var end = Sum();
        Expect(")");
        var type = FeelType.RangeOf(end.Type);
        return sign switch
        {
            "<" or "<=" => new Syntax.Interval(start, type, null, false, end, sign == "<="),
            ">" or ">=" => new Syntax.Interval(start, type, end, sign == ">=", null, false),
            _ => new Syntax.Interval(start, type, end, true, end, true, Outside: sign == "!="),
        };
    }

    private Syntax ListOrRange()
    {
        var start = tokens[at++].Start;
        if (Accept("]")) return new Syntax.Items(start, FeelType.ListOf(FeelType.Any), []);
        var wasInRangeEnd = inRangeEnd;
        inRangeEnd = false;
        var first = Expression();
        inRangeEnd = wasInRangeEnd;
        if (Now.Is("..")) return RangeTo(start, first, true);
        List<Syntax> items = [first];
        inRangeEnd = false;
        while (!failed && Accept(",")) items.Add(Expression());
        inRangeEnd = wasInRangeEnd;
        Expect("]");
        var type = items[0].Type;
        foreach (var item in items) type = Typing.Union(type, item.Type);
        return new Syntax.Items(start, FeelType.ListOf(type), items.ToSeq());
    }

    private Syntax RangeFrom(Token token, bool included)
    {
        at++;
        var low = Sum();
        if (!Now.Is("..")) Unexpected("..");
        return RangeTo(token.Start, low, included);
    }

    private Syntax RangeTo(int start, Syntax low, bool lowIncluded)
    {
        Expect("..");
        var wasInRangeEnd = inRangeEnd;
        inRangeEnd = true;
        var high = Sum();
        inRangeEnd = wasInRangeEnd;
        var included = Now.Is("]");
        if (!failed && !included && !Now.Is(")") && !Now.Is("[")) Unexpected("]");
        if (failed) return low;
        at++;
        if (!Typing.Comparable("<", low.Type, high.Type) || low.Type.Kind is Kind.Boolean or Kind.Context or Kind.List or Kind.Function)
            Note(start, "RU106", new("区间两端要是同一种可以比较大小的值", "the ends of a range are values of one kind that have an order"), Weight.Doubt);
        return new Syntax.Interval(start, FeelType.RangeOf(low.Type), low, lowIncluded, high, included);
    }

    private Syntax Entries()
    {
        var start = tokens[at++].Start;
        var (names, values, slots) = (new List<string>(), new List<Syntax>(), new List<int>());
        var (count, wasInRangeEnd) = (levels.Count, inRangeEnd);
        inRangeEnd = false;
        while (!failed && !Now.Is("}"))
        {
            var keyAt = Now.Start;
            var name = Now.Mark == Mark.Text ? tokens[at++].Word : NewName(() => Now.Is(":"));
            Expect(":");
            var value = Expression();
            if (failed) break;
            if (names.Contains(name)) Fail(keyAt, "RU104", new($"“{name}”写了两次", $"'{name}' is given twice"));
            var level = new Level(body, new());
            levels.Add(level);
            names.Add(name);
            values.Add(value);
            slots.Add(level.Declare(name, value.Type));
            if (!Accept(",")) break;
        }
        Expect("}");
        inRangeEnd = wasInRangeEnd;
        if (failed) return Nothing;
        levels.RemoveRange(count, levels.Count - count);
        var type = FeelType.ContextOf(names.Zip(values, (name, value) => new Member(name, value.Type)).ToSeq());
        return new Syntax.Entries(start, type, names.ToSeq(), values.ToSeq(), slots.ToSeq());
    }

    private FeelType ReadType()
    {
        if (failed) return FeelType.Any;
        if (++depth > DeepestNesting) TooDeep(Now.Start);
        var type = failed ? FeelType.Any : OneType();
        depth--;
        return type;
    }

    private FeelType OneType()
    {
        var start = Now.Start;
        if (Now.Mark == Mark.Name && Ahead().Is("<"))
        {
            switch (Now.Word)
            {
                case "list" or "range":
                    var isList = Now.Word == "list";
                    at += 2;
                    var element = ReadType();
                    Expect(">");
                    return isList ? FeelType.ListOf(element) : FeelType.RangeOf(element);
                case "context":
                    at += 2;
                    var members = new List<Member>();
                    while (!failed && !Now.Is(">"))
                    {
                        var name = NewName(() => Now.Is(":"));
                        Expect(":");
                        members.Add(new(name, ReadType()));
                        if (!Accept(",")) break;
                    }
                    Expect(">");
                    return FeelType.ContextOf(members.ToSeq());
                case "function":
                    at += 2;
                    var parameters = new List<FeelType>();
                    while (!failed && !Now.Is(">"))
                    {
                        parameters.Add(ReadType());
                        if (!Accept(",")) break;
                    }
                    Expect(">");
                    Expect("->");
                    return FeelType.FunctionOf(parameters.ToSeq(), ReadType());
            }
        }
        var types = TypeNames();
        if (types.Longest(tokens, at) is { } found)
        {
            at += found.Count;
            return scope.Types.GetValueOrDefault(found.Name) ?? FeelType.Of(found.Name) ?? FeelType.Any;
        }
        var first = at;
        if (Now.Mark == Mark.Name) at++;
        while (Now.Is(".") || (Now.Mark == Mark.Name && !Keywords.Contains(Now.Word))) at++;
        var wrong = Spelled(first, at);
        var hint = Nearest.Hint(wrong, scope.Types.Keys.Concat(FeelType.Names));
        Note(start, "RU110", new($"没有“{wrong}”这种类型{hint.Zh}", $"there is no type '{wrong}'{hint.En}"));
        if (at == first) Unexpected();
        return FeelType.Unknown;
    }

    private NameIndex TypeNames() => typeNames ??= NameIndex.Of(FeelType.Names.Append("range").Concat(scope.Types.Keys));

    private NameIndex? typeNames;
}
