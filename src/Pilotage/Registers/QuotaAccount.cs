namespace Pilotage.Registers;

/// <summary>One account of a quota on a day: how much the law gives, how much is drawn, how much is left.</summary>
/// <param name="Period">As <see cref="Quota.PeriodOf"/> names it.</param>
/// <param name="Row">The row of law in force on the day; null where none is.</param>
/// <param name="Adjusted">Sum of the decisions that moved the limit.</param>
/// <param name="Drawn">Sum of all draws; returns stand apart.</param>
public sealed record QuotaAccount(string Period, string Holder, QuotaLimit? Row, decimal Adjusted, decimal Drawn, decimal Returned, Seq<QuotaFact> Facts)
{
    /// <summary>The limit: the row of law and the decisions that moved it; 0 where no row is in force.</summary>
    public decimal Limit => Row is null ? 0 : Row.Amount + Adjusted;

    /// <summary>What is out: drawn and not returned.</summary>
    public decimal Used => Drawn - Returned;

    /// <summary>What can still be drawn; 0 where a new row of law is below what is already out.</summary>
    public decimal Left => Math.Max(0, Limit - Used);

    /// <summary>What one case has out.</summary>
    public decimal UsedBy(string @case) => Facts.Sum(fact => fact switch
    {
        QuotaFact.Drawn drawn when drawn.Case == @case => drawn.Amount,
        QuotaFact.Returned returned when returned.Case == @case => -returned.Amount,
        _ => 0,
    });

    /// <summary>The account on a day. All facts given count, so that no draw is overlooked: for a past day, give those up to it.</summary>
    public static QuotaAccount From(Quota quota, string period, string holder, Seq<QuotaFact> facts, DateOnly today) => new(
        period, holder, quota.Limit(today, holder),
        facts.OfType<QuotaFact.Adjusted>().Sum(fact => fact.By),
        facts.OfType<QuotaFact.Drawn>().Sum(fact => fact.Amount),
        facts.OfType<QuotaFact.Returned>().Sum(fact => fact.Amount),
        facts);
}
