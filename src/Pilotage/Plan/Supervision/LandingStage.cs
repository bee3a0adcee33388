namespace Pilotage.Plan.Supervision;

/// <summary>How far a measure has come: declared by the unit that leads, examined by the office.</summary>
public enum LandingStage { NotStarted, Advancing, AwaitingAuthority, DocumentIssued, FirstCase, Routine, Ended, HandedOver }

/// <summary>How the office closes a measure: struck off as done, gone over to routine work, or handed over.</summary>
public enum ClosingKind { Done, Routine, HandedOver }

/// <summary>The words officers use.</summary>
public static class SupervisionWords
{
    public static Text Of(LandingStage stage) => stage switch
    {
        LandingStage.NotStarted => new("未启动", "not started"),
        LandingStage.Advancing => new("推进中", "under way"),
        LandingStage.AwaitingAuthority => new("待国家授权", "awaiting national authority"),
        LandingStage.DocumentIssued => new("文件出台", "document issued"),
        LandingStage.FirstCase => new("首单落地", "first case"),
        LandingStage.Routine => new("常态化", "routine"),
        LandingStage.Ended => new("终止", "ended"),
        _ => new("移交", "handed over"),
    };

    public static Text Of(ClosingKind how) => how switch
    {
        ClosingKind.Done => new("销号", "struck off as done"),
        ClosingKind.Routine => new("转常态化", "turned into routine work"),
        _ => new("移交", "handed over"),
    };

    public static Text Of(LandingLight light) => light switch
    {
        LandingLight.Unassigned => new("责任单位待确认", "responsible unit to be confirmed"),
        LandingLight.Unsupervised => new("未纳入督办", "not yet supervised"),
        LandingLight.OnTime => new("按期推进", "on time"),
        LandingLight.Near => new("临期", "due soon"),
        LandingLight.Late => new("超期", "overdue"),
        LandingLight.Coordinate => new("需协调", "needs coordination"),
        LandingLight.Waiting => new("待国家授权", "awaiting national authority"),
        LandingLight.Landed => new("已落地", "landed"),
        _ => new("已办结", "closed"),
    };

    public static Text Of(ReportLight light) => light switch
    {
        ReportLight.NotAsked => new("本期无报送", "no report asked for"),
        ReportLight.Open => new("待报送", "to be reported"),
        ReportLight.Near => new("报送临期", "report due soon"),
        ReportLight.Missing => new("逾期未报送", "report overdue"),
        ReportLight.Outstanding => new("尚未报送", "report outstanding"),
        ReportLight.Submitted => new("已报送", "submitted"),
        ReportLight.Returned => new("退回补正", "returned"),
        _ => new("已审核", "accepted"),
    };

    public static Text Of(ReportStage stage) => stage switch
    {
        ReportStage.Open => new("待报送", "open"),
        ReportStage.Submitted => new("已报送（锁定）", "submitted, locked"),
        ReportStage.Returned => new("退回补正", "returned"),
        _ => new("审核通过", "accepted"),
    };

    public static Text Of(MatterStage stage) => stage switch
    {
        MatterStage.Raised => new("已登记", "raised"),
        MatterStage.Given => new("已交办", "given to a unit"),
        MatterStage.Replied => new("已答复", "replied"),
        _ => new("已办结", "settled"),
    };

    public static Text Of(ClearanceStage stage) => stage switch
    {
        ClearanceStage.Waiting => new("待审查", "waiting to be examined"),
        ClearanceStage.Published => new("已公开", "public"),
        ClearanceStage.Withheld => new("不主动公开", "not public"),
        ClearanceStage.Refused => new("已退回", "given back"),
        _ => new("已撤下", "withdrawn"),
    };
}
