namespace Pilotage.Plan.Supervision;

/// <summary>What each ask is called by officers, and each thing that is told with it.</summary>
public static class AskWords
{
    private static readonly Dictionary<string, Text> Asks = new()
    {
        ["name-lead"] = new("确认牵头单位", "name the lead unit"), ["hand-over"] = new("登记职能划转", "enter the hand-over of the function"), ["draft"] = new("报送工作计划", "hand in the work plan"),
        ["confirm"] = new("确认工作计划", "confirm the work plan"), ["send-back"] = new("退回工作计划", "send the work plan back"), ["meet"] = new("申报节点完成", "declare a milestone met"), ["reopen"] = new("退回节点", "reopen a milestone"),
        ["ask-time"] = new("申请延期", "ask for time"), ["give-time"] = new("同意延期", "give the time asked for"), ["deny-time"] = new("不同意延期", "deny the time asked for"), ["declare"] = new("申报落地情况", "declare how far it has come"),
        ["accept-landing"] = new("认定", "accept what was declared"), ["return-landing"] = new("退回申报", "return what was declared"), ["close"] = new("办结（销号、转常态化、移交）", "close the measure"), ["summarise"] = new("报送总结", "hand in the final summary"),
        ["write"] = new("填报", "write the report"), ["contribute"] = new("提供配合情况", "tell the lead unit"), ["sign"] = new("签批", "sign"), ["withhold"] = new("退回经办", "give the report back inside the unit"),
        ["return-report"] = new("退回补正", "return the report"), ["accept-report"] = new("审核通过", "accept the report"), ["postpone"] = new("同意延期报送", "give more time for the report"),
        ["step"] = new("发出督办文书", "take a step"), ["answer"] = new("回复", "answer"), ["step-down"] = new("降级或者解除", "step down"), ["conclude"] = new("登记督查结论", "enter a conclusion received"),
        ["apply-review"] = new("申请复核", "apply for a review"), ["decide-review"] = new("登记复核决定", "enter the decision on review"),
        ["raise"] = new("登记事项", "enter a matter"), ["give"] = new("交办", "give it to a unit"), ["reply"] = new("答复", "reply"), ["settle"] = new("办结", "settle it"), ["raise-again"] = new("重新交办", "take it up again"),
        ["enter-contact"] = new("登记联络人员", "enter a contact"), ["end-contact"] = new("终止", "end an entry"), ["confirm-end"] = new("确认试点期截止日", "confirm the pilot's last day"),
        ["propose"] = new("提请公开审查", "propose it for the public"), ["clear"] = new("审定公开属性", "decide whether it is public"), ["refuse"] = new("退回公开审查", "give it back"), ["withdraw"] = new("撤下", "withdraw it from the public"),
    };

    public static Text Of(string ask) => Asks.GetValueOrDefault(ask) ?? Text.Same(ask);

    private static readonly Dictionary<string, Text> Parts = new()
    {
        ["unit"] = new("单位", "the unit"), ["document"] = new("文件名称或者文号", "the paper's name or number"), ["to"] = new("至", "until when, or to whom"), ["on"] = new("日期", "the day"),
        ["deliverables"] = new("预期成果（一行一项）", "deliverables, one a line"), ["milestones"] = new("节点（一行一个：日期 内容；调整时行首保留编号）", "milestones, one a line: day, what; keep the id at the start in a change"),
        ["indicators"] = new("指标（一行一个：名称 | 单位 | 基期 | 目标 | 日期）", "indicators, one a line: name | unit | baseline | target | day"), ["reason"] = new("理由", "the reason"),
        ["milestone"] = new("节点", "the milestone"), ["note"] = new("说明", "a note"), ["evidence"] = new("佐证材料", "what proves it"), ["approver"] = new("批准人（职务）", "who approved it, by post"),
        ["stage"] = new("申报的落地阶段", "the stage"), ["how"] = new("办结方式", "how it is closed"), ["words"] = new("内容", "the words"), ["measure"] = new("举措", "the measure"),
        ["progress"] = new("推进情况", "the progress"), ["problems"] = new("存在问题", "the problems"), ["nextSteps"] = new("下一步安排", "what comes next"),
        ["figures"] = new("指标数据（一行一个：指标 = 数值；没有数据的留空，不填零）", "figures, one a line: indicator = figure; left empty where missing, never zero"),
        ["step"] = new("签批步骤", "the step"), ["paper"] = new("文书", "the paper"), ["consent"] = new("政府同意的文号", "the paper of the government's consent"), ["issuer"] = new("作出单位", "who made it"),
        ["received"] = new("收到日期", "the day it was received"), ["decision"] = new("决定内容", "what was decided"), ["kind"] = new("类别", "the kind"), ["title"] = new("标题", "the title"),
        ["from"] = new("来源或者起始日", "where it comes from, or the first day"), ["measures"] = new("关联举措（序号）", "measures it belongs to, by number"), ["result"] = new("办理结果", "the result"),
        ["duty"] = new("职责", "the duty"), ["name"] = new("姓名", "the name"), ["post"] = new("职务", "the post"), ["division"] = new("责任处室", "the office responsible"), ["phone"] = new("电话", "the telephone"),
        ["entry"] = new("条目", "the entry"), ["end"] = new("截止日", "the last day"),
        ["subject"] = new("公开的内容（document/2021-0001、matter/编号、measure/3、board/2021-02-20）", "what is to be public: document/2021-0001, matter/NUMBER, measure/3, board/2021-02-20"),
        ["ground"] = new("公开属性", "the ground"), ["text"] = new("公开的文本", "the text as it will be shown"), ["hash"] = new("所见文本的摘要值", "the hash of the text that was shown"),
        ["checked"] = new("审查清单（逐项核对）", "the checklist, point by point"),
    };

    /// <summary>What a thing that goes with an ask is called.</summary>
    public static Text Part(string name) => Parts.GetValueOrDefault(name) ?? Text.Same(name);

    /// <summary>How a thing of a type is written.</summary>
    public static Text Shape(Type type)
    {
        var item = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (item == typeof(DateOnly)) return new("日期，如 2021-03-31", "a day such as 2021-03-31");
        if (item == typeof(int)) return new("整数", "a whole number");
        if (item == typeof(Milestone)) return new("“2021-03-31 内容”", "'2021-03-31 what will be done'");
        if (item == typeof(PlannedIndicator)) return new("“名称 | 单位 | 基期 | 目标 | 日期”", "'name | unit | baseline | target | day'");
        if (item == typeof(ReportedFigure)) return new("“指标 = 数值”", "'indicator = figure'");
        if (item == typeof(Evidence)) return new("“摘要值 文件名”", "'hash name'");
        return item.IsEnum ? Text.Same(string.Join(", ", Enum.GetNames(item).Select(Yaml.Form.Kebab))) : new("文字", "words");
    }
}
