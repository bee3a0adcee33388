using System.Xml.Linq;

namespace Pilotage.Rules;

/// <summary>One test case of the public DMN kit after it was run.</summary>
/// <param name="Faults">For each result that differs, what was expected and what was got.</param>
/// <param name="Skipped">Why it was not run; null where it was.</param>
public sealed record ConformanceCase(string File, string Id, Seq<string> Faults, string? Skipped)
{
    public bool Passed => Skipped is null && Faults.Count == 0;
}

/// <summary>Runs the test files of the public DMN kit: inputs, decisions and expected values as XML.</summary>
public static class ConformanceKit
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    // Tests give seven digits and more; the last of them are rounded.
    private static readonly Number Tolerance = 0.00000001m;

    /// <param name="file">Name of the test file, for the report.</param>
    /// <param name="text">The test file.</param>
    /// <param name="models">Names and texts of the models that lie beside it.</param>
    public static IEnumerable<ConformanceCase> Run(string file, string text, IReadOnlyList<(string File, string Text)> models, Value now)
    {
        var (findings, tests) = (new List<Finding>(), XDocument.Parse(text).Root!); // a document that parses has a root
        var read = models.Select(model => (model.File, Model: Model.Read(model.File, model.Text, findings))).Where(pair => pair.Model is not null).ToList();
        var all = new Models(read.Select(pair => pair.Model!)); // just filtered
        var named = tests.Child("modelName")?.Value.Trim();
        var model = read.FirstOrDefault(pair => pair.File == named).Model ?? read.FirstOrDefault().Model;
        foreach (var test in tests.Children("testCase"))
        {
            var id = test.Text("id");
            if (model is null) yield return new(file, id, ["no model"], null);
            else if (file.Contains("0076-feel-external-java", StringComparison.Ordinal)) yield return new(file, id, [], "external Java functions are not run");
            else yield return new(file, id, test.Children("resultNode").Select(result => Fault(all, model, test, result, now)).OfType<string>().ToSeq(), null);
        }
    }

    private static string? Fault(Models all, Model model, XElement test, XElement result, Value now)
    {
        var name = result.Text("name");
        var service = test.Text("type") == "decisionService" ? test.Text("invocableName") : "";
        var inputs = test.Children("inputNode").Select(input => (Name: input.Text("name"), Xml: input))
            .Select(input => (input.Name, Read(input.Xml, Models.Named(model, input.Name).FirstOrDefault()?.Declared ?? FeelType.Any))).ToList();
        Value actual;
        if (test.Text("type") == "bkm") actual = all.Call(model, test.Text("invocableName"), [.. inputs.Select(input => input.Item2)], now);
        else if (service.Length > 0) actual = Served(all.Decide(model, service, inputs, now), model.Find(service), name);
        else actual = all.Decide(model, name, inputs, now);
        var expected = result.Child("expected") is { } xml ? Read(xml, FeelType.Any) : Value.Null;
        if (result.Text("errorResult") == "true" && actual.IsNull) return null;
        return Same(expected, actual) ? null : $"{name}: expected {Spelling.Literal(expected)}, got {Spelling.Literal(actual)}{(actual.Reason is { } reason ? $" ({reason.En})" : "")}";
    }

    // A service with several outputs gives them by name; a test may ask for one of them.
    private static Value Served(in Value value, ModelElement? service, string name) =>
        service?.ServiceOutputs.Count > 1 && name != service.Name && value.AsContext is { } context && context.TryGet(name, out var one) ? one : value;

    private static bool Same(in Value expected, in Value actual)
    {
        if (expected.Kind != actual.Kind) return false;
        switch (expected.Kind)
        {
            case Kind.Number:
                return Number.TrySubtract(expected.AsNumber, actual.AsNumber, out var gap)
                    && Number.TryMultiply(Tolerance, Largest(expected.AsNumber), out var allowed) && gap.Absolute() <= allowed;
            case Kind.List:
                return expected.Items.Length == actual.Items.Length && expected.Items.Zip(actual.Items).All(pair => Same(pair.First, pair.Second));
            case Kind.Context:
                var (left, right) = (expected.AsContext!, actual.AsContext!); // both are contexts
                if (left.Count != right.Count) return false;
                for (var i = 0; i < left.Count; i++)
                    if (!right.TryGet(left.Names[i], out var other) || !Same(left.Values[i], other)) return false;
                return true;
            default:
                return Equality.Of(expected, actual) == true || Spelling.Of(expected) == Spelling.Of(actual);
        }
    }

    private static Number Largest(Number expected) => expected.Absolute() > Number.One ? expected.Absolute() : Number.One;

    private static Value Read(XElement xml, FeelType type)
    {
        if (xml.Child("list") is { } list)
            return IsNil(list) ? Value.Null : Value.List([.. list.Children("item").Select(item => Read(item, type.Kind == Kind.List ? type.Element ?? FeelType.Any : FeelType.Any))]);
        if (xml.Children("component").Any())
            return Value.Context([.. xml.Children("component").Select(part => (part.Text("name"), Read(part, type.Part(part.Text("name")) ?? FeelType.Any)))]);
        if (xml.Child("value") is not { } value || IsNil(value)) return Value.Null;
        var written = (string?)value.Attribute(Instance + "type") ?? "";
        return Read(value.Value, written.Length > 0 ? written[(written.IndexOf(':', StringComparison.Ordinal) + 1)..] : "", type);
    }

    private static bool IsNil(XElement xml) => (string?)xml.Attribute(Instance + "nil") == "true";

    private static Value Read(string text, string written, FeelType type) => written switch
    {
        "string" => Value.Of(text),
        "boolean" => Value.Of(text.Trim() is "true" or "1"),
        "decimal" or "double" or "integer" or "int" or "long" or "float" => Number.Parse(text) is { } number ? Value.Of(number) : Value.Null,
        "date" => Literals.Date(text.Trim()),
        "time" => Literals.Time(text.Trim()),
        "dateTime" => Literals.DateTime(text.Trim()),
        "duration" or "dayTimeDuration" or "yearMonthDuration" => Literals.Duration(text.Trim()),
        _ => type.Kind switch
        {
            Kind.Number => Read(text, "decimal", type),
            Kind.Boolean => Read(text, "boolean", type),
            Kind.Date => Read(text, "date", type),
            Kind.Time => Read(text, "time", type),
            Kind.DateTime => Read(text, "dateTime", type),
            Kind.DaysDuration or Kind.MonthsDuration => Read(text, "duration", type),
            _ => Value.Of(text),
        },
    };
}
