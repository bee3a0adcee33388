using System.CommandLine;
using System.Globalization;
using Pilotage.Rules;
using Pilotage.Web.Api;
using Pilotage.Yaml;

namespace Pilotage.Cli;

/// <summary><c>rules check</c>, <c>rules cases</c>, <c>rules eval</c>, <c>rules tck</c>: law as data; nothing is written and no server is needed.</summary>
public static class RulesVerbs
{
    private static readonly Option<string?> On = new("--on") { Description = "The day whose law is taken; today where none is given · 适用哪一天的规定" };

    public static Command Family()
    {
        var family = new Command("rules", "Rule sets: law as formulas and decision tables · 规则与测算");
        family.Subcommands.Add(Check());
        family.Subcommands.Add(Cases());
        family.Subcommands.Add(Eval());
        family.Subcommands.Add(Kit());
        family.Subcommands.Add(RulesModelVerbs.Export());
        family.Subcommands.Add(RulesModelVerbs.Import());
        family.Subcommands.Add(ConfirmVerbs.Confirm());
        family.Subcommands.Add(ConfirmVerbs.Retract());
        family.Subcommands.Add(RulesSqlVerb.Sql());
        family.Subcommands.Add(ReplayVerb.Verb());
        return family;
    }

    private static Command Check()
    {
        var pack = new Argument<string>("pack") { Description = "The pack · 包" };
        var verb = new Command("check", "Read, bind and prove a pack's rule sets · 检查规则") { pack };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            if (Folders.Pack(parsed.GetValue(pack)) is not { } folder) return NoPack(parsed.GetValue(pack)!, language); // the argument is required
            var findings = new List<Finding>();
            var book = Book(folder, findings);
            var code = Show.Findings(findings, language);
            Show.Line(new Text($"{book.All.Count()} 套规则，{findings.Count} 个问题", $"{book.All.Count()} rule sets, {findings.Count} findings").In(language));
            return code;
        });
        return verb;
    }

    private static Command Cases()
    {
        var pack = new Argument<string>("pack") { Description = "The pack · 包" };
        var name = new Argument<string>("set") { Description = "The rule set · 规则" };
        var file = new Argument<string>("file") { Description = "CSV: one case a line; columns named as inputs and outputs · 用例文件" };
        var verb = new Command("cases", "Run a file of cases against a rule set · 逐行核对用例") { pack, name, file, On };
        verb.SetAction(parsed => With(parsed, pack, name, (calculator, day, language) =>
        {
            var path = parsed.GetValue(file)!; // the argument is required
            if (!File.Exists(path)) return Show.Usage(new($"没有文件“{path}”", $"there is no file '{path}'"), language);
            var run = RuleCases.Run(calculator, File.ReadAllText(path), day);
            var (passed, failed) = (run.Cases.Count(one => one.Passed), run.Cases.Count(one => !one.Passed));
            if (parsed.GetValue(Show.Json)) Show.Value(run);
            else
            {
                foreach (var one in run.Cases.Where(one => !one.Passed))
                    foreach (var fault in one.Faults) Show.Line($"{path}:{one.Line} {one.Name}: {fault.In(language)}");
                if (run.Ignored.Count > 0) Show.Line(new Text($"未用的列：{string.Join("、", run.Ignored)}", $"columns ignored: {string.Join(", ", run.Ignored)}").In(language));
                Show.Line(RuleSet.Stamp.In(language));
            }
            Show.Line($"{passed} passed, {failed} failed");
            return failed > 0 ? 1 : 0;
        }));
        return verb;
    }

    private static Command Eval()
    {
        var pack = new Argument<string>("pack") { Description = "The pack · 包" };
        var name = new Argument<string>("set") { Description = "The rule set · 规则" };
        var given = new Argument<string[]>("inputs") { Description = "name=value … · 名称=值" };
        var why = new Option<bool>("--why") { Description = "Say why · 说明理由" };
        var file = new Option<string?>("--file") { Description = "CSV, one calculation a line; the answer is CSV too · 逐行测算的文件" };
        var verb = new Command("eval", "Run a rule set once, or over the lines of a file · 测算一次，或者逐行测算") { pack, name, given, On, why, file };
        verb.SetAction(parsed => With(parsed, pack, name, (calculator, day, language) =>
        {
            if (parsed.GetValue(file) is { } rows) return Batch(parsed, calculator, rows, day, language);
            var written = new List<KeyValuePair<string, string>>();
            foreach (var pair in parsed.GetValue(given) ?? [])
            {
                var cut = pair.IndexOf('=', StringComparison.Ordinal);
                if (cut < 0) return Show.Usage(new($"“{pair}”应写成 名称=值", $"'{pair}' is written name=value"), language);
                written.Add(new(pair[..cut], pair[(cut + 1)..]));
            }
            var inputs = RuleInputs.Read(calculator.Set, written);
            if (inputs.Refusal is { } wrong) return Show.Usage(wrong.Reason, language);
            var outcome = calculator.Decide(inputs.Value, day);
            if (outcome.Refusal is { } refusal) return Show.Refused(refusal, language);
            if (parsed.GetValue(Show.Json)) Show.Value(VerdictShown.Of(calculator, outcome.Value, Today, false, HashOf(parsed.GetValue(pack))));
            else
            {
                Show.Table(Answer(outcome.Value), language);
                if (parsed.GetValue(why)) Show.Why(outcome.Value.Why, language);
                else foreach (var doubt in outcome.Value.Why.All().Select(step => step.Doubt).OfType<Text>().Distinct()) Show.Line("! " + doubt.In(language));
            }
            return 0;
        }));
        return verb;
    }

    private static Command Kit()
    {
        var folder = new Argument<string>("folder") { Description = "A folder of models with their test files · 模型与测试所在的文件夹" };
        var verb = new Command("tck", "Run the public DMN test kit · 运行 DMN 公开测试集") { folder };
        verb.SetAction(parsed =>
        {
            var (language, root) = (Show.Language(parsed), parsed.GetValue(folder)!); // the argument is required
            if (!Directory.Exists(root)) return Show.Usage(new($"没有文件夹“{root}”", $"there is no folder '{root}'"), language);
            var now = Value.At(TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            var (passed, failed, skipped) = (0, 0, 0);
            foreach (var file in Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var beside = Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.dmn").Order(StringComparer.Ordinal); // a file lies in a folder
                var models = beside.Select(model => (Path.GetFileName(model), File.ReadAllText(model))).ToList();
                foreach (var one in ConformanceKit.Run(Path.GetFileName(file), File.ReadAllText(file), models, now))
                {
                    if (one.Passed) passed++;
                    else if (one.Skipped is not null) skipped++;
                    else failed++;
                    foreach (var fault in one.Faults) Show.Line($"{one.File} {one.Id} {fault}");
                }
            }
            Show.Line($"{passed} passed, {failed} failed, {skipped} skipped");
            return failed > 0 ? 1 : 0;
        });
        return verb;
    }

    // One line in, one line out; a line that cannot be reckoned says why and does not stop the others.
    private static int Batch(ParseResult parsed, Calculator calculator, string path, DateOnly day, Language language)
    {
        if (!File.Exists(path)) return Show.Usage(new($"没有文件“{path}”", $"there is no file '{path}'"), language);
        var run = new BatchRun(calculator, false, day, Today, "", language);
        var (csv, heads, count, failed) = (new CsvText(), (string[]?)null, 0, 0);
        var json = parsed.GetValue(Show.Json);
        using var reader = new StreamReader(path);
        var piece = new char[64 * 1024];
        while (true)
        {
            var read = reader.Read(piece);
            foreach (var cells in read > 0 ? csv.Take(piece.AsMemory(0, read)) : csv.End())
            {
                if (heads is null)
                {
                    heads = cells;
                    if (run.Heads(heads) is { } no) return Show.Usage(no.Reason, language);
                    if (!json) Show.Line(run.HeadLine(heads));
                    continue;
                }
                var result = run.Decide(cells);
                count++;
                if (result.No is not null) failed++;
                if (json) Show.Value(run.Shown(count, run.Ask(cells).Id, result));
                else Show.Line(run.Line(cells, result));
            }
            if (read == 0) break;
        }
        if (failed > 0) Console.Error.WriteLine(new Text($"{count} 行中有 {failed} 行没有测算", $"{failed} of {count} lines were not reckoned").In(language));
        return failed > 0 ? 1 : 0;
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private static string HashOf(string? pack) => Folders.Pack(pack) is { } folder && Host.PackFolder.Files(folder, []) is var files ? Packs.Loading.HashOf(files) : "";

    private static Table Answer(Verdict verdict) => new(verdict.Set.Name, [new("output", new("结果", "result")), new("value", new("值", "value"))], verdict.Set.Outputs
        .Select(output => (Seq<Text>)[output.Label, verdict.Outputs[output.Name] is { IsNull: false } value ? Text.Same($"{value} {output.Unit}".TrimEnd()) : Text.Same("–")]).ToSeq());

    internal static int With(ParseResult parsed, Argument<string> pack, Argument<string> name, Func<Calculator, DateOnly, Language, int> run) =>
        With(parsed, parsed.GetValue(pack)!, parsed.GetValue(name)!, run); // both arguments are required

    internal static int With(ParseResult parsed, string pack, string set, Func<Calculator, DateOnly, Language, int> run)
    {
        var language = Show.Language(parsed);
        if (Folders.Pack(pack) is not { } folder) return NoPack(pack, language);
        var day = Today;
        if (parsed.GetValue(On) is { } written)
        {
            if (Show.Day(written, out var reason) is not { } given) return Show.Usage(reason, language);
            day = given;
        }
        var findings = new List<Finding>();
        var book = Book(folder, findings);
        if (book.Find(set) is { } calculator) return run(calculator, day, language);
        if (findings.Count > 0 && Show.Findings(findings, language) > 0) return 1;
        var hint = Nearest.Hint(set, book.Ids);
        return Show.Usage(new($"没有规则“{set}”{hint.Zh}", $"there are no rules '{set}'{hint.En}"), language);
    }

    private static int NoPack(string named, Language language) => Show.Usage(new($"找不到包“{named}”", $"there is no pack '{named}'"), language);

    private static Rulebook Book(string pack, List<Finding> findings)
    {
        var folder = Path.Combine(pack, "rules");
        if (!Directory.Exists(folder)) return Rulebook.Empty;
        var sets = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => YamlText.Read(Path.GetRelativePath(pack, file), File.ReadAllText(file), findings)).OfType<Node>()
            .Select(node => Form.Read(node, true, findings, RuleSet.Read)).OfType<RuleSet>().ToList();
        var lists = Path.Combine(pack, "codelists");
        var codes = (Directory.Exists(lists) ? Directory.EnumerateFiles(lists, "*.csv") : []).Order(StringComparer.Ordinal)
            .Select(file => Codelists.Codelist.Read(Path.GetRelativePath(pack, file), File.ReadAllText(file), true, findings)).ToDictionary(list => list.Id, StringComparer.Ordinal);
        return Rulebook.Bind(sets, findings, lookup: new(codes));
    }
}
