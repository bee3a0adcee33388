using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using Pilotage.Codelists;
using Pilotage.Dispatch;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Registers;
using Pilotage.Rules;
using Pilotage.Time;
using Pilotage.Window;
using Pilotage.Yaml;

namespace Pilotage.Packs;

/// <summary>The guide to writing a pack and the JSON Schemas for editors, both written from the readers, so that they cannot drift.</summary>
public static class PackGuide
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every kind of definition: where it stands and its keys.</summary>
    public static IEnumerable<(string Name, string Where, Seq<Key> Keys)> Kinds =>
    [
        ("pack", "pack.yaml", Form.Outline(Manifest.Read)),
        ("units", "units.yaml", Form.Outline(Units.Read)),
        ("area", "plan/*.yaml", Form.Outline(Area.Read)),
        ("calendar", "calendars/*.yaml", Form.Outline(CalendarYear.Read)),
        ("source", "sources/*.md (head)", LawText.Keys),
        ("service", "services/*.yaml", Form.Outline(Service.Read)),
        ("procedure", "procedures/*.yaml", Form.Outline(Procedure.Read)),
        ("document", "documents/*.yaml", Form.Outline(PaperTemplate.Read)),
        ("certificate", "certificates/*.yaml", Form.Outline(CertificateType.Read)),
        ("register", "registers/*.yaml (first key register)", Form.Outline(Register.Read)),
        ("quota", "registers/*.yaml (first key quota)", Form.Outline(Quota.Read)),
        ("demo", "demo.yaml (a list)", Form.Outline(DemoCase.Read)),
        ("rules", "rules/*.yaml", Form.Outline(RuleSet.Read)),
        ("supervision", "supervision.yaml", Form.Outline(SupervisionRules.Read)),
        ("letter", "letters/*.yaml", Form.Outline(Letter.Read)),
        ("dispatch", "dispatch.yaml", Form.Outline(DispatchRules.Read)),
        ("draft", "drafts/*.yaml", Form.Outline(DraftTemplate.Read)),
        ("scenario", "scenarios/*.yaml (a list)", Form.Outline(Scenario.Read)),
    ];

    /// <summary>The page of the guide.</summary>
    public static string Page()
    {
        var page = new StringBuilder("# Keys of a pack\n\nWritten from the readers by `pilotage pack guide`; a test holds it to them. A text is `{ zh: …, en: … }`; a source is `document#clause`;\nan expression is FEEL; a day is `2020-11-06`.\n");
        foreach (var (name, where, keys) in Kinds)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {name} — `{where}`\n\n| key | what | needed | meaning |\n|---|---|---|---|\n");
            foreach (var key in keys) Row(page, key, "");
        }
        return page.ToString();
    }

    /// <summary>The page and one JSON Schema a kind, by file name.</summary>
    public static IEnumerable<(string Name, string Text)> Files() => Kinds
        .Select(kind => ($"{kind.Name}.schema.json", Schema(kind.Name, kind.Keys).ToJsonString(Json) + "\n")).Prepend(("keys.md", Page()));

    private static void Row(StringBuilder page, Key key, string above)
    {
        var name = above + key.Name;
        var note = key.Note + (key.Choices.Count > 0 ? $"{(key.Note.Length > 0 ? ": " : "")}{string.Join(", ", key.Choices)}" : "");
        page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {key.Kind} | {(key.Required ? "yes" : "")} | {note.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        foreach (var below in key.Keys) Row(page, below, $"{name}.");
    }

    private static JsonObject Schema(string name, Seq<Key> keys)
    {
        var schema = Map(keys);
        if (name is "scenario" or "demo") schema = new() { ["type"] = "array", ["items"] = schema };
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"Pilotage {name}");
        return schema;
    }

    private static JsonObject Map(Seq<Key> keys) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. keys.Where(key => key.Required).Select(key => (JsonNode)key.Name)]),
        ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)One(key)))),
    };

    private static JsonObject Word() => new() { ["type"] = "string" };

    private static JsonObject One(Key key)
    {
        var one = key.Kind switch
        {
            "text" => new JsonObject { ["oneOf"] = new JsonArray(Word(), Map([new("zh", "word", true, ""), new("en", "word", false, "")])) },
            "whole" => new JsonObject { ["type"] = "integer" },
            "flag" => new JsonObject { ["type"] = "boolean" },
            "day" => new JsonObject { ["type"] = "string", ["format"] = "date" },
            "choice" => new JsonObject { ["enum"] = new JsonArray([.. key.Choices.Select(choice => (JsonNode)choice)]) },
            "list" when key.Keys.Count > 0 => new JsonObject { ["type"] = "array", ["items"] = Map(key.Keys) },
            "list" => new JsonObject { ["type"] = new JsonArray("array", "string") },
            "map" when key.Keys.Count > 0 => new JsonObject { ["type"] = "object" },
            "map" or "values" => new JsonObject { ["type"] = "object" },
            "any" => [],
            _ => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        };
        if (key.Note.Length > 0) one["description"] = key.Note;
        return one;
    }
}
