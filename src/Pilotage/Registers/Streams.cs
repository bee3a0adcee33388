using System.Text;

namespace Pilotage.Registers;

/// <summary>Names of the streams that serialise races: the same thing, however it is typed, has the same name.</summary>
internal static class Streams
{
    private const int Longest = 200; // characters; a longer name is replaced by its hash

    /// <summary><c>kind/definition/part+part</c>: full-width forms, case and spaces make no difference between parts.</summary>
    public static string Name(string kind, string definition, Seq<string> parts)
    {
        var key = string.Join('+', parts.Select(part => Uri.EscapeDataString(Plain(part))));
        var name = $"{kind}/{definition}/{key}";
        return name.Length <= Longest ? name : $"{kind}/{definition}/{Hash.Of(key)}";
    }

    private static string Plain(string part) =>
        string.Join(' ', part.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
