using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Pilotage.Web.Api;

/// <summary>The API's document, OpenAPI 3.1, written from the routes themselves.</summary>
internal static class Document
{
    public static void AddDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // Nested kinds take the name they stand in along, as Grant is both an ask and a role given.
        document.CreateSchemaReferenceId = info =>
        {
            var name = OpenApiOptions.CreateDefaultSchemaReferenceId(info);
            return name is not null && info.Type is { IsNested: true, DeclaringType: { } outer } && !name.StartsWith(outer.Name, StringComparison.Ordinal) ? outer.Name + name : name;
        };
        document.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        document.AddDocumentTransformer((whole, _, _) =>
        {
            whole.Info = new OpenApiInfo { Title = "Pilotage", Version = "1", Description = "Asks of cases take Idempotency-Key and If-Match; refusals are problems (RFC 9457) in the reader's language (Accept-Language or ?lang=)." };
            whole.Servers = [];
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer(Shape);
    }).ConfigureHttpJsonOptions(json =>
    {
        ApiJson.Apply(json.SerializerOptions);
        json.SerializerOptions.Converters.Add(new Closed());
    });

    public static void MapDocument(this IEndpointRouteBuilder site) => site.MapOpenApi(Api.Root + "/openapi.json");

    // The generator trips over a list that is left out by default (dotnet/runtime, JsonSchemaExporter), so this type is closed to it; these options serve it alone.
    private sealed class Closed : JsonConverter<Explanation>
    {
        public override Explanation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Explanation value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, ApiJson.Options);
    }

    // Three shapes are written by converters of our own, which the generator cannot look into.
    private static async Task Shape(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Personal))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "A value about a natural person; null once erased or where this reader may not see it.";
            schema.Properties = new Dictionary<string, IOpenApiSchema> { ["$personal"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null } };
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Seq<>))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], cancellationToken: stop);
        }
        else if (type == typeof(Explanation))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "Why: one tree. Each part is an explanation itself.";
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["statement"] = await context.GetOrCreateSchemaAsync(typeof(Text), cancellationToken: stop),
                ["basis"] = await context.GetOrCreateSchemaAsync(typeof(Source), cancellationToken: stop),
                ["inputs"] = await context.GetOrCreateSchemaAsync(typeof(Seq<Input>), cancellationToken: stop),
                ["parts"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } },
                ["doubt"] = await context.GetOrCreateSchemaAsync(typeof(Text), cancellationToken: stop),
            };
        }
        else if (type == typeof(DateOnly))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date";
        }
    }
}
