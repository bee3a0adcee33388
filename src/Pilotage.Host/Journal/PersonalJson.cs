using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pilotage.Host;

/// <summary>A personal value as <c>{"$personal": "value"}</c>, which the journal keeps apart, and as <c>{"$personal": null, "erased": true}</c> afterwards.</summary>
public sealed class PersonalJson : JsonConverter<Personal>
{
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A personal value is an object with $personal.");
        string? value = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == Vault.Mark) value = reader.GetString();
            else reader.Skip();
        }
        return new(value);
    }

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Vault.Mark, value.Value);
        if (value.Erased) writer.WriteBoolean("erased", true);
        writer.WriteEndObject();
    }
}
