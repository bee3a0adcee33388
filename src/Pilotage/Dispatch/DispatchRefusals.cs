namespace Pilotage.Dispatch;

/// <summary>Every lawful no about documents, in one list; those of the rules of writing name the rule and its clause.</summary>
public static class DispatchRefusals
{
    public static Refusal NoSuchDispatch() => new("no-such-dispatch", new("没有该公文，或者您无权查看", "There is no such document, or you may not see it"));

    public static Refusal NoSuchTemplate(string id, IEnumerable<string> templates)
    {
        var hint = Nearest.Hint(id, templates);
        return new("no-such-template", new($"没有名为“{id}”的公文模板{hint.Zh}", $"There is no template '{id}'{hint.En}"));
    }

    public static Refusal NoSuchSubject(string subject, DraftSubject wanted)
    {
        var (zh, en) = wanted switch
        {
            DraftSubject.Period => ("报送期，如 2020Q4", "a period such as 2020Q4"),
            DraftSubject.Step => ("已经发出督办文书的对象，如 measure/3/m1", "something a paper was sent about, such as measure/3/m1"),
            DraftSubject.Matter => ("登记事项的编号", "the number of a matter"),
            _ => ("空", "nothing"),
        };
        return new("no-such-dispatch-subject", new($"“{subject}”不能作为该模板的对象；应为{zh}", $"'{subject}' cannot be what this template is written of; it should be {en}"));
    }

    public static Refusal Unsaid(string name, DispatchAsk ask)
    {
        var (part, word) = (DispatchAsks.Part(name), DispatchAsks.Of(DispatchAsks.Word(ask)));
        return new("unsaid", new($"{word.Zh}时必须写明{part.Zh}", $"Say {part.En} to {word.En}"));
    }

    public static Refusal NoSuchAddressee(string id, IEnumerable<string> known)
    {
        var hint = Nearest.Hint(id, known);
        return new("no-such-addressee", new($"没有名为“{id}”的单位或者机关{hint.Zh}", $"There is no unit or body '{id}'{hint.En}"));
    }

    public static Refusal Stage(DispatchState now, DispatchAsk ask)
    {
        var (word, at) = (DispatchAsks.Of(DispatchAsks.Word(ask)), DispatchWords.Of(now.Stage));
        return new("dispatch-stage", new($"公文处于“{at.Zh}”，现在不能{word.Zh}", $"The document is {at.En}; one cannot {word.En} now"), null, new("请刷新页面，查看当前状态", "Reload the page to see how it stands"));
    }

    public static Refusal ShownOther(DispatchState now) => new("shown-other",
        new($"您所见的文稿不是现在的文稿（现摘要值 {now.Hash[..15]}…），签批绑定的是所见内容，没有办理", $"What you were shown is not what stands now ({now.Hash[..15]}…); a signature binds what was shown, so nothing was done"), null,
        new("请重新阅看后再办理", "Read it again, then try again"));

    public static Refusal NotCountersigned(Seq<string> units) => new("not-countersigned", new($"尚未会签：{string.Join("、", units)}", $"Still to countersign: {string.Join(", ", units)}"));

    public static Refusal NotCountersigner(string unit) => new("not-countersigner", new($"{unit}不是会签单位，或者已经会签", $"{unit} is not among the units that countersign, or has done so"));

    public static Refusal NotNamed(string unit) => new("not-named", new($"文稿没有提到{unit}", $"The document does not name {unit}"));

    public static Refusal NobodyNamed() => new("nobody-named", new("文稿没有提到需要征求意见的单位，或者都已征求", "The document names no unit that would still have to be asked"));

    public static Refusal NotInvited(string unit) => new("not-invited", new($"没有就文稿的现有表述向{unit}征求意见", $"{unit} was not asked about what the document says now"));

    public static Refusal NoSeries(Organ organ, DispatchKind kind) => new("no-series", new($"{organ.Signature}没有用于{DispatchWords.Of(kind).Zh}的发文字号", $"{organ.Signature} has no numbers for a {DispatchWords.Of(kind).En}"), null,
        new("请在方案包 dispatch.yaml 的 series 中补充", "Add a series to dispatch.yaml of the pack"));

    public static Refusal WithOa() => new("with-oa", new("公文已转办公系统，文号由办公系统编排", "The document is with the office system, which gives the number"), null, new("收到文号后登记", "Enter the number when it comes back"));

    public static Refusal NotTo(WritingRule rule, DispatchKind kind, KnownAddressee to, string? word) => new("writing-not-to", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}主送{to.Name.Zh}{(word is null ? "" : $"，文中有“{word}”")}", $"a {DispatchWords.Of(kind).En} to {to.Name.In(Language.En)}{(word is null ? "" : $" that says '{word}'")}"), rule.Source, new("请改用函，或者改变主送机关", "Write a letter, or change the addressee"));

