namespace Pilotage.Rules;

internal sealed partial class SqlPrinter
{
    private SqlPiece? Part(Syntax.Path path)
    {
        if (Settled(Of(path.Of), path.At) is not { } of) return null;
        return (of.Kind, path.Name) switch
        {
            (SqlKind.Day, "year" or "month" or "day") => SqlPiece.Number($"{path.Name}({of.Text})", 7, 0),
            (SqlKind.Day, "weekday") => SqlPiece.Number($"isodow({of.Text})", 1, 0),
            (SqlKind.Days, "days") => SqlPiece.Number(of.Text, 10, 0),
            _ => Fault(path.At, "RU401", $"“.{path.Name}”没有对应的 SQL", $"'.{path.Name}' has no SQL that is the same"),
        };
    }

    private SqlPiece? Called(string name, Syntax.Call call)
    {
        if (call.Names.Count > 0) return Fault(call.At, "RU401", "写成 SQL 的调用不写参数名", "calls printed as SQL do not name their arguments");
        if (name is "min" or "max" or "sum" or "mean") return OfMany(name, call);
        if (name == "list contains") return Contains(call);
        if (name == "date" && call.Arguments is [Syntax.Constant { Value.Kind: Kind.String } written]) return Constant(Literals.Date(written.Value.AsString), call.At);
        if (name == "duration" && call.Arguments is [Syntax.Constant { Value.Kind: Kind.String } period]) return Constant(Literals.Duration(period.Value.AsString), call.At);
        var pieces = call.Arguments.Select(Of).ToList();
        if (pieces.Contains(null)) return null;
        var a = pieces.OfType<SqlPiece>().ToArray();
        if (Roundings(name) is { } rounding && a.Length is 1 or 2)
            return a.Length == 1 ? Rounded(a[0], rounding, 0, call.At) : Places(call.Arguments[1]) is { } places ? Rounded(a[0], rounding, places, call.At)
                : Fault(call.At, "RU401", "舍入的位数要是写定的", "the digits to round to have to be written");
        for (var i = 0; i < a.Length; i++)
            if (Settled(a[i], call.Arguments[i].At) is null) return null;
        if (a.Any(piece => piece.Kind == SqlKind.Nothing) && name != "not") return SqlPiece.Null;
        return (name, a) switch
        {
            ("not", [{ Kind: SqlKind.Flag or SqlKind.Nothing } flag]) => flag.Kind == SqlKind.Nothing ? new("CAST(NULL AS BOOLEAN)", SqlKind.Flag) : new($"(NOT {flag.Text})", SqlKind.Flag),
            ("abs", [{ Kind: SqlKind.Number } number]) => SqlPiece.Number($"abs({number.Text})", number.Whole, number.Scale),
            ("modulo", [{ Kind: SqlKind.Number } left, { Kind: SqlKind.Number } right]) => Modulo(left, right, call.At),
            ("string length", [{ Kind: SqlKind.Text } text]) => SqlPiece.Number($"length({text.Text})", 10, 0),
            ("contains", [{ Kind: SqlKind.Text } text, { Kind: SqlKind.Text } match]) => new($"contains({text.Text}, {match.Text})", SqlKind.Flag),
            ("starts with", [{ Kind: SqlKind.Text } text, { Kind: SqlKind.Text } match]) => new($"starts_with({text.Text}, {match.Text})", SqlKind.Flag),
            ("ends with", [{ Kind: SqlKind.Text } text, { Kind: SqlKind.Text } match]) => new($"ends_with({text.Text}, {match.Text})", SqlKind.Flag),
            ("substring before", [{ Kind: SqlKind.Text } text, { Kind: SqlKind.Text } match]) => new(
                $"CASE WHEN {text.Text} IS NULL OR {match.Text} IS NULL THEN NULL WHEN strpos({text.Text}, {match.Text}) > 1 THEN left({text.Text}, strpos({text.Text}, {match.Text}) - 1) ELSE '' END", SqlKind.Text),
            ("substring after", [{ Kind: SqlKind.Text } text, { Kind: SqlKind.Text } match]) => new(
                $"CASE WHEN {text.Text} IS NULL OR {match.Text} IS NULL THEN NULL WHEN {match.Text} = '' THEN {text.Text} WHEN strpos({text.Text}, {match.Text}) > 0 "
                + $"THEN substring({text.Text}, strpos({text.Text}, {match.Text}) + length({match.Text})) ELSE '' END", SqlKind.Text),
            ("substring", [{ Kind: SqlKind.Text } text, ..]) => Substring(text, call),
            ("date", [{ Kind: SqlKind.Day } day]) => day,
            _ => Fault(call.At, "RU401", $"{name} 没有对应的 SQL", $"{name} has no SQL that is the same"),
        };
    }

    private static Rounding? Roundings(string name) => name switch
    {
        "decimal" => Rounding.HalfEven,
        "round half up" => Rounding.HalfUp,
        "round half down" => Rounding.HalfDown,
        "round up" => Rounding.Up,
        "round down" => Rounding.Down,
        "floor" => Rounding.Floor,
        "ceiling" => Rounding.Ceiling,
        _ => null,
    };

    // Places between -30 and 30, written as a whole number.
    private static int? Places(Syntax syntax) => syntax switch
    {
        Syntax.Constant { Value.Kind: Kind.Number } constant when constant.Value.AsNumber.AsWhole() is >= -30 and <= 30 and var places => (int)places,
        Syntax.Negation { Of: var of } when Places(of) is { } places => -places,
        _ => null,
    };

