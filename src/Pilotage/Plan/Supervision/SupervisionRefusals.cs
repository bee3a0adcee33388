namespace Pilotage.Plan.Supervision;

/// <summary>Every lawful no of supervision, in one list.</summary>
public static class SupervisionRefusals
{
    private static readonly Dictionary<string, Text> Names = new()
    {
        ["reason"] = new("理由", "the reason"), ["document"] = new("文件名称或者文号", "the paper's name or number"), ["deliverables"] = new("预期成果", "what there will be in the end"),
        ["milestones"] = new("至少一个节点", "at least one milestone"), ["evidence"] = new("佐证材料", "what proves it"), ["note"] = new("说明", "a note"), ["words"] = new("内容", "the words"),
        ["progress"] = new("推进情况", "the progress"), ["approver"] = new("批准人（职务）", "who approved it, by post"), ["to"] = new("移交的单位", "the unit it goes to"), ["issuer"] = new("作出单位", "who made it"),
        ["decision"] = new("决定内容", "what was decided"), ["title"] = new("标题", "the title"), ["from"] = new("来源", "where it comes from"), ["result"] = new("办理结果", "the result"), ["name"] = new("姓名", "the name"),
    };

    public static Refusal Unsaid(string what, object ask)
    {
        var (name, word) = (Names.GetValueOrDefault(what) ?? Text.Same(what), AskWords.Of(SupervisionAsks.Word(ask)));
        return new("unsaid", new($"{word.Zh}时必须写明{name.Zh}", $"Say {name.En} to {word.En}"));
    }

    public static Refusal NothingToDecide(object ask)
    {
        var word = AskWords.Of(SupervisionAsks.Word(ask));
        return new("nothing-to-decide", new($"现在没有可以{word.Zh}的事项", $"There is nothing to {word.En} now"), null, new("请刷新页面，查看当前状态", "Reload the page to see how it stands"));
    }

    public static Refusal Closed(int measure, MeasureFact.MeasureClosed closed) => new("measure-closed",
        new($"举措 {measure} 已于 {closed.Day:yyyy-MM-dd} {SupervisionWords.Of(closed.How).Zh}，不能再办理", $"Measure {measure} was {SupervisionWords.Of(closed.How).En} on {closed.Day:yyyy-MM-dd}; nothing more can be done about it"));

    public static Refusal NoSuchMeasure(int measure) => new("no-such-measure", new($"方案没有第 {measure} 项举措", $"The plan has no measure {measure}"));

    public static Refusal NoSuchUnit(string id, IEnumerable<string> units)
    {
        var hint = Nearest.Hint(id, units);
        return new("no-such-unit", new($"没有名为“{id}”的单位{hint.Zh}", $"There is no unit '{id}'{hint.En}"));
    }

    public static Refusal NoSuchPeriod(string id) => new("no-such-period", new($"“{id}”不是报送期；应写成 2020Q4 的样子", $"'{id}' is no period of reporting; write it like 2020Q4"));

    public static Refusal NoSuchSubject(string subject) => new("no-such-subject", new($"没有“{subject}”，或者您无权查看", $"There is no '{subject}', or you may not see it"));

    public static Refusal NoLead(int measure) => new("no-lead", new($"举措 {measure} 没有明确的牵头单位", $"Nobody in particular leads measure {measure}"), null, new("请领导小组办公室先确认牵头单位", "Let the office first say who leads"));

    public static Refusal NobodyToAsk(string ask) => new("no-lead", new($"还没有可以{AskWords.Of(ask).Zh}的单位", $"There is no unit yet that could {AskWords.Of(ask).En}"), null, new("请领导小组办公室先确认牵头单位", "Let the office first say who leads"));

    public static Refusal NoPlan(int measure) => new("no-plan", new($"举措 {measure} 没有经确认的工作计划", $"Measure {measure} has no confirmed work plan"), null, new("请先报送工作计划并经办公室确认", "Hand in a work plan and have it confirmed first"));

