using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Tests.Time;

/// <summary>The calendars that stand in the pack of the first plan, read once.</summary>
internal static class Calendars
{
    public static Calendar Official { get; } = Calendar.Of(Directory.EnumerateFiles(Repository.At("packs", "shanghai-2020", "calendars"), "*.yaml").Select(Read).ToList());

    public static CalendarYear Read(string path) => Read(Path.GetFileName(path), File.ReadAllText(path), out var findings) ?? throw new InvalidOperationException(string.Join('\n', findings));

    public static CalendarYear? Read(string file, string text, out List<Finding> findings)
    {
        findings = [];
        return YamlText.Read(file, text, findings) is { } node ? Form.Read(node, true, findings, CalendarYear.Read) : null;
    }

    public static DateOnly Day(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd");
}
