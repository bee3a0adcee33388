using System.Globalization;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>
/// Prints an expression as SQL for DuckDB that gives exactly what FEEL gives: numbers only where at most 34 digits can come about, so that neither
/// side rounds; equality with nothing as FEEL has it; what cannot be the same is a finding (RU40x) at its place.
/// </summary>
/// <param name="names">What each name of the scope is in SQL.</param>
internal sealed partial class SqlPrinter(Written written, Scope scope, IReadOnlyDictionary<string, SqlPiece> names, List<Finding> findings)
{
    private const int LongestText = 200_000;

    // The value that a test asks about, by its slot.
    private readonly Dictionary<int, SqlPiece> asked = [];

    /// <summary>Null with a finding where there is no SQL that is the same.</summary>
    public SqlPiece? Print(Syntax syntax)
    {
        var piece = Of(syntax);
        if (piece is { Kind: SqlKind.Months }) return Fault(syntax.At, "RU401", "时长没有对应的 SQL", "a duration has no SQL of its own");
        return Settled(piece, syntax.At);
    }

    /// <summary>A test of a value, true, false or nothing as the test is.</summary>
    public string? Print(UnaryTests tests, SqlPiece value)
    {
        asked[tests.Slot] = value;
        return Tested(tests.Test, value);
    }

    private SqlPiece? Of(Syntax syntax)
    {
        var piece = syntax switch
        {
            Syntax.Constant constant => Constant(constant.Value, constant.At),
            Syntax.Variable variable => Variable(variable),
            Syntax.Negation negation => Negated(Settled(Of(negation.Of), negation.At), negation.At),
            Syntax.Arithmetic arithmetic => Arithmetic(arithmetic),
            Syntax.Comparison comparison => Compared(comparison),
            Syntax.All all => Joined(all.Parts, " AND ", all.At),
            Syntax.Some some => Joined(some.Parts, " OR ", some.At),
            Syntax.Between between => Between(between),
            Syntax.In test => In(test),
            Syntax.Choice choice => Choice(choice),
            Syntax.Path path => Part(path),
            Syntax.Call { Function: Syntax.Constant { Value.AsFunction: Builtin function } } call => Called(function.Name, call),
            _ => Fault(syntax.At, "RU401", "这种写法没有对应的 SQL", "this has no SQL that is the same"),
        };
        return piece is { Text.Length: > LongestText } ? Fault(syntax.At, "RU404", "写成 SQL 太长", "this becomes too long as SQL") : piece;
    }

