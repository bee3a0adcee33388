using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>Binds one rule set: each step sees the inputs and what the steps before it concluded.</summary>
internal sealed class SetBinder(RuleSet set, IReadOnlyList<Native> functions, List<Finding> findings, bool english, Lookup? lookup = null)
{
    private static readonly Seq<string> Remarks = ["source", "valid-from", "valid-to", "certainty", "note", "note-en"];

    private readonly List<Declared> concluded = [];

    public Calculator Bind()
    {
        var given = set.Inputs.Select(input => input.Declared)
            .Append(new("on", FeelType.Date, new("日期", "date")))
            .Concat(functions.Select(one => new Declared(one.Name, one.Type))).ToList();
        if (set.DatedBy is { } dated && set.Inputs.FirstOrDefault(input => input.Name == dated.Id)?.Type.Kind != Kind.Date)
            Unknown(dated.Place, dated.Id, set.Inputs.Where(input => input.Type.Kind == Kind.Date).Select(input => input.Name));
        // What an expression calls by itself (?, loop variables) stands behind all names that any step will conclude.
        var first = given.Count + set.Steps.Sum(step => step is RuleTable table ? table.Rows.Text.Split('\n')[0].Count(letter => letter == '|') + 1 : 1);
        var steps = new List<BoundStep>();
        foreach (var step in set.Steps)
        {
            var scope = new Scope(given.Concat(concluded)) { FirstFree = first };
            if (step is RuleFormula formula && Formula(formula, scope) is { } bound) steps.Add(bound);
            if (step is RuleTable table && Table(table, scope) is { } decision) steps.Add(new BoundStep.Table(table, decision));
        }
        foreach (var expression in steps.SelectMany(Expressions)) Listed(expression);
        foreach (var output in set.Outputs)
        {
            if (concluded.All(name => name.Name != output.Name) && set.Inputs.All(input => input.Name != output.Name))
                findings.Add(new("RU203", set.Place, new($"没有哪一步得出“{output.Name}”", $"no step concludes '{output.Name}'")));
        }
        return new(set, new Scope(given.Concat(concluded)) { Room = steps.Select(Slots).Append(first).Max() }, [.. functions.Select(one => Value.Of(one))], [.. steps]);
    }

    private static IEnumerable<Expression> Expressions(BoundStep step) => step switch
    {
        BoundStep.Formula formula => [formula.Is],
        BoundStep.Table table => table.Decision.Columns.Select(column => column.Head).Concat(table.Decision.Rows.SelectMany(row => row.Conclusions).OfType<Expression>()),
        _ => [],
    };

    // A list that is named outright is there.
    private void Listed(Expression expression)
    {
        var (waiting, named) = (new Stack<Syntax>([expression.Syntax]), new HashSet<string>());
        while (waiting.TryPop(out var next))
        {
            if (next is Syntax.Call { Function: Syntax.Variable { Name: "code entry" }, Arguments: [Syntax.Constant { Value: { Kind: Kind.String } list }, ..] }) named.Add(list.AsString);
            foreach (var part in Heights.Parts(next)) waiting.Push(part);
        }
        if (lookup is null) return; // nobody says which lists there are
        foreach (var list in named.Where(list => !lookup.Lists.Contains(list)))
        {
            var hint = Nearest.Hint(list, lookup.Lists);
            findings.Add(new("RU214", expression.Written.At(1, 1), new($"没有代码表“{list}”{hint.Zh}", $"there is no code list '{list}'{hint.En}")));
        }
    }

    private static int Slots(BoundStep step) => step switch
    {
        BoundStep.Formula formula => formula.Is.Slots,
        BoundStep.Table table => table.Decision.Columns.Select(column => column.Head.Slots)
            .Concat(table.Decision.Rows.SelectMany(row => row.Tests).OfType<UnaryTests>().Select(test => test.Slots))
            .Concat(table.Decision.Rows.SelectMany(row => row.Conclusions).OfType<Expression>().Select(one => one.Slots))
            .Append(0).Max(),
        _ => 0,
    };

    private BoundStep.Formula? Formula(RuleFormula formula, Scope scope)
    {
        Cited(formula.Source, formula.Note, formula.Place);
        var wanted = set.Outputs.FirstOrDefault(output => output.Name == formula.Name)?.Type ?? set.Inputs.FirstOrDefault(input => input.Name == formula.Name)?.Type;
        var expression = Expression.Parse(formula.Is, scope, findings, wanted);
        Conclude(formula.Name, wanted ?? expression?.Type ?? FeelType.Any);
        return expression is null ? null : new(formula, expression);
    }

