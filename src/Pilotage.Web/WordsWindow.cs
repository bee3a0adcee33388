using Pilotage.Host;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text WindowTitle = new("办事事项", "Services");
    public static readonly Text WindowAbout = new("本试点开放网上办理的事项。办事指南写明条件、材料、时限和依据；尚未核实之处均已标明。", "What can be applied for in this pilot. Each guide says what is asked, how long it takes and on which clause it rests; what is not verified is marked.");
    public static readonly Text DecidedBy = new("办理机关", "Decided by");
    public static readonly Text Guide = new("办事指南", "Guide");
    public static readonly Text ApplyOnline = new("网上申请", "Apply");
    public static readonly Text Conditions = new("申请条件", "Conditions");
    public static readonly Text Materials = new("申请材料", "Materials");
    public static readonly Text Material = new("材料", "Material");
    public static readonly Text Certainty = new("依据情况", "Standing");
    public static readonly Text Limits = new("办理时限", "Time limits");
    public static readonly Text LimitKind = new("期限", "Limit");
    public static readonly Text LegalLimit = new("法定期限", "legal");
    public static readonly Text PromisedLimit = new("承诺期限", "promised");
    public static readonly Text WorkingDays = new("个工作日", "working days");

    /// <summary>The days of acceptance for which a limit holds.</summary>
    public static Text AcceptedWithin(DateOnly from, DateOnly? to) => to is { } last
        ? new($"适用于 {from:yyyy-MM-dd} 至 {last:yyyy-MM-dd} 受理的申请", $"for applications accepted from {from:yyyy-MM-dd} to {last:yyyy-MM-dd}")
        : new($"适用于 {from:yyyy-MM-dd} 起受理的申请", $"for applications accepted from {from:yyyy-MM-dd} on");

    public static readonly Text OnlyWhere = new("适用情形", "Only where");
    public static readonly Text SignedUndertaking = new("签署企业承诺书的", "the undertaking is signed");
    public static readonly Text LimitNote = new("期限自受理次日起算，法定休假日不计入，调休上班日计入。", "Limits count from the day after acceptance; days off do not count, make-up working days do.");
    public static readonly Text ToAnswer = new("告知补正或者受理", "to answer");
    public static readonly Text ToDeliver = new("颁发、送达", "to deliver");
    public static readonly Text Steps = new("办理流程", "Steps");
    public static readonly Text StepName = new("办理步骤", "Step");
    public static readonly Text StepTime = new("办理时限", "Time");
    public static readonly Text StepWho = new("办理人员", "Who");
    public static readonly Text StepStandard = new("审查标准", "Standard");
    public static readonly Text Undertaking = new("企业承诺", "Undertaking");
    public static readonly Text Unverified = new("未经核实", "Not verified");
    public static readonly Text Contact = new("咨询与投诉", "Where to ask and to complain");
    public static readonly Text NoContact = new("方案包未载明咨询方式，请向办理机关询问。", "The pack states no contact; please ask the deciding authority.");
    public static readonly Text Gives = new("办理结果", "What a grant gives");
    public static readonly Text Required = new("必要", "required");
    public static readonly Text Optional = new("选填", "optional");
    public static readonly Text IfApplicable = new("视情形", "where it applies");

    public static readonly Text ApplyFor = new("申请", "Apply");
    public static readonly Text ApplyAbout = new("填写后可先查验是否符合条件，再提交。材料暂缺的也可以先提交，办理机关将在法定期限内一次性告知需要补正的全部内容。", "You may check the conditions before you file. What is missing can be handed in later: you are told once and completely, within the time the law sets.");
    public static readonly Text Form = new("申请表", "Form");
    public static readonly Text ApplyAs = new("申请企业", "Enterprise that applies");
    public static readonly Text NobodyToApplyFor = new("您没有代表任何企业申请的权限。请由企业管理员为您授权后再申请。", "You do not act for any enterprise that may apply. Ask the administrator to give you that role.");
    public static readonly Text NotSignedInYet = new("查看和试填不需要登录，提交前请登录。", "You may look and try without signing in; sign in to file.");
    public static readonly Text Choose = new("请选择", "choose");
    public static readonly Text Yes = new("是", "yes");
    public static readonly Text No = new("否", "no");
    public static readonly Text UploadHint = new("可上传 PDF、PNG、JPEG、DOCX、XLSX，单个文件不超过 20 MB。", "PDF, PNG, JPEG, DOCX or XLSX, at most 20 MB each.");
    public static readonly Text Uploaded = new("已上传", "received");
    public static readonly Text SignUndertaking = new("本企业已阅读并签署以上承诺书", "The enterprise has read and signs the undertaking above");
    public static readonly Text UndertakingChoice = new("签署与否由企业自行决定；不签署的，按法定期限办理。", "Signing is the enterprise's choice; without it the legal limit applies.");
    public static readonly Text UndertakingBinds = new("签署绑定上述文本的摘要值", "The signature binds the hash of this wording");
    public static readonly Text CheckFirst = new("先查验是否符合条件", "Check the conditions first");
    public static readonly Text Submit = new("提交申请", "File the application");
    public static readonly Text Checked = new("查验结果（尚未提交）", "Result of the check (nothing was filed)");
    public static readonly Text AllMet = new("所填内容符合全部条件。", "What you wrote meets every condition.");
    public static readonly Text NotAllMet = new("有条件不符合或者尚不能判断，提交后可能不予许可。", "Some conditions are not met or cannot be told yet; the application may be refused.");
    public static readonly Text MissingMaterials = new("尚缺材料", "Materials still missing");
    public static readonly Text Met = new("符合", "met");
    public static readonly Text NotMet = new("不符合", "not met");
    public static readonly Text CannotTell = new("尚不能判断", "cannot be told yet");
    public static readonly Text FillSample = new("填入样例内容", "Fill in sample answers");
    public static readonly Text PersonalNote = new("个人信息，单独保存，可依法删除", "personal; kept apart and erasable");
    public static readonly Text Error = new("请更正", "Please correct");

    public static readonly Text VerifyTitle = new("证照核验", "Verify a certificate");
    public static readonly Text VerifyAbout = new("输入证照编号，或者粘贴扫描证照二维码得到的文字。核验无需登录。", "Enter the number of a certificate, or paste the text of its QR code. No sign-in is needed.");
    public static readonly Text CertificateNumber = new("证照编号", "Number of the certificate");
    public static readonly Text CertificateCode = new("二维码文字", "Text of the QR code");
    public static readonly Text VerifyIt = new("核验", "Verify");
    public static readonly Text Holder = new("持证人", "Holder");
    public static readonly Text IssuedBy = new("发证机关", "Issued by");
    public static readonly Text IssuedOn = new("发证日期", "Issued on");
    public static readonly Text ValidUntil = new("有效期至", "Valid until");
    public static readonly Text NoEnd = new("未载明截止日期", "no last day stated");
    public static readonly Text RegisterState = new("登记状态", "State in the register");
    public static readonly Text InRegister = new("登记簿", "Register");
    public static readonly Text Since = new("自", "since");
    public static readonly Text CertificateStands = new("证照有效", "The certificate is valid");
    public static readonly Text CertificateFails = new("证照目前无效", "The certificate is not valid now");
    public static readonly Text NoSuchCertificate = new("没有查到该编号的证照", "No certificate has this number");
    public static readonly Text CheckNumber = new("请核对编号。查不到的证照不能作为凭证。", "Check the number. A certificate that cannot be found proves nothing.");
    public static readonly Text CodeGenuine = new("二维码签名真实，内容未被改动", "The code is genuine and unchanged");
    public static readonly Text CodeCovers = new("与本机关留存的证照内容一致", "It agrees with the certificate on record");
    public static readonly Text CodeDiffers = new("与本机关留存的证照内容不一致，请以登记状态为准", "It does not agree with the certificate on record; the register decides");
    public static readonly Text SignedWith = new("签名公钥", "Signed with key");
    public static readonly Text Keys = new("公钥", "Keys");
    public static readonly Text KeysNote = new("保存公钥后，可用 pilotage certificate verify 离线核验二维码。", "With these keys a code can be verified off-line: pilotage certificate verify.");
    public static readonly Text QrNote = new("扫码核验", "Scan to verify");
    public static readonly Text PublicOnly = new("本页只显示公开内容，不含个人信息。", "Only what is public is shown here; nothing personal.");
    public static readonly Text RegisterPublic = new("以下为公开的登记内容。", "These are the public particulars.");
    public static readonly Text RegisterClosed = new("该登记簿不对外公开。", "This register is not open to the public.");
    public static readonly Text RegisterEmpty = new("登记簿中尚无登记。", "The register holds no entry yet.");
    public static readonly Text EnteredOn = new("登记日期", "Entered on");
    public static readonly Text KeptBy = new("登记机关", "Kept by");
    public static readonly Text Certificate = new("证照", "Certificate");

    public static readonly Text PlanAbout = new("以下为印发的原文，左侧数字为举措编号。", "The document as issued, in Chinese; the figures beside it are the numbers of the measures.");
    public static readonly Text PlanLine = new("原文行", "line");
    public static readonly Text NoPlan = new("本方案包没有收录方案原文。", "This pack holds no text of its plan.");

    public static readonly Text PlanAnnex = new("附表", "annex");
    public static readonly Text PlanBody = new("正文", "body");
    public static readonly Text PlanDiffersAbout = new("以下由系统逐句比对得出，改变含义的在前；两处以何者为准，由发文机关解释。",
        "Found by comparing sentence by sentence, what changes the meaning first; which of the two counts is for the issuer to say.");

    public static Text PlanDiffers(Seq<PlanDifference> all) => new(
        $"正文与附表不一致 {all.Count} 处，其中 {all.Count(one => one.Meaning)} 处改变含义", $"Body and annex differ in {all.Count} places, {all.Count(one => one.Meaning)} of which change the meaning");

    /// <summary>What stands behind a marked sentence: the difference, its kind, and where the other reading is.</summary>
    public static Text PlanOther(PlanDifference one, bool body) => new(
        $"差异 {one.No}：{Pilotage.Plan.Doubt.Says(one.Change).Zh}，见{(body ? "正文" : "附表")}", $"difference {one.No}: {Pilotage.Plan.Doubt.Says(one.Change).En}, see the {(body ? "body" : "annex")}");

    public static Text LimitWords(int days) => new($"{days} 个工作日", $"{days} working days");

    public static Text Of(Pilotage.Window.LimitKind kind) => kind == Pilotage.Window.LimitKind.Legal ? LegalLimit : PromisedLimit;
}
