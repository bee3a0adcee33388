namespace Pilotage.Registers;

/// <summary>How states and asks are said to people.</summary>
public static class RegisterWords
{
    /// <summary>The state of an entry: 有效, 已吊销, …</summary>
    public static Text Of(RegisterEntry entry) => (entry.State, entry.Revocation) switch
    {
        (EntryState.None, _) => new("未登记", "not entered"),
        (EntryState.Valid, _) => new("有效", "valid"),
        (EntryState.Suspended, _) => new("暂停", "suspended"),
        (EntryState.Revoked, { } kind) => Of(kind),
        (EntryState.Revoked, _) => new("已吊销", "revoked"),
        (EntryState.Cancelled, _) => new("已注销", "cancelled"),
        _ => new("有效期届满失效", "expired"),
    };

    /// <summary>Which decision took it away: 已撤回, 已撤销, 已吊销.</summary>
    public static Text Of(RevocationKind kind) => kind switch
    {
        RevocationKind.Withdrawal => new("已撤回", "withdrawn"),
        RevocationKind.Annulment => new("已撤销", "annulled"),
        _ => new("已吊销", "revoked"),
    };

    /// <summary>What happened, as a ledger says it.</summary>
    public static Text Of(RegisterFact fact) => fact switch
    {
        RegisterFact.Entered => new("登记", "entered"),
        RegisterFact.Amended { Until: not null } => new("延续", "renewed"),
        RegisterFact.Amended => new("变更", "amended"),
        RegisterFact.Suspended => new("暂停", "suspended"),
        RegisterFact.Restored => new("恢复", "restored"),
        RegisterFact.Revoked revoked => Of(revoked.Manner),
        RegisterFact.Cancelled => new("注销", "cancelled"),
        _ => new("有效期届满", "expired"),
    };

    /// <summary>What is asked, as a refusal says it.</summary>
    internal static Text Of(RegisterAsk ask) => ask switch
    {
        RegisterAsk.Enter => new("登记", "entered"),
        RegisterAsk.Amend => new("变更", "amended"),
        RegisterAsk.Suspend => new("暂停", "suspended"),
        RegisterAsk.Restore => new("恢复", "restored"),
        RegisterAsk.Revoke { Manner: RevocationKind.Withdrawal } => new("撤回", "withdrawn"),
        RegisterAsk.Revoke { Manner: RevocationKind.Annulment } => new("撤销", "annulled"),
        RegisterAsk.Revoke => new("吊销", "revoked"),
        _ => new("注销", "cancelled"),
    };
}
