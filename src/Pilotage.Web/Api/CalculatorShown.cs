using System.Text.Json.Nodes;
using Pilotage.Host;
using Pilotage.Packs;
using Pilotage.Rules;

namespace Pilotage.Web.Api;

/// <summary>A calculator: what it is given, what it concludes, on which law, and whether its unit has confirmed it.</summary>
/// <param name="Rules">Content hash of the rules as they are now.</param>
/// <param name="DatedBy">The input whose day says which law is taken; null where it is the day asked for.</param>
/// <param name="Stamp">What is said with every result until the responsible unit has confirmed the set; null once it has.</param>
/// <param name="Changes">Days on which some row or formula of it begins to hold.</param>
public sealed record CalculatorShown(
    string Id, Text Name, Seq<string> Measures, string Rules, Text? Stamp, ConfirmationShown? Confirmation, string? DatedBy, Seq<CalculatorInput> Inputs, Seq<CalculatorOutput> Outputs,
    Seq<CalculatorSource> Sources, Seq<DateOnly> Changes)
{
    internal static CalculatorShown Of(Calculator calculator, Standing standing, Pack pack, DateOnly today)
    {
        var set = calculator.Set;
        return new(set.Id, set.Name, set.Measures, calculator.Hash, standing.Holds ? null : RuleSet.Stamp, ConfirmationShown.Of(calculator, standing, pack), set.DatedBy?.Id,
            set.Inputs.Select(input => new CalculatorInput(input.Name, Word(input.Type), input.Label, input.Unit, input.Optional, input.Choices, input.Least?.ToString(), input.Note)).ToSeq(),
            set.Outputs.Select(output => new CalculatorOutput(output.Name, Word(output.Type), output.Label, output.Unit, output.Choices)).ToSeq(),
            calculator.Sources.Select(source => CalculatorSource.Of(source, pack, today)).ToSeq(), calculator.Changes);
    }

    // As the pack's definitions write them.
    private static string Word(FeelType type) => type.Kind switch
    {
        Kind.Number => "number",
        Kind.Boolean => "flag",
        Kind.Date => "day",
        Kind.List => type.Element?.Kind == Kind.Number ? "numbers" : "texts",
        Kind.String => "text",
        _ => "any",
    };
}

/// <summary>One thing a calculator is given; <c>type</c> is text, number, flag, day, texts, numbers.</summary>
/// <param name="Least">Least number allowed.</param>
public sealed record CalculatorInput(string Name, string Type, Text Label, string Unit, bool Optional, Seq<string> Choices, string? Least, Text? Note);

/// <summary>One thing a calculator concludes; the first is the main one.</summary>
public sealed record CalculatorOutput(string Name, string Type, Text Label, string Unit, Seq<string> Choices);

/// <summary>A clause that a set rests on, and how far it can be trusted.</summary>
public sealed record CalculatorSource(string Source, Text Citation, Certainty Certainty, Text? Doubt)
{
    internal static CalculatorSource Of(Source source, Pack pack, DateOnly day)
    {
        var basis = pack.Basis(source, day);
        return new(source.ToString(), basis.Citation, source.Certainty, basis.Doubt);
    }
}

/// <summary>Who may confirm a set, and who has.</summary>
/// <param name="On">The day of the confirmation; null where there is none.</param>
/// <param name="Holds">Whether it holds for the rules as they are now.</param>
public sealed record ConfirmationShown(string Unit, Text UnitName, DateOnly? On, bool Holds, string? Document)
{
    internal static ConfirmationShown? Of(Calculator calculator, Standing standing, Pack pack) => (standing.Said?.Unit ?? calculator.Set.Confirmer?.Unit.Id) is { } unit
        ? new(unit, pack.UnitName(unit), standing.Said?.Day, standing.Holds, standing.Said?.Document is { Length: > 0 } document ? document : null)
        : null;
}

/// <summary>What a calculator says: the answer, the law it was taken from, and why.</summary>
/// <param name="On">The day whose law was taken.</param>
/// <param name="AsOf">The day it was reckoned.</param>
/// <param name="Certain">Whether every row that counted rests on a text read in the official version.</param>
/// <param name="Stamp">For reference only, until the responsible unit has confirmed the set; null once it has.</param>
/// <param name="Rules">Content hash of the rules used.</param>
/// <param name="Pack">Content hash of the pack they stand in.</param>
public sealed record VerdictShown(
    string Set, string? Id, DateOnly On, DateOnly AsOf, IReadOnlyDictionary<string, JsonNode?> Outputs, bool Certain, Text? Stamp, string Rules, string Pack, Explanation? Why)
{
    public static VerdictShown Of(Calculator calculator, Verdict verdict, DateOnly asOf, bool confirmed, string pack, string? id = null, bool why = true) => new(
        verdict.Set.Id, id, verdict.On, asOf, verdict.Set.Outputs.ToDictionary(output => output.Name, output => Json(verdict.Outputs[output.Name])), verdict.Certain,
        confirmed ? null : RuleSet.Stamp, calculator.Hash, pack, why ? verdict.Why : null);

    /// <summary>A value as JSON: numbers with all their digits, days as text.</summary>
    internal static JsonNode? Json(Value value) => value.Kind switch
    {
        Kind.Null => null,
        Kind.Boolean => JsonValue.Create(value.IsTrue == true),
        Kind.Number => JsonNode.Parse(value.ToString()),
        Kind.String => JsonValue.Create(value.AsString),
        Kind.List => new JsonArray([.. value.AsList.Select(Json)]),
        Kind.Context when value.AsContext is { } context => new JsonObject(context.Names.ToArray().Select(name => KeyValuePair.Create(name, Json(context[name])))),
        _ => JsonValue.Create(value.ToString()),
    };
}