    public static Refusal NoSuchMilestone(string id, MeasureState now)
    {
        var hint = Nearest.Hint(id, now.Milestones.Select(one => one.Milestone.Id));
        return new("no-such-milestone", new($"工作计划没有节点“{id}”{hint.Zh}", $"The work plan has no milestone '{id}'{hint.En}"));
    }

    public static Refusal MilestoneTwice(string id) => new("milestone-twice", new($"节点“{id}”写了两次", $"The milestone '{id}' is given twice"));

    public static Refusal MilestoneLost(MilestoneState lost) => new("milestone-lost",
        new($"节点“{lost.Milestone.Name}”（{lost.Milestone.Id}）已完成或者已到期，调整计划时不能删去", $"'{lost.Milestone.Name}' ({lost.Milestone.Id}) is met or overdue; a change of plan cannot take it out"), null,
        new("请在该行开头保留节点编号", "Keep the line with its id at the start"));

    public static Refusal AskForTime(MilestoneState late) => new("ask-for-time",
        new($"节点“{late.Milestone.Name}”已于 {late.Due:yyyy-MM-dd} 超期，不能以调整计划的方式推后", $"'{late.Milestone.Name}' was due on {late.Due:yyyy-MM-dd}; it cannot be put off by changing the plan"), null, new("请说明理由申请延期", "Ask for time, with the reason"));

    public static Refusal MetBefore(MilestoneState one) => new("milestone-met", new($"节点“{one.Milestone.Name}”已于 {one.MetOn:yyyy-MM-dd} 申报完成", $"'{one.Milestone.Name}' was declared met on {one.MetOn:yyyy-MM-dd}"));

    public static Refusal NoLater(MilestoneState one, DateOnly to) => new("no-later", new($"申请延至 {to:yyyy-MM-dd}，并不晚于现在的期限 {one.Due:yyyy-MM-dd}", $"{to:yyyy-MM-dd} is no later than {one.Due:yyyy-MM-dd}, when it is due"));

    public static Refusal OutsidePeriod(DateOnly day, KnownOfMeasure known) => new("outside-period",
        new($"{day:yyyy-MM-dd} 不在试点期内（{known.From:yyyy-MM-dd} 至 {(known.End is { } end ? $"{end:yyyy-MM-dd}" : "未定")}）", $"{day:yyyy-MM-dd} is not within the pilot, {known.From:yyyy-MM-dd} to {(known.End is { } last ? $"{last:yyyy-MM-dd}" : "an end not yet named")}"));

    public static Refusal DeclaredBefore(MeasureFact.LandingDeclared declared) => new("declared-before",
        new($"{declared.Day:yyyy-MM-dd} 申报的“{SupervisionWords.Of(declared.Stage).Zh}”尚待认定", $"'{SupervisionWords.Of(declared.Stage).En}', declared on {declared.Day:yyyy-MM-dd}, is not yet examined"));

    public static Refusal SameStage(LandingStage stage) => new("same-stage", new($"现在已经是“{SupervisionWords.Of(stage).Zh}”", $"It stands at '{SupervisionWords.Of(stage).En}' already"));

    public static Refusal NotDeclarable(LandingStage stage) => new("not-declarable", new($"“{SupervisionWords.Of(stage).Zh}”不由牵头单位申报", $"'{SupervisionWords.Of(stage).En}' is not for the lead unit to declare"));

    public static Refusal NotLanded(MeasureState now, LandingStage lands) => new("not-landed",
        new($"举措 {now.No} 处于“{SupervisionWords.Of(now.Stage).Zh}”，到“{SupervisionWords.Of(lands).Zh}”才算落地，不能销号", $"Measure {now.No} stands at '{SupervisionWords.Of(now.Stage).En}' and lands from '{SupervisionWords.Of(lands).En}'; it cannot be struck off"));

    public static Refusal NoSummary(int measure) => new("no-summary", new($"举措 {measure} 没有总结", $"Measure {measure} has no final summary"), null, new("请牵头单位先报送总结", "Let the lead unit hand in its final summary first"));

