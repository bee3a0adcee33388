namespace Pilotage.Dispatch;

/// <summary>The kinds of official document (文种) that the office sends.</summary>
public enum DispatchKind { Circular, Request, Report, Letter, Notice, Minutes, Briefing, SpecialReport, Reminder }

/// <summary>How far a document has come, from its drafting to its issue.</summary>
public enum DispatchStage { Drafting, Reviewed, Signed, Numbered, Sealed, Issued, Withdrawn }

/// <summary>How kinds and stages are said to people.</summary>
public static class DispatchWords
{
    public static Text Of(DispatchKind kind) => kind switch
    {
        DispatchKind.Circular => new("通报", "circular"),
        DispatchKind.Request => new("请示", "request for instructions"),
        DispatchKind.Report => new("报告", "report"),
        DispatchKind.Letter => new("函", "letter"),
        DispatchKind.Notice => new("通知", "notice"),
        DispatchKind.Minutes => new("纪要", "minutes"),
        DispatchKind.Briefing => new("简报", "briefing"),
        DispatchKind.SpecialReport => new("专报", "special report"),
        _ => new("提示单", "reminder"),
    };

    public static Text Of(DispatchStage stage) => stage switch
    {
        DispatchStage.Drafting => new("拟稿", "draft"),
        DispatchStage.Reviewed => new("已核稿", "reviewed"),
        DispatchStage.Signed => new("已签发", "signed"),
        DispatchStage.Numbered => new("已编号", "numbered"),
        DispatchStage.Sealed => new("已用印", "sealed"),
        DispatchStage.Issued => new("已印发", "issued"),
        _ => new("已撤回", "withdrawn"),
    };
}
