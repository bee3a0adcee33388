namespace Pilotage.Registers;

/// <summary>What the public may see: the entry's state and its public particulars; never a reason, a case, or a field that is not public.</summary>
public static class Seen
{
    /// <summary>A fact less what the public may not see; null where the register is not public.</summary>
    public static RegisterFact? ByPublic(this RegisterFact fact, Register register) => !register.Public ? null : fact switch
    {
        RegisterFact.Entered entered => entered with { Particulars = Open(register, entered.Particulars), Case = "" },
        RegisterFact.Amended amended => amended with { Particulars = Open(register, amended.Particulars), Case = "" },
        RegisterFact.Suspended suspended => suspended with { Reason = null },
        RegisterFact.Restored restored => restored with { Reason = null },
        RegisterFact.Revoked revoked => revoked with { Reason = null },
        RegisterFact.Cancelled cancelled => cancelled with { Reason = null },
        _ => fact,
    };

    /// <summary>An entry less what the public may not see; null where the register is not public.</summary>
    public static RegisterEntry? ByPublic(this RegisterEntry entry, Register register) =>
        register.Public ? entry with { Particulars = Open(register, entry.Particulars), Case = "" } : null;

    /// <summary>A movement of a quota less what the public may not see: neither why nor for which case.</summary>
    public static QuotaFact ByPublic(this QuotaFact fact) => fact switch
    {
        QuotaFact.Drawn drawn => drawn with { Case = "" },
        QuotaFact.Returned returned => returned with { Case = "", Reason = null },
        QuotaFact.Adjusted adjusted => adjusted with { Reason = null },
        _ => throw new InvalidOperationException($"Not a fact of a quota: {fact.GetType().Name}"),
    };

    private static Seq<Particular> Open(Register register, Seq<Particular> particulars) =>
        particulars.Where(particular => register.Field(particular.Field) is { Public: true }).ToSeq();
}
