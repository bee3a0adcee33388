using System.Xml.Linq;
using static Pilotage.Rules.ModelWords;

namespace Pilotage.Rules;

/// <summary>Writes a table of a rule set as a decision table of a model.</summary>
/// <param name="outputs">Which of its conclusions.</param>
/// <param name="day">What the model calls the day whose law is taken.</param>
/// <param name="typeOf">The type a concluded name is declared with.</param>
internal sealed class ModelTableWriter(DecisionTable table, RowBlock block, int[] outputs, string day, Func<string, string?> typeOf)
{
    public XElement Xml()
    {
        var (policy, aggregation) = Policy(table.Definition.Hit);
        var dated = table.Rows.Any(row => !row.InForce.Always);
        return new(Dmn + "decisionTable", new XAttribute("hitPolicy", policy), aggregation.Length > 0 ? new XAttribute("aggregation", aggregation) : null,
            table.Columns.Select(Column),
            dated ? new XElement(Dmn + "input", new XAttribute("label", "有效期间"), new XElement(Dmn + "extensionElements", new XElement(Own + "in-force")),
                new XElement(Dmn + "inputExpression", new XAttribute("typeRef", "date"), Word(day))) : null,
            outputs.Select(Output),
            block.Heads[2].Select(head => new XElement(Dmn + "annotation", new XAttribute("name", head.Text))),
            table.Rows.Select((row, i) => Rule(row, block.Lines[i], dated)));
    }

    private static XElement Column(DecisionColumn column) => new(Dmn + "input", new XAttribute("label", column.Label.Zh),
        new XElement(Dmn + "inputExpression", column.Head.Type is { IsAny: false } type && TypeRef(type) is { } simple ? new XAttribute("typeRef", simple) : null, Word(column.Head.Written.Text)));

    private XElement Output(int output)
    {
        var (name, priorities) = (table.Names[output], table.Priorities[output]);
        return new(Dmn + "output", new XAttribute("name", name), new XAttribute("label", table.Labels[output].Zh),
            typeOf(name) is { } type && table.Definition.Hit is not HitPolicy.CollectCount ? new XAttribute("typeRef", type) : null,
            table.Definition.Hit == HitPolicy.Priority && priorities.Count > 0
                ? new XElement(Dmn + "outputValues", Word(string.Join(", ", priorities.Select(one => Spelling.Literal(Value.Of(one)))))) : null,
            table.Definition.Hit == HitPolicy.Collect ? new XElement(Dmn + "defaultOutputEntry", Word("[]")) : null);
    }

    private XElement Rule(DecisionRow row, RowBlock.Line line, bool dated) => new(Dmn + "rule",
        line.Conditions.Select(cell => Entry("inputEntry", cell.Text, "-")),
        dated ? new XElement(Dmn + "inputEntry", Word(Period(row.InForce))) : null,
        outputs.Select(output => Entry("outputEntry", line.Conclusions[output].Text, "null")),
        block.Heads[2].Select((_, i) => new XElement(Dmn + "annotationEntry", Word(i < line.Remarks.Length ? line.Remarks[i].Text : ""))));

    // A cell left empty says what it means, and that it was empty.
    private static XElement Entry(string name, string text, string meaning) => text.Length > 0
        ? new(Dmn + name, Word(text))
        : new(Dmn + name, new XElement(Dmn + "extensionElements", new XElement(Own + "blank")), Word(meaning));

    private static string Period(InForce period) => period switch
    {
        { Always: true } => "-",
        { From: { } from, To: null } => $">= date(\"{from:yyyy-MM-dd}\")",
        { From: null, To: { } to } => $"<= date(\"{to:yyyy-MM-dd}\")",
        _ => $"[date(\"{period.From:yyyy-MM-dd}\")..date(\"{period.To:yyyy-MM-dd}\")]",
    };

    private static XElement Word(string text) => new(Dmn + "text", text);
}
