using Pilotage.Time;

namespace Pilotage.Window;

/// <summary>Every lawful no of the desk, in one list.</summary>
public static class Refusals
{
    public static Refusal Unknown(Ask ask, Procedure procedure) => new("not-in-procedure",
        new($"“{procedure.Name.Zh}”程序里没有“{Word(ask).Zh}”这一步", $"The procedure '{procedure.Name.In(Language.En)}' has no step '{ask.Word}'"), procedure.Source);

    public static Refusal Stage(Case now, Ask ask, Procedure procedure) => new("stage",
        new($"办件{(now.Number.Length > 0 ? " " + now.Number : "")}处于“{Word(now.Stage).Zh}”，不能{Word(ask).Zh}", $"The case {now.Number} is {Word(now.Stage).En}; it cannot be asked to {ask.Word} now"),
        procedure.For(ask)?.Source ?? procedure.Source, new("请刷新页面，查看办件当前状态", "Reload the page to see where the case stands"));

    public static Refusal Form(Seq<Text> faults) => new("form",
        new($"表单有 {faults.Count} 处需要更正：{string.Join("；", faults.Select(fault => fault.Zh))}", $"The form has {faults.Count} thing(s) to put right: {string.Join("; ", faults.Select(fault => fault.En))}"),
        null, new("更正后再次提交；已填写的内容不会丢失", "Put them right and send again; nothing you wrote is lost"));

    public static Refusal NoSuchField(string id, Service service)
    {
        var hint = Nearest.Hint(id, service.Fields.Select(field => field.Id));
        return new("no-such-field", new($"该事项的表单没有“{id}”{hint.Zh}", $"The form of this service has no '{id}'{hint.En}"));
    }

    public static Refusal NoSuchMaterial(string id, Service service)
    {
        var hint = Nearest.Hint(id, service.Materials.Select(material => material.Id));
        return new("no-such-material", new($"该事项的材料清单没有“{id}”{hint.Zh}", $"This service asks for no material '{id}'{hint.En}"));
    }

    public static Refusal MaterialsMissing(Seq<Material> missing) => new("materials-missing",
        new($"还缺材料：{string.Join("、", missing.Select(material => material.Name.Zh))}，不能受理", $"Missing: {string.Join(", ", missing.Select(material => material.Name.In(Language.En)))}; it cannot be accepted"),
        missing[0].Source, new("请一次性告知申请人需要补正的全部内容", "Tell the applicant once everything that is missing"));

    public static Refusal UndertakingChanged(Service service) => new("undertaking-changed",
        new("签署的承诺书与现行文本不一致，或本事项不实行承诺", "What was signed is not the present wording of the undertaking, or this service knows none"), service.Undertaking?.Source ?? service.Source,
        new("请重新阅读承诺书并签署", "Read the undertaking again and sign it"));

    public static Refusal CorrectedBefore(Case now, Procedure procedure) => new("corrected-before",
        new($"补正内容已经一次性告知（{string.Join("；", now.CorrectionItems)}），不得再次要求补正", $"What is missing was told once already ({string.Join("; ", now.CorrectionItems)}); it cannot be asked for again"),
        procedure.Answer.Source, new("请受理，或者说明理由作出不予受理决定", "Accept it, or reject it with reasons"));

    public static Refusal TooLateToCorrect(Case now, Procedure procedure, Calendar calendar)
    {
        var due = Case.AnswerDue(now, procedure, calendar);
        return new("deemed-accepted",
            new($"告知补正的期限 {due:yyyy-MM-dd} 已过，自 {now.AcceptedOn:yyyy-MM-dd} 收到材料之日起即为受理，不能再要求补正", $"The time to tell what is missing ended on {due:yyyy-MM-dd}; the application counts as accepted from receipt on {now.AcceptedOn:yyyy-MM-dd}, and nothing more can be asked for"),
            procedure.Answer.Source, new("请在审批期限内作出决定", "Decide within the limit"));
    }

    public static Refusal NoSuchSuspension(string id, Procedure procedure)
    {
        var hint = Nearest.Hint(id, procedure.Suspensions.Select(reason => reason.Id));
        return new("no-such-suspension",
            new($"“{id}”不是法定的不计入期限的事由{hint.Zh}；可用：{string.Join("、", procedure.Suspensions.Select(reason => reason.Name.Zh))}", $"'{id}' is no reason for which time does not count{hint.En}; these are: {string.Join(", ", procedure.Suspensions.Select(reason => reason.Id))}"),
            procedure.Suspensions.Count > 0 ? procedure.Suspensions[0].Source : procedure.Source);
    }

