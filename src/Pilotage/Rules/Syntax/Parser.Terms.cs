namespace Pilotage.Rules;

/// <summary>What an expression is made of: literals, names, lists, contexts, ranges, and what may follow each of them.</summary>
internal sealed partial class Parser
{
    private const int LongestLiteral = 1_000;

    // In the end of a range "[" may close it rather than open a filter.
    private bool inRangeEnd;

    private Syntax Postfix()
    {
        var of = Term();
        var steps = 0;
        while (!failed && Now.Mark == Mark.Sign)
        {
            if (++steps > GreatestHeight)
            {
                TooDeep(Now.Start);
                break;
            }
            if (Now.Is(".") && Ahead().Mark == Mark.Name)
            {
                at++;
                of = PathStep(of);
            }
            else if (Now.Is("["))
            {
                if (inRangeEnd)
                {
                    if (Try(() => FilterStep(of)) is not { } filtered) break;
                    of = filtered;
                }
                else
                {
                    of = FilterStep(of);
                }
            }
            else if (Now.Is("("))
            {
                of = Call(of);
            }
            else
            {
                break;
            }
        }
        return of;
    }

    private Syntax Term()
    {
        var token = Now;
        switch (token.Mark)
        {
            case Mark.Number:
                at++;
                if (token.Word.Length <= LongestLiteral && Number.Parse(token.Word) is { } number) return new Syntax.Constant(token.Start, FeelType.Number, Value.Of(number));
                Fail(token.Start, "RU108", new("数字太长或太大", "this number is too long or too large"));
                return Nothing;
            case Mark.Text:
                at++;
                return new Syntax.Constant(token.Start, FeelType.String, Value.Of(token.Word));
            case Mark.Name:
                return Word(token);
            case Mark.Sign:
                switch (token.Word)
                {
                    case "@": return AtLiteral();
                    case "(": return Parenthesis();
                    case "[": return ListOrRange();
                    case "]": return RangeFrom(token, false);
                    case "{": return Entries();
                }
                break;
        }
        Unexpected();
        return Nothing;
    }

    private Syntax Word(Token token)
    {
        switch (token.Word)
        {
            case "true" or "false" when !Ahead().Is(":"):
                at++;
                return new Syntax.Constant(token.Start, FeelType.Boolean, Value.Of(token.Word == "true"));
            case "null":
                at++;
                return new Syntax.Constant(token.Start, FeelType.Nothing, Value.Null);
            case "function":
                return Ahead().Is("(") ? Lambda() : Reference();
            case "if" or "for" or "some" or "every":
                return Expression();
        }
        if (Keywords.Contains(token.Word))
        {
            Unexpected();
            return Nothing;
        }
        return Reference();
    }

