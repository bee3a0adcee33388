using Pilotage.Yaml;

namespace Pilotage.Time;

/// <summary>A document that says which days are off and which are worked instead. What it says is known from the day it was issued, not before.</summary>
/// <param name="Issued">The day from which its rows are known.</param>
/// <param name="Number">The number it is cited by; empty where none is held.</param>
public sealed record Notice(string Id, Text Title, DateOnly Issued, string Address, Certainty Certainty, string Number = "")
{
    /// <summary>How it is cited: by its number, else by its title.</summary>
    public Text Cited => Number.Length > 0 ? Text.Same(Number) : Title;
}

/// <summary>What a notice says about one day.</summary>
/// <param name="Works">True for a day that is worked, be it a weekend; false for a day off.</param>
/// <param name="Name">The holiday it belongs to.</param>
public sealed record CalendarRow(DateOnly Day, bool Works, Text Name, Notice Notice);

/// <summary>What one notice says about the days of one year.</summary>
/// <param name="WholeYear">Whether it arranges the year as a whole, so that its silence about a day means an ordinary day.</param>
public sealed record CalendarNotice(Notice Notice, bool WholeYear, Seq<CalendarRow> Rows)
{
    internal static CalendarNotice Read(Form f, int year)
    {
        var notice = new Notice(
            Id: f.Word("notice", "a name for the notice, unique in the pack's calendars"),
            Title: f.Text("title"),
            Issued: f.Day("issued", "the day from which its rows are known"),
            Address: f.Word("address", "where the notice can be read"),
            Certainty: f.Choice<Certainty>("certainty", "how far these rows can be trusted", Certainty.Official),
            Number: f.OptionalWord("number", "the number it is cited by") ?? "");
        var whole = f.Flag("whole-year", true, "false where it changes or adds only the days listed");
        var rows = f.Each("days", g => Row(g, notice, year), required: true, "what it says, day by day; days not listed are Monday to Friday");
        foreach (var twice in rows.GroupBy(row => row.Day).Where(group => group.Count() > 1))
            f.Note("CA102", new($"同一通知两次写到{twice.Key.Written().Zh}", $"one notice speaks twice of {twice.Key.Written().En}"), "days");
        return new(notice, whole, rows);
    }

    private static CalendarRow Row(Form f, Notice notice, int year)
    {
        var row = new CalendarRow(f.Day("day"), f.Choice("kind", ["holiday", "workday"]) == "workday", f.Text("name", "the holiday it belongs to"), notice);
        if (row.Day != default && row.Day.Year != year)
            f.Note("CA101", new($"{row.Day.Written().Zh}不在{year}年，请写入 {row.Day.Year} 年的日历", $"{row.Day.Written().En} is not in {year}; it belongs to the file of {row.Day.Year}"), "day");
        return row;
    }
}

/// <summary>The days of one year as the notices arranged them; one file a year, a later notice overrides an earlier one.</summary>
/// <param name="Notices">In the order they were issued.</param>
public sealed record CalendarYear(string Id, int Year, Text Name, Seq<CalendarNotice> Notices)
{
    public static CalendarYear Read(Form f)
    {
        var id = f.Id("calendar");
        var year = f.Whole("year", min: 1949, max: 2200);
        var name = f.Text("name");
        var notices = f.Each("notices", g => CalendarNotice.Read(g, year), required: true, "in the order they were issued");
        for (var i = 1; i < notices.Count; i++)
            if (notices[i].Notice.Issued < notices[i - 1].Notice.Issued)
                f.Note("CA103", new($"通知应按发布日期先后排列：“{notices[i].Notice.Id}”早于“{notices[i - 1].Notice.Id}”", $"notices stand in the order issued: '{notices[i].Notice.Id}' is earlier than '{notices[i - 1].Notice.Id}'"), "notices");
        return new(id, year, name, notices);
    }
}
