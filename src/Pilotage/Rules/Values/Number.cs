using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Pilotage.Rules;

/// <summary>How a number that has too many digits is cut to fewer.</summary>
public enum Rounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling }

/// <summary>
/// A decimal number of up to 34 significant digits (IEEE 754-2008 decimal128, the number of FEEL): a coefficient, a sign and an exponent
/// packed in 128 bits, so that arithmetic allocates nothing. Exponents run from -6176 to 6111; beyond that a result does not exist.
/// </summary>
public readonly struct Number : IEquatable<Number>, IComparable<Number>
{
    public const int Digits = 34;
    internal const int LeastExponent = -6176;
    internal const int GreatestExponent = 6111;
    private const ulong SignBit = 1UL << 63;
    private const int ExponentShift = 49;
    private const ulong ExponentMask = (1UL << 14) - 1;
    private const ulong CoefficientMask = (1UL << ExponentShift) - 1;

    private readonly ulong high;
    private readonly ulong low;

    internal Number(ulong high, ulong low) => (this.high, this.low) = (high, low);

    /// <summary>Takes a coefficient of at most 34 digits.</summary>
    internal Number(bool negative, UInt128 coefficient, int exponent)
    {
        high = (ulong)(coefficient >> 64) | ((unchecked((ulong)exponent) & ExponentMask) << ExponentShift) | (negative ? SignBit : 0);
        low = (ulong)(coefficient & ulong.MaxValue);
    }

    public static readonly Number One = new(false, 1, 0);

    public static Number Zero => default;

    internal ulong High => high;

    internal ulong Low => low;

    internal UInt128 Coefficient => new(high & CoefficientMask, low);

    internal int Exponent => (int)(unchecked((long)(high << 1)) >> 50);

    public bool IsNegative => (high & SignBit) != 0 && !IsZero;

    public bool IsZero => low == 0 && (high & CoefficientMask) == 0;

    public int Sign => IsZero ? 0 : (high & SignBit) != 0 ? -1 : 1;

    public bool IsWhole => Exponent >= 0 || IsZero || Stripped().Exponent >= 0;

    private bool Small => (high & CoefficientMask) == 0;

    public static implicit operator Number(int value) => (long)value;

    public static implicit operator Number(long value) => new(value < 0, (UInt128)(value < 0 ? -(Int128)value : value), 0);

    public static implicit operator Number(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var coefficient = new UInt128((uint)bits[2], unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]));
        return new(bits[3] < 0, coefficient, -((bits[3] >> 16) & 0xFF));
    }

    /// <summary>The number as a decimal of the platform, rounded to its 28 digits; null where it is too large.</summary>
    public decimal? AsDecimal()
    {
        var at28 = Exponent < -28 ? Rounded(28) ?? this : this;
        return decimal.TryParse(at28.ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>The number as a whole one; null where it is none or does not fit.</summary>
    public long? AsWhole()
    {
        var plain = Exponent < 0 ? Stripped() : this;
        if (plain.IsZero) return 0;
        if (plain.Exponent is < 0 or > 18) return null;
        var scaled = BigInteger.Pow(10, plain.Exponent) * plain.Coefficient * (plain.IsNegative ? -1 : 1);
        return scaled >= long.MinValue && scaled <= long.MaxValue ? (long)scaled : null;
    }

    public double AsDouble() => double.Parse(ToString(), System.Globalization.CultureInfo.InvariantCulture);

    public Number Negated() => IsZero ? this : new(high ^ SignBit, low);

    public Number Absolute() => new(high & ~SignBit, low);

    public static bool TryAdd(in Number left, in Number right, out Number sum)
    {
        if (((left.high | right.high) & CoefficientMask) == 0 && TryAddSmall(left, right, out sum)) return true;
        if (right.IsZero && right.Exponent >= left.Exponent) return Same(left, out sum);
        if (left.IsZero && left.Exponent >= right.Exponent) return Same(right, out sum);
        var (leftCoefficient, rightCoefficient, exponent) = (left.Coefficient, right.Coefficient, left.Exponent);
        var gap = exponent - right.Exponent;
        if (gap != 0)
        {
            if (gap > 0 && left.Small && gap <= 19)
            {
                leftCoefficient = unchecked(leftCoefficient * Powers.Of(gap));
                exponent = right.Exponent;
            }
            else if (gap < 0 && right.Small && gap >= -19)
            {
                rightCoefficient = unchecked(rightCoefficient * Powers.Of(-gap));
            }
            else
            {
                return Large.TryAdd(left, right, out sum);
            }
        }
        bool negative = (left.high & SignBit) != 0, otherNegative = (right.high & SignBit) != 0;
        // Coefficients stay below 2^127, so that the sum does not overflow 128 bits.
        if ((leftCoefficient | rightCoefficient) >> 127 != 0) return Large.TryAdd(left, right, out sum);
        UInt128 coefficient;
        if (negative == otherNegative)
        {
            coefficient = unchecked(leftCoefficient + rightCoefficient);
        }
        else if (leftCoefficient >= rightCoefficient)
        {
            coefficient = unchecked(leftCoefficient - rightCoefficient);
        }
        else
        {
            coefficient = unchecked(rightCoefficient - leftCoefficient);
            negative = otherNegative;
        }
        if (coefficient == 0) negative = false;
        return Fit(negative, coefficient, exponent, out sum);
    }

    // Both coefficients and their sum within 64 bits: nearly all there is in practice.
    private static bool TryAddSmall(in Number left, in Number right, out Number sum)
    {
        sum = default;
        var (upper, lower, exponent) = (left.low, right.low, left.high & ~(SignBit | CoefficientMask));
        if (exponent != (right.high & ~(SignBit | CoefficientMask)))
        {
            if (upper == 0 || lower == 0) return false;
            var gap = left.Exponent - right.Exponent;
            if (gap is > 19 or < -19) return false;
            if (gap > 0)
            {
                if (Math.BigMul(upper, Powers.Small(gap), out upper) != 0) return false;
                exponent = right.high & ~(SignBit | CoefficientMask);
            }
            else if (Math.BigMul(lower, Powers.Small(-gap), out lower) != 0)
            {
                return false;
            }
        }
        var sign = left.high & SignBit;
        if (((left.high ^ right.high) & SignBit) == 0)
        {
            var total = unchecked(upper + lower);
            if (total < upper) return false;
            sum = new(exponent | sign, total);
        }
        else if (upper >= lower)
        {
            sum = new(exponent | (upper == lower ? 0 : sign), upper - lower);
        }
        else
        {
            sum = new(exponent | (sign ^ SignBit), lower - upper);
        }
        return true;
    }

    public static bool TrySubtract(in Number left, in Number right, out Number difference) => TryAdd(left, new Number(right.high ^ SignBit, right.low), out difference);

    public static bool TryMultiply(in Number left, in Number right, out Number product)
    {
        if (!left.Small || !right.Small) return Large.TryMultiply(left, right, out product);
        var top = Math.BigMul(left.low, right.low, out var bottom);
        if (top == 0 && left.Exponent + right.Exponent is var exponent and >= LeastExponent and <= GreatestExponent)
        {
            product = new(((left.high ^ right.high) & SignBit) | ((unchecked((ulong)exponent) & ExponentMask) << ExponentShift), bottom);
            return true;
        }
        return Fit(((left.high ^ right.high) & SignBit) != 0, new UInt128(top, bottom), left.Exponent + right.Exponent, out product);
    }

    public static bool TryDivide(in Number left, in Number right, out Number quotient)
    {
        quotient = default;
        if (right.IsZero) return false;
        if (left.IsZero) return Same(default, out quotient);
        if (!right.Small) return Large.TryDivide(left, right, out quotient);
        var negative = ((left.high ^ right.high) & SignBit) != 0;
        UInt128 divisor = right.low;
        var (whole, rest) = UInt128.DivRem(left.Coefficient, divisor);
        var exponent = left.Exponent - right.Exponent;
        var ideal = exponent;
        // The rest is below 2^64, so nineteen more digits at a time stay within 128 bits.
        while (rest != 0)
        {
            var missing = whole == 0 ? 19 : Math.Min(19, Digits - Powers.Count(whole));
            if (missing == 0) break;
            var (more, left0) = UInt128.DivRem(rest * Powers.Of(missing), divisor);
            (whole, rest, exponent) = ((whole * Powers.Of(missing)) + more, left0, exponent - missing);
        }
        if (rest != 0)
        {
            var half = (rest * 2).CompareTo(divisor);
            if (half > 0 || (half == 0 && !UInt128.IsEvenInteger(whole))) whole++;
        }
        else
        {
            Strip(ref whole, ref exponent, ideal);
        }
        return Fit(negative, whole, exponent, out quotient);
    }

    /// <summary>Cut to a number of decimal places, which may be negative; null where the result has more than 34 digits.</summary>
    public Number? Rounded(int places, Rounding rounding = Rounding.HalfEven)
    {
        if (Exponent >= -places) return this;
        var drop = -places - Exponent;
        var negative = IsNegative;
        if (drop > 38) return Large.Cut(Coefficient, drop, rounding, negative) is var far && far.IsZero ? Zero : new Number(negative, (UInt128)far, -places);
        var (kept, rest) = UInt128.DivRem(Coefficient, Powers.Of(drop));
        var half = rest > UInt128.MaxValue / 2 ? 1 : (rest * 2).CompareTo(Powers.Of(drop));
        if (drop == 38) half = rest.CompareTo(Powers.Of(38) / 2);
        if (Grows(rounding, negative, rest != 0, half, !UInt128.IsEvenInteger(kept))) kept++;
        return Fit(negative && kept != 0, kept, -places, out var rounded) ? rounded : null;
    }

    internal static bool Grows(Rounding rounding, bool negative, bool inexact, int half, bool odd) => inexact && rounding switch
    {
        Rounding.HalfEven => half > 0 || (half == 0 && odd),
        Rounding.HalfUp => half >= 0,
        Rounding.HalfDown => half > 0,
        Rounding.Up => true,
        Rounding.Floor => negative,
        Rounding.Ceiling => !negative,
        _ => false,
    };

    /// <summary>The same number without zeros at its end.</summary>
    internal Number Stripped()
    {
        if (IsZero) return default;
        var (coefficient, exponent) = (Coefficient, Exponent);
        Strip(ref coefficient, ref exponent, GreatestExponent);
        return new((high & SignBit) != 0, coefficient, exponent);
    }

    private static void Strip(ref UInt128 coefficient, ref int exponent, int limit)
    {
        foreach (var step in (ReadOnlySpan<int>)[16, 8, 4, 2, 1])
        {
            while (exponent + step <= limit)
            {
                var (kept, rest) = coefficient <= ulong.MaxValue && step <= 16
                    ? Math.DivRem((ulong)coefficient, (ulong)Powers.Of(step)) is var (k, r) ? ((UInt128)k, (UInt128)r) : default
                    : UInt128.DivRem(coefficient, Powers.Of(step));
                if (rest != 0 || kept == 0) break;
                (coefficient, exponent) = (kept, exponent + step);
            }
        }
    }

    /// <summary>Rounds a coefficient of any 128 bits to 34 digits, half to even.</summary>
    internal static bool Fit(bool negative, UInt128 coefficient, int exponent, out Number number)
    {
        if (coefficient >= Powers.Of(Digits))
        {
            var drop = Powers.Count(coefficient) - Digits;
            var (kept, rest) = UInt128.DivRem(coefficient, Powers.Of(drop));
            var half = (rest * 2).CompareTo(Powers.Of(drop));
            if (half > 0 || (half == 0 && !UInt128.IsEvenInteger(kept))) kept++;
            exponent += drop;
            if (kept == Powers.Of(Digits)) (kept, exponent) = (kept / 10, exponent + 1);
            coefficient = kept;
        }
        if (exponent is < LeastExponent or > GreatestExponent) return Large.Squeeze(negative, coefficient, exponent, out number);
        number = new(negative, coefficient, exponent);
        return true;
    }

    private static bool Same(in Number value, out Number result)
    {
        result = value;
        return true;
    }

    public int CompareTo(Number other) => CompareTo(in other);

    internal int CompareTo(in Number other)
    {
        if (Exponent == other.Exponent && ((high ^ other.high) & SignBit) == 0)
        {
            var order = Coefficient.CompareTo(other.Coefficient);
            return (high & SignBit) != 0 ? -order : order;
        }
        if (Sign != other.Sign) return Sign.CompareTo(other.Sign);
        if (Sign == 0) return 0;
        var gap = Exponent - other.Exponent;
        int magnitude;
        if (gap >= 0 && Small && gap <= 19) magnitude = (Coefficient * Powers.Of(gap)).CompareTo(other.Coefficient);
        else if (gap < 0 && other.Small && gap >= -19) magnitude = Coefficient.CompareTo(other.Coefficient * Powers.Of(-gap));
        else magnitude = Large.CompareMagnitudes(this, other);
        return Sign < 0 ? -magnitude : magnitude;
    }

    public bool Equals(Number other) => CompareTo(other) == 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Number other && Equals(other);

    public override int GetHashCode() => Stripped() is var plain ? HashCode.Combine(plain.high, plain.low) : 0;

    public static bool operator ==(in Number left, in Number right) => left.CompareTo(right) == 0;

    public static bool operator !=(in Number left, in Number right) => left.CompareTo(right) != 0;

    public static bool operator <(in Number left, in Number right) => left.CompareTo(right) < 0;

    public static bool operator >(in Number left, in Number right) => left.CompareTo(right) > 0;

    public static bool operator <=(in Number left, in Number right) => left.CompareTo(right) <= 0;

    public static bool operator >=(in Number left, in Number right) => left.CompareTo(right) >= 0;

    /// <summary>Digits, one optional point, an optional exponent; null where it is anything else. More than 34 digits are rounded.</summary>
    public static Number? Parse(ReadOnlySpan<char> text) => Large.Parse(text);

    /// <summary>Without exponent and without zeros at the end of its decimals, as the canonical form of xsd:decimal has it.</summary>
    public override string ToString() => Begun(int.MaxValue);

    /// <summary>As it is written; of a number with a long row of zeros no less than its first so many characters: some have six thousand.</summary>
    internal string Begun(int longest)
    {
        var plain = Stripped();
        var digits = plain.Coefficient.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var sign = plain.IsNegative ? "-" : "";
        if (plain.Exponent >= 0) return plain.IsZero ? "0" : sign + digits + new string('0', Math.Min(plain.Exponent, longest));
        if (-plain.Exponent - digits.Length > longest) return $"{sign}0.{new string('0', longest)}";
        if (digits.Length <= -plain.Exponent) digits = new string('0', 1 - plain.Exponent - digits.Length) + digits;
        return $"{sign}{digits[..(digits.Length + plain.Exponent)]}.{digits[(digits.Length + plain.Exponent)..]}";
    }
}
