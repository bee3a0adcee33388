namespace Pilotage.Web.Portal;

/// <summary>What a refusal's code means, whatever case it was said in.</summary>
public sealed record Problem(Text Name, Text Meaning, Text? Advice = null);

/// <summary>Every code that a refusal may carry.</summary>
public static class Problems
{
    private static readonly Dictionary<string, Problem> Known = new()
    {
        ["form"] = new(new("表单需要更正", "The form needs correcting"), new("有栏目没有填写，或者内容不符合格式；逐项说明列在栏目旁。", "Something is not filled in or not in form; each thing is told beside its field."), new("更正后重新提交，已填写的内容不会丢失。", "Correct it and send again; nothing is lost.")),
        ["unsaid"] = new(new("缺少必要的说明", "Something must be said"), new("办理该步骤必须写明理由、内容、天数或者方式。", "The step needs a reason, a list, a number of days or a manner.")),
        ["stage"] = new(new("当前状态不能这样办理", "Not at this stage"), new("办件所处的状态不允许这一步骤。", "The case's stage does not allow this step."), new("刷新页面，查看办件当前状态。", "Reload the page to see where the case stands.")),
        ["not-in-procedure"] = new(new("程序中没有这一步", "No such step"), new("该事项适用的程序没有这一步骤。", "The procedure of this service does not know this step.")),
        ["not-yours"] = new(new("不由您办理", "Not yours to do"), new("该步骤由其他单位或者其他角色办理。", "The step belongs to another unit or role."), new("请联系管理员核对您的角色和有效期。", "Ask the administrator which roles you hold, and until when.")),
        ["no-such-case"] = new(new("没有该办件，或者无权查看", "No such case, or not yours"), new("编号不存在与无权查看使用相同的说法，以免编号被试探。", "The words are the same either way, so that numbers cannot be tried out."), new("核对编号，或者用申请时的账号登录。", "Check the number, or sign in with the account that applied.")),
        ["no-such-certificate"] = new(new("没有该证照，或者无权查看", "No such certificate, or not yours"), new("没有查到该编号的证照，或者您既不是持证人也不是发证机关。", "No certificate has this number, or you are neither its holder nor its issuer."), new("核对编号；公开内容可以在“证照核验”中查询。", "Check the number; what is public is shown under Verify.")),
        ["no-such-service"] = new(new("没有该事项", "No such service"), new("本试点没有这一事项。", "This pilot has no such service.")),
        ["no-such-field"] = new(new("没有该栏目", "No such field"), new("申请表没有这一栏目。", "The form has no such field.")),
        ["no-such-material"] = new(new("没有该材料", "No such material"), new("材料清单没有这一项。", "The list of materials has no such item.")),
        ["no-such-suspension"] = new(new("不是法定的不计入期限的事由", "Not a reason the law knows"), new("期限只因法律列明的事由中止。", "Time stands still only for the reasons the law names.")),
        ["no-such-ask"] = new(Words.NoSuchAsk, new("请求中的办理动作不存在。", "The step asked for does not exist.")),
        ["changed-meanwhile"] = new(new("办件已有变化", "Changed meanwhile"), new("您打开页面之后，他人已经办理；为避免互相覆盖，本次没有办理。", "Someone acted after you opened the page; nothing was done, so that nobody overwrites another."), new("查看最新状态后再办理。", "Look at the present state and try again.")),
        ["materials-missing"] = new(new("材料不齐", "Materials are missing"), new("必要的材料没有交齐，不能受理。", "Without the required materials an application cannot be accepted."), new("一次性告知申请人需要补正的全部内容。", "Tell the applicant once everything that is missing.")),
        ["corrected-before"] = new(new("补正只能告知一次", "Told once already"), new("需要补正的内容应当一次告知，不得再次要求。", "What is missing is told once; it cannot be asked for again.")),
        ["deemed-accepted"] = new(new("已经视为受理", "Counts as accepted"), new("期限内没有告知补正的，自收到申请材料之日起即为受理。", "Where nobody answered in time, the application counts as accepted from receipt.")),
        ["condition-not-met"] = new(new("不符合许可条件", "A condition is not met"), new("按填报内容，有一项许可条件不符合或者不能判断。", "By the answers, a condition of the grant is not met or cannot be told.")),
        ["undertaking-changed"] = new(new("承诺书文本不一致", "Not the present undertaking"), new("签署绑定的是当时展示的文本；该文本已变化，或者本事项不实行承诺。", "A signature binds the wording that was shown; it has changed, or the service knows none."), new("重新阅读并签署。", "Read it again and sign.")),
        ["extended-before"] = new(new("已经延长过一次", "Extended once already"), new("同一办件只能延长一次。", "A case is extended once only.")),
        ["extended-too-far"] = new(new("延长超过上限", "Too long an extension"), new("延长的天数超过法律规定的上限。", "The days added pass what the law allows.")),
        ["no-extension"] = new(new("没有可以延长的期限", "No extension"), new("设定期限的规定没有延长，又没有承诺期限可以顺延。", "The rule that sets the limit names no extension, and there is no promised limit to move.")),
        ["past-legal"] = new(new("不得超过法定期限", "Past the legal limit"), new("承诺期限可以顺延，但不得超过法定期限。", "The promised limit may move, never past the legal one.")),
        ["overdue"] = new(new("期限已经届满", "Overdue"), new("已经超期的，不能再延长。", "What is overdue cannot be extended.")),
        ["key-used"] = new(new("请求标识已经使用", "Key used before"), new("同一标识已用于另一请求。", "The key was used for another ask.")),
        ["file-empty"] = new(new("文件是空的", "Empty file"), new("上传的文件没有内容。", "The file holds nothing.")),
        ["file-too-large"] = new(new("文件过大", "File too large"), new("单个文件不超过 20 MB。", "A file has at most 20 MB."), new("压缩或者拆分后再上传。", "Compress or split it.")),
        ["file-kind"] = new(new("文件类型不符", "Kind of file"), new("按内容判断，文件不是可以接收的类型，或者与扩展名不符。", "By its content the file is of no kind that is taken, or not what its ending says."), new("另存为 PDF 后再上传。", "Save it as PDF.")),
        ["register-key-taken"] = new(new("登记簿中已有登记", "Entered already"), new("同一主体已有有效登记，不能重复登记，许可也不成立。", "The same holder has a live entry; it cannot be entered twice, and so the grant is refused.")),
        ["register-particulars"] = new(new("登记事项不全", "Particulars missing"), new("登记簿必需的事项没有填写或者不符合格式。", "A particular that the register needs is missing or not in form.")),
        ["register-state"] = new(new("登记状态不允许", "Not in this state"), new("登记当前的状态不允许这样办理。", "The entry's state does not allow it.")),
        ["quota-exceeded"] = new(new("额度不足", "Quota exceeded"), new("剩余额度不足，许可不成立。", "Too little of the quota is left, and so the grant is refused.")),
        ["quota-not-in-force"] = new(new("没有生效的额度", "No quota in force"), new("当日没有生效的额度规定。", "No limit is in force on this day.")),
        ["certificate-content"] = new(new("证照内容不全", "Content of the certificate"), new("证照必需的内容缺少或者不能显示。", "Something that must stand on the certificate is missing or cannot be shown.")),
        ["certificate-damaged"] = new(new("二维码文字不完整", "Damaged code"), new("粘贴的文字不是证照二维码，或者不完整。", "The text is no code of a certificate, or not whole."), new("重新扫描，完整粘贴以 PLT1: 开头的文字。", "Scan again and paste all of it, from PLT1: on.")),
        ["certificate-other-pilot"] = new(new("不是本试点的证照", "Another pilot's certificate"), new("该证照由另一试点颁发。", "It was issued by another pilot.")),
        ["certificate-unknown-key"] = new(new("公钥不明", "Unknown key"), new("签名所用的公钥不在本试点公布的公钥之中。", "It was signed with a key that this pilot has not published.")),
        ["certificate-forged"] = new(new("签名不符", "Not genuine"), new("签名与内容不符：内容被改动，或者不是本机关签发。", "The signature does not fit: it was changed, or not issued here."), new("不要接受该证照，并向发证机关反映。", "Do not accept it, and tell the issuing authority.")),
        ["certificate-not-yet"] = new(new("尚未到发证日期", "Not yet issued"), new("证照载明的发证日期晚于今日。", "Its day of issue is after today.")),
        ["certificate-expired"] = new(new("证照已过有效期", "Expired"), new("证照载明的有效期已经届满。", "Its last day has passed.")),
        ["certificate-too-large"] = new(new("二维码放不下", "Too large for a code"), new("证照内容过长，不能制成二维码。", "The certificate is too long for a code.")),
        ["certificate-numbers-exhausted"] = new(new("证照编号用尽", "Numbers exhausted"), new("该格式的编号已经用尽。", "No number of this form is left.")),
        ["not-administrator"] = new(new("须由系统管理员办理", "Administrators only"), new("只有系统管理员可以维护人员和角色。", "Only an administrator changes people and roles.")),
    };

    public static IEnumerable<string> Codes => Known.Keys;

    public static Problem? Find(string code) => Known.GetValueOrDefault(code);
}