    // Positions count code points from 1, or from the end: the same as SQL's for what is written out here.
    private SqlPiece? Substring(SqlPiece text, Syntax.Call call)
    {
        if (call.Arguments.Count < 2 || Places(call.Arguments[1]) is not { } start || (call.Arguments.Count > 2 && Places(call.Arguments[2]) is null))
            return Fault(call.At, "RU401", "substring 的位置和长度要是写定的整数", "position and length of substring have to be written as whole numbers");
        var length = call.Arguments.Count > 2 ? Places(call.Arguments[2]) : null;
        if (start == 0 || length < 1) return new("CAST(NULL AS VARCHAR)", SqlKind.Text);
        var rest = length is { } count ? $", {count}" : "";
        return new(start > 0 ? $"substring({text.Text}, {start}{rest})"
            : $"CASE WHEN length({text.Text}) < {-start} THEN '' ELSE substring({text.Text}, length({text.Text}) - {-start - 1}{rest}) END", SqlKind.Text);
    }

    private SqlPiece? OfMany(string name, Syntax.Call call)
    {
        var items = call.Arguments is [Syntax.Items list] ? list.Each : call.Arguments;
        var pieces = items.Select(item => Settled(Of(item), item.At)).ToList();
        if (pieces.Contains(null)) return null;
        if (pieces.Count == 0) return SqlPiece.Null;
        var given = pieces.OfType<SqlPiece>().ToList();
        if (given.Any(piece => piece.Kind == SqlKind.Nothing)) return SqlPiece.Null;
        if (name is "sum" or "mean")
        {
            if (given.Any(piece => piece.Kind != SqlKind.Number)) return Fault(call.At, "RU401", $"{name} 里要都是数", $"all of {name} have to be numbers");
            var total = given[0];
            foreach (var next in given.Skip(1))
            {
                if (Sum(total, "+", next, call.At) is not { } sum) return null;
                total = sum;
            }
            return name == "sum" ? total : new(total.Text, SqlKind.Quotient, total.Whole, total.Scale, Number(given.Count, call.At));
        }
        if (given[0].Kind is not (SqlKind.Number or SqlKind.Text or SqlKind.Day or SqlKind.Days)) return Fault(call.At, "RU401", "这些值没有大小之分", "these have no order");
        if (Unified(given, call.At) is not { } same) return null;
        // The database passes over what has no value; FEEL then tells nothing.
        var missing = string.Join(" OR ", same.Select(piece => $"{piece.Text} IS NULL"));
        return same[0] with { Text = $"CASE WHEN {missing} THEN NULL ELSE {(name == "min" ? "least" : "greatest")}({string.Join(", ", same.Select(piece => piece.Text))}) END" };
    }

    private SqlPiece? Contains(Syntax.Call call)
    {
        if (call.Arguments is not [Syntax.Items list, var sought] || Settled(Of(sought), sought.At) is not { } value) return Fault(call.At, "RU401", "列表要写出来", "the list has to be written out");
        var tests = new List<string>();
        foreach (var item in list.Each)
        {
            if (Settled(Of(item), item.At) is not { } piece || Compared(value, "=", piece, item.At) is not { } text) return null;
            tests.Add(text);
        }
        return new(tests.Count == 0 ? "FALSE" : $"({string.Join(" OR ", tests)})", SqlKind.Flag);
    }

    private string? Tested(Test test, SqlPiece value)
    {
        switch (test)
        {
            case Test.Whatever:
                return "TRUE";
            case Test.Compares compares:
                return Settled(Of(compares.To), compares.At) is { } to ? Compared(value, compares.Sign, to, compares.At) : null;
            case Test.Meets { Asks: true } asks:
                return Flag(asks.Of)?.Text;
            case Test.Meets { Of: Syntax.Interval { Outside: false } interval }:
                return Within(interval, value);
            case Test.Meets { Of: Syntax.Items items }:
                var each = items.Each.Select(item => Tested(new Test.Meets(item.At, item, false), value)).ToList();
                return each.Contains(null) ? null : each.Count == 0 ? "FALSE" : $"({string.Join(" OR ", each.Select(one => $"COALESCE({one}, FALSE)"))})";
            case Test.Meets meets:
                if (Settled(Of(meets.Of), meets.At) is not { } wanted) return null;
                var condition = meets.Of is Syntax.Comparison or Syntax.All or Syntax.Some or Syntax.Call;
                return condition && wanted.Kind == SqlKind.Flag && value.Kind != SqlKind.Flag ? wanted.Text : Compared(value, "=", wanted, meets.At);
            case Test.OneOf oneOf:
                var some = oneOf.Tests.Select(one => Tested(one, value)).ToList();
                return some.Contains(null) ? null : $"({string.Join(" OR ", some)})";
            case Test.NoneOf noneOf:
                return Tested(noneOf.Inner, value) is { } inner ? $"(NOT {inner})" : null;
            default:
                return null;
        }
    }

    private string? Within(Syntax.Interval interval, SqlPiece value)
    {
        var (low, high) = (interval.Low is { } from ? Settled(Of(from), from.At) : null, interval.High is { } to ? Settled(Of(to), to.At) : null);
        if ((interval.Low is not null && low is null) || (interval.High is not null && high is null)) return null;
        var above = low is null ? null : Compared(value, interval.LowIncluded ? ">=" : ">", low, interval.At);
        var below = high is null ? null : Compared(value, interval.HighIncluded ? "<=" : "<", high, interval.At);
        if ((low is not null && above is null) || (high is not null && below is null)) return null;
        if (low is null || high is null) return above ?? below;
        // A range that ends before it starts tells nothing.
        return Compared(low, "<=", high, interval.At) is { } ordered ? $"CASE WHEN {ordered} THEN ({above} AND {below}) END" : null;
    }
}
