using Pilotage.Yaml;

namespace Pilotage.Time;

/// <summary>How long something granted is valid, in years, months and days of the calendar.</summary>
/// <param name="Source">The clause that sets it.</param>
public sealed record Validity(int Years, int Months, int Days, Source Source)
{
    /// <summary>
    /// The last day on which it is valid, whole: the day it starts on does not count, and years and months end on the day that corresponds,
    /// or on the last of the month where none does.
    /// </summary>
    public DateOnly LastDay(DateOnly start) => start.AddMonths(Years * 12 + Months).AddDays(Days);

    /// <summary>The term in words: three years, six months.</summary>
    public Text Words => new(
        string.Concat(Part(Years, "年"), Part(Months, "个月"), Part(Days, "日")),
        string.Join(", ", new[] { Part(Years, " year"), Part(Months, " month"), Part(Days, " day") }.Where(part => part.Length > 0)
            .Select(part => part.StartsWith("1 ", StringComparison.Ordinal) ? part : part + "s")));

    internal static Validity Read(Form f)
    {
        var term = new Validity(
            Years: f.Whole("years", 0, 100, "whole years", 0),
            Months: f.Whole("months", 0, 1200, "whole months", 0),
            Days: f.Whole("days", 0, 36500, "calendar days", 0),
            Source: (f.OptionalSource() ?? new("")) with { Certainty = f.Choice<Certainty>("certainty", "how far the clause can be trusted", Certainty.Official) });
        if (term is { Years: 0, Months: 0, Days: 0 })
            f.Note("RG105", new("有效期要写明年、月或日；长期有效的不写这一项", "a term needs years, months or days; leave it out where there is no end"));
        return term;
    }

    private static string Part(int number, string unit) => number == 0 ? "" : $"{number}{unit}";
}
