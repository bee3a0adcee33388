using System.Globalization;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>Prints a rule set as one query: every step reads the part before it and adds what it concludes.</summary>
internal sealed class SqlSetPrinter(Calculator calculator, string table, IReadOnlyDictionary<string, SqlColumn> columns, List<Finding> findings)
{
    private readonly Dictionary<string, SqlPiece> names = [];
    private readonly List<string> parts = [];

    public string? Print()
    {
        var set = calculator.Set;
        var before = findings.Count;
        foreach (var input in set.Inputs)
        {
            var column = columns.GetValueOrDefault(input.Name) ?? new(input.Name, input.Type);
            if (column.SqlType is null) findings.Add(new("RU401", set.Place, new($"“{input.Name}”的类型没有对应的 SQL", $"the type of '{input.Name}' has no SQL")));
            else names[input.Name] = RuleSql.Piece(column);
        }
        names["on"] = new("\"on\"", SqlKind.Day);
        var day = set.DatedBy is { } dated ? $"COALESCE({SqlPiece.Quoted(dated.Id)}, \"on\")" : "\"on\"";
        parts.Add($"SELECT {string.Join(", ", set.Inputs.Select(input => SqlPiece.Quoted(input.Name)))}, {day} AS \"on\" FROM {SqlPiece.Quoted(table)}");
        foreach (var step in calculator.Steps)
        {
            if (step is BoundStep.Formula formula) Formula(formula);
            if (step is BoundStep.Table one) Table(one.Decision);
        }
        if (findings.Count > before) return null;
        var outputs = set.Outputs.Select(output => names.ContainsKey(output.Name) ? SqlPiece.Quoted(output.Name) : $"NULL AS {SqlPiece.Quoted(output.Name)}");
        return $"WITH {string.Join(",\n", parts.Select((part, i) => $"s{i} AS ({part})"))}\nSELECT {string.Join(", ", outputs)} FROM s{parts.Count - 1}";
    }

    private void Formula(BoundStep.Formula formula)
    {
        if (new SqlPrinter(formula.Is.Written, formula.Is.Scope, names, findings).Print(formula.Is.Syntax) is not { } piece) return;
        if (!formula.Definition.InForce.Always) piece = piece with { Text = $"CASE WHEN {InForce(formula.Definition.InForce)} THEN {piece.Text} END" };
        Conclude([(formula.Definition.Name, piece)], formula.Is.Written, formula.Is.Scope);
    }

    private void Table(DecisionTable decision)
    {
        var heads = decision.Columns.Select(column => Printer(column.Head.Written, decision.Scope).Print(column.Head.Syntax)).ToArray();
        if (heads.Contains(null)) return;
        var fits = decision.Rows.Select(row => Fits(decision, row, heads!)).ToList();
        if (fits.Contains(null)) return;
        var results = decision.Names.Select((name, i) => (name, Piece: Concluded(decision, fits!, i))).ToList();
        if (results.Any(result => result.Piece is null)) return;
        Conclude([.. results.Select(result => (result.name, result.Piece!))], decision.Definition.Rows, decision.Scope);
    }

    private string? Fits(DecisionTable decision, DecisionRow row, SqlPiece[] heads)
    {
        var tests = new List<string>();
        if (!row.InForce.Always) tests.Add(InForce(row.InForce));
        for (var i = 0; i < heads.Length; i++)
        {
            if (row.Tests[i] is not { Always: false } test) continue;
            if (Printer(test.Written, decision.Scope).Print(test, heads[i]) is not { } text) return null;
            tests.Add(text);
        }
        return tests.Count == 0 ? "TRUE" : $"({string.Join(" AND ", tests)})";
    }

    private SqlPiece? Concluded(DecisionTable decision, List<string> fits, int output)
    {
        var definition = decision.Definition;
        var pieces = decision.Rows.Select(row => row.Conclusions[output] is { } value ? Printer(value.Written, decision.Scope).Print(value.Syntax) : SqlPiece.Null).ToList();
        if (pieces.Contains(null)) return null;
        var printer = Printer(definition.Rows, decision.Scope);
        var order = Enumerable.Range(0, fits.Count).ToList();
        switch (definition.Hit)
        {
            case HitPolicy.First or HitPolicy.Unique:
                break;
            case HitPolicy.Priority when decision.Rows.All(row => row.Conclusions[output]?.Syntax is null or Syntax.Constant):
                var ranks = decision.Priorities[output].ToList();
                order = [.. order.OrderBy(row => Rank(ranks, decision.Rows[row].Conclusions[output]))];
                break;
            default:
                findings.Add(new("RU401", definition.Place, new($"“{definition.Name}”的命中策略没有对应的 SQL", $"the hit policy of '{definition.Name}' has no SQL that is the same")));
                return null;
        }
        if (printer.Unified(pieces!, 0) is not { } same) return null;
        var text = $"CASE {string.Join(" ", order.Select(row => $"WHEN {fits[row]} THEN {same[row].Text}"))} END";
        // That no two rows fit is proved on load for values, not for nothing.
        if (definition.Hit == HitPolicy.Unique && fits.Count > 1)
            text = $"CASE WHEN {string.Join(" + ", fits.Select(fit => $"COALESCE(CAST({fit} AS INTEGER), 0)"))} > 1 THEN NULL ELSE {text} END";
        return same[0] with { Text = text };
    }

    private static int Rank(List<string> ranks, Expression? conclusion) =>
        conclusion?.Syntax is Syntax.Constant { Value: var value } && ranks.IndexOf(value.AsString) is >= 0 and var rank ? rank : int.MaxValue;

    // A name keeps the value it has.
    private void Conclude(List<(string Name, SqlPiece Piece)> concluded, Written written, Scope scope)
    {
        var (added, replaced) = (new List<string>(), new List<string>());
        foreach (var (name, piece) in concluded)
        {
            var (value, list) = (piece, added);
            if (names.TryGetValue(name, out var before))
            {
                if (Printer(written, scope).Unified([before, piece], 0) is not { } same) return;
                (value, list) = (same[0] with { Text = $"COALESCE({same[0].Text}, {same[1].Text})" }, replaced);
            }
            list.Add($"{value.Text} AS {SqlPiece.Quoted(name)}");
            names[name] = value with { Text = SqlPiece.Quoted(name) };
        }
        parts.Add($"SELECT *{(replaced.Count > 0 ? $" REPLACE ({string.Join(", ", replaced)})" : "")}{string.Concat(added.Select(one => ", " + one))} FROM s{parts.Count - 1}");
    }

    private SqlPrinter Printer(Written written, Scope scope) => new(written, scope, names, findings);

    private static string InForce(InForce period)
    {
        var tests = new List<string>();
        if (period.From is { } from) tests.Add(string.Create(CultureInfo.InvariantCulture, $"\"on\" >= DATE '{from:yyyy-MM-dd}'"));
        if (period.To is { } to) tests.Add(string.Create(CultureInfo.InvariantCulture, $"\"on\" <= DATE '{to:yyyy-MM-dd}'"));
        return $"({string.Join(" AND ", tests)})";
    }
}
