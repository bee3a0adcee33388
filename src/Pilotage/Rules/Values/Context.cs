namespace Pilotage.Rules;

/// <summary>Names with values, in the order they were given. Immutable.</summary>
public sealed class Context(string[] names, Value[] values)
{
    // Above this many names a dictionary is faster than looking through them.
    private const int Many = 12;

    private readonly string[] names = names;
    private readonly Value[] values = values;
    private readonly Dictionary<string, int>? places = names.Length > Many ? Index(names) : null;

    public static readonly Context Empty = new([], []);

    public int Count => names.Length;

    public ReadOnlySpan<string> Names => names;

    public ReadOnlySpan<Value> Values => values;

    public bool TryGet(string name, out Value value)
    {
        var at = Find(name);
        value = at < 0 ? default : values[at];
        return at >= 0;
    }

    public Value this[string name] => TryGet(name, out var value) ? value : Value.Null;

    public Context With(string name, Value value)
    {
        var at = Find(name);
        if (at < 0) return new([.. names, name], [.. values, value]);
        var changed = (Value[])values.Clone();
        changed[at] = value;
        return new(names, changed);
    }

    private int Find(string name)
    {
        if (places is not null) return places.GetValueOrDefault(name, -1);
        for (var i = 0; i < names.Length; i++)
            if (string.Equals(names[i], name, StringComparison.Ordinal)) return i;
        return -1;
    }

    private static Dictionary<string, int> Index(string[] names)
    {
        var places = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) places[names[i]] = i;
        return places;
    }
}
