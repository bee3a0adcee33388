using System.Globalization;
using System.Numerics;

namespace Pilotage.Rules;

/// <summary>The rare cases of <see cref="Number"/>: operands whose digits do not fit in 128 bits together. These allocate.</summary>
internal static class Large
{
    private const int LongestLiteral = 10_000;

    public static bool TryAdd(in Number left, in Number right, out Number sum)
    {
        var (upper, lower) = left.Exponent >= right.Exponent ? (left, right) : (right, left);
        var gap = upper.Exponent - lower.Exponent;
        if (upper.IsZero) return Fit(Signed(lower), lower.Exponent, out sum);
        // Far below the last digit of the other only the direction of rounding is left of a number.
        if (gap > 80) return Fit((Signed(upper) * Powers.Big(40)) + lower.Sign, upper.Exponent - 40, out sum);
        return Fit((Signed(upper) * Powers.Big(gap)) + Signed(lower), lower.Exponent, out sum);
    }

    public static bool TryMultiply(in Number left, in Number right, out Number product) =>
        Fit(Signed(left) * Signed(right), left.Exponent + right.Exponent, out product);

    public static bool TryDivide(in Number left, in Number right, out Number quotient)
    {
        const int more = 72;
        var scaled = Signed(left) * Powers.Big(more);
        var whole = BigInteger.DivRem(scaled, Signed(right), out var rest);
        if (rest.IsZero)
        {
            if (!Fit(whole, left.Exponent - right.Exponent - more, out quotient)) return false;
            quotient = quotient.Stripped();
            return true;
        }
        // A sticky digit tells the rounding that something follows.
        return Fit((whole * 10) + (scaled.Sign * Signed(right).Sign), left.Exponent - right.Exponent - more - 1, out quotient);
    }

    public static int CompareMagnitudes(in Number left, in Number right)
    {
        var (leftTop, rightTop) = (Powers.Count(left.Coefficient) + left.Exponent, Powers.Count(right.Coefficient) + right.Exponent);
        if (leftTop != rightTop) return leftTop.CompareTo(rightTop);
        var lowest = Math.Min(left.Exponent, right.Exponent);
        return (left.Coefficient * Powers.Big(left.Exponent - lowest)).CompareTo(right.Coefficient * Powers.Big(right.Exponent - lowest));
    }

    /// <summary>Rounds whole digits times a power of ten to 34 digits, half to even.</summary>
    public static bool Fit(BigInteger value, int exponent, out Number number)
    {
        var magnitude = BigInteger.Abs(value);
        if (magnitude < Powers.Big(38)) return Number.Fit(value.Sign < 0, (UInt128)magnitude, exponent, out number);
        var drop = Length(magnitude) - Number.Digits;
        return Number.Fit(value.Sign < 0, (UInt128)Cut(magnitude, drop, Rounding.HalfEven, value.Sign < 0), exponent + drop, out number);
    }

    public static BigInteger Cut(BigInteger magnitude, int drop, Rounding rounding, bool negative)
    {
        if (drop <= 0) return magnitude;
        // Below a tenth of the unit the exact size of what is cut does not matter.
        var unit = Powers.Big(Math.Min(drop, 10_000));
        var kept = BigInteger.DivRem(magnitude, unit, out var rest);
        if (Number.Grows(rounding, negative, !rest.IsZero, (rest * 2).CompareTo(unit), !kept.IsEven)) kept++;
        return kept;
    }

    /// <summary>Brings an exponent outside its bounds back, by zeros or by losing digits; false where the number is too large.</summary>
    public static bool Squeeze(bool negative, UInt128 coefficient, int exponent, out Number number)
    {
        number = default;
        if (coefficient == 0) return true;
        if (exponent > Number.GreatestExponent)
        {
            var shift = exponent - Number.GreatestExponent;
            if (Powers.Count(coefficient) + shift > Number.Digits) return false;
            number = new(negative, coefficient * Powers.Of(shift), Number.GreatestExponent);
            return true;
        }
        var drop = Number.LeastExponent - exponent;
        var kept = drop > 38 ? BigInteger.Zero : Cut(coefficient, drop, Rounding.HalfEven, negative);
        number = kept.IsZero ? default : new(negative, (UInt128)kept, Number.LeastExponent);
        return true;
    }

    public static Number? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is 0 or > LongestLiteral) return null;
        var negative = text[0] == '-';
        if (text[0] is '-' or '+') text = text[1..];
        var exponent = 0;
        if (text.IndexOfAny('e', 'E') is var mark and > 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return null;
            if (exponent is > 100_000 or < -100_000) return null;
            text = text[..mark];
        }
        UInt128 coefficient = 0;
        var (digits, significant, point, sticky, round) = (0, 0, -1, false, -1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.' && point < 0)
            {
                point = i;
                continue;
            }
            if (!char.IsAsciiDigit(text[i])) return null;
            digits++;
            if (point >= 0) exponent--;
            if (significant > 0 || text[i] != '0') significant++;
            if (significant <= Number.Digits)
            {
                coefficient = (coefficient * 10) + (uint)(text[i] - '0');
                continue;
            }
            exponent++;
            if (round < 0) round = text[i] - '0';
            else sticky |= text[i] != '0';
        }
        if (digits == 0 || text[^1] == '.') return null;
        if (round > 5 || (round == 5 && (sticky || !UInt128.IsEvenInteger(coefficient)))) coefficient++;
        return Number.Fit(negative && coefficient != 0, coefficient, exponent, out var number) ? number : null;
    }

    public static BigInteger Signed(in Number number) => number.IsNegative ? -(BigInteger)number.Coefficient : number.Coefficient;

    public static int Length(BigInteger magnitude)
    {
        var guess = (int)(((long)magnitude.GetBitLength() - 1) * 30103 / 100000);
        return magnitude >= BigInteger.Pow(10, guess + 1) ? guess + 2 : magnitude >= BigInteger.Pow(10, guess) ? guess + 1 : guess;
    }
}
