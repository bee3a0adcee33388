namespace Pilotage.Rules;

/// <summary>The phrases that have words in them: if, for, some, every, function, and the tests behind <c>in</c>.</summary>
internal sealed partial class Parser
{
    private Syntax Choice()
    {
        var start = tokens[at++].Start;
        var condition = Expression();
        if (!failed) Condition(condition);
        ExpectWord("then");
        var then = Expression();
        ExpectWord("else");
        var otherwise = Expression();
        return new Syntax.Choice(start, Typing.Union(then.Type, otherwise.Type), condition, then, otherwise);
    }

    private Syntax Loop()
    {
        var start = tokens[at++].Start;
        var outer = levels.Count;
        var rounds = Rounds();
        var level = new Level(body, new());
        levels.Add(level);
        var partial = level.Declare("partial", FeelType.AnyList);
        ExpectWord("return");
        var result = Expression();
        if (!failed) levels.RemoveRange(outer, levels.Count - outer);
        return new Syntax.Loop(start, FeelType.ListOf(result.Type), rounds, partial, result);
    }

    private Syntax Quantified()
    {
        var word = tokens[at++];
        var outer = levels.Count;
        var rounds = Rounds();
        ExpectWord("satisfies");
        var condition = Expression();
        if (!failed) levels.RemoveRange(outer, levels.Count - outer);
        return new Syntax.Quantified(word.Start, word.Word == "every", rounds, condition);
    }

    private Seq<Syntax.Round> Rounds()
    {
        var rounds = new List<Syntax.Round>();
        do
        {
            var name = NewName(() => Now.IsWord("in"));
            ExpectWord("in");
            var from = Expression();
            var to = Accept("..") ? Expression() : null;
            var type = to is not null ? from.Type : from.Type.Kind is Kind.List or Kind.Range ? from.Type.Element ?? FeelType.Any : FeelType.Any;
            var level = new Level(body, new());
            levels.Add(level);
            rounds.Add(new(level.Declare(name, type), from, to));
        }
        while (!failed && Accept(","));
        return rounds.ToSeq();
    }

    /// <summary>A name that is introduced here: all words up to where it ends.</summary>
    private string NewName(Func<bool> ends)
    {
        var first = at;
        while (!failed && Now.Mark != Mark.End && !ends())
        {
            if (Now.Mark == Mark.Text || (Now.Mark == Mark.Sign && Now.Word is not ("+" or "-" or "*" or "/" or "." or "'")))
            {
                Unexpected();
                return "";
            }
            at++;
        }
        if (failed) return "";
        if (at == first || tokens[first].Mark != Mark.Name)
        {
            at = first;
            Unexpected();
            return "";
        }
        return Spelled(first, at);
    }

    /// <summary>The words as they were written, with one blank for every gap.</summary>
    private string Spelled(int from, int to)
    {
        var words = new List<string>();
        for (var i = from; i < to; i++)
        {
            if (i > from && tokens[i].Start > tokens[i - 1].End) words.Add(" ");
            words.Add(tokens[i].Word);
        }
        return string.Concat(words);
    }

    private Syntax Lambda()
    {
        var start = tokens[at++].Start;
        Expect("(");
        var inner = new Body(body, 0);
        var level = new Level(inner, new());
        var (names, types) = (new List<string>(), new List<FeelType>());
        while (!failed && !Now.Is(")"))
        {
            var name = NewName(() => Now.Mark == Mark.Sign && Now.Word is ":" or "," or ")");
            var type = Accept(":") ? ReadType() : FeelType.Any;
            if (!failed) level.Declare(name, type);
            names.Add(name);
            types.Add(type);
            if (!Accept(",")) break;
        }
        Expect(")");
        var result = Accept(":") ? ReadType() : null;
        var external = AcceptWord("external");
        var outer = body;
        body = inner;
        levels.Add(level);
        var value = Expression();
        if (failed) return value;
        levels.RemoveAt(levels.Count - 1);
        body = outer;
        return new Syntax.Lambda(start, FeelType.FunctionOf(types.ToSeq(), result ?? value.Type), names.ToSeq(), types.ToSeq(), inner.Slots, external ? null : value);
    }

    /// <summary>A dash, a negation, or tests divided by commas.</summary>
    private Test Tests(FeelType type)
    {
        var start = Now.Start;
        if (Now.Is("-") && Ahead().Mark == Mark.End)
        {
            at++;
            return new Test.Whatever(start);
        }
        if (Now.IsWord("not") && Ahead().Is("(") && Try(() => Negated(type)) is { } negated) return negated;
        return TestList(type);
    }

    private Test Negated(FeelType type)
    {
        var start = Now.Start;
        at += 2;
        var inner = TestList(type);
        Expect(")");
        // More behind it means that this was the function not().
        if (!failed && Now.Mark != Mark.End && !Now.Is(")") && !Now.Is(",")) Unexpected();
        return new Test.NoneOf(start, inner);
    }

    private Test TestList(FeelType type)
    {
        var first = OneTest(type);
        if (!Now.Is(",")) return first;
        List<Test> tests = [first];
        while (!failed && Accept(",")) tests.Add(OneTest(type));
        return new Test.OneOf(first.At, tests.ToSeq());
    }

    /// <param name="whole">Whether the test is a whole expression; behind "in" it is only what binds tighter than a comparison.</param>
    private Test OneTest(FeelType type, bool whole = true)
    {
        var start = Now.Start;
        if (failed) return new Test.Whatever(start);
        if (Compares(Now))
        {
            var sign = tokens[at++];
            var to = Sum();
            if (!failed && !Typing.Comparable(sign.Word, type, to.Type))
                Note(to.At, "RU106", new($"{Named(type).Zh}与{Named(to.Type).Zh}不能比较", $"a {Named(type).En} cannot be compared with a {Named(to.Type).En}"), Weight.Doubt);
            return new Test.Compares(start, sign.Word, to);
        }
        // A sign right behind the bracket begins a list of tests; as a value it would be a range.
        if (Now.Is("(") && Compares(Ahead()) && Try(() => Bracketed(type)) is { } bracketed) return bracketed;
        var before = asked;
        asked = false;
        Func<Syntax> read = whole ? Expression : Sum;
        var value = Now.Is("(") ? Try(read) : read();
        if (value is not null)
        {
            var asks = asked;
            asked |= before;
            return new Test.Meets(start, value, asks);
        }
        asked |= before;
        return Bracketed(type);
    }

    private Test Bracketed(FeelType type)
    {
        Expect("(");
        if (++depth > DeepestNesting) TooDeep(Now.Start);
        var tests = TestList(type);
        depth--;
        Expect(")");
        return tests;
    }

    private static bool Compares(Token token) => token.Mark == Mark.Sign && token.Word is "=" or "!=" or "<" or "<=" or ">" or ">=";
}
