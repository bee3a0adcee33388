namespace Pilotage.Registers;

/// <summary>Why a register says no, in both languages, with its clause and what to do.</summary>
internal static class RegisterRefusals
{
    public static Refusal Taken(Register register, RegisterEntry entry) => new(
        "register-key-taken",
        new($"《{register.Name.Zh}》中同一{KeyLabels(register, Language.Zh)}已于 {entry.EnteredOn:yyyy-MM-dd} 登记，现为“{RegisterWords.Of(entry).Zh}”，不能重复登记。",
            $"The register '{register.Name.In(Language.En)}' already holds an entry with the same {KeyLabels(register, Language.En)}, made on {entry.EnteredOn:yyyy-MM-dd} and now {RegisterWords.Of(entry).En}; it cannot be entered twice."),
        register.Source,
        new("请办理变更登记；原登记注销、被撤销或者失效后，方可重新登记。", "Amend the entry there is; once it has been cancelled, revoked or has expired, a new one can be made."));

    public static Refusal NotThere(Register register) => new(
        "register-entry-absent",
        new($"《{register.Name.Zh}》中没有这一登记。", $"The register '{register.Name.In(Language.En)}' holds no such entry."),
        register.Source,
        new($"请核对{KeyLabels(register, Language.Zh)}。", $"Check the {KeyLabels(register, Language.En)}."));

    public static Refusal State(Register register, RegisterEntry entry, RegisterAsk ask) => new(
        "register-state",
        new($"该登记自 {entry.Since:yyyy-MM-dd} 起为“{RegisterWords.Of(entry).Zh}”，不能{RegisterWords.Of(ask).Zh}。",
            $"The entry has been {RegisterWords.Of(entry).En} since {entry.Since:yyyy-MM-dd}; it cannot be {RegisterWords.Of(ask).En}."),
        register.Source,
        entry.State switch
        {
            EntryState.Valid => new("登记有效，无需恢复。", "The entry is valid; there is nothing to restore."),
            EntryState.Suspended => new("暂停期间可以变更、恢复、撤销或者注销。", "A suspended entry can be amended, restored, revoked or cancelled."),
            EntryState.Revoked or EntryState.Expired => new("可以办理注销；需要继续的，请重新申请登记。", "It can be cancelled; to go on, apply for a new entry."),
            _ => new("需要继续的，请重新申请登记。", "To go on, apply for a new entry."),
        });

    public static Refusal Particulars(Register register, Seq<Text> faults) => new(
        "register-particulars",
        new(string.Join("；", faults.Select(fault => fault.Zh)) + "。", string.Join("; ", faults.Select(fault => fault.En)) + "."),
        register.Source,
        new("请按所列各项一次补正后重新提交。", "Correct all of these and submit again."));

    public static Refusal KeyStays(Register register, Text label) => new(
        "register-key-stays",
        new($"“{label.Zh}”用于识别登记，不能变更。", $"'{label.In(Language.En)}' identifies the entry and cannot be changed."),
        register.Source,
        new("确需变更的，请注销原登记后重新登记。", "Where it must change, cancel this entry and make a new one."));

    public static Refusal NothingChanged(Register register) => new(
        "register-nothing-changed",
        new("所提交内容与现有登记一致，没有变更事项。", "What was submitted is what the register already holds; nothing changes."),
        register.Source);

    public static Refusal EndsBefore(Register register, DateOnly until, DateOnly today) => new(
        "register-ends-before",
        new($"截止日 {until:yyyy-MM-dd} 早于办理日 {today:yyyy-MM-dd}。", $"The last day {until:yyyy-MM-dd} is before the day it takes effect, {today:yyyy-MM-dd}."),
        register.Source,
        new("请填写不早于办理日的截止日。", "Give a last day that is not earlier."));

    public static Refusal NoReason(Register register) => new(
        "register-reason-missing",
        new("暂停、撤销、吊销、撤回和注销须写明理由和依据条款。", "To suspend, revoke or cancel an entry, the reason and the clause it rests on must be given."),
        register.Source,
        new("请补充理由和依据。", "Add the reason and the clause."));

    private static string KeyLabels(Register register, Language language) => string.Join(language == Language.Zh ? "、" : " and ",
        register.Key.Select(key => register.Field(key.Id)?.Label.In(language) ?? key.Id));
}
