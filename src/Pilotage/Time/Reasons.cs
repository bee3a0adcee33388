namespace Pilotage.Time;

/// <summary>Why a period ends when it does: neighbouring days that share a reason are told in one sentence.</summary>
internal static class Reasons
{
    public static Explanation Of(Calendar calendar, CountingRule rule, Deadline deadline)
    {
        var ruler = deadline.Ruler;
        var year = deadline.From.Year != deadline.Reached.Year;
        var parts = deadline.Term == Term.WorkingDays
            ? Groups(calendar, rule, ruler, deadline.Excluded, year)
            : Rolled(calendar, rule, deadline, year);
        return new(
            Ends(deadline, ruler),
            Parts: First(rule, deadline.From, year).Concat(parts).ToSeq(),
            Doubt: Doubt(calendar, deadline.From, deadline.Reached));
    }

    public static Explanation Of(Calendar calendar, CountingRule rule, Tally tally)
    {
        var year = tally.From.Year != tally.To.Year;
        var range = tally.From.Until(tally.To, true);
        return new(
            new($"{range.Zh}共{tally.Days}个工作日（首日不计，末日计入）", $"{range.En}: {tally.Days} working {(tally.Days == 1 ? "day" : "days")}, the first day left out, the last counted"),
            Parts: First(rule, tally.From, year).Concat(Groups(calendar, rule, tally.Ruler, [], year)).ToSeq(),
            Doubt: Doubt(calendar, tally.From, tally.To));
    }

    public static Input Cite(Notice notice) => new(new("通知", "Notice"), new(
        $"{notice.Cited.Zh}（{notice.Issued.Written().Zh}，{notice.Address}）", $"{notice.Cited.En} ({notice.Issued.Written().En}, {notice.Address})"));

    public static Text Unannounced(IEnumerable<int> years, DateOnly? known)
    {
        var list = years.ToList();
        var (zh, en) = known is { } day && day != DateOnly.MaxValue ? ($"截至{day.Written().Zh}，", $"As known on {day.Written().En}, n") : ("", "N");
        return new($"{zh}{string.Join("、", list)}年放假安排尚无通知，暂按周一至周五为工作日推算", $"{en}o notice on the holidays of {string.Join(", ", list)}: Monday to Friday are taken as working days for now");
    }

    private static Text Ends(Deadline deadline, Seq<CountedDay> ruler)
    {
        var (from, day) = (deadline.From.Written(), deadline.Day.Written());
        if (deadline.Open)
        {
            var counted = ruler.Max(marked => marked.Number);
            var reason = deadline.Excluded.First(span => span.Open); // open only because of such a span
            return new(
                $"{reason.From.Written().Zh}起暂停计算（{reason.Reason.Zh}），已计{counted}个工作日，尚余{deadline.Days - counted}个；恢复计算后确定届满日",
                $"Not counted from {reason.From.Written().En} ({reason.Reason.En}): {counted} working days counted, {deadline.Days - counted} left; the last day is known when counting resumes");
        }
        return deadline.Term switch
        {
            Term.WorkingDays => new(
                $"自{from.Zh}的次日起算，第{deadline.Days}个工作日为{day.Zh}（{deadline.Day.Weekday().Zh}）",
                $"Counted from the day after {from.En}, the {DayWords.Ordinal(deadline.Days)} working day is {day.En} ({deadline.Day.Weekday().En})"),
            Term.CalendarDays => new(
                $"自{from.Zh}的次日起算{deadline.Days}日，至{day.Zh}（{deadline.Day.Weekday().Zh}）届满",
                $"{deadline.Days} days counted from the day after {from.En} end on {day.En} ({deadline.Day.Weekday().En})"),
            _ => new(
                $"自{from.Zh}起{deadline.Days}个月，至{day.Zh}（{deadline.Day.Weekday().Zh}）届满",
                $"{deadline.Days} {(deadline.Days == 1 ? "month" : "months")} from {from.En} end on {day.En} ({deadline.Day.Weekday().En})"),
        };
    }

    private static IEnumerable<Explanation> First(CountingRule rule, DateOnly from, bool year)
    {
        var day = from.Until(from, year);
        yield return new(new($"{day.Zh}当日不计", $"{day.En} itself does not count"), rule.FirstDay);
    }

