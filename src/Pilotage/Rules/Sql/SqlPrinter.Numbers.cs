namespace Pilotage.Rules;

internal sealed partial class SqlPrinter
{
    private const int GreatestInteger = 37; // digits that twice over still fit in 128 bits

    private SqlPiece? Number(Number number, int at)
    {
        var plain = number.Stripped();
        var digits = number.IsZero ? "0" : plain.Coefficient.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (plain.Exponent > 0 && !number.IsZero) digits = digits.Length + plain.Exponent <= Rules.Number.Digits ? digits + new string('0', plain.Exponent) : new('9', Rules.Number.Digits + 1);
        var scale = number.IsZero ? 0 : Math.Max(0, -plain.Exponent);
        if (digits.Length > Rules.Number.Digits || scale > Rules.Number.Digits) return Fault(at, "RU402", "这个数超过 34 位", "this number has more than 34 digits");
        var padded = digits.PadLeft(scale + 1, '0');
        var text = scale == 0 ? padded : $"{padded[..^scale]}.{padded[^scale..]}";
        var whole = Math.Max(0, digits.Length - scale);
        return SqlPiece.Number($"'{(number.Sign < 0 ? "-" : "")}{text}'", whole, scale);
    }

    private SqlPiece? Negated(SqlPiece? of, int at) => of?.Kind switch
    {
        null => null,
        SqlKind.Number => of with { Text = $"(-{of.Text})" },
        SqlKind.Days => of with { Text = $"(-{of.Text})" },
        SqlKind.Nothing => of,
        _ => Fault(at, "RU401", "这个值没有相反数", "this cannot be negated"),
    };

    private SqlPiece? Arithmetic(Syntax.Arithmetic arithmetic)
    {
        if (Settled(Of(arithmetic.Left), arithmetic.Left.At) is not { } left || Settled(Of(arithmetic.Right), arithmetic.Right.At) is not { } right) return null;
        if (left.Kind == SqlKind.Nothing || right.Kind == SqlKind.Nothing) return SqlPiece.Null;
        return (left.Kind, arithmetic.Sign, right.Kind) switch
        {
            (SqlKind.Number, "+" or "-", SqlKind.Number) => Sum(left, arithmetic.Sign, right, arithmetic.At),
            (SqlKind.Number, "*", SqlKind.Number) => Product(left, right, arithmetic.At),
            (SqlKind.Number, "/", SqlKind.Number) => new(left.Text, SqlKind.Quotient, left.Whole, left.Scale, right),
            (SqlKind.Text, "+", SqlKind.Text) => new($"({left.Text} || {right.Text})", SqlKind.Text),
            (SqlKind.Day, "-", SqlKind.Day) => new($"({left.Text} - {right.Text})", SqlKind.Days),
            (SqlKind.Days, "+" or "-", SqlKind.Days) => new($"({left.Text} {arithmetic.Sign} {right.Text})", SqlKind.Days),
            (SqlKind.Day, "+" or "-", SqlKind.Days) when IsConstant(arithmetic.Right) => new($"({left.Text} {arithmetic.Sign} CAST({right.Text} AS INTEGER))", SqlKind.Day),
            (SqlKind.Days, "+", SqlKind.Day) when IsConstant(arithmetic.Left) => new($"({right.Text} + CAST({left.Text} AS INTEGER))", SqlKind.Day),
            (SqlKind.Day, "+" or "-", SqlKind.Months) => new($"CAST({left.Text} {arithmetic.Sign} to_months(CAST({right.Text} AS INTEGER)) AS DATE)", SqlKind.Day),
            (SqlKind.Months, "+", SqlKind.Day) => new($"CAST({right.Text} + to_months(CAST({left.Text} AS INTEGER)) AS DATE)", SqlKind.Day),
            _ => Fault(arithmetic.At, "RU401", $"这样的“{arithmetic.Sign}”没有对应的 SQL", $"'{arithmetic.Sign}' of these has no SQL that is the same"),
        };
    }

    private static bool IsConstant(Syntax syntax) => syntax is Syntax.Constant or Syntax.Negation { Of: Syntax.Constant } || syntax is Syntax.Call { Arguments: [Syntax.Constant] };

