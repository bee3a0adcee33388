using System.Text.Json.Serialization;

namespace Pilotage.Registers;

/// <summary>What someone wants of the entry under one key.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Enter), "enter")]
[JsonDerivedType(typeof(Amend), "amend")]
[JsonDerivedType(typeof(Suspend), "suspend")]
[JsonDerivedType(typeof(Restore), "restore")]
[JsonDerivedType(typeof(Revoke), "revoke")]
[JsonDerivedType(typeof(Cancel), "cancel")]
public abstract record RegisterAsk
{
    /// <param name="Until">The last day, where the grant sets another than the register's own term.</param>
    /// <param name="Case">The case whose grant brings it.</param>
    /// <param name="Certificate">Number of the certificate that proves it.</param>
    public sealed record Enter(Seq<Particular> Particulars, DateOnly? Until = null, string Case = "", string Certificate = "") : RegisterAsk;

    /// <param name="Until">A renewed last day; null where only particulars change.</param>
    public sealed record Amend(Seq<Particular> Particulars, DateOnly? Until = null, string Case = "") : RegisterAsk;

    /// <param name="Until">The last day of the suspension, such as three months of rectification; null where it has no set end.</param>
    public sealed record Suspend(Text Reason, Source Basis, DateOnly? Until = null) : RegisterAsk;

    public sealed record Restore(Text Reason) : RegisterAsk;

    public sealed record Revoke(RevocationKind Manner, Text Reason, Source Basis) : RegisterAsk;

    public sealed record Cancel(Text Reason, Source Basis) : RegisterAsk;
}
