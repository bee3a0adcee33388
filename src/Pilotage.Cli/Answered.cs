using System.Net;
using System.Text.Json.Nodes;

namespace Pilotage.Cli;

/// <summary>What the API answered.</summary>
internal sealed record Answered(HttpStatusCode Status, string Body)
{
    public bool Good => (int)Status is >= 200 and < 300;

    public JsonNode Json => JsonNode.Parse(Body)!; // the API answers with JSON

    /// <summary>Shows it: the JSON as it came where that is wanted, else in words or a table; a problem with its basis and advice.</summary>
    /// <returns>0 done, 1 refused, 3 broken.</returns>
    public int Show(bool json, Action<JsonNode> words)
    {
        if (json) Cli.Show.Line(Body);
        else if (Good) words(Json);
        else if (Json is JsonObject problem)
        {
            Console.Error.WriteLine($"{problem["title"]}{(problem["basis"] is { } basis ? $"  [{basis}]" : "")}");
            if (problem["advice"] is { } advice) Console.Error.WriteLine(advice);
        }
        return Good ? 0 : (int)Status >= 500 ? 3 : 1;
    }

    /// <summary>A place in a document, as the API writes it, in its short form: 分工!B7.</summary>
    public static string Spot(JsonNode? node) => node is JsonObject place
        ? Plan.Spot.Of(new($"{place["file"]}", place["line"]?.GetValue<int>() ?? 0, place["column"]?.GetValue<int>() ?? 0)) : $"{node}";

    /// <summary>A text in both languages, as the API writes it, in one of them.</summary>
    public static Text Words(JsonNode? node) => node is JsonObject text ? new(text["zh"]?.ToString() ?? "", text["en"]?.ToString() ?? "") : Text.Same(node?.ToString() ?? "");
}
