using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>A fact as it is stored and hashed: one line of JSON, the same bytes for both. Properties of the body stand in ordinal order.</summary>
internal sealed record Envelope(string Pilot, string Stream, int Number, string Kind, int Version, DateOnly Day, DateTimeOffset Recorded, Actor Actor,
    string? Pack, string Prev, JsonNode Body)
{
    /// <summary>What the first fact of a stream has for the hash of the one before.</summary>
    public const string None = "";

    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    // Chinese stays readable in the store; nothing here is ever put into a page as it is.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The bytes to store; personal values go to the vault and only their commitments into the bytes.</summary>
    public byte[] Write(Vault vault)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        json.WriteString("pilot", Pilot);
        json.WriteString("stream", Stream);
        json.WriteNumber("number", Number);
        json.WriteString("kind", Kind);
        json.WriteNumber("version", Version);
        json.WriteString("day", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("recorded", Recorded.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture));
        json.WriteStartObject("actor");
        json.WriteString("person", Actor.Person);
        json.WriteString("role", Actor.Role);
        json.WriteString("holder", Actor.Holder);
        json.WriteEndObject();
        json.WriteString("pack", Pack);
        json.WriteString("prev", Prev);
        json.WritePropertyName("body");
        Write(json, Body, vault);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads stored bytes; the body has commitments where it had personal values.</summary>
    public static Envelope Read(byte[] bytes)
    {
        var json = JsonNode.Parse(bytes)!.AsObject();
        var actor = json["actor"]!;
        return new(
            Pilot: Word(json["pilot"]),
            Stream: Word(json["stream"]),
            Number: json["number"]!.GetValue<int>(),
            Kind: Word(json["kind"]),
            Version: json["version"]!.GetValue<int>(),
            Day: DateOnly.ParseExact(Word(json["day"]), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Recorded: DateTimeOffset.ParseExact(Word(json["recorded"]), Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Actor: new(Word(actor["person"]), Word(actor["role"]), Word(actor["holder"])),
            Pack: json["pack"]?.GetValue<string>(),
            Prev: Word(json["prev"]),
            Body: json["body"]!.DeepClone());
    }

    private static string Word(JsonNode? node) => node!.GetValue<string>();

    private static void Write(Utf8JsonWriter json, JsonNode? node, Vault vault)
    {
        switch (node)
        {
            case JsonObject personal when Vault.Value(personal) is { } value:
                var (commitment, index) = vault.Put(value);
                json.WriteStartObject();
                json.WriteString(Vault.Mark, commitment);
                json.WriteNumber("n", index);
                json.WriteEndObject();
                break;
            case JsonObject many:
                json.WriteStartObject();
                foreach (var (name, part) in many.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(name);
                    Write(json, part, vault);
                }
                json.WriteEndObject();
                break;
            case JsonArray list:
                json.WriteStartArray();
                foreach (var part in list) Write(json, part, vault);
                json.WriteEndArray();
                break;
            case null:
                json.WriteNullValue();
                break;
            default:
                node.WriteTo(json);
                break;
        }
    }
}
