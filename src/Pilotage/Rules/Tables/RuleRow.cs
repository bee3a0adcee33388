namespace Pilotage.Rules;

/// <summary>A row of a table, or a formula, as one line of law.</summary>
/// <param name="Step">The table or formula it belongs to.</param>
/// <param name="Says">Conditions and conclusions, or the formula, as written.</param>
public sealed record RuleRow(string Step, Text Says, InForce InForce, Source Source, Place Place)
{
    /// <summary>Whether two lines say the same by the same clause, wherever they stand and until whenever they hold.</summary>
    public bool SameLaw(RuleRow other) => Step == other.Step && Says == other.Says && Source == other.Source;

    internal static RuleRow Of(RuleFormula formula) =>
        new(formula.Name, Text.Same($"{formula.Name} = {string.Join(' ', formula.Is.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"), formula.InForce, formula.Source, formula.Place);

    internal static RuleRow Of(DecisionTable table, int index)
    {
        var row = table.Rows[index];
        var when = table.Columns.Select((column, i) => row.Tests[i] is { Always: false } test ? new Text($"{column.Label.Zh} {test.Written.Text}", $"{column.Label.In(Language.En)} {test.Written.Text}") : null).OfType<Text>().ToList();
        var then = table.Labels.Select((label, i) => row.Conclusions[i] is { } one ? new Text($"{label.Zh} = {one.Written.Text}", $"{label.In(Language.En)} = {one.Written.Text}") : null).OfType<Text>().ToList();
        return new(table.Definition.Name, new(
            $"{(when.Count == 0 ? "任何情形" : string.Join("，", when.Select(text => text.Zh)))} → {string.Join("，", then.Select(text => text.Zh))}",
            $"{(when.Count == 0 ? "in any case" : string.Join(", ", when.Select(text => text.En)))} → {string.Join(", ", then.Select(text => text.En))}"), row.InForce, row.Source, row.Place);
    }
}
