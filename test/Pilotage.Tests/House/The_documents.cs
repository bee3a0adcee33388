using System.Text.RegularExpressions;

namespace Pilotage.Tests.House;

public class The_documents
{
    private static readonly string[] Files = [.. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Where(file => !Regex.IsMatch(Path.GetRelativePath(Repository.Root, file), @"(^|[/\\])(artifacts|node_modules|data|\.git)[/\\]"))];

    [Fact]
    public void link_to_what_is_there()
    {
        var broken = from file in Files
                     from Match link in Regex.Matches(File.ReadAllText(file), @"\]\((?!https?:|#|mailto:)([^)#\s]+)")
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value))
                     select $"{Path.GetRelativePath(Repository.Root, file)}: {link.Groups[1].Value}";
        Assert.Empty(broken);
    }

    [Fact]
    public void and_everything_else_know_nothing_of_the_machine_they_were_written_on()
    {
        var told = from file in Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
                   let name = Path.GetRelativePath(Repository.Root, file)
                   where !Regex.IsMatch(name, @"(^|[/\\])(artifacts|node_modules|data|bin|obj|\.git|\.vs|\.idea)([/\\]|$)") && new FileInfo(file).Length < 2_000_000
                   where Regex.IsMatch(File.ReadAllText(file), "[\"'` (](/w[o]rk/|/t[m]p/p[w]|/home/[a-z]+/)")
                   select name;
        Assert.Empty(told);
    }

    [Fact]
    public void are_the_ones_a_newcomer_looks_for() =>
        Assert.All(["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/words.md", "docs/standards.md"], name => Assert.True(File.Exists(Repository.At(name)), name));

    [Fact]
    public void number_the_decisions_without_gaps()
    {
        var numbers = Directory.EnumerateFiles(Repository.At("docs", "adr"), "0*.md").Select(file => int.Parse(Path.GetFileName(file)[..4])).Order().ToList();
        Assert.Equal(Enumerable.Range(0, numbers.Count), numbers);
    }
}
