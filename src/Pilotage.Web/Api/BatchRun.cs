using System.Text.Json;
using Pilotage.Rules;

namespace Pilotage.Web.Api;

/// <summary>A verdict, or why there is none.</summary>
public readonly record struct BatchResult(Verdict? Verdict, Refusal? No);

/// <summary>One calculator run over many rows, whichever way they come and go.</summary>
public sealed class BatchRun(Calculator calculator, bool confirmed, DateOnly on, DateOnly asOf, string pack, Language language, bool why = false)
{
    private static readonly string[] Added = ["law_on", "certain", "problem", "problem_text", "stamp"];

    private RuleInput?[] inputs = [];
    private int id = -1;

    public RuleSet Set => calculator.Set;

    public string Rules => calculator.Hash;

    public string Pack => pack;

    public DateOnly AsOf => asOf;

    /// <summary>What is said with every row until the responsible unit has confirmed the set.</summary>
    public Text? Stamp => confirmed ? null : RuleSet.Stamp;

    /// <summary>Takes the names of the columns: those that name no input are carried along. Null where they will do.</summary>
    public Refusal? Heads(string[] heads)
    {
        inputs = [.. heads.Select(head => RuleInputs.Find(Set, head))];
        id = Array.FindIndex(heads, head => RuleInputs.Find(Set, head) is null);
        if (inputs.OfType<RuleInput>().GroupBy(input => input.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return new("no-such-input", new($"有两列都是“{twice.Key}”", $"two columns are both '{twice.Key}'"));
        var missing = Set.Inputs.Where(input => !input.Optional && !inputs.Contains(input)).ToList();
        if (missing.Count == 0) return null;
        var hints = missing.Select(input => Nearest.Hint(input.Name, heads)).ToList();
        return new("input-missing",
            new($"缺少列 {string.Join("、", missing.Select((input, i) => $"{input.Name}（{input.Label.Zh}）{hints[i].Zh}"))}", $"these columns are missing: {string.Join(", ", missing.Select((input, i) => $"{input.Name} ({input.Label.In(Language.En)}){hints[i].En}"))}"),
            null, new("第一行写列名，一列一个输入项", "The first line names the columns, one for each input"));
    }

    /// <summary>A row of cells as an ask.</summary>
    public Calculation Ask(string[] cells) => new(
        Pairs(cells).ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value)), id >= 0 && id < cells.Length && cells[id].Length > 0 ? cells[id] : null);

    public BatchResult Decide(string[] cells) => Decide(RuleInputs.Read(Set, Pairs(cells)), null);

    public BatchResult Decide(Calculation ask) => Decide(ask.Read(Set), ask.On);

    public BatchLine Shown(int row, string? name, BatchResult result) => result.Verdict is { } verdict
        ? new(row, name, verdict.On, Set.Outputs.ToDictionary(output => output.Name, output => VerdictShown.Json(verdict.Outputs[output.Name])), verdict.Certain, why ? verdict.Why : null, null)
        : new(row, name, null, null, null, null, new($"/problems/{result.No!.Code}", result.No.Reason.In(language), Problems.Status(result.No), null, result.No.Advice?.In(language))); // one of the two is there

    /// <summary>The names of the columns of the answer: those that came, then outputs, then what is said of the row.</summary>
    public string HeadLine(string[] heads) => Joined([.. heads, .. Set.Outputs.Select(output => "answer_" + output.Name), .. Added]);

    /// <summary>A row of the answer as a line of CSV.</summary>
    public string Line(string[] cells, BatchResult result)
    {
        var given = Enumerable.Range(0, inputs.Length).Select(i => i < cells.Length ? cells[i] ?? "" : "");
        var outputs = Set.Outputs.Select(output => Word(result.Verdict?.Outputs[output.Name] ?? Value.Null));
        string[] said = result.Verdict is { } known
            ? [known.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), known.Certain ? "true" : "false", "", "", Stamp?.In(language) ?? ""]
            : ["", "", result.No!.Code, result.No.Reason.In(language), ""]; // see above
        return Joined([.. given, .. outputs, .. said]);
    }

    private BatchResult Decide(Outcome<Context> given, DateOnly? day)
    {
        if (given.Refused) return new(null, given.Refusal);
        var outcome = calculator.Decide(given.Value, day ?? on, confirmed, reasons: why);
        return outcome.Refused ? new(null, outcome.Refusal) : new(outcome.Value, null);
    }

    private IEnumerable<KeyValuePair<string, string>> Pairs(string[] cells)
    {
        for (var i = 0; i < inputs.Length && i < cells.Length; i++)
            if (inputs[i] is { } input) yield return new(input.Name, cells[i]);
    }

    private static string Word(in Value value) => value.IsNull ? "" : value.Kind == Kind.String ? value.AsString : value.ToString();

    private static string Joined(IEnumerable<string> cells) => string.Join(',', cells.Select(CsvText.Cell));
}
