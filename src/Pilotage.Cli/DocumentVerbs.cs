using System.CommandLine;
using System.Text.Json.Nodes;
using Pilotage.Dispatch;
using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Cli;

/// <summary>
/// <c>document render</c>, <c>check</c>, <c>fonts</c>: official papers from a readable file of the model; <c>document list</c>, <c>show</c> and a verb
/// for each ask: the life of the pilot's own documents.
/// </summary>
public static class DocumentVerbs
{
    public static Command Family()
    {
        var family = new Command("document", "Official documents laid out to GB/T 9704-2012 · 公文");
        family.Subcommands.Add(Render());
        family.Subcommands.Add(Check());
        family.Subcommands.Add(Fonts());
        family.Subcommands.Add(List());
        family.Subcommands.Add(One());
        foreach (var verb in AskVerbs.Of<DispatchAsk>(word => word == "draft" ? [] : [Id], (parsed, word) => word == "draft" ? "documents/draft" : $"documents/{At(parsed)}/{word}")) family.Subcommands.Add(verb);
        return family;
    }

    private static readonly Argument<string> Id = new("id") { Description = "Its working number, such as 2021-0001 · 稿号" };

    private static Command List() => Door.Verb("list", "Documents drafted, on their way and issued · 公文台账", [], async (door, parsed) => (await door.Get("documents")).Show(parsed.GetValue(Show.Json), json =>
        Show.Table(new(Text.Same(""), [new("id", new("稿号", "draft")), new("kind", new("文种", "kind")), new("title", new("标题", "title")), new("number", new("文号", "number")), new("stage", new("状态", "stage"))],
            json["documents"]!.AsArray().Select(line => Seq.Of<Text>([Word(line!["id"]), Said<DispatchKind>(line["kind"], DispatchWords.Of), Word(line["title"]), Word(line["number"]),
                Said<DispatchStage>(line["stage"], DispatchWords.Of)])).ToSeq()), Show.Language(parsed))));

    private static Command One()
    {
        var to = new Option<string?>("--to") { Description = "Save it: a name that ends in .pdf, .docx or .html · 输出文件" };
        return Door.Verb("show", "One document, what it says, and the rules it breaks · 查看公文", [Id, to], async (door, parsed) =>
        {
            var language = Show.Language(parsed);
            if (parsed.GetValue(to) is { } target)
            {
                var face = Path.GetExtension(target).TrimStart('.').ToLowerInvariant();
                if (face is not ("pdf" or "docx" or "html")) return Show.Usage(new($"“{target}”应以 .pdf、.docx 或 .html 结尾", $"'{target}' should end in .pdf, .docx or .html"), language);
                if (await door.Take($"documents/{At(parsed)}/file.{face}", target) is { } problem) return problem.Show(parsed.GetValue(Show.Json), _ => { });
                Show.Line(target);
                return 0;
            }
            return (await door.Get($"documents/{At(parsed)}")).Show(parsed.GetValue(Show.Json), json =>
            {
                var state = json["state"]!;
                Show.Line($"{state["wording"]!["title"]}  {state["number"]}  {Said<DispatchStage>(state["stage"], DispatchWords.Of).In(language)}\n{state["hash"]}\n\n{state["wording"]!["text"]}\n");
                foreach (var rule in json["broken"]!.AsArray()) Show.Line($"! {Answered.Words(rule!["reason"]).In(language)}");
            });
        });
    }

    private static Text Word(JsonNode? node) => Text.Same(node?.ToString() ?? "");

