using System.Text.Json.Serialization;

namespace Pilotage.Window;

/// <summary>What someone wants of the window. The record that comes in over HTTP, from the command line and in scenarios is the one the desk reads.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(File), "file")]
[JsonDerivedType(typeof(Supply), "supply")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
[JsonDerivedType(typeof(Accept), "accept")]
[JsonDerivedType(typeof(Correct), "correct")]
[JsonDerivedType(typeof(Reject), "reject")]
[JsonDerivedType(typeof(Suspend), "suspend")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(Extend), "extend")]
[JsonDerivedType(typeof(Grant), "grant")]
[JsonDerivedType(typeof(Refuse), "refuse")]
[JsonDerivedType(typeof(Deliver), "deliver")]
public abstract record Ask
{
    private Ask() { }

    /// <summary>The word for this ask in procedures, scenarios and addresses: <c>file</c>, <c>accept</c> …</summary>
    [JsonIgnore]
    public string Word => Words[GetType()];

    /// <summary>Every ask there is, by its word.</summary>
    public static IReadOnlyDictionary<Type, string> Words { get; } = typeof(Ask).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
        .Cast<JsonDerivedTypeAttribute>().ToDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!); // each is given above

    /// <summary>Hand in an application (申请).</summary>
    /// <param name="Applicant">Id of the enterprise that applies.</param>
    /// <param name="Answers">Field id to what was written.</param>
    /// <param name="Undertaking">Hash of the wording of the undertaking that was shown and signed; null without one.</param>
    public sealed record File(string Applicant, IReadOnlyDictionary<string, string> Answers, Seq<Handed> Materials, string? Undertaking = null) : Ask;

    /// <summary>Hand in what was asked for in the correction list (补正).</summary>
    public sealed record Supply(IReadOnlyDictionary<string, string> Answers, Seq<Handed> Materials) : Ask;

    /// <summary>Take the application back before it is decided (撤回申请).</summary>
    public sealed record Withdraw(string Reason) : Ask;

    /// <summary>Accept the application (受理).</summary>
    public sealed record Accept : Ask;

    /// <summary>Tell once everything that is missing or not in form (一次性告知补正).</summary>
    public sealed record Correct(Seq<string> Items) : Ask;

    /// <summary>Do not accept the application, with the reason and, where another organ is competent, its name (不予受理).</summary>
    public sealed record Reject(string Reason, string? Competent = null) : Ask;

    /// <summary>Tell the applicant in writing that a period does not count (期限中止).</summary>
    /// <param name="Reason">One of the procedure's suspensions.</param>
    /// <param name="Days">Working days that it is expected to take, told to the applicant.</param>
    public sealed record Suspend(string Reason, int Days) : Ask;

    /// <summary>The period that does not count has ended; the day of this ask is its last.</summary>
    public sealed record Resume : Ask;

    /// <summary>Extend the time to decide (延期); the reason is told to the applicant.</summary>
    /// <param name="Days">Working days added.</param>
    public sealed record Extend(int Days, string Reason) : Ask;

    /// <summary>Grant what was applied for (准予许可).</summary>
    public sealed record Grant : Ask;

    /// <summary>Refuse what was applied for, with reasons (不予许可).</summary>
    public sealed record Refuse(string Reason) : Ask;

    /// <summary>The decision has been served on the applicant (送达).</summary>
    /// <param name="How">How it was served: in person, by post, electronically.</param>
    public sealed record Deliver(string How) : Ask;
}

/// <summary>A material handed in: which one, the file's name, and what the store keeps it by.</summary>
/// <param name="Material">Id of the material in the service.</param>
/// <param name="Hash">Content hash of the file kept; empty where paper was seen at the counter.</param>
/// <param name="Size">Bytes.</param>
public sealed record Handed(string Material, Personal? FileName = null, string Hash = "", long Size = 0);
