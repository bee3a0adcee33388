using System.Xml.Linq;
using Pilotage.Yaml;

namespace Pilotage.Rules;

/// <summary>A boxed expression of a model, compiled against the names it sees.</summary>
/// <param name="Type">What is known of its values.</param>
internal sealed record Boxed(FeelType Type, Func<Row, Value> Run)
{
    private static readonly HashSet<string> Kinds =
    [
        "literalExpression", "decisionTable", "context", "invocation", "functionDefinition", "list", "relation", "conditional", "filter", "for", "some", "every",
    ];

    public static bool IsKind(string name) => Kinds.Contains(name);

    /// <summary>The boxed expression inside an element; null where there is none.</summary>
    public static XElement? Within(XElement? xml) => xml?.Elements().FirstOrDefault(child => Kinds.Contains(child.Name.LocalName));

    public static Seq<Member> ParametersOf(XElement? function, Model model) =>
        function?.Children("formalParameter").Select(parameter => new Member(parameter.Text("name"), model.TypeOf(parameter.Text("typeRef")))).ToSeq() ?? [];

    public static Boxed Compile(XElement xml, Scope scope, Model model)
    {
        var made = xml.Name.LocalName switch
        {
            "literalExpression" => Literal(xml.Child("text")?.Value, scope),
            "decisionTable" => ModelTable.Compile(xml, scope, model),
            "context" => Entries(xml, scope, model),
            "invocation" => Invocation(xml, scope, model),
            "functionDefinition" or "encapsulatedLogic" => Function(xml, scope, model),
            "list" => List(xml, scope, model),
            "relation" => Relation(xml, scope, model),
            "conditional" => Conditional(xml, scope, model),
            "filter" => Filter(xml, scope, model),
            "for" or "some" or "every" => Iterator(xml, scope, model),
            _ => Broken(new("不认识的表达式", "an unknown kind of expression")),
        };
        return model.TypeOf(xml.Text("typeRef")) is { IsAny: false } type && xml.Name.LocalName is not ("encapsulatedLogic" or "functionDefinition")
            ? new(type, row => type.Take(made.Run(row)))
            : made;
    }

    /// <summary>A FEEL text; one that does not parse has no value.</summary>
    public static Boxed Literal(string? text, Scope scope)
    {
        if (string.IsNullOrWhiteSpace(text)) return Broken(new("没有表达式", "there is no expression"));
        var findings = new List<Finding>();
        return Expression.Lenient(new Written(text, default), scope, findings) is { } expression
            ? new(expression.Type, expression.Evaluate)
            : Broken(findings[0].Message);
    }

    /// <summary>A row for an inner scope, whose first names are those of the outer one.</summary>
    public static Row Inner(Scope scope, Row outer)
    {
        var row = new Row(scope, outer.Root.Now, outer);
        Array.Copy(outer.Slots, row.Slots, Math.Min(outer.Slots.Length, row.Slots.Length));
        return row;
    }

    public static Boxed Broken(Text reason)
    {
        var nothing = Value.Without(reason);
        return new(FeelType.Any, _ => nothing);
    }

    private static Boxed Of(XElement? holder, Scope scope, Model model) => Within(holder) is { } xml ? Compile(xml, scope, model) : Broken(new("没有表达式", "there is no expression"));

    private static Boxed Entries(XElement xml, Scope scope, Model model)
    {
        var (inner, steps, result) = (scope, new List<(string Name, int Slot, FeelType Type, Boxed Value)>(), (Boxed?)null);
        foreach (var entry in xml.Children("contextEntry"))
        {
            var value = Of(entry, inner, model);
            if (entry.Child("variable") is not { } variable)
            {
                result = value;
                continue;
            }
            var declared = model.TypeOf(variable.Text("typeRef"));
            var type = declared.IsAny ? value.Type : declared;
            steps.Add((variable.Text("name"), inner.Names.Count, declared, value));
            inner = inner.With(new Declared(variable.Text("name"), type));
        }
        var names = steps.Select(step => step.Name).ToArray();
        var whole = inner;
        var made = FeelType.ContextOf(steps.Select((step, i) => new Member(step.Name, whole.Names[step.Slot].Type)).ToSeq());
        return new(result?.Type ?? made, outer =>
        {
            // The widest row serves all entries: the scopes before it are its beginnings.
            var row = Inner(whole, outer);
            var values = new Value[steps.Count];
            for (var i = 0; i < values.Length; i++) row.Slots[steps[i].Slot] = values[i] = steps[i].Type.Take(steps[i].Value.Run(row));
            return result is null ? Value.Of(new Context(names, values)) : result.Run(row);
        });
    }

