using Pilotage.Packs;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Search = new("搜索", "Search");
    public static readonly Text SearchFor = new("搜索方案、依据，以及您可以查看的办件、督办记录和公文", "Search the plan, laws, and the cases, supervision records and documents that you may open");
    public static readonly Text SearchShort = new("请至少输入两个字。", "Write two characters at least.");
    public static readonly Text SearchNothing = new("没有找到。可以少写几个字，或者换一个说法。", "Nothing was found. Try fewer or other words.");
    public static readonly Text SearchFirst = new($"每类最多列出 {PackSearch.MostOfKind} 条；多写几个字可以缩小范围。", $"At most {PackSearch.MostOfKind} of a kind are listed; more words narrow it down.");
    public static readonly Text LawHeld = new("所收录的是 {0} 起施行的文本", "The text held is that in force from {0}");
    public static readonly Text LawNotHeld = new("原文未收录", "Text not held");

    public static Text Of(FoundKind kind) => kind switch
    {
        FoundKind.Service => new("办事事项", "Service"),
        FoundKind.Measure => new("举措", "Measure"),
        FoundKind.Calculator => new("政策计算器", "Calculator"),
        FoundKind.Register => new("登记簿", "Register"),
        FoundKind.Unit => new("单位", "Unit"),
        _ => new("依据", "Law"),
    };

    public static readonly Text SearchBehind = new("检索正在建立，尚有部分记录未收入，结果可能不全。", "The search is being built: some records are not in it yet.");
    public static readonly Text SearchMore = new("更多", "More");
    public static readonly Text SearchPack = new("方案、事项与依据", "Plan, services and laws");
    public static readonly Text SearchAll = new("全部结果", "All results");

    public static Text OfRecord(string kind) => kind switch
    {
        "case" => new("办件", "Cases"),
        "measure" => new("举措督办记录", "Supervision of measures"),
        "report" => new("季度报告", "Quarterly reports"),
        "escalation" => new("催办", "Overdue and urged"),
        "matter" => new("督办事项", "Matters"),
        _ => new("公文", "Documents"),
    };
}