    private SqlPiece? Constant(in Value value, int at)
    {
        switch (value.Kind)
        {
            case Kind.Null:
                return SqlPiece.Null;
            case Kind.Boolean:
                return new(value.IsTrue == true ? "TRUE" : "FALSE", SqlKind.Flag);
            case Kind.Number:
                return Number(value.AsNumber, at);
            case Kind.String when !value.AsString.Contains('\0', StringComparison.Ordinal) && !HasLoneSurrogate(value.AsString):
                return new($"'{value.AsString.Replace("'", "''", StringComparison.Ordinal)}'", SqlKind.Text);
            case Kind.Date when Days.Civil(value.Day) is { Year: >= 1 and <= 9999 }:
                return new($"DATE '{value}'", SqlKind.Day);
            case Kind.DaysDuration when value.Span % Days.NanosPerDay == 0 && Int128.Abs(value.Span / Days.NanosPerDay) <= 3_650_000:
                return new($"CAST({(long)(value.Span / Days.NanosPerDay)} AS BIGINT)", SqlKind.Days);
            case Kind.MonthsDuration when Math.Abs(value.Months) <= 120_000:
                return new(value.Months.ToString(CultureInfo.InvariantCulture), SqlKind.Months);
            default:
                return Fault(at, "RU401", $"{Spelling.Literal(value)} 没有对应的 SQL", $"{Spelling.Literal(value)} has no SQL that is the same");
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
            i++;
        }
        return false;
    }

    private SqlPiece? Variable(Syntax.Variable variable)
    {
        if (variable.Depth == 0 && asked.TryGetValue(variable.Slot, out var value)) return value;
        if (variable.Depth == 0 && variable.Slot < scope.Names.Count && names.TryGetValue(variable.Name, out var piece)) return piece;
        return Fault(variable.At, "RU401", $"“{variable.Name}”不是表里的一栏", $"'{variable.Name}' is no column of the table");
    }

    private SqlPiece? Joined(Seq<Syntax> parts, string sign, int at)
    {
        var pieces = parts.Select(Flag).ToList();
        return pieces.Contains(null) ? null : new($"({string.Join(sign, pieces.OfType<SqlPiece>().Select(piece => piece.Text))})", SqlKind.Flag);
    }

    private SqlPiece? Flag(Syntax syntax) => Of(syntax) is not { } piece ? null : piece.Kind switch
    {
        SqlKind.Flag => piece,
        SqlKind.Nothing => new("CAST(NULL AS BOOLEAN)", SqlKind.Flag),
        _ => Fault(syntax.At, "RU401", "这里要是真假", "a yes or no is expected here"),
    };

    private SqlPiece? Compared(Syntax.Comparison comparison) =>
        Settled(Of(comparison.Left), comparison.Left.At) is { } left && Settled(Of(comparison.Right), comparison.Right.At) is { } right
            ? Compared(left, comparison.Sign, right, comparison.At) is { } text ? new(text, SqlKind.Flag) : null : null;

    /// <summary>Two nothings are equal, and nothing equals no value; that is IS NOT DISTINCT FROM.</summary>
    private string? Compared(SqlPiece left, string sign, SqlPiece right, int at)
    {
        if (Alike(left, right, at) is not var (first, second)) return null;
        return sign switch
        {
            "=" => $"({first} IS NOT DISTINCT FROM {second})",
            "!=" => $"({first} IS DISTINCT FROM {second})",
            _ => left.Kind == SqlKind.Flag || right.Kind == SqlKind.Flag ? Fault(at, "RU401", "真假没有大小之分", "yes and no have no order")?.Text : $"({first} {sign} {second})",
        };
    }

    // Both sides of one type; numbers at a common scale, or the database would cut digits to fit.
    private (string First, string Second)? Alike(SqlPiece left, SqlPiece right, int at)
    {
        if (left.Kind == SqlKind.Number && right.Kind == SqlKind.Number)
        {
            var (whole, scale) = (Math.Max(left.Whole, right.Whole), Math.Max(left.Scale, right.Scale));
            if (whole + scale <= 38) return (left.As(whole, scale), right.As(whole, scale));
            Fault(at, "RU402", $"两数相比要 {whole + scale} 位，超过 38 位", $"to compare these needs {whole + scale} digits, more than 38");
            return null;
        }
        if (left.Kind == right.Kind || left.Kind == SqlKind.Nothing || right.Kind == SqlKind.Nothing) return (left.Text, right.Text);
        Fault(at, "RU401", "两边的类型不同", "the two sides are of different types");
        return null;
    }

    private SqlPiece? Between(Syntax.Between between)
    {
        if (Settled(Of(between.Of), between.Of.At) is not { } of || Settled(Of(between.Low), between.Low.At) is not { } low || Settled(Of(between.High), between.High.At) is not { } high) return null;
        if (Compared(of, ">=", low, between.At) is not { } above || Compared(of, "<=", high, between.At) is not { } below) return null;
        // With an end that has no value FEEL tells nothing, even where the other end would decide.
        return new($"CASE WHEN {above} IS NOT NULL AND {below} IS NOT NULL THEN {above} AND {below} END", SqlKind.Flag);
    }

    private SqlPiece? In(Syntax.In test)
    {
        if (Settled(Of(test.Of), test.Of.At) is not { } value) return null;
        asked[test.Asked] = value;
        return Tested(test.Test, value) is { } text ? new(text, SqlKind.Flag) : null;
    }

    private SqlPiece? Choice(Syntax.Choice choice)
    {
        if (Flag(choice.If) is not { } condition || Settled(Of(choice.Then), choice.Then.At) is not { } then || Settled(Of(choice.Else), choice.Else.At) is not { } otherwise) return null;
        return Either(condition.Text, then, otherwise, choice.At);
    }

    /// <summary>One piece where a condition holds, else the other: nothing holds no more than false does.</summary>
    public SqlPiece? Either(string condition, SqlPiece then, SqlPiece otherwise, int at)
    {
        if (Unified([then, otherwise], at) is not { } same) return null;
        return same[0] with { Text = $"CASE WHEN {condition} THEN {same[0].Text} ELSE {same[1].Text} END" };
    }

    /// <summary>Pieces of one type, so that no branch is cut to fit another.</summary>
    public SqlPiece[]? Unified(IReadOnlyList<SqlPiece> pieces, int at)
    {
        var kinds = pieces.Select(piece => piece.Kind).Where(kind => kind != SqlKind.Nothing).Distinct().ToList();
        if (kinds.Count > 1)
        {
            Fault(at, "RU401", "各情形的类型不同", "the branches are of different types");
            return null;
        }
        if (kinds is not [SqlKind.Number]) return [.. pieces.Select(piece => kinds.Count == 0 ? piece : piece with { Kind = kinds[0] })];
        var (whole, scale) = (pieces.Max(piece => piece.Whole), pieces.Max(piece => piece.Scale));
        if (whole + scale > Rules.Number.Digits)
        {
            Fault(at, "RU402", $"各情形一共要 {whole + scale} 位", $"the branches need {whole + scale} digits together");
            return null;
        }
        return [.. pieces.Select(piece => new SqlPiece(piece.As(whole, scale), SqlKind.Number, whole, scale))];
    }

    // A quotient alone has 34 digits in FEEL and fewer in the database.
    private SqlPiece? Settled(SqlPiece? piece, int at) => piece is { Kind: SqlKind.Quotient }
        ? Fault(at, "RU403", "商要舍入之后才与 SQL 相同，如 round half up(a / b, 2)", "a quotient is the same in SQL only when rounded, as round half up(a / b, 2)")
        : piece;

    private SqlPiece? Fault(int at, string code, string zh, string en)
    {
        var before = written.Text.AsSpan(0, Math.Clamp(at, 0, written.Text.Length));
        findings.Add(new(code, written.At(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n')), new(zh, en)));
        return null;
    }
}