    /// <summary>The longest declared name that stands here; the innermost declaration where two are equally long.</summary>
    private Syntax Reference()
    {
        (string Name, int Count)? best = null;
        Level? home = null;
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            if (levels[i].Index.Longest(tokens, at) is not { } found || (best is { } known && found.Count <= known.Count)) continue;
            (best, home) = (found, levels[i]);
        }
        if (Builtins.Index.Longest(tokens, at) is { } builtin && (best is null || builtin.Count > best.Value.Count)) (best, home) = (builtin, null);
        var start = Now.Start;
        var item = levels.FindLast(level => level.Item is not null) is { } filter ? Seen(filter) : null;
        if (best is not { } name) return Undeclared(item);
        at += name.Count;
        var open = item?.Type.Kind is Kind.Null or Kind.Context;
        if (home is null)
        {
            if (open && !Now.Is("(")) return new Syntax.Entry(start, FeelType.Any, name.Name, item!, Native(start, name.Name)); // open says there is an item
            return Native(start, name.Name);
        }
        if (home.Item is not null) return new Syntax.Entry(start, home.Item.Type.Part(name.Name) ?? FeelType.Any, name.Name, Seen(home), null);
        home.TryFind(name.Name, out var found2);
        var variable = new Syntax.Variable(start, found2.Type, name.Name, DepthOf(home.Body), found2.Slot);
        if (name.Name == "?") asked = true;
        // Names declared inside the filter itself are nearer than the item's entries.
        var inside = item is not null && levels.IndexOf(home) > levels.FindLastIndex(level => level.Item is not null);
        return open && !inside && name.Name is not ("?" or "item") ? new Syntax.Entry(start, found2.Type, name.Name, item!, variable) : variable; // open says there is an item
    }

    private static Syntax Native(int start, string name) => new Syntax.Constant(start, Builtins.Find(name)!.Type, Value.Of(Builtins.Find(name)!)); // its index gave the name

    private Syntax Undeclared(Syntax? item)
    {
        var (start, first) = (Now.Start, at++);
        while (Now.Mark == Mark.Name && !Keywords.Contains(Now.Word)) at++;
        var name = Spelled(first, at);
        if (item is not null && item.Type.Kind is Kind.Null && !Now.Is("(")) return new Syntax.Entry(start, FeelType.Any, name, item, null);
        var known = levels.SelectMany(level => level.All).Concat(item?.Type.Members.Select(member => member.Name) ?? []);
        var hint = Nearest.Hint(name, Now.Is("(") ? Builtins.Names.Concat(known) : known);
        Note(start, "RU103", new($"没有声明过“{name}”{hint.Zh}", $"'{name}' is not declared{hint.En}"));
        return new Syntax.Unknown(start, name);
    }

    // The item as it is reached from here, which may be a function's body within the filter.
    private Syntax.Variable Seen(Level filter) => filter.Item! with { Depth = DepthOf(filter.Body) }; // only asked of filters

    private int DepthOf(Body home)
    {
        var count = 0;
        for (var inner = body; inner is not null && !ReferenceEquals(inner, home); inner = inner.Outer) count++;
        return count;
    }

    private Syntax PathStep(Syntax of)
    {
        var start = Now.Start;
        var type = of.Type.Kind == Kind.List ? of.Type.Element ?? FeelType.Any : of.Type;
        var parts = type.Kind == Kind.Context ? NameIndex.Of(type.Members.Select(member => member.Name)) : Properties.Index;
        string name;
        FeelType? part = null;
        if (parts.Longest(tokens, at) is { } found)
        {
            at += found.Count;
            name = found.Name;
            part = type.Kind == Kind.Context ? type.Part(name) : type.IsAny ? FeelType.Any : Properties.TypeOf(type, name);
        }
        else
        {
            var first = at++;
            while (Now.Mark == Mark.Name && !Keywords.Contains(Now.Word)) at++;
            name = Spelled(first, at);
        }
        if (part is null && !type.IsAny && (type.Kind != Kind.Context || type.Members.Count > 0))
        {
            var hint = Nearest.Hint(name, type.Kind == Kind.Context ? type.Members.Select(member => member.Name) : Properties.Of(type));
            Note(start, "RU109", new($"{Named(type).Zh}没有“{name}”{hint.Zh}", $"a {Named(type).En} has no '{name}'{hint.En}"), Weight.Doubt);
        }
        var result = part ?? FeelType.Any;
        return new Syntax.Path(start, of.Type.Kind == Kind.List ? FeelType.ListOf(result) : result, of, name);
    }

    private Syntax FilterStep(Syntax of)
    {
        at++;
        var (wasInRangeEnd, count) = (inRangeEnd, levels.Count);
        inRangeEnd = false;
        var type = of.Type.Kind == Kind.List ? of.Type.Element ?? FeelType.Any : of.Type;
        var own = new Level(body, new());
        var slot = own.Declare("item", type);
        levels.Add(own);
        var item = new Syntax.Variable(Now.Start, type, "item", 0, slot);
        levels.Add(new Level(body, NameIndex.Of(type.Members.Select(member => member.Name))) { Item = item });
        var condition = Expression();
        inRangeEnd = wasInRangeEnd;
        Expect("]");
        if (failed) return of;
        levels.RemoveRange(count, levels.Count - count);
        var result = condition.Type.Kind == Kind.Number ? type : condition.Type.Kind == Kind.Boolean ? FeelType.ListOf(type) : FeelType.Any;
        return new Syntax.Filter(of.At, result, of, slot, condition);
    }

    private Syntax Call(Syntax function)
    {
        var open = at++;
        var wasInRangeEnd = inRangeEnd;
        inRangeEnd = false;
        var (arguments, names) = (new List<Syntax>(), new List<string>());
        while (!failed && !Now.Is(")"))
        {
            if (NamedArgument() is { } name) names.Add(name);
            arguments.Add(Expression());
            if (!Accept(",")) break;
        }
        inRangeEnd = wasInRangeEnd;
        Expect(")");
        if (failed) return function;
        if (names.Count > 0 && names.Count != arguments.Count)
        {
            Fail(tokens[open].Start, "RU105", new("参数要么全部写名称，要么全部不写", "either all arguments have names or none"));
            return function;
        }
        return new Syntax.Call(function.At, Checked(function, arguments, names, tokens[open].Start), function, arguments.ToSeq(), names.ToSeq());
    }

    /// <summary>The type of a call's result, with findings on what can be seen to be wrong.</summary>
    private FeelType Checked(Syntax function, List<Syntax> arguments, List<string> names, int offset)
    {
        if (function is Syntax.Constant { Value.AsFunction: Builtin builtin })
        {
            if (builtin.Complaint(arguments.Select(argument => argument.Type).ToSeq(), names.ToSeq()) is { } complaint) Note(offset, "RU105", complaint, Weight.Doubt);
            return builtin.ResultOf(arguments.Select(argument => argument.Type).ToSeq());
        }
        if (function.Type is { Kind: Kind.Function, Result: { } result })
        {
            if (names.Count == 0 && arguments.Count != function.Type.Parameters.Count)
                Note(offset, "RU105", new($"这个函数有 {function.Type.Parameters.Count} 个参数，这里写了 {arguments.Count} 个", $"this function takes {function.Type.Parameters.Count} arguments, not {arguments.Count}"), Weight.Doubt);
            return result;
        }
        return FeelType.Any;
    }

    private string? NamedArgument()
    {
        var end = at;
        while (tokens[end].Mark is Mark.Name or Mark.Number || (end > at && tokens[end].Mark == Mark.Sign && tokens[end].Word is "-" or "+" or "*" or "/" or "'" or ".")) end++;
        if (end == at || !tokens[end].Is(":")) return null;
        var name = Spelled(at, end);
        at = end + 1;
        return name;
    }

    private Syntax AtLiteral()
    {
        var start = Now.Start;
        at++;
        if (Now.Mark != Mark.Text)
        {
            Unexpected("\"");
            return Nothing;
        }
        var word = tokens[at++].Word;
        var value = Literals.Any(word);
        if (value.IsNull) Note(start, "RU108", new($"“{word}”不是日期、时间或时长", $"'{word}' is no date, time or duration"), Weight.Doubt);
        return new Syntax.Constant(start, FeelType.Of(value), value);
    }
}
