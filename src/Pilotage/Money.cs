using System.Globalization;

namespace Pilotage;

/// <summary>An amount in a currency of ISO 4217; amounts of different currencies do not add.</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    public static Money operator +(Money left, Money right) => left.Currency == right.Currency
        ? left with { Amount = left.Amount + right.Amount }
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add");

    /// <summary>Reads <c>CNY 300000</c> or <c>300000</c>, the latter in the given currency; null where it is neither.</summary>
    public static Money? Parse(string written, string currency)
    {
        var parts = written.Replace(",", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var amount] when Number(amount, out var number) => new(number, currency),
            [{ Length: 3 } unit, var amount] when Number(amount, out var number) => new(number, unit.ToUpperInvariant()),
            _ => null,
        };

        static bool Number(string word, out decimal number) => decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out number);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Currency} {Amount:#,##0.##}");
}
