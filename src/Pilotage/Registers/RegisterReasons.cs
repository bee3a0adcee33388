using static Pilotage.Registers.QuotaWords;

namespace Pilotage.Registers;

/// <summary>Why an entry stands as it does and how much of a quota is left, down to the row of law.</summary>
public static class RegisterReasons
{
    private static readonly Text NotHeld = new("该限额未经官方文本核实。", "This limit has not been verified against an official text.");

    /// <summary>The state of an entry, with every step that led to it.</summary>
    public static Explanation Why(this Register register, Seq<RegisterFact> facts, DateOnly today)
    {
        var entry = RegisterEntry.From(facts, today);
        var steps = facts.Select(Step);
        var time = (entry.State, entry.Until, entry.SuspendedUntil) switch
        {
            (EntryState.Expired, { } last, _) => Step(new($"有效期至 {last:yyyy-MM-dd}，自次日起失效。", $"It was valid until {last:yyyy-MM-dd} and expired the day after."), register.Validity?.Source),
            (EntryState.Suspended, _, { } end) => Step(new($"暂停至 {end:yyyy-MM-dd}，次日自动恢复。", $"It is suspended until {end:yyyy-MM-dd} and valid again the day after."), null),
            (EntryState.Valid, { } last, _) => Step(new($"有效期至 {last:yyyy-MM-dd}（含当日）。", $"It is valid until {last:yyyy-MM-dd}, that day included."), register.Validity?.Source),
            _ => null,
        };
        return new(
            new($"{today:yyyy-MM-dd}，该登记为“{RegisterWords.Of(entry).Zh}”。", $"On {today:yyyy-MM-dd} the entry is {RegisterWords.Of(entry).En}."),
            register.Source,
            Parts: time is null ? [.. steps] : [.. steps, time],
            Doubt: register.Source.Certainty == Certainty.Official ? null : new("登记簿的依据未经官方文本核实。", "The basis of this register has not been verified against an official text."));
    }

    /// <summary>How much is left in an account, by which row of law, after which draws and returns.</summary>
    public static Explanation Why(this Quota quota, QuotaAccount account)
    {
        var limit = account.Row is { } row
            ? new Explanation(
                new($"限额 {Said(quota, row.Amount).Zh}，自 {row.ValidFrom:yyyy-MM-dd} 起施行。", $"The limit is {Said(quota, row.Amount).En}, in force from {row.ValidFrom:yyyy-MM-dd}."),
                row.Source, Doubt: row.Source.Certainty == Certainty.Official ? null : NotHeld)
            : new Explanation(new("当日没有生效的限额规定。", "No limit is in force on this day."), quota.Source);
        var adjusted = account.Facts.OfType<QuotaFact.Adjusted>().Select(fact => new Explanation(
            new($"{fact.Day:yyyy-MM-dd} 调整 {Plain(fact.By)}。{fact.Reason?.Zh}", $"Moved by {Plain(fact.By)} on {fact.Day:yyyy-MM-dd}. {fact.Reason?.In(Language.En)}".TrimEnd()), fact.Basis));
        var used = new Explanation(
            new($"已使用 {Said(quota, account.Drawn).Zh}，已退回 {Said(quota, account.Returned).Zh}。", $"{Said(quota, account.Drawn).En} have been drawn and {Said(quota, account.Returned).En} returned."));
        return new(
            new($"{quota.Name.Zh}{PeriodZh(account.Period)}剩余 {Said(quota, account.Left).Zh}。", $"{Said(quota, account.Left).En} of '{quota.Name.In(Language.En)}' are left for {PeriodEn(account.Period)}."),
            account.Row?.Source ?? quota.Source,
            [
                new(new("限额", "limit"), Said(quota, account.Limit)),
                new(new("已用", "used"), Said(quota, account.Used)),
                new(new("剩余", "left"), Said(quota, account.Left)),
            ],
            [limit, .. adjusted, used],
            limit.Doubt);
    }

    private static Explanation Step(RegisterFact fact) => fact switch
    {
        RegisterFact.Suspended suspended => Told(fact, suspended.Reason, suspended.Basis),
        RegisterFact.Restored restored => Told(fact, restored.Reason, null),
        RegisterFact.Revoked revoked => Told(fact, revoked.Reason, revoked.Basis),
        RegisterFact.Cancelled cancelled => Told(fact, cancelled.Reason, cancelled.Basis),
        _ => Told(fact, null, null),
    };

    private static Explanation Told(RegisterFact fact, Text? reason, Source? basis)
    {
        var what = RegisterWords.Of(fact);
        return Step(new(
            $"{fact.Day:yyyy-MM-dd} {what.Zh}{(reason is null ? "" : "：" + reason.Zh.TrimEnd('。'))}。",
            $"{fact.Day:yyyy-MM-dd} {what.En}{(reason is null ? "" : ": " + reason.In(Language.En).TrimEnd('.'))}."), basis);
    }

    private static Explanation Step(Text statement, Source? basis) => new(statement, basis);
}