    private static Text Said<T>(JsonNode? node, Func<T, Text> words) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Yaml.Form.Kebab(value.ToString()) == node?.ToString()).Select(words).FirstOrDefault() ?? Word(node);

    private static string At(ParseResult parsed) => Uri.EscapeDataString(parsed.GetValue(Id) ?? "");

    private static Command Render()
    {
        var file = new Argument<string>("file") { Description = "The document as YAML or JSON, or a folder of them · 公文文件或者文件夹" };
        var to = new Option<string[]>("--to") { Description = "Where to: a name that ends in .pdf, .docx or .html, may be repeated; of many, a folder · 输出文件或者文件夹", Required = true };
        var check = new Option<bool>("--check") { Description = "Open what was written again and measure it · 自检" };
        var verb = new Command("render", "Lay a document out as PDF, docx or HTML · 排版") { file, to, check, Each, Format };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            var path = parsed.GetValue(file)!; // the parser asks for it
            var targets = parsed.GetValue(to) ?? [];
            if (Directory.Exists(path) || parsed.GetValue(Each) is not null) return Many(parsed, path, targets, language);
            if (!File.Exists(path)) return Show.Usage(new($"没有文件 {path}", $"there is no file {path}"), language);
            if (targets.FirstOrDefault(target => Path.GetExtension(target).ToLowerInvariant() is not (".pdf" or ".docx" or ".html")) is { } wrong)
                return Show.Usage(new($"“{wrong}”应以 .pdf、.docx 或 .html 结尾", $"'{wrong}' should end in .pdf, .docx or .html"), language);
            if (!FontBook.OfMachine.HasChinese) return Show.Broken(FontBook.OfMachine.Said, language);
            var read = DocumentFile.Read(path, File.ReadAllText(path));
            if (read.Document is not { } document) return Show.Findings([.. read.Findings], language);
            var rendered = Press.Render(document);
            foreach (var target in targets)
            {
                if (Path.GetExtension(target).Equals(".pdf", StringComparison.OrdinalIgnoreCase)) File.WriteAllBytes(target, rendered.Pdf);
                else if (Path.GetExtension(target).Equals(".docx", StringComparison.OrdinalIgnoreCase)) File.WriteAllBytes(target, rendered.Docx);
                else File.WriteAllText(target, HtmlPage.Whole(document.Title, rendered.Html, document.Language));
            }
            Seq<Finding> findings = [.. read.Findings, .. rendered.Findings, .. parsed.GetValue(check) ? SelfCheck.Of(document, rendered) : []];
            if (parsed.GetValue(Show.Json)) Show.Value(new { rendered.Pages, Files = targets, Findings = findings });
            else
            {
                Show.Findings([.. findings], language);
                Show.Line(new Text($"共 {rendered.Pages} 页：{string.Join("、", targets)}", $"{rendered.Pages} page(s): {string.Join(", ", targets)}").In(language));
            }
            return findings.Any(finding => finding.Weight == Weight.Error) ? 1 : 0;
        });
        return verb;
    }

    private static readonly Option<string?> Each = new("--each") { Description = "A CSV: one document for each row, {{column}} filled in · 逐行套打的 CSV 文件" };

    private static readonly Option<string> Format = new("--format") { Description = "Of many: pdf or docx · 批量输出格式", DefaultValueFactory = _ => "pdf" };

    private static int Many(ParseResult parsed, string path, string[] targets, Language language)
    {
        var format = parsed.GetValue(Format);
        if (format is not ("pdf" or "docx")) return Show.Usage(new($"--format 是 pdf 或 docx，不是“{format}”", $"--format is pdf or docx, not '{format}'"), language);
        if (targets is not [var folder]) return Show.Usage(new("批量排版时 --to 指一个文件夹", "of many documents --to is one folder"), language);
        if (!FontBook.OfMachine.HasChinese) return Show.Broken(FontBook.OfMachine.Said, language);
        var items = Directory.Exists(path) ? Batch.OfFolder(path) : [];
        if (parsed.GetValue(Each) is { } each)
        {
            if (new[] { path, each }.FirstOrDefault(file => !File.Exists(file)) is { } missing) return Show.Usage(new($"没有文件 {missing}", $"there is no file {missing}"), language);
            var read = DocumentFile.Read(path, File.ReadAllText(path));
            if (read.Document is not { } document) return Show.Findings([.. read.Findings], language);
            (items, var faults) = Batch.OfRows(document, each, File.ReadAllText(each));
            if (faults.Count > 0) return Show.Findings([.. faults], language);
        }
        if (items.Count == 0) return Show.Usage(new($"{path} 里没有公文文件（.yaml、.json）", $"there is no document (.yaml, .json) in {path}"), language);
        var step = Console.IsErrorRedirected ? Math.Max(1, items.Count / 10) : 1;
        var batch = Batch.Write(items, folder, format, done =>
        {
            if (done % step == 0 || done == items.Count) Console.Error.Write(Console.IsErrorRedirected ? $"{done}/{items.Count}\n" : $"\r{done}/{items.Count}");
        });
        if (!Console.IsErrorRedirected) Console.Error.WriteLine();
        if (parsed.GetValue(Show.Json)) Show.Value(new { batch.Written, batch.Failed, Folder = folder, batch.Findings });
        else
        {
            if (batch.Findings.Count > 0) Show.Findings([.. batch.Findings], language);
            Show.Line(new Text($"写入 {batch.Written} 份，在 {folder}；未成 {batch.Failed} 份", $"wrote {batch.Written} into {folder}; {batch.Failed} failed").In(language));
        }
        return batch.Failed > 0 ? 1 : 0;
    }

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A PDF, or a docx · PDF 或 docx 文件" };
        var verb = new Command("check", "Measure a document against the standard's millimetres · 版式检查") { file };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            var path = parsed.GetValue(file)!; // the parser asks for it
            if (!File.Exists(path)) return Show.Usage(new($"没有文件 {path}", $"there is no file {path}"), language);
            var measured = SelfCheck.OfFile(path, File.ReadAllBytes(path));
            if (parsed.GetValue(Show.Json)) Show.Value(measured);
            else
            {
                if (measured.Measures.Rows.Count > 0) Show.Table(measured.Measures, language);
                Show.Findings([.. measured.Findings], language);
            }
            return measured.Findings.Any(finding => finding.Weight == Weight.Error) ? 1 : 0;
        });
        return verb;
    }

    private static Command Fonts()
    {
        var verb = new Command("fonts", "Which fonts documents are set in on this machine · 字体");
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            var book = FontBook.OfMachine;
            if (parsed.GetValue(Show.Json)) Show.Value(book.Fonts);
            else Show.Line(book.Said.In(language));
            return book.HasChinese ? 0 : 1;
        });
        return verb;
    }
}
