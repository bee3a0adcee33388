using System.CommandLine;
using System.Globalization;
using Pilotage.Time;
using Pilotage.Yaml;
using Spectre.Console;
using Calendar = Pilotage.Time.Calendar;

namespace Pilotage.Cli;

/// <summary><c>day add</c>, <c>day count</c>, <c>day why</c>: working days with a pack's calendars; nothing is written and no server is needed.</summary>
public static class DayVerbs
{
    private const int Longest = 10_000;
    private const int FirstYear = 1949;
    private const int LastYear = 2200;

    private static readonly Option<string?> AsOf = new("--as-of") { Description = "Only notices issued by this day are known · 只计截至该日已发布的通知" };
    private static readonly Option<bool> Why = new("--why") { Description = "Day by day, and why · 逐日说明理由" };
    private static readonly Option<string?> Pack = new("--pack") { Description = "The pack whose calendars count · 所用的包" };

    public static Command Family()
    {
        var family = new Command("day", "Working days and the periods counted in them · 工作日与期限");
        family.Subcommands.Add(Add());
        family.Subcommands.Add(Count());
        family.Subcommands.Add(One());
        return family;
    }

    private static Command Add()
    {
        var from = new Argument<string>("from") { Description = "The day of the event, which does not count · 起算日（当日不计）" };
        var days = new Argument<string>("days") { Description = "How many working days · 工作日数" };
        var consecutive = new Option<bool>("--calendar-days") { Description = "Count every day; a last day off moves to the next working day · 按自然日计，末日逢休顺延" };
        var months = new Option<bool>("--months") { Description = "Count months; a last day off moves to the next working day · 按月计，末日逢休顺延" };
        var exclude = new Option<string[]>("--exclude") { Description = "Days not counted, FROM/TO, both included; FROM/ while open · 不计入的期间" };
        var verb = new Command("add", "The last day of a period · 期限届满日") { from, days, AsOf, Why, Pack, consecutive, months, exclude };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            var excluded = new List<Span>();
            foreach (var written in parsed.GetValue(exclude) ?? [])
            {
                if (Excluded(written, out var reason) is not { } span) return Show.Usage(reason, language);
                excluded.Add(span);
            }
            if (!int.TryParse(parsed.GetValue(days), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > Longest)
            {
                var word = parsed.GetValue(days);
                return Show.Usage(new($"“{word}”应为 0 到 {Longest} 的整数", $"'{word}' should be a whole number from 0 to {Longest}"), language);
            }
            if (new[] { parsed.GetValue(consecutive), parsed.GetValue(months), excluded.Count > 0 }.Count(chosen => chosen) > 1)
                return Show.Usage(new("--calendar-days、--months、--exclude 不能同用", "--calendar-days, --months and --exclude do not go together"), language);
            return With(parsed, [parsed.GetValue(from)!], (calendar, day) => // the argument is required
            {
                var deadline = parsed.GetValue(months) ? calendar.AddMonths(day[0], count)
                    : parsed.GetValue(consecutive) ? calendar.Roll(day[0], count)
                    : calendar.Add(day[0], count, [.. excluded]);
                if (parsed.GetValue(Show.Json)) Show.Value(deadline);
                else
                {
                    Show.Line(deadline.Open ? new Text("未定", "open").In(language) : $"{deadline.Day:yyyy-MM-dd} {deadline.Day.Weekday().In(language)}");
                    Reasons(parsed, deadline.Why, deadline.Ruler, language);
                }
            });
        });
        return verb;
    }

    private static Command Count()
    {
        var from = new Argument<string>("from") { Description = "The day that does not count · 首日（不计）" };
        var to = new Argument<string>("to") { Description = "The last day, which counts · 末日（计入）" };
        var verb = new Command("count", "Working days after FROM up to and including TO · 两日之间的工作日数") { from, to, AsOf, Why, Pack };
        // Both arguments are required, so they have values.
        verb.SetAction(parsed => With(parsed, [parsed.GetValue(from)!, parsed.GetValue(to)!], (calendar, day) =>
        {
            var (language, tally) = (Show.Language(parsed), calendar.Tally(day[0], day[1]));
            if (parsed.GetValue(Show.Json)) Show.Value(tally);
            else
            {
                Show.Line($"{tally.Days}");
                Reasons(parsed, tally.Why, tally.Ruler, language);
            }
        }));
        return verb;
    }

    private static Command One()
    {
        var on = new Argument<string>("day") { Description = "The day · 日期" };
        var verb = new Command("why", "What kind of day it is, and which notice made it so · 某日是否上班及依据") { on, AsOf, Pack };
        verb.SetAction(parsed => With(parsed, [parsed.GetValue(on)!], (calendar, day) => // the argument is required
        {
            if (parsed.GetValue(Show.Json)) Show.Value(calendar.Day(day[0]));
            else Show.Why(calendar.Day(day[0]).Why, Show.Language(parsed));
        }));
        return verb;
    }

    private static int With(ParseResult parsed, string[] written, Action<Calendar, DateOnly[]> show)
    {
        var language = Show.Language(parsed);
        var days = new List<DateOnly>();
        foreach (var word in parsed.GetValue(AsOf) is { } known ? written.Append(known) : written)
        {
            if (Show.Day(word, out var reason) is not { } day) return Show.Usage(reason, language);
            if (day.Year is < FirstYear or > LastYear) return Show.Usage(new($"“{word}”超出 {FirstYear}—{LastYear} 年", $"'{word}' is not between {FirstYear} and {LastYear}"), language);
            days.Add(day);
        }
        if (written.Length == 2 && days[1] < days[0]) return Show.Usage(new($"“{written[1]}”早于“{written[0]}”", $"'{written[1]}' is before '{written[0]}'"), language);
        if (Folders.Pack(parsed.GetValue(Pack)) is not { } pack)
            return Show.Usage(new($"找不到包“{parsed.GetValue(Pack)}”", $"there is no pack '{parsed.GetValue(Pack)}'"), language);
        var findings = new List<Finding>();
        var calendar = Read(pack, findings);
        if (Show.Findings(findings, language) is > 0 and var wrong) return wrong;
        show(days.Count > written.Length ? calendar.AsOf(days[^1]) : calendar, [.. days]);
        return 0;
    }

    private static Calendar Read(string pack, List<Finding> findings)
    {
        var folder = Path.Combine(pack, "calendars");
        if (!Directory.Exists(folder)) return Calendar.Of([]);
        return Calendar.Of(Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => YamlText.Read(Path.GetRelativePath(pack, file), File.ReadAllText(file), findings)).OfType<Node>()
            .Select(node => Form.Read(node, true, findings, CalendarYear.Read)).OfType<CalendarYear>().ToList());
    }

    private static Span? Excluded(string written, out Text reason)
    {
        reason = new($"“{written}”应写成 2021-03-08/2021-03-19；尚未结束的写 2021-03-08/", $"'{written}' should be like 2021-03-08/2021-03-19, or 2021-03-08/ while open");
        if (written.Split('/') is not [var from, var to] || Show.Day(from, out _) is not { } first) return null;
        var last = to.Length == 0 ? DateOnly.MaxValue : Show.Day(to, out _);
        return last is { } end && first <= end ? new(first, end, new("指定期间", "the span given")) : null;
    }

    private static void Reasons(ParseResult parsed, Explanation why, Seq<CountedDay> ruler, Language language)
    {
        if (!parsed.GetValue(Why))
        {
            if (why.Doubt is { } doubt) Show.Line("! " + doubt.In(language));
            return;
        }
        Show.Why(why, language);
        Show.Draw(Weeks(ruler, language));
    }

    // The ruler as a page draws it: a row a week, Monday first.
    private static Spectre.Console.Table Weeks(Seq<CountedDay> ruler, Language language)
    {
        var weeks = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (var name in (language == Language.Zh ? "一 二 三 四 五 六 日" : "Mon Tue Wed Thu Fri Sat Sun").Split(' ')) weeks.AddColumn(name);
        var before = ((int)ruler[0].Day.DayOfWeek + 6) % 7;
        foreach (var week in Enumerable.Repeat("", before).Concat(ruler.Select(day => Cell(day, language))).Chunk(7)) weeks.AddRow(week);
        return weeks;
    }

    private static string Cell(CountedDay day, Language language)
    {
        var mark = day.As switch
        {
            CountedAs.Start => new Text("起", "from"),
            CountedAs.Weekend or CountedAs.Holiday => new("休", "off"),
            CountedAs.Excluded => new("不计", "out"),
            CountedAs.MakeUp => new($"{day.Number}·", $"{day.Number}·"),
            CountedAs.Due => new(day.Number > 0 ? $"{day.Number} 止" : "止", day.Number > 0 ? $"{day.Number} due" : "due"),
            _ => Text.Same($"{day.Number}"),
        };
        return $"{day.Day.Month}/{day.Day.Day} {mark.In(language)}";
    }
}
