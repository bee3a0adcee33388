namespace Pilotage.Rules;

/// <summary>Functions of contexts.</summary>
internal static class Contexts
{
    public static IEnumerable<Builtin> All =>
    [
        new("get value",
            new Overload("m: context, key: string -> Any", a => a[0].AsContext![a[1].AsString]),
            new Overload("context: context, key: string -> Any", a => a[0].AsContext![a[1].AsString])), // the signatures ask for a context
        new("get entries",
            new Overload("m: context -> list", a => Entries(a[0].AsContext!)),
            new Overload("context: context -> list", a => Entries(a[0].AsContext!))), // the signatures ask for a context
        new("context", new Overload("entries: list -> context", a => Made(a[0].Items))),
        new("context put",
            new Overload("context: context, key: string, value: Any~ -> context", a => Put(a[0], a[1].AsString, a[2])),
            new Overload("context: context, keys: list of string, value: Any~ -> context", a => PutAt(a[0], a[1].Items, a[2], 0))),
        new("context merge", new Overload("contexts: list of context -> context", a => Merged(a[0].Items))),
    ];

    private static Value Entries(Context context)
    {
        var entries = new Value[context.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = Value.Context(("key", Value.Of(context.Names[i])), ("value", context.Values[i]));
        return Value.List(entries);
    }

    private static Value Made(Value[] entries)
    {
        var (names, values) = (new List<string>(), new List<Value>());
        foreach (var entry in entries)
        {
            if (entry.AsContext is not { } context || context["key"].Kind != Kind.String || !context.TryGet("value", out var value))
                return Value.Without("每一项要有 key（文本）和 value", "every entry has a key, which is text, and a value");
            if (names.Contains(context["key"].AsString)) return Value.Without("键有重复", "a key is given twice");
            names.Add(context["key"].AsString);
            values.Add(value);
        }
        return Value.Of(new Context([.. names], [.. values]));
    }

    private static Value Put(in Value context, string key, in Value value) =>
        Value.Of(context.AsContext!.With(key, value)); // the signature asks for a context

    private static Value PutAt(in Value context, Value[] keys, in Value value, int at)
    {
        if (keys.Length == 0 || keys[at].Kind != Kind.String || context.AsContext is not { } outer) return Value.Without("这里要一串键", "a list of keys is needed here");
        if (at == keys.Length - 1) return Value.Of(outer.With(keys[at].AsString, value));
        var inner = outer.TryGet(keys[at].AsString, out var known) && !known.IsNull ? known : Value.Of(Context.Empty);
        var put = PutAt(inner, keys, value, at + 1);
        return put.IsNull ? put : Value.Of(outer.With(keys[at].AsString, put));
    }

    private static Value Merged(Value[] contexts)
    {
        var merged = Context.Empty;
        foreach (var one in contexts)
        {
            if (one.AsContext is not { } context) return Value.Null;
            for (var i = 0; i < context.Count; i++) merged = merged.With(context.Names[i], context.Values[i]);
        }
        return Value.Of(merged);
    }
}
