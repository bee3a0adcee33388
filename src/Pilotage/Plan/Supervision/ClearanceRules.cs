using System.Text.RegularExpressions;
using Pilotage.Yaml;

namespace Pilotage.Plan.Supervision;

/// <summary>What of a pilot can be made public, on which grounds, and what is examined before: the part <c>clearance</c> of <c>supervision.yaml</c>.</summary>
/// <param name="Number">How examinations are numbered.</param>
/// <param name="Published">How what is public is numbered; it stands in its address.</param>
/// <param name="Gone">What the public is told of what was withdrawn.</param>
public sealed record ClearanceRules(
    Source Source, string Number, string Published, Seq<ClearanceKind> Kinds, Seq<ClearanceGround> Grounds, Seq<ClearanceCheck> Checks, Seq<PersonalPattern> Personal, Text Gone)
{
    /// <summary>Rules of a pack that clears nothing.</summary>
    public static readonly ClearanceRules None = new(new(""), "", "", [], [], [], [], new(""));

    public static ClearanceRules Read(Form f) => new(
        Source: f.Source(note: "what orders the examination"),
        Number: f.Word("number", "how examinations are numbered: pattern with {year} and {serial:000}"),
        Published: f.Word("published", "how what is public is numbered: pattern with {year} and {serial:000}; letters, digits and hyphens, as it stands in the address"),
        Kinds: f.Each("kinds", ClearanceKind.Read, true, "what can be made public; nothing else can"),
        Grounds: f.Each("grounds", ClearanceGround.Read, true, "what may be decided, each with its clause"),
        Checks: f.Each("checks", ClearanceCheck.Read, true, "what is examined, point by point"),
        Personal: f.Each("personal", PersonalPattern.Read, false, "what is pointed out as personal; nothing is changed by it"),
        Gone: f.Text("gone", "what the public is told of what was withdrawn"));

    public ClearanceGround? Ground(string id) => Grounds.FirstOrDefault(ground => ground.Id == id);

    /// <summary>What in a text is pointed out as personal: by pattern, and names that the office knows.</summary>
    public Seq<Noticed> Notice(string text, IEnumerable<string> names) =>
    [
        .. Personal.SelectMany(pattern => pattern.In(text)),
        .. names.Where(name => name.Length > 1 && text.Contains(name, StringComparison.Ordinal)).Distinct().Select(name => new Noticed(KnownName, name)),
    ];

    private static readonly Text KnownName = new("在册人员姓名", "the name of a person on record");
}

/// <summary>What sort of thing a kind is made of.</summary>
public enum ClearanceOf { Document, Matter, Landing, Board }

/// <summary>A kind of thing that can be made public.</summary>
/// <param name="Matter">Of a matter: the kind of matter.</param>
/// <param name="Whole">It is shown as it stands, or not at all.</param>
/// <param name="Pattern">Its text, with {words} that are filled from what is on record; empty for a thing that has a text of its own.</param>
public sealed record ClearanceKind(string Id, ClearanceOf Of, Text Name, string Matter, bool Whole, string Title, string Pattern)
{
    public static ClearanceKind Read(Form f) => new(
        f.Word("id"),
        f.Choice<ClearanceOf>("of", "an issued document, a matter, an accepted landing, or the board of a past day"),
        f.Text("name"),
        f.OptionalWord("matter", "of matters: the kind of matter") ?? "",
        f.Flag("whole", note: "it is shown as it stands; its text cannot be shortened"),
        f.OptionalWord("title", "what it is headed, with {words} from the record; its own title where left out") ?? "",
        f.OptionalWord("text", "its text, with {words} from the record; its own text where left out") ?? "");
}

/// <summary>What may be decided of a thing, with its clause: public unasked, on request, or not.</summary>
public sealed record ClearanceGround(string Id, Text Name, bool Publishes, Source Source)
{
    public static ClearanceGround Read(Form f) => new(f.Word("id"), f.Text("name"), f.Flag("publishes", note: "it is then shown to everyone; else a reason is asked for"), f.Source());
}

/// <summary>A point that is examined before something is made public.</summary>
public sealed record ClearanceCheck(string Id, Text Says, Source Source)
{
    public static ClearanceCheck Read(Form f) => new(f.Word("id"), f.Text("says", "the point, as the examiner reads it"), f.Source());
}

/// <summary>A form by which something personal shows in a text. It runs in time linear in the text, whatever a pack writes.</summary>
public sealed record PersonalPattern(string Id, Text Name, string Pattern)
{
    private readonly Regex? regex = Compiled(Pattern);

    public static PersonalPattern Read(Form f)
    {
        var read = new PersonalPattern(f.Word("id"), f.Text("name"), f.Word("pattern", "regular expression without look-around and back-references"));
        if (read.regex is null) f.Note("PK105", new($"“{read.Pattern}”不是可用的正则表达式（不能用环视和反向引用）", $"'{read.Pattern}' is no regular expression that can be used; look-around and back-references cannot"), "pattern");
        return read;
    }

    public IEnumerable<Noticed> In(string text) => regex is null ? []
        : regex.Matches(text).Where(match => !Goes(text, match.Index - 1) && !Goes(text, match.Index + match.Length)).Select(match => new Noticed(Name, match.Value)).Distinct();

    // Part of a longer number or word; Chinese beside it does not make it one.
    private static bool Goes(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    private static Regex? Compiled(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>Words of a text that are pointed out to the examiner.</summary>
public sealed record Noticed(Text What, string Words);
