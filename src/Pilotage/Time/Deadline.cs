namespace Pilotage.Time;

/// <summary>Days that are not counted, both ends included, and why: time lawfully taken by something else.</summary>
/// <param name="To">The last day not counted; <see cref="DateOnly.MaxValue"/> while it is not known when counting resumes.</param>
/// <param name="Basis">The clause that lets them out of the count.</param>
public sealed record Span(DateOnly From, DateOnly To, Text Reason, Source? Basis = null)
{
    /// <summary>It has begun and its end is not known.</summary>
    public bool Open => To == DateOnly.MaxValue;

    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>The clauses a count rests on, as the pack gives them; each is cited at the step it decides.</summary>
/// <param name="FirstDay">That the day of the event does not count.</param>
/// <param name="DaysOff">That only working days count.</param>
/// <param name="LastDay">That a period ending on a day off ends on the next working day.</param>
/// <param name="Months">That months and years end on the corresponding day, else at the end of the month.</param>
public sealed record CountingRule(Source? FirstDay = null, Source? DaysOff = null, Source? LastDay = null, Source? Months = null)
{
    public static CountingRule Read(Yaml.Form f) => new(
        FirstDay: f.OptionalSource("first_day", "that the day of the event does not count"),
        DaysOff: f.OptionalSource("days_off", "that only working days count"),
        LastDay: f.OptionalSource("last_day", "that a period ending on a day off ends on the next working day"),
        Months: f.OptionalSource("months", "that months end on the corresponding day, else at the end of the month"));
}

/// <summary>What a period is counted in.</summary>
public enum Term { WorkingDays, CalendarDays, Months }

/// <summary>When a period ends. The day is reckoned at once; ruler and reasons are drawn when asked for.</summary>
public sealed record Deadline
{
    private readonly Calendar calendar;
    private readonly CountingRule rule;

    internal Deadline(
        Calendar calendar, CountingRule? rule, DateOnly day, DateOnly nominal, DateOnly from, int days, Term term, Seq<Span> excluded)
    {
        (this.calendar, this.rule) = (calendar, rule ?? new());
        (Day, Nominal, From, Days, Term, Excluded) = (day, nominal, from, days, term, excluded);
    }

    /// <summary>The last day of the period; <see cref="DateOnly.MaxValue"/> while <see cref="Open"/>.</summary>
    public DateOnly Day { get; }

    /// <summary>The day it would end were that not a day off; the same as <see cref="Day"/> for working days.</summary>
    public DateOnly Nominal { get; }

    /// <summary>The day of the event, which does not count.</summary>
    public DateOnly From { get; }

    /// <summary>How many days, or months, the period has.</summary>
    public int Days { get; }

    public Term Term { get; }

    public Seq<Span> Excluded { get; }

    /// <summary>Counting stands still and it is not known when it resumes, so no day can be named.</summary>
    public bool Open => Day == DateOnly.MaxValue;

    /// <summary>The last day that is counted or looked at: the due day, or the first day on which counting stood still.</summary>
    public DateOnly Reached => !Open ? Day : Excluded.Where(span => span.Open).Select(span => span.From).Append(From).Max();

    /// <summary>Some day looked at lies in a year for which no notice is known.</summary>
    public bool Provisional => calendar.Unannounced(From, Reached).Count > 0;

    /// <summary>Every day from the event to the last, and how it was counted, so that a page can draw the weeks.</summary>
    public Seq<CountedDay> Ruler => CountedDay.Ruler(calendar, this);

    public Explanation Why => Reasons.Of(calendar, rule, this);
}

/// <summary>The working days after one day up to and including another.</summary>
public sealed record Tally
{
    private readonly Calendar calendar;
    private readonly CountingRule rule;

    internal Tally(Calendar calendar, CountingRule? rule, DateOnly from, DateOnly to)
    {
        (this.calendar, this.rule) = (calendar, rule ?? new());
        (From, To, Days) = (from, to, calendar.Count(from, to));
    }

    /// <summary>The day that does not count.</summary>
    public DateOnly From { get; }

    /// <summary>The last day that can count.</summary>
    public DateOnly To { get; }

    /// <summary>Working days in (from, to].</summary>
    public int Days { get; }

    public bool Provisional => calendar.Unannounced(From, To).Count > 0;

    public Seq<CountedDay> Ruler => CountedDay.Ruler(calendar, From, To);

    public Explanation Why => Reasons.Of(calendar, rule, this);
}
