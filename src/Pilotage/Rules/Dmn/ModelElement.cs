using System.Xml.Linq;

namespace Pilotage.Rules;

/// <summary>An input, decision, knowledge model or decision service of a model.</summary>
internal sealed class ModelElement
{
    private Boxed? logic;
    private Scope? scope;

    public ModelElement(Model model, XElement xml)
    {
        (Model, Xml, Id, Name) = (model, xml, xml.Text("id"), xml.Text("name"));
        var variable = xml.Child("variable");
        if (variable is not null && variable.Text("name") is { Length: > 0 } named) Name = named;
    }

    public Model Model { get; }

    public XElement Xml { get; }

    public string Id { get; }

    public string Name { get; }

    public string Is => Xml.Name.LocalName;

    /// <summary>The declared type of its value; of knowledge and services, of what they give.</summary>
    public FeelType Declared => Model.TypeOf(Xml.Child("variable")?.Text("typeRef"));

    public FeelType Type => Is switch
    {
        "businessKnowledgeModel" => Declared.Kind == Kind.Function ? Declared : FeelType.FunctionOf(Parameters.Select(parameter => parameter.Type).ToSeq(), Declared),
        "decisionService" => Declared.Kind == Kind.Function ? Declared : FeelType.FunctionOf(ServiceInputs.Select(input => input.Element.Declared).ToSeq(), Declared),
        _ => Declared,
    };

    /// <summary>Formal parameters of a knowledge model.</summary>
    public Seq<Member> Parameters => Boxed.ParametersOf(Xml.Child("encapsulatedLogic"), Model);

    /// <summary>What it requires, by what it is called here.</summary>
    public List<(string Import, ModelElement Element)> Requires => requires ??= Xml.Elements()
        .Where(xml => xml.Name.LocalName is "informationRequirement" or "knowledgeRequirement")
        .SelectMany(xml => xml.Elements().Where(one => one.Name.LocalName is "requiredInput" or "requiredDecision" or "requiredKnowledge"))
        .Select(one => Model.Follow(one.Text("href"))).OfType<(string, ModelElement)>().ToList();

    private List<(string, ModelElement)>? requires;

    public List<(string Import, ModelElement Element)> ServiceInputs => [.. References("inputData"), .. References("inputDecision")];

    public List<(string Import, ModelElement Element)> ServiceOutputs => References("outputDecision");

    /// <summary>The names its logic may use: those of what it requires, with imports as contexts.</summary>
    public Scope Scope => scope ??= new Scope(Names()) { Types = Model.Types };

    /// <summary>Its logic, compiled at first use; null where it has none.</summary>
    public Boxed? Logic
    {
        get
        {
            if (logic is not null) return logic;
            var xml = Is == "businessKnowledgeModel" ? Xml.Child("encapsulatedLogic") : Boxed.Within(Xml);
            return xml is null ? null : logic = Boxed.Compile(xml, Scope, Model);
        }
    }

    private List<(string Import, ModelElement Element)> References(string name) =>
        Xml.Children(name).Select(one => Model.Follow(one.Text("href"))).OfType<(string, ModelElement)>().ToList();

    private IEnumerable<Declared> Names()
    {
        foreach (var group in Requires.GroupBy(one => one.Import.Split('.')[0]))
        {
            if (group.Key.Length == 0)
            {
                foreach (var (_, element) in group) yield return new(element.Name, element.Type);
                continue;
            }
            yield return new(group.Key, Nested([.. group.Select(one => (one.Import.Split('.').Skip(1).Where(part => part.Length > 0).ToArray(), one.Element))]));
        }
        if (Is == "businessKnowledgeModel" && Requires.All(one => one.Element != this)) yield return new(Name, FeelType.AnyFunction);
    }

    private static FeelType Nested((string[] Path, ModelElement Element)[] elements) => FeelType.ContextOf(
        elements.Where(one => one.Path.Length == 0).Select(one => new Member(one.Element.Name, one.Element.Type))
            .Concat(elements.Where(one => one.Path.Length > 0).GroupBy(one => one.Path[0])
                .Select(group => new Member(group.Key, Nested([.. group.Select(one => (one.Path[1..], one.Element))])))).ToSeq());
}
