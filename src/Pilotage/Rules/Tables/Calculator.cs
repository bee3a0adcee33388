namespace Pilotage.Rules;

/// <summary>A bound step.</summary>
internal abstract record BoundStep
{
    /// <summary>The place of its first line among all lines of its set.</summary>
    public int First { get; set; }

    /// <summary>How many lines of law it has.</summary>
    public abstract int Count { get; }

    public abstract IEnumerable<RuleRow> Lines { get; }

    public sealed record Formula(RuleFormula Definition, Expression Is) : BoundStep
    {
        public override int Count => 1;

        public override IEnumerable<RuleRow> Lines => [RuleRow.Of(Definition)];
    }

    public sealed record Table(RuleTable Definition, DecisionTable Decision) : BoundStep
    {
        public override int Count => Decision.Rows.Length;

        public override IEnumerable<RuleRow> Lines => Enumerable.Range(0, Count).Select(index => RuleRow.Of(Decision, index));
    }
}

/// <summary>A rule set ready to run: inputs and a day in, outputs with their reasons out. Immutable and safe to share.</summary>
public sealed class Calculator
{
    private readonly BoundStep[] steps;
    private readonly Value[] functions;

    private readonly Lazy<string> hash;
    private readonly Lazy<Seq<RuleRow>> rows;

    internal Calculator(RuleSet set, Scope scope, Value[] functions, BoundStep[] steps)
    {
        (Set, Scope, this.functions, this.steps) = (set, scope, functions, steps);
        hash = new(() => RuleHash.Of(this));
        rows = new(() => steps.SelectMany(step => step.Lines).ToSeq());
        for (int i = 0, first = 0; i < steps.Length; first += steps[i++].Count) steps[i].First = first;
    }

    public RuleSet Set { get; }

    /// <summary>Content hash of what the set says: the rules a result rests on.</summary>
    public string Hash => hash.Value;

    /// <summary>All names of the set: inputs, the day, other sets, and what steps conclude.</summary>
    public Scope Scope { get; }

    /// <summary>The clauses that its formulas and rows rest on, each once, in the order of its steps.</summary>
    public Seq<Source> Sources => steps.SelectMany(step => step switch
    {
        BoundStep.Formula formula => [formula.Definition.Source],
        BoundStep.Table table => table.Decision.Rows.Select(row => row.Source),
        _ => Enumerable.Empty<Source>(),
    }).Distinct().ToSeq();

    /// <summary>The days on which a row or formula begins to hold, in order.</summary>
    public Seq<DateOnly> Changes => steps.SelectMany(step => step switch
    {
        BoundStep.Formula formula => [formula.Definition.InForce],
        BoundStep.Table table => table.Decision.Rows.Select(row => row.InForce),
        _ => Enumerable.Empty<InForce>(),
    }).Select(period => period.From).OfType<DateOnly>().Distinct().Order().ToSeq();

    /// <summary>Every line of law in it, in the order of its steps.</summary>
    public Seq<RuleRow> Rows => rows.Value;

    internal IEnumerable<BoundStep> Steps => steps;

    /// <summary>Decides with reasons.</summary>
    /// <param name="inputs">By name; those left out have no value.</param>
    /// <param name="on">The day whose law is taken, unless an input dates the case.</param>
    /// <param name="confirmed">Whether the responsible unit has confirmed the set as it is.</param>
    /// <param name="reasons">Whether every step is told; without them it is many times as fast, and only the answer is.</param>
    public Outcome<Verdict> Decide(Context inputs, DateOnly on, bool confirmed = false, bool reasons = true)
    {
        if (Refusal(inputs) is { } refusal) return refusal;
        var day = DayOf(inputs, on);
        var (row, parts, certain) = (RowOf(inputs, day), reasons ? new List<Explanation>() : null, true);
        foreach (var step in steps) certain &= Take(step, row, day, parts);
        var outputs = OutputsOf(row);
        var main = Set.Outputs[0];
        var shown = Phrases.Shown(outputs[main.Name]);
        var unit = main.Unit.Length == 0 ? "" : " " + main.Unit;
        var why = new Explanation(new($"{main.Label.Zh}：{shown.Zh}{unit}", $"{main.Label.En}: {shown.En}{unit}"), Inputs: reasons ? Given(inputs) : [], Parts: parts?.ToSeq() ?? [], Doubt: confirmed ? null : RuleSet.Stamp);
        return new Verdict(Set, day, outputs, why, certain);
    }

    /// <summary>Decides without reasons, as fast as it can: for batches and for other sets.</summary>
    /// <param name="inputs">In the order of the set's inputs.</param>
    /// <param name="within">The evaluation that calls, where one does; its bounds go on counting.</param>
    public Context Outputs(ReadOnlySpan<Value> inputs, DateOnly on, Row? within = null)
    {
        var row = new Row(Scope, Value.Of(on), within);
        inputs.CopyTo(row.Slots);
        Fill(row, on);
        foreach (var step in steps) Take(step, row, on, null);
        return OutputsOf(row);
    }

