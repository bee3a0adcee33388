using Pilotage.Window;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Timeline = new("办理过程", "What happened");
    public static readonly Text Clocks = new("办理期限", "Clocks");
    public static readonly Text Papers = new("文书", "Papers");
    public static readonly Text Paper = new("文书", "Paper");
    public static readonly Text Answers = new("填报内容", "Answers");
    public static readonly Text HandedIn = new("已提交材料", "Materials handed in");
    public static readonly Text NothingHandedIn = new("尚未提交材料。", "No material was handed in.");
    public static readonly Text AtTheCounter = new("窗口查验", "seen at the counter");
    public static readonly Text Download = new("下载", "Download");
    public static readonly Text FilesHidden = new("附件仅供申请人和办理机关查看", "files are for the applicant and the deciding unit");
    public static readonly Text Erased = new("（已删除）", "(erased)");
    public static readonly Text Hidden = new("（不公开）", "(not shown)");
    public static readonly Text ToDo = new("可以办理", "What you can do now");
    public static readonly Text NothingToDo = new("您现在没有需要办理的事项。", "There is nothing for you to do now.");
    public static readonly Text ItemsToCorrect = new("需要补正的内容（每行一项，一次性告知）", "What is missing (one a line; it can be told only once)");
    public static readonly Text ItemsNote = new("已按缺少的材料预填，可以增删。", "Filled in with the materials that are missing; change it as needed.");
    public static readonly Text Reason = new("理由", "Reason");
    public static readonly Text ReasonTold = new("理由将写入告知申请人的文书。", "The reason stands in the paper the applicant receives.");
    public static readonly Text Competent = new("主管机关（不属于本机关职权的填写）", "Competent authority (where it is not this one)");
    public static readonly Text SuspensionReason = new("不计入期限的事由", "Why the time does not count");
    public static readonly Text SuspensionDays = new("预计所需工作日", "Working days it is expected to take");
    public static readonly Text ExtensionDays = new("延长的工作日", "Working days to add");
    public static readonly Text DeliveredHow = new("送达方式", "How it was served");
    public static readonly Text InPerson = new("当面送达", "in person");
    public static readonly Text ByPost = new("邮寄送达", "by post");
    public static readonly Text Electronically = new("电子送达", "electronically");
    public static readonly Text AskedToCorrect = new("办理机关要求补正", "You are asked for");
    public static readonly Text ChangeAnswers = new("同时更正填报内容", "Correct answers as well");
    public static readonly Text Beforehand = new("审查参考", "For the review");
    public static readonly Text ConditionsNow = new("按填报内容对照申请条件", "The conditions against the answers");
    public static readonly Text Undertook = new("已签署企业承诺书", "The undertaking was signed");
    public static readonly Text NotUndertaken = new("未签署企业承诺书", "No undertaking was signed");
    public static readonly Text FiledUnder = new("适用的方案包版本", "Filed under the pack");
    public static readonly Text IssuedCertificate = new("颁发的证照", "Certificate issued");
    public static readonly Text Received = new("已收件。请记下办件编号，凭编号和申请账号查询进度。", "Received. Keep the number: with it and your account you can follow the case.");
    public static readonly Text SeeCase = new("查看办件", "See the case");
    public static readonly Text NoCases = new("没有办件。", "There are no cases.");
    public static readonly Text OpenList = new("在办", "Open");
    public static readonly Text ClosedList = new("已办结", "Closed");
    public static readonly Text DeskTitle = new("办理台", "Desk");
    public static readonly Text DeskAbout = new("按到期先后排列。", "The one due first at the top.");
    public static readonly Text MyTitle = new("我的办件", "My cases");
    public static readonly Text MyAbout = new("您代表的企业提出的申请。", "Applications of the enterprises you act for.");
    public static readonly Text ClockName = new("期限", "Clock");
    public static readonly Text WhyThis = new("为什么", "Why");
    public static readonly Text PaperFoot = new("本文书由系统依据办理记录生成，内容以记录为准。", "Written from the records of the case.");
    public static readonly Text AsFile = new("下载正式文本（中文）：", "Download the official text (Chinese):");
    public static readonly Text Courtesy = new("英文参考译文：", "English courtesy version:");
    public static readonly Text DemoPaper = new("样例文书，不具有法律效力", "sample without legal effect");

    public static readonly Text NoSuchAsk = new("没有这样的办理动作", "There is no such step");

    public static Text CaseNo(string number) => new($"办件 {number}", $"Case {number}");

    public static Text Of(ClockState state) => state switch
    {
        ClockState.Running => new("计时中", "running"),
        ClockState.Paused => new("中止", "suspended"),
        ClockState.Met => new("按期完成", "met"),
        ClockState.Overdue => new("已超期", "overdue"),
        _ => new("逾期", "missed"),
    };

    public static string Colour(ClockState state) => state switch
    {
        ClockState.Met => "ok",
        ClockState.Overdue or ClockState.Missed => "late",
        ClockState.Paused => "near",
        _ => "act",
    };

    /// <summary>What happened, in a heading's length.</summary>
    public static Text Of(Fact fact) => fact switch
    {
        Fact.Filed => new("提出申请，收件", "Filed and received"),
        Fact.CorrectionAsked => new("一次性告知补正", "Told once what is missing"),
        Fact.Supplied => new("提交补正", "Supplied what was missing"),
        Fact.Accepted { Deemed: true } => new("逾期未告知，自收到之日起即为受理", "Nobody answered in time: accepted from receipt"),
        Fact.Accepted => new("受理", "Accepted"),
        Fact.Rejected => new("不予受理", "Rejected"),
        Fact.Suspended => new("期限中止，书面告知申请人", "Suspended, told in writing"),
        Fact.Resumed => new("恢复计算期限", "Resumed"),
        Fact.Extended => new("经负责人批准延长期限", "Extended by the head"),
        Fact.Granted => new("准予许可", "Granted"),
        Fact.Refused => new("不予许可", "Refused"),
        Fact.Delivered => new("送达", "Delivered"),
        Fact.Withdrawn => new("申请人撤回申请", "Withdrawn by the applicant"),
        _ => Text.Same(fact.GetType().Name),
    };

    /// <summary>The rest that is to be told of a fact; null where its name says it all.</summary>
    public static Text? Detail(Fact fact, Procedure procedure) => fact switch
    {
        Fact.CorrectionAsked asked => Text.Same(string.Join("；", asked.Items)),
        Fact.Rejected rejected => Text.Same(rejected.Competent is { Length: > 0 } other ? $"{rejected.Reason}（{other}）" : rejected.Reason),
        Fact.Suspended suspended => procedure.Suspensions.FirstOrDefault(reason => reason.Id == suspended.Reason)?.Name is { } name
            ? new($"{name.Zh}，预计 {suspended.Days} 个工作日", $"{name.In(Language.En)}, expected to take {suspended.Days} working days") : Text.Same(suspended.Reason),
        Fact.Extended extended => new($"{extended.Days} 个工作日；理由：{extended.Reason}", $"{extended.Days} working days; reason: {extended.Reason}"),
        Fact.Refused refused => Text.Same(refused.Reason),
        Fact.Delivered delivered => Text.Same(delivered.How),
        Fact.Withdrawn withdrawn => Text.Same(withdrawn.Reason),
        Fact.Granted { Gives.Certificate: { } certificate } => new($"证照编号 {certificate.Number}", $"certificate {certificate.Number}"),
        _ => null,
    };

    /// <summary>What the ask does, told on its button's form.</summary>
    public static Text About(string ask) => ask switch
    {
        "accept" => new("材料齐全、符合法定形式的，予以受理；审批期限自次日起算。", "Complete and in form: accepted. The limit to decide counts from tomorrow."),
        "correct" => new("材料不齐全或者不符合法定形式的，一次性告知需要补正的全部内容。", "Tell once everything that is missing or not in form."),
        "reject" => new("依法不予受理的，说明理由；不属于本机关职权的，告知主管机关。", "Say why it is not accepted and, where another authority is competent, which."),
        "suspend" => new("听证、专家评审等所需时间不计入期限，应当书面告知申请人。", "Hearings, reviews and the like do not count, once the applicant is told in writing."),
        "resume" => new("不计入期限的期间今日届满，明日起继续计算。", "The period that does not count ends today; counting goes on tomorrow."),
        "extend" => new("须经本行政机关负责人批准，并将理由告知申请人。", "Needs the head of the authority; the reason is told to the applicant."),
        "grant" => new("准予许可的同时编号、制证并登记；登记簿或额度不允许的，不能准予。", "Granting numbers the certificate and enters the register at once; where these refuse, so does the grant."),
        "refuse" => new("说明理由，并告知申请人复议、诉讼的权利。", "Give reasons and tell the applicant how to seek review."),
        "deliver" => new("记录决定和证照的送达。", "Record that decision and certificate were served."),
        "supply" => new("提交需要补正的材料或者更正填报内容，提交后重新计算答复期限。", "Hand in what is missing or correct what was written; the time to answer starts anew."),
        "withdraw" => new("行政机关作出决定前，可以撤回申请。", "You may withdraw until a decision is made."),
        _ => new("", ""),
    };

    /// <summary>What is said after an ask was done.</summary>
    public static Text Done(string ask) => Of(ask) is var word ? new($"已办理：{word.Zh}", $"Done: {word.En}") : new("", "");

    /// <summary>The name of an ask by its word.</summary>
    public static Text Of(string ask) => ask switch
    {
        "file" => new("申请", "File"),
        "supply" => new("提交补正", "Supply what is missing"),
        "withdraw" => new("撤回申请", "Withdraw"),
        "accept" => new("受理", "Accept"),
        "correct" => new("告知补正", "Ask for corrections"),
        "reject" => new("不予受理", "Reject"),
        "suspend" => new("中止期限", "Suspend"),
        "resume" => new("恢复期限", "Resume"),
        "extend" => new("延长期限", "Extend"),
        "grant" => new("准予许可", "Grant"),
        "refuse" => new("不予许可", "Refuse"),
        "deliver" => new("送达", "Deliver"),
        _ => Text.Same(ask),
    };
}
