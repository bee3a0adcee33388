namespace Pilotage.Rules;

/// <summary>Why a table concluded what it did: the rows that fit, and what the nearest other row would have needed.</summary>
internal static class TableReasons
{
    private const int MostRowsTried = 2_000;

    public static Explanation Of(DecisionTable table, List<int> hits, Value[] results, Row row, DateOnly on)
    {
        var shown = table.Labels.Select((label, i) => (label, value: Phrases.Shown(results[i]))).ToList();
        var (name, inForce) = (table.Definition.Name, table.Rows.Count(one => one.InForce.On(on)));
        var (zh, en) = (string.Join("，", shown.Select(pair => $"{pair.label.Zh} {pair.value.Zh}")), string.Join(", ", shown.Select(pair => $"{pair.label.En} {pair.value.En}")));
        var parts = hits.Select(hit => Hit(table, hit, row)).ToList();
        if (Nearest(table, hits, row, on) is { } near) parts.Add(near);
        var statement = inForce == 0 ? NothingInForce(table, on) : hits.Count == 0
            ? new Text($"“{name}”的 {inForce} 行都不适用", $"none of the {inForce} rows of '{name}' fits")
            : new($"“{name}”：{zh}", $"{name}: {en}");
        var heads = table.Columns.Select(column => new Input(column.Label, WithUnit(Phrases.Shown(column.Head.Evaluate(row)), column.Unit))).ToSeq();
        return new(statement, hits.Count == 0 ? table.Definition.Source : null, heads, parts.ToSeq());
    }

    // On a day before the first row, or after the last, the law of that day is not in the table.
    private static Text NothingInForce(DecisionTable table, DateOnly on)
    {
        var (name, first) = (table.Definition.Name, table.Rows.Select(row => row.InForce.From).Min());
        return first is { } from && on < from
            ? new($"“{name}”没有 {on:yyyy-MM-dd} 有效的规定，最早的自 {from:yyyy-MM-dd} 起", $"'{name}' has no row in force on {on:yyyy-MM-dd}; the first begins on {from:yyyy-MM-dd}")
            : new($"“{name}”没有 {on:yyyy-MM-dd} 有效的规定", $"'{name}' has no row in force on {on:yyyy-MM-dd}");
    }

    private static Explanation Hit(DecisionTable table, int hit, Row row)
    {
        var one = table.Rows[hit];
        var cells = table.Columns.Select((column, c) => one.Tests[c] is { Always: false } test ? Cell(table, column, test, row) : null).OfType<Text>().ToList();
        var period = Period(one.InForce);
        return new(new(
            $"第 {one.Place.Line} 行适用{(cells.Count == 0 ? "" : "：" + string.Join("，", cells.Select(cell => cell.Zh)))}{period.Zh}",
            $"the row on line {one.Place.Line} fits{(cells.Count == 0 ? "" : ": " + string.Join(", ", cells.Select(cell => cell.En)))}{period.En}"),
            one.Source, Doubt: Doubts.Of(one.Source, one.Note));
    }

    private static Text Cell(DecisionTable table, DecisionColumn column, UnaryTests test, Row row)
    {
        var (value, words) = (WithUnit(Phrases.Shown(column.Head.Evaluate(row)), column.Unit), new Phrases(table.Scope).Of(test.Test, row));
        return new($"{column.Label.Zh} {value.Zh} {words.Zh}", $"{column.Label.En} {value.En} {words.En}");
    }

    private static Text Period(InForce period) => period switch
    {
        { Always: true } => new("", ""),
        { From: { } from, To: null } => new($"（{from:yyyy-MM-dd} 起）", $" (from {from:yyyy-MM-dd})"),
        { From: null, To: { } to } => new($"（至 {to:yyyy-MM-dd}）", $" (until {to:yyyy-MM-dd})"),
        _ => new($"（{period.From:yyyy-MM-dd} 至 {period.To:yyyy-MM-dd}）", $" ({period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd})"),
    };

