using System.Text.Json;
using System.Text.Json.Serialization;
using Pilotage.Host;

namespace Pilotage.Web.Api;

/// <summary>How the API reads and writes JSON: as the journal writes facts, and strictly when it reads.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(FactJson.Options) { MaxDepth = 32 };
        Tighten(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Makes other options write and read the same.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.Encoder = FactJson.Options.Encoder;
        options.DefaultIgnoreCondition = FactJson.Options.DefaultIgnoreCondition;
        options.NumberHandling = FactJson.Options.NumberHandling;
        options.AllowOutOfOrderMetadataProperties = true;
        foreach (var converter in FactJson.Options.Converters) options.Converters.Add(converter);
        Tighten(options);
    }

    // Who writes a word that nothing reads has meant another one; who leaves out what is needed is told so.
    private static void Tighten(JsonSerializerOptions options)
    {
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
    }
}
