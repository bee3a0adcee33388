using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pilotage.Yaml;
using static Pilotage.Rules.ModelWords;

namespace Pilotage.Rules;

/// <summary>A DMN model as a rule set. One that a rule set was written as comes back whole; of another, what rule sets have a word for, and a finding for the rest (RU32x).</summary>
public static class ModelImport
{
    /// <param name="id">The id the rule set will have: the name of its file.</param>
    /// <returns>Null where it is no model, or holds nothing that is a rule.</returns>
    public static RuleSet? Read(string file, string text, string id, List<Finding> findings)
    {
        if (Model.Read(file, text, findings) is null) return null;
        var reader = new ModelReader(file, XDocument.Parse(text).Root!, findings); // it was read
        return reader.Read(id);
    }
}

/// <summary>Reads the elements of one model into a rule set.</summary>
internal sealed partial class ModelReader(string file, XElement root, List<Finding> findings)
{
    private const string Unsettled = "unsettled";

    private readonly XElement? own = root.Extension("set");

    public RuleSet? Read(string id)
    {
        if (root.Children("import").Any() && own is null)
            Doubt("RU321", "引入的其他模型没有读入", "models it imports are not taken over");
        var steps = Ordered(root.Children("decision").Concat(root.Children("businessKnowledgeModel")).Where(one => one.Extension("derived") is null)).SelectMany(Steps).ToSeq();
        if (steps.Count == 0)
        {
            findings.Add(new("RU322", Place.Of(file), new("模型里没有可读的决策", "the model has no decision that can be read")));
            return null;
        }
        var name = Both(own?.Element(Own + "name")) ?? Text.Same(root.Text("name").Length > 0 ? root.Text("name") : id);
        return new(id, name, own?.Text("measures").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToSeq() ?? [], own?.Text("public") == "true", Confirmer(), Ref("dated-by"),
            root.Children("inputData").Where(one => one.Extension("derived") is null).Select(Input).ToSeq(), Outputs(steps), steps, Place.Of(file));
    }

    private Confirmer? Confirmer() => Ref("confirmed-by") is { } by && by.Id.Split(' ') is [var unit, var role] ? new(new(unit, by.Place), role) : null;

    private Ref? Ref(string name) => own?.Text(name) is { Length: > 0 } id ? new(id, Place.Of(file)) : null;

    // Requirements first; otherwise as they stand.
    private List<XElement> Ordered(IEnumerable<XElement> elements)
    {
        var (all, done, open) = (elements.ToList(), new List<XElement>(), new HashSet<XElement>());
        var byId = root.Elements().Where(one => one.Text("id").Length > 0).GroupBy(one => one.Text("id")).ToDictionary(group => group.Key, group => group.First());
        foreach (var one in all) Take(one);
        return done;

        void Take(XElement one)
        {
            if (done.Contains(one) || !open.Add(one) || open.Count > 10_000) return;
            foreach (var needed in one.Descendants().Where(child => child.Name.LocalName is "requiredDecision" or "requiredKnowledge"))
                if (byId.GetValueOrDefault(needed.Text("href").TrimStart('#')) is { } other) Take(other);
            if (all.Contains(one)) done.Add(one);
        }
    }

    private IEnumerable<RuleStep> Steps(XElement element)
    {
        if (element.Extension("part") is not null) yield break; // read with the first part
        var said = element.Extension("table") ?? element.Extension("formula");
        var name = said?.Text("name") is { Length: > 0 } given ? given : element.Text("name");
        var logic = element.Name.LocalName == "businessKnowledgeModel" ? element.Child("encapsulatedLogic") : Boxed.Within(element);
        if (logic?.Name.LocalName == "context" && logic.Extension("names") is not null) logic = Boxed.Within(logic.Children("contextEntry").LastOrDefault());
        var source = SourceOf(element, said);
        var note = said is not null ? Both(said.Element(Own + "note")) : Note(element);
        if (logic?.Name.LocalName == "decisionTable")
        {
            var parts = root.Children("decision").Where(one => one.Extension("part")?.Text("of") == element.Text("id") && element.Text("id").Length > 0)
                .Select(one => one.Descendants().FirstOrDefault(child => child.Name.LocalName == "decisionTable")).OfType<XElement>().ToList();
            if (new ModelTableReader(file, name, logic, parts, findings).Rows() is { } rows)
                yield return new RuleTable(name, Policy(logic.Text("hitPolicy"), logic.Text("aggregation")) ?? HitPolicy.Unique, rows, said is not null && said.Text("complete") != "false", source, note, Place.Of(file));
        }
        else if (logic is not null && BoxedText.Of(logic) is { } text)
        {
            yield return new RuleFormula(name, new(text, Place.Of(file)), new(DayOf(said, "valid-from"), DayOf(said, "valid-to")), source, note, Place.Of(file));
        }
        else
        {
            findings.Add(new("RU323", Place.Of(file), new($"“{name}”的逻辑不能写成公式或表", $"the logic of '{name}' is neither a formula nor a table"), said is null ? Weight.Doubt : Weight.Error));
        }
    }

    private static DateOnly? DayOf(XElement? said, string name) => DateOnly.TryParseExact(said?.Text(name), "yyyy-MM-dd", out var day) ? day : null;

