namespace Pilotage.Registers;

/// <summary>How an entry stands on a day.</summary>
public enum EntryState { None, Valid, Suspended, Revoked, Cancelled, Expired }

/// <summary>What a register holds under one key on a day.</summary>
/// <param name="EnteredOn">The day it was entered.</param>
/// <param name="Until">The last day it is valid; null where it has no end.</param>
/// <param name="SuspendedUntil">The last day of a suspension with an end.</param>
/// <param name="Since">The day its present state began.</param>
/// <param name="Revocation">By which decision it was taken away, where it was.</param>
/// <param name="Case">The case whose grant brought it.</param>
/// <param name="Certificate">Number of the certificate that proves it.</param>
/// <param name="Earlier">How many entries the same key had before this one.</param>
public sealed record RegisterEntry(
    EntryState State, Seq<Particular> Particulars, DateOnly EnteredOn, DateOnly? Until, DateOnly? SuspendedUntil, DateOnly Since,
    RevocationKind? Revocation, string Case, string Certificate, int Earlier)
{
    private static readonly RegisterEntry Nothing = new(EntryState.None, [], default, null, null, default, null, "", "", 0);

    /// <summary>A live entry holds its key: nobody can enter the same.</summary>
    public bool Live => State is EntryState.Valid or EntryState.Suspended;

    /// <summary>The entry on a day, with what time alone brings (expiry, end of a suspension). All facts given count: for a past day, give those up to it.</summary>
    public static RegisterEntry From(IEnumerable<RegisterFact> facts, DateOnly today) =>
        facts.Aggregate(Nothing, (entry, fact) => entry.By(fact.Day).After(fact)).By(today);

    /// <summary>The lapse facts that the record still misses on a day, dated by the law and not by the day the job runs.</summary>
    public static Seq<RegisterFact> Lapsed(Seq<RegisterFact> facts, DateOnly today) =>
        From(facts, today) is { State: EntryState.Expired, Since: var since } && !facts.Contains(new RegisterFact.Expired(since)) ? [new RegisterFact.Expired(since)] : [];

    private RegisterEntry After(RegisterFact fact) => fact switch
    {
        RegisterFact.Entered entered => new(
            EntryState.Valid, entered.Particulars, entered.Day, entered.Until, null, entered.Day, null,
            entered.Case, entered.Certificate, State == EntryState.None ? 0 : Earlier + 1),
        RegisterFact.Amended amended => this with { Particulars = Particulars.With(amended.Particulars), Until = amended.Until ?? Until },
        RegisterFact.Suspended suspended => this with { State = EntryState.Suspended, SuspendedUntil = suspended.Until, Since = suspended.Day },
        RegisterFact.Restored restored => this with { State = EntryState.Valid, SuspendedUntil = null, Since = restored.Day },
        RegisterFact.Revoked revoked => this with { State = EntryState.Revoked, Revocation = revoked.Manner, Since = revoked.Day },
        RegisterFact.Cancelled cancelled => this with { State = EntryState.Cancelled, Since = cancelled.Day },
        RegisterFact.Expired => this,
        _ => throw new InvalidOperationException($"Not a fact of a register: {fact.GetType().Name}"),
    };

    // Time first, then the next fact: an entry that had expired before it was struck off went through both.
    private RegisterEntry By(DateOnly day) => this switch
    {
        { Live: true, Until: { } last } when day > last => this with { State = EntryState.Expired, Since = last.AddDays(1), SuspendedUntil = null },
        { State: EntryState.Suspended, SuspendedUntil: { } end } when day > end => this with { State = EntryState.Valid, Since = end.AddDays(1), SuspendedUntil = null },
        _ => this,
    };
}
