namespace Pilotage.Rules;

/// <summary>Past calculations from a table: columns named as inputs are what was given; the first of the others names the calculation.</summary>
/// <param name="Unread">Lines that could not be read, with the reason.</param>
public sealed record PastFile(IReadOnlyList<PastCalculation> Calculations, Seq<RuleCase> Unread)
{
    /// <param name="on">The day of calculations that no input dates.</param>
    public static PastFile Read(RuleSet set, string csv, DateOnly on)
    {
        var (calculations, unread) = (new List<PastCalculation>(), new List<RuleCase>());
        var rows = CsvText.Read(csv);
        if (rows.Count == 0) return new(calculations, []);
        var inputs = rows[0].Select(head => RuleInputs.Find(set, head)).ToArray();
        var (name, line) = (Array.FindIndex(inputs, input => input is null), 1);
        foreach (var cells in rows.Skip(1))
        {
            line++;
            var id = name >= 0 && name < cells.Length && cells[name].Length > 0 ? cells[name] : $"{line}";
            var given = RuleInputs.Read(set, cells.Take(inputs.Length).Select((cell, i) => (cell, input: inputs[i])).Where(pair => pair.input is not null)
                .Select(pair => KeyValuePair.Create(pair.input!.Name, pair.cell))); // those without are left out above
            if (given.Refused) unread.Add(new(line, id, [given.Refusal!.Reason])); // refused, so there is one
            else calculations.Add(new(id, given.Value, on));
        }
        return new(calculations, [.. unread]);
    }
}
