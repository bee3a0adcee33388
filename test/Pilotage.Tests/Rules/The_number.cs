using FsCheck.Xunit;
using Pilotage.Rules;

namespace Pilotage.Tests.Rules;

public class The_number
{
    [Property]
    public void adds_as_decimal_does(decimal a, decimal b)
    {
        var (left, right) = (decimal.Round(a % 1_000_000_000m, 6), decimal.Round(b % 1_000_000_000m, 6));
        Assert.True(Number.TryAdd(left, right, out var sum));
        Assert.Equal<Number>(left + right, sum);
        Assert.True(Number.TrySubtract(left, right, out var difference));
        Assert.Equal<Number>(left - right, difference);
    }

    [Property]
    public void multiplies_and_compares_as_decimal_does(decimal a, decimal b)
    {
        var (left, right) = (decimal.Round(a % 1_000_000m, 6), decimal.Round(b % 1_000_000m, 6));
        Assert.True(Number.TryMultiply(left, right, out var product));
        Assert.Equal<Number>(left * right, product);
        Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(((Number)left).CompareTo(right)));
    }

    [Property]
    public void divides_back(int a, int b)
    {
        if (b == 0) return;
        Assert.True(Number.TryDivide(a, b, out var quotient));
        Assert.True(Number.TryMultiply(quotient, b, out var back));
        Assert.True(Number.TrySubtract(back, a, out var gap));
        Assert.True(gap.Absolute() <= Number.Parse("1e-22")!.Value, $"{a} / {b} = {quotient}");
    }

    [Property]
    public void reads_what_it_writes(decimal value) => Assert.Equal<Number?>(value, Number.Parse(((Number)value).ToString()));

    [Theory]
    [InlineData("2.5", 0, Rounding.HalfEven, "2")]
    [InlineData("2.5", 0, Rounding.HalfUp, "3")]
    [InlineData("-2.5", 0, Rounding.HalfUp, "-3")]
    [InlineData("-2.5", 0, Rounding.HalfDown, "-2")]
    [InlineData("1.121", 2, Rounding.Up, "1.13")]
    [InlineData("-1.5", 0, Rounding.Floor, "-2")]
    [InlineData("-1.5", 0, Rounding.Ceiling, "-1")]
    [InlineData("123456", -2, Rounding.HalfEven, "123500")]
    [InlineData("1e-60", 40, Rounding.HalfEven, "0")]
    public void is_cut_as_asked(string value, int places, Rounding rounding, string expected) =>
        Assert.Equal(expected, Number.Parse(value)!.Value.Rounded(places, rounding).ToString());
}
