using System.CommandLine;
using System.Text.Json.Nodes;
using Pilotage.Plan.Supervision;

namespace Pilotage.Cli;

/// <summary><c>clearance</c>: what is proposed for the public, and what comes of it. <c>published</c>: what everyone may read.</summary>
internal static class ClearanceVerbs
{
    private static readonly Argument<string> Number = new("number") { Description = "Its number · 编号" };
    private static readonly Argument<string> Subject = new("subject") { Description = "document/2021-0001, matter/NUMBER, measure/3, board/2021-02-20 · 公开的内容" };

    public static Command Clearances()
    {
        var stage = new Option<string?>("--stage") { Description = "waiting, published, withheld, refused, withdrawn · 状态" };
        var after = new Option<string?>("--after") { Description = "The cursor of the page before · 上一页的游标" };
        var family = new Command("clearance", "Clearing things for publication · 公开审查");
        family.Subcommands.Add(Door.Verb("list", "What was proposed, the latest first · 台账", [stage, after], async (door, parsed) =>
            (await door.Get($"clearances?stage={Uri.EscapeDataString(parsed.GetValue(stage) ?? "")}&after={Uri.EscapeDataString(parsed.GetValue(after) ?? "")}")).Show(parsed.GetValue(Show.Json), json =>
            {
                Show.Table(new(Text.Same(""),
                    [new("id", new("编号", "number")), new("title", new("标题", "title")), new("unit", new("单位", "unit")), new("stage", new("状态", "stage")), new("public", new("公开编号", "public as"))],
                    json["clearances"]!.AsArray().Select(line => Seq.Of<Text>([Word(line!["id"]), Word(line["title"]), Word(line["unit"]), Stage(line["stage"]),
                        Word(line["number"])])).ToSeq()), Show.Language(parsed));
                Next(json, parsed);
            })));
        family.Subcommands.Add(Door.Verb("draft", "What would be proposed of a thing, and what looks personal in it · 预览", [Subject], async (door, parsed) =>
            (await door.Get($"clearances/draft?subject={Uri.EscapeDataString(parsed.GetValue(Subject) ?? "")}")).Show(parsed.GetValue(Show.Json), json =>
            {
                Show.Line($"{json["thing"]!["title"]}\n{json["thing"]!["text"]}\n{json["thing"]!["hash"]}");
                Noticed(json, parsed);
            })));
        family.Subcommands.Add(Door.Verb("show", "The text, what looks personal, and what was decided · 查看", [Number], async (door, parsed) =>
            (await door.Get($"clearances/{At(parsed)}")).Show(parsed.GetValue(Show.Json), json =>
            {
                var (now, proposed) = (json["clearance"]!, json["clearance"]!["proposed"]!);
                Show.Line($"{proposed["id"]}  {Stage(now["stage"]).In(Show.Language(parsed))}\n{proposed["title"]}\n{proposed["text"]?["$personal"]}\n{proposed["hash"]}");
                Noticed(json, parsed);
                foreach (var words in new[] { proposed["note"], now["decided"]?["note"], now["reason"] }.Select(one => one?.ToString()).OfType<string>())
                    if (words.Length > 0) Show.Line(words);
            })));
        foreach (var verb in AskVerbs.Of<ClearanceAsk>(word => word == "propose" ? [] : [Number], (parsed, word) =>
            word == "propose" ? "clearances/propose" : $"clearances/{At(parsed)}/{word}"))
            family.Subcommands.Add(verb);
        return family;
    }

    public static Command Published()
    {
        var after = new Option<string?>("--after") { Description = "The cursor of the page before · 上一页的游标" };
        var family = new Command("published", "What has been cleared for the public · 信息公开");
        family.Subcommands.Add(Door.Verb("list", "The latest first · 目录", [after], async (door, parsed) =>
            (await door.Get($"published?after={Uri.EscapeDataString(parsed.GetValue(after) ?? "")}")).Show(parsed.GetValue(Show.Json), json =>
            {
                Show.Table(new(Text.Same(""),
                    [new("number", new("编号", "number")), new("title", new("标题", "title")), new("unit", new("制作单位", "made by")), new("day", new("公开日期", "published"))],
                    json["published"]!.AsArray().Select(line => Seq.Of<Text>([Word(line!["number"]), Word(line["title"]), Answered.Words(line["unit"]), Word(line["day"])])).ToSeq()), Show.Language(parsed));
                Next(json, parsed);
            })));
        family.Subcommands.Add(Door.Verb("show", "Its text, word for word as it was cleared · 查看", [Number], async (door, parsed) =>
            (await door.Get($"published/{At(parsed)}")).Show(parsed.GetValue(Show.Json), json =>
                Show.Line($"{json["title"]}\n{json["text"]}\n{json["day"]}  {Answered.Words(json["ground"]).In(Show.Language(parsed))}  {json["hash"]}"))));
        return family;
    }

    private static void Noticed(JsonNode json, ParseResult parsed)
    {
        foreach (var one in json["noticed"]!.AsArray()) Show.Line($"! {Answered.Words(one!["what"]).In(Show.Language(parsed))}: {one["words"]}");
    }

    private static void Next(JsonNode json, ParseResult parsed)
    {
        if (json["next"] is { } next) Show.Line(new Text($"下一页：--after {next}", $"next page: --after {next}").In(Show.Language(parsed)));
    }

    private static Text Stage(JsonNode? node) =>
        Enum.GetValues<ClearanceStage>().Where(stage => Yaml.Form.Kebab(stage.ToString()) == node?.ToString()).Select(SupervisionWords.Of).FirstOrDefault() ?? Word(node);

    private static Text Word(JsonNode? node) => Text.Same(node?.ToString() ?? "");

    private static string At(ParseResult parsed) => Uri.EscapeDataString(parsed.GetValue(Number) ?? "");
}
