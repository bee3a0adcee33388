using System.CommandLine;

namespace Pilotage.Cli;

/// <summary><c>crosswalk take</c>, <c>crosswalk show</c>, <c>crosswalk sheet</c>: the crosswalk to the superior plan and the report upward by it.</summary>
public static class CrosswalkVerbs
{
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "A past day · 截至某日" };

    public static Command Family() => new("crosswalk", "The crosswalk to the superior plan · 与总体方案对照") { Take(), Shown(), Sheet() };

    private static Command Take()
    {
        var file = new Argument<string>("file") { Description = "The table, .xlsx or .csv · 对照表" };
        var document = new Option<string>("--document") { Description = "The superior plan, its name and number · 总体方案名称和文号", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be taken · 仅试交" };
        return Door.Verb("take", "Take a crosswalk: as a whole or not at all · 报送对照表", [file, document, dry], async (door, parsed) =>
        {
            var (path, language) = (parsed.GetValue(file)!, Show.Language(parsed)); // required
            if (!File.Exists(path)) return Show.Usage(new($"没有文件 {path}", $"there is no file {path}"), language);
            var answer = await door.Send($"crosswalk?name={Uri.EscapeDataString(Path.GetFileName(path))}&document={Uri.EscapeDataString(parsed.GetValue(document)!)}&dry={(parsed.GetValue(dry) ? "true" : "false")}",
                await File.ReadAllBytesAsync(path), "application/octet-stream");
            if (parsed.GetValue(Show.Json) || !answer.Good) return answer.Show(parsed.GetValue(Show.Json), _ => { });
            var findings = answer.Json["findings"]!.AsArray(); // the API never leaves it out
            foreach (var finding in findings) Show.Line($"{Answered.Spot(finding!["place"])} {finding["code"]} {Answered.Words(finding["message"]).In(language)}");
            if (findings.Count > 0) return 1;
            Show.Line(new Text($"{answer.Json["items"]} 个条目，其中 {answer.Json["open"]} 个没有对应举措", $"{answer.Json["items"]} items, {answer.Json["open"]} of them without a measure").In(language));
            return 0;
        });
    }

    private static Command Shown() => Door.Verb("show", "Each item of the superior plan and what answers to it · 对照情况", [AsOf], async (door, parsed) =>
    {
        var answer = await door.Get($"crosswalk{Past(parsed)}");
        return answer.Show(parsed.GetValue(Show.Json), json => Show.Table(new(Text.Same(""),
            [new("item", new("条目", "item")), new("words", new("内容", "wording")), new("measures", new("对应举措", "measures")), new("landed", new("已落地", "landed"))],
            // the API never leaves these out
            [.. json.AsArray().Select(line => (Seq<Text>)[Text.Same($"{line!["item"]!["item"]}"), Text.Same($"{line["item"]!["words"]}"),
                Text.Same(string.Join('、', line["item"]!["measures"]!.AsArray().Select(no => $"{no}"))), Text.Same($"{line["landed"]}")])]), Show.Language(parsed)));
    });

    private static Command Sheet()
    {
        var to = new Option<string>("--to") { Description = "File to write · 写入的文件", Required = true };
        return Door.Verb("sheet", "Write the report upward as a workbook · 导出对照报告", [AsOf, to], async (door, parsed) =>
        {
            var file = parsed.GetValue(to)!; // required
            if (await door.Take($"crosswalk/sheet{Past(parsed)}", file) is { } no) return no.Show(parsed.GetValue(Show.Json), _ => { });
            Show.Line(new Text($"已写入 {file}", $"wrote {file}").In(Show.Language(parsed)));
            return 0;
        });
    }

    private static string Past(ParseResult parsed) => parsed.GetValue(AsOf) is { } day ? $"?asOf={Uri.EscapeDataString(day)}" : "";
}