    /// <summary>Takes every step without reasons, and notes which lines of <see cref="Rows"/> decided.</summary>
    internal Row Follow(Context inputs, DateOnly day, List<int> lines)
    {
        var row = RowOf(inputs, day);
        foreach (var step in steps) Take(step, row, day, null, lines);
        return row;
    }

    internal DateOnly DayOf(Context inputs, DateOnly on) => Set.DatedBy is { } dated && inputs[dated.Id].AsDay is { } day ? day : on;

    private Row RowOf(Context inputs, DateOnly day)
    {
        var row = new Row(Scope, Value.Of(day));
        for (var i = 0; i < Set.Inputs.Count; i++) row.Slots[i] = inputs[Set.Inputs[i].Name];
        Fill(row, day);
        return row;
    }

    private void Fill(Row row, DateOnly day)
    {
        row.Slots[Set.Inputs.Count] = Value.Of(day);
        functions.CopyTo(row.Slots, Set.Inputs.Count + 1);
    }

    internal Context OutputsOf(Row row) => new([.. Set.Outputs.Select(output => output.Name)], [.. Set.Outputs.Select(output => row[output.Name])]);

    private Seq<Input> Given(Context inputs) => Set.Inputs.Where(input => !inputs[input.Name].IsNull)
        .Select(input => new Input(input.Label, Phrases.Shown(inputs[input.Name]) is var shown && input.Unit.Length > 0 ? new($"{shown.Zh} {input.Unit}", $"{shown.En} {input.Unit}") : Phrases.Shown(inputs[input.Name])))
        .ToSeq();

    internal Refusal? Refusal(Context inputs)
    {
        foreach (var input in Set.Inputs)
        {
            var value = inputs[input.Name];
            if (value.IsNull)
            {
                if (input.Optional) continue;
                return new("input-missing", new($"缺少“{input.Label.Zh}”", $"'{input.Label.En}' is missing"));
            }
            if (!input.Type.Holds(value))
                return new("input-type", new($"“{input.Label.Zh}”应为 {input.Type.Name}，却是 {Spelling.Short(value)}", $"'{input.Label.En}' should be {input.Type.Name}, not {Spelling.Short(value)}"));
            if (input.Choices.Count > 0 && !input.Choices.Contains(value.AsString))
            {
                var hint = Nearest.Hint(value.AsString, input.Choices);
                return new("input-choice", new($"“{input.Label.Zh}”只能是 {string.Join("、", input.Choices)}{hint.Zh}", $"'{input.Label.En}' is one of {string.Join(", ", input.Choices)}{hint.En}"));
            }
            if (input.Least is { } least && value.Kind == Kind.Number && value.AsNumber < least)
                return new("input-least", new($"“{input.Label.Zh}”不小于 {least}", $"'{input.Label.En}' is at least {least}"));
        }
        return null;
    }

    // Whether what it took rests on texts read in the official version.
    private bool Take(BoundStep step, Row row, DateOnly on, List<Explanation>? parts, List<int>? lines = null)
    {
        if (step is BoundStep.Formula { Definition: var definition, Is: var expression })
        {
            if (!definition.InForce.On(on)) return true;
            var value = expression.Evaluate(row);
            if (Overridden(row, definition.Name, parts)) return true;
            lines?.Add(step.First);
            // The reasons come first: they show the names as they were.
            parts?.Add(Reasoned(definition, expression, row, value));
            row.Set(definition.Name, value);
            return definition.Source.Certainty == Certainty.Official;
        }
        if (step is not BoundStep.Table { Decision: var decision }) return true;
        var hits = decision.Hits(row, on);
        var results = Hits.Conclude(decision, hits, row);
        if (lines is not null)
            foreach (var hit in hits) lines.Add(step.First + hit);
        parts?.Add(TableReasons.Of(decision, hits, results, row, on));
        for (var i = 0; i < results.Length; i++)
            if (!Overridden(row, decision.Names[i], parts)) row.Set(decision.Names[i], results[i]);
        return hits.TrueForAll(hit => decision.Rows[hit].Source.Certainty == Certainty.Official);
    }

    // A name already has a value where an optional input gave it, or an earlier step of the same name.
    private bool Overridden(Row row, string name, List<Explanation>? parts)
    {
        if (row[name].IsNull) return false;
        if (parts is null) return true;
        var (shown, label) = (Phrases.Shown(row[name]), Set.Inputs.FirstOrDefault(input => input.Name == name)?.Label ?? Text.Same(name));
        parts.Add(new(new($"“{label.Zh}”按所填的 {shown.Zh} 计，不取规定的数", $"'{label.In(Language.En)}' is taken as given, {shown.En}, in place of the figure the rules supply")));
        return true;
    }

    private static Explanation Reasoned(RuleFormula formula, Expression expression, Row row, in Value value)
    {
        var why = expression.Explain(row);
        var shown = Phrases.Shown(value);
        var statement = expression.Type.Kind == Kind.Boolean ? new Text($"{formula.Name}：{shown.Zh}", $"{formula.Name}: {shown.En}") : new($"{formula.Name} = {shown.Zh}", $"{formula.Name} = {shown.En}");
        return new(statement, formula.Source, why.Inputs, [why with { Inputs = [] }], Doubts.Of(formula.Source, formula.Note));
    }
}
