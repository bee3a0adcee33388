namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Calculators = new("政策计算器", "Policy calculators");
    public static readonly Text CalculatorsAbout = new("按方案包中的规定测算额度、税额、期限和办理路径，每一步都写明依据和适用日期。", "Quotas, taxes and routes reckoned by the rules of the pack; every step names its clause and the days it is in force.");
    public static readonly Text Calculate = new("测算", "Calculate");
    public static readonly Text CalculateOn = new("按哪一天的规定", "Law as of");
    public static readonly Text Answer = new("测算结果", "Answer");
    public static readonly Text AnswerOn = new("适用 {0} 有效的规定", "By the rules in force on {0}");
    public static readonly Text KeepLink = new("本页地址保存了所填内容，可以收藏或者转发。", "The address of this page keeps what you wrote; it can be kept or passed on.");
    public static readonly Text MayLeaveOut = new("可不填", "may be left out");
    public static readonly Text NoChoice = new("（不填）", "(left out)");
    public static readonly Text NoCalculators = new("本方案包没有公开的计算器。", "This pack has no published calculators.");
}
