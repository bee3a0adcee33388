using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>
/// The personal values of one fact. Each stands in a row of its own with a random salt; the fact holds <c>sha256(salt + value)</c>. A changed or
/// swapped value no longer fits its commitment; once value and salt are gone, the commitment says nothing about the person and the chain still holds.
/// </summary>
internal sealed class Vault
{
    /// <summary>The property that marks a personal value in a body.</summary>
    public const string Mark = "$personal";

    // Against guessing a name or an identity number from its hash.
    private const int SaltBytes = 16;

    private readonly List<Secret> secrets = [];

    public IReadOnlyList<Secret> Secrets => secrets;

    /// <summary>A value with its salt, at a place of the fact's list.</summary>
    public sealed record Secret(int Index, string Value, byte[] Salt);

    /// <summary>The value of <c>{"$personal": "value"}</c>; null for every other node.</summary>
    public static string? Value(JsonObject node) =>
        node.TryGetPropertyValue(Mark, out var value) && value is JsonValue text && text.TryGetValue<string>(out var word) ? word : null;

    public (string Commitment, int Index) Put(string value)
    {
        var secret = new Secret(secrets.Count, value, RandomNumberGenerator.GetBytes(SaltBytes));
        secrets.Add(secret);
        return (Commit(secret.Value, secret.Salt), secret.Index);
    }

    public static string Commit(string value, byte[] salt) => Hash.Of([.. salt, .. Encoding.UTF8.GetBytes(value)]);

    /// <summary>Whether stored bytes may hold commitments at all, so that most facts need no second look.</summary>
    public static bool Holds(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\"$personal\":"u8) >= 0;

    /// <summary>The body with each commitment replaced by the value that is kept for it, or shown as erased.</summary>
    public static JsonNode Open(JsonNode body, IReadOnlyDictionary<int, string> kept)
    {
        foreach (var (node, _, index) in Commitments(body).ToList())
        {
            node.Remove("n");
            if (kept.TryGetValue(index, out var value)) node[Mark] = value;
            else
            {
                node[Mark] = null;
                node["erased"] = true;
            }
        }
        return body;
    }

    /// <summary>Every commitment in a stored body, with the place of its value in the fact's list.</summary>
    public static IEnumerable<(JsonObject Node, string Commitment, int Index)> Commitments(JsonNode? body) => body switch
    {
        JsonObject node when Value(node) is { } commitment && node["n"]?.GetValueKind() == JsonValueKind.Number => [(node, commitment, node["n"]!.GetValue<int>())],
        JsonObject many => many.SelectMany(pair => Commitments(pair.Value)),
        JsonArray list => list.SelectMany(Commitments),
        _ => [],
    };
}
