using Pilotage.Packs;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Search = new("搜索", "Search");
    public static readonly Text SearchFor = new("搜索举措、事项、单位、依据、办件号", "Search measures, services, units, laws, case numbers");
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

    public static Text OfRecord(string kind) => kind == "case" ? new("办件", "Case") : new("督办事项", "Matter");
}
