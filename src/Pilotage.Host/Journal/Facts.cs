using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>
/// The fact types of one family, between records and the journal: <c>Fact.Accepted</c> of the family <c>case</c> has the kind <c>case.accepted</c>.
/// A body of an older version is lifted to today's before it is read.
/// </summary>
/// <typeparam name="TFact">The abstract record whose sealed descendants, most often nested in it, are the fact types.</typeparam>
public sealed class Facts<TFact> where TFact : class
{
    private readonly Dictionary<string, Type> types;
    private readonly Dictionary<Type, string> kinds;
    private readonly Upcasts upcasts;

    public Facts(string family, Upcasts? upcasts = null)
    {
        this.upcasts = upcasts ?? new();
        types = typeof(TFact).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(TFact)))
            .ToDictionary(type => $"{family}.{JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)}");
        kinds = types.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    /// <summary>Every kind of the family with the version it is written in today.</summary>
    public IEnumerable<(string Kind, int Version)> Kinds => types.Keys.Order(StringComparer.Ordinal).Select(kind => (kind, upcasts.Version(kind)));

    /// <summary>A fact as the journal takes it.</summary>
    public (string Kind, int Version, JsonNode Body) Write(TFact fact)
    {
        var kind = kinds[fact.GetType()];
        return (kind, upcasts.Version(kind), JsonSerializer.SerializeToNode(fact, fact.GetType(), FactJson.Options)!); // a fact is never null
    }

    /// <summary>Appends a fact to a stream.</summary>
    public Entry Append(Draft draft, string stream, TFact fact, DateOnly day, string? pack)
    {
        var (kind, version, body) = Write(fact);
        return draft.Append(stream, kind, body, day, pack, version);
    }

    /// <summary>The fact in an entry, lifted to today's version.</summary>
    public TFact Read(Entry entry) => Read(entry.Kind, entry.Version, entry.Body);

    /// <summary>The fact in a body of any version that was ever released.</summary>
    public TFact Read(string kind, int version, JsonNode body) => types.TryGetValue(kind, out var type)
        ? (TFact)upcasts.Lift(kind, version, body).Deserialize(type, FactJson.Options)! // a body is never the word null
        : throw new InvalidOperationException($"The journal holds a fact '{kind}' that this program does not know; it was written by a newer one or for another family.");

    /// <summary>The facts of a stream to fold; what the journal itself says about the stream, such as an erasure, is left out.</summary>
    public Seq<TFact> Of(IEnumerable<Entry> entries) => entries.Where(entry => entry.Kind != Entry.Erasure).Select(Read).ToSeq();
}
