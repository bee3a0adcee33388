using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>Which of the rows that fit decides (DMN 1.5, 8.2.10).</summary>
public enum HitPolicy { Unique, Any, First, Priority, Collect, CollectSum, CollectLeast, CollectGreatest, CollectCount }

/// <summary>The days something is in force, both included; open where no day is given.</summary>
public readonly record struct InForce(DateOnly? From, DateOnly? To)
{
    public bool On(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    public bool Always => From is null && To is null;
}

/// <summary>One step of a rule set.</summary>
/// <param name="Source">The clause it rests on.</param>
/// <param name="Note">What would settle a doubt, or what else a reader should know.</param>
public abstract record RuleStep(string Name, Source Source, Text? Note, Place Place)
{
    internal static RuleStep Read(Form f)
    {
        if (f.Has("table") && f.Has("formula")) RuleFormula.Read(f); // only an outline has both
        return f.Has("table") ? RuleTable.Read(f) : RuleFormula.Read(f);
    }

    private protected static Source Cited(Form f) =>
        f.Source() with { Certainty = f.Choice<Certainty>("certainty", "how far the source can be trusted", Certainty.Official) };
}

/// <summary>A name computed by an expression; several of one name may follow each other in time.</summary>
public sealed record RuleFormula(string Name, Written Is, InForce InForce, Source Source, Text? Note, Place Place) : RuleStep(Name, Source, Note, Place)
{
    internal static new RuleFormula Read(Form f) => new(
        f.Word("formula", "the name it gives"),
        f.Expression("is", "how it is computed"),
        new(f.OptionalDay("valid-from"), f.OptionalDay("valid-to")),
        Cited(f),
        f.OptionalText("note"),
        f.Place);
}

/// <summary>A decision table.</summary>
/// <param name="Rows">Its rows: conditions || conclusions || source, valid-from, valid-to, certainty, note; the first line names the columns.</param>
/// <param name="Complete">Whether some row must fit every input; gaps are findings then.</param>
public sealed record RuleTable(string Name, HitPolicy Hit, Written Rows, bool Complete, Source Source, Text? Note, Place Place) : RuleStep(Name, Source, Note, Place)
{
    internal static new RuleTable Read(Form f) => new(
        f.Word("table", "what the table is called"),
        f.Choice<HitPolicy>("hit", "which of the rows that fit decides", HitPolicy.Unique),
        f.Expression("rows", "conditions || conclusions || source | valid-from | valid-to | certainty | note, in a | block"),
        f.Flag("complete", true, "whether some row must fit every input"),
        Cited(f),
        f.OptionalText("note"),
        f.Place);
}
