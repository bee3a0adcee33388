using System.Text;

namespace Pilotage.Host;

/// <summary>Words of a record that one group of readers may find: whose they are follows from the same grants as for the record itself.</summary>
/// <param name="Part">Which words: empty for those of the record as a whole, else whom they concern.</param>
/// <param name="Holders">Ids of units and enterprises, and <see cref="Office"/> or <see cref="Inside"/>.</param>
/// <param name="Words">Lines; never a personal value, which can be erased and so stands in the vault alone.</param>
internal sealed record Indexed(string Stream, string Part, string Kind, Text Title, Seq<string> Holders, Seq<string> Words)
{
    /// <summary>The office that supervises, whichever unit that is today.</summary>
    public const string Office = "#office";

    /// <summary>Every unit of the administration.</summary>
    public const string Inside = "#inside";

    // More of one record is no use to anyone who searches, and a tsvector ends at a megabyte.
    private const int Longest = 60_000;

    /// <summary>Made anew from facts where this is not the number the tables were made with.</summary>
    public const string Version = "2";

    /// <summary>What is kept to show, the title first.</summary>
    public string Shown
    {
        get
        {
            var all = string.Join('\n', new[] { Title.Zh, Title.En == Title.Zh ? "" : Title.En }.Concat(Words.Select(line => Clean(line)))
                .Where(line => line.Length > 0));
            return all[..Math.Min(all.Length, Longest)];
        }
    }

    // Signs that no database holds, or that would end a line, become blanks; half a character becomes the sign for one.
    private static string Clean(string line) => string.Concat(line.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())).Trim();

    /// <summary>What is kept to find it by: the words, its kind and who may find it.</summary>
    public string Cut(string pilot) => string.Join(' ', Bigrams.Of(Shown).Append(OfKind(pilot, Kind)).Concat(Holders.Distinct().Select(holder => OfHolder(pilot, holder))));

    // A private sign before it, which no wording is cut into: a writer cannot make his words found by others. The pilot is part of it, as several share a table.
    public static string OfHolder(string pilot, string holder) => "\uE000" + Hash.Of($"{pilot}\n{holder}")[7..23];

    public static string OfKind(string pilot, string kind) => "\uE001" + Hash.Of($"{pilot}\n{kind}")[7..23];
}
