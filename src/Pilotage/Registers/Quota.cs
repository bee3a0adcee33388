using System.Globalization;
using Pilotage.Yaml;

namespace Pilotage.Registers;

/// <summary>How long one limit of a quota lasts.</summary>
public enum QuotaPeriod { Year, Quarter, Pilot }

/// <summary>An amount that the law limits: who draws from it draws until the limit is reached and never over.</summary>
/// <param name="Unit">The unit that keeps it.</param>
/// <param name="Measure">What is counted, such as persons or million dollars.</param>
/// <param name="Decimals">Decimal places an amount may have.</param>
/// <param name="PerHolder">Whether every holder has an account of its own; else all draw from one.</param>
/// <param name="Limits">Rows of law; the row in force on the day of a draw, for the holder if one names it, sets the limit.</param>
public sealed record Quota(
    string Id, Text Name, Ref Unit, Source Source, Text Measure, int Decimals, QuotaPeriod Period, bool PerHolder, Seq<QuotaLimit> Limits)
{
    /// <summary>The reader of <c>registers/*.yaml</c> whose first key is <c>quota</c>.</summary>
    public static Quota Read(Form f)
    {
        var quota = new Quota(
            Id: f.Id("quota"),
            Name: f.Text("name", "as the quota is called"),
            Unit: f.Ref("unit", "the unit that keeps it"),
            Source: f.Source() with { Certainty = f.Choice<Certainty>("certainty", "how far the source can be trusted", Certainty.Official) },
            Measure: f.Text("measure", "what is counted: persons, cases, million dollars"),
            Decimals: f.Whole("decimals", 0, 6, "decimal places an amount may have", 0),
            Period: f.Choice<QuotaPeriod>("period", "how long a limit lasts: the calendar year, the calendar quarter, or the whole pilot"),
            PerHolder: f.Flag("per_holder", false, "whether every holder has an account of its own"),
            Limits: f.Each("limits", form => QuotaLimit.Read(form), true, "rows of law; the row in force on the day of a draw counts"));
        quota.Prove(f);
        return quota;
    }

    /// <summary>The name of the period a day falls in: <c>2021</c>, <c>2021-Q1</c>, <c>pilot</c>.</summary>
    public string PeriodOf(DateOnly day) => Period switch
    {
        QuotaPeriod.Year => day.Year.ToString("0000", CultureInfo.InvariantCulture),
        QuotaPeriod.Quarter => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{(day.Month + 2) / 3}"),
        _ => "pilot",
    };

    /// <summary>The stream of one account's facts: whoever draws from the same account appends to the same stream, and so waits.</summary>
    /// <param name="period">As <see cref="PeriodOf"/> names it.</param>
    /// <param name="holder">Who draws; makes no difference where all draw from one account.</param>
    public string Stream(string period, string holder) => Streams.Name("quota", Id, PerHolder ? [period, holder] : [period]);

    /// <summary>The row of law in force on a day for a holder; null where none is, and then nothing can be drawn.</summary>
    public QuotaLimit? Limit(DateOnly day, string holder) =>
        Limits.Where(limit => limit.In(day) && (limit.Holder is null || limit.Holder == holder)).MinBy(limit => limit.Holder is null ? 1 : 0);

    private void Prove(Form f)
    {
        if (!PerHolder && Limits.Any(limit => limit.Holder is not null))
            f.Note("RG111", new("只有一个共同账户（per_holder: false），限额行不能写 holder", "all draw from one account (per_holder: false), so that no row can name a holder"), "limits");
        for (var i = 0; i < Limits.Count; i++)
        {
            var limit = Limits[i];
            if (limit.ValidTo < limit.ValidFrom)
                f.Note("RG112", new($"限额第 {i + 1} 行的截止日早于起始日", $"row {i + 1} of the limits ends before it starts"), "limits");
            if (Limits.Skip(i + 1).FirstOrDefault(other => other.Holder == limit.Holder && other.Meets(limit)) is { } twin)
                f.Note("RG113", new($"限额第 {i + 1} 行与 {twin.ValidFrom:yyyy-MM-dd} 起的一行时间重叠", $"row {i + 1} of the limits overlaps the one from {twin.ValidFrom:yyyy-MM-dd}"), "limits");
            if (decimal.Round(limit.Amount, Decimals) != limit.Amount)
                f.Note("RG114", new($"限额第 {i + 1} 行的小数位数多于 {Decimals}", $"row {i + 1} of the limits has more than {Decimals} decimal places"), "limits");
        }
    }
}

/// <summary>One row of law: how much, for whom, from when to when.</summary>
/// <param name="Amount">In the quota's measure, for one period.</param>
/// <param name="Holder">The holder it is for; null where it is for everyone.</param>
/// <param name="ValidTo">The last day it is in force; null where none is set.</param>
public sealed record QuotaLimit(decimal Amount, string? Holder, DateOnly ValidFrom, DateOnly? ValidTo, Source Source)
{
    internal static QuotaLimit Read(Form f) => new(
        Amount: Number(f, "limit"),
        Holder: f.OptionalWord("holder", "the holder it is for; left out where it is for everyone"),
        ValidFrom: f.Day("valid_from", "the first day it is in force"),
        ValidTo: f.OptionalDay("valid_to", "the last day it is in force"),
        Source: f.Source() with { Certainty = f.Choice<Certainty>("certainty", "how far the row can be trusted", Certainty.Official) });

    internal bool In(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);

    internal bool Meets(QuotaLimit other) => (other.ValidTo is null || ValidFrom <= other.ValidTo) && (ValidTo is null || other.ValidFrom <= ValidTo);

    private static decimal Number(Form f, string key)
    {
        var written = f.Word(key, "the amount for one period, not below 0");
        if (decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return amount;
        if (written.Length > 0)
            f.Note("PK107", new($"“{key}”应为不小于 0 的数，却是“{written}”", $"'{key}' should be a number of at least 0, not '{written}'"), key);
        return 0;
    }
}
