using System.CommandLine;
using System.Globalization;
using Pilotage.Rules;
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
                if (calculator.Set.ConfirmedBy is null) Show.Line(RuleSet.Stamp.In(language));
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
        var verb = new Command("eval", "Run a rule set once · 测算一次") { pack, name, given, On, why };
        verb.SetAction(parsed => With(parsed, pack, name, (calculator, day, language) =>
        {
            var inputs = Context.Empty;
            foreach (var pair in parsed.GetValue(given) ?? [])
            {
                var cut = pair.IndexOf('=', StringComparison.Ordinal);
                var word = cut < 0 ? pair : pair[..cut];
                if (calculator.Set.Inputs.FirstOrDefault(one => one.Name == word) is not { } input)
                {
                    var hint = Nearest.Hint(word, calculator.Set.Inputs.Select(one => one.Name));
                    return Show.Usage(new($"没有输入项“{word}”{hint.Zh}", $"there is no input '{word}'{hint.En}"), language);
                }
                if (cut < 0) return Show.Usage(new($"“{pair}”应写成 名称=值", $"'{pair}' is written name=value"), language);
                if (RuleCases.Cell(input, pair[(cut + 1)..], out var fault) is not { } value) return Show.Usage(fault, language);
                inputs = inputs.With(input.Name, value);
            }
            var outcome = calculator.Decide(inputs, day);
            if (outcome.Refusal is { } refusal) return Show.Refused(refusal, language);
            if (parsed.GetValue(Show.Json)) Show.Value(new { set = calculator.Set.Id, on = outcome.Value.On, outputs = Outputs(outcome.Value), why = outcome.Value.Why });
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

    private static Dictionary<string, string?> Outputs(Verdict verdict) =>
        verdict.Set.Outputs.ToDictionary(output => output.Name, output => verdict.Outputs[output.Name] is { IsNull: false } value ? value.ToString() : null);

    private static Table Answer(Verdict verdict) => new(verdict.Set.Name, [new("output", new("结果", "result")), new("value", new("值", "value"))], verdict.Set.Outputs
        .Select(output => (Seq<Text>)[output.Label, verdict.Outputs[output.Name] is { IsNull: false } value ? Text.Same($"{value} {output.Unit}".TrimEnd()) : Text.Same("–")]).ToSeq());

    internal static int With(ParseResult parsed, Argument<string> pack, Argument<string> name, Func<Calculator, DateOnly, Language, int> run)
    {
        var language = Show.Language(parsed);
        // Both arguments are required, so they have values.
        if (Folders.Pack(parsed.GetValue(pack)) is not { } folder) return NoPack(parsed.GetValue(pack)!, language);
        var day = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        if (parsed.GetValue(On) is { } written)
        {
            if (Show.Day(written, out var reason) is not { } given) return Show.Usage(reason, language);
            day = given;
        }
        var findings = new List<Finding>();
        var (book, set) = (Book(folder, findings), parsed.GetValue(name)!);
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
        return Rulebook.Bind(sets, findings);
    }
}
