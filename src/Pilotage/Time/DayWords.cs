using System.Globalization;

namespace Pilotage.Time;

/// <summary>Days as people write them, in both languages.</summary>
public static class DayWords
{
    private static readonly string[] Weekdays = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

    /// <summary>2021年2月24日, 24 February 2021.</summary>
    public static Text Written(this DateOnly day) => new(In($"{day.Year}年{day.Month}月{day.Day}日"), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>2月24日, 24 February: where the year is plain.</summary>
    public static Text WithoutYear(this DateOnly day) => new(In($"{day.Month}月{day.Day}日"), day.ToString("d MMMM", CultureInfo.InvariantCulture));

    /// <summary>星期三, Wednesday.</summary>
    public static Text Weekday(this DateOnly day) => new(Weekdays[(int)day.DayOfWeek], day.DayOfWeek.ToString());

    /// <summary>2月11日至17日, 11–17 February; with the year where the reader needs it.</summary>
    public static Text Until(this DateOnly from, DateOnly to, bool year = false)
    {
        if (from == to) return year ? from.Written() : from.WithoutYear();
        if (from.Year != to.Year) return new($"{from.Written().Zh}至{to.Written().Zh}", $"{from.Written().En} to {to.Written().En}");
        var (zh, en) = year ? (In($"{from.Year}年"), In($" {from.Year}")) : ("", "");
        return from.Month == to.Month
            ? new($"{zh}{from.WithoutYear().Zh}至{In($"{to.Day}")}日", $"{In($"{from.Day}")}–{to.WithoutYear().En}{en}")
            : new($"{zh}{from.WithoutYear().Zh}至{to.WithoutYear().Zh}", $"{from.WithoutYear().En} to {to.WithoutYear().En}{en}");
    }

    /// <summary>2月7日、20日, 7 and 20 February.</summary>
    public static Text Listed(IEnumerable<DateOnly> days, bool year = false)
    {
        var months = days.Order().GroupBy(day => (day.Year, day.Month)).ToList();
        var zh = months.Select(month => (year ? In($"{month.Key.Year}年") : "") + In($"{month.Key.Month}月") + string.Join("、", month.Select(day => In($"{day.Day}日"))));
        var form = year ? " MMMM yyyy" : " MMMM";
        var en = months.Select(month => And(month.Select(day => In($"{day.Day}")).ToList()) + month.First().ToString(form, CultureInfo.InvariantCulture));
        return new(string.Join("、", zh), And(en.ToList()));
    }

    /// <summary>1st, 2nd, 3rd, 11th.</summary>
    internal static string Ordinal(int number) => In($"{number}") + (number % 100, number % 10) switch
    {
        (>= 11 and <= 13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };

    private static string And(List<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string In(FormattableString text) => FormattableString.Invariant(text);
}
