namespace Pilotage;

/// <summary>A named value that went into a result, as it is shown.</summary>
public sealed record Input(Text Name, Text Value);

/// <summary>Why a date, decision, refusal, route, score or figure is what it is: one tree, shown by one component.</summary>
/// <param name="Statement">One sentence that a reader can check.</param>
/// <param name="Basis">The clause this step rests on, where it rests on one.</param>
/// <param name="Inputs">What was known and used at this step.</param>
/// <param name="Parts">The steps below this one, in the order they were taken.</param>
/// <param name="Doubt">What is uncertain about it, shown wherever the result is shown; null where nothing is.</param>
public sealed record Explanation(Text Statement, Source? Basis = null, Seq<Input> Inputs = default, Seq<Explanation> Parts = default, Text? Doubt = null)
{
    /// <summary>This step and all below it, from the top.</summary>
    public IEnumerable<Explanation> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}
