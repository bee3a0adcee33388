using System.Text.Json.Serialization;

namespace Pilotage.Window;

/// <summary>What happened to a certificate.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Issued), "certificate.issued")]
public abstract record CertificateFact(DateOnly Day)
{
    /// <param name="Case">The case whose grant brought it.</param>
    /// <param name="Code">The signed code that verifies off-line.</param>
    public sealed record Issued(DateOnly Day, Certificate Certificate, string Case, string Code) : CertificateFact(Day);
}
