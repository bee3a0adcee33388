using System.Text.Json.Nodes;
using Pilotage.Tests;

namespace Pilotage.Host.Tests;

/// <summary>
/// The committed samples of fact bodies, <c>samples/KIND.vVERSION.json</c>: one for every version that was ever released. They are never edited;
/// today's program must read each. ACCEPT=1 writes a missing one from the fact given.
/// </summary>
public static class Samples
{
    /// <summary>Asserts that a family has a sample for each version of each kind and that all of them read.</summary>
    /// <param name="today">One fact of each kind, from which a missing sample of today's version is made.</param>
    public static void Hold<TFact>(Facts<TFact> facts, params IEnumerable<TFact> today) where TFact : class
    {
        var made = today.Select(facts.Write).ToDictionary(one => one.Kind);
        foreach (var (kind, version) in facts.Kinds)
        {
            if (!File.Exists(At(kind, version)) && Environment.GetEnvironmentVariable("ACCEPT") == "1") File.WriteAllText(At(kind, version), made[kind].Body.ToJsonString(Readable) + "\n");
            for (var old = 1; old <= version; old++)
            {
                Assert.True(File.Exists(At(kind, old)), $"{kind} has no sample of version {old}; run with ACCEPT=1 and commit it.");
                Assert.Equal(kind, facts.Write(facts.Read(kind, old, JsonNode.Parse(File.ReadAllText(At(kind, old)))!)).Kind);
            }
        }
    }

    public static string At(string kind, int version) => Repository.At("test", "Pilotage.Host.Tests", "samples", $"{kind}.v{version}.json");

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new(FactJson.Options) { WriteIndented = true };
}
