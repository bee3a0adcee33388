using Pilotage.Rules;

namespace Pilotage.Tests.Rules;

public class A_model
{
    private const string Xml = """
        <definitions name="sample" namespace="urn:sample" xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/">
          <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"general", "sensitive"</text></allowedValues></itemDefinition>
          <inputData id="i1" name="persons"><variable name="persons" typeRef="number"/></inputData>
          <inputData id="i2" name="kind"><variable name="kind" typeRef="tKind"/></inputData>
          <businessKnowledgeModel id="k" name="weigh"><variable name="weigh"/>
            <encapsulatedLogic><formalParameter name="n" typeRef="number"/><literalExpression><text>n * 10</text></literalExpression></encapsulatedLogic>
          </businessKnowledgeModel>
          <decision id="d1" name="weight"><variable name="weight" typeRef="number"/>
            <informationRequirement><requiredInput href="#i1"/></informationRequirement>
            <informationRequirement><requiredInput href="#i2"/></informationRequirement>
            <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
            <literalExpression><text>if kind = "sensitive" then weigh(persons) else persons</text></literalExpression>
          </decision>
          <decision id="d2" name="route"><variable name="route" typeRef="string"/>
            <informationRequirement><requiredDecision href="#d1"/></informationRequirement>
            <decisionTable hitPolicy="FIRST">
              <input><inputExpression><text>weight</text></inputExpression></input>
              <output name="route"/>
              <rule><inputEntry><text>&lt; 100</text></inputEntry><outputEntry><text>"exempt"</text></outputEntry></rule>
              <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"assessment"</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    [Theory]
    [InlineData(50, "general", "exempt")]
    [InlineData(50, "sensitive", "assessment")]
    public void decides_what_its_decisions_require(int persons, string kind, string route) => Assert.Equal(Value.Of(route), Decide("route", persons, kind));

    [Fact]
    public void takes_only_the_values_its_types_allow() => Assert.Equal(Value.Of(50), Decide("weight", 50, "unheard of"));

    [Fact]
    public void is_told_what_a_decision_without_logic_came_to()
    {
        var model = Model.Read("judged.dmn", """
            <definitions name="judged" namespace="urn:judged" xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/">
              <decision id="a" name="opinion"><variable name="opinion" typeRef="string"/></decision>
              <decision id="b" name="letter"><variable name="letter" typeRef="string"/>
                <informationRequirement><requiredDecision href="#a"/></informationRequirement>
                <literalExpression><text>"We think: " + opinion</text></literalExpression>
              </decision>
            </definitions>
            """, [])!; // it is XML
        Assert.Equal(Value.Of("We think: good"), new Models([model]).Decide(model, "letter", [("opinion", Value.Of("good"))]));
        Assert.True(new Models([model]).Decide(model, "letter", []).IsNull);
    }

    [Fact]
    public void does_not_know_what_it_has_not() => Assert.Equal("the model has no 'rout'", Decide("rout", 1, "general").Reason!.En);

    [Fact]
    public void is_a_finding_where_it_is_no_xml()
    {
        var findings = new List<Finding>();
        Assert.Null(Model.Read("x.dmn", "<definitions", findings));
        Assert.Equal("RU301", Assert.Single(findings).Code);
    }

    private static Value Decide(string name, int persons, string kind)
    {
        var model = Model.Read("sample.dmn", Xml, [])!; // it is XML
        return new Models([model]).Decide(model, name, [("persons", Value.Of(persons)), ("kind", Value.Of(kind))]);
    }
}
