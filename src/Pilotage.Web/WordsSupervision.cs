using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text SupervisionTitle = new("督办", "Supervision");
    public static readonly Text SupervisionAbout = new("本办公室统筹协调、跟踪督促；工作计划、报送、超期和交办事项都从这里进入。", "The office coordinates and follows up; plans, reports, what is overdue and what was given to units are reached from here.");
    public static readonly Text OneALine = new("一行一个", "One a line");
    public static readonly Text LandingAxis = new("推进", "Progress");
    public static readonly Text ReportAxis = new("报送", "Reporting");
    public static readonly Text StageOfLanding = new("落地阶段", "Landing");
    public static readonly Text Lead = new("牵头单位", "Lead unit");
    public static readonly Text LeadPresumed = new("首列单位推定，未经确认", "first listed, presumed, not confirmed");
    public static readonly Text LeadConfirmed = new("已确认", "confirmed");
    public static readonly Text NobodyLeads = new("待确认", "to be confirmed");
    public static readonly Text WorkPlanTitle = new("工作计划", "Work plan");
    public static readonly Text NoWorkPlan = new("没有经确认的工作计划，未纳入督办。", "There is no confirmed work plan; the measure is not yet under supervision.");
    public static readonly Text DraftWaiting = new("已报送的工作计划，待确认", "Work plan handed in, to be confirmed");
    public static readonly Text Deliverables = new("预期成果", "Deliverables");
    public static readonly Text MilestonesTitle = new("节点", "Milestones");
    public static readonly Text Planned = new("计划", "Planned");
    public static readonly Text MetOn = new("完成", "Met");
    public static readonly Text Indicators = new("指标", "Indicators");
    public static readonly Text Baseline = new("基期", "Baseline");
    public static readonly Text Target = new("目标", "Target");
    public static readonly Text By = new("时限", "By");
    public static readonly Text DeclaredWaiting = new("落地申报，待认定", "Declared, to be examined");
    public static readonly Text EvidenceTitle = new("佐证材料", "What proves it");
    public static readonly Text History = new("办理经过", "What happened");
    public static readonly Text ToAsk = new("可以办理", "What you can do");
    public static readonly Text WhyReport = new("为什么是这个报送状态", "Why this state of reporting");
    public static readonly Text Filter = new("筛选", "Filter");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text All = new("全部", "All");
    public static readonly Text NoneFits = new("没有符合条件的举措。", "No measure fits.");
    public static readonly Text OverdueTitle = new("超期清单", "Overdue");
    public static readonly Text NothingOverdue = new("没有超期的节点和报告。", "Nothing is overdue.");
    public static readonly Text OnStep = new("已发文书", "Paper sent");
    public static readonly Text DueFromUnit = new("本单位待办", "Due from this unit");
    public static readonly Text NothingFromUnit = new("没有待办事项。", "Nothing is due.");
    public static readonly Text UnitsTitle = new("责任单位", "Units");
    public static readonly Text MattersTitle = new("交办事项台账", "Register of matters");
    public static readonly Text NoMatters = new("没有登记的事项。", "Nothing is entered.");
    public static readonly Text RosterTitle = new("成员单位名单", "Roster of member units");
    public static readonly Text RosterNote = new("姓名和电话属于个人信息，仅本单位和办公室可见；离岗后可以删除。", "Names and telephones are personal data, seen by the unit and the office alone; they can be erased when somebody leaves.");
    public static readonly Text PeriodTitle = new("试点期", "Period of the pilot");
    public static readonly Text EndUnconfirmed = new("试点期截止日待确认", "end unconfirmed");
    public static readonly Text PilotOver = new("试点已结束，以下为试点期最后一日的情况。", "The pilot has ended; this is its last day.");
    public static readonly Text SeeToday = new("查看今日", "See today");
    public static readonly Text Number = new("编号", "Number");
    public static readonly Text Title = new("标题", "Title");
    public static readonly Text ReplyDue = new("答复期限", "Reply due");
    public static readonly Text ToSign = new("待签批", "To be signed");
    public static readonly Text Contributions = new("配合单位提供的情况", "Told by cooperating units");
    public static readonly Text NotWritten = new("未填报", "not written");
    public static readonly Text MissingFigure = new("缺报", "missing");
    public static readonly Text LettersTitle = new("已发文书", "Papers sent");
    public static readonly Text NextStep = new("下一步", "Next step");
    public static readonly Text LadderTitle = new("督办阶梯", "Ladder");
    public static readonly Text NotMissedNow = new("已经补上，不再超期。", "It is made up; nothing is overdue.");
    public static readonly Text ToExamine = new("待办公室办理", "Waits for the office");
    public static readonly Text SupervisionOf = new("督办情况与办理", "Supervision and what to do");

    public static readonly Text OnTimeCount = new("项按期推进", "on time");
    public static readonly Text NearCount = new("项临期", "due soon");
    public static readonly Text LateCount = new("项超期", "overdue");
    public static readonly Text MissingCount = new("项本期未报送", "with a report missing");
    public static readonly Text UnassignedCount = new("项责任单位待确认", "without a unit in particular");
    public static readonly Text BoardNote = new("格子的颜色是推进情况（经确认的工作计划和办件时限，取其差者），下边线是报送情况；点开可查看理由。", "The colour of a tile tells progress, by the confirmed work plan and the clocks of cases, whichever is worse; its lower edge tells reporting. Open it for the reasons.");

    /// <summary>The paragraph of a bulletin on all measures, in pieces: words, then the figure they lead to and where it is shown.</summary>
    public static IEnumerable<(Text Words, int Figure, Text After, string Address)> Bulletin(SupervisionBoard board)
    {
        var all = board.Measures;
        yield return (new($"截至 {board.Day:yyyy-MM-dd}，", $"By {board.Day:yyyy-MM-dd}, "), all.Count, new(" 项举措中", " measures"), "/");
        yield return (new("已落地 ", ": "), board.Landed, new($" 项，落地率 {board.Rate}%；", $" landed ({board.Rate}%); "), "/?landing=landed");
        yield return (new("按期推进 ", ""), all.Count(light => light.Shown == LandingLight.OnTime), new(" 项，", " on time, "), "/?landing=on-time");
        yield return (new("临期 ", ""), all.Count(light => light.Shown == LandingLight.Near), new(" 项，", " due soon, "), "/?landing=near");
        yield return (new("超期 ", ""), all.Count(light => light.Shown == LandingLight.Late), new(" 项，", " overdue, "), "/?landing=late");
        yield return (new("需协调 ", ""), all.Count(light => light.Shown == LandingLight.Coordinate), new(" 项；", " needing coordination; "), "/?landing=coordinate");
        yield return (new("本期逾期未报送的涉及 ", ""), all.Count(light => light.Report is ReportLight.Missing or ReportLight.Outstanding), new(" 项。", " with a report missing."), "/?report=missing");
    }

    public static Text RateOf(SupervisionBoard board) => new($"项已落地（落地率 {board.Rate}%）", $"landed ({board.Rate}%)");

    public static Text RaisedAndSettled(int raised, int settled) => new($"{raised} 件，办结 {settled} 件", $"{raised}, {settled} settled");

    public static Text EndsOn(PilotEnd end) => end.End is { } day
        ? new($"试点期 {end.From:yyyy-MM-dd} 至 {day:yyyy-MM-dd}", $"Pilot from {end.From:yyyy-MM-dd} to {day:yyyy-MM-dd}")
        : new($"试点期自 {end.From:yyyy-MM-dd} 起", $"Pilot from {end.From:yyyy-MM-dd}");

    public static Text ReportOf(Text unit, ReportPeriod period) => new($"{unit.Zh}{period.Name.Zh}报告", $"Report of {unit.In(Language.En)} for {period.Name.En}");

    public static Text DidAsk(AskFamily family, string ask) => new($"已办理：{family.Named(ask).Zh}", $"Done: {family.Named(ask).En}");

    /// <summary>The same with its first letter large.</summary>
    public static Text Sentence(Text words) => words.En.Length == 0 ? words : words with { En = char.ToUpperInvariant(words.En[0]) + words.En[1..] };

    /// <summary>A choice of a form, as officers call it.</summary>
    public static Text Of(object choice) => choice switch
    {
        LandingStage stage => SupervisionWords.Of(stage),
        ClosingKind how => SupervisionWords.Of(how),
        Duty.Leader => new("分管领导", "leader in charge"),
        Duty.Division => new("责任处室", "office responsible"),
        Duty.Liaison => new("联络员", "liaison"),
        _ => Text.Same(choice.ToString() ?? ""),
    };

    /// <summary>The class that colours a tile or mark of the first axis.</summary>
    public static string Colour(LandingLight light) => light switch
    {
        LandingLight.Unassigned => "open",
        LandingLight.Unsupervised => "off",
        LandingLight.OnTime => "ok",
        LandingLight.Near or LandingLight.Coordinate or LandingLight.Waiting => "near",
        LandingLight.Late => "late",
        _ => "done",
    };

    /// <summary>The class of the second axis, drawn below the tile.</summary>
    public static string Colour(ReportLight light) => light switch
    {
        ReportLight.Missing => "late",
        ReportLight.Outstanding or ReportLight.Near or ReportLight.Returned => "near",
        ReportLight.Submitted or ReportLight.Accepted => "done",
        ReportLight.Open => "act",
        _ => "plain",
    };

    /// <summary>What a fact of a measure tells.</summary>
    public static Text Told(MeasureFact fact, Func<string, Text> unit) => fact switch
    {
        MeasureFact.LeadNamed f => new($"确认由{unit(f.Unit).Zh}牵头（{f.Document}）", $"{unit(f.Unit).In(Language.En)} named as lead ({f.Document})"),
        MeasureFact.FunctionHandedOver f => new($"职能自 {f.On:yyyy-MM-dd} 起由{unit(f.From).Zh}划转至{unit(f.To).Zh}（{f.Document}）", $"Function handed from {unit(f.From).In(Language.En)} to {unit(f.To).In(Language.En)} from {f.On:yyyy-MM-dd} ({f.Document})"),
        MeasureFact.PlanDrafted f => new($"报送工作计划，{f.Plan.Milestones.Count} 个节点{(f.Reason is { } reason ? $"；调整理由：{reason}" : "")}", $"Work plan handed in, {f.Plan.Milestones.Count} milestones{(f.Reason is { } why ? $"; reason for the change: {why}" : "")}"),
        MeasureFact.PlanConfirmed => new("确认工作计划", "Work plan confirmed"),
        MeasureFact.PlanSentBack f => new($"退回工作计划：{f.Reason}", $"Work plan sent back: {f.Reason}"),
        MeasureFact.MilestoneMet f => new($"节点 {f.Milestone} 申报完成：{f.Note}", $"Milestone {f.Milestone} declared met: {f.Note}"),
        MeasureFact.MilestoneReopened f => new($"退回节点 {f.Milestone}：{f.Reason}", $"Milestone {f.Milestone} reopened: {f.Reason}"),
        MeasureFact.TimeAsked f => new($"节点 {f.Milestone} 申请延至 {f.To:yyyy-MM-dd}：{f.Reason}", $"Time until {f.To:yyyy-MM-dd} asked for milestone {f.Milestone}: {f.Reason}"),
        MeasureFact.TimeGiven f => new($"{f.Approver}同意节点 {f.Milestone} 延至 {f.To:yyyy-MM-dd}", $"Time until {f.To:yyyy-MM-dd} given for milestone {f.Milestone} by {f.Approver}"),
        MeasureFact.TimeDenied f => new($"不同意节点 {f.Milestone} 延期：{f.Reason}", $"Time denied for milestone {f.Milestone}: {f.Reason}"),
        MeasureFact.LandingDeclared f => new($"申报“{SupervisionWords.Of(f.Stage).Zh}”：{f.Note}", $"'{SupervisionWords.Of(f.Stage).En}' declared: {f.Note}"),
        MeasureFact.LandingAccepted => new("认定", "Accepted"),
        MeasureFact.LandingReturned f => new($"退回申报：{f.Reason}", $"Returned: {f.Reason}"),
        MeasureFact.MeasureClosed f => new($"{SupervisionWords.Of(f.How).Zh}：{f.Reason}", $"Closed, {SupervisionWords.Of(f.How).En}: {f.Reason}"),
        MeasureFact.MeasureSummarised f => new($"总结：{f.Words}", $"Final summary: {f.Words}"),
        _ => new(""),
    };

    /// <summary>What a fact of a matter tells.</summary>
    public static Text Told(MatterFact fact, MatterKind kind, Func<string, Text> unit) => fact switch
    {
        MatterFact.MatterRaised f => new($"登记：{f.From}{(f.Document.Length > 0 ? $"（{f.Document}）" : "")}", $"Entered: {f.From}{(f.Document.Length > 0 ? $" ({f.Document})" : "")}"),
        MatterFact.MatterGiven f => new($"交{unit(f.Unit).Zh}办理", $"Given to {unit(f.Unit).In(Language.En)}"),
        MatterFact.MatterReplied f => new($"{kind.Answer.Zh}：{f.Words}{(f.Document.Length > 0 ? $"（{f.Document}）" : "")}", $"{Sentence(kind.Answer).In(Language.En)}: {f.Words}{(f.Document.Length > 0 ? $" ({f.Document})" : "")}"),
        MatterFact.MatterSettled f => new($"办结：{f.Result}", $"Settled: {f.Result}"),
        MatterFact.MatterRaisedAgain f => new($"重新交办：{f.Reason}", $"Taken up again: {f.Reason}"),
        _ => new(""),
    };
}
