using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

public class A_rule_set_as_a_model
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    private static readonly IReadOnlyList<RuleSet> Sets = [.. Directory.GetFiles(Repository.At("packs", "shanghai-2020", "rules"), "*.yaml").Order(StringComparer.Ordinal).Select(Pack)];

    private static readonly Rulebook Book = Rulebook.Bind(Sets, []);

    public static TheoryData<string> Ids() => [.. Sets.Select(set => set.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void is_written_as_the_definition_it_was_read_from(string id)
    {
        var set = Sets.Single(one => one.Id == id);
        var again = Reread(set);
        Assert.Equal(Said(set), Said(again));
        Assert.Equal(RuleText.Of(set), RuleText.Of(again));
    }

    [Theory, MemberData(nameof(Ids))]
    public void comes_back_whole_from_a_model(string id)
    {
        var findings = new List<Finding>();
        var xml = ModelExport.Write(Book.Find(id)!, findings);
        var back = ModelImport.Read($"{id}.dmn", xml, id, findings);
        Assert.DoesNotContain(findings, finding => finding.Weight == Weight.Error);
        Assert.Equal(RuleText.Of(Sets.Single(one => one.Id == id)), RuleText.Of(back!));
        Assert.Equal(xml, ModelExport.Write(Rulebook.Bind([Reread(back!)], findings).Find(id)!, findings));
    }

    [SharedTheory("data/vectors"), MemberData(nameof(Ids))]
    public void answers_what_the_rules_answer(string id)
    {
        var calculator = Book.Find(id)!;
        var rows = CsvText.Read(File.ReadAllText(SharedData.File($"data/vectors/{id.Replace('-', '_')}.csv")!)); // skipped without the folder
        Assert.True(rows.Count > 1);
        foreach (var row in rows.Skip(1)) Same(calculator, Inputs(calculator, rows[0], row), Today);
    }

    [SharedTheory("data/dmn-tck"), MemberData(nameof(Ids))]
    public void keeps_to_the_schema_of_the_standard(string id)
    {
        var faults = new List<string>();
        var schemas = new XmlSchemaSet { XmlResolver = null };
        using (var schema = File.OpenText(SharedData.File("data/dmn-tck/DMN15.xsd")!)) schemas.Add(XmlSchema.Read(XmlReader.Create(schema), (_, _) => { })!); // skipped without the folder
        // The layout of diagrams has a schema of its own, which no model of ours needs.
        schemas.Add(XmlSchema.Read(XmlReader.Create(new StringReader("""
            <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="https://www.omg.org/spec/DMN/20230324/DMNDI/"><xsd:element name="DMNDI"/></xsd:schema>
            """)), null)!); // it is a schema
        XDocument.Parse(ModelExport.Write(Book.Find(id)!, [])).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);
    }

    [Fact]
    public void answers_so_with_every_hit_policy_and_names_that_several_steps_conclude()
    {
        foreach (var hit in Enum.GetValues<HitPolicy>())
        {
            // Where rows may not overlap they are written so that they do not.
            var (alone, hundred) = (hit is HitPolicy.Unique or HitPolicy.Any, hit is HitPolicy.First ? "3   " : "100 ");
            var set = Read(Policies.Replace("HIT", Kebab(hit), StringComparison.Ordinal).Replace("> 10 ", alone ? "(10..100)" : "> 10 ", StringComparison.Ordinal).Replace(">= 5 ", alone ? "[5..10]" : ">= 5 ", StringComparison.Ordinal)
                .Replace("100 ", hundred, StringComparison.Ordinal));
            var findings = new List<Finding>();
            var calculator = Rulebook.Bind([set], findings).Find("sample");
            Assert.True(calculator is not null, string.Join("; ", findings.Select(finding => finding.Message.En)));
            foreach (var (day, amount, given) in from day in (DateOnly[])[new(2019, 12, 31), new(2020, 1, 1), new(2021, 6, 30), new(2021, 7, 1)] from amount in (int[])[-1, 0, 5, 10, 11, 100] from given in (int?[])[null, 7] select (day, amount, given))
                Same(calculator, Value.Context(("amount", Value.Of(amount)), ("rate", given is { } rate ? Value.Of(rate) : Value.Null)).AsContext!, day); // a context
            var back = ModelImport.Read("sample.dmn", ModelExport.Write(calculator, []), "sample", findings = []);
            Assert.Empty(findings);
            Assert.Equal(RuleText.Of(set), RuleText.Of(back!));
        }
    }

    [Fact]
    public void is_made_of_a_model_of_another_tool_with_what_has_no_word_told()
    {
        var findings = new List<Finding>();
        var set = ModelImport.Read("foreign.dmn", """
            <definitions name="Foreign" namespace="urn:f" xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
              <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
              <inputData id="i1" name="kind"><variable name="kind" typeRef="tKind"/></inputData>
              <inputData id="i2" name="net worth"><variable name="net worth" typeRef="number"/></inputData>
              <decision id="d2" name="fee"><variable name="fee" typeRef="number"/>
                <informationRequirement><requiredDecision href="#d1"/></informationRequirement>
                <context><contextEntry><variable name="base"/><literalExpression><text>net worth * share</text></literalExpression></contextEntry>
                  <contextEntry><literalExpression><text>round half up(base, 2)</text></literalExpression></contextEntry></context></decision>
              <decision id="d1" name="share"><variable name="share" typeRef="number"/>
                <informationRequirement><requiredInput href="#i1"/></informationRequirement>
                <decisionTable hitPolicy="FIRST"><input><inputExpression><text>kind</text></inputExpression></input><output typeRef="number"/><annotation name="Why"/>
                  <rule><inputEntry><text>"a"</text></inputEntry><outputEntry><text>0.1</text></outputEntry><annotationEntry><text>old|law</text></annotationEntry></rule>
                  <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>0.2</text></outputEntry><annotationEntry><text/></annotationEntry></rule></decisionTable></decision>
            </definitions>
            """, "foreign", findings)!; // it is a model
        Assert.Empty(findings);
        Assert.Equal(["share", "fee"], set.Steps.Select(step => step.Name));
        Assert.Equal(["fee"], set.Outputs.Select(output => output.Name));
        Assert.All(set.Steps, step => Assert.Equal(Certainty.Unverified, step.Source.Certainty));
        var calculator = Rulebook.Bind([Reread(set)], findings).Find("foreign");
        Assert.DoesNotContain(findings, finding => finding.Weight == Weight.Error);
        Assert.Equal(Value.Of(12.35m), calculator!.Decide(Value.Context(("kind", Value.Of("a")), ("net worth", Value.Of(123.45m))).AsContext!, Today).Value.Main); // a context
    }

    private const string Policies = """
        rules: sample
        name: { zh: 样例, en: Sample }
        inputs:
          amount: { type: number, label: { zh: 数, en: amount } }
          rate: { type: number, optional: true, label: { zh: 率, en: rate } }
        outputs:
          grade: { type: any, label: { zh: 级, en: grade }, choices: [high, middle, low] }
          points: { type: any, label: { zh: 分, en: points } }
          total: { type: number, label: { zh: 合计, en: total } }
        steps:
          - formula: total
            is: |
              if amount > 50 then amount * 2 else null
            valid-to: 2020-12-31
            source: law#1
          - formula: rate
            is: |
              amount + 1
            valid-from: 2020-01-01
            source: law#2
          - table: 分级（一）
            hit: HIT
            complete: false
            rows: |
              amount | rate   || grade    | points || source | valid-from | valid-to
              > 10   | -      || "low"    | 1      || law#3  |            |
              >= 5   | -      || "middle" | 2      || law#4  | 2020-01-01 | 2021-06-30
              0      | > 1    || "high"   |        ||        | 2020-01-01 |
              100    |        || "high"   | 3      ||        |            | 2021-06-30
            source: law
          - formula: total
            is: |
              if total = null then amount + rate else total
            source: law#5
        """;

    private static string Kebab(HitPolicy hit) => string.Concat(hit.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{letter}" : letter.ToString())).ToLowerInvariant();

    private static void Same(Calculator calculator, Context inputs, DateOnly on)
    {
        var set = calculator.Set;
        var day = set.DatedBy is { } dated && inputs[dated.Id].AsDay is { } own ? own : on;
        var expected = calculator.Outputs([.. set.Inputs.Select(input => inputs[input.Name])], day);
        var model = Model.Read("m.dmn", ModelExport.Write(calculator, []), [])!; // it was written as one
        var given = set.Inputs.Select(input => (input.Name, inputs[input.Name])).Append(("on", Value.Of(on))).ToList();
        var actual = new Models([model]).Decide(model, set.Name.Zh, given, Value.Of(on));
        Assert.Equal(Value.Of(expected).ToString(), actual.ToString());
    }

    private static Context Inputs(Calculator calculator, string[] heads, string[] cells)
    {
        var given = Context.Empty;
        for (var i = 0; i < cells.Length && i < heads.Length; i++)
        {
            var input = calculator.Set.Inputs.FirstOrDefault(one => one.Name == heads[i].Trim().Replace(' ', '_'));
            if (input is not null && cells[i].Trim().Length > 0 && RuleCases.Cell(input, cells[i], out _) is { } value) given = given.With(input.Name, value);
        }
        return given;
    }

    // Everything a definition says, without where it says it.
    private static string Said(RuleSet set) => string.Join("\n", [
        $"{set.Id} {set.Name} {set.Public} {set.Confirmer?.Unit.Id} {set.Confirmer?.Role} {set.DatedBy?.Id} {string.Join(",", set.Measures)}",
        .. set.Inputs.Select(one => $"{one.Name} {one.Type} {one.Label} {one.Unit} {one.Optional} {string.Join(",", one.Choices)} {one.Least} {one.Note}"),
        .. set.Outputs.Select(one => $"{one.Name} {one.Type} {one.Label} {one.Unit} {string.Join(",", one.Choices)}"),
        .. set.Steps.Select(step => $"{step.Name} {step.Source} {step.Source.Certainty} {step.Note} " + (step is RuleFormula formula ? $"{formula.Is.Text.Trim()} {formula.InForce}"
            : step is RuleTable table ? $"{table.Hit} {table.Complete} {Rows(table)}" : "")),
    ]);

    private static string Rows(RuleTable table)
    {
        var block = RowBlock.Read(table.Rows, [])!; // the pack's tables are whole
        return string.Join("/", block.Heads.Select(section => string.Join("|", section.Select(cell => cell.Text))).Concat(block.Lines.Select(line =>
            string.Join("|", line.Conditions.Concat(line.Conclusions).Concat(line.Remarks).Select(cell => cell.Text)).TrimEnd('|'))));
    }

    private static RuleSet Pack(string file) => Read(File.ReadAllText(file), file);

    private static RuleSet Reread(RuleSet set) => Read(RuleText.Of(set), set.Id + ".yaml");

    private static RuleSet Read(string text, string file = "sample.yaml")
    {
        var findings = new List<Finding>();
        var node = YamlText.Read(file, text, findings);
        var set = node is null ? null : Form.Read(node, true, findings, RuleSet.Read);
        Assert.True(set is not null, string.Join("; ", findings.Select(finding => $"{finding.Place}: {finding.Message.En}")) + text);
        return set;
    }
}
