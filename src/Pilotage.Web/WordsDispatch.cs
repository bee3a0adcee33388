using Pilotage.Dispatch;
using Pilotage.Host;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text DispatchesTitle = new("公文", "Documents");
    public static readonly Text DispatchesAbout = new("由办理记录生成，经人修改、核稿、会签、签发后编号、用印、印发；不符合行文规则的不予核稿。", "Written from what is on record, edited by a person, reviewed, countersigned and signed, then numbered, sealed and issued; what breaks the rules of writing is not passed.");
    public static readonly Text NoDispatches = new("没有公文。", "There is no document.");
    public static readonly Text DocumentKindName = new("文种", "Kind");
    public static readonly Text DocumentNumber = new("发文字号", "Number");
    public static readonly Text WorkingNumber = new("稿号", "Draft");
    public static readonly Text DraftedOn = new("拟稿日期", "Drafted");
    public static readonly Text ToWhom = new("主送", "To");
    public static readonly Text CopiesToWhom = new("抄送", "Copies");
    public static readonly Text Preview = new("预览", "Preview");
    public static readonly Text ShownHash = new("文稿摘要值", "Hash of what is shown");
    public static readonly Text SignatureBinds = new("核稿、会签、签发绑定此处所见文稿。", "Reviewing, countersigning and signing bind what is shown here.");
    public static readonly Text RulesBroken = new("不符合行文规则", "Breaks the rules of writing");
    public static readonly Text RulesKept = new("没有违反行文规则。", "Breaks no rule of writing.");
    public static readonly Text UnitsNamed = new("文中点名的单位", "Units named");
    public static readonly Text NotAsked = new("未征求意见", "not asked yet");
    public static readonly Text Unanswered = new("未反馈", "no answer");
    public static readonly Text SaidIt = new("已反馈", "answered");
    public static readonly Text SilenceCounts = new("期满未反馈，视为没有意见", "no answer in time, which counts as none");
    public static readonly Text OnlyYourPart = new("以下是文稿中与贵单位有关的表述。", "This is what the document says of your unit.");
    public static readonly Text NoFont = new("本机没有中文字体，不能排版；正文见修改栏。", "No Chinese font is installed, so nothing can be laid out; the text stands in the form.");
    public static readonly Text KeptFile = new("归档文件", "File kept");
    public static readonly Text SealHolds = new("电子印章核验一致", "the seal verifies");
    public static readonly Text SealFails = new("电子印章核验不一致", "the seal does not verify");
    public static readonly Text DemoSeal = new("内置签名密钥，不是法定电子印章", "the program's own key, not a statutory e-seal");
    public static readonly Text WithOaSystem = new("已转办公系统", "with the office system");
    public static readonly Text DraftOfficially = new("起草正式公文", "Draft it as an official document");
    public static readonly Text CountedMeasures = new("计入的举措", "Measures counted");

    public static Text SayUntil(DateOnly day) => new($"征求意见至 {day:yyyy-MM-dd}", $"asked, until {day:yyyy-MM-dd}");

    /// <summary>What happened to a document, in a line.</summary>
    public static Text Told(DispatchFact fact, Func<string, Text> unit) => fact switch
    {
        DispatchFact.Drafted drafted => new($"拟稿（模板 {drafted.Template} 第 {drafted.Version} 版）", $"drafted from template {drafted.Template}, version {drafted.Version}"),
        DispatchFact.Edited => new("修改文稿", "edited"),
        DispatchFact.Invited invited => new($"向{unit(invited.Unit).Zh}征求意见", $"{unit(invited.Unit).In(Language.En)} was asked for its say"),
        DispatchFact.Commented said => new($"{unit(said.Unit).Zh}反馈：{said.Words}", $"{unit(said.Unit).In(Language.En)} said: {said.Words}"),
        DispatchFact.Reviewed => new("核稿", "reviewed"),
        DispatchFact.Countersigned by => new($"{unit(by.Unit).Zh}会签", $"countersigned by {unit(by.Unit).In(Language.En)}"),
        DispatchFact.Signed signed => new($"签发（{signed.Signer.Value ?? Erased.Zh}）", $"signed ({signed.Signer.Value ?? Erased.En})"),
        DispatchFact.SentBack back => new($"退回修改：{back.Reason}", $"sent back: {back.Reason}"),
        DispatchFact.Numbered numbered => new($"编号 {numbered.Number}{(numbered.ByOa ? "（办公系统）" : "")}", $"numbered {numbered.Number}{(numbered.ByOa ? " by the office system" : "")}"),
        DispatchFact.Sealed => new("用印", "sealed"),
        DispatchFact.Issued => new("印发", "issued"),
        DispatchFact.HandedToOa => new("转办公系统", "handed to the office system"),
        DispatchFact.Withdrawn withdrawn => new($"撤回：{withdrawn.Reason}", $"withdrawn: {withdrawn.Reason}"),
        _ => new(""),
    };

    /// <summary>How far a unit has had its say.</summary>
    public static Text Of(DispatchSay say) => say switch
    {
        { Say.CommentedOn: { } } => SaidIt,
        { Had: true } => SilenceCounts,
        { By: { } day } => SayUntil(day),
        _ => NotAsked,
    };
}
