using Pilotage.Host;
using Pilotage.Packs;
using Pilotage.Rules;

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
    public static readonly Text ConfirmRules = new("确认这套规则", "Confirm these rules");
    public static readonly Text RetractRules = new("收回确认", "Retract the confirmation");
    public static readonly Text ConfirmAbout = new("确认之后，测算结果不再标注“仅供参考”。规则有任何改动，须重新确认。", "Once confirmed, results no longer say 'for reference only'. Rules that are changed have to be confirmed anew.");
    public static readonly Text ConfirmDocument = new("确认所依据的文件（可不填）", "The paper that says so (may be left out)");
    public static readonly Text RetractReason = new("收回的理由", "Why it is retracted");
    public static readonly Text RulesHash = new("所用规则的摘要值：", "Hash of the rules used:");

    /// <summary>How a set stands with its responsible unit, in one sentence.</summary>
    public static Text ConfirmationOf(Standing standing, RuleSet set, Pack pack) => standing switch
    {
        { Holds: true, Said: { } said } when pack.UnitName(said.Unit) is var unit => new($"{unit.Zh}已于 {said.Day:yyyy-MM-dd} 确认{(said.Document.Length > 0 ? $"（{said.Document}）" : "")}。", $"Confirmed by {unit.In(Language.En)} on {said.Day:yyyy-MM-dd}{(said.Document.Length > 0 ? $" ({said.Document})" : "")}."),
        { Said: { } said } when pack.UnitName(said.Unit) is var unit => new($"{unit.Zh}于 {said.Day:yyyy-MM-dd} 确认过，此后规则有改动，尚未重新确认。", $"{unit.In(Language.En)} confirmed it on {said.Day:yyyy-MM-dd}; the rules have changed since."),
        _ when set.Confirmer is { } by && pack.UnitName(by.Unit.Id) is var unit => new($"{unit.Zh}尚未确认。", $"Not yet confirmed by {unit.In(Language.En)}."),
        _ => new("尚未确认。", "Not yet confirmed."),
    };
}
