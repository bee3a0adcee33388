using System.Text.RegularExpressions;
using Pilotage.Host.Documents;
using Pilotage.Tests;

namespace Pilotage.Host.Tests.Documents;

public class The_guide
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs", "guide", "documents.md"));

    [FontFact]
    public void shows_an_example_that_is_laid_out_without_a_fault()
    {
        var read = DocumentFile.Read("guide.yaml", Regex.Match(Page, "```yaml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value);
        Assert.Empty(read.Findings);
        Assert.Empty(SelfCheck.Of(read.Document!, Press.Render(read.Document!)).Where(finding => finding.Weight == Weight.Error).Select(finding => finding.In(Language.En)));
    }

    [Fact]
    public void names_every_key_of_the_file() => Assert.All(DocumentFile.Keys, key => Assert.Contains($"{key.Name}", Page));
}
