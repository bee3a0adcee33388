using System.Numerics;

namespace Pilotage.Rules;

/// <summary>Powers of ten that fit in 128 bits, and how many digits a coefficient has.</summary>
internal static class Powers
{
    private static readonly UInt128[] Tens = Build();
    private static readonly ulong[] Smalls = [.. Tens.Take(20).Select(power => (ulong)power)];

    /// <param name="exponent">0 to 19.</param>
    public static ulong Small(int exponent) => Smalls[exponent];

    /// <param name="exponent">0 to 38.</param>
    public static UInt128 Of(int exponent) => Tens[exponent];

    /// <summary>How many decimal digits; 1 for zero.</summary>
    public static int Count(UInt128 value)
    {
        var bits = 128 - (int)UInt128.LeadingZeroCount(value);
        var guess = (bits * 1233) >> 12; // 1233/4096 is log10(2) from above, near enough for 128 bits
        return guess < Tens.Length && value >= Tens[guess] ? guess + 1 : Math.Max(1, guess);
    }

    public static BigInteger Big(int exponent) => exponent <= 38 ? (BigInteger)Tens[exponent] : BigInteger.Pow(10, exponent);

    private static UInt128[] Build()
    {
        var tens = new UInt128[39];
        tens[0] = 1;
        for (var i = 1; i < tens.Length; i++) tens[i] = tens[i - 1] * 10;
        return tens;
    }
}
