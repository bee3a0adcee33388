using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Pilotage.Web.Portal;

namespace Pilotage.Web.Tests.House;

/// <summary>Whoever is refused can read what the refusal means, in both languages.</summary>
public partial class The_refusals
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Operations = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value); // fields of a static class

    // For each place that makes a refusal, the words that may be its code.
    private static readonly IReadOnlyList<IReadOnlyList<string>> Made = [.. new[] { typeof(Refusal).Assembly, typeof(Host.Pilot).Assembly, typeof(Site).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))).SelectMany(CodesIn)];

    [Fact]
    public void each_have_a_page_that_explains_them() => Assert.Equal([], Made.Where(words => words.Count > 0 && !words.Any(Problems.Codes.Contains)).Select(words => string.Join(" ", words)));

    [Fact]
    public void have_no_page_without_a_refusal() => Assert.Empty(Problems.Codes.Except(Made.SelectMany(words => words)).Order(StringComparer.Ordinal));

    [Fact]
    public void are_explained_in_both_languages() => Assert.DoesNotContain(Problems.Codes, code =>
        Problems.Find(code) is not { Name: { Zh.Length: > 0, En.Length: > 0 }, Meaning: { Zh.Length: > 0, En.Length: > 0 } } problem || problem.Advice is { Zh: "" } or { En: "" });

    [Fact]
    public void were_all_found() => Assert.True(Made.Count > 150, $"only {Made.Count} refusals were found in the code");

    // The kebab-case texts since the refusal before; one of them is the code.
    private static IEnumerable<IReadOnlyList<string>> CodesIn(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes) yield break;
        var since = new List<string>();
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] == 0xFE ? Operations[BitConverter.ToInt16([bytes[at + 1], bytes[at]])] : Operations[bytes[at]];
            at += code.Size;
            if (code == OpCodes.Ldstr) since.Add(method.Module.ResolveString(BitConverter.ToInt32(bytes, at)));
            if (code == OpCodes.Newobj && Maker(method, BitConverter.ToInt32(bytes, at)) == typeof(Refusal))
            {
                yield return [.. since.Where(word => Kebab().IsMatch(word))];
                since.Clear();
            }
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
        }
    }

    private static Type? Maker(MethodBase method, int token) => method.Module.ResolveMethod(token,
        method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null)?.DeclaringType;

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab();
}
