namespace Pilotage.Plan;

/// <summary>How a sentence of the annex differs from the body; the meaning-changing first.</summary>
public enum Change { Number, Unit, Scope, Wording, Typo }

/// <summary>Something in a document that a person has to look at: what is doubtful, where, and both ways to read it.</summary>
/// <param name="Measure">Number of the measure it is about; null where it is about none.</param>
/// <param name="Readings">The ways to read it, the one taken first; empty where there is nothing to choose.</param>
/// <param name="Change">Where annex and body differ: how.</param>
/// <param name="Other">Where annex and body differ: where the body's sentence stands.</param>
public sealed record Doubt(Finding Finding, int? Measure = null, Seq<string> Readings = default, Change? Change = null, Place Other = default)
{
    /// <summary>A kind of difference in words.</summary>
    public static Text Says(Change change) => change switch
    {
        Plan.Change.Number => new("数字", "number"),
        Plan.Change.Unit => new("单位", "unit"),
        Plan.Change.Scope => new("范围", "scope"),
        Plan.Change.Wording => new("措辞", "wording"),
        _ => new("疑为笔误", "a slip of the pen"),
    };
}

/// <summary>What came of reading a document: a plan with what is doubtful in it, or no plan and the reasons.</summary>
public sealed record Reading(PlanDocument? Plan, Seq<Doubt> Doubts, Paper? Paper)
{
    /// <summary>Nothing could be read, for one reason.</summary>
    public static Reading None(string code, Place place, Text message, Paper? paper = null) => new(null, [new(new(code, place, message))], paper);
}
