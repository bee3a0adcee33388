using System.Xml.Linq;

namespace Pilotage.Rules;

/// <summary>A DMN 1.5 model as its XML has it: elements by id, types by name, imports. Any older version of the standard's XML reads the same.</summary>
public sealed class Model
{
    private readonly List<ModelElement> elements = [];
    private readonly Dictionary<string, ModelElement> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelType> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> resolving = [];
    private readonly XElement root;

    private Model(XElement root)
    {
        this.root = root;
        (Name, Namespace) = ((string?)root.Attribute("name") ?? "", (string?)root.Attribute("namespace") ?? "");
        foreach (var xml in root.Elements().Where(xml => xml.Name.LocalName is "decision" or "inputData" or "businessKnowledgeModel" or "decisionService"))
        {
            var element = new ModelElement(this, xml);
            elements.Add(element);
            if (element.Id.Length > 0) byId[element.Id] = element;
        }
    }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>Models it imports, with the names they have here; filled in by <see cref="Models"/>.</summary>
    internal List<(string Name, Model Model)> Imports { get; } = [];

    internal IEnumerable<(string Name, string Namespace)> Wanted => root.Children("import").Select(import => (import.Text("name"), import.Text("namespace")));

    internal IEnumerable<ModelElement> Elements => elements;

    /// <summary>Reads a model; null where it is not XML of a model, with a finding.</summary>
    public static Model? Read(string file, string text, List<Finding> findings)
    {
        try
        {
            var root = XDocument.Parse(text).Root!; // a document that parses has a root
            if (root.Name.LocalName == "definitions") return new(root);
            findings.Add(new("RU301", Place.Of(file), new("根元素不是 definitions", "the root element is not definitions")));
        }
        catch (System.Xml.XmlException broken)
        {
            findings.Add(new("RU301", new(file, broken.LineNumber, broken.LinePosition), new($"不是有效的 XML：{broken.Message}", $"not valid XML: {broken.Message}")));
        }
        return null;
    }

    internal ModelElement? Find(string name) => elements.Find(element => element.Xml.Text("name") == name) ?? elements.Find(element => element.Name == name);

    /// <summary>What a reference points at: <c>#id</c> here, <c>namespace#id</c> in an import; with the import's name.</summary>
    internal (string Import, ModelElement Element)? Follow(string href)
    {
        var cut = href.LastIndexOf('#');
        var (space, id) = cut < 0 ? ("", href) : (href[..cut], href[(cut + 1)..]);
        if ((space.Length == 0 || space == Namespace) && byId.TryGetValue(id, out var own)) return ("", own);
        foreach (var (name, model) in Imports)
            if ((space.Length == 0 || model.Namespace == space) && model.byId.TryGetValue(id, out var element)) return (name, element);
        foreach (var (name, model) in Imports)
            if (model.Follow(href) is { } deeper) return (name + "." + deeper.Import, deeper.Element);
        return null;
    }

    /// <summary>A type by its name here: of FEEL, an item definition, or one of an import.</summary>
    internal FeelType TypeOf(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference)) return FeelType.Any;
        var name = reference.Trim();
        if (name.StartsWith("feel:", StringComparison.Ordinal)) name = name[5..];
        if (name.StartsWith('{') && name.IndexOf('}', StringComparison.Ordinal) is var end and > 0) name = name[(end + 1)..];
        if (Item(name) is { } item) return item;
        if (FeelType.Of(name) is { } known) return known;
        foreach (var (import, model) in Imports)
        {
            if (import.Length > 0 && name.StartsWith(import + ".", StringComparison.Ordinal)) return model.TypeOf(name[(import.Length + 1)..]);
            if (import.Length == 0 && model.Item(name) is { } shared) return shared;
        }
        return name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? TypeOf(name[(colon + 1)..]) : FeelType.Any;
    }

    /// <summary>All types that expressions here may name.</summary>
    internal IReadOnlyDictionary<string, FeelType> Types => allTypes ??= ReadTypes();

    private Dictionary<string, FeelType>? allTypes;

    private Dictionary<string, FeelType> ReadTypes()
    {
        var all = new Dictionary<string, FeelType>(StringComparer.Ordinal);
        foreach (var xml in root.Children("itemDefinition")) all[xml.Text("name")] = TypeOf(xml.Text("name"));
        foreach (var (import, model) in Imports)
            foreach (var (name, type) in model.Types) all[import.Length == 0 ? name : $"{import}.{name}"] = type;
        return all;
    }

    private FeelType? Item(string name)
    {
        if (types.TryGetValue(name, out var known)) return known;
        if (root.Children("itemDefinition").FirstOrDefault(xml => xml.Text("name") == name) is not { } definition) return null;
        if (!resolving.Add(name)) return FeelType.Any; // a type within itself
        var type = Define(definition) with { Name = name };
        resolving.Remove(name);
        return types[name] = type;
    }

    private FeelType Define(XElement definition)
    {
        FeelType type;
        if (definition.Child("functionItem") is { } function)
        {
            type = FeelType.FunctionOf(function.Children("parameters").Select(parameter => TypeOf(parameter.Text("typeRef"))).ToSeq(), TypeOf(function.Text("outputTypeRef")));
        }
        else if (definition.Children("itemComponent").Any())
        {
            type = FeelType.ContextOf(definition.Children("itemComponent").Select(part => new Member(part.Text("name"), Define(part))).ToSeq());
        }
        else
        {
            type = TypeOf(definition.Child("typeRef")?.Value);
        }
        if (definition.Child("allowedValues")?.Child("text")?.Value is { } allowed) type = type with { Allowed = And(type.Allowed, Tests(allowed, type)) };
        if ((string?)definition.Attribute("isCollection") == "true") type = FeelType.ListOf(type);
        if (definition.Child("typeConstraint")?.Child("text")?.Value is { } constraint) type = type with { Allowed = And(type.Allowed, Tests(constraint, type)) };
        return type;
    }

    private static Func<Value, bool>? And(Func<Value, bool>? first, Func<Value, bool>? second) =>
        first is null ? second : second is null ? first : value => first(value) && second(value);

    private static Func<Value, bool>? Tests(string text, FeelType type) =>
        UnaryTests.Lenient(new(text, default), Scope.Empty, type, []) is { } tests ? value => tests.Meets(value, new Row(Scope.Empty)) == true : null;
}

/// <summary>Short words for reading XML without its namespaces.</summary>
internal static class ModelXml
{
    public static IEnumerable<XElement> Children(this XElement xml, string name) => xml.Elements().Where(child => child.Name.LocalName == name);

    public static XElement? Child(this XElement xml, string name) => xml.Children(name).FirstOrDefault();

    public static string Text(this XElement xml, string attribute) => (string?)xml.Attribute(attribute) ?? "";
}