    private SqlPiece? Sum(SqlPiece left, string sign, SqlPiece right, int at)
    {
        var (whole, scale) = (Math.Max(left.Whole, right.Whole) + 1, Math.Max(left.Scale, right.Scale));
        return Fits(whole, scale, at) ? SqlPiece.Number($"({left.As(whole, scale)} {sign} {right.As(whole, scale)})", whole, scale) : null;
    }

    private SqlPiece? Product(SqlPiece left, SqlPiece right, int at)
    {
        var (whole, scale) = (left.Whole + right.Whole, left.Scale + right.Scale);
        if (!Fits(whole, scale, at)) return null;
        return SqlPiece.Number(left.Digits + right.Digits > 18 ? $"({Wide(left)} * {right.Text})" : $"({left.Text} * {right.Text})", whole, scale);
    }

    // The database keeps a product of two short decimals within 18 digits and fails beyond; one long factor makes room.
    private static string Wide(SqlPiece number) => number.As(38 - number.Scale, number.Scale);

    // With at most 34 digits nothing is rounded, neither by FEEL nor by the database.
    private bool Fits(int whole, int scale, int at)
    {
        if (whole + scale <= Rules.Number.Digits) return true;
        Fault(at, "RU402", $"结果可能有 {whole + scale} 位，超过 34 位：FEEL 会舍入，SQL 会溢出；请缩小栏目的位数", $"this can have {whole + scale} digits, more than 34: FEEL would round, SQL overflow; give the columns fewer digits");
        return false;
    }

    private SqlPiece? Rounded(SqlPiece of, Rounding rounding, int places, int at)
    {
        if (of.Kind == SqlKind.Nothing) return of;
        if (of.Kind == SqlKind.Quotient) return RoundedQuotient(of with { Kind = SqlKind.Number }, of.Over!, rounding, places, at); // a quotient has a divisor
        if (of.Kind != SqlKind.Number) return Fault(at, "RU401", "只有数可以舍入", "only numbers are rounded");
        if (places >= of.Scale) return of;
        // The digits to keep come before the point, then back.
        var (whole, scale) = (Math.Max(of.Whole + places, 0) + 1, of.Scale - places);
        if (of.Digits + Math.Abs(places) + 2 > 38 || whole + scale > 38) return Fault(at, "RU402", "舍入的中间结果超过 38 位", "rounding this needs more than 38 digits in between");
        var moved = places == 0 ? of.As(whole, scale) : $"CAST({Wide(of)} * {SqlPiece.Power(places)} AS DECIMAL({whole + scale},{scale}))";
        return Back($"CAST({Integral(moved, rounding)} AS DECIMAL({whole},0))", whole, places, of.Whole, at);
    }

    private SqlPiece? Back(string integer, int digits, int places, int wholeBefore, int at)
    {
        var (whole, scale) = (Math.Max(wholeBefore, -places) + 1, Math.Max(0, places));
        if (!Fits(whole, scale, at)) return null;
        if (digits + Math.Abs(places) + 1 > 38) return Fault(at, "RU402", "舍入的中间结果超过 38 位", "rounding this needs more than 38 digits in between");
        return SqlPiece.Number(places == 0 ? integer : $"(CAST({integer} AS DECIMAL(38,0)) * {SqlPiece.Power(-places)})", whole, scale);
    }

    private static string Integral(string y, Rounding rounding) => rounding switch
    {
        Rounding.Floor => $"floor({y})",
        Rounding.Ceiling => $"ceil({y})",
        Rounding.Down => $"trunc({y})",
        Rounding.Up => $"CASE WHEN {y} < 0 THEN floor({y}) ELSE ceil({y}) END",
        Rounding.HalfUp => $"CASE WHEN {y} < 0 THEN ceil({y} - 0.5) ELSE floor({y} + 0.5) END",
        Rounding.HalfDown => $"CASE WHEN {y} < 0 THEN floor({y} + 0.5) ELSE ceil({y} - 0.5) END",
        _ => $"CASE WHEN {y} - floor({y}) = 0.5 THEN floor({y}) + CAST(abs(CAST(floor({y}) AS HUGEINT) % 2) AS INTEGER) ELSE floor({y} + 0.5) END",
    };

