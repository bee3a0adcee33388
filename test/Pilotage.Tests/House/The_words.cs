using System.Text.RegularExpressions;

namespace Pilotage.Tests.House;

/// <summary>docs/words.md holds every public type of the engines: what it is called in Chinese and English, and what it means.</summary>
public class The_words
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.At("docs", "words.md"));

    private static readonly List<string[]> Rows = [.. Lines.Where(line => line.StartsWith('|') && line.Contains('`')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static readonly List<string> Identifiers = [.. Rows.SelectMany(row => Regex.Matches(row[2], "`([^`]+)`").Select(match => match.Groups[1].Value))];

    [Fact]
    public void hold_every_public_type_of_the_engines()
    {
        var missing = Types.Keys.Except(Identifiers).Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, "Add to docs/words.md, with the words an officer would use:\n" + string.Join('\n', missing.Select(name => $"under \"## {Heading(name)}\":  | 中文 | English | `{name}` | {Summary(name)} |")));
    }

    [Fact]
    public void hold_nothing_that_is_gone()
    {
        var stale = Identifiers.Where(name => !Types.ContainsKey(name)).ToList();
        Assert.True(stale.Count == 0, "Take out of docs/words.md, or name it as it is called now: " + string.Join(", ", stale));
    }

    [Fact]
    public void say_each_thing_once() => Assert.Empty(Identifiers.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void are_given_in_both_languages_with_a_meaning() => Assert.Empty(Rows.Where(row => row.Length != 4 || row.Any(cell => cell.Length == 0) || row[0] == "中文").Select(row => string.Join(" | ", row)));

    // The names as the glossary writes them: below Pilotage, without the marks of generics; nested types belong to the type they stand in.
    private static Dictionary<string, Type> Types { get; } = typeof(Text).Assembly.GetExportedTypes().Where(type => !type.IsNested)
        .GroupBy(type => Regex.Replace(type.FullName!["Pilotage.".Length..], "`.*", "")).ToDictionary(group => group.Key, group => group.First());

    private static string Heading(string name) => name.Contains('.') ? name[..name.IndexOf('.')] : "kernel";

    private static string Summary(string name)
    {
        var file = Path.ChangeExtension(typeof(Text).Assembly.Location, ".xml");
        var found = File.Exists(file) ? Regex.Match(File.ReadAllText(file), $"name=\"T:Pilotage\\.{Regex.Escape(name)}[`\"].*?<summary>(.*?)</summary>", RegexOptions.Singleline) : Match.Empty;
        var words = Regex.Replace(Regex.Replace(found.Groups[1].Value, "<[^>]*?cref=\"[A-Z]:([^\"]+)\"[^>]*>|<[^>]+>", match => match.Groups[1].Value.Split('.')[^1]), @"\s+", " ").Trim();
        return words.Length == 0 ? "meaning" : words.Replace("|", "/");
    }
}
