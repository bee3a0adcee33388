using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Pilotage.Plan.Supervision;
using Pilotage.Web;

namespace Pilotage.Cli;

/// <summary><c>board</c>, <c>report</c>, <c>escalation</c>, <c>matter</c>, <c>roster</c>, <c>period</c>: supervision as the pages have it. Asks of measures stand with <c>measure</c>.</summary>
public static class SupervisionVerbs
{
    private static readonly Argument<string> Unit = new("unit") { Description = "Id of the unit · 单位" };
    private static readonly Argument<string> Period = new("period") { Description = "Such as 2020Q4 · 报送期" };
    private static readonly Argument<string> Subject = new("subject") { Description = "measure/3/m1 or report/UNIT/2020Q4 · 事项" };
    private static readonly Argument<string> Number = new("number") { Description = "Its number · 编号" };
    private static readonly Argument<int> Measure = new("no") { Description = "Number of the measure · 举措序号" };

    public static IEnumerable<Command> Families() => [Board(), Reports(), Escalations(), Matters(), Roster(), Periods(), ClearanceVerbs.Clearances(), ClearanceVerbs.Published()];

    /// <summary>The asks of a measure, and how it stands; they belong to the family <c>measure</c>.</summary>
    public static IEnumerable<Command> OfMeasures()
    {
        yield return Door.Verb("supervision", "A measure's plan, lights and why · 举措督办情况", [Measure], async (door, parsed) =>
            (await door.Get($"measures/{Whole(parsed)}/supervision")).Show(parsed.GetValue(Show.Json), json => Why(json["why"]!, parsed)));
        foreach (var verb in AskVerbs.Of<MeasureAsk>(_ => [Measure], (parsed, word) => $"measures/{Whole(parsed)}/{word}")) yield return verb;
    }

    private static Command Board()
    {
        var family = new Command("board", "The board on two axes · 督办总览");
        var day = new Option<string?>("--as-of") { Description = "As known on a day · 截至某日" };
        family.Subcommands.Add(Door.Verb("show", "All measures on both axes · 全部举措", [day], async (door, parsed) =>
            (await door.Get($"supervision{(parsed.GetValue(day) is { } on ? $"?as-of={Uri.EscapeDataString(on)}" : "")}")).Show(parsed.GetValue(Show.Json), json =>
            {
                Show.Table(new(Text.Same(""), [new("no", new("序号", "no.")), new("lead", new("牵头单位", "lead")), new("landing", new("推进", "landing")), new("report", new("报送", "report")), new("stage", new("落地阶段", "stage")), new("due", new("最近节点", "next due"))],
                    json["measures"]!.AsArray().Select(one => Seq.Of<Text>([Word(one!["measure"]), Word(one["lead"]), Said<LandingLight>(one["shown"], SupervisionWords.Of),
                        Said<ReportLight>(one["report"], SupervisionWords.Of), Said<LandingStage>(one["stage"], SupervisionWords.Of), Word(one["due"])])).ToSeq()),
                        Show.Language(parsed));
                Show.Line(new Text($"落地 {json["landed"]} 项，落地率 {json["rate"]}%", $"{json["landed"]} landed, {json["rate"]}%").In(Show.Language(parsed)));
            })));
        family.Subcommands.Add(Door.Verb("overdue", "What is overdue, and on which step it stands · 超期清单", [], async (door, parsed) => (await door.Get("overdue")).Show(parsed.GetValue(Show.Json), json =>
            Show.Table(new(Text.Same(""), [new("subject", new("事项", "subject")), new("unit", new("单位", "unit")), new("missed", new("内容", "what")), new("due", new("到期", "due")), new("days", new("超期工作日", "days over")), new("number", new("文书", "paper"))],
                json.AsArray().Select(one => Seq.Of<Text>([Word(one!["subject"]), Word(one["unit"]), Answered.Words(one["missed"]), Word(one["due"]), Word(one["days"]),
                    Word(one["number"])])).ToSeq()), Show.Language(parsed)))));
        family.Subcommands.Add(Meeting());
        family.Subcommands.Add(Door.Verb("due", "What is due from a unit · 单位待办", [Unit], async (door, parsed) => (await door.Get($"units/{At(parsed, Unit)}/due")).Show(parsed.GetValue(Show.Json), json =>
            Show.Table(new(Text.Same(""), [new("what", new("事项", "what")), new("due", new("到期", "due")), new("left", new("剩余工作日", "days left"))],
                json.AsArray().Select(one => Seq.Of<Text>([Answered.Words(one!["what"]), Word(one["due"]), Word(one["left"])])).ToSeq()), Show.Language(parsed)))));
        return family;
    }

