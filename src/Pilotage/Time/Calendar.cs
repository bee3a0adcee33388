namespace Pilotage.Time;

/// <summary>
/// The working days, as known on a day: Monday to Friday, changed by the notices issued until then. A later notice overrides an earlier
/// one; a year that no known notice arranges is Monday to Friday and provisional. The day of an event never counts.
/// </summary>
public sealed class Calendar
{
    private readonly DateOnly[] issued;
    private readonly Lazy<Year[]>[] states;
    private readonly Year[] years;

    private Calendar(DateOnly known, DateOnly[] issued, Lazy<Year[]>[] states)
    {
        (Known, this.issued, this.states) = (known, issued, states);
        years = states[issued.Count(day => day <= known)].Value;
    }

    /// <summary>Notices issued after this day are not known; <see cref="DateOnly.MaxValue"/> where all are.</summary>
    public DateOnly Known { get; }

    public static Calendar Of(IEnumerable<CalendarYear> years)
    {
        var notices = years.SelectMany(year => year.Notices.Select(notice => (year.Year, Notice: notice)))
            .OrderBy(pair => pair.Notice.Notice.Issued).ToList();
        var issued = notices.Select(pair => pair.Notice.Notice.Issued).Distinct().ToArray();
        // One state for each number of issue days known, filled when first asked for, and shared by all calendars made from this one.
        var states = Enumerable.Range(0, issued.Length + 1).Select(count => new Lazy<Year[]>(() => Year.Fill(Until(count))));
        return new(DateOnly.MaxValue, issued, [.. states]);

        IEnumerable<(int, CalendarNotice)> Until(int count) => notices.Where(pair => count > 0 && pair.Notice.Notice.Issued <= issued[count - 1]);
    }

    /// <summary>The same calendar as it was known on a day.</summary>
    public Calendar AsOf(DateOnly known) => known == Known ? this : new(known, issued, states);

    public bool Works(DateOnly day) => Find(day.Year) is { } year ? year.Works[day.DayOfYear] : Weekday(day);

    /// <summary>One day, and what made it so.</summary>
    public CalendarDay Day(DateOnly day)
    {
        var rows = Find(day.Year)?.Rows.GetValueOrDefault(day) ?? default;
        var row = rows.Count > 0 ? rows[^1] : null;
        var kind = (row?.Works, Weekday(day)) switch
        {
            (false, _) => DayKind.Holiday,
            (true, false) => DayKind.MakeUp,
            (null, false) => DayKind.Weekend,
            _ => DayKind.Ordinary,
        };
        var replaced = rows.SkipLast(1).Where(earlier => earlier.Works != row?.Works).Reverse().ToSeq();
        return new(day, kind, row?.Name ?? Text.Same(""), row?.Notice, replaced, !Announced(day.Year));
    }

    /// <summary>The last of so many working days after a day, days in the excluded spans not counted.</summary>
    public Deadline Add(DateOnly from, int workingDays, Seq<Span> excluded = default, CountingRule? rule = null)
    {
        var due = Due(from, workingDays, excluded);
        return new(this, rule, due, due, from, workingDays, Term.WorkingDays, excluded);
    }

    /// <summary>The day <see cref="Add"/> gives, and nothing else: for lists of thousands.</summary>
    public DateOnly Due(DateOnly from, int workingDays, Seq<Span> excluded = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var day = from;
        for (var counted = 0; counted < workingDays;)
        {
            day = day.AddDays(1);
            if (excluded.Count > 0 && Covering(excluded, day) is { } span)
            {
                if (span.Open) return DateOnly.MaxValue;
                day = span.To;
            }
            else if (Works(day)) counted++;
        }
        return day;
    }

    /// <summary>Working days after one day up to and including another; negative where the second is the earlier.</summary>
    public int Count(DateOnly from, DateOnly to)
    {
        if (to < from) return -Count(to, from);
        var count = 0;
        for (var number = from.DayNumber + 1; number <= to.DayNumber; number++)
            if (Works(DateOnly.FromDayNumber(number))) count++;
        return count;
    }

    /// <summary>What <see cref="Count"/> gives, with the days and the reasons.</summary>
    public Tally Tally(DateOnly from, DateOnly to, CountingRule? rule = null) => new(this, rule, from, to);

    /// <summary>The last of so many calendar days after a day; where that is a day off, the next working day.</summary>
    public Deadline Roll(DateOnly from, int calendarDays, CountingRule? rule = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calendarDays);
        var nominal = from.AddDays(calendarDays);
        return new(this, rule, NextWorking(nominal), nominal, from, calendarDays, Term.CalendarDays, []);
    }

    /// <summary>So many months after a day: the corresponding day, else the end of that month; where that is a day off, the next working day.</summary>
    public Deadline AddMonths(DateOnly from, int months, CountingRule? rule = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        var nominal = from.AddMonths(months);
        return new(this, rule, NextWorking(nominal), nominal, from, months, Term.Months, []);
    }

    /// <summary>The day itself where it is worked, else the next that is.</summary>
    public DateOnly NextWorking(DateOnly day)
    {
        while (!Works(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>Years from one day to another that no known notice arranges.</summary>
    public Seq<int> Unannounced(DateOnly from, DateOnly to) =>
        Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year + 1)).Where(year => !Announced(year)).ToSeq();

    /// <summary>The notices that spoke of some day after one day up to and including another, in the order issued.</summary>
    public Seq<Notice> Notices(DateOnly from, DateOnly to) => years.Where(year => from.Year <= year.Number && year.Number <= to.Year)
        .SelectMany(year => year.Rows).Where(day => from < day.Key && day.Key <= to).SelectMany(day => day.Value).Select(row => row.Notice)
        .Distinct().OrderBy(notice => notice.Issued).ToSeq();

    internal static Span? Covering(Seq<Span> excluded, DateOnly day)
    {
        foreach (var span in excluded.Span)
            if (span.Covers(day)) return span;
        return null;
    }

    private static bool Weekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private bool Announced(int year) => Find(year)?.Announced == true;

    private Year? Find(int number) => years.Length > 0 && number - years[0].Number is >= 0 and var i && i < years.Length ? years[i] : null;

    /// <summary>A year as known: one flag a day, so that counting is a walk over an array.</summary>
    private sealed record Year(int Number, bool Announced, bool[] Works, Dictionary<DateOnly, Seq<CalendarRow>> Rows)
    {
        /// <summary>The years from the first to the last that a notice speaks of, without gaps.</summary>
        public static Year[] Fill(IEnumerable<(int Year, CalendarNotice Notice)> notices)
        {
            var known = notices.ToLookup(pair => pair.Year, pair => pair.Notice);
            if (known.Count == 0) return [];
            var first = known.Min(year => year.Key);
            return [.. Enumerable.Range(first, known.Max(year => year.Key) - first + 1).Select(year => Of(year, known[year].ToList()))];
        }

        private static Year Of(int year, List<CalendarNotice> notices)
        {
            var rows = notices.SelectMany(notice => notice.Rows).GroupBy(row => row.Day).ToDictionary(day => day.Key, day => day.ToSeq());
            var works = new bool[367]; // by day of year, which counts from 1
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
                works[day.DayOfYear] = rows.TryGetValue(day, out var said) ? said[^1].Works : Weekday(day);
            return new(year, notices.Exists(notice => notice.WholeYear), works, rows);
        }
    }
}
