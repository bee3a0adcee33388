using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pilotage.Plan;

/// <summary>A reading as JSON, in the shape that the command line and the API promise.</summary>
public static class PlanJson
{
    public static string Of(Reading reading, Language language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Document(json, reading.Plan);
            json.WriteStartArray("areas");
            foreach (var area in reading.Plan?.Areas ?? []) Write(json, area);
            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var doubt in reading.Doubts) Write(json, doubt, language);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Document(Utf8JsonWriter json, PlanDocument? plan)
    {
        json.WriteStartObject("document");
        json.WriteString("number", plan?.Number?.Value);
        json.WriteString("title", plan?.Title?.Value);
        json.WriteString("scope", plan?.Scope?.Value);
        json.WriteString("issuer", plan?.Issuer?.Value);
        json.WriteString("issued", Day(plan?.Issued));
        json.WriteString("inForce", Day(plan?.InForce));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Area area)
    {
        json.WriteStartObject();
        json.WriteNumber("no", area.No);
        json.WriteString("title", area.Title.Zh);
        json.WriteStartArray("tasks");
        foreach (var task in area.Tasks)
        {
            json.WriteStartObject();
            json.WriteNumber("no", task.No);
            json.WriteString("title", task.Title.Zh);
            json.WriteStartArray("measures");
            foreach (var measure in task.Measures) Write(json, measure);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Measure measure)
    {
        json.WriteStartObject();
        json.WriteNumber("no", measure.No);
        json.WriteString("text", measure.Text.Zh);
        json.WriteString("body", measure.Body);
        json.WriteStartArray("units");
        foreach (var unit in measure.Units) json.WriteStringValue(unit.Unit.Id);
        json.WriteEndArray();
        // Beyond what is promised: what each unit does, who leads and whether the document says so, the scope, and the places.
        json.WriteStartArray("parts");
        foreach (var unit in measure.Units) json.WriteStringValue(unit.Part.ToString().ToLowerInvariant());
        json.WriteEndArray();
        json.WriteString("lead", measure.Lead?.Unit.Id);
        json.WriteBoolean("leadStated", measure.LeadStated);
        json.WriteString("scope", measure.Scope.Length > 0 ? measure.Scope : null);
        json.WriteString("place", Spot.Of(measure.Place));
        json.WriteString("bodyPlace", Spot.Of(measure.BodyPlace));
        json.WriteStartArray("targets");
        foreach (var target in measure.Targets)
        {
            json.WriteStartObject();
            json.WriteString("text", target.Text);
            Number(json, "value", target.Value);
            json.WriteString("unit", target.Unit);
            Number(json, "from", target.From);
            json.WriteString("by", target.By);
            json.WriteString("every", target.Every);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Doubt doubt, Language language)
    {
        json.WriteStartObject();
        json.WriteString("code", doubt.Finding.Code);
        json.WriteString("place", Spot.Of(doubt.Finding.Place));
        if (doubt.Measure is { } no) json.WriteNumber("measure", no);
        else json.WriteNull("measure");
        json.WriteString("message", doubt.Finding.Message.In(language));
        json.WriteStartArray("readings");
        foreach (var reading in doubt.Readings) json.WriteStringValue(reading);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static string? Day(Placed<DateOnly>? day) => day?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