    // The row in force that fails the fewest conditions; of those, the one whose numbers are nearest.
    private static Explanation? Nearest(DecisionTable table, List<int> hits, Row row, DateOnly on)
    {
        var best = (Index: -1, Failed: int.MaxValue, Gap: double.MaxValue, Parts: new List<Text>());
        for (var r = 0; r < table.Rows.Length && r < MostRowsTried; r++)
        {
            if (!table.Rows[r].InForce.On(on) || hits.Contains(r) || SameConclusion(table, hits, r)) continue;
            var (failed, gap, parts) = (0, 0.0, new List<Text>());
            for (var c = 0; c < table.Columns.Length; c++)
            {
                if (table.Rows[r].Tests[c] is not { } test) continue;
                var value = table.Columns[c].Head.Evaluate(row);
                if (test.Meets(value, row) == true) continue;
                Count(Need(table, table.Columns[c], test, value, row, wanted: true));
            }
            // A later row decides only where those before it do not.
            if (table.Definition.Hit == HitPolicy.First && hits.Count > 0 && hits[0] < r)
            {
                if (Escapes(table, hits[0], row).ToList() is not { Count: > 0 } escapes) continue;
                Count(escapes.MinBy(escape => escape.Gap));
            }
            if (failed > 0 && (failed, gap).CompareTo((best.Failed, best.Gap)) < 0) best = (r, failed, gap, parts);

            void Count((Text Need, double Gap) need)
            {
                failed++;
                gap += need.Gap;
                parts.Add(need.Need);
            }
        }
        if (best.Index < 0) return null;
        var one = table.Rows[best.Index];
        var outcome = table.Labels.Select((label, i) => one.Conclusions[i] is { } conclusion ? new Text($"{label.Zh} {conclusion.Written.Text}", $"{label.En} {conclusion.Written.Text}") : null).OfType<Text>().ToList();
        return new(new(
            $"最接近的另一行（第 {one.Place.Line} 行，{string.Join("，", outcome.Select(text => text.Zh))}）还要：{string.Join("；", best.Parts.Select(part => part.Zh))}",
            $"the nearest other row (line {one.Place.Line}, {string.Join(", ", outcome.Select(text => text.En))}) would need {string.Join("; ", best.Parts.Select(part => part.En))}"), one.Source);
    }

    // What would make a row that fits fail, condition by condition.
    private static IEnumerable<(Text Need, double Gap)> Escapes(DecisionTable table, int hit, Row row)
    {
        for (var c = 0; c < table.Columns.Length; c++)
            if (table.Rows[hit].Tests[c] is { Always: false } test) yield return Need(table, table.Columns[c], test, table.Columns[c].Head.Evaluate(row), row, wanted: false);
    }

    private static bool SameConclusion(DecisionTable table, List<int> hits, int other) => hits.Any(hit =>
        table.Rows[hit].Conclusions.Zip(table.Rows[other].Conclusions).All(pair => pair.First?.Written.Text == pair.Second?.Written.Text));

    private static (Text Need, double Gap) Need(DecisionTable table, DecisionColumn column, UnaryTests test, in Value value, Row row, bool wanted)
    {
        var words = new Phrases(table.Scope).Of(test.Test, row);
        var unit = column.Unit.Length == 0 ? "" : " " + column.Unit;
        var (label, zh, en) = (column.Label, wanted ? words.Zh : $"不{words.Zh}", wanted ? words.En : $"not {words.En}");
        if (value.Kind != Kind.Number || Bound(test.Test) is not { } bound) return (new($"{label.Zh} {zh}", $"{label.En} {en}"), 1);
        var gap = Operations.Subtract(value, bound).AsNumber;
        var size = gap.Absolute();
        var relative = bound.AsNumber.IsZero ? size.AsDouble() : size.AsDouble() / Math.Abs(bound.AsNumber.AsDouble());
        // At the bound itself, or where the bound must be passed, "more than" is meant.
        var over = wanted == Inclusive(test.Test) ? new Text("", "") : new Text("以上", "over ");
        var move = gap.Sign < 0 || (gap.IsZero && wanted) ? new Text($"多 {size}{unit}{over.Zh}", $"{over.En}{size}{unit} more") : new Text($"少 {size}{unit}{over.Zh}", $"{over.En}{size}{unit} fewer");
        return (new($"{label.Zh} {zh}，即{move.Zh}", $"{label.En} {en}, that is {move.En}"), relative);
    }

    private static bool Inclusive(Test test) => test is Test.Compares { Sign: "<=" or ">=" or "=" } or Test.Meets;

    private static Value? Bound(Test test) => test switch
    {
        Test.Compares { To: Syntax.Constant { Value: { Kind: Kind.Number } value } } => value,
        Test.Meets { Of: Syntax.Constant { Value: { Kind: Kind.Number } value } } => value,
        Test.Meets { Of: Syntax.Interval { Low: Syntax.Constant { Value: { Kind: Kind.Number } low } } } => low,
        Test.Meets { Of: Syntax.Interval { High: Syntax.Constant { Value: { Kind: Kind.Number } high } } } => high,
        _ => null,
    };

    private static Text WithUnit(Text value, string unit) => unit.Length == 0 ? value : new($"{value.Zh} {unit}", $"{value.En} {unit}");
}
