using System.Text.RegularExpressions;

namespace Pilotage.Web.Portal;

/// <summary>Words with addresses in them, so that a page can make links of these.</summary>
public static partial class Linked
{
    public static IEnumerable<(string Words, bool Address)> Of(string text)
    {
        var at = 0;
        foreach (Match found in Address().Matches(text))
        {
            yield return (text[at..found.Index], false);
            yield return (found.Value, true);
            at = found.Index + found.Length;
        }
        yield return (text[at..], false);
    }

    [GeneratedRegex(@"https?://[^\s）)，、；]+")]
    private static partial Regex Address();
}
