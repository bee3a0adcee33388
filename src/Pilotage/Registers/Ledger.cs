using static Pilotage.Registers.QuotaWords;

namespace Pilotage.Registers;

/// <summary>Registers and quotas as tables: for pages, the command line, and other engines.</summary>
public static class Ledger
{
    /// <summary>Draws and returns of one account, each with what was left after it under the limit of that day.</summary>
    public static Table Of(Quota quota, string period, string holder, Seq<QuotaFact> facts)
    {
        var rows = facts.Select((fact, i) => Row(quota, fact, QuotaAccount.From(quota, period, holder, facts.Take(i + 1).ToSeq(), fact.Day).Left)).ToSeq();
        return new(
            new($"{quota.Name.Zh}台账（{PeriodZh(period).Trim()}）", $"Ledger of {quota.Name.In(Language.En)}, {PeriodEn(period)}"),
            [
                new("on", new("日期", "Day")),
                new("what", new("事由", "What")),
                new("case", new("办件编号", "Case")),
                new("drawn", new("使用", "Drawn"), quota.Measure.In(Language.En)),
                new("returned", new("退回", "Returned"), quota.Measure.In(Language.En)),
                new("adjusted", new("调整", "Adjusted"), quota.Measure.In(Language.En)),
                new("left", new("剩余", "Left"), quota.Measure.In(Language.En)),
            ],
            rows);
    }

    /// <summary>Entries of a register, one a row, with all particulars and their state.</summary>
    public static Table Of(Register register, IEnumerable<RegisterEntry> entries) => List(register, register.Fields, entries);

    /// <summary>Entries as the public sees them: the public particulars and the state; null where the register is not public.</summary>
    public static Table? OfPublic(Register register, IEnumerable<RegisterEntry> entries) =>
        register.Public ? List(register, register.Fields.Where(field => field.Public).ToSeq(), entries) : null;

    /// <summary>The life of one key: every fact, as <see cref="RegisterWords"/> says it.</summary>
    public static Table Of(Register register, Seq<RegisterFact> facts) => new(
        register.Name,
        [new("on", new("日期", "Day")), new("what", new("事由", "What")), new("until", new("至", "Until"))],
        facts.Select(fact => (Seq<Text>)[Day(fact.Day), RegisterWords.Of(fact), fact switch
        {
            RegisterFact.Entered { Until: { } until } => Day(until),
            RegisterFact.Amended { Until: { } until } => Day(until),
            RegisterFact.Suspended { Until: { } until } => Day(until),
            _ => new(""),
        }]).ToSeq());

    private static Table List(Register register, Seq<RegisterField> fields, IEnumerable<RegisterEntry> entries) => new(
        register.Name,
        [
            .. fields.Select(field => new Column(field.Id, field.Label)),
            new("certificate", new("证照编号", "Certificate")),
            new("from", new("登记日期", "Entered")),
            new("until", new("有效期至", "Valid until")),
            new("state", new("状态", "State")),
        ],
        entries.Select(entry => (Seq<Text>)[
            .. fields.Select(field => RegisterValue.Shown(field, entry.Particulars.FirstOrDefault(particular => particular.Field == field.Id))),
            Text.Same(entry.Certificate),
            Day(entry.EnteredOn),
            entry.Until is { } until ? Day(until) : new("长期", "no end"),
            RegisterWords.Of(entry),
        ]).ToSeq());

    private static Seq<Text> Row(Quota quota, QuotaFact fact, decimal left) => fact switch
    {
        QuotaFact.Drawn drawn => [Day(fact.Day), new("使用", "drawn"), Text.Same(drawn.Case), Amount(drawn.Amount), new(""), new(""), Amount(left)],
        QuotaFact.Returned returned => [Day(fact.Day), Why(new("退回", "returned"), returned.Reason), Text.Same(returned.Case), new(""), Amount(returned.Amount), new(""), Amount(left)],
        QuotaFact.Adjusted adjusted => [Day(fact.Day), Why(new("调整", "adjusted"), adjusted.Reason), new(""), new(""), new(""), Amount(adjusted.By), Amount(left)],
        _ => throw new InvalidOperationException($"Not a fact of quota {quota.Id}: {fact.GetType().Name}"),
    };

    private static Text Why(Text what, Text? reason) => reason is null ? what : new($"{what.Zh}：{reason.Zh}", $"{what.En}: {reason.In(Language.En)}");

    private static Text Day(DateOnly day) => Text.Same($"{day:yyyy-MM-dd}");

    private static Text Amount(decimal amount) => Text.Same(Plain(amount));
}
