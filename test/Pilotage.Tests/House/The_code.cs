using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Pilotage.Tests.House;

public class The_code(ITestOutputHelper output)
{
    private static readonly string[] Files = [.. Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(file, @"[/\\](obj|bin)[/\\]")).Order(StringComparer.Ordinal)];

    [Fact]
    public void stands_in_files_of_five_hundred_lines_at_most()
    {
        var lengths = Files.Select(file => (file, lines: File.ReadLines(file).Count())).OrderBy(pair => pair.lines).ToList();
        output.WriteLine($"{lengths.Count} files, median {lengths[lengths.Count / 2].lines} lines, longest {lengths[^1].lines}");
        None(lengths.Where(pair => pair.lines > 500).Select(pair => $"{Name(pair.file)} has {pair.lines} lines"));
        Assert.InRange(lengths[lengths.Count / 2].lines, 1, 120);
    }

    [Fact]
    public void keeps_to_200_columns_apart_from_wording() =>
        None(Code().Where(line => Regex.Replace(line.Text, "\\$?\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"").Length > 200 && !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(At));

    // What `dotnet format` would also do, split a line of values and part [Fact] from its test, we do not want.
    [Fact]
    public void is_laid_out_plainly()
    {
        var all = Files.Concat(Directory.EnumerateFiles(Repository.At("test"), "*.cs", SearchOption.AllDirectories)).Where(file => !Regex.IsMatch(file, @"[/\\](obj|bin)[/\\]"));
        None(from file in all
             let text = File.ReadAllText(file)
             from fault in new[]
             {
                 (Is: text.Contains('\r'), Said: "has CR line ends"),
                 (Is: text.Contains('\t'), Said: "has tabs"),
                 (Is: !text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal), Said: "does not end with one line end"),
                 (Is: Regex.IsMatch(text, " \n"), Said: "has blanks at the end of a line"),
                 (Is: text.Contains("\n\n\n", StringComparison.Ordinal), Said: "has two empty lines in a row"),
                 (Is: Regex.IsMatch(text, @"^namespace [\w.]+\s*\{", RegexOptions.Multiline), Said: "has a namespace with braces"),
                 (Is: Regex.IsMatch(text, @"\b_[a-z]\w*\s*(=|;)"), Said: "has a name with an underscore before it"),
             }
             where fault.Is
             select $"{Name(file)} {fault.Said}");
    }

    [Fact]
    public void calls_nothing_by_a_word_that_says_nothing() =>
        None(Code().Where(line => Regex.IsMatch(line.Text, @"\b(class|record|struct|interface|enum)\s+\w*(Helpers?|Utils?|Utility|Manager|Dto|DTO|Impl)\b|\b(?!DisposeAsync|InvokeAsync|StartAsync|StopAsync|ExecuteAsync)\w+Async\s*\(.*\)\s*(=>|\{|$)")
            && !line.Text.Contains("override", StringComparison.Ordinal) && !Regex.IsMatch(line.Text, @"\bawait\b|\.\w+Async")).Select(At));

    [Fact]
    public void names_no_law_and_no_place() =>
        None(Code().Where(line => !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Where(line => Regex.IsMatch(Regex.Replace(line.Text, "//.*", ""), "上海|浦东|临港|北京|广州|深圳|天津|海南|沪府|国办|民法典|许可法|旅行社|《[^》]*(法|条例|办法|规定)》|Shanghai|Pudong|Beijing", RegexOptions.None)).Select(At));

    [Fact]
    public void lies_two_folders_deep_at_most() =>
        None(Files.Select(file => Path.GetRelativePath(Repository.At("src"), file)).Where(file => file.Split(Path.DirectorySeparatorChar).Length > 4));

    [Fact]
    public void tells_of_every_engine_in_a_readme() =>
        None(Directory.EnumerateDirectories(Repository.At("src", "Pilotage")).Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any() && !File.Exists(Path.Combine(folder, "README.md")))
            .Select(folder => $"{Name(folder)} has no README.md"));

    [Fact]
    public void knows_nothing_of_the_machine_it_was_written_on() =>
        None(Code().Where(line => Regex.IsMatch(line.Text, "\"(/home/|/root/|/w[o]rk/)")).Select(At));

    private static IEnumerable<(string File, int Number, string Text)> Code() => Files.SelectMany(file => File.ReadLines(file).Select((text, i) => (Name(file), i + 1, text)));

    private static string At((string File, int Number, string Text) line) => $"{line.File}:{line.Number}: {line.Text.Trim()}";

    private static string Name(string path) => Path.GetRelativePath(Repository.Root, path);

    private static void None(IEnumerable<string> wrong)
    {
        var list = wrong.ToList();
        Assert.True(list.Count == 0, $"{list.Count}:\n" + string.Join('\n', list.Take(30)));
    }
}