    private Source SourceOf(XElement element, XElement? said)
    {
        var authority = element.Children("authorityRequirement").Select(one => one.Child("requiredAuthority")?.Text("href").TrimStart('#')).FirstOrDefault();
        var cited = root.Children("knowledgeSource").FirstOrDefault(one => one.Text("id") == authority)?.Text("name") ?? "";
        // Another tool's model rests on nothing we can cite, until somebody says on what.
        if (said is null) return Source.Parse(cited.Length > 0 ? cited : Unsettled, Certainty.Unverified);
        return Source.Parse(cited, Enum.TryParse<Certainty>(said.Text("certainty"), ignoreCase: true, out var certainty) ? certainty : Certainty.Official);
    }

    private static Text Note(XElement element) => element.Child("description")?.Value.Trim() is { Length: > 0 } description
        ? new($"导入的说明：{description}；依据待核实", $"as imported: {description}; the basis is to be settled")
        : new("导入的规则，依据待核实", "an imported rule; its basis is to be settled");

    private RuleInput Input(XElement xml)
    {
        var said = xml.Extension("input");
        var (type, choices, least) = TypeOf(xml.Child("variable")?.Text("typeRef") ?? "", xml.Text("name"));
        return new(xml.Text("name"), type, Both(said?.Element(Own + "label")) ?? Text.Same(xml.Text("label").Length > 0 ? xml.Text("label") : xml.Text("name")),
            said?.Text("unit") ?? "", said is null || said.Text("optional") == "true", choices, least, Both(said?.Element(Own + "note")));
    }

    private (FeelType Type, Seq<string> Choices, Number? Least) TypeOf(string reference, string name)
    {
        if (root.Children("itemDefinition").FirstOrDefault(one => one.Text("name") == reference) is not { } definition)
            return (Known(reference), [], null);
        var inner = Known(definition.Child("typeRef")?.Value.Trim() ?? "");
        if ((string?)definition.Attribute("isCollection") == "true") return (inner.Kind is Kind.String or Kind.Number ? FeelType.ListOf(inner) : FeelType.Any, [], null);
        if (definition.Children("itemComponent").Any()) return (FeelType.Any, [], null);
        if (definition.Child("allowedValues")?.Child("text")?.Value is not { } allowed) return (inner, [], null);
        if (Least().Match(allowed) is { Success: true } bound && Number.Parse(bound.Groups["least"].Value) is { } least) return (inner, [], least);
        var listed = Expression.Lenient(new($"[{allowed}]", default), Scope.Empty, [])?.Evaluate(new Row(Scope.Empty)) ?? Value.Null;
        if (listed.Kind == Kind.List && listed.Items.All(item => item.Kind == Kind.String)) return (inner, listed.Items.Select(item => item.AsString).ToSeq(), null);
        Doubt("RU324", $"“{name}”允许的值“{allowed}”没有读入", $"the values allowed for '{name}', {allowed}, are not taken over");
        return (inner, [], null);
    }

    private static FeelType Known(string reference) => FeelType.Of(reference.StartsWith("feel:", StringComparison.Ordinal) ? reference[5..] : reference) is { } type
        ? TypeWord(type) == "any" ? FeelType.Any : type : FeelType.Any;

    private Seq<RuleOutput> Outputs(Seq<RuleStep> steps)
    {
        if (own is not null)
        {
            return own.Elements(Own + "output").Select(one => new RuleOutput(one.Text("name"), RuleTypes.Of(one.Text("type")), Both(one.Element(Own + "label")) ?? Text.Same(one.Text("name")),
                one.Text("unit"), one.Elements(Own + "choice").Select(choice => choice.Value).ToSeq())).ToSeq();
        }
        // What a service gives, or else what no other decision requires.
        var required = root.Children("decision").Descendants().Where(one => one.Name.LocalName == "requiredDecision").Select(one => one.Text("href").TrimStart('#')).ToHashSet();
        var served = root.Children("decisionService").FirstOrDefault()?.Children("outputDecision").Select(one => one.Text("href").TrimStart('#')).ToHashSet();
        var wanted = root.Children("decision").Where(one => served?.Contains(one.Text("id")) ?? !required.Contains(one.Text("id"))).ToList();
        return wanted.Where(one => steps.Any(step => step.Name == one.Text("name"))).SelectMany(one => Concluded(one, steps)).ToSeq();
    }

    private IEnumerable<RuleOutput> Concluded(XElement decision, Seq<RuleStep> steps)
    {
        var name = decision.Text("name");
        var table = steps.OfType<RuleTable>().FirstOrDefault(step => step.Name == name);
        var names = table is not null && RowBlock.Read(table.Rows, []) is { } block ? block.Heads[1].Select(head => head.Text).ToList() : [name];
        var type = TypeOf(decision.Child("variable")?.Text("typeRef") ?? "", name).Type;
        foreach (var one in names) yield return new(one, names.Count == 1 ? type : FeelType.Any, Text.Same(one), "", []);
    }

    private void Doubt(string code, string zh, string en) => findings.Add(new(code, Place.Of(file), new(zh, en), Weight.Doubt));

    [GeneratedRegex(@"^\s*>=\s*(?<least>-?[0-9.]+)\s*$")]
    private static partial Regex Least();
}
