using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Plan.Supervision;

/// <summary>How long one report covers.</summary>
public enum ReportingLength { Month, Quarter, HalfYear }

/// <summary>When units report.</summary>
/// <param name="OpensDays">Working days after the last day covered on which the report is asked for.</param>
/// <param name="DueDays">Working days after the last day covered on which it is due.</param>
/// <param name="AgainDays">Working days from its return in which it is due again.</param>
public sealed record ReportingCalendar(ReportingLength Length, int OpensDays, int DueDays, int AgainDays, Source Source)
{
    internal static readonly ReportingCalendar None = new(ReportingLength.Quarter, 1, 10, 5, new(""));

    public static ReportingCalendar Read(Form f) => new(
        f.Choice<ReportingLength>("every", "how long one report covers"),
        f.Whole("opens_days", 1, 60, "working days after the last day covered on which it is asked for"),
        f.Whole("due_days", 1, 120, "working days after the last day covered on which it is due"),
        f.Whole("again_days", 1, 120, "working days from its return in which it is due again"),
        f.Source());

    /// <summary>The period a day lies in.</summary>
    public ReportPeriod PeriodOf(DateOnly day, Calendar calendar)
    {
        var months = Length switch { ReportingLength.Month => 1, ReportingLength.Quarter => 3, _ => 6 };
        var number = (day.Month - 1) / months;
        var first = new DateOnly(day.Year, (number * months) + 1, 1);
        var last = first.AddMonths(months).AddDays(-1);
        var id = Length switch { ReportingLength.Month => $"{day.Year}M{number + 1:00}", ReportingLength.Quarter => $"{day.Year}Q{number + 1}", _ => $"{day.Year}H{number + 1}" };
        return new(id, first, last, calendar.Due(last, OpensDays), calendar.Due(last, DueDays));
    }

    /// <summary>The periods that reports have been asked for by a day, the latest first: none that is asked for outside the pilot.</summary>
    /// <param name="end">Last day of the pilot; null while no text names one.</param>
    public IEnumerable<ReportPeriod> Asked(DateOnly from, DateOnly? end, DateOnly today, Calendar calendar)
    {
        for (var period = PeriodOf(today, calendar); period.Last >= from; period = PeriodOf(period.First.AddDays(-1), calendar))
            if (period.Opens <= today && (end is null || period.Opens <= end)) yield return period;
    }

    /// <summary>A period by its id, such as 2020Q4; null where there is none.</summary>
    public ReportPeriod? Find(string id, Calendar calendar)
    {
        if (id.Length is < 6 or > 7 || !int.TryParse(id.AsSpan(0, 4), out var year) || year is < 1900 or > 9000 || !int.TryParse(id.AsSpan(5), out var number) || number < 1) return null;
        var months = Length switch { ReportingLength.Month => 1, ReportingLength.Quarter => 3, _ => 6 };
        if (number > 12 / months) return null;
        var found = PeriodOf(new DateOnly(year, ((number - 1) * months) + 1, 1), calendar);
        return found.Id == id ? found : null;
    }

    /// <summary>When a report is due, with ruler and reasons.</summary>
    public Deadline Due(ReportPeriod period, Calendar calendar, CountingRule counting) => calendar.Add(period.Last, DueDays, rule: counting);
}

/// <summary>One period of reporting.</summary>
/// <param name="Id">Such as 2020Q4.</param>
/// <param name="Opens">Day on which the report is asked for.</param>
public sealed record ReportPeriod(string Id, DateOnly First, DateOnly Last, DateOnly Opens, DateOnly Due)
{
    public Text Name => Id[4] switch
    {
        'Q' => new($"{Id[..4]}年第{"一二三四"[Id[5] - '1']}季度", $"Q{Id[5]} {Id[..4]}"),
        'H' => new($"{Id[..4]}年{(Id[5] == '1' ? "上" : "下")}半年", $"half {Id[5]} of {Id[..4]}"),
        _ => new($"{Id[..4]}年{First.Month}月", $"{Id[..4]}-{First.Month:00}"),
    };
}