    private static Command Meeting()
    {
        var asOf = new Option<string?>("--as-of") { Description = "As known on that day · 截至某日" };
        return Door.Verb("meeting", "What the leading group's meeting has before it · 领导小组会议材料", [asOf], async (door, parsed) =>
            (await door.Get($"meeting{(parsed.GetValue(asOf) is { } day ? $"?asOf={Uri.EscapeDataString(day)}" : "")}")).Show(parsed.GetValue(Show.Json), json =>
            {
                var language = Show.Language(parsed);
                Show.Table(new(Text.Same(""), [new("figure", Words.MeetingProgress), new("value", Words.MeetingCounted)],
                    json["figures"]!.AsArray().Select(one => Seq.Of<Text>([Answered.Words(one!["name"]), Text.Same($"{one["value"]}{(one["unit"]?.ToString() == "%" ? "%" : "")}")])).ToSeq()), language);
                Show.Table(new(Text.Same(""), [new("what", Words.MeetingOverdue), new("unit", Words.Unit), new("due", Words.Due), new("why", Words.Reason)],
                    json["overdue"]!.AsArray().Select(one => Seq.Of<Text>([Answered.Words(one!["line"]!["what"]), Word(one["line"]!["unit"]), Word(one["line"]!["due"]),
                        Text.Same($"{one["reported"]} {one["asked"]}".Trim())])).ToSeq()), language);
                Show.Table(new(Text.Same(""), [new("number", Words.MeetingIssues), new("title", Words.Title), new("stage", Words.State)],
                    json["issues"]!.AsArray().Select(one => Seq.Of<Text>([Word(one!["number"]), Word(one["title"]), Word(one["stage"])])).ToSeq()), language);
            }));
    }

    private static Command Reports()
    {
        var family = new Command("report", "Units' reports · 单位报送");
        family.Subcommands.Add(Door.Verb("show", "One report and why its light shows what it shows · 查看报告", [Unit, Period], async (door, parsed) =>
            (await door.Get($"reports/{At(parsed, Unit)}/{At(parsed, Period)}")).Show(parsed.GetValue(Show.Json), json => Why(json["why"]!, parsed))));
        foreach (var verb in AskVerbs.Of<ReportAsk>(_ => [Unit, Period], (parsed, word) => $"reports/{At(parsed, Unit)}/{At(parsed, Period)}/{word}")) family.Subcommands.Add(verb);
        return family;
    }

    private static Command Escalations()
    {
        var family = new Command("escalation", "Where something was missed · 督办阶梯");
        family.Subcommands.Add(Door.Verb("show", "How it stands, and its papers · 查看", [Subject], async (door, parsed) => (await door.Get($"escalations/{parsed.GetValue(Subject)}")).Show(parsed.GetValue(Show.Json), json =>
        {
            foreach (var letter in json["letters"]!.AsArray()) Show.Line($"{letter!["number"]}  {letter["day"]}\n{Answered.Words(letter["wording"]).In(Show.Language(parsed))}\n");
            foreach (var clock in json["clocks"]!.AsArray()) Show.Line($"{Answered.Words(clock!["name"]).In(Show.Language(parsed))}: {clock["deadline"]!["day"]}");
        })));
        foreach (var verb in AskVerbs.Of<EscalationAsk>(_ => [Subject], (parsed, word) => $"escalations/{parsed.GetValue(Subject)}/{word}")) family.Subcommands.Add(verb);
        family.Subcommands.Add(Remind());
        return family;
    }

    private static Command Remind()
    {
        var subjects = new Argument<string[]>("subjects") { Description = "What was missed, several · 超期事项", Arity = ArgumentArity.OneOrMore };
        var reason = new Option<string>("--reason") { Description = "Why, for all of them · 理由", Required = true };
        var key = new Option<string?>("--key") { Description = "The same key and ask happen once · 幂等键" };
        return Door.Verb("remind", "The first step of the ladder for several at once · 批量催办提醒", [subjects, reason, key], async (door, parsed) =>
        {
            var body = new JsonObject { ["subjects"] = new JsonArray([.. parsed.GetValue(subjects)!.Select(one => (JsonNode)one)]), ["reason"] = parsed.GetValue(reason) }; // both are required
            var answer = await door.Post("overdue/remind", body, parsed.GetValue(key) is { } said ? [("Idempotency-Key", said)] : []);
            if (parsed.GetValue(Show.Json) || !answer.Good) return answer.Show(parsed.GetValue(Show.Json), _ => { });
            foreach (var one in answer.Json.AsArray())
                Show.Line($"{one!["subject"]}  {(one["refusal"] is { } no ? Answered.Words(no["reason"]).In(Show.Language(parsed)) : $"{Answered.Words(one["paper"]).In(Show.Language(parsed))} {one["number"]}")}");
            return answer.Json.AsArray().Any(one => one!["refusal"] is not null) ? 1 : 0;
        });
    }

