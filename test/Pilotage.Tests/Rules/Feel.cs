using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

/// <summary>Runs <c>cases/*.yaml</c>: name, expression, context, and what it expects or that it has no value.</summary>
public class Feel
{
    public sealed record FeelCase(string Name, string Expression, string Context, string Expects, bool Error)
    {
        public static FeelCase Read(Form f) =>
            new(f.Word("name"), f.Word("expression"), f.OptionalWord("context") ?? "", f.OptionalWord("expects") ?? "", f.Flag("error"));
    }

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var (file, one) in All()) data.Add(file, one.Name);
        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void gives_what_the_case_expects(string file, string name)
    {
        var one = All().Single(pair => pair.File == file && pair.Case.Name == name).Case;
        var context = one.Context.Length == 0 ? Value.Context() : Run(one.Context, Scope.Empty, Scope.Empty.Row([]));
        var names = context.AsContext!.Names.ToArray(); // contexts in the cases are contexts
        var scope = new Scope(names.Select(word => new Declared(word, FeelType.Any)));
        var actual = Run(one.Expression, scope, scope.Row(names.Select(word => (word, context.AsContext[word]))));
        if (one.Error) Assert.True(actual.IsNull, $"{one.Expression} gave {actual}");
        else Assert.Equal(Run(one.Expects, Scope.Empty, Scope.Empty.Row([])).ToString(), actual.ToString());
    }

    private static Value Run(string text, Scope scope, Row row) => Expression.Lenient(new(text, new("case")), scope, [])?.Evaluate(row) ?? Value.Null;

    private static List<(string File, FeelCase Case)> All()
    {
        var all = new List<(string, FeelCase)>();
        foreach (var path in Directory.GetFiles(Repository.At("test", "Pilotage.Tests", "Rules", "cases"), "*.yaml").Order())
        {
            var findings = new List<Finding>();
            var node = YamlText.Read(path, File.ReadAllText(path), findings);
            var cases = Form.Read(node!, false, findings, f => f.Each("cases", FeelCase.Read, true).ToList()); // an empty file fails below
            Assert.Empty(findings);
            all.AddRange(cases!.Select(one => (Path.GetFileNameWithoutExtension(path), one)));
        }
        return all;
    }
}
