namespace Pilotage.Web.Portal;

/// <summary>The codes of refusals about clearing things for publication.</summary>
internal static class ClearanceProblems
{
    public static readonly IReadOnlyDictionary<string, Problem> Known = new Dictionary<string, Problem>
    {
        ["no-such-clearance"] = new(new("没有该审查事项，或者无权查看", "No such examination, or not yours"), new("审查事项不存在与无权查看使用相同的说法。", "The words are the same whether it is not there or not yours.")),
        ["not-clearable"] = new(new("不能提请公开", "Cannot be proposed"), new("内容不存在、尚未形成，或者不属于方案包所列可以公开的种类。", "The thing is not there, not finished, or of no kind that the pack lists."), new("公文印发、案例登记、落地认定以后再提请；试点进展选择已过的日期。", "Propose it once the document is issued, the case study entered, the landing accepted; of the progress choose a past day.")),
        ["clearance-open"] = new(new("已在审查或者已公开", "Proposed or public already"), new("同一内容同时只有一件审查。", "There is one examination of a thing at a time."), new("需要更换内容的，先退回或者撤下原来的。", "Give that one back or withdraw it first.")),
        ["no-such-ground"] = new(new("没有该公开属性", "No such ground"), new("方案包没有这一公开属性。", "The pack has no such ground.")),
        ["clearance-shown-other"] = new(new("所见不是现在的文本", "Not what was shown"), new("提请和审定绑定所见文本；文本已有变化。", "Proposing and deciding bind the text that was shown; it has changed."), new("重新打开页面，核对后再办理。", "Open the page again, read it and try again.")),
        ["clearance-whole"] = new(new("按原文公开", "Shown as it stands"), new("这类内容公开时不能删改。", "Things of this kind cannot be changed for the public."), new("不宜全文公开的，选择依申请公开或者不予公开。", "Where it cannot be shown whole, choose on request or not public.")),
        ["clearance-same-person"] = new(new("提请人不能审定", "Proposer and examiner are one"), new("提请和审定由不同的人办理。", "One person proposes, another examines."), new("请另一名审查人员办理。", "Let another examiner do it.")),
        ["clearance-unchecked"] = new(new("没有逐项核对", "Not every point is examined"), new("公开以前逐项核对审查清单。", "Every point of the checklist is examined before something is public."), new("核对不过的，退回或者不予公开。", "Where a point does not hold, give it back or withhold it.")),
        ["clearance-noticed"] = new(new("疑似个人信息没有说明", "What looks personal is not explained"), new("文本中有疑似个人信息，公开时须说明为什么可以公开。", "Something in the text looks personal; say why it may be public."), new("应当删去的退回，可以公开的在说明中写明。", "Give it back where it has to go, else say in the note why it may stand.")),
        ["clearance-stage"] = new(new("当前状态不能这样办理", "Not at this stage"), new("审查事项依次提请、审定或者退回，公开以后可以撤下。", "Something is proposed, decided or given back; once public it can be withdrawn.")),
        ["no-such-publication"] = new(new("没有公开这一内容", "Nothing public of this number"), new("没有以这一编号公开的内容。", "Nothing is public under this number.")),
        ["publication-withdrawn"] = new(new("已撤下", "Withdrawn"), new("该内容曾经公开，现已撤下。", "This was public and has been withdrawn.")),
    };
}
