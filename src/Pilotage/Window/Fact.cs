using System.Text.Json.Serialization;

namespace Pilotage.Window;

/// <summary>What happened in a case. Facts are added, never changed; none holds a due date.</summary>
/// <param name="Day">The day it happened by law, which for deemed acceptance is the day of receipt.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Filed), "case.filed")]
[JsonDerivedType(typeof(CorrectionAsked), "case.correction-asked")]
[JsonDerivedType(typeof(Supplied), "case.supplied")]
[JsonDerivedType(typeof(Accepted), "case.accepted")]
[JsonDerivedType(typeof(Rejected), "case.rejected")]
[JsonDerivedType(typeof(Suspended), "case.suspended")]
[JsonDerivedType(typeof(Resumed), "case.resumed")]
[JsonDerivedType(typeof(Extended), "case.extended")]
[JsonDerivedType(typeof(Granted), "case.granted")]
[JsonDerivedType(typeof(Refused), "case.refused")]
[JsonDerivedType(typeof(Delivered), "case.delivered")]
[JsonDerivedType(typeof(Withdrawn), "case.withdrawn")]
public abstract record Fact(DateOnly Day)
{
    /// <summary>Received, and numbered at once. The pack of that day stays the case's own.</summary>
    public sealed record Filed(
        DateOnly Day, string Number, string Service, string Pack, string Applicant, Seq<Answer> Answers, Seq<Handed> Materials, string? Undertaking)
        : Fact(Day);

    public sealed record CorrectionAsked(DateOnly Day, Seq<string> Items) : Fact(Day);

    public sealed record Supplied(DateOnly Day, Seq<Answer> Answers, Seq<Handed> Materials) : Fact(Day);

    /// <param name="Deemed">The law accepted it, because nobody answered in time; the day is then the day of receipt.</param>
    public sealed record Accepted(DateOnly Day, bool Deemed) : Fact(Day);

    public sealed record Rejected(DateOnly Day, string Reason, string? Competent) : Fact(Day);

    /// <param name="Days">Working days it is expected to take.</param>
    public sealed record Suspended(DateOnly Day, string Reason, int Days) : Fact(Day);

    public sealed record Resumed(DateOnly Day) : Fact(Day);

    /// <param name="Days">Working days added to the limit that may move.</param>
    public sealed record Extended(DateOnly Day, int Days, string Reason) : Fact(Day);

    /// <param name="Gives">What the service's grant gives, which the host hands on: certificate number, register entry, quota drawn.</param>
    public sealed record Granted(DateOnly Day, Given Gives) : Fact(Day);

    public sealed record Refused(DateOnly Day, string Reason) : Fact(Day);

    public sealed record Delivered(DateOnly Day, string How) : Fact(Day);

    public sealed record Withdrawn(DateOnly Day, string Reason) : Fact(Day);
}

/// <summary>What was written in one field; a personal one stands beside the fact and can be erased.</summary>
public sealed record Answer(string Field, string? Value, Personal? Personal = null)
{
    /// <summary>What to show: the value, or null where it was erased or left empty.</summary>
    [JsonIgnore]
    public string? Shown => Personal is null ? Value : Personal.Value;

    [JsonIgnore]
    public bool Erased => Personal is { Erased: true };
}

/// <summary>What a grant gave.</summary>
/// <param name="Certificate">Type and number of the certificate; null where the service gives none.</param>
/// <param name="Register">Register and key of the entry made; null where there is none.</param>
/// <param name="Quota">Account drawn on and the amount; null where there is none.</param>
public sealed record Given(Numbered? Certificate = null, Numbered? Register = null, Drawn? Quota = null);

/// <summary>A certificate type with a number, or a register with a key.</summary>
public sealed record Numbered(string Kind, string Number);

/// <summary>An amount drawn on a quota, in the quota's own unit.</summary>
public sealed record Drawn(string Quota, decimal Amount);
