using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Rules;

namespace Pilotage.Web.Api;

/// <summary>What is to be reckoned; nothing of it is kept.</summary>
/// <param name="Inputs">By name; those left out have no value. A number may be written as text, such as <c>1000000+500000</c>.</param>
/// <param name="Id">The asker's own word for it, given back with the answer.</param>
/// <param name="On">The day whose law is taken, where no input dates the case; today where left out.</param>
public sealed record Calculation(IReadOnlyDictionary<string, JsonElement> Inputs, string? Id = null, DateOnly? On = null)
{
    /// <summary>The inputs as they were written.</summary>
    internal Outcome<Context> Read(RuleSet set)
    {
        var written = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in Inputs)
        {
            if (value.ValueKind == JsonValueKind.Object || (value.ValueKind == JsonValueKind.Array && RuleInputs.Find(set, name)?.Type.Kind != Kind.List))
                return new Refusal("input-type", new($"“{name}”应为一个值，却是 {value.ValueKind}", $"'{name}' should be one value, not a JSON {value.ValueKind.ToString().ToLowerInvariant()}"));
            if (value.ValueKind != JsonValueKind.Null) written.Add(new(name, Word(value)));
        }
        return RuleInputs.Read(set, written);
    }

    private static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(Word)),
        _ => value.GetRawText(),
    };
}

/// <summary>The pack's calculators for programs: what there is, one calculation, many at once, and their confirmation.</summary>
internal static class CalculatorsApi
{
    public static void MapCalculators(this IEndpointRouteBuilder api)
    {
        api.MapGet("/calculators", (Pilot pilot) => Asking.Value(pilot.Pack.Definitions.Rules.All.Where(calculator => calculator.Set.Public).OrderBy(calculator => calculator.Set.Id, StringComparer.Ordinal)
            .Select(calculator => CalculatorShown.Of(calculator, pilot.Standing(calculator), pilot.Pack, pilot.Today)).ToSeq())).Produces<Seq<CalculatorShown>>();
        api.MapGet("/calculators/{id}", (string id, Pilot pilot, HttpContext http) => pilot.Calculator(id) is { Refused: false, Value: var calculator }
            ? Asking.Value(CalculatorShown.Of(calculator, pilot.Standing(calculator), pilot.Pack, pilot.Today))
            : Problems.Of(pilot.Calculator(id).Refusal!, http)).Produces<CalculatorShown>(); // refused, so there is one
        api.MapPost("/calculators/{id}/evaluate", Evaluate).RequireRateLimiting(Limits.Calculating).Takes<Calculation>().Produces<VerdictShown>();
        api.MapPost("/calculators/{id}/batch", (string id, string? on, bool? why, Pilot pilot, HttpContext http) => Batch.Run(id, on, why == true, pilot, http))
            .WithMetadata(new RequestSizeLimitAttribute(Batch.Largest)).RequireRateLimiting(Limits.Batches)
            .Accepts<Seq<Calculation>>("application/json", "text/csv").Produces<BatchShown>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
    }

    /// <summary>What responsible units ask.</summary>
    public static void MapConfirmations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/calculators/{id}/confirm", (string id, Pilot pilot, HttpContext http) => http.Ask<RuleAsk.Confirm, Done>((ask, who, key) => pilot.Confirm(id, ask, who, key))).Takes<RuleAsk.Confirm>();
        api.MapPost("/calculators/{id}/retract", (string id, Pilot pilot, HttpContext http) => http.Ask<RuleAsk.Retract, Done>((ask, who, key) => pilot.Confirm(id, ask, who, key))).Takes<RuleAsk.Retract>();
    }

    private static async Task<IResult> Evaluate(string id, Pilot pilot, HttpContext http)
    {
        var found = pilot.Calculator(id);
        if (found.Refused) return Problems.Of(found.Refusal!, http); // refused, so there is one
        var read = await http.Read<Calculation>();
        if (read.Refused) return Problems.Of(read.Refusal!, http); // see above
        var (calculator, confirmed) = (found.Value, pilot.Standing(found.Value).Holds);
        var inputs = read.Value.Read(calculator.Set);
        if (inputs.Refused) return Problems.Of(inputs.Refusal!, http); // see above
        var verdict = calculator.Decide(inputs.Value, read.Value.On ?? pilot.Today, confirmed);
        return verdict.Refused ? Problems.Of(verdict.Refusal!, http) : Asking.Value(VerdictShown.Of(calculator, verdict.Value, pilot.Today, confirmed, pilot.Pack.Hash, read.Value.Id)); // see above
    }
}