    private DecisionTable? Table(RuleTable table, Scope scope)
    {
        if (RowBlock.Read(table.Rows, findings) is not { } block) return null;
        var before = findings.Count;
        foreach (var remark in block.Heads[2].Where(head => !Remarks.Contains(head.Text))) Unknown(remark.Place, remark.Text, Remarks);
        var heads = block.Heads[0].Select(head => Expression.Parse(head, scope, findings)).ToArray();
        var names = block.Heads[1].Select(head => head.Text).ToArray();
        var types = names.Select(name => set.Outputs.FirstOrDefault(output => output.Name == name)?.Type ?? set.Inputs.FirstOrDefault(input => input.Name == name)?.Type).ToArray();
        var rows = new List<DecisionRow>();
        foreach (var line in block.Lines)
        {
            var tests = line.Conditions.Select((cell, i) => cell.Text.Length > 0 && heads[i] is { } head ? UnaryTests.Parse(cell, scope, head.Type, findings) : null).ToArray();
            var conclusions = line.Conclusions.Select((cell, i) => cell.Text.Length == 0 ? null : Expression.Parse(cell, scope, findings, types[i])).ToArray();
            var (source, period, note) = (SourceOf(table, block, line), PeriodOf(block, line), NoteOf(table, block, line));
            Cited(source, note, line.Place);
            rows.Add(new(tests, conclusions, period, source, note, line.Place));
        }
        for (var i = 0; i < names.Length; i++)
        {
            var found = rows.Select(row => row.Conclusions[i]?.Type).OfType<FeelType>().ToList();
            Conclude(names[i], types[i] ?? (found.Count == 0 ? FeelType.Any : found.Aggregate(Typing.Union)));
        }
        if (findings.Skip(before).Any(finding => finding.Weight == Weight.Error)) return null;
        var columns = heads.Select((head, i) => Column(head!, [.. rows.Select(row => row.Tests[i])])).ToArray(); // no findings, so all parsed
        var priorities = names.Select(name => set.Outputs.FirstOrDefault(output => output.Name == name)?.Choices ?? []).ToArray();
        var bound = new DecisionTable(table, scope, columns, names, [.. names.Select(Label)], priorities, [.. rows]);
        new TableCheck(bound, findings).Run();
        return bound;
    }

    private DecisionColumn Column(Expression head, UnaryTests?[] tests)
    {
        var input = head.Syntax is Syntax.Variable variable ? set.Inputs.FirstOrDefault(one => one.Name == variable.Name) : null;
        var output = head.Syntax is Syntax.Variable named ? set.Outputs.FirstOrDefault(one => one.Name == named.Name) : null;
        var label = input?.Label ?? output?.Label ?? Text.Same(head.Written.Text);
        return new(head, label, input?.Unit ?? output?.Unit ?? "", Atoms.Of(tests, head.Type, input?.Choices ?? output?.Choices ?? [], input?.Least));
    }

    private Text Label(string name) =>
        set.Outputs.FirstOrDefault(output => output.Name == name)?.Label ?? set.Inputs.FirstOrDefault(input => input.Name == name)?.Label ?? Text.Same(name);

    private void Conclude(string name, FeelType type)
    {
        if (name.Length == 0 || concluded.Any(known => known.Name == name)) return;
        var output = set.Outputs.FirstOrDefault(one => one.Name == name);
        // An optional input that a step concludes too is taken where it is given.
        if (set.Inputs.FirstOrDefault(one => one.Name == name) is { } input)
        {
            if (!input.Optional) findings.Add(new("RU205", set.Place, new($"“{name}”是必填项，不能再由规则得出", $"'{name}' is a required input and cannot be concluded too")));
            return;
        }
        concluded.Add(new(name, type, output?.Label, output?.Unit ?? ""));
    }

    private static string Remark(RowBlock block, RowBlock.Line line, string name)
    {
        var at = Array.FindIndex(block.Heads[2], head => head.Text == name);
        return at >= 0 && at < line.Remarks.Length ? line.Remarks[at].Text : "";
    }

    private Source SourceOf(RuleTable table, RowBlock block, RowBlock.Line line)
    {
        var (cited, certainty) = (Remark(block, line, "source"), Remark(block, line, "certainty"));
        var source = cited.Length == 0 ? table.Source : Source.Parse(cited, table.Source.Certainty);
        if (certainty.Length == 0) return source;
        if (Enum.TryParse<Certainty>(certainty, ignoreCase: true, out var known)) return source with { Certainty = known };
        Unknown(line.Place, certainty, Enum.GetNames<Certainty>().Select(name => name.ToLowerInvariant()));
        return source;
    }

    private InForce PeriodOf(RowBlock block, RowBlock.Line line)
    {
        var period = new InForce(DayOf("valid-from"), DayOf("valid-to"));
        if (period.From > period.To) findings.Add(new("RU206", line.Place, new("失效日早于生效日", "it ends before it begins")));
        return period;

        DateOnly? DayOf(string name)
        {
            var written = Remark(block, line, name);
            if (written.Length == 0) return null;
            if (DateOnly.TryParseExact(written, "yyyy-MM-dd", out var day)) return day;
            findings.Add(new("RU206", line.Place, new($"“{written}”不是日期", $"'{written}' is not a day")));
            return null;
        }
    }

    private static Text? NoteOf(RuleTable table, RowBlock block, RowBlock.Line line)
    {
        var (zh, en) = (Remark(block, line, "note"), Remark(block, line, "note-en"));
        return zh.Length == 0 && en.Length == 0 ? table.Note : new(zh, en);
    }

    private void Cited(Source source, Text? note, Place place)
    {
        if (source.Document.Length == 0) findings.Add(new("RU204", place, new("没有写依据", "no source is given")));
        if (note is { } said && english && set.Public && (said.Zh.Length == 0 || said.En.Length == 0))
            findings.Add(new("RU207", place, new("附注要有中英文（note 与 note-en）", "a note needs both languages (note and note-en)")));
        if (source.Certainty != Certainty.Official && note is null)
            findings.Add(new("RU208", place, new("不是官方文本的依据，要在附注里写明怎样核实", "a source that is not official says in its note what would settle it")));
    }

    private void Unknown(Place place, string word, IEnumerable<string> known)
    {
        var (hint, all) = (Nearest.Hint(word, known), string.Join(", ", known));
        findings.Add(new("RU209", place, new($"“{word}”不在 {all} 之中{hint.Zh}", $"'{word}' is none of {all}{hint.En}")));
    }
}
