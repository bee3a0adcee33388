using System.Text;

namespace Pilotage;

/// <summary>
/// Cuts words for a search: every two neighbouring characters of Chinese, Japanese and Korean writing, and whole words and numbers of all other
/// writing, in lower case. Full width reads as half width. Every wording keeps its length, so that a hit is found again where it stands.
/// </summary>
public static class Bigrams
{
    private const int LongestWord = 64; // characters; what is longer is cut on both sides
    private const int FullWidth = 0xFEE0; // from ！ to !

    /// <summary>The wording as it is compared: half width, lower case, of the same length.</summary>
    public static string Fold(string wording) => string.Create(wording.Length, wording, static (letters, wording) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var one = wording[i] switch { >= '！' and <= '～' and var wide => (char)(wide - FullWidth), '　' or '\n' or '\r' or '\t' => ' ', var other => other };
            letters[i] = char.ToLowerInvariant(one);
        }
    });

    /// <summary>Everything a wording can be found by; a character that stands alone is itself a word.</summary>
    public static IReadOnlySet<string> Of(string wording) => Cut(Fold(wording), alone: true);

    /// <summary>What a wording must hold at least, to hold these words side by side: its neighbours and whole words. Empty where that is too little to search by.</summary>
    public static IReadOnlySet<string> Asked(string words) => Cut(Fold(words), alone: false);

    private static HashSet<string> Cut(string folded, bool alone)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        var (last, run) = ("", 0);
        void End()
        {
            if (word.Length > 0) found.Add(word.ToString());
            if (run == 1 && alone) found.Add(last);
            word.Clear();
            (last, run) = ("", 0);
        }
        foreach (var rune in folded.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)) End();
            else if (rune.Value < 0x2E80)
            {
                if (run > 0) End();
                if (word.Length < LongestWord) word.Append(rune.ToString());
            }
            else
            {
                if (word.Length > 0) End();
                var now = rune.ToString();
                if (run > 0) found.Add(last + now);
                (last, run) = (now, run + 1);
            }
        }
        End();
        return found;
    }
}
