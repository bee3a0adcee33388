namespace Pilotage.Plan.Supervision;

/// <summary>One item of the superior plan and the measures here that answer to it (对照关系).</summary>
/// <param name="Item">How the superior plan counts it, such as 二（三）5.</param>
/// <param name="Kind">What it is there, such as 改革举措 or 政策保障措施; empty where it is not said.</param>
/// <param name="Words">Its wording, as entered.</param>
/// <param name="Body">The national body that answers for it; empty where it is not said.</param>
/// <param name="Measures">Numbers of the measures here; empty where none answers to it.</param>
public sealed record CrosswalkItem(string Item, string Kind, string Words, string Body, Seq<int> Measures);

/// <summary>What happened to the crosswalk to the superior plan.</summary>
public abstract record CrosswalkFact(DateOnly Day)
{
    /// <summary>A table was taken as a whole; it takes the place of the one before.</summary>
    /// <param name="Document">The superior plan.</param>
    /// <param name="File">Name of the file it came in.</param>
    /// <param name="Hash">Hash of that file.</param>
    public sealed record CrosswalkTaken(DateOnly Day, string Document, string File, string Hash, Seq<CrosswalkItem> Items) : CrosswalkFact(Day);
}

/// <summary>The crosswalk as it is known: the table taken last.</summary>
/// <param name="Taken">Null while none has been taken.</param>
public sealed record Crosswalk(CrosswalkFact.CrosswalkTaken? Taken, int Version)
{
    public Seq<CrosswalkItem> Items => Taken?.Items ?? [];

    public static Crosswalk From(Seq<CrosswalkFact> facts) => new(facts.OfType<CrosswalkFact.CrosswalkTaken>().LastOrDefault(), facts.Count);

    /// <summary>The items that a measure answers to.</summary>
    public Seq<CrosswalkItem> Of(int measure) => [.. Items.Where(item => item.Measures.Contains(measure))];

    /// <summary>Measures that answer to no item.</summary>
    public Seq<int> Own(IEnumerable<int> measures) => [.. measures.Where(measure => !Items.Any(item => item.Measures.Contains(measure)))];
}
