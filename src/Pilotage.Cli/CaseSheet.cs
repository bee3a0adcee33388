using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Cli;

/// <summary>How the command line shows cases: from the API's own JSON, so that both say the same.</summary>
internal static class CaseSheet
{
    /// <summary>One case: where it stands, its clocks, what may be asked now; and why, where that is wanted.</summary>
    public static void Draw(JsonNode shown, bool why, Language language)
    {
        var state = shown["case"]!;
        var stage = Refusals.Word(Stage(state["stage"]!.ToString()));
        Show.Line($"{state["number"]}  {Said(shown["service"], language)}");
        Show.Line($"{Said(shown["applicant"], language)} → {Said(shown["unit"], language)}");
        Show.Line($"{stage.In(language)} · {new Text("版本", "version").In(language)} {shown["version"]} · {shown["day"]}");
        Show.Table(new(Text.Same(""),
            [new("clock", new("期限", "clock")), new("due", new("到期", "due")), new("left", new("剩余工作日", "working days left")), new("state", new("状态", "state"))],
            Each(shown["clocks"]).Select(clock => Seq.Of<Text>(
                [Answered.Words(clock["name"]), Text.Same(clock["deadline"]!["day"]!.ToString()), Text.Same(clock["left"]!.ToString()), State(clock["state"]!.ToString())])).ToSeq()), language);
        if (Each(shown["may"]).ToList() is { Count: > 0 } may) Show.Line($"{new Text("可以办理", "may be asked now").In(language)}: {string.Join(", ", may)}");
        if (!why) return;
        foreach (var clock in Each(shown["clocks"])) Show.Why(clock["why"].Deserialize<Explanation>(FactJson.Options)!, language); // every clock has one
    }

    public static void List(JsonNode page, Language language)
    {
        Show.Table(new(Text.Same(""),
            [
                new("number", new("编号", "number")), new("service", new("事项", "service")), new("applicant", new("申请人", "applicant")), new("stage", new("状态", "state")),
                new("due", new("到期", "due")), new("left", new("剩余工作日", "working days left")),
            ],
            Each(page["cases"]).Select(line => Seq.Of<Text>(
                [
                    Text.Same(line["number"]!.ToString()), Answered.Words(line["serviceName"]), Answered.Words(line["applicant"]), Refusals.Word(Stage(line["stage"]!.ToString())),
                    Text.Same(line["due"]?.ToString() ?? ""), Text.Same(line["due"] is null ? "" : line["left"]!.ToString()),
                ])).ToSeq()), language);
        if (page["next"]?.ToString() is { } next) Show.Line($"--after '{next}'");
    }

    public static void Compared(Seq<Migrated> all, Language language)
    {
        foreach (var one in all)
        {
            Show.Line($"{one.Case}  {Word(one.Fate).In(language)}");
            foreach (var difference in one.Differences) Show.Line($"    {difference.In(language)}");
        }
        var (same, changed, blocked) = (all.Count(one => one.Fate == Fate.Same), all.Count(one => one.Fate == Fate.Changed), all.Count(one => one.Fate == Fate.Blocked));
        Show.Line(new Text($"相同 {same} 件，有变化 {changed} 件，不能迁移 {blocked} 件；未写入任何内容", $"{same} same, {changed} changed, {blocked} blocked; nothing was written").In(language));
    }

    private static IEnumerable<JsonNode> Each(JsonNode? list) => list!.AsArray().Select(node => node!); // the API never leaves a list out

    private static string Said(JsonNode? text, Language language) => Answered.Words(text).In(language);

    private static Stage Stage(string word) => Enum.Parse<Stage>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static Text State(string word) => word switch
    {
        "running" => new("计时中", "running"),
        "paused" => new("中止", "paused"),
        "met" => new("按期", "met"),
        "overdue" => new("超期", "overdue"),
        _ => new("逾期完成", "missed"),
    };

    private static Text Word(Fate fate) => fate switch
    {
        Fate.Same => new("相同", "same"),
        Fate.Changed => new("有变化", "changed"),
        _ => new("不能迁移", "blocked"),
    };
}
