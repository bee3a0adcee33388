namespace Pilotage.Plan.Supervision;

/// <summary>Every lawful no of clearing things for publication, in one list.</summary>
public static class ClearanceRefusals
{
    public static Refusal NoSuchClearance() => new("no-such-clearance", new("没有该审查事项，或者您无权查看", "There is no such examination, or you may not see it"));

    public static Refusal NotClearable(string subject, ClearanceRules rules) => new("not-clearable",
        new($"“{subject}”不存在、尚未形成，或者不属于可以提请公开的种类（{string.Join("、", rules.Kinds.Select(kind => kind.Name.Zh))}）",
            $"'{subject}' is not there, not finished, or of no kind that can be made public ({string.Join(", ", rules.Kinds.Select(kind => kind.Name.In(Language.En)))})"), rules.Source,
        new("公文印发、案例登记、落地认定以后才能提请", "Propose it once the document is issued, the case study entered, the landing accepted"));

    public static Refusal Open(string id) => new("clearance-open", new($"同一内容已有 {id}，待审查或者已公开", $"The same thing waits or is public already under {id}"), null,
        new("需要更换内容的，先退回或者撤下原来的", "To show another text, give that one back or withdraw it first"));

    public static Refusal NoSuchGround(string id, ClearanceRules rules)
    {
        var hint = Nearest.Hint(id, rules.Grounds.Select(ground => ground.Id));
        return new("no-such-ground", new($"没有“{id}”这种公开属性{hint.Zh}", $"There is no ground '{id}'{hint.En}"), rules.Source);
    }

    public static Refusal ShownOther() => new("clearance-shown-other", new("您看到的内容与现在的不一致", "What you were shown is not what stands now"), null,
        new("请重新打开页面，核对后再办理", "Open the page again, read it and try again"));

    public static Refusal Whole(ClearanceKind kind) => new("clearance-whole", new($"“{kind.Name.Zh}”按原文公开，不能删改", $"A {kind.Name.In(Language.En)} is shown as it stands and cannot be changed"), null,
        new("不宜全文公开的，请按依申请公开或者不予公开提请", "Where it cannot be shown whole, propose it on request or not at all"));

    public static Refusal SamePerson(ClearanceRules rules) => new("clearance-same-person", new("提请人不能审定或者退回自己提请的内容", "Who proposed it cannot examine it as well"), rules.Source,
        new("请由另一名审查人员办理", "Let another examiner do it"));

    public static Refusal Unchecked(Seq<ClearanceCheck> open) => new("clearance-unchecked",
        new($"还有 {open.Count} 项没有逐项核对：{string.Join("；", open.Select(check => check.Says.Zh))}", $"{open.Count} points are not examined yet: {string.Join("; ", open.Select(check => check.Says.In(Language.En)))}"),
        open[0].Source, new("逐项核对并勾选；核对不过的，退回或者不予公开", "Examine each and tick it; where one does not hold, give it back or withhold it"));

    public static Refusal Unexplained(Seq<Noticed> noticed) => new("clearance-noticed",
        new($"文中有 {noticed.Count} 处疑似个人信息（{string.Join("、", noticed.Select(one => one.What.Zh).Distinct())}），公开须说明理由",
            $"{noticed.Count} places in the text look personal ({string.Join(", ", noticed.Select(one => one.What.In(Language.En)).Distinct())}); say why they may be public"), null,
        new("逐处核对；应当删去的退回，可以公开的在说明中写明", "Look at each; give it back where one has to go, else say in the note why it may stand"));

    public static Refusal Stage(Clearance now, ClearanceAsk ask)
    {
        var (word, stage) = (AskWords.Of(SupervisionAsks.Word(ask)), SupervisionWords.Of(now.Stage));
        return new("clearance-stage", new($"现处于“{stage.Zh}”，不能{word.Zh}", $"It is {stage.En}; one cannot {word.En} now"));
    }
}
