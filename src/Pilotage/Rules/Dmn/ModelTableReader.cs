using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pilotage.Yaml;
using static Pilotage.Rules.ModelWords;

namespace Pilotage.Rules;

/// <summary>Reads a decision table of a model as the rows of a rule set's table.</summary>
/// <param name="parts">Tables with the same conditions that conclude further names.</param>
internal sealed partial class ModelTableReader(string file, string name, XElement table, IReadOnlyList<XElement> parts, List<Finding> findings)
{
    private static readonly Seq<string> Remarks = ["source", "valid-from", "valid-to", "certainty", "note", "note-en"];

    public Written? Rows()
    {
        if (Policy(table.Text("hitPolicy"), table.Text("aggregation")) is null)
        {
            Doubt("RU325", $"“{name}”的命中策略 {table.Text("hitPolicy")} 没有对应", $"rule sets have no hit policy {table.Text("hitPolicy")}, which '{name}' has", Weight.Error);
            return null;
        }
        var inputs = table.Children("input").ToList();
        var dated = inputs.FindIndex(input => input.Extension("in-force") is not null);
        var annotations = table.Children("annotation").Select(one => one.Text("name")).ToList();
        var others = annotations.Where(one => !Remarks.Contains(one)).ToList();
        var remarks = annotations.Where(Remarks.Contains).ToList();
        if (others.Count > 0 && !remarks.Contains("note")) remarks.Add("note");
        if (others.Count > 0 && !remarks.Contains("note-en")) remarks.Add("note-en");
        foreach (var output in table.Children("output").Where(output => output.Child("defaultOutputEntry")?.Child("text")?.Value is { } text && text.Trim() is not ("" or "[]")))
            Doubt("RU326", $"“{name}”的默认结论没有读入：{output.Child("defaultOutputEntry")!.Value.Trim()}", $"the default of '{name}' is not taken over: {output.Child("defaultOutputEntry")!.Value.Trim()}"); // just found

        var lines = new List<string[][]>
        {
            new[]
            {
                Without(inputs.Select(input => Cell(input.Child("inputExpression")?.Child("text"))), dated),
                [.. table.Children("output").Concat(parts.SelectMany(part => part.Children("output"))).Select(output => output.Text("name") is { Length: > 0 } called ? called : name)],
                [.. remarks],
            },
        };
        foreach (var (rule, at) in table.Children("rule").Select((rule, at) => (rule, at)))
        {
            var tests = rule.Children("inputEntry").Select(entry => Entry(entry, "-")).ToList();
            var said = rule.Children("annotationEntry").Select(entry => Cell(entry.Child("text"))).ToList();
            var values = remarks.Select(remark => annotations.IndexOf(remark) is var i && i >= 0 && i < said.Count ? said[i] : "").ToArray();
            if (others.Count > 0)
            {
                var more = string.Join("；", others.Select(other => annotations.IndexOf(other) is var i && i < said.Count && said[i].Length > 0 ? $"{other}：{said[i]}" : "").Where(text => text.Length > 0));
                foreach (var noted in (ReadOnlySpan<string>)["note", "note-en"]) values[remarks.IndexOf(noted)] = string.Join("；", new[] { values[remarks.IndexOf(noted)], more }.Where(text => text.Length > 0));
            }
            if (dated >= 0 && dated < tests.Count) Date(tests[dated], remarks, values);
            var further = parts.SelectMany(part => part.Children("rule").ElementAtOrDefault(at)?.Children("outputEntry") ?? []);
            lines.Add([Without(tests, dated), [.. rule.Children("outputEntry").Concat(further).Select(entry => Entry(entry, "null"))], values]);
        }
        return new(string.Join('\n', lines.Select(line => string.Join(" || ", line.Take(remarks.Count > 0 ? 3 : 2).Select(section => string.Join(" | ", section))))), Place.Of(file));
    }

    // The condition on the day decides; the remark only tells it to readers.
    private void Date(string test, List<string> remarks, string[] values)
    {
        var period = Period().Match(test);
        if (!period.Success && test is not "-")
        {
            Doubt("RU327", $"“{name}”的有效期间“{test}”读不懂", $"the days in force of '{name}', {test}, cannot be read", Weight.Error);
            return;
        }
        foreach (var (remark, value) in (ReadOnlySpan<(string, string)>)[("valid-from", period.Groups["from"].Value), ("valid-to", period.Groups["to"].Value)])
        {
            var at = remarks.IndexOf(remark);
            if (at < 0 && value.Length > 0) Doubt("RU327", $"“{name}”没有“{remark}”一列", $"'{name}' has no column '{remark}'", Weight.Error);
            if (at < 0 || values[at] == value) continue;
            Doubt("RU328", $"“{name}”的附注写 {remark} {values[at]}，条件是“{test}”，以条件为准", $"'{name}' remarks {remark} {values[at]} where the condition is {test}; the condition is taken");
            values[at] = value;
        }
    }

    private static string Entry(XElement entry, string meaning) => Cell(entry.Child("text")) is var cell && cell == meaning && entry.Extension("blank") is not null ? "" : cell;

    private static string Cell(XElement? text)
    {
        var cell = (text?.Value ?? "").ReplaceLineEndings(" ").Trim();
        // A bar would end the cell, except in quotes.
        return cell.Contains('"', StringComparison.Ordinal) ? cell : cell.Replace('|', '｜');
    }

    private static string[] Without(IEnumerable<string> cells, int at) => [.. cells.Where((_, i) => i != at)];

    private void Doubt(string code, string zh, string en, Weight weight = Weight.Doubt) => findings.Add(new(code, Place.Of(file), new(zh, en), weight));

    [GeneratedRegex("""^(?:>= date\("(?<from>[0-9-]+)"\)|<= date\("(?<to>[0-9-]+)"\)|\[date\("(?<from>[0-9-]+)"\)\.\.date\("(?<to>[0-9-]+)"\)\])$""")]
    private static partial Regex Period();
}
