using Pilotage.Plan.Supervision;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text ClearancesTitle = new("公开审查", "Clearing for publication");
    public static readonly Text ClearancesAbout = new(
        "除方案、举措、责任单位外，一律先审查后公开：由制作单位提请，由另一人逐项审查；公开的是审定的文本，一字不改。",
        "Beside the document, measures and units nothing is public unless it was cleared: its unit proposes it, another person examines it point by point, and what is shown is the text as it was cleared.");
    public static readonly Text NoClearances = new("没有符合条件的审查事项。", "No examination fits.");
    public static readonly Text ToProposeHint = new("要提请公开，请从已印发的公文、案例或者举措的督办页进入；某一日的试点进展在此选择。", "To propose something, start at an issued document, a case study or a measure under supervision; the progress of a past day is chosen here.");
    public static readonly Text ProgressDay = new("截至日期", "Progress by");
    public static readonly Text ProposeIt = new("提请公开审查", "Propose it for the public");
    public static readonly Text UnderClearance = new("公开审查情况", "How it was cleared for the public");
    public static readonly Text ProposedOn = new("提请日期", "Proposed");
    public static readonly Text DecidedOn = new("办理日期", "Decided");
    public static readonly Text Waits = new("待", "Waits for");
    public static readonly Text GroundTitle = new("公开属性", "Ground");
    public static readonly Text GroundProposed = new("提请的公开属性", "Ground proposed");
    public static readonly Text TextShown = new("公开的文本", "The text as it will be shown");
    public static readonly Text ClearedThing = new("查看原记录", "the record it comes from");
    public static readonly Text NoticedTitle = new("疑似个人信息，请逐处核对（仅提示，不改动文本）", "Looks personal, look at each (only pointed out; the text is not changed)");
    public static readonly Text NothingNoticed = new("没有发现证件号码、电话、邮箱和在册人员姓名；仍须人工核对。", "No identity number, telephone, mail address or name on record was found; a person still has to look.");
    public static readonly Text ChangedSince = new("提请以后，原件已有变化或者不再有效；已公开的仍是审定的文本，需要的请撤下后重新提请。", "The thing has changed on record since, or is no longer in force; what is public stays as it was cleared. Withdraw it and propose it anew where needed.");
    public static readonly Text OwnProposal = new("您提请的内容由另一名审查人员审定。", "What you proposed is examined by another person.");
    public static readonly Text PublicAs = new("公开编号", "Public as");
    public static readonly Text ErasedText = new("文本已删除，仅存摘要值。", "The text has been erased; its hash remains.");
    public static readonly Text WholeText = new("按原文公开，不能删改；不宜全文公开的，选择依申请公开或者不予公开。", "It is shown as it stands; where it cannot be, choose on request or not public.");
    public static readonly Text PublishedTitle = new("信息公开", "Published");
    public static readonly Text PublishedAbout = new("以下内容经公开审查，按审定的文本原样公开。", "What follows was cleared for publication and is shown as it was cleared, word for word.");
    public static readonly Text NothingPublished = new("还没有公开的内容。", "Nothing has been published yet.");
    public static readonly Text PublishedOn = new("公开日期", "Published");
    public static readonly Text PublishedBy = new("制作单位", "Made by");
    public static readonly Text PublishedHash = new("文本摘要值", "Hash of the text");
    public static readonly Text PublishedOfficial = new("中文文本为准。", "The Chinese text is authoritative.");
    public static readonly Text DownloadPdf = new("下载印发的文件（PDF）", "The document as issued (PDF)");
    public static readonly Text WithdrawnTitle = new("已撤下", "Withdrawn");

    /// <summary>The stage of a word in an address; null for none or an unknown one.</summary>
    public static ClearanceStage? ClearanceStageOf(string? word) =>
        Enum.GetValues<ClearanceStage>().Where(stage => Yaml.Form.Kebab(stage.ToString()) == word).Select(stage => (ClearanceStage?)stage).FirstOrDefault();

    /// <summary>The class that colours a stage.</summary>
    public static string Colour(ClearanceStage stage) => stage switch
    {
        ClearanceStage.Waiting => "near",
        ClearanceStage.Published => "ok",
        ClearanceStage.Withdrawn => "late",
        _ => "plain",
    };

    /// <summary>What a fact of an examination tells.</summary>
    public static Text Told(ClearanceFact fact, ClearanceRules rules)
    {
        Text Ground(string id) => rules.Ground(id)?.Name ?? Text.Same(id);
        Text After(string words) => words.Length == 0 ? Text.Same("") : new($"；{words}", $"; {words}");
        return fact switch
        {
            ClearanceFact.Proposed f => new($"提请公开审查，建议“{Ground(f.Ground).Zh}”{After(f.Note).Zh}", $"Proposed as '{Ground(f.Ground).In(Language.En)}'{After(f.Note).En}"),
            ClearanceFact.Cleared f => new($"审定为“{Ground(f.Ground).Zh}”，核对 {f.Checked.Count} 项，提示 {f.Noticed} 处{After(f.Note).Zh}",
                $"Decided: '{Ground(f.Ground).In(Language.En)}', {f.Checked.Count} points examined, {f.Noticed} places pointed out{After(f.Note).En}"),
            ClearanceFact.Refused f => new($"退回：{f.Reason}", $"Given back: {f.Reason}"),
            ClearanceFact.Withdrawn f => new($"撤下：{f.Reason}", $"Withdrawn: {f.Reason}"),
            _ => Text.Same(""),
        };
    }
}
