using Pilotage.Yaml;

namespace Pilotage.Plan;

/// <summary>A value with the place it was read from.</summary>
public sealed record Placed<T>(T Value, Place Place);

/// <summary>What was read from an official document: its head, and its areas with all below them.</summary>
/// <param name="Number">Number of the document, such as 沪府规〔2020〕24号; null where it bears none.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Scope">The scope that holds wherever a measure names none, as written; null where the document states none.</param>
public sealed record PlanDocument(
    string File,
    Placed<string>? Title,
    Placed<string>? Number,
    Placed<string>? Issuer,
    Placed<DateOnly>? Issued,
    Placed<DateOnly>? InForce,
    Placed<string>? Scope,
    Seq<Area> Areas)
{
    public IEnumerable<PlanTask> Tasks => Areas.SelectMany(area => area.Tasks);

    public IEnumerable<Measure> Measures => Tasks.SelectMany(task => task.Measures);
}

/// <summary>Whether an English wording is anybody's official word; ours never is.</summary>
public enum EnglishStanding { Unofficial, Official }

/// <summary>An area of a plan: one file of a pack's <c>plan</c> folder.</summary>
/// <param name="No">Its number in the document; 0 where the document has no areas.</param>
/// <param name="Place">Where its heading stands in the official document.</param>
public sealed record Area(int No, Text Title, Seq<PlanTask> Tasks, EnglishStanding English, Place Place)
{
    public static Area Read(Form f) => new(
        No: f.Whole("no", min: 0, note: "number in the document; 0 where it has none"),
        Title: f.OptionalText("title", "heading without its number") ?? new(""),
        Tasks: f.Each("tasks", PlanTask.Read, note: "in the order of the document"),
        English: f.Choice<EnglishStanding>("english", "whose word the English is", EnglishStanding.Unofficial),
        Place: In(f));

    internal static Place In(Form f) => Spot.Parse("source.txt", f.OptionalWord("at", "place in source.txt, such as L209") ?? "");
}

/// <summary>A task of an area.</summary>
/// <param name="No">Its number in the document; 0 where the document has no tasks.</param>
public sealed record PlanTask(int No, Text Title, Seq<Measure> Measures, Place Place)
{
    public static PlanTask Read(Form f) => new(
        No: f.Whole("no", min: 0, note: "number in the document; 0 where it has none"),
        Title: f.OptionalText("title", "heading without its number") ?? new(""),
        Measures: f.Each("measures", Measure.Read, note: "in the order of the document"),
        Place: Area.In(f));
}

/// <summary>A measure: the smallest thing somebody is made responsible for.</summary>
/// <param name="No">Its number in the document; 0 where it has none.</param>
/// <param name="Text">Wording of the annex where there is one, else of the body without the bracket that names the units.</param>
/// <param name="Body">Wording of the body, which decides; empty where the body does not have it.</param>
/// <param name="Units">In the order written; the first is presumed to lead, unconfirmed, where no part is stated.</param>
/// <param name="Scope">Where it applies, as written; empty where the measure names no scope of its own.</param>
/// <param name="Place">Where it stands in the official document.</param>
public sealed record Measure(int No, Text Text, string Body, Seq<Assignment> Units, Seq<Target> Targets, string Scope, Place Place, Place BodyPlace)
{
    /// <summary>The unit that leads: the one stated, else the first, which is only presumed.</summary>
    public Assignment? Lead => Units.FirstOrDefault(unit => unit.Part == Part.Lead) ?? (Units.Count > 0 ? Units[0] : null);

    /// <summary>Whether the document, or a person since, says who leads.</summary>
    public bool LeadStated => Units.Any(unit => unit.Part == Part.Lead) || Units.Count == 1 && Units[0].Part == Part.Responsible;

    public static Measure Read(Form f)
    {
        var units = Assignments(f);
        return new(
            No: f.Whole("no", min: 0, note: "number in the document; 0 where it has none"),
            Text: f.Text("text", "wording of the annex, else of the body"),
            Body: f.OptionalWord("body", "wording of the body, where there is an annex") ?? "",
            Units: units,
            Targets: f.Each("targets", Target.Read, note: "quantities and times it names"),
            Scope: f.OptionalWord("scope", "where it applies, as written") ?? "",
            Place: Area.In(f),
            BodyPlace: Spot.Parse("source.txt", f.OptionalWord("body-at", "place of the body's wording in source.txt") ?? ""));
    }

    private static Seq<Assignment> Assignments(Form f) =>
    [
        .. Playing(f, "lead", Part.Lead, "units that lead, as stated or confirmed"),
        .. Playing(f, "units", Part.Responsible, "units in the order written: ids of units.yaml or their spellings"),
        .. Playing(f, "cooperating", Part.Cooperating, "units that cooperate"),
        .. Playing(f, "guiding", Part.Guiding, "units that guide"),
        .. Playing(f, "participating", Part.Participating, "units that take part"),
    ];

    private static IEnumerable<Assignment> Playing(Form f, string key, Part part, string note) =>
        f.Refs(key, note: note).Select(unit => new Assignment(unit, part));
}

/// <summary>What a unit has to do with a measure: what the document says, and no more.</summary>
public enum Part { Responsible, Lead, Cooperating, Guiding, Participating }

/// <summary>A unit made responsible for a measure, named as the document spells it or by its id in the pack.</summary>
public sealed record Assignment(Ref Unit, Part Part = Part.Responsible);
