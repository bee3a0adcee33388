using System.Formats.Cbor;
using System.Globalization;
using System.Security.Cryptography;

namespace Pilotage.Window;

/// <summary>A certificate as it was issued. The names on it are those of the day and do not move with later definitions.</summary>
/// <param name="Pilot">Id of the pack it was issued under.</param>
/// <param name="Type">Id of the kind of certificate.</param>
/// <param name="Holder">The name of the enterprise or person it is for.</param>
/// <param name="Unit">Id of the issuing unit.</param>
/// <param name="Until">The last day it is valid, whole; null where it has no end.</param>
public sealed record Certificate(
    string Pilot, string Type, Text Title, string Number, string Holder, string Unit, Text UnitName, DateOnly IssuedOn, DateOnly? Until, Seq<CertificateLine> Lines)
{
    /// <summary>Bytes of the digest: 160 bits, so that nobody can make two certificates with the same.</summary>
    public const int DigestLength = 20;

    /// <summary>The digest of everything that stands on it (SHA-256, cut), the same for the same content, whoever reckons it.</summary>
    public byte[] Digest()
    {
        string[] head = [Pilot, Type, Title.Zh, Title.En, Number, Holder, Unit, UnitName.Zh, UnitName.En, Day(IssuedOn), Day(Until)];
        string[] words = [.. head, .. Lines.SelectMany(line => new[] { line.Field, line.Label.Zh, line.Label.En, line.Said?.Zh ?? "", line.Said?.En ?? "" })];
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(words.Length);
        foreach (var word in words) writer.WriteTextString(word);
        writer.WriteEndArray();
        return SHA256.HashData(writer.Encode())[..DigestLength];
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One line of a certificate; what is about a natural person is kept apart and can be erased.</summary>
public sealed record CertificateLine(string Field, Text Label, Text? Value, Personal? Person = null)
{
    /// <summary>The value, wherever it is kept; null once erased.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Text? Said => Person is null ? Value : Person.Value is { } value ? Text.Same(value) : null;
}