    private static IEnumerable<Explanation> Groups(
        Calendar calendar, CountingRule rule, Seq<CountedDay> ruler, Seq<Span> excluded, bool year)
    {
        var told = new List<(DateOnly Day, Explanation Why)>();
        foreach (var run in Runs(ruler.Where(day => day.As == CountedAs.Holiday), day => (day.Name, day.Notice)))
        {
            var range = run[0].Day.Until(run[^1].Day, year);
            told.Add((run[0].Day, new(new($"{range.Zh}{run[0].Name.Zh}放假，不计", $"{range.En}: {run[0].Name.En}, not counted"), rule.DaysOff, [Cite(run[0].Notice!)]))); // a holiday is set by a notice
        }
        var madeUp = ruler.Skip(1).Where(day => day.Number > 0 && calendar.Day(day.Day).Kind == DayKind.MakeUp);
        foreach (var group in madeUp.GroupBy(day => day.Notice!)) // a make-up day is set by a notice too
        {
            var list = DayWords.Listed(group.Select(day => day.Day), year);
            told.Add((group.First().Day, new(new($"{list.Zh}调休上班，计入", $"{list.En}: worked to make up for a holiday, counted"), null, [Cite(group.Key)])));
        }
        foreach (var run in Runs(ruler.Where(day => day.As == CountedAs.Excluded), day => Calendar.Covering(excluded, day.Day)))
        {
            var span = Calendar.Covering(excluded, run[0].Day)!; // it was excluded by this span
            var (zh, en) = span.Open ? ($"{run[0].Day.Until(run[0].Day, year).Zh}起", $"from {run[0].Day.Until(run[0].Day, year).En}") : (run[0].Day.Until(run[^1].Day, year).Zh, run[0].Day.Until(run[^1].Day, year).En);
            told.Add((run[0].Day, new(new($"{zh}{span.Reason.Zh}，不计", $"{en}: {span.Reason.En}, not counted"), span.Basis)));
        }
        var weekends = ruler.Count(day => day.As == CountedAs.Weekend);
        var rest = weekends == 0 ? [] : new[] { new Explanation(new($"其余周六、周日共{weekends}天，不计", $"{weekends} other {(weekends == 1 ? "day" : "days")} of weekends, not counted"), rule.DaysOff) };
        return told.OrderBy(pair => pair.Day).Select(pair => pair.Why).Concat(rest);
    }

    private static IEnumerable<Explanation> Rolled(Calendar calendar, CountingRule rule, Deadline deadline, bool year)
    {
        var last = deadline.Nominal.Until(deadline.Nominal, year);
        if (deadline.Term == Term.Months)
            yield return deadline.Nominal.Day == deadline.From.Day
                ? new(new($"到期月的对应日为{last.Zh}", $"The corresponding day of the last month is {last.En}"), rule.Months)
                : new(new($"到期月没有对应日，以月末{last.Zh}为期间最后一日", $"The last month has no corresponding day, so its end, {last.En}, is the last day"), rule.Months);
        if (deadline.Nominal == deadline.Day) yield break;
        var off = calendar.Day(deadline.Nominal);
        var due = deadline.Day.Until(deadline.Day, year);
        var (zh, en) = off.Kind == DayKind.Holiday ? ($"逢{off.Name.Zh}放假", off.Name.En) : ($"是{off.Day.Weekday().Zh}", $"a {off.Day.Weekday().En}");
        yield return new(
            new($"最后一日{last.Zh}{zh}，顺延至下一工作日{due.Zh}", $"The last day, {last.En}, is off ({en}), so the period ends on the next working day, {due.En}"),
            rule.LastDay, off.Notice is null ? [] : [Cite(off.Notice)]);
    }

    private static Text? Doubt(Calendar calendar, DateOnly from, DateOnly to)
    {
        var doubts = new List<Text>();
        if (calendar.Unannounced(from, to) is { Count: > 0 } years) doubts.Add(Unannounced(years, calendar.Known));
        foreach (var notice in calendar.Notices(from, to).Where(notice => notice.Certainty != Certainty.Official))
            doubts.Add(new($"{notice.Cited.Zh}未据官方文本核对", $"{notice.Cited.En} has not been checked against the official text"));
        if (doubts.Count == 0) return null;
        return new(string.Join("；", doubts.Select(doubt => doubt.Zh)), string.Join("; ", doubts.Select(doubt => doubt.En)));
    }

    // Neighbouring days with the same key, in order.
    private static IEnumerable<List<CountedDay>> Runs<TKey>(IEnumerable<CountedDay> days, Func<CountedDay, TKey> key)
    {
        var run = new List<CountedDay>();
        foreach (var day in days)
        {
            if (run.Count > 0 && (run[^1].Day.AddDays(1) != day.Day || !EqualityComparer<TKey>.Default.Equals(key(run[^1]), key(day))))
            {
                yield return run;
                run = [];
            }
            run.Add(day);
        }
        if (run.Count > 0) yield return run;
    }
}