    private static Boxed Invocation(XElement xml, Scope scope, Model model)
    {
        var function = Of(xml, scope, model);
        var bindings = xml.Children("binding").Select(binding => (Name: binding.Child("parameter")?.Text("name") ?? "", Value: Of(binding, scope, model))).ToList();
        var names = bindings.Select(binding => binding.Name).ToSeq();
        return new(function.Type.Result ?? FeelType.Any, row =>
        {
            if (function.Run(row).AsFunction is not { } callee) return Value.Without("这不是函数，不能调用", "this is no function and cannot be called");
            Value[] arguments = [.. bindings.Select(binding => binding.Value.Run(row))];
            return names.Count == 0 ? callee.Invoke(arguments, row) : callee.Invoke(names, arguments, row);
        });
    }

    private static Boxed Function(XElement xml, Scope scope, Model model)
    {
        var parameters = ParametersOf(xml, model);
        if (xml.Text("kind") is "Java" or "PMML") return Broken(new("外部函数不运行", "external functions are not run"));
        var inner = scope.With(parameters.Select(parameter => new Declared(parameter.Name, parameter.Type)));
        var body = Of(xml, inner, model);
        var declared = model.TypeOf(xml.Text("typeRef"));
        var result = declared.Kind == Kind.Function ? declared.Result! : declared.IsAny ? body.Type : declared; // a function type has a result
        var type = FeelType.FunctionOf(parameters.Select(parameter => parameter.Type).ToSeq(), result);
        return new(type, outer => Value.Of(new Native("function", type, parameters.Select(parameter => parameter.Name).ToSeq(), (arguments, caller) =>
        {
            var row = Inner(inner, outer);
            for (var i = 0; i < arguments.Length; i++)
            {
                var taken = parameters[i].Type.Take(arguments[i]);
                if (taken.IsNull && !arguments[i].IsNull) return taken;
                row.Slots[scope.Names.Count + i] = taken;
            }
            return result.Take(body.Run(row));
        })));
    }

    private static Boxed List(XElement xml, Scope scope, Model model)
    {
        var items = Each(xml, scope, model);
        var type = items.Count == 0 ? FeelType.AnyList : FeelType.ListOf(items.Select(item => item.Type).Aggregate(Typing.Union));
        return new(type, row => Value.List([.. items.Select(item => item.Run(row))]));
    }

    private static List<Boxed> Each(XElement xml, Scope scope, Model model) =>
        [.. xml.Elements().Where(child => Kinds.Contains(child.Name.LocalName)).Select(child => Compile(child, scope, model))];

    private static Boxed Relation(XElement xml, Scope scope, Model model)
    {
        var columns = xml.Children("column").Select(column => (Name: column.Text("name"), Type: model.TypeOf(column.Text("typeRef")))).ToList();
        var names = columns.Select(column => column.Name).ToArray();
        var rows = xml.Children("row").Select(row => Each(row, scope, model)).ToList();
        var type = FeelType.ListOf(FeelType.ContextOf(columns.Select((column, i) =>
            new Member(column.Name, column.Type.IsAny && rows.Count > 0 && i < rows[0].Count ? rows[0][i].Type : column.Type)).ToSeq()));
        return new(type, row => Value.List([.. rows.Select(cells => Value.Of(new Context(names, [.. cells.Select((cell, i) => columns[i].Type.Take(cell.Run(row)))])))]));
    }

