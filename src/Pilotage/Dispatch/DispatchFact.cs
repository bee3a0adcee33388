namespace Pilotage.Dispatch;

/// <summary>What happened to a document. Facts are added, never changed; each binds the hash of what was shown.</summary>
public abstract record DispatchFact(DateOnly Day)
{
    /// <param name="Id">The working number of the draft; the number of issue comes later.</param>
    /// <param name="Version">Version of the template.</param>
    public sealed record Drafted(DateOnly Day, string Id, string Template, int Version, DispatchKind Kind, string Organ, string Subject, Wording Wording) : DispatchFact(Day);

    public sealed record Edited(DateOnly Day, Wording Wording) : DispatchFact(Day);

    /// <param name="Passages">Hash of what is said about the unit: the clock runs anew where that changes.</param>
    public sealed record Invited(DateOnly Day, string Unit, string Passages) : DispatchFact(Day);

    public sealed record Commented(DateOnly Day, string Unit, string Passages, string Words) : DispatchFact(Day);

    public sealed record Reviewed(DateOnly Day, string Hash) : DispatchFact(Day);

    public sealed record Countersigned(DateOnly Day, string Unit, string Hash) : DispatchFact(Day);

    public sealed record Signed(DateOnly Day, string Hash, Personal Signer) : DispatchFact(Day);

    public sealed record SentBack(DateOnly Day, string Reason) : DispatchFact(Day);

    public sealed record Numbered(DateOnly Day, string Number, bool ByOa) : DispatchFact(Day);

    /// <param name="File">Hash of the file sealed, kept as evidence.</param>
    /// <param name="Key">Id of the seal's key.</param>
    /// <param name="Signature">Of the seal over the file's hash, base64.</param>
    public sealed record Sealed(DateOnly Day, string File, string Key, string Signature) : DispatchFact(Day);

    /// <param name="File">Hash of the file issued, kept as evidence.</param>
    public sealed record Issued(DateOnly Day, string File) : DispatchFact(Day);

    /// <param name="Package">Name of what was given to the office system.</param>
    public sealed record HandedToOa(DateOnly Day, string Package) : DispatchFact(Day);

    public sealed record Withdrawn(DateOnly Day, string Reason) : DispatchFact(Day);
}
