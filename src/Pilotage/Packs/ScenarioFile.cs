namespace Pilotage.Packs;

/// <summary>Scenarios in a file of their own, which may stand outside a pack.</summary>
public static class ScenarioFile
{
    public static (Seq<Scenario> Scenarios, Seq<Finding> Findings) Read(string path, string text)
    {
        var findings = new List<Finding>();
        var scenarios = Shaping.Read(path, text, findings).ToSeq();
        return (scenarios, [.. findings]);
    }
}