    private static Boxed Conditional(XElement xml, Scope scope, Model model)
    {
        var (condition, then, otherwise) = (Of(xml.Child("if"), scope, model), Of(xml.Child("then"), scope, model), Of(xml.Child("else"), scope, model));
        return new(Typing.Union(then.Type, otherwise.Type), row => condition.Run(row) is var value && value.IsTrue == true ? then.Run(row)
            : value.IsNull || value.Kind == Kind.Boolean ? otherwise.Run(row) : Value.Without("条件不是真假", "the condition is neither true nor false"));
    }

    private static Boxed Filter(XElement xml, Scope scope, Model model)
    {
        var of = Of(xml.Child("in"), scope, model);
        var type = of.Type.Kind == Kind.List ? of.Type.Element ?? FeelType.Any : of.Type;
        var own = type.Members.Where(member => scope.Find(member.Name) < 0 && member.Name != "item");
        var inner = scope.With([new Declared("item", type), .. own.Select(member => new Declared(member.Name, member.Type))]);
        // The list is parsed as a filter step would: entries of the item are names in it.
        var match = Within(xml.Child("match"));
        var condition = match?.Name.LocalName == "literalExpression" && Matcher(match.Child("text")?.Value ?? "", scope, type) is { } written ? written : null;
        var boxed = condition is null && match is not null ? Compile(match, inner, model) : null;
        return new(FeelType.AnyList, row =>
        {
            var list = of.Run(row);
            if (list.IsNull) return list;
            var items = list.Kind == Kind.List ? list.Items : [list];
            if (condition is not null) return condition(row, Value.List(items));
            if (boxed is null) return Value.Null;
            var kept = new List<Value>();
            foreach (var item in items)
            {
                var narrow = Inner(inner, row);
                for (var i = scope.Names.Count; i < inner.Names.Count; i++) narrow.Slots[i] = i == scope.Names.Count ? item : item.AsContext?[inner.Names[i].Name] ?? Value.Null;
                var holds = boxed.Run(narrow);
                if (holds.Kind == Kind.Number) return Lists.Element(items, holds, list);
                if (holds.Kind is not (Kind.Boolean or Kind.Null)) return Value.Without("筛选条件不是真假", "the filter is neither true nor false");
                if (holds.IsTrue == true) kept.Add(item);
            }
            return Value.List([.. kept]);
        });
    }

    // A literal filter is FEEL's own filter over a list by a name nobody else has.
    private static Func<Row, Value, Value>? Matcher(string text, Scope scope, FeelType type)
    {
        const string list = "boxed_filter_list";
        var inner = scope.With(new Declared(list, FeelType.ListOf(type)));
        if (Expression.Lenient(new Written($"{list}[{text}]", default), inner, []) is not { } filter) return null;
        return (row, value) =>
        {
            var own = Inner(inner, row);
            own.Slots[scope.Names.Count] = value;
            return filter.Evaluate(own);
        };
    }

    private static Boxed Iterator(XElement xml, Scope scope, Model model)
    {
        var (kind, name) = (xml.Name.LocalName, xml.Text("iteratorVariable"));
        var from = Of(xml.Child("in"), scope, model);
        var type = from.Type.Kind is Kind.List or Kind.Range ? from.Type.Element ?? FeelType.Any : from.Type;
        var inner = scope.With(new Declared(name, type), new Declared("partial", FeelType.AnyList));
        var body = Of(xml.Child(kind == "for" ? "return" : "satisfies"), inner, model);
        return new(kind == "for" ? FeelType.ListOf(body.Type) : FeelType.Boolean, outer =>
        {
            if (!Lists.TryItems(from.Run(outer), outer, out var items, out var reason)) return reason;
            var results = new List<Value>();
            foreach (var item in items)
            {
                if (!outer.Spend()) return Limits.TooManyRounds;
                var row = Inner(inner, outer);
                row.Slots[scope.Names.Count] = item;
                row.Slots[scope.Names.Count + 1] = Value.List([.. results]);
                results.Add(body.Run(row));
            }
            if (kind == "for") return Value.List([.. results]);
            var every = kind == "every";
            if (results.Any(result => result.IsTrue == !every)) return Value.Of(!every);
            return results.Any(result => result.IsTrue is null) ? Value.Null : Value.Of(every);
        });
    }
}
