using System.Text;

namespace Pilotage.Rules;

/// <summary>What a rule set says, as one hash: another figure, day, source or doubt is another hash; layout and remarks of the file are not.</summary>
internal static class RuleHash
{
    public static string Of(Calculator calculator)
    {
        var (set, text) = (calculator.Set, new StringBuilder());
        Line("set", set.Id, set.Name, set.DatedBy?.Id);
        foreach (var input in set.Inputs) Line("input", input.Name, input.Type.Name, input.Label, input.Unit, input.Optional, string.Join('\u001F', input.Choices), input.Least);
        foreach (var output in set.Outputs) Line("output", output.Name, output.Type.Name, output.Label, output.Unit, string.Join('\u001F', output.Choices));
        foreach (var step in calculator.Steps)
        {
            if (step is BoundStep.Formula { Definition: var formula }) Line("formula", formula.Name, formula.Is.Text.Trim(), formula.InForce, formula.Source, formula.Source.Certainty, formula.Note);
            if (step is not BoundStep.Table { Decision: var table }) continue;
            Line("table", table.Definition.Name, table.Definition.Hit, string.Join('\u001F', table.Columns.Select(column => column.Head.Written.Text)), string.Join('\u001F', table.Names));
            foreach (var row in table.Rows)
            {
                var (tests, conclusions) = (row.Tests.Select(test => test?.Written.Text ?? "-"), row.Conclusions.Select(one => one?.Written.Text ?? ""));
                Line("row", string.Join('\u001F', tests), string.Join('\u001F', conclusions), row.InForce, row.Source, row.Source.Certainty, row.Note);
            }
        }
        return Hash.Of(text.ToString());

        void Line(params ReadOnlySpan<object?> parts)
        {
            foreach (var part in parts) text.Append(part).Append('\u001E');
            text.Append('\n');
        }
    }
}
