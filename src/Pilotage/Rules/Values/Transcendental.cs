using System.Numerics;

namespace Pilotage.Rules;

/// <summary>Powers, roots, logarithms and exponentials to all 34 digits, by whole numbers scaled by a power of ten.</summary>
internal static class Transcendental
{
    // Digits kept behind the point while computing, well beyond the 34 of the result.
    private const int Scale = 60;
    private static readonly BigInteger Unit = BigInteger.Pow(10, Scale);
    private static readonly BigInteger LogOfTen = LogOfUnit(Unit * 10);

    public static Number? Root(in Number value)
    {
        if (value.Sign < 0) return null;
        if (value.IsZero) return value;
        var exponent = value.Exponent;
        var digits = (BigInteger)value.Coefficient * Powers.Big(exponent % 2 == 0 ? 80 : 81);
        exponent = (exponent - (exponent % 2 == 0 ? 80 : 81)) / 2;
        var root = IntegerRoot(digits);
        var exact = root * root == digits;
        return Large.Fit(exact ? root : (root * 10) + 1, exact ? exponent : exponent - 1, out var number) ? number.Stripped() : null;
    }

    public static Number? Exponential(in Number value)
    {
        if (value.IsZero) return Number.One;
        if (value > 14_200L) return null;
        if (value < -14_300L) return Number.Zero;
        return Scaled(Fixed(value));
    }

    public static Number? Logarithm(in Number value)
    {
        if (value.Sign <= 0) return null;
        return FromFixed(FixedLogarithm(value));
    }

    public static Number? Power(in Number value, in Number exponent)
    {
        if (exponent.AsWhole() is { } whole and >= -1_000_000 and <= 1_000_000)
        {
            if (value.IsZero && whole < 0) return null;
            return Whole(value, whole);
        }
        if (value.Sign < 0) return null;
        if (value.IsZero) return exponent.Sign > 0 ? Number.Zero : null;
        if (exponent == (Number)0.5m) return Root(value);
        var product = FixedLogarithm(value) * Fixed(exponent) / Unit;
        return BigInteger.Abs(product) > Unit * 15_000 ? product.Sign > 0 ? null : Number.Zero : Scaled(product);
    }

    private static Number? Whole(in Number value, long exponent)
    {
        // With a guard of 20 digits the repeated squaring loses nothing that shows.
        var (result, power) = ((Digits: BigInteger.One, Exponent: 0L), (Digits: Large.Signed(value), Exponent: (long)value.Exponent));
        for (var rest = Math.Abs(exponent); rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1) result = Cut(result.Digits * power.Digits, result.Exponent + power.Exponent);
            if (rest > 1) power = Cut(power.Digits * power.Digits, power.Exponent * 2);
            if (Math.Abs(result.Exponent) > 100_000 || Math.Abs(power.Exponent) > 1_000_000) return exponent > 0 == result.Exponent > 0 ? null : Number.Zero;
        }
        if (!Large.Fit(result.Digits, (int)result.Exponent, out var number)) return null;
        if (exponent >= 0) return number;
        return Number.TryDivide(Number.One, number, out var inverse) ? inverse : null;
    }

    private static (BigInteger Digits, long Exponent) Cut(BigInteger digits, long exponent)
    {
        var length = Large.Length(BigInteger.Abs(digits) + (digits.IsZero ? 1 : 0));
        if (length <= 60) return (digits, exponent);
        return (digits / BigInteger.Pow(10, length - 60), exponent + length - 60);
    }

    private static BigInteger Fixed(in Number value)
    {
        var shift = Scale + value.Exponent;
        if (shift >= 0) return Large.Signed(value) * BigInteger.Pow(10, Math.Min(shift, 400));
        return shift < -100 ? BigInteger.Zero : Large.Signed(value) / BigInteger.Pow(10, -shift);
    }

    private static Number? FromFixed(BigInteger value) => Large.Fit(value, -Scale, out var number) ? number : null;

    // e^x = 10^n e^r with r below ln 10; the series runs on r / 2^12, squared back.
    private static Number? Scaled(BigInteger value)
    {
        var tens = (int)BigInteger.Divide(value, LogOfTen);
        var rest = (value - (tens * LogOfTen)) >> 12;
        BigInteger sum = Unit, term = Unit;
        for (var i = 1; !term.IsZero && i < 200; i++)
        {
            term = term * rest / Unit / i;
            sum += term;
        }
        for (var i = 0; i < 12; i++) sum = sum * sum / Unit;
        return Large.Fit(sum, tens - Scale, out var number) ? number : null;
    }

    private static BigInteger FixedLogarithm(in Number value)
    {
        var digits = (BigInteger)value.Coefficient;
        var length = Large.Length(digits);
        var mantissa = digits * Unit / BigInteger.Pow(10, length - 1);
        return LogOfUnit(mantissa) + ((value.Exponent + length - 1) * LogOfTen);
    }

    // ln m = 2 artanh((m - 1) / (m + 1)), after square roots that bring m near 1.
    private static BigInteger LogOfUnit(BigInteger mantissa)
    {
        var halvings = 0;
        while (BigInteger.Abs(mantissa - Unit) > Unit / 100)
        {
            mantissa = IntegerRoot(mantissa * Unit);
            halvings++;
        }
        var ratio = (mantissa - Unit) * Unit / (mantissa + Unit);
        var square = ratio * ratio / Unit;
        BigInteger sum = 0, term = ratio;
        for (var i = 1; !term.IsZero && i < 400; i += 2)
        {
            sum += term / i;
            term = term * square / Unit;
        }
        return sum << (1 + halvings);
    }

    private static BigInteger IntegerRoot(BigInteger value)
    {
        var guess = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (guess + (value / guess)) >> 1;
            if (next >= guess) return guess;
            guess = next;
        }
    }
}
