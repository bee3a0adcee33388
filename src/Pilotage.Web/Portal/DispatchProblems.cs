namespace Pilotage.Web.Portal;

/// <summary>The codes of refusals about documents.</summary>
internal static class DispatchProblems
{
    public static readonly IReadOnlyDictionary<string, Problem> Known = new Dictionary<string, Problem>
    {
        ["no-such-dispatch"] = new(new("没有该公文，或者无权查看", "No such document, or not yours"), new("公文不存在与无权查看使用相同的说法。", "The words are the same whether it is not there or not yours.")),
        ["no-such-template"] = new(new("没有该模板", "No such template"), new("方案包的 drafts 中没有这一模板。", "The pack's drafts have no such template.")),
        ["no-such-dispatch-subject"] = new(new("对象不合", "Not a subject"), new("模板不能据此生成：报送期未到、对象不存在，或者形式不对。", "The template cannot be written of it: the period is not there yet, the thing does not exist, or it is not in form.")),
        ["no-such-addressee"] = new(new("没有该单位或者机关", "No such addressee"), new("主送、抄送、会签须为单位表或者 dispatch.yaml 所列。", "Addressees and countersigners are those of the list of units or of dispatch.yaml.")),
        ["dispatch-stage"] = new(new("当前状态不能这样办理", "Not at this stage"), new("公文依次经拟稿、核稿、会签、签发、编号、用印、印发。", "A document is drafted, reviewed, countersigned, signed, numbered, sealed and issued, in this order."), new("刷新页面，查看当前状态。", "Reload the page to see how it stands.")),
        ["shown-other"] = new(new("所见不是现在的文稿", "Not what was shown"), new("核稿、会签、签发绑定所见文稿；文稿已变，没有办理。", "Reviewing, countersigning and signing bind what was shown; it has changed, so nothing was done."), new("重新阅看后再办理。", "Read it again, then try again.")),
        ["not-countersigned"] = new(new("尚未会签", "Not countersigned"), new("会签单位全部会签以后才能签发。", "It is signed once all have countersigned.")),
        ["not-countersigner"] = new(new("不是会签单位", "Not a countersigner"), new("该单位不在会签之列，或者已经会签。", "The unit is not among those that countersign, or has done so.")),
        ["not-named"] = new(new("文中没有该单位", "Not named"), new("只向文中点名的单位征求意见。", "Only units that are named are asked for their say.")),
        ["nobody-named"] = new(new("没有需要征求意见的单位", "Nobody to ask"), new("文中没有点名的单位，或者都已就现有表述征求。", "No unit is named, or all were asked about what it says now.")),
        ["not-invited"] = new(new("没有征求意见", "Not asked"), new("没有就文稿征求该单位意见。", "The unit was not asked about this document.")),
        ["no-series"] = new(new("没有发文字号", "No series of numbers"), new("发文机关没有用于该文种的机关代字。", "The organ has no code for this kind of document.")),
        ["with-oa"] = new(new("已转办公系统", "With the office system"), new("文号、用印由办公系统办理。", "The office system gives the number and the seal."), new("收到文号后登记，再登记印发。", "Enter the number when it comes back, then the issue.")),
        ["no-fonts"] = new(new("没有中文字体", "No Chinese font"), new("本机没有可用的中文字体，不能排版。", "No Chinese font is installed, so nothing can be laid out."), new("安装后再试；pilotage document fonts 会说明装什么。", "Install one; pilotage document fonts says which.")),
        ["writing-not-to"] = new(new("行文对象不合", "Not to be sent there"), new("该文种不得发往该机关。", "This kind of document does not go there.")),
        ["writing-needs-consent"] = new(new("须经政府同意", "Needs the government's consent"), new("部门和办公室不得指令下级政府；经政府同意的除外。", "A department's office does not instruct a lower government, unless the government consents."), new("填写同意的文号并在正文注明，或者改用函商请。", "Name the paper of consent and say so in the text, or write a letter.")),
        ["writing-consent-unsaid"] = new(new("没有注明经政府同意", "The consent is not said"), new("经政府同意行文的，文中须注明。", "The text says that the government consents.")),
        ["writing-wrong-kind"] = new(new("文种不合", "The wrong kind"), new("向该机关行文应当使用其他文种。", "Another kind of document is written to this organ.")),
        ["writing-forbidden-words"] = new(new("用语不符合文种", "Words that do not belong"), new("报告等不得夹带请示事项。", "A report and the like carries no request."), new("需要批准的，另行请示。", "Where something is asked for, make it a request.")),
        ["writing-not-closed"] = new(new("缺少结语", "No closing words"), new("请示以规定的结语结尾。", "A request ends with its closing words.")),
        ["writing-one-addressee"] = new(new("只能主送一个机关", "One addressee"), new("请示主送一个上级机关。", "A request has one addressee.")),
        ["writing-one-matter"] = new(new("应当一文一事", "One matter"), new("请示一文一事，另一事项另行请示。", "A request has one matter; ask for the other in a document of its own.")),
        ["writing-no-copies"] = new(new("不得抄送", "No copies there"), new("上行文不抄送下级机关。", "What goes up is not copied down.")),
        ["writing-no-contact"] = new(new("没有联系人和电话", "Nobody to ask"), new("请示在附注注明联系人和电话。", "A request names whom to ask, with the telephone, in its note.")),
        ["writing-unheard"] = new(new("点名单位尚未听取意见", "A unit named was not heard"), new("公文点名的单位，先听取其意见：反馈，或者期满没有反馈。", "A unit that is named has had its say first: it answered, or its time has gone."), new("先征求意见。", "Ask it first.")),
    };
}
