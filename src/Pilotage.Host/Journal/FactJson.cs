using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pilotage.Host;

/// <summary>How facts, and results kept under a key, become JSON.</summary>
public static class FactJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese stays readable; nothing of it goes into a page as it is
            AllowOutOfOrderMetadataProperties = true, // properties stand in ordinal order in the store
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new PersonalJson());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
