using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>
/// Parses and binds in one pass, for in FEEL what a word means depends on what is declared: <c>tax rate - 1</c> may be one name or three
/// words. What is wrong becomes findings (RU1xx) with the exact place. A syntax error ends the parse; unknown names do not.
/// </summary>
internal sealed partial class Parser
{
    internal const int LongestText = 100_000;
    private const int DeepestNesting = 120;
    private const int GreatestHeight = 250;

    // Readings that are tried and given up are read again: nested ones would double the work each time.
    private const int MostSteps = 300_000;

    private static readonly HashSet<string> Keywords =
        ["and", "or", "between", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "instance", "of", "function", "external", "true", "false", "null"];

    private readonly Written written;
    private readonly Scope scope;
    private readonly List<Finding> findings;
    private readonly List<Level> levels = [];
    private readonly List<Token> tokens;
    private int at;
    private int depth;
    private int steps;
    private bool failed;
    private bool asked;
    private Body body;

    public Parser(Written written, Scope scope, List<Finding> findings)
    {
        (this.written, this.scope, this.findings) = (written, scope, findings);
        body = new(null, scope.FirstFree);
        levels.Add(Level.Of(scope, body));
        tokens = [];
        if (written.Text.Length > LongestText) Fail(0, "RU107", new($"表达式超过 {LongestText} 个字符", $"this expression is longer than {LongestText} characters"));
        else tokens = Scanner.Scan(written.Text, (offset, message) => Fail(offset, "RU102", message));
        if (tokens.Count == 0) tokens.Add(new(Mark.End, "", 0, 0));
    }

    /// <summary>How many slots the whole expression needs, those of the scope included.</summary>
    public int Slots => body.Slots;

    public bool Failed => failed;

    /// <summary>The whole text as one expression.</summary>
    public Syntax? Whole()
    {
        var whole = Expression();
        Finish();
        if (!failed && Heights.Of(whole) > GreatestHeight) TooDeep(0);
        return failed ? null : whole;
    }

    /// <summary>The whole text as unary tests, with <c>?</c> in a slot of its own.</summary>
    public Test? WholeTests(FeelType type, out int slot)
    {
        var level = new Level(body, new());
        levels.Add(level);
        slot = level.Declare("?", type);
        var test = Tests(type);
        Finish();
        if (!failed && Heights.Of(test) > GreatestHeight) TooDeep(0);
        return failed ? null : test;
    }

    private Token Now => tokens[at];

    private Token Ahead(int count = 1) => tokens[Math.Min(at + count, tokens.Count - 1)];

    private void Finish()
    {
        if (!failed && Now.Mark != Mark.End) Unexpected();
    }

    private void Fail(int offset, string code, Text message)
    {
        if (!failed) Note(offset, code, message);
        failed = true;
        if (tokens is { Count: > 0 }) at = tokens.Count - 1;
    }

    private void Note(int offset, string code, Text message, Weight weight = Weight.Error) => findings.Add(new(code, PlaceOf(offset), message, weight));