    /// <summary>
    /// By whole numbers: exact, where FEEL rounds to 34 digits first. Both agree as long as the numerator has fewer than 34 digits: what differs
    /// from the tie at all then differs by more than FEEL's last digit.
    /// </summary>
    private SqlPiece? RoundedQuotient(SqlPiece over, SqlPiece under, Rounding rounding, int places, int at)
    {
        var shift = under.Scale + places - over.Scale;
        var (upDigits, downDigits) = (over.Digits + Math.Max(shift, 0), under.Digits + Math.Max(-shift, 0));
        if (upDigits >= Rules.Number.Digits || downDigits >= GreatestInteger)
            return Fault(at, "RU402", $"相除要 {Math.Max(upDigits, downDigits)} 位；请缩小栏目的位数", $"this division needs {Math.Max(upDigits, downDigits)} digits; give the columns fewer digits");
        if (Integer(over, over.Scale, at) is not { } up || Integer(under, under.Scale, at) is not { } down) return null;
        if (shift > 0) up = $"({up} * {SqlPiece.Whole10(shift)})";
        if (shift < 0) down = $"({down} * {SqlPiece.Whole10(-shift)})";
        var (n, d) = ($"({up} * CAST(sign({down}) AS HUGEINT))", $"abs({down})");
        var (q, r) = ($"({n} // {d})", $"({n} % {d})");
        var away = $"CASE WHEN {r} < 0 THEN -1 WHEN {r} > 0 THEN 1 ELSE 0 END";
        var step = rounding switch
        {
            Rounding.Down => "0",
            Rounding.Up => away,
            Rounding.Floor => $"CASE WHEN {r} < 0 THEN -1 ELSE 0 END",
            Rounding.Ceiling => $"CASE WHEN {r} > 0 THEN 1 ELSE 0 END",
            Rounding.HalfUp => $"CASE WHEN 2 * abs({r}) >= {d} THEN {away} ELSE 0 END",
            Rounding.HalfDown => $"CASE WHEN 2 * abs({r}) > {d} THEN {away} ELSE 0 END",
            _ => $"CASE WHEN 2 * abs({r}) > {d} OR (2 * abs({r}) = {d} AND {q} % 2 <> 0) THEN {away} ELSE 0 END",
        };
        var integer = $"CAST(CASE WHEN {down} = 0 THEN NULL ELSE {q} + {step} END AS DECIMAL({upDigits + 1},0))";
        return Back(integer, upDigits + 1, places, Math.Max(upDigits - places, 1), at);
    }

    // A number as a whole one, its point moved behind its last digit.
    private string? Integer(SqlPiece number, int scale, int at)
    {
        if (number.Kind != SqlKind.Number) return Fault(at, "RU401", "这里要是数", "a number is expected here")?.Text;
        if (scale == 0) return $"CAST({number.Text} AS HUGEINT)";
        if (number.Digits + scale + 1 <= 38) return $"CAST({Wide(number)} * {SqlPiece.Power(scale)} AS HUGEINT)";
        // Written out, a DECIMAL has all the digits of its scale: without the point that is the whole number.
        return scale == number.Scale ? $"CAST(replace(CAST({number.Text} AS VARCHAR), '.', '') AS HUGEINT)" : Fault(at, "RU402", "位数太多", "this has too many digits")?.Text;
    }

    private SqlPiece? Modulo(SqlPiece left, SqlPiece right, int at)
    {
        if (left.Kind == SqlKind.Nothing || right.Kind == SqlKind.Nothing) return SqlPiece.Null;
        var scale = Math.Max(left.Scale, right.Scale);
        if (Math.Max(left.Whole, right.Whole) + scale > Rules.Number.Digits) return Fault(at, "RU402", "位数太多", "this has too many digits");
        var (one, other) = (left with { Text = left.As(left.Whole, scale), Scale = scale }, right with { Text = right.As(right.Whole, scale), Scale = scale });
        if (Integer(one, scale, at) is not { } n || Integer(other, scale, at) is not { } d) return null;
        var rest = $"({n} % {d})";
        var integer = $"CAST(CASE WHEN {d} = 0 THEN NULL WHEN {rest} <> 0 AND ({rest} < 0) <> ({d} < 0) THEN {rest} + {d} ELSE {rest} END AS DECIMAL({right.Whole + scale + 1},0))";
        return SqlPiece.Number(scale == 0 ? integer : $"(CAST({integer} AS DECIMAL(38,0)) * {SqlPiece.Power(-scale)})", right.Whole, scale);
    }
}
