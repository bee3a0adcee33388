using System.Globalization;

namespace Pilotage.Registers;

/// <summary>Amounts and periods of a quota as people read them.</summary>
internal static class QuotaWords
{
    public static string Plain(decimal amount) => amount.ToString("#,##0.######", CultureInfo.InvariantCulture);

    public static Text Said(Quota quota, decimal amount) => new($"{Plain(amount)} {quota.Measure.Zh}", $"{Plain(amount)} {quota.Measure.In(Language.En)}");

    public static string PeriodZh(string period) => period.Split('-') switch
    {
        ["pilot"] => "试点期间",
        [var year, ['Q', var quarter]] => $" {year} 年第{"一二三四"[quarter - '1']}季度",
        _ => $" {period} 年度",
    };

    public static string PeriodEn(string period) => period.Split('-') switch
    {
        ["pilot"] => "the pilot",
        [var year, ['Q', var quarter]] => $"quarter {quarter} of {year}",
        _ => period,
    };
}
