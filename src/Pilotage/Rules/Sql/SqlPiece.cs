namespace Pilotage.Rules;

/// <summary>A column that a printed expression reads: the table has it with this very type.</summary>
/// <param name="Type">Number, text, flag or day.</param>
/// <param name="Digits">Digits of a number, before and behind the point: <c>DECIMAL(Digits, Scale)</c>.</param>
/// <param name="Scale">Digits behind the point.</param>
public sealed record SqlColumn(string Name, FeelType Type, int Digits = 18, int Scale = 4)
{
    /// <summary>The type as SQL has it; null for one that SQL text is not printed for.</summary>
    public string? SqlType => Type.Kind switch
    {
        Kind.Number => $"DECIMAL({Digits},{Scale})",
        Kind.String => "VARCHAR",
        Kind.Boolean => "BOOLEAN",
        Kind.Date => "DATE",
        _ => null,
    };
}

/// <summary>What a piece of SQL is. Days are whole days as BIGINT; months are a constant that only stands beside a day.</summary>
internal enum SqlKind { Nothing, Flag, Number, Text, Day, Days, Months, Quotient }

/// <summary>A piece of SQL with what is known of its values.</summary>
/// <param name="Whole">Greatest number of digits before the point.</param>
/// <param name="Scale">Greatest number of digits behind it.</param>
/// <param name="Over">The divisor of a quotient, which has no value of its own until it is rounded.</param>
internal sealed record SqlPiece(string Text, SqlKind Kind, int Whole = 0, int Scale = 0, SqlPiece? Over = null)
{
    public static readonly SqlPiece Null = new("NULL", SqlKind.Nothing);

    /// <summary>Digits in all.</summary>
    public int Digits => Math.Max(Whole + Scale, 1);

    /// <summary>As a decimal of so many digits; it is one of its own digits already.</summary>
    public string As(int whole, int scale) => Kind == SqlKind.Number && whole == Whole && scale == Scale ? Text : $"CAST({Text} AS DECIMAL({Math.Max(whole + scale, 1)},{scale}))";

    /// <summary>A number whose type says exactly what is known.</summary>
    public static SqlPiece Number(string text, int whole, int scale) => new($"CAST({text} AS DECIMAL({Math.Max(whole + scale, 1)},{scale}))", SqlKind.Number, whole, scale);

    public static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static string Power(int exponent) => exponent >= 0
        ? $"CAST('1{new string('0', exponent)}' AS DECIMAL({exponent + 1},0))"
        : $"CAST('0.{new string('0', -exponent - 1)}1' AS DECIMAL({-exponent + 1},{-exponent}))";

    public static string Whole10(int exponent) => $"CAST('1{new string('0', exponent)}' AS HUGEINT)";
}
