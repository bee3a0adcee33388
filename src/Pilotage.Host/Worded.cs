using System.Collections;
using System.Globalization;
using System.Reflection;
using Pilotage.Plan.Supervision;
using Pilotage.Yaml;

namespace Pilotage.Host;

/// <summary>Makes an ask from plain words, as forms, the command line and scenarios give them: one reader for all three.</summary>
public static class Worded
{
    /// <summary>What goes with an ask, in the order of the record: its name and its type.</summary>
    public static IEnumerable<(string Name, Type Type, bool Needed)> Parts(Type ask) =>
        ask.GetConstructors()[0].GetParameters().Select(part => (Camel(part.Name!), part.ParameterType, !part.HasDefaultValue)); // parameters of records have names

    /// <param name="lines">Lists are told one a line; else they are cut at commas.</param>
    public static Outcome<TAsk> Read<TAsk>(string word, IReadOnlyDictionary<string, string> with, bool lines) where TAsk : class
    {
        var family = AskFamily.For<TAsk>();
        if (!family.All.TryGetValue(word, out var type) || !type.IsAssignableTo(typeof(TAsk)))
        {
            var near = Nearest.Hint(word, family.Of<TAsk>().Select(pair => pair.Word));
            return new Refusal("no-such-ask", new($"没有“{word}”这样的办理动作{near.Zh}", $"There is no ask '{word}'{near.En}"));
        }
        var maker = type.GetConstructors()[0];
        var parts = maker.GetParameters();
        foreach (var unknown in with.Keys.Where(key => parts.All(part => !Same(part, key))))
        {
            var near = Nearest.Hint(unknown, Parts(type).Select(part => part.Name));
            return new Refusal("no-such-field", new($"“{family.Named(word).Zh}”没有“{unknown}”这一项{near.Zh}", $"'{word}' takes no '{unknown}'{near.En}"));
        }
        var values = new object?[parts.Length];
        foreach (var part in parts)
        {
            var said = with.FirstOrDefault(pair => Same(part, pair.Key)).Value?.Trim() ?? "";
            var read = Of(part, said, lines, family, family.Named(word));
            if (read.Refused) return read.Refusal!; // refused, so there is one
            values[part.Position] = read.Value.It;
        }
        return (TAsk)maker.Invoke(values);
    }

    private sealed record Held(object? It);

    private static Outcome<Held> Of(ParameterInfo part, string said, bool lines, AskFamily family, Text ask)
    {
        var type = part.ParameterType;
        if (type == typeof(string)) return new Held(said.Length == 0 && part.HasDefaultValue ? part.DefaultValue : said);
        if (type == typeof(Personal)) return new Held(new Personal(said));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Seq<>)) return List(part, type.GetGenericArguments()[0], said, lines, family, ask);
        if (said.Length == 0) return part.HasDefaultValue ? new Held(part.DefaultValue) : Missing(part, family, ask);
        return One(Nullable.GetUnderlyingType(type) ?? type, said) is { } value ? new Held(value) : Wrong(part, said, family, ask);
    }

    private static Outcome<Held> List(ParameterInfo part, Type item, string said, bool lines, AskFamily family, Text ask)
    {
        var items = said.Split(lines ? '\n' : ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var values = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!; // the type has a public constructor
        foreach (var one in items)
        {
            if (One(item, one) is not { } value) return Wrong(part, one, family, ask);
            values.Add(value);
        }
        return new Held(typeof(Seq).GetMethod(nameof(Seq.ToSeq))!.MakeGenericMethod(item).Invoke(null, [values])); // it is declared there
    }

    private static object? One(Type type, string said)
    {
        if (type == typeof(string)) return said;
        if (type == typeof(int)) return int.TryParse(said, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        if (type == typeof(DateOnly)) return DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().FirstOrDefault(value => Form.Kebab(value.ToString()!) == said); // members have names
        return type.GetMethod("Parse", [typeof(string)])?.Invoke(null, [said]);
    }

    private static Refusal Missing(ParameterInfo part, AskFamily family, Text ask)
    {
        var name = family.Part(Camel(part.Name!)); // parameters of records have names
        return new("form", new($"{ask.Zh}时请填写{name.Zh}", $"Say {name.En} to {ask.En}"));
    }

    private static Refusal Wrong(ParameterInfo part, string said, AskFamily family, Text ask)
    {
        var (name, form) = (family.Part(Camel(part.Name!)), AskWords.Shape(part.ParameterType)); // parameters of records have names
        return new("form", new($"{ask.Zh}：{name.Zh}中的“{said}”不合格式；应为{form.Zh}", $"To {ask.En}: '{said}' in {name.En} is not in form; it should be {form.En}"));
    }

    private static bool Same(ParameterInfo part, string key) =>
        string.Equals(part.Name, key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
