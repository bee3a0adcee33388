using System.Text.Json.Serialization;

namespace Pilotage.Registers;

/// <summary>What happened to the entry under one key. State is the fold of these and of the day it is asked on.</summary>
/// <param name="Day">The day it took effect.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Entered), "register.entered")]
[JsonDerivedType(typeof(Amended), "register.amended")]
[JsonDerivedType(typeof(Suspended), "register.suspended")]
[JsonDerivedType(typeof(Restored), "register.restored")]
[JsonDerivedType(typeof(Revoked), "register.revoked")]
[JsonDerivedType(typeof(Cancelled), "register.cancelled")]
[JsonDerivedType(typeof(Expired), "register.expired")]
public abstract record RegisterFact(DateOnly Day)
{
    /// <summary>An entry was made. The term is part of what was granted, so it is told here and does not move with a later definition.</summary>
    /// <param name="Until">The last day it is valid; null where it has no end.</param>
    /// <param name="Case">The case whose grant brought it; empty where an officer entered it.</param>
    /// <param name="Certificate">Number of the certificate that proves it; empty where there is none.</param>
    public sealed record Entered(DateOnly Day, Seq<Particular> Particulars, DateOnly? Until, string Case = "", string Certificate = "") : RegisterFact(Day);

    /// <summary>Particulars were changed (only those that did), or the term was renewed.</summary>
    public sealed record Amended(DateOnly Day, Seq<Particular> Particulars, DateOnly? Until, string Case = "") : RegisterFact(Day);

    /// <param name="Until">The last day of the suspension, after which it ends by itself; null until it is restored.</param>
    public sealed record Suspended(DateOnly Day, DateOnly? Until, Text? Reason, Source Basis) : RegisterFact(Day);

    public sealed record Restored(DateOnly Day, Text? Reason) : RegisterFact(Day);

    /// <summary>It was taken away by a decision.</summary>
    public sealed record Revoked(DateOnly Day, RevocationKind Manner, Text? Reason, Source Basis) : RegisterFact(Day);

    /// <summary>It was struck off.</summary>
    public sealed record Cancelled(DateOnly Day, Text? Reason, Source Basis) : RegisterFact(Day);

    /// <summary>Its term ended. Written by a job for the record; the fold knows it without.</summary>
    public sealed record Expired(DateOnly Day) : RegisterFact(Day);
}

/// <summary>The three decisions that take a right away: 撤回 (lawful, but circumstances changed), 撤销 (should not have been granted), 吊销 (a penalty).</summary>
public enum RevocationKind { Withdrawal, Annulment, Revocation }

/// <summary>One item of an entry: a value, or a value about a natural person, which is kept apart and can be erased.</summary>
/// <param name="Value">The value as text in its canonical form; null where it is personal.</param>
/// <param name="Person">The value where it is personal.</param>
public sealed record Particular(string Field, string? Value, Personal? Person = null)
{
    /// <summary>The value, wherever it is kept; null once erased.</summary>
    [JsonIgnore]
    public string? Said => Person is null ? Value : Person.Value;
}

/// <summary>Looking up particulars.</summary>
public static class Particulars
{
    /// <summary>The value of a field; null where there is none or it has been erased.</summary>
    public static string? Of(this Seq<Particular> particulars, string field) => particulars.FirstOrDefault(particular => particular.Field == field)?.Said;

    /// <summary>These particulars with the changed ones in their places.</summary>
    internal static Seq<Particular> With(this Seq<Particular> held, Seq<Particular> changed) =>
    [
        .. held.Select(particular => changed.FirstOrDefault(other => other.Field == particular.Field) ?? particular),
        .. changed.Where(particular => held.All(other => other.Field != particular.Field)),
    ];
}
