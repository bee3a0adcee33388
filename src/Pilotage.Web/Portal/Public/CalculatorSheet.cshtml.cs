using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Rules;

namespace Pilotage.Web.Portal.Public;

/// <summary>One calculator: a form from the inputs of its rule set, the answer and why; the address keeps what was written.</summary>
public sealed class CalculatorSheetModel(Reader here) : PortalPage(here)
{
    private const int Longest = 2_000; // characters of one input

    public RuleSet Set { get; private set; } = null!; // set before the page is shown

    public DateOnly On { get; private set; }

    public Dictionary<string, string> Written { get; } = [];

    public Dictionary<string, Text> Faults { get; } = [];

    public Standing Standing { get; private set; } = Standing.None;

    public string Rules { get; private set; } = "";

    public Verdict? Verdict { get; private set; }

    public Refusal? No { get; private set; }

    public IActionResult OnGet(string id)
    {
        if (Here.Pack.Definitions.Rules.Find(id) is not { Set.Public: true } calculator) return NotFound();
        (Set, Rules, Standing) = (calculator.Set, calculator.Hash, Pilot.Standing(calculator));
        On = DateOnly.TryParseExact(Request.Query["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Here.Today;
        var inputs = Context.Empty;
        foreach (var input in Set.Inputs)
        {
            var written = Request.Query[input.Name].ToString().Trim();
            if (written.Length == 0) continue;
            Written[input.Name] = written.Length > Longest ? written[..Longest] : written;
            if (RuleInputs.Cell(input, Written[input.Name], out var fault) is { } value) inputs = inputs.With(input.Name, value);
            else Faults[input.Name] = fault;
        }
        if (Faults.Count > 0 || Written.Count == 0) return Page();
        var outcome = calculator.Decide(inputs, On, Standing.Holds);
        (Verdict, No) = (outcome.Refused ? null : outcome.Value, outcome.Refusal);
        return Page();
    }

    /// <summary>Whether this reader may confirm the set, on a host that serves the administration.</summary>
    public bool Confirmable => Here.Options.Zone != Zone.Public && Set.Confirmer is { } by && Pilot.Roles(Here.Who).Contains(new(by.Role, by.Unit.Id));

    /// <summary>What may be chosen for an input: its texts, or yes and no.</summary>
    public static Seq<(string Value, Text Name)> ChoicesOf(RuleInput input) => input.Type == FeelType.Boolean
        ? [("true", Words.Yes), ("false", Words.No)]
        : input.Choices.Select(choice => (choice, Text.Same(choice))).ToSeq();

    /// <summary>An answer as people read it.</summary>
    public string Shown(Verdict verdict, RuleOutput output)
    {
        var value = verdict.Outputs[output.Name];
        return value.IsNull ? "—" : value.IsTrue is { } yes ? Here.Say(yes ? Words.Yes : Words.No) : value.Kind == Kind.String ? value.AsString : value.ToString();
    }
}
