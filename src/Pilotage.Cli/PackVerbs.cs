using System.CommandLine;
using Pilotage.Host;
using Pilotage.Packs;

namespace Pilotage.Cli;

/// <summary><c>pack check</c>, <c>pack test</c>, <c>pack guide</c>: what a pack's author runs; nothing is written but what is asked for.</summary>
public static class PackVerbs
{
    public static Command Family()
    {
        var family = new Command("pack", "Packs: everything particular to one pilot · 方案包");
        family.Subcommands.Add(Check());
        family.Subcommands.Add(Test());
        family.Subcommands.Add(Guide());
        family.Subcommands.Add(Readme());
        family.Subcommands.Add(TakeVerb.Verb());
        return family;
    }

    private static Command Check()
    {
        var folder = new Argument<string?>("pack") { Description = "Folder of the pack, or its id · 方案包文件夹或标识", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("check", "Read, shape, bind, prove: one list of findings · 检查方案包") { folder };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            if (Folders.Pack(parsed.GetValue(folder)) is not { } found) return NoPack(parsed.GetValue(folder), language);
            var loaded = PackFolder.Load(found);
            if (parsed.GetValue(Show.Json)) Show.Value(loaded.Findings);
            else Show.Findings([.. loaded.Findings], language);
            var (errors, doubts) = (loaded.Findings.Count(finding => finding.Weight == Weight.Error), loaded.Findings.Count(finding => finding.Weight == Weight.Doubt));
            if (!parsed.GetValue(Show.Json))
            {
                Show.Line((loaded.Pack is { } pack
                    ? new Text($"{pack.Manifest.Title.Zh}：可以载入，{pack.Files.Count} 个文件，{doubts} 处存疑。{pack.Hash}", $"{pack.Manifest.Title.In(Language.En)}: loads, {pack.Files.Count} files, {doubts} doubt(s). {pack.Hash}")
                    : new Text($"不能载入：{errors} 处错误，{doubts} 处存疑", $"does not load: {errors} error(s), {doubts} doubt(s)")).In(language));
            }
            return errors > 0 ? 1 : 0;
        });
        return verb;
    }

    private static Command Test()
    {
        var folder = new Argument<string>("pack") { Description = "Folder of the pack, or its id · 方案包文件夹或标识" };
        var files = new Argument<string[]>("files") { Description = "Scenario files, which may stand outside the pack; its own where left out · 情景文件", Arity = ArgumentArity.ZeroOrMore };
        var coverage = new Option<bool>("--coverage") { Description = "Which stages, asks, clocks, limits, conditions no scenario touches · 覆盖情况" };
        var verb = new Command("test", "Run scenarios on a virtual clock · 运行情景") { folder, files, coverage };
        verb.SetAction(async (parsed, stop) =>
        {
            var language = Show.Language(parsed);
            if (Folders.Pack(parsed.GetValue(folder)) is not { } found) return NoPack(parsed.GetValue(folder), language);
            var loaded = PackFolder.Load(found);
            if (loaded.Pack is not { } pack) return Show.Findings([.. loaded.Findings], language);
            if (Scenarios(pack, parsed.GetValue(files) ?? [], language) is not { } scenarios) return 1;
            var touched = new Coverage(pack);
            var (passed, failed) = (0, 0);
            foreach (var scenario in scenarios)
            {
                stop.ThrowIfCancellationRequested();
                var result = await ScenarioRun.Run(pack, scenario, touched);
                if (result.Passed) passed++;
                else
                {
                    failed++;
                    Show.Line($"✗ {scenario.Name}");
                    foreach (var failure in result.Failures) Show.Line($"  {failure.In(language)}");
                }
            }
            if (parsed.GetValue(coverage)) Show.Table(touched.Report(), language);
            Show.Line($"{passed} passed, {failed} failed");
            return failed > 0 ? 1 : 0;
        });
        return verb;
    }

    private static Command Guide()
    {
        var folder = new Option<string?>("--to") { Description = "Write the guide page and the JSON Schemas into this folder · 写入文件夹" };
        var verb = new Command("guide", "The keys of every kind of definition, from the readers themselves · 各类定义的写法") { folder };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(folder) is not { } to)
            {
                Show.Line(PackGuide.Page());
                return 0;
            }
            Directory.CreateDirectory(to);
            foreach (var (name, text) in PackGuide.Files()) File.WriteAllText(Path.Combine(to, name), text);
            return 0;
        });
        return verb;
    }

    private static Command Readme()
    {
        var folder = new Argument<string>("pack") { Description = "Folder of the pack, or its id · 方案包文件夹或标识" };
        var write = new Option<bool>("--write") { Description = "Write it as README.md into the pack · 写入方案包" };
        var verb = new Command("readme", "What in the pack realises each measure · 各项举措的落点") { folder, write };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            if (Folders.Pack(parsed.GetValue(folder)) is not { } found) return NoPack(parsed.GetValue(folder), language);
            var loaded = PackFolder.Load(found);
            if (loaded.Pack is not { } pack) return Show.Findings([.. loaded.Findings], language);
            if (parsed.GetValue(write)) File.WriteAllText(Path.Combine(found, "README.md"), Realised.Page(pack));
            else Show.Line(Realised.Page(pack));
            return 0;
        });
        return verb;
    }

    private static Seq<Scenario>? Scenarios(Pack pack, string[] files, Language language)
    {
        if (files.Length == 0) return pack.Definitions.Scenarios;
        var all = new List<Scenario>();
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                Show.Usage(new($"没有文件 {file}", $"there is no file {file}"), language);
                return null;
            }
            var read = ScenarioFile.Read(file, File.ReadAllText(file));
            if (Show.Findings([.. read.Findings], language) > 0) return null;
            all.AddRange(read.Scenarios);
        }
        return [.. all];
    }

    private static int NoPack(string? named, Language language) => Show.Usage(
        new($"找不到方案包“{named}”：写出它的文件夹，或 packs 里的标识", $"there is no pack '{named}': name its folder, or its id among the packs"), language);
}
