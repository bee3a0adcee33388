using System.Xml.Linq;

namespace Pilotage.Rules;

/// <summary>A boxed expression of a model as one FEEL text.</summary>
internal static class BoxedText
{
    /// <summary>Null for what has no text, such as a table inside a context or a function of another language.</summary>
    public static string? Of(XElement xml, int depth = 0)
    {
        if (depth > 40) return null;
        switch (xml.Name.LocalName)
        {
            case "literalExpression":
                return xml.Child("text")?.Value.Trim() is { Length: > 0 } text ? text : null;
            case "context":
                return Entries(xml, depth);
            case "invocation":
                if (Inside(xml, depth) is not { } function || Each(xml.Children("binding"), depth) is not { } arguments) return null;
                var names = xml.Children("binding").Select(binding => binding.Child("parameter")?.Text("name") ?? "");
                return $"{function}({string.Join(", ", names.Zip(arguments, (name, argument) => $"{name}: {argument}"))})";
            case "functionDefinition" or "encapsulatedLogic":
                if (xml.Text("kind") is "Java" or "PMML" || Inside(xml, depth) is not { } body) return null;
                return $"function({string.Join(", ", xml.Children("formalParameter").Select(one => one.Text("name")))}) {body}";
            case "list":
                return All(xml, depth) is { } items ? $"[{string.Join(", ", items)}]" : null;
            case "relation":
                var columns = xml.Children("column").Select(column => Key(column.Text("name"))).ToList();
                var rows = xml.Children("row").Select(row => All(row, depth) is { } cells ? $"{{{string.Join(", ", columns.Zip(cells, (column, cell) => $"{column}: {cell}"))}}}" : null).ToList();
                return rows.Contains(null) ? null : $"[{string.Join(", ", rows)}]";
            case "conditional":
                return Inside(xml.Child("if"), depth) is { } test && Inside(xml.Child("then"), depth) is { } then && Inside(xml.Child("else"), depth) is { } otherwise
                    ? $"if {test} then {then} else {otherwise}" : null;
            case "filter":
                return Inside(xml.Child("in"), depth) is { } list && Inside(xml.Child("match"), depth) is { } match ? $"({list})[{match}]" : null;
            case "for":
                return Inside(xml.Child("in"), depth) is { } over && Inside(xml.Child("return"), depth) is { } gives ? $"for {xml.Text("iteratorVariable")} in {over} return {gives}" : null;
            case "some" or "every":
                return Inside(xml.Child("in"), depth) is { } among && Inside(xml.Child("satisfies"), depth) is { } holds
                    ? $"{xml.Name.LocalName} {xml.Text("iteratorVariable")} in {among} satisfies {holds}" : null;
            default:
                return null;
        }
    }

    // A context with a result is that entry of it.
    private static string? Entries(XElement xml, int depth)
    {
        var entries = xml.Children("contextEntry").ToList();
        if (Each(entries, depth) is not { } values) return null;
        var result = entries.Any(entry => entry.Child("variable") is null);
        var named = entries.Zip(values, (entry, value) => $"{Key(entry.Child("variable")?.Text("name") ?? "result")}: {value}");
        return $"{{{string.Join(", ", named)}}}{(result ? ".result" : "")}";
    }

    private static List<string>? Each(IEnumerable<XElement> holders, int depth)
    {
        var texts = holders.Select(holder => Inside(holder, depth)).ToList();
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private static List<string>? All(XElement xml, int depth)
    {
        var texts = xml.Elements().Where(child => Boxed.IsKind(child.Name.LocalName)).Select(child => Of(child, depth + 1)).ToList();
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private static string? Inside(XElement? holder, int depth) => Boxed.Within(holder) is { } xml ? Of(xml, depth + 1) : null;

    private static string Key(string name) => name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_') ? name : Spelling.Literal(Value.Of(name));
}
