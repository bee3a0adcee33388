using static Pilotage.Registers.QuotaWords;

namespace Pilotage.Registers;

/// <summary>Why a quota says no, in both languages, with its row of law and what to do.</summary>
internal static class QuotaRefusals
{
    public static Refusal Exceeded(Quota quota, QuotaAccount account, decimal amount) => new(
        "quota-exceeded",
        new($"“{quota.Name.Zh}”{PeriodZh(account.Period)}限额 {Said(quota, account.Limit).Zh}，已用 {Said(quota, account.Used).Zh}，剩余 {Said(quota, account.Left).Zh}，不足本次申请的 {Said(quota, amount).Zh}。",
            $"'{quota.Name.In(Language.En)}' has a limit of {Said(quota, account.Limit).En} for {PeriodEn(account.Period)}, of which {Said(quota, account.Used).En} are used and {Said(quota, account.Left).En} left: not enough for {Said(quota, amount).En}."),
        account.Row?.Source,
        (account.Left > 0, quota.Period) switch
        {
            (true, _) => new($"可将申请数量减至 {Said(quota, account.Left).Zh} 以内，或者等待额度退回。", $"Ask for no more than {Said(quota, account.Left).En}, or wait until some is returned."),
            (_, QuotaPeriod.Pilot) => new("可等待额度退回或者调整。", "Wait until some is returned or the limit is adjusted."),
            (_, QuotaPeriod.Year) => new("可等待额度退回，或者于下一年度申请。", "Wait until some is returned, or ask again next year."),
            _ => new("可等待额度退回，或者于下一季度申请。", "Wait until some is returned, or ask again next quarter."),
        });

    public static Refusal NoRow(Quota quota, DateOnly today) => new(
        "quota-not-in-force",
        new($"“{quota.Name.Zh}”在 {today:yyyy-MM-dd} 没有生效的限额规定，不能使用额度。", $"No limit of '{quota.Name.In(Language.En)}' is in force on {today:yyyy-MM-dd}; nothing can be drawn."),
        quota.Source,
        new("请待限额公布后申请。", "Ask again once the limit has been announced."));

    public static Refusal PeriodOver(Quota quota, QuotaAccount account, DateOnly today) => new(
        "quota-period",
        new($"“{quota.Name.Zh}”{PeriodZh(account.Period)}额度只能在该期内使用，今日 {today:yyyy-MM-dd} 属于{PeriodZh(quota.PeriodOf(today))}。",
            $"The quota '{quota.Name.In(Language.En)}' for {PeriodEn(account.Period)} can be drawn within that period only; {today:yyyy-MM-dd} falls in {PeriodEn(quota.PeriodOf(today))}."),
        quota.Source,
        new("请使用当期额度。", "Draw from the present period."));

    public static Refusal Amount(Quota quota, decimal amount) => new(
        "quota-amount",
        new($"数量“{Plain(amount)}”不正确：应大于 0，小数不超过 {quota.Decimals} 位，单位为“{quota.Measure.Zh}”。",
            $"The amount '{Plain(amount)}' is not right: it must be above 0 with at most {quota.Decimals} decimal places, in {quota.Measure.In(Language.En)}."),
        quota.Source,
        new("请更正数量。", "Correct the amount."));

    public static Refusal ReturnsTooMuch(Quota quota, QuotaAsk.Return back, decimal used) => new(
        "quota-return",
        new($"“{back.Case}”在本账户未退回的额度为 {Said(quota, used).Zh}，不能退回 {Said(quota, back.Amount).Zh}。",
            $"'{back.Case}' has {Said(quota, used).En} out of this account; {Said(quota, back.Amount).En} cannot be returned."),
        quota.Source,
        new("请核对办件编号和数量。", "Check the case and the amount."));

    public static Refusal BelowUsed(Quota quota, QuotaAccount account, decimal by) => new(
        "quota-below-used",
        new($"调整 {Plain(by)} 后限额为 {Said(quota, account.Limit + by).Zh}，低于已用的 {Said(quota, account.Used).Zh}。",
            $"Moved by {Plain(by)} the limit would be {Said(quota, account.Limit + by).En}, below the {Said(quota, account.Used).En} already used."),
        account.Row?.Source,
        new("请先退回额度，或者减少调整数量。", "Have some returned first, or move the limit by less."));

    public static Refusal NoReason(Quota quota) => new(
        "quota-reason-missing",
        new("调整限额须写明理由和依据条款。", "To move a limit, the reason and the clause it rests on must be given."),
        quota.Source,
        new("请补充理由和依据。", "Add the reason and the clause."));
}