    public static Refusal ExtendedBefore(Case now, Limit? legal) => new("extended-before",
        new($"本件已于 {now.Extensions[0].Day:yyyy-MM-dd} 延长过一次，不能再次延长", $"This case was extended once on {now.Extensions[0].Day:yyyy-MM-dd}; it cannot be extended again"), legal?.Extension?.Source ?? legal?.Source);

    public static Refusal ExtendedTooFar(int asked, int most, Source source) => new("extended-too-far",
        new($"最多延长 {most} 个工作日，却要延长 {asked} 个", $"{most} working days at most can be added, not {asked}"), source);

    public static Refusal NoExtension(Limit? legal, Service service) => new("no-extension",
        new($"法定期限 {legal?.Days} 个工作日的规定没有延长，又没有承诺期限可以顺延", $"The rule that sets the legal limit of {legal?.Days} working days names no extension, and there is no promised limit to move"),
        legal?.Source ?? service.Source, new("请在法定期限内作出决定", "Decide within the legal limit"));

    public static Refusal PastLegal(int asked, Limit promised, Limit legal) => new("past-legal",
        new($"承诺期限 {promised.Days} 个工作日再延长 {asked} 个，将超过法定期限 {legal.Days} 个工作日", $"The promised {promised.Days} working days and {asked} more would pass the legal limit of {legal.Days}"),
        legal.Source, new($"最多可延长 {legal.Days - promised.Days} 个工作日", $"At most {legal.Days - promised.Days} working days can be added"));

    public static Refusal OverdueNow(Clock late) => new("overdue",
        new($"“{late.Name.Zh}”{late.Due:yyyy-MM-dd} 已经届满，逾期后不能再延长", $"'{late.Name.En}' ended on {late.Due:yyyy-MM-dd}; what is overdue cannot be extended"), late.Why.Basis, new("请尽快作出决定", "Decide as soon as possible"));

    public static Refusal NotMet(Tested test) => new("condition-not-met", test.Why.Statement, test.Condition.Source, test.Condition.Otherwise);

    public static Refusal Unsaid(string what, Ask ask)
    {
        var name = what switch
        {
            "reason" => new Text("理由", "the reason"),
            "items" => new Text("需要补正的内容", "what is missing"),
            "days" => new Text("天数（工作日，至少 1）", "the number of working days, at least 1"),
            "how" => new Text("送达方式", "how it was served"),
            "applicant" => new Text("申请人", "the applicant"),
            _ => new Text("补正的内容或材料", "what is supplied"),
        };
        return new("unsaid", new($"{Word(ask).Zh}时必须写明{name.Zh}", $"Say {name.En} to {ask.Word}"));
    }

    /// <summary>The name of an ask as an officer says it.</summary>
    public static Text Word(Ask ask) => ask switch
    {
        Ask.File => new("申请", "file"),
        Ask.Supply => new("补正", "supply"),
        Ask.Withdraw => new("撤回申请", "withdraw"),
        Ask.Accept => new("受理", "accept"),
        Ask.Correct => new("告知补正", "ask for corrections"),
        Ask.Reject => new("不予受理", "reject"),
        Ask.Suspend => new("中止期限", "suspend"),
        Ask.Resume => new("恢复期限", "resume"),
        Ask.Extend => new("延长期限", "extend"),
        Ask.Grant => new("准予许可", "grant"),
        Ask.Refuse => new("不予许可", "refuse"),
        Ask.Deliver => new("送达", "deliver"),
        _ => Text.Same(ask.Word),
    };

    /// <summary>The name of a stage as an officer says it.</summary>
    public static Text Word(Stage stage) => stage switch
    {
        Window.Stage.New => new("尚未申请", "not filed"),
        Window.Stage.Filed => new("已收件，待受理", "received, not yet accepted"),
        Window.Stage.Correcting => new("待补正", "waiting for corrections"),
        Window.Stage.Accepted => new("已受理，审查中", "accepted, under review"),
        Window.Stage.Suspended => new("期限中止", "suspended"),
        Window.Stage.Granted => new("准予许可，待送达", "granted, to be delivered"),
        Window.Stage.Refused => new("不予许可", "refused"),
        Window.Stage.Rejected => new("不予受理", "rejected"),
        Window.Stage.Delivered => new("已送达，办结", "delivered, closed"),
        _ => new("已撤回", "withdrawn"),
    };
}