    private static Command Matters()
    {
        var kind = new Option<string?>("--kind") { Description = "One kind only · 类别" };
        var family = new Command("matter", "Instructions, meetings, leads, requests, reports, issues · 交办事项");
        family.Subcommands.Add(Door.Verb("list", "The register · 台账", [kind], async (door, parsed) => (await door.Get($"matters{(parsed.GetValue(kind) is { } one ? $"?kind={one}" : "")}")).Show(parsed.GetValue(Show.Json), json =>
            Show.Table(new(Text.Same(""), [new("number", new("编号", "number")), new("title", new("标题", "title")), new("unit", new("承办单位", "unit")), new("stage", new("状态", "stage")), new("due", new("答复期限", "reply due"))],
                json["matters"]!.AsArray().Select(line => Seq.Of<Text>([Word(line!["number"]), Word(line["title"]), Word(line["unit"]),
                    Said<MatterStage>(line["stage"], SupervisionWords.Of), Word(line["due"])])).ToSeq()), Show.Language(parsed)))));
        foreach (var verb in AskVerbs.Of<MatterAsk>(word => word == "raise" ? [] : [Number], (parsed, word) => word == "raise" ? "matters/raise" : $"matters/{At(parsed, Number)}/{word}")) family.Subcommands.Add(verb);
        return family;
    }

    private static Command Roster()
    {
        var family = new Command("roster", "Who is there for a member unit · 成员单位名单");
        family.Subcommands.Add(Door.Verb("list", "Entries you may see · 名单", [], async (door, parsed) => (await door.Get("roster")).Show(parsed.GetValue(Show.Json), json =>
            Show.Table(new(Text.Same(""), [new("unit", new("单位", "unit")), new("duty", new("职责", "duty")), new("name", new("姓名", "name")), new("post", new("职务", "post")), new("division", new("责任处室", "division")),
                new("phone", new("电话", "telephone")), new("from", new("自", "from")), new("to", new("至", "to"))],
                json.AsArray().SelectMany(page => page!["contacts"]!.AsArray()
                    .Select(one => Seq.Of<Text>([Word(page["unit"]), Word(one!["duty"]), Word(one["name"]!["$personal"]), Word(one["post"]), Word(one["division"]), Word(one["phone"]!["$personal"]),
                    Word(one["from"]), Word(one["to"])]))).ToSeq()), Show.Language(parsed)))));
        foreach (var verb in AskVerbs.Of<ContactAsk>(_ => [Unit], (parsed, word) => $"roster/{At(parsed, Unit)}/{word}")) family.Subcommands.Add(verb);
        return family;
    }

    private static Command Periods()
    {
        var family = new Command("period", "When the pilot ends · 试点期");
        family.Subcommands.Add(Door.Verb("show", "Its last day, and whether it is confirmed · 查看", [], async (door, parsed) => (await door.Get("period")).Show(parsed.GetValue(Show.Json), json =>
            Show.Line(new Text($"{json["from"]} 至 {json["end"]}{(json["document"] is { } paper ? $"（{paper}）" : "（截止日待确认）")}", $"{json["from"]} to {json["end"]}{(json["document"] is { } by ? $" ({by})" : " (end unconfirmed)")}").In(Show.Language(parsed))))));
        foreach (var verb in AskVerbs.Of<PeriodAsk>(_ => [], (_, word) => $"period/{word}")) family.Subcommands.Add(verb);
        return family;
    }

    private static void Why(JsonNode why, ParseResult parsed) =>
        Show.Why(System.Text.Json.JsonSerializer.Deserialize<Explanation>(why, Host.FactJson.Options)!, Show.Language(parsed)); // the API always says why

    private static Text Word(JsonNode? node) => Text.Same(node?.ToString() ?? "");

    private static Text Said<T>(JsonNode? node, Func<T, Text> words) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Yaml.Form.Kebab(value.ToString()) == node?.ToString()).Select(words).FirstOrDefault() ?? Word(node);

    private static string Whole(ParseResult parsed) => parsed.GetValue(Measure).ToString(CultureInfo.InvariantCulture);

    private static string At(ParseResult parsed, Argument<string> argument) => Uri.EscapeDataString(parsed.GetValue(argument) ?? "");
}
