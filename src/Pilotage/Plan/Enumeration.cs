using System.Globalization;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>Measures named one after the other in a sentence: 某领域：“甲”、“乙”等2项。 or 某方面2项：甲；乙。</summary>
internal sealed partial record Enumeration(string Title, Seq<string> Pieces, int Declared)
{
    /// <summary>The list a wording is; null where it is none.</summary>
    public static Enumeration? Of(string wording)
    {
        var text = wording.Trim();
        if (Quoted().Match(text) is { Success: true } quoted) return Made(quoted, quoted.Groups["piece"].Captures.Select(piece => piece.Value));
        // A total with nothing listed: what stood there is withheld.
        if (Bare().Match(text) is { Success: true } bare) return Made(bare, []);
        if (Listed().Match(text) is not { Success: true } listed) return null;
        var pieces = listed.Groups["list"].Value.Split('；', ';').Select(piece => piece.Trim(' ', '。')).Where(piece => piece.Length > 0).ToList();
        return pieces.Count > 1 ? Made(listed, pieces) : null;
    }

    private static Enumeration Made(Match found, IEnumerable<string> pieces) =>
        new(found.Groups["title"].Value.Trim(), [.. pieces], int.Parse(Folded.Key(found.Groups["n"].Value), CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?<title>[^：:“”。\n]{2,60})[：:]\s*(?:[、，]?\s*“(?<piece>[^“”]+)”)+\s*等?\s*(?<n>[0-9０-９]{1,3})\s*项\s*[。.]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?<title>[^：:。；，]{2,30}?方面)\s*(?<n>[0-9０-９]{1,3})\s*项\s*。?$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?<title>[^：:。；]{2,40}?)\s*(?<n>[0-9０-９]{1,3})\s*项\s*[：:](?<list>.+)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Listed();
}