    public static Refusal ReportNotAsked(Report now, Source source) => new("report-not-asked",
        new($"{now.Period} 没有向{now.Unit}布置报送：尚未到期、在试点期之外，或者该单位没有纳入督办的举措", $"No report of {now.Period} is asked of {now.Unit}: it is not yet time, outside the pilot, or the unit has no measure under supervision"), source);

    public static Refusal ReportLocked(Report now) => new("report-locked",
        new($"报告已于 {now.SubmittedOn:yyyy-MM-dd} 报送并锁定，处于“{SupervisionWords.Of(now.Stage).Zh}”", $"The report was submitted on {now.SubmittedOn:yyyy-MM-dd} and is locked: {SupervisionWords.Of(now.Stage).En}"), null, new("需要更正的，请办公室退回", "To correct it, let the office return it"));

    public static Refusal NotOfReport(int measure, Report now, Seq<int> measures) => new("not-of-report",
        new($"举措 {measure} 不在{now.Unit}本期应报之列；应报：{string.Join("、", measures)}", $"Measure {measure} is not among those {now.Unit} reports of: {string.Join(", ", measures)}"));

    public static Refusal NotCooperating(string unit, int measure) => new("not-cooperating", new($"{unit}不是举措 {measure} 的配合单位", $"{unit} is not among the units of measure {measure}"));

    public static Refusal NotYourTurn(string step, SupervisionRules rules, SignStep? next) => new("not-your-turn",
        new($"“{rules.Signing.FirstOrDefault(one => one.Id == step)?.Name.Zh ?? step}”还不能签：{(next is null ? "已经全部签批" : $"应由{next.Name.Zh}先签")}", $"'{step}' cannot sign now: {(next is null ? "all have signed" : $"{next.Name.In(Language.En)} signs first")}"));

    public static Refusal SignerRole(SignStep step) => new("not-yours", new($"这一步由{step.Name.Zh}签批，您没有这一角色", $"{step.Name.In(Language.En)} signs here, and you do not hold that role"));

    public static Refusal ReportIncomplete(Report now, Seq<int> missing) => new("report-incomplete",
        new($"还有 {missing.Count} 项举措没有填报：{string.Join("、", missing)}", $"{missing.Count} measures are not written yet: {string.Join(", ", missing)}"), null, new("没有进展的也要如实填写；指标没有数据的留空，不要填零", "Say so where nothing has moved; leave a figure empty where there is none, never zero"));

    public static Refusal DayGone(DateOnly day, DateOnly today) => new("day-gone", new($"{day:yyyy-MM-dd} 不在今日 {today:yyyy-MM-dd} 之后", $"{day:yyyy-MM-dd} is not after today, {today:yyyy-MM-dd}"));

    public static Refusal DayToCome(DateOnly day, DateOnly today) => new("day-to-come", new($"{day:yyyy-MM-dd} 在今日 {today:yyyy-MM-dd} 之后", $"{day:yyyy-MM-dd} is after today, {today:yyyy-MM-dd}"));

    public static Refusal DayOrder(DateOnly first, DateOnly last) => new("day-order", new($"截止日 {last:yyyy-MM-dd} 早于起始日 {first:yyyy-MM-dd}", $"The last day, {last:yyyy-MM-dd}, is before the first, {first:yyyy-MM-dd}"));

    public static Refusal NotDesignated(InspectionPaper paper) => new("not-designated",
        new($"本办公室没有经政府指定开展督查，不能发出“{paper.Name.Zh}”", $"The office holds no designation by the government to inspect and cannot send a '{paper.Name.In(Language.En)}'"), paper.Source,
        new("可以按阶梯催办；确需督查的，提请有权的督查机构立项", "Climb the ladder; where an inspection is needed, ask the body that may"));

    public static Refusal NoLadder(string unit) => new("no-ladder", new($"没有适用于{unit}这类单位的督办阶梯", $"There is no ladder for units such as {unit}"));

