using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>Writes an area as a definition file that <see cref="Area.Read"/> reads back.</summary>
internal static partial class PlanYaml
{
    /// <summary>The name of an area's file: its place in the plan and an English slug, or area-N where there is no English.</summary>
    public static string FileName(Area area, int position)
    {
        var words = NotSlug().Replace(area.Title.En.ToLowerInvariant(), "-").Trim('-');
        return string.Create(CultureInfo.InvariantCulture, $"{position}-{(words.Length > 0 ? words : $"area-{position}")}.yaml");
    }

    public static string Of(Area area)
    {
        var yaml = new StringBuilder();
        Line(0, $"no: {area.No}");
        Line(0, $"title: {Both(area.Title)}");
        if (Spot.Of(area.Place) is { Length: > 0 } at) Line(0, $"at: {at}");
        Line(0, $"english: {area.English.ToString().ToLowerInvariant()}");
        Line(0, area.Tasks.Count == 0 ? "tasks: []" : "tasks:");
        foreach (var task in area.Tasks)
        {
            Line(1, $"- no: {task.No}");
            if (task.Title.Zh.Length > 0) Line(2, $"title: {Both(task.Title)}");
            if (Spot.Of(task.Place) is { Length: > 0 } taskAt) Line(2, $"at: {taskAt}");
            Line(2, task.Measures.Count == 0 ? "measures: []" : "measures:");
            foreach (var measure in task.Measures) Write(measure);
        }
        return yaml.ToString();

        void Write(Measure measure)
        {
            Line(3, $"- no: {measure.No}");
            if (measure.Text.En.Length == 0) Line(4, $"text: {{ zh: {Quoted(measure.Text.Zh)} }}");
            else
            {
                Line(4, "text:");
                Line(5, $"zh: {Quoted(measure.Text.Zh)}");
                Line(5, $"en: {Quoted(measure.Text.En)}");
            }
            if (measure.Body.Length > 0) Line(4, $"body: {Quoted(measure.Body)}");
            if (Spot.Of(measure.Place) is { Length: > 0 } at) Line(4, $"at: {at}");
            if (Spot.Of(measure.BodyPlace) is { Length: > 0 } bodyAt) Line(4, $"body-at: {bodyAt}");
            if (measure.Scope.Length > 0) Line(4, $"scope: {Quoted(measure.Scope)}");
            foreach (var part in measure.Units.GroupBy(unit => unit.Part)) Line(4, $"{Key(part.Key)}: [{string.Join(", ", part.Select(unit => Word(unit.Unit.Id)))}]");
            if (measure.Targets.Count > 0) Line(4, "targets:");
            foreach (var target in measure.Targets) Line(5, $"- {{ {string.Join(", ", Pairs(target))} }}");
        }

        void Line(int depth, string words) => yaml.Append(' ', depth * 2).Append(words).Append('\n');
    }

    private static IEnumerable<string> Pairs(Target target)
    {
        yield return $"text: {Quoted(target.Text)}";
        if (target.Value is { } value) yield return string.Create(CultureInfo.InvariantCulture, $"value: {value}");
        if (target.Unit is { } unit) yield return $"unit: {Word(unit)}";
        if (target.From is { } from) yield return string.Create(CultureInfo.InvariantCulture, $"from: {from}");
        if (target.By is { } by) yield return $"by: {Quoted(by)}";
        if (target.Every is { } every) yield return $"every: {every}";
    }

    private static string Key(Part part) => part == Part.Responsible ? "units" : part.ToString().ToLowerInvariant();

    private static string Both(Text text) => text.En.Length > 0 ? $"{{ zh: {Quoted(text.Zh)}, en: {Quoted(text.En)} }}" : $"{{ zh: {Quoted(text.Zh)} }}";

    private static string Word(string word) => Plain().IsMatch(word) ? word : Quoted(word);

    /// <summary>A YAML scalar in double quotes.</summary>
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }
        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotSlug();

    [GeneratedRegex(@"^(?!true$|false$|null$)[a-z\u4E00-\u9FFF][a-z0-9\u4E00-\u9FFF-]*$")]
    private static partial Regex Plain();
}
