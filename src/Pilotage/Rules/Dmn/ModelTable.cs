using System.Xml.Linq;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>A decision table of a model, with every hit policy of the standard (DMN 1.5, 8.2).</summary>
internal sealed class ModelTable
{
    private sealed record Column(Boxed Value, FeelType Type, UnaryTests? Values);

    private sealed record Result(string Name, FeelType Type, Seq<Value> Priorities, Boxed? Default);

    private sealed record Rule(UnaryTests?[] Tests, Boxed[] Results);

    private readonly Scope scope;
    private readonly Column[] columns;
    private readonly Result[] results;
    private readonly Rule[] rules;
    private readonly string policy;
    private readonly string aggregation;

    private ModelTable(XElement xml, Scope scope, Model model)
    {
        this.scope = scope;
        policy = xml.Text("hitPolicy") is { Length: > 0 } named ? named : "UNIQUE";
        aggregation = xml.Text("aggregation");
        columns = [.. xml.Children("input").Select(input => ColumnOf(input, scope, model))];
        results = [.. xml.Children("output").Select(output => ResultOf(output, scope, model))];
        rules = [.. xml.Children("rule").Select(rule => new Rule(
            [.. rule.Children("inputEntry").Select((entry, i) => TestOf(entry.Child("text")?.Value, scope, i < columns.Length ? columns[i].Type : FeelType.Any))],
            [.. rule.Children("outputEntry").Select(entry => Boxed.Literal(entry.Child("text")?.Value, scope))]))];
    }

    public static Boxed Compile(XElement xml, Scope scope, Model model)
    {
        var table = new ModelTable(xml, scope, model);
        return new(FeelType.Any, table.Decide);
    }

    private static Column ColumnOf(XElement input, Scope scope, Model model)
    {
        var expression = input.Child("inputExpression");
        var value = Boxed.Literal(expression?.Child("text")?.Value, scope);
        var declared = model.TypeOf(expression?.Text("typeRef"));
        var type = declared.IsAny ? value.Type : declared;
        return new(value, type, input.Child("inputValues")?.Child("text")?.Value is { } values ? TestOf(values, scope, type) : null);
    }

    private static Result ResultOf(XElement output, Scope scope, Model model)
    {
        var priorities = output.Child("outputValues")?.Child("text")?.Value is { } values
            ? Boxed.Literal($"[{values}]", scope).Run(new Row(scope)).AsList
            : [];
        var fallback = output.Child("defaultOutputEntry")?.Child("text")?.Value is { } text ? Boxed.Literal(text, scope) : null;
        return new(output.Text("name"), model.TypeOf(output.Text("typeRef")), priorities, fallback);
    }

    private static UnaryTests? TestOf(string? text, Scope scope, FeelType type) =>
        string.IsNullOrWhiteSpace(text) ? null : UnaryTests.Lenient(new Written(text, default), scope, type, []) ?? Never(scope);

    // A cell that does not parse fits nothing.
    private static UnaryTests Never(Scope scope) => UnaryTests.Lenient(new Written("? != ?", default), scope, FeelType.Any, [])!; // parses

    private Value Decide(Row row)
    {
        var inputs = new Value[columns.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = columns[i].Type.Take(columns[i].Value.Run(row));
            if (columns[i].Values is { } values && !inputs[i].IsNull && !Allowed(values, inputs[i], row)) return Value.Without("输入值不在允许范围内", "an input is not one of the values allowed");
        }
        var hits = rules.Where(rule => Fits(rule, inputs, row)).ToList();
        if (hits.Count == 0) return None(row);
        switch (policy)
        {
            case "UNIQUE":
                return hits.Count == 1 ? Of(hits[0], row) : Value.Without("不止一行适用", "more than one row fits");
            case "ANY":
                var any = Of(hits[0], row);
                return hits.All(hit => Of(hit, row) == any) ? any : Value.Without("适用的几行结论不同", "the rows that fit disagree");
            case "FIRST":
                return Of(hits[0], row);
            case "PRIORITY":
                return Of(Ranked(hits, row)[0], row);
            case "OUTPUT ORDER":
                return Value.List([.. Ranked(hits, row).Select(hit => Of(hit, row))]);
            default:
                return Collected(Value.List([.. hits.Select(hit => Of(hit, row))]), row);
        }
    }

    // A list is allowed where each of its elements is.
    private static bool Allowed(UnaryTests tests, in Value value, Row row)
    {
        if (tests.Meets(value, row) == true) return true;
        if (value.Kind != Kind.List) return false;
        foreach (var item in value.Items)
            if (tests.Meets(item, row) != true) return false;
        return true;
    }

    private static bool Fits(Rule rule, Value[] inputs, Row row)
    {
        for (var i = 0; i < rule.Tests.Length && i < inputs.Length; i++)
            if (rule.Tests[i] is { } test && test.Meets(inputs[i], row) != true) return false;
        return true;
    }

    private Value None(Row row)
    {
        if (results.Any(result => result.Default is not null))
        {
            var fallback = results.Select(result => result.Type.Take(result.Default?.Run(row) ?? Value.Null)).ToArray();
            return results.Length == 1 ? fallback[0] : Value.Of(new Context([.. results.Select(result => result.Name)], fallback));
        }
        return policy == "COLLECT" && aggregation == "COUNT" ? Value.Of(0) : Value.Without("没有一行适用", "no row fits");
    }

    private Value Of(Rule rule, Row row)
    {
        var values = results.Select((result, i) => i < rule.Results.Length ? result.Type.Take(rule.Results[i].Run(row)) : Value.Null).ToArray();
        return results.Length == 1 ? values[0] : Value.Of(new Context([.. results.Select(result => result.Name)], values));
    }

    private List<Rule> Ranked(List<Rule> hits, Row row) => [.. hits.Order(Comparer<Rule>.Create((left, right) =>
    {
        for (var i = 0; i < results.Length; i++)
        {
            var order = Rank(i, left.Results[i].Run(row)).CompareTo(Rank(i, right.Results[i].Run(row)));
            if (order != 0) return order;
        }
        return 0;
    }))];

    private int Rank(int output, Value value)
    {
        var at = results[output].Priorities.ToList().FindIndex(known => known == value);
        return at < 0 ? int.MaxValue : at;
    }

    private Value Collected(Value list, Row row) => aggregation switch
    {
        "SUM" => Builtins.Find("sum")!.Invoke([list], row), // built-in functions
        "MIN" => Builtins.Find("min")!.Invoke([list], row),
        "MAX" => Builtins.Find("max")!.Invoke([list], row),
        "COUNT" => Value.Of(list.Items.Length),
        _ => list,
    };
}
