using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>A line of JSON and the signature over its bytes: two lines of a file, which <c>openssl dgst -sha256 -verify</c> understands as well.</summary>
/// <param name="Text">One line of JSON, exactly as signed.</param>
/// <param name="Signature">ECDSA signature, DER in base64.</param>
public sealed record Signed(string Text, string Signature)
{
    /// <summary>Whether the key, a public one in PEM, signed this.</summary>
    public bool By(string publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicKey);
        var signature = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, signature, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(Text), signature.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Reads the two lines.</summary>
    public static Signed Parse(string lines) => lines.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var text, var signature]
        ? new(text, signature)
        : throw new FormatException("Expected two lines: what was signed and its signature.");

    public override string ToString() => $"{Text}\n{Signature}\n";

    internal JsonNode Json => JsonNode.Parse(Text) ?? throw new FormatException("What was signed is empty.");
}
