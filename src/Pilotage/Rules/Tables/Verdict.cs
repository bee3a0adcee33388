namespace Pilotage.Rules;

/// <summary>What a rule set concludes of some inputs on some day, and why.</summary>
/// <param name="On">The day whose law was taken.</param>
/// <param name="Outputs">By the names of the set's outputs.</param>
/// <param name="Why">Each step with its rows, inputs, articles and doubts.</param>
/// <param name="Certain">Whether every row that counted rests on a text that was read in the official version.</param>
public sealed record Verdict(RuleSet Set, DateOnly On, Context Outputs, Explanation Why, bool Certain)
{
    /// <summary>The main output.</summary>
    public Value Main => Outputs[Set.Outputs[0].Name];
}
