using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Pilotage.Rules.ModelWords;

namespace Pilotage.Rules;

/// <summary>Writes one rule set as a model. Each step is a decision; what only keeps them together is marked as derived and is not read back.</summary>
internal sealed partial class ModelWriter
{
    private readonly RuleSet set;
    private readonly Calculator calculator;
    private readonly List<Finding> findings;
    private readonly List<XElement> types = [];
    private readonly List<XElement> elements = [];
    private readonly List<XElement> imports = [];
    private readonly HashSet<string> used;
    private readonly Dictionary<string, string> ids = [];
    private readonly Dictionary<string, string> authorities = [];
    private readonly Dictionary<string, int> versions = [];

    // What each name of the set is called in the model by now.
    private readonly Dictionary<string, string> current = [];

    public ModelWriter(Calculator calculator, List<Finding> findings)
    {
        (this.calculator, set, this.findings) = (calculator, calculator.Set, findings);
        used = [.. set.Inputs.Select(input => input.Name), "on", .. calculator.Steps.SelectMany(Names)];
    }

    public XElement Model()
    {
        foreach (var input in set.Inputs) Input(input);
        ids["on"] = "on";
        elements.Add(new XElement(Dmn + "inputData", new XAttribute("id", "on"), new XAttribute("name", "on"), Extensions(new XElement(Own + "derived")),
            new XElement(Dmn + "variable", new XAttribute("name", "on"), new XAttribute("typeRef", "date"))));
        current["on"] = "on";
        if (set.DatedBy is { } dated)
        {
            var day = Free("day in force");
            Decision(day, "date", [dated.Id, "on"], Literal($"if {dated.Id} != null then {dated.Id} else on"), Derived);
            current["on"] = day;
        }
        var steps = calculator.Steps.ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is BoundStep.Formula formula) Formula(formula, i, steps);
            if (steps[i] is BoundStep.Table table) Table(table.Decision, i, steps);
        }
        Answers();
        return new XElement(Dmn + "definitions", new XAttribute(XNamespace.Xmlns + "p", Own), new XAttribute("id", "definitions"), new XAttribute("name", set.Id),
            new XAttribute("namespace", NamespaceOf(set.Id)), new XElement(Dmn + "description", set.Name.Zh),
            Extensions(new XElement(Own + "set", new XAttribute("measures", string.Join(' ', set.Measures)), new XAttribute("public", set.Public),
                set.Confirmer is { } by ? new XAttribute("confirmed-by", $"{by.Unit.Id} {by.Role}") : null, set.DatedBy is { } on ? new XAttribute("dated-by", on.Id) : null,
                Both("name", set.Name), set.Outputs.Select(Output))),
            imports, types, elements);
    }

    private static IEnumerable<string> Names(BoundStep step) => step switch
    {
        BoundStep.Formula formula => [formula.Definition.Name],
        BoundStep.Table table => table.Decision.Names,
        _ => [],
    };

    private static XElement Output(RuleOutput output) => new(Own + "output", new XAttribute("name", output.Name), new XAttribute("type", TypeWord(output.Type)),
        output.Unit.Length > 0 ? new XAttribute("unit", output.Unit) : null, Both("label", output.Label), output.Choices.Select(choice => new XElement(Own + "choice", choice)));

    private void Input(RuleInput input)
    {
        ids[input.Name] = $"input_{ids.Count + 1}";
        current[input.Name] = input.Name;
        elements.Add(new XElement(Dmn + "inputData", new XAttribute("id", ids[input.Name]), new XAttribute("name", input.Name), new XAttribute("label", input.Label.Zh),
            input.Note is { } note ? new XElement(Dmn + "description", note.Zh) : null,
            Extensions(new XElement(Own + "input", input.Unit.Length > 0 ? new XAttribute("unit", input.Unit) : null, input.Optional ? new XAttribute("optional", true) : null,
                Both("label", input.Label), input.Note is { } said ? Both("note", said) : null)),
            new XElement(Dmn + "variable", new XAttribute("name", input.Name), new XAttribute("typeRef", TypeOf(input)))));
    }

    // Choices and a least number are a type of their own.
    private string TypeOf(RuleInput input)
    {
        if (TypeRef(input.Type) is not { } simple) return ListOf(input.Type);
        var allowed = input.Choices.Count > 0 ? string.Join(", ", input.Choices.Select(choice => Spelling.Literal(Value.Of(choice)))) : input.Least is { } least ? $">= {least}" : null;
        if (allowed is null) return simple;
        var name = $"t_{types.Count + 1}";
        types.Add(new XElement(Dmn + "itemDefinition", new XAttribute("name", name), new XAttribute("label", input.Label.Zh), new XElement(Dmn + "typeRef", simple),
            new XElement(Dmn + "allowedValues", new XElement(Dmn + "text", allowed))));
        return name;
    }

    private string ListOf(FeelType type)
    {
        var (name, element) = ($"t_{types.Count + 1}", type.Element is { } of && TypeRef(of) is { } simple ? simple : "Any");
        types.Add(new XElement(Dmn + "itemDefinition", new XAttribute("name", name), new XAttribute("isCollection", true), new XElement(Dmn + "typeRef", element)));
        return name;
    }

    private void Formula(BoundStep.Formula formula, int at, List<BoundStep> steps)
    {
        var (step, uses) = (formula.Definition, formula.Is.Uses);
        var plain = !current.ContainsKey(step.Name) && step.InForce.Always && IsLast(step.Name, at, steps);
        var name = plain ? step.Name : Free($"{step.Name} step {at + 1}");
        var own = Step("formula", step, step.Name);
        if (step.InForce.From is { } from) own.Add(new XAttribute("valid-from", $"{from:yyyy-MM-dd}"));
        if (step.InForce.To is { } to) own.Add(new XAttribute("valid-to", $"{to:yyyy-MM-dd}"));
        Decision(name, SimpleType(step.Name), [.. uses.Where(IsData).Select(one => current[one])], Aliased(uses, Literal(step.Is.Text.TrimEnd())), own, step, uses);
        if (plain) current[step.Name] = name;
        else Conclude(step.Name, name, name, step.InForce, at, steps);
    }

    private void Table(DecisionTable table, int at, List<BoundStep> steps)
    {
        var step = table.Definition;
        var block = RowBlock.Read(step.Rows, [])!; // it was read when the set was bound
        var uses = new SortedSet<string>(UsesOf(table), StringComparer.Ordinal).ToSeq();
        var name = Free(Plain().IsMatch(step.Name) ? step.Name : $"table {at + 1}");
        // Where several rows may count, each name is concluded for itself.
        var whole = table.Names.Length == 1 || step.Hit is HitPolicy.Unique or HitPolicy.First;
        var first = "";
        for (var part = 0; part < (whole ? 1 : table.Names.Length); part++)
        {
            var (outputs, called) = (whole ? [.. Enumerable.Range(0, table.Names.Length)] : new[] { part }, part == 0 ? name : Free($"{name} {part + 1}"));
            var own = part == 0 ? Step("table", step, step.Name) : new XElement(Own + "part", new XAttribute("of", first));
            if (part == 0 && !step.Complete) own.Add(new XAttribute("complete", false));
            var dated = table.Rows.Any(row => !row.InForce.Always);
            var requires = uses.Where(IsData).Select(one => current[one]).Concat(dated ? [current["on"]] : []).Distinct().ToList();
            var type = outputs.Length > 1 ? Structure(table.Names) : null;
            Decision(called, type, requires, Aliased(uses, new ModelTableWriter(table, block, outputs, current["on"], SimpleType).Xml()), own, step, uses);
            if (part == 0) first = ids[called];
            foreach (var output in outputs)
                Conclude(table.Names[output], outputs.Length > 1 ? $"{called}.{table.Names[output]}" : called, called, default, at, steps);
        }
    }

    private string Structure(string[] names)
    {
        var name = $"t_{types.Count + 1}";
        types.Add(new XElement(Dmn + "itemDefinition", new XAttribute("name", name), names.Select(part =>
            new XElement(Dmn + "itemComponent", new XAttribute("name", part), new XElement(Dmn + "typeRef", SimpleType(part) ?? "Any")))));
        return name;
    }

    // A name keeps the value it has; without one it takes what the step concludes, where that is in force.
    private void Conclude(string name, string value, string decision, InForce period, int at, List<BoundStep> steps)
    {
        var requires = new List<string> { decision };
        if (!period.Always)
        {
            var (day, parts) = (current["on"], new List<string>());
            if (period.From is { } from) parts.Add($"{day} >= date(\"{from:yyyy-MM-dd}\")");
            if (period.To is { } to) parts.Add($"{day} <= date(\"{to:yyyy-MM-dd}\")");
            value = $"if {string.Join(" and ", parts)} then {value} else null";
            requires.Add(day);
        }
        if (current.TryGetValue(name, out var before))
        {
            value = $"if {before} != null then {before} else {value}";
            requires.Add(before);
        }
        versions[name] = versions.GetValueOrDefault(name) + 1;
        var called = IsLast(name, at, steps) && set.Inputs.All(input => input.Name != name) ? name : Free($"{name} {versions[name]}");
        Decision(called, SimpleType(name), [.. requires.Distinct()], Literal(value), Derived);
        current[name] = called;
    }

    private void Answers()
    {
        var answers = Free(Plain().IsMatch(set.Name.Zh) ? set.Name.Zh : "answers");
        var named = set.Outputs.Where(output => current.ContainsKey(output.Name)).ToList();
        Decision(answers, null, [.. named.Select(output => current[output.Name]).Distinct()], new XElement(Dmn + "context", named.Select(output => Entry(output.Name, current[output.Name]))), Derived);
        var gives = named.Count == 1 && elements.Any(one => one.Name.LocalName == "decision" && one.Text("id") == ids[current[named[0].Name]]) ? current[named[0].Name] : answers;
        elements.Add(new XElement(Dmn + "decisionService", new XAttribute("id", "service"), new XAttribute("name", set.Id), new XElement(Dmn + "variable", new XAttribute("name", set.Id)),
            Reference("outputDecision", ids[gives]), set.Inputs.Select(input => Reference("inputData", ids[input.Name]))));
    }

    private void Decision(string name, string? type, IReadOnlyList<string> requires, XElement logic, XElement own, RuleStep? step = null, Seq<string> uses = default)
    {
        ids[name] = $"decision_{ids.Count + 1}";
        elements.Add(new XElement(Dmn + "decision", new XAttribute("id", ids[name]), new XAttribute("name", name),
            step?.Note is { } note ? new XElement(Dmn + "description", note.Zh) : null, Extensions(own),
            new XElement(Dmn + "variable", new XAttribute("name", name), type is null ? null : new XAttribute("typeRef", type)),
            requires.Select(one => new XElement(Dmn + "informationRequirement", Reference(ids[one].StartsWith("decision", StringComparison.Ordinal) ? "requiredDecision" : "requiredInput", ids[one]))),
            uses.Where(one => one != "code entry" && calculator.Scope.Names[calculator.Scope.Find(one)].Type.Kind == Kind.Function && !current.ContainsKey(one)).Select(one => Called(one, step)),
            step is { Source.Document.Length: > 0 } ? new XElement(Dmn + "authorityRequirement", Reference("requiredAuthority", Authority(step.Source))) : null,
            logic));
        if (uses.Contains("code entry"))
            findings.Add(new("RU311", step?.Place ?? set.Place, new("其他引擎没有本包的代码表，code entry 在那里没有结果", "other engines have no code lists of the pack: code entry has no value there"), Weight.Doubt));
    }

    private XElement Called(string other, RuleStep? step)
    {
        findings.Add(new("RU312", step?.Place ?? set.Place, new($"规则“{other}”要另行导出，并在那里给出日期 on", $"the rules '{other}' are to be exported too, and given the day 'on' there"), Weight.Doubt));
        if (imports.All(one => one.Text("namespace") != NamespaceOf(other)))
            imports.Add(new XElement(Dmn + "import", new XAttribute("name", ""), new XAttribute("namespace", NamespaceOf(other)), new XAttribute("importType", Dmn)));
        return new(Dmn + "knowledgeRequirement", Reference("requiredKnowledge", "service", NamespaceOf(other)));
    }

    private string Authority(Source source)
    {
        if (authorities.TryGetValue(source.ToString(), out var known)) return known;
        elements.Add(new XElement(Dmn + "knowledgeSource", new XAttribute("id", $"source_{authorities.Count + 1}"), new XAttribute("name", source.ToString())));
        return authorities[source.ToString()] = $"source_{authorities.Count + 1}";
    }

    private static XElement Step(string kind, RuleStep step, string name) => new(Own + kind, new XAttribute("name", name),
        step.Source.Certainty == Certainty.Official ? null : new XAttribute("certainty", step.Source.Certainty.ToString().ToLowerInvariant()), step.Note is { } note ? Both("note", note) : null);

    // Names that the model calls otherwise are given again as the step knows them.
    private XElement Aliased(Seq<string> uses, XElement logic)
    {
        var renamed = uses.Where(one => IsData(one) && current[one] != one).ToList();
        return renamed.Count == 0 ? logic : new(Dmn + "context", Extensions(new XElement(Own + "names")), renamed.Select(one => Entry(one, current[one])), new XElement(Dmn + "contextEntry", logic));
    }

    private bool IsData(string name) => current.ContainsKey(name);

    private static bool IsLast(string name, int at, List<BoundStep> steps) => steps.Skip(at + 1).All(step => !Names(step).Contains(name));

    private string? SimpleType(string name)
    {
        var declared = set.Outputs.FirstOrDefault(output => output.Name == name)?.Type ?? set.Inputs.FirstOrDefault(input => input.Name == name)?.Type;
        return declared is { IsAny: false } type ? TypeRef(type) : null;
    }

    private string Free(string wanted)
    {
        for (var i = 1; ; i++)
        {
            var name = i == 1 ? wanted : $"{wanted} no {i}";
            if (used.Add(name)) return name;
        }
    }

    private static IEnumerable<string> UsesOf(DecisionTable table)
    {
        var tests = table.Rows.SelectMany(row => row.Tests).OfType<UnaryTests>().SelectMany(test => Heights.Operands(test.Test));
        var values = table.Columns.Select(column => column.Head).Concat(table.Rows.SelectMany(row => row.Conclusions).OfType<Expression>());
        return tests.SelectMany(part => Expression.UsesOf(part, table.Scope)).Concat(values.SelectMany(value => value.Uses));
    }

    private static XElement Derived => new(Own + "derived");

    private static XElement Extensions(XElement own) => new(Dmn + "extensionElements", own);

    private static XElement Literal(string text) => new(Dmn + "literalExpression", new XElement(Dmn + "text", text));

    private static XElement Entry(string name, string text) => new(Dmn + "contextEntry", new XElement(Dmn + "variable", new XAttribute("name", name)), Literal(text));

    private static XElement Reference(string name, string id, string space = "") => new(Dmn + name, new XAttribute("href", $"{space}#{id}"));

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*( [\p{L}\p{Nd}_]+)*$")]
    private static partial Regex Plain();
}
