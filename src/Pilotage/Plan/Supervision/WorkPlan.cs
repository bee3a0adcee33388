using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan.Supervision;

/// <summary>What the unit that leads will do for a measure, by when: once the office has confirmed it, the baseline of every light.</summary>
/// <param name="Deliverables">What there will be in the end.</param>
public sealed record WorkPlan(Seq<string> Deliverables, Seq<Milestone> Milestones, Seq<PlannedIndicator> Indicators)
{
    public static readonly WorkPlan Empty = new([], [], []);
}

/// <summary>Something that will be done by a day.</summary>
/// <param name="Id">Stays the same when the plan is changed: m1, m2 …; empty where it is to be allotted.</param>
public sealed partial record Milestone(string Id, DateOnly Due, string Name)
{
    /// <summary>Reads a line: <c>2021-03-31 what will be done</c>, with its id before it where it has one already; null where it is none.</summary>
    public static Milestone? Parse(string line)
    {
        var match = Written().Match(line.Trim());
        return match.Success && DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(match.Groups["id"].Value, day, match.Groups["name"].Value.Trim())
            : null;
    }

    /// <summary>The line that <see cref="Parse"/> reads.</summary>
    public override string ToString() => $"{(Id.Length > 0 ? Id + " " : "")}{Due:yyyy-MM-dd} {Name}";

    [GeneratedRegex(@"^(?:(?<id>m\d+)\s+)?(?<day>\d{4}-\d{2}-\d{2})[\s|]+(?<name>\S.*)$")]
    private static partial Regex Written();
}

/// <summary>A figure that will show the result.</summary>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Baseline">Where it stood before; null where nobody knows.</param>
public sealed record PlannedIndicator(string Name, string Unit, decimal? Baseline, decimal? Target, DateOnly? By)
{
    /// <summary>Reads a line: <c>name | unit | baseline | target | day</c>; parts that are not known stay empty. Null where it is none.</summary>
    public static PlannedIndicator? Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 5 || parts[0].Length == 0) return null;
        string At(int i) => i < parts.Length ? parts[i] : "";
        decimal? Figure(int i) => decimal.TryParse(At(i), NumberStyles.Number, CultureInfo.InvariantCulture, out var figure) ? figure : null;
        DateOnly? by = DateOnly.TryParseExact(At(4), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return At(2).Length > 0 && Figure(2) is null || At(3).Length > 0 && Figure(3) is null || At(4).Length > 0 && by is null ? null : new(parts[0], At(1), Figure(2), Figure(3), by);
    }

    /// <summary>The line that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} | {Unit} | {Baseline} | {Target} | {By:yyyy-MM-dd}");
}

/// <summary>Something that proves a statement: a file kept by its hash, which so stands in the journal.</summary>
/// <param name="Size">Bytes.</param>
public sealed record Evidence(string Hash, string Name, long Size = 0)
{
    /// <summary>Reads a line: <c>hash name</c>; null where it is none.</summary>
    public static Evidence? Parse(string line) => line.Trim().Split(' ', 2) is [{ Length: > 8 } hash, var name] && hash.Contains(':', StringComparison.Ordinal) ? new(hash, name.Trim()) : null;

    public override string ToString() => $"{Hash} {Name}";
}