    private Place PlaceOf(int offset)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < offset && i < written.Text.Length; i++)
            if (written.Text[i] == '\n') (line, start) = (line + 1, i + 1);
        return written.At(line, offset - start + 1);
    }

    private void TooDeep(int offset) => Fail(offset, "RU107", new("表达式嵌套得太深", "this expression is nested too deeply"));

    private void Unexpected(string wanted = "")
    {
        var found = Now.Mark == Mark.End ? new Text("表达式到此结束", "the expression ends here") : new Text($"这里是“{Now.Word}”", $"'{Now.Word}' stands here");
        Fail(Now.Start, "RU101", wanted.Length == 0
            ? new($"{found.Zh}，语法上不能出现", $"{found.En} and cannot")
            : new($"{found.Zh}，应为“{wanted}”", $"{found.En}, where '{wanted}' is expected"));
    }

    private bool Accept(string sign)
    {
        if (!Now.Is(sign)) return false;
        at++;
        return true;
    }

    private bool AcceptWord(string word)
    {
        if (!Now.IsWord(word)) return false;
        at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!failed && !Accept(sign)) Unexpected(sign);
    }

    private void ExpectWord(string word)
    {
        if (!failed && !AcceptWord(word)) Unexpected(word);
    }

    private Syntax Nothing => new Syntax.Constant(Now.Start, FeelType.Any, Value.Null);

    /// <summary>Tries a reading; where it fails, everything is as before.</summary>
    private T? Try<T>(Func<T> read) where T : class
    {
        var (oldAt, oldFindings, oldDepth, oldLevels, oldBody, oldAsked) = (at, findings.Count, depth, levels.Count, body, asked);
        if (failed) return null;
        var value = read();
        if (!failed) return value;
        findings.RemoveRange(oldFindings, findings.Count - oldFindings);
        levels.RemoveRange(oldLevels, levels.Count - oldLevels);
        (at, failed, depth, body, asked) = (oldAt, false, oldDepth, oldBody, oldAsked);
        return null;
    }

    private Syntax Expression()
    {
        if (failed) return Nothing;
        if (++depth > DeepestNesting || ++steps > MostSteps)
        {
            TooDeep(Now.Start);
            depth--;
            return Nothing;
        }
        var value = Now.Mark == Mark.Name ? Now.Word switch
        {
            "if" => Choice(),
            "for" => Loop(),
            "some" or "every" when Ahead(2).Mark == Mark.Name || Ahead(1).Mark == Mark.Name => Quantified(),
            _ => Either(),
        } : Either();
        depth--;
        return value;
    }

    private Syntax Either()
    {
        var first = Both();
        if (!Now.IsWord("or")) return first;
        List<Syntax> parts = [first];
        while (AcceptWord("or")) parts.Add(Both());
        foreach (var part in parts) Condition(part);
        return new Syntax.Some(first.At, parts.ToSeq());
    }

    private Syntax Both()
    {
        var first = Comparison();
        if (!Now.IsWord("and")) return first;
        List<Syntax> parts = [first];
        while (AcceptWord("and")) parts.Add(Comparison());
        foreach (var part in parts) Condition(part);
        return new Syntax.All(first.At, parts.ToSeq());
    }

    private void Condition(Syntax part)
    {
        if (part.Type is { IsAny: false, Kind: not (Kind.Boolean or Kind.List) })
            Note(part.At, "RU106", new($"这里应为条件，却是{Named(part.Type).Zh}", $"a condition is expected here, not a {Named(part.Type).En}"), Weight.Doubt);
    }

    private Syntax Comparison()
    {
        var left = Sum();
        while (!failed)
        {
            if (Compares(Now))
            {
                var sign = tokens[at++];
                var right = Sum();
                if (!failed && !Typing.Comparable(sign.Word, left.Type, right.Type))
                {
                    Note(sign.Start, "RU106", new($"{Named(left.Type).Zh}与{Named(right.Type).Zh}不能比较", $"a {Named(left.Type).En} cannot be compared with a {Named(right.Type).En}"), Weight.Doubt);
                }
                left = new Syntax.Comparison(left.At, sign.Word, left, right);
            }
            else if (AcceptWord("between"))
            {
                var low = Sum();
                ExpectWord("and");
                left = new Syntax.Between(left.At, left, low, Sum());
            }
            else if (AcceptWord("in"))
            {
                var level = new Level(body, new());
                levels.Add(level);
                var slot = level.Declare("?", left.Type);
                var wasAsked = asked;
                var test = OneTest(left.Type, whole: false);
                asked = wasAsked;
                if (!failed) levels.RemoveAt(levels.Count - 1);
                left = new Syntax.In(left.At, left, test, slot);
            }
            else
            {
                break;
            }
        }
        return left;
    }

    private Syntax Sum()
    {
        var left = Product();
        while (!failed && Now.Mark == Mark.Sign && Now.Word is "+" or "-") left = Operation(tokens[at++], left, Product);
        return left;
    }

    private Syntax Product()
    {
        var left = Power();
        while (!failed && Now.Mark == Mark.Sign && Now.Word is "*" or "/") left = Operation(tokens[at++], left, Power);
        return left;
    }

    private Syntax Power()
    {
        var left = Signed();
        while (!failed && Now.Is("**")) left = Operation(tokens[at++], left, Signed);
        return left;
    }

    private Syntax Operation(Token sign, Syntax left, Func<Syntax> operand)
    {
        var right = operand();
        if (failed) return left;
        if (Typing.Arithmetic(sign.Word, left.Type, right.Type) is { } type) return new Syntax.Arithmetic(left.At, type, sign.Word, left, right);
        Note(sign.Start, "RU106", new($"“{sign.Word}”不能用于{Named(left.Type).Zh}和{Named(right.Type).Zh}", $"'{sign.Word}' does not go with a {Named(left.Type).En} and a {Named(right.Type).En}"), Weight.Doubt);
        return new Syntax.Arithmetic(left.At, FeelType.Any, sign.Word, left, right);
    }

    private Syntax Signed()
    {
        var start = Now.Start;
        var minus = 0;
        while (Accept("-")) minus++;
        var of = Typed();
        if (minus == 0) return of;
        if (minus > DeepestNesting) TooDeep(start);
        for (; minus > 0; minus--) of = new Syntax.Negation(start, Typing.Negation(of.Type), of);
        return of;
    }

    private Syntax Typed()
    {
        var of = Postfix();
        while (!failed && Now.IsWord("instance") && Ahead().IsWord("of"))
        {
            at += 2;
            of = new Syntax.Instance(of.At, of, ReadType());
        }
        return of;
    }

    private static Text Named(FeelType type) => type.Kind switch
    {
        Kind.Boolean => new("是否", "yes or no"),
        Kind.Number => new("数字", "number"),
        Kind.String => new("文本", "text"),
        Kind.Date => new("日期", "date"),
        Kind.Time => new("时间", "time"),
        Kind.DateTime => new("日期时间", "date and time"),
        Kind.DaysDuration => new("天数时长", "duration of days"),
        Kind.MonthsDuration => new("月数时长", "duration of months"),
        Kind.List => new("列表", "list"),
        Kind.Context => new("一组名值", "context"),
        Kind.Range => new("区间", "range"),
        Kind.Function => new("函数", "function"),
        _ => new("值", "value"),
    };
}
