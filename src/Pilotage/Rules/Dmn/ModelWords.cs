using System.Xml.Linq;

namespace Pilotage.Rules;

/// <summary>The words that models share with rule sets: namespaces, types, hit policies.</summary>
internal static class ModelWords
{
    /// <summary>The namespace of DMN 1.5 models.</summary>
    public static readonly XNamespace Dmn = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    /// <summary>What DMN cannot say stands in elements of this namespace.</summary>
    public static readonly XNamespace Own = "urn:pilotage:rules";

    /// <summary>The namespace of the model a rule set is written as.</summary>
    public static string NamespaceOf(string set) => $"urn:pilotage:rules:{set}";

    /// <summary>The DMN word of a type; null for one that has to be defined.</summary>
    public static string? TypeRef(FeelType type) => type.Kind switch
    {
        Kind.Number => "number",
        Kind.String => "string",
        Kind.Boolean => "boolean",
        Kind.Date => "date",
        Kind.Null => "Any",
        _ => null,
    };

    /// <summary>The word rule sets have for a type.</summary>
    public static string TypeWord(FeelType type) => type.Kind switch
    {
        Kind.Number => "number",
        Kind.String => "text",
        Kind.Boolean => "flag",
        Kind.Date => "day",
        Kind.List when type.Element?.Kind == Kind.String => "texts",
        Kind.List when type.Element?.Kind == Kind.Number => "numbers",
        _ => "any",
    };

    public static (string Policy, string Aggregation) Policy(HitPolicy hit) => hit switch
    {
        HitPolicy.CollectSum => ("COLLECT", "SUM"),
        HitPolicy.CollectLeast => ("COLLECT", "MIN"),
        HitPolicy.CollectGreatest => ("COLLECT", "MAX"),
        HitPolicy.CollectCount => ("COLLECT", "COUNT"),
        _ => (hit.ToString().ToUpperInvariant(), ""),
    };

    /// <summary>The hit policy of a table; null for one that rule sets do not have.</summary>
    public static HitPolicy? Policy(string policy, string aggregation) => (policy, aggregation) switch
    {
        ("" or "UNIQUE", _) => HitPolicy.Unique,
        ("ANY", _) => HitPolicy.Any,
        ("FIRST", _) => HitPolicy.First,
        ("PRIORITY", _) => HitPolicy.Priority,
        ("COLLECT", "SUM") => HitPolicy.CollectSum,
        ("COLLECT", "MIN") => HitPolicy.CollectLeast,
        ("COLLECT", "MAX") => HitPolicy.CollectGreatest,
        ("COLLECT", "COUNT") => HitPolicy.CollectCount,
        ("COLLECT" or "RULE ORDER", _) => HitPolicy.Collect,
        _ => null,
    };

    public static XElement Both(string name, Text text) => new(Own + name, new XAttribute("zh", text.Zh), text.En.Length > 0 ? new XAttribute("en", text.En) : null);

    public static Text? Both(XElement? xml) => xml is null ? null : new(xml.Text("zh"), xml.Text("en"));

    /// <summary>Our own element among the extensions of a piece of a model.</summary>
    public static XElement? Extension(this XElement xml, string name) => xml.Child("extensionElements")?.Element(Own + name);
}
