namespace Pilotage.Rules;

/// <summary>Functions of numbers, and of yes and no.</summary>
internal static class Numerics
{
    public static IEnumerable<Builtin> All =>
    [
        new("not", new Overload("negand: Any~ -> boolean", a => a[0].IsTrue is { } truth ? Value.Of(!truth) : Value.Null)),
        new("decimal", new Overload("n: number, scale: number -> number", a => Rounded(a[0], a[1], Rounding.HalfEven))),
        new("floor", OneOrScaled(Rounding.Floor)),
        new("ceiling", OneOrScaled(Rounding.Ceiling)),
        new("round up", new Overload("n: number, scale: number -> number", a => Rounded(a[0], a[1], Rounding.Up))),
        new("round down", new Overload("n: number, scale: number -> number", a => Rounded(a[0], a[1], Rounding.Down))),
        new("round half up", new Overload("n: number, scale: number -> number", a => Rounded(a[0], a[1], Rounding.HalfUp))),
        new("round half down", new Overload("n: number, scale: number -> number", a => Rounded(a[0], a[1], Rounding.HalfDown))),
        new("abs",
            new Overload("n: number -> number", a => Value.Of(a[0].AsNumber.Absolute())),
            new Overload("n: days and time duration -> days and time duration", a => Value.Duration(Int128.Abs(a[0].Span))),
            new Overload("n: years and months duration -> years and months duration", a => Value.MonthsDuration(Math.Abs(a[0].Months)))),
        new("modulo", new Overload("dividend: number, divisor: number -> number", a => Modulo(a[0].AsNumber, a[1].AsNumber))),
        new("sqrt", new Overload("number: number -> number", a => Of(Transcendental.Root(a[0].AsNumber)))),
        new("log", new Overload("number: number -> number", a => Of(Transcendental.Logarithm(a[0].AsNumber)))),
        new("exp", new Overload("number: number -> number", a => Of(Transcendental.Exponential(a[0].AsNumber)))),
        new("odd", new Overload("number: number -> boolean", a => Even(a[0].AsNumber) is { } even ? Value.Of(!even) : Value.Null)),
        new("even", new Overload("number: number -> boolean", a => Value.Of(Even(a[0].AsNumber)))),
    ];

    private static Overload[] OneOrScaled(Rounding rounding) =>
    [
        new("n: number -> number", a => Of(a[0].AsNumber.Rounded(0, rounding))),
        new("n: number, scale: number -> number", a => Rounded(a[0], a[1], rounding)),
    ];

    // FEEL 1.5: the scale lies between -6111 and 6176.
    private static Value Rounded(in Value number, in Value scale, Rounding rounding) =>
        scale.AsNumber.Rounded(0, Rounding.Down)?.AsWhole() is { } places and >= -Number.GreatestExponent and <= -Number.LeastExponent
            ? Of(number.AsNumber.Rounded((int)places, rounding))
            : Value.Without("小数位数要在 -6111 到 6176 之间", "the scale lies between -6111 and 6176");

    private static Value Of(Number? number) => number is { } known ? Value.Of(known) : Value.Without("这个运算没有结果", "this has no result");

    // dividend - divisor * floor(dividend / divisor), with the sign of the divisor.
    private static Value Modulo(in Number dividend, in Number divisor)
    {
        if (divisor.IsZero) return Operations.Overflow;
        var lowest = Math.Min(dividend.Exponent, divisor.Exponent);
        if (dividend.Exponent - lowest > 7000 || divisor.Exponent - lowest > 7000) return Operations.Overflow;
        var (left, right) = (Large.Signed(dividend) * Powers.Big(dividend.Exponent - lowest), Large.Signed(divisor) * Powers.Big(divisor.Exponent - lowest));
        var rest = System.Numerics.BigInteger.Remainder(left, right);
        if (!rest.IsZero && rest.Sign != right.Sign) rest += right;
        return Large.Fit(rest, lowest, out var number) ? Value.Of(number) : Operations.Overflow;
    }

    private static bool? Even(in Number number)
    {
        if (!number.IsWhole) return null;
        var plain = number.Exponent < 0 ? number.Stripped() : number;
        return plain.Exponent > 0 || UInt128.IsEvenInteger(plain.Coefficient);
    }
}