    public static Refusal NoConsent(WritingRule rule, DispatchKind kind, KnownAddressee to, string? word) => new("writing-needs-consent", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}主送{to.Name.Zh}{(word is null ? "" : $"，文中有“{word}”")}", $"a {DispatchWords.Of(kind).En} to {to.Name.In(Language.En)}{(word is null ? "" : $" that says '{word}'")}"), rule.Source,
        new("经政府同意的，请填写同意的文号并在正文注明；否则改用函商请，并去掉指令性用语", "Name the paper of the government's consent and say so in the text; else write a letter without orders"));

    public static Refusal ConsentUnsaid(WritingRule rule) => new("writing-consent-unsaid", Broken(rule, "正文没有注明已经政府同意", "the text does not say that the government consents"), rule.Source,
        new($"请在正文写明“{rule.ConsentWords.FirstOrDefault()}”", $"Say '{rule.ConsentWords.FirstOrDefault()}' in the text"));

    public static Refusal WrongKind(WritingRule rule, DispatchKind kind, KnownAddressee to) => new("writing-wrong-kind", Broken(rule,
        $"以{DispatchWords.Of(kind).Zh}主送{to.Name.Zh}", $"a {DispatchWords.Of(kind).En} to {to.Name.In(Language.En)}"), rule.Source,
        new($"请改用{string.Join("、", rule.Kinds.Select(one => DispatchWords.Of(one).Zh))}", $"Use a {string.Join(" or ", rule.Kinds.Select(one => DispatchWords.Of(one).En))}"));

    public static Refusal Forbidden(WritingRule rule, DispatchKind kind, string word) => new("writing-forbidden-words", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}中有“{word}”", $"the {DispatchWords.Of(kind).En} says '{word}'"), rule.Source, new("需要批准的，请另行请示", "Where something is asked for, make it a request"));

    public static Refusal NotClosed(WritingRule rule, DispatchKind kind) => new("writing-not-closed", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}没有以规定的结语结尾", $"the {DispatchWords.Of(kind).En} does not end as it must"), rule.Source, new($"请以“{string.Join("”或“", rule.Listed)}”结尾", $"End with '{string.Join("' or '", rule.Listed)}'"));

    public static Refusal Addressees(WritingRule rule, DispatchKind kind, int count) => new("writing-one-addressee", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}有 {count} 个主送机关", $"the {DispatchWords.Of(kind).En} has {count} addressees"), rule.Source, new("请只主送一个机关，其他相关上级机关可以抄送", "Address it to one; other superiors may have copies"));

    public static Refusal SecondMatter(WritingRule rule, DispatchKind kind, string word) => new("writing-one-matter", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}以“{word}”提出了另一事项", $"the {DispatchWords.Of(kind).En} brings up another matter with '{word}'"), rule.Source, new("请一文一事，另一事项另行请示", "One matter each: ask for the other in a document of its own"));

    public static Refusal Copied(WritingRule rule, DispatchKind kind, KnownAddressee to) => new("writing-no-copies", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}抄送{to.Name.Zh}", $"the {DispatchWords.Of(kind).En} is copied to {to.Name.In(Language.En)}"), rule.Source, new("请去掉这一抄送", "Take this copy out"));

    public static Refusal NoContact(WritingRule rule, DispatchKind kind) => new("writing-no-contact", Broken(rule,
        $"{DispatchWords.Of(kind).Zh}附注没有联系人和电话", $"the note of the {DispatchWords.Of(kind).En} names nobody to ask, or no telephone"), rule.Source, new("请在附注写明“联系人：××，电话：××”", "Say in the note whom to ask, with the telephone"));

    public static Refusal Unheard(WritingRule rule, Seq<KnownAddressee> units, DispatchState now, int days)
    {
        var waiting = units.Where(unit => now.Says.Any(say => say.Unit == unit.Id && say.CommentedOn is null)).Select(unit => unit.Id).ToList();
        return new("writing-unheard", Broken(rule,
            $"尚未听取意见：{string.Join("、", units.Select(unit => unit.Name.Zh))}", $"not yet heard: {string.Join(", ", units.Select(unit => unit.Name.In(Language.En)))}"), rule.Source,
            waiting.Count == units.Count ? new($"已经征求意见；反馈或者 {days} 个工作日期满后再核稿", $"They were asked; review it once they have answered or {days} working days have gone")
                : new($"请先征求意见；表述有改动的重新征求，{days} 个工作日没有反馈的视为没有意见", $"Ask them first, anew where the passage was changed; {days} working days without an answer count as none"));
    }

    private static Text Broken(WritingRule rule, string zh, string en) => new($"违反行文规则“{rule.Says.Zh}”：{zh}", $"This breaks the rule '{rule.Says.In(Language.En)}': {en}");
}
