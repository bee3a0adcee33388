namespace Pilotage.Host.Documents;

/// <summary>What is particular to a kind of document.</summary>
public static class Kinds
{
    public static Text Name(DocumentKind kind) => kind switch
    {
        DocumentKind.Circular => new("通报", "circular"),
        DocumentKind.Request => new("请示", "request for instructions"),
        DocumentKind.Report => new("报告", "report"),
        DocumentKind.Letter => new("函", "letter"),
        DocumentKind.Notice => new("通知", "notice"),
        DocumentKind.Minutes => new("纪要", "minutes"),
        DocumentKind.Briefing => new("简报", "briefing"),
        DocumentKind.SpecialReport => new("专报", "special report"),
        DocumentKind.Reminder => new("提示单", "reminder"),
        _ => new("文书", "paper"),
    };

    public static DocumentForm Form(DocumentKind kind) => kind switch
    {
        DocumentKind.Letter => DocumentForm.Letter,
        DocumentKind.Minutes => DocumentForm.Minutes,
        DocumentKind.Briefing or DocumentKind.SpecialReport => DocumentForm.Masthead,
        DocumentKind.Paper => DocumentForm.Plain,
        _ => DocumentForm.Official,
    };

    /// <summary>Whether it goes up, and so names who signed it (签发人).</summary>
    public static bool GoesUp(DocumentKind kind) => kind is DocumentKind.Request or DocumentKind.Report;
}
