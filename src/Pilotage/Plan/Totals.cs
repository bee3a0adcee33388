using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>Totals a heading declares of what stands below it: （共5项）, 方面5项.</summary>
internal static partial class Totals
{
    /// <summary>The number a heading declares; null where it declares none.</summary>
    public static int? Of(string heading) =>
        Declared().Match(heading) is { Success: true } found ? int.Parse(Folded.Key(found.Groups["n"].Value), CultureInfo.InvariantCulture) : null;

    /// <summary>The heading without the total.</summary>
    public static string Without(string heading) => Declared().Replace(heading, "").Trim(' ', '。', '：', ':', '；');

    [GeneratedRegex(@"[（(]\s*共?\s*(?<n>[0-9０-９]{1,4})\s*[项条个]\s*[)）]|(?:等|共)?\s*(?<n>[0-9０-９]{1,4})\s*[项条]\s*(?=[。：:；]?\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
