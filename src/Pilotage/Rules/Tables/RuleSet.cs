using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>What a rule set is given: one field of the calculator's form.</summary>
/// <param name="Name">As expressions write it.</param>
/// <param name="Unit">Unit of a number, such as CNY or persons.</param>
/// <param name="Optional">May be left out; where a table concludes the same name, the table then supplies it.</param>
/// <param name="Choices">The only texts allowed; empty where any is.</param>
/// <param name="Least">Least number allowed; null where there is none.</param>
public sealed record RuleInput(string Name, FeelType Type, Text Label, string Unit, bool Optional, Seq<string> Choices, Number? Least, Text? Note)
{
    internal static RuleInput Read(Ref name, Form f) => new(
        name.Id,
        RuleTypes.Read(f),
        f.Text("label", "what the form calls it"),
        f.OptionalWord("unit", "unit of a number, such as CNY or persons") ?? "",
        f.Flag("optional", note: "may be left out"),
        f.Words("choices", note: "the only texts allowed"),
        f.OptionalWord("least", "least number allowed") is { } least ? Number.Parse(least) : null,
        f.OptionalText("note", "a hint for who fills it in"));

    internal Declared Declared => new(Name, Type, Label, Unit);
}

/// <summary>What a rule set concludes.</summary>
/// <param name="Unit">Unit of a number, such as CNY.</param>
/// <param name="Choices">The texts it can be, the weightiest first.</param>
public sealed record RuleOutput(string Name, FeelType Type, Text Label, string Unit, Seq<string> Choices)
{
    internal static RuleOutput Read(Ref name, Form f) => new(
        name.Id,
        RuleTypes.Read(f),
        f.Text("label", "what the answer is called"),
        f.OptionalWord("unit", "unit of a number, such as CNY") ?? "",
        f.Words("choices", note: "the texts it can be, the weightiest first"));
}

/// <summary>Law as formulas and decision tables: what it is given, what it concludes, and the steps between, each with its article and its dates.</summary>
/// <param name="Measures">Numbers of the measures it serves.</param>
/// <param name="Public">Whether it has a calculator page.</param>
/// <param name="Confirmer">Who may confirm it; until someone has, its results are for reference only.</param>
/// <param name="DatedBy">The input whose date says which rows are in force; the day of the run where there is none.</param>
/// <param name="Outputs">The first is the main one.</param>
public sealed record RuleSet(string Id, Text Name, Seq<string> Measures, bool Public, Confirmer? Confirmer, Ref? DatedBy, Seq<RuleInput> Inputs, Seq<RuleOutput> Outputs,
    Seq<RuleStep> Steps, Place Place)
{
    public static RuleSet Read(Form f) => new(
        f.Id("rules"),
        f.Text("name"),
        f.Words("measures", note: "numbers of the measures it serves"),
        f.Flag("public", note: "has a calculator page"),
        f.One("confirmed-by", Confirmer.Read, note: "who may confirm it; until someone has, every result says so"),
        f.OptionalRef("dated-by", "the input whose date says which rows are in force"),
        f.Named("inputs", RuleInput.Read, required: true, note: "name: what it is given"),
        f.Named("outputs", RuleOutput.Read, required: true, note: "name: what it concludes; the first is the main one"),
        f.Each("steps", RuleStep.Read, required: true, note: "tables and formulas, in the order they are taken"),
        f.Place);

    /// <summary>What is said with every result until the responsible unit has confirmed the set.</summary>
    public static readonly Text Stamp = new("测算仅供参考，以主管部门为准", "For reference only; the competent authority decides");
}

/// <summary>The words for types in definitions.</summary>
internal static class RuleTypes
{
    private static readonly Seq<string> Words = ["text", "number", "flag", "day", "texts", "numbers", "any"];

    public static FeelType Read(Form f, string otherwise = "text") => Of(f.Choice("type", Words, "what kind of value", otherwise));

    public static FeelType Of(string word) => word switch
    {
        "number" => FeelType.Number,
        "flag" => FeelType.Boolean,
        "day" => FeelType.Date,
        "texts" => FeelType.ListOf(FeelType.String),
        "numbers" => FeelType.ListOf(FeelType.Number),
        "any" => FeelType.Any,
        _ => FeelType.String,
    };
}
