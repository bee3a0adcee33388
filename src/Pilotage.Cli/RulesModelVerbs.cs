using System.CommandLine;
using Pilotage.Rules;

namespace Pilotage.Cli;

/// <summary><c>rules export</c> and <c>rules import</c>: rule sets as DMN 1.5 models, and models as rule sets.</summary>
public static class RulesModelVerbs
{
    public static Command Export()
    {
        var pack = new Argument<string>("pack") { Description = "The pack · 包" };
        var name = new Argument<string>("set") { Description = "The rule set · 规则" };
        var to = new Option<string>("--to") { Description = "The model file to write, .dmn · 写入的模型文件", Required = true };
        var verb = new Command("export", "Write a rule set as a DMN 1.5 model · 导出为 DMN 模型") { pack, name, to };
        verb.SetAction(parsed => RulesVerbs.With(parsed, pack, name, (calculator, _, language) =>
        {
            var (findings, path) = (new List<Finding>(), parsed.GetValue(to)!); // the option is required
            var model = ModelExport.Write(calculator, findings);
            if (Folder(path, language) is { } fault) return fault;
            File.WriteAllText(path, model);
            var code = Show.Findings(findings, language);
            Show.Line(new Text($"已写入 {path}", $"written: {path}").In(language));
            return code;
        }));
        return verb;
    }

    public static Command Import()
    {
        var file = new Argument<string>("file") { Description = "A DMN model · DMN 模型" };
        var to = new Option<string>("--to") { Description = "The definition to write, named by its id: rules/ID.yaml · 写入的规则文件", Required = true };
        var verb = new Command("import", "Make a rule set of a DMN model · 由 DMN 模型生成规则") { file, to };
        verb.SetAction(parsed =>
        {
            var (language, path, target) = (Show.Language(parsed), parsed.GetValue(file)!, parsed.GetValue(to)!); // both are required
            if (!File.Exists(path)) return Show.Usage(new($"没有文件“{path}”", $"there is no file '{path}'"), language);
            var findings = new List<Finding>();
            var set = ModelImport.Read(path, File.ReadAllText(path), Path.GetFileNameWithoutExtension(target), findings);
            var code = Show.Findings(findings, language);
            if (set is null || code > 0) return Math.Max(code, 1);
            if (Folder(target, language) is { } fault) return fault;
            File.WriteAllText(target, RuleText.Of(set));
            Show.Line(new Text($"已写入 {target}：{set.Inputs.Count} 个输入项，{set.Steps.Count} 步", $"written: {target}, {set.Inputs.Count} inputs, {set.Steps.Count} steps").In(language));
            return 0;
        });
        return verb;
    }

    private static int? Folder(string path, Language language) => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
        ? null
        : Show.Usage(new($"没有文件夹“{Path.GetDirectoryName(path)}”", $"there is no folder '{Path.GetDirectoryName(path)}'"), language);
}
