using System.Globalization;
using System.Text.RegularExpressions;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>One line of a file of cases after it was run.</summary>
/// <param name="Name">The first cell.</param>
/// <param name="Faults">What differs or could not be read; empty where it passed.</param>
public sealed record RuleCase(int Line, string Name, Seq<Text> Faults)
{
    public bool Passed => Faults.Count == 0;
}

/// <summary>Runs a file of cases against a rule set: columns that name inputs are given, columns that name outputs are answers.</summary>
/// <param name="Ignored">Columns that name neither.</param>
public sealed partial record RuleCases(Seq<RuleCase> Cases, Seq<string> Ignored)
{
    private static readonly Dictionary<string, bool> Flags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = true, ["0"] = false, ["true"] = true, ["false"] = false, ["yes"] = true, ["no"] = false, ["y"] = true, ["n"] = false, ["是"] = true, ["否"] = false,
    };

    /// <param name="csv">First line the names of the columns; <c>expected</c> is the main output, <c>expected_x</c> is <c>x</c>.</param>
    /// <param name="on">The day of cases that no input dates.</param>
    public static RuleCases Run(Calculator calculator, string csv, DateOnly on)
    {
        var rows = CsvText.Read(csv);
        if (rows.Count == 0) return new([], []);
        var set = calculator.Set;
        var inputs = rows[0].Select(head => RuleInputs.Find(set, head)).ToArray();
        var outputs = rows[0].Select((head, i) => inputs[i] is null ? Answer(set, head) : null).ToArray();
        var ignored = rows[0].Where((_, i) => inputs[i] is null && outputs[i] is null).ToSeq();
        var cases = rows.Skip(1).Select((cells, i) => One(calculator, inputs, outputs, cells, i + 2, on)).ToSeq();
        return new(cases, ignored);
    }

    /// <summary>A cell as its input's type has it; null, with the reason, where it cannot be read so.</summary>
    public static Value? Cell(RuleInput input, string written, out Text fault) => Cell(input.Type, written.Trim(), input.Label, out fault);

    private static RuleOutput? Answer(RuleSet set, string head)
    {
        var name = RuleInputs.Plain(head);
        if (name == "expected") return set.Outputs[0];
        if (name.StartsWith("expected_", StringComparison.Ordinal)) name = name["expected_".Length..];
        return set.Outputs.FirstOrDefault(output => RuleInputs.Plain(output.Name) == name);
    }

    private static RuleCase One(Calculator calculator, RuleInput?[] inputs, RuleOutput?[] outputs, string[] cells, int line, DateOnly on)
    {
        var (given, faults) = (Context.Empty, new List<Text>());
        for (var i = 0; i < cells.Length && i < inputs.Length; i++)
        {
            if (inputs[i] is not { } input || cells[i].Trim().Length == 0) continue;
            if (Cell(input, cells[i], out var fault) is { } value) given = given.With(input.Name, value);
            else faults.Add(fault);
        }
        if (faults.Count > 0) return new(line, cells[0], faults.ToSeq());
        var outcome = calculator.Decide(given, on);
        if (outcome.Refusal is { } refusal) return new(line, cells[0], [refusal.Reason]);
        for (var i = 0; i < cells.Length && i < outputs.Length; i++)
        {
            if (outputs[i] is not { } output || cells[i].Trim().Length == 0) continue;
            var actual = outcome.Value.Outputs[output.Name];
            if (Cell(output.Type.IsAny ? FeelType.String : output.Type, cells[i].Trim(), output.Label, out var fault) is not { } expected) faults.Add(fault);
            else if (!(expected == actual) && !(output.Type.IsAny && Spelling.Of(actual) == cells[i].Trim()))
                faults.Add(new($"“{output.Label.Zh}”应为 {cells[i].Trim()}，得到 {Spelling.Of(actual)}", $"'{output.Label.En}' should be {cells[i].Trim()}, got {Spelling.Of(actual)}"));
        }
        return new(line, cells[0], faults.ToSeq());
    }

    private static Value? Cell(FeelType type, string written, Text label, out Text fault)
    {
        var wanted = type.Kind switch
        {
            Kind.Number => new Text("数字", "a number"),
            Kind.Boolean => new("是或否", "yes or no"),
            Kind.Date => new("写成 2020-11-06 样子的日期", "a day written like 2020-11-06"),
            _ => Text.Same(type.Name),
        };
        fault = new($"“{label.Zh}”应为{wanted.Zh}，却是“{written}”", $"'{label.En}' should be {wanted.En}, not '{written}'");
        switch (type.Kind)
        {
            case Kind.Number:
                if (Grouped().IsMatch(written)) written = written.Replace(",", "", StringComparison.Ordinal);
                if (Number.Parse(written) is { } number) return Value.Of(number);
                var value = Expression.Parse(new Written(written, default), Scope.Empty, [], FeelType.Number)?.Evaluate(new Row(Scope.Empty)) ?? Value.Null;
                return value.Kind == Kind.Number ? value : null;
            case Kind.Boolean:
                return Flags.TryGetValue(written, out var flag) ? Value.Of(flag) : null;
            case Kind.Date:
                return Day(written) is { } day ? Value.Of(day) : null;
            case Kind.List:
                var items = written.Split(';', '；').Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
                var values = new Value[items.Count];
                for (var i = 0; i < values.Length; i++)
                {
                    if (Cell(type.Element!, items[i], label, out fault) is not { } item) return null; // a list type has an element
                    values[i] = item;
                }
                return Value.List(values);
            default:
                return Value.Of(written);
        }
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Grouped();

    // A month or a year stands for its first day.
    private static DateOnly? Day(string written)
    {
        foreach (var form in (ReadOnlySpan<string>)["yyyy-MM-dd", "yyyy-MM", "yyyy", "yyyy/M/d", "yyyy-M-d"])
            if (DateOnly.TryParseExact(written, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return null;
    }
}
