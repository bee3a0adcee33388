using System.Text.Json.Serialization;

namespace Pilotage.Registers;

/// <summary>What happened in one account of a quota.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Drawn), "quota.drawn")]
[JsonDerivedType(typeof(Returned), "quota.returned")]
[JsonDerivedType(typeof(Adjusted), "quota.adjusted")]
public abstract record QuotaFact(DateOnly Day)
{
    /// <param name="Amount">Above 0, in the quota's measure.</param>
    /// <param name="Case">The case it was drawn for; a return names the same.</param>
    public sealed record Drawn(DateOnly Day, decimal Amount, string Case) : QuotaFact(Day);

    public sealed record Returned(DateOnly Day, decimal Amount, string Case, Text? Reason) : QuotaFact(Day);

    /// <summary>The limit of this account was moved by a decision.</summary>
    /// <param name="By">Above or below 0; added to the row of law.</param>
    public sealed record Adjusted(DateOnly Day, decimal By, Text? Reason, Source Basis) : QuotaFact(Day);
}

/// <summary>What someone wants of one account of a quota.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Draw), "draw")]
[JsonDerivedType(typeof(Return), "return")]
[JsonDerivedType(typeof(Adjust), "adjust")]
public abstract record QuotaAsk
{
    public sealed record Draw(decimal Amount, string Case) : QuotaAsk;

    public sealed record Return(decimal Amount, string Case, Text Reason) : QuotaAsk;

    public sealed record Adjust(decimal By, Text Reason, Source Basis) : QuotaAsk;
}
