namespace Pilotage.Rules;

/// <summary>All functions of FEEL 1.5 by name.</summary>
internal static class Builtins
{
    private static readonly Dictionary<string, Builtin> All =
        ((IEnumerable<Builtin>)[.. Conversions.All, .. Strings.All, .. Numerics.All, .. Collections.All, .. Statistics.All, .. Intervals.All, .. Temporals.All, .. Contexts.All])
        .ToDictionary(builtin => builtin.Name, StringComparer.Ordinal);

    public static readonly NameIndex Index = NameIndex.Of(All.Keys);

    public static IEnumerable<string> Names => All.Keys;

    public static Builtin? Find(string name) => All.GetValueOrDefault(name);
}
