namespace Pilotage.Registers;

/// <summary>Decides what is drawn from a quota and returned to it: never over, and never more back than out.</summary>
public static class QuotaDesk
{
    private const decimal MostAmount = 1_000_000_000_000m; // in any measure; keeps sums far from the end of decimal

    /// <param name="account">The account of this stream today.</param>
    public static Outcome<Seq<QuotaFact>> Decide(Quota quota, QuotaAccount account, QuotaAsk ask, DateOnly today) => ask switch
    {
        QuotaAsk.Draw { Amount: var amount } when Wrong(quota, amount) => QuotaRefusals.Amount(quota, amount),
        QuotaAsk.Draw when account.Period != quota.PeriodOf(today) => QuotaRefusals.PeriodOver(quota, account, today),
        QuotaAsk.Draw when account.Row is null => QuotaRefusals.NoRow(quota, today),
        QuotaAsk.Draw { Amount: var amount } when amount > account.Left => QuotaRefusals.Exceeded(quota, account, amount),
        QuotaAsk.Draw draw => One(new QuotaFact.Drawn(today, draw.Amount, draw.Case)),
        QuotaAsk.Return { Amount: var amount } when Wrong(quota, amount) => QuotaRefusals.Amount(quota, amount),
        QuotaAsk.Return back when back.Amount > account.UsedBy(back.Case) => QuotaRefusals.ReturnsTooMuch(quota, back, account.UsedBy(back.Case)),
        QuotaAsk.Return back => One(new QuotaFact.Returned(today, back.Amount, back.Case, back.Reason)),
        QuotaAsk.Adjust { By: var by } when by == 0 || Wrong(quota, Math.Abs(by)) => QuotaRefusals.Amount(quota, by),
        QuotaAsk.Adjust adjust when string.IsNullOrWhiteSpace(adjust.Reason.Zh) || adjust.Basis.Document.Length == 0 => QuotaRefusals.NoReason(quota),
        QuotaAsk.Adjust when account.Row is null => QuotaRefusals.NoRow(quota, today),
        QuotaAsk.Adjust { By: < 0 } adjust when account.Limit + adjust.By < account.Used => QuotaRefusals.BelowUsed(quota, account, adjust.By),
        QuotaAsk.Adjust adjust => One(new QuotaFact.Adjusted(today, adjust.By, adjust.Reason, adjust.Basis)),
        _ => throw new InvalidOperationException($"Not an ask of a quota: {ask.GetType().Name}"),
    };

    private static bool Wrong(Quota quota, decimal amount) => amount is <= 0 or > MostAmount || decimal.Round(amount, quota.Decimals) != amount;

    private static Outcome<Seq<QuotaFact>> One(QuotaFact fact) => (Seq<QuotaFact>)[fact];
}
