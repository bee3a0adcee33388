using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>How bodies of older versions become today's: pure functions, one step a version, kept for as long as there are facts.</summary>
public sealed class Upcasts
{
    private readonly Dictionary<(string Kind, int Version), Func<JsonObject, JsonObject>> steps = [];

    /// <summary>Says how a body of a kind goes from one version to the next.</summary>
    /// <param name="version">The version it has before, from 1.</param>
    public Upcasts From(string kind, int version, Func<JsonObject, JsonObject> step)
    {
        if (version != Version(kind)) throw new ArgumentException($"The steps of {kind} are given in their order: {Version(kind)} comes next, not {version}.", nameof(version));
        steps.Add((kind, version), step);
        return this;
    }

    /// <summary>The version a kind is written in today: 1 where it never changed.</summary>
    public int Version(string kind)
    {
        var version = 1;
        while (steps.ContainsKey((kind, version))) version++;
        return version;
    }

    /// <summary>A body of any version as one of today's.</summary>
    public JsonNode Lift(string kind, int version, JsonNode body)
    {
        var today = Version(kind);
        if (version > today) throw new InvalidOperationException($"A fact '{kind}' has version {version}; this program knows {today}. It was written by a newer one.");
        for (; version < today; version++) body = steps[(kind, version)](body.DeepClone().AsObject());
        return body;
    }
}
