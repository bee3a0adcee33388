using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pilotage.Tests.House;

/// <summary>Blocks after <c>&lt;!-- runs --&gt;</c> are run as they stand, and what they print is what stands below them.</summary>
public class The_readme
{
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task shows_what_really_comes_out(string file, string command, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("pilotage-readme-");
        var language = file.Contains("zh") ? "zh_CN.UTF-8" : "C"; // for the program alone: the shell complains of one not installed
        var program = $"env LC_ALL={language} dotnet '{Path.Combine(AppContext.BaseDirectory, "Pilotage.Cli.dll")}'";
        var start = new ProcessStartInfo("bash", ["-c", command.Replace("./pilotage", program)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["TMPDIR"] = folder.FullName;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        folder.Delete(recursive: true);
        var lines = expected.Split('\n');
        if (lines[^1] == "…") printed = string.Join('\n', printed.Split('\n').Take(lines.Length - 1).Append("…")); // the rest is not shown
        var shown = string.Join('\n', printed.TrimEnd().Split('\n').Select(line => line.TrimEnd()));
        if (expected.StartsWith("N ", StringComparison.Ordinal)) shown = Regex.Replace(shown, @"^[1-9]\d*\b", "N"); // a count that grows
        Assert.Equal(expected, shown);
    }

    [Fact]
    public void is_the_same_in_both_languages() =>
        Assert.Equal(Blocks("README.md").Select(block => block.Command), Blocks("README.zh-CN.md").Select(block => block.Command));

    public static TheoryData<string, string, string> Commands
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var file in new[] { "README.md", "README.zh-CN.md" })
                foreach (var (command, output) in Blocks(file)) all.Add(file, command, output);
            return all;
        }
    }

    private static IEnumerable<(string Command, string Output)> Blocks(string file) =>
        Regex.Matches(File.ReadAllText(Repository.At(file)), "<!-- runs -->\n```console\n(.*?)```", RegexOptions.Singleline)
            .SelectMany(block => Regex.Matches(block.Groups[1].Value, @"^\$ (\./pilotage .*)\n((?:(?!\$ ).*\n)*)", RegexOptions.Multiline))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value.TrimEnd()));
}