    public static Refusal NoSuchStep(string id, Ladder ladder)
    {
        var hint = Nearest.Hint(id, ladder.Steps.Select(step => step.Id));
        return new("no-such-step", new($"“{ladder.Name.Zh}”没有“{id}”这一步{hint.Zh}；依次为：{string.Join(" → ", ladder.Steps.Select(step => step.Name.Zh))}", $"The ladder '{ladder.Name.In(Language.En)}' has no step '{id}'{hint.En}; they are: {string.Join(" → ", ladder.Steps.Select(step => step.Id))}"), ladder.Source);
    }

    public static Refusal NotMissed(KnownOfMissed known) => new("not-missed", new($"“{known.Missed.Zh}”没有超期，不能催办", $"'{known.Missed.In(Language.En)}' is not overdue; there is nothing to urge"));

    public static Refusal TopOfLadder(Ladder ladder) => new("top-of-ladder", new($"“{ladder.Name.Zh}”已到最后一步“{ladder.Steps[^1].Name.Zh}”", $"The last step of '{ladder.Name.In(Language.En)}', '{ladder.Steps[^1].Name.In(Language.En)}', is taken"), ladder.Source);

    public static Refusal StepOrder(LadderStep wanted, LadderStep next, Ladder ladder) => new("step-order", new($"不能越级：应先发“{next.Name.Zh}”，再发“{wanted.Name.Zh}”", $"No step is left out: '{next.Name.In(Language.En)}' comes before '{wanted.Name.In(Language.En)}'"), ladder.Source);

    public static Refusal StillToAnswer(EscalationFact.StepTaken last, DateOnly by) => new("still-to-answer", new($"{last.Number} 的回复期限是 {by:yyyy-MM-dd}，尚未届满", $"{last.Number} may be answered until {by:yyyy-MM-dd}"));

    public static Refusal NeedsConsent(LadderStep step, Ladder ladder) => new("needs-consent", new($"“{step.Name.Zh}”提出要求，须经政府同意并注明同意的文号", $"'{step.Name.In(Language.En)}' asks for something to be done and needs the government's consent; name its paper"), ladder.Source);

    public static Refusal ReviewTooLate(EscalationFact.ConclusionReceived conclusion, DateOnly by, ReviewTerms terms) => new("review-too-late",
        new($"{conclusion.Received:yyyy-MM-dd} 收到督查结论，申请复核的期限 {by:yyyy-MM-dd} 已过", $"The conclusion was received on {conclusion.Received:yyyy-MM-dd}; a review could be applied for until {by:yyyy-MM-dd}"), terms.Source);

    public static Refusal NoSuchMatter() => new("no-such-matter", new("没有该事项，或者您无权查看", "There is no such matter, or you may not see it"));

    public static Refusal MatterSettled(MatterFact.MatterRaised raised) => new("matter-settled", new($"{raised.Number} 已办结", $"{raised.Number} is settled"), null, new("需要继续办理的，请先重新交办", "Take it up again first"));

    public static Refusal NoSuchKind(string id, SupervisionRules rules)
    {
        var hint = Nearest.Hint(id, rules.Matters.Select(kind => kind.Id));
        return new("no-such-kind", new($"没有“{id}”这类事项{hint.Zh}", $"There is no kind of matter '{id}'{hint.En}"));
    }

    public static Refusal ForbiddenWords(MatterKind kind, string word) => new("forbidden-words", new($"“{kind.Name.Zh}”中不得有“{word}”", $"A {kind.Name.In(Language.En)} must not say '{word}'"), kind.Source, new("需要批准的，请改用“请示”", "Where something is asked for, make it a request"));

    public static Refusal HeadingsMissing(MatterKind kind, Seq<string> untold) => new("headings-missing",
        new($"“{kind.Name.Zh}”还缺：{string.Join("、", untold)}", $"A {kind.Name.In(Language.En)} also tells: {string.Join(", ", untold)}"), kind.Source, new("每一部分另起一行，以其名称开头", "Begin a line with each heading"));

    public static Refusal NoSuchContact(int entry) => new("no-such-contact", new($"名单中没有第 {entry} 条", $"The roster has no entry {entry}"));
}
