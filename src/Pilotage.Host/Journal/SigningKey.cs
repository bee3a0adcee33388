using System.Security.Cryptography;
using System.Text;

namespace Pilotage.Host;

/// <summary>The key that signs receipts and heads: ECDSA on P-256 with SHA-256. It lives in the store, so that a node's disk may be wiped.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create();

    // OpenSSL's signing is not promised to be safe from several threads.
    private readonly Lock one = new();

    private SigningKey(string pem)
    {
        key.ImportFromPem(pem);
        Public = key.ExportSubjectPublicKeyInfoPem() + "\n";
        Id = Hash.Of(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Hash of the public key.</summary>
    public string Id { get; }

    /// <summary>The public key in PEM.</summary>
    public string Public { get; }

    public static SigningKey Of(string pem) => new(pem);

    /// <summary>A new private key in PEM.</summary>
    public static string New()
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return fresh.ExportPkcs8PrivateKeyPem() + "\n";
    }

    public Signed Sign(string text)
    {
        lock (one) return new(text, Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    public void Dispose() => key.Dispose();
}
