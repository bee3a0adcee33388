using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>Writes a rule set as the definition file that <see cref="RuleSet.Read"/> reads back.</summary>
public static partial class RuleText
{
    public static string Of(RuleSet set)
    {
        var yaml = new StringBuilder();
        Line(0, $"rules: {Word(set.Id)}");
        Line(0, $"name: {Both(set.Name)}");
        if (set.Measures.Count > 0) Line(0, $"measures: [{string.Join(", ", set.Measures.Select(Quoted))}]");
        if (set.Public) Line(0, "public: true");
        if (set.Confirmer is { } by) Line(0, $"confirmed-by: {{ unit: {Word(by.Unit.Id)}, role: {Word(by.Role)} }}");
        if (set.DatedBy is { } dated) Line(0, $"dated-by: {Word(dated.Id)}");
        Line(0, "inputs:");
        foreach (var input in set.Inputs) Line(1, $"{Word(input.Name)}: {{ {string.Join(", ", Pairs(input))} }}");
        Line(0, "outputs:");
        foreach (var output in set.Outputs) Line(1, $"{Word(output.Name)}: {{ {string.Join(", ", Pairs(output))} }}");
        Line(0, "steps:");
        foreach (var step in set.Steps)
        {
            if (step is RuleFormula formula)
            {
                Line(1, $"- formula: {Word(formula.Name)}");
                Block("is", formula.Is.Text.Trim().ReplaceLineEndings("\n").Split('\n'));
                if (formula.InForce.From is { } from) Line(2, $"valid-from: {Day(from)}");
                if (formula.InForce.To is { } to) Line(2, $"valid-to: {Day(to)}");
            }
            if (step is RuleTable table)
            {
                Line(1, $"- table: {Word(table.Name)}");
                if (table.Hit != HitPolicy.Unique) Line(2, $"hit: {Kebab(table.Hit.ToString())}");
                if (!table.Complete) Line(2, "complete: false");
                Block("rows", Aligned(table.Rows));
            }
            Line(2, $"source: {Word(step.Source.ToString())}");
            if (step.Source.Certainty != Certainty.Official) Line(2, $"certainty: {step.Source.Certainty.ToString().ToLowerInvariant()}");
            if (step.Note is { } note) Line(2, $"note: {Both(note)}");
        }
        return yaml.ToString();

        void Line(int depth, string words) => yaml.Append(' ', depth * 2).Append(words).Append('\n');

        void Block(string key, IEnumerable<string> lines)
        {
            Line(2, $"{key}: |");
            foreach (var line in lines) Line(3, line.TrimEnd());
        }
    }

    private static IEnumerable<string> Pairs(RuleInput input)
    {
        yield return $"type: {ModelWords.TypeWord(input.Type)}";
        if (input.Unit.Length > 0) yield return $"unit: {Word(input.Unit)}";
        if (input.Optional) yield return "optional: true";
        if (input.Least is { } least) yield return $"least: {Quoted(least.ToString())}";
        if (input.Choices.Count > 0) yield return $"choices: [{string.Join(", ", input.Choices.Select(Word))}]";
        yield return $"label: {Both(input.Label)}";
        if (input.Note is { } note) yield return $"note: {Both(note)}";
    }

    private static IEnumerable<string> Pairs(RuleOutput output)
    {
        yield return $"type: {ModelWords.TypeWord(output.Type)}";
        if (output.Unit.Length > 0) yield return $"unit: {Word(output.Unit)}";
        if (output.Choices.Count > 0) yield return $"choices: [{string.Join(", ", output.Choices.Select(Word))}]";
        yield return $"label: {Both(output.Label)}";
    }

    // Columns under each other; a Chinese character is two wide.
    private static IEnumerable<string> Aligned(Written rows)
    {
        if (RowBlock.Read(rows, []) is not { } block) return rows.Text.TrimEnd().Split('\n');
        string[][][] lines = [[.. block.Heads.Select(Texts)], .. block.Lines.Select(line => new[] { Texts(line.Conditions), Texts(line.Conclusions), Texts(line.Remarks) })];
        var widths = block.Heads.Select((section, s) => section.Select((_, c) => lines.Max(line => c < line[s].Length ? Width(line[s][c]) : 0)).ToArray()).ToArray();
        return lines.Select(line => string.Join(" || ", line.Take(block.Heads[2].Length > 0 ? 3 : 2)
            .Select((section, s) => string.Join(" | ", widths[s].Select((width, c) => Padded(c < section.Length ? section[c] : "", width))))));
    }

    private static string[] Texts(Written[] cells) => [.. cells.Select(cell => cell.Text)];

    private static string Padded(string text, int width) => text + new string(' ', width - Width(text));

    private static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value > 0x2E7F ? 2 : 1);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Both(Text text) => text.En.Length == 0 ? $"{{ zh: {Word(text.Zh)} }}" : $"{{ zh: {Word(text.Zh)}, en: {Word(text.En)} }}";

    private static string Word(string text) => Safe().IsMatch(text) && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off") ? text : Quoted(text);

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n").Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

    private static string Kebab(string name) => Capital().Replace(name, match => "-" + match.Value).TrimStart('-').ToLowerInvariant();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_\-./#()%〔〕（）、，。；：《》]*( [\p{L}\p{Nd}_\-./()%〔〕（）、，。；：《》]+)*$")]
    private static partial Regex Safe();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
