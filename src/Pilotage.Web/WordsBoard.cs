using Pilotage.Host;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Measures = new("项举措", "measures");
    public static readonly Text Supervised = new("项纳入督办", "under supervision");
    public static readonly Text OpenCases = new("件在办", "open cases");
    public static readonly Text NearCases = new("件临期", "due soon");
    public static readonly Text LateCases = new("件超期", "overdue");
    public static readonly Text ClosedCases = new("件办结", "closed");
    public static readonly Text NotSupervised = new("项未纳入督办", "not yet supervised");
    public static readonly Text Legend = new("图例", "Legend");
    public static readonly Text DueThisWeek = new("本周到期", "Due this week");
    public static readonly Text NothingDue = new("本周没有到期的期限。", "Nothing falls due this week.");
    public static readonly Text NothingOpen = new("当前没有在办期限。", "No clock is running.");
    public static readonly Text Differences = new("原文与附表不一致", "Body and annex differ");
    public static readonly Text Compare = new("对照查看", "Compare");
    public static readonly Text ToConfirm = new("待确认", "to be confirmed");
    public static readonly Text LightNote = new("灯色只反映办件时限，不代表举措是否落地。", "A light tells the clocks of cases only, not whether the measure has landed.");

    public static readonly Text BodyWords = new("正文表述", "Wording of the body");
    public static readonly Text AnnexWords = new("附表表述", "Wording of the annex");
    public static readonly Text Units = new("责任单位", "Responsible units");
    public static readonly Text Presumed = new("方案未写明牵头单位", "the plan does not say who leads");
    public static readonly Text Targets = new("目标", "Targets");
    public static readonly Text NoUnit = new("方案未列明责任单位，待确认", "the plan names no unit; to be confirmed");
    public static readonly Text CasesAndClocks = new("办件与期限", "Cases and their clocks");
    public static readonly Text CasesForInsiders = new("办件明细仅供登录的工作人员查看。", "Single cases are shown to officers who have signed in.");
    public static readonly Text BulletinLine = new("通报用语", "Line for the bulletin");
    public static readonly Text BulletinNote = new("点击数字查看其依据。", "Each figure leads to its why.");
    public static readonly Text Light = new("督办灯", "Light");
    public static readonly Text WhyLight = new("为什么是这个灯色", "Why this light");
    public static readonly Text ServicesOf = new("对应事项", "Service");
    public static readonly Text InPlan = new("在方案原文中查看", "See it in the plan");
    public static readonly Text CountedCases = new("计入的办件", "Cases counted");
    public static readonly Text FirstListed = new("仅列出前 200 件。", "Only the first 200 are listed.");
    public static readonly Text Where = new("所属", "In");
    public static readonly Text Scope = new("适用范围", "Where it applies");
    public static readonly Text Previous = new("上一项", "Previous");
    public static readonly Text Next = new("下一项", "Next");

    public static Text BoardTitle(int measures) => new($"{Portal.Numerals.Of(measures)}项举措，一页看完", $"{measures} measures on one page");

    public static Text MeasureNo(int no) => new($"举措 {no}", $"Measure {no}");

    public static Text Of(LightState state) => state switch
    {
        LightState.Unsupervised => new("未纳入督办", "not yet supervised"),
        LightState.Idle => new("尚无办件", "no cases yet"),
        LightState.OnTime => new("按期推进", "on time"),
        LightState.Near => new("临期", "due soon"),
        _ => new("超期", "overdue"),
    };

    /// <summary>The class that colours a tile or mark.</summary>
    public static string Colour(LightState state) => state switch
    {
        LightState.Unsupervised => "off",
        LightState.Idle => "open",
        LightState.OnTime => "ok",
        LightState.Near => "near",
        _ => "late",
    };
}
