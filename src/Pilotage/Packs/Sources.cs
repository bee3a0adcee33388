namespace Pilotage.Packs;

/// <summary>Clauses of the plan itself: <c>plan#3</c> is measure 3.</summary>
internal static class Sources
{
    public const string Plan = "plan";

    public static Basis OfPlan(Source source, Pack pack)
    {
        var measure = int.TryParse(source.Clause, out var number) ? pack.Definitions.Measure(number) : null;
        var citation = source.Clause.Length == 0 ? Text.Same(pack.Manifest.Document) : new Text($"{pack.Manifest.Document} 举措 {source.Clause}", $"{pack.Manifest.Document}, measure {source.Clause}");
        return new(source, citation, measure?.Text.Zh, null);
    }
}
