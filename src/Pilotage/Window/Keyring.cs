using System.Security.Cryptography;
using System.Text;

namespace Pilotage.Window;

/// <summary>A public key that certificates are verified with.</summary>
/// <param name="Id">The first eight bytes of the SHA-256 of the key, in hexadecimal: reckoned from the key, never taken from what is written beside it.</param>
/// <param name="Info">The key as SubjectPublicKeyInfo, P-256.</param>
public sealed record SealKey(string Id, Seq<byte> Info)
{
    public static SealKey Of(ReadOnlySpan<byte> info) => new(Convert.ToHexStringLower(SHA256.HashData(info).AsSpan(0, 8)), Seq.Of(info));
}

/// <summary>The keys of one pilot, as it publishes them: PEM blocks with two lines of text before them.</summary>
/// <param name="Pilot">Id of the pilot whose keys these are; empty where the file does not say.</param>
public sealed record Keyring(string Pilot, Seq<SealKey> Keys)
{
    private const string P256 = "1.2.840.10045.3.1.7"; // RFC 5480, secp256r1

    /// <summary>Reads what <see cref="Publish"/> writes, or bare PEM.</summary>
    public static Outcome<Keyring> Parse(string text)
    {
        var (pilot, keys) = ("", new List<SealKey>());
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("pilot:", StringComparison.Ordinal))) pilot = line[6..].Trim();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (!rest[found.Label].SequenceEqual("PUBLIC KEY")) continue;
            var info = Convert.FromBase64String(rest[found.Base64Data].ToString());
            if (!IsP256(info)) return Unreadable(new("密钥不是 P-256 公钥", "a key is not a P-256 public key"));
            keys.Add(SealKey.Of(info));
        }
        return keys.Count > 0 ? new Keyring(pilot, [.. keys]) : Unreadable(new("其中没有 PEM 格式的公钥", "it holds no public key in PEM"));
    }

    /// <summary>The text a pilot publishes: whoever has it verifies certificates without a connection.</summary>
    public string Publish()
    {
        var text = new StringBuilder($"pilot: {Pilot}\n");
        foreach (var key in Keys)
            text.Append("key: ").Append(key.Id).Append('\n').Append(PemEncoding.WriteString("PUBLIC KEY", key.Info.Span)).Append('\n');
        return text.ToString();
    }

    internal bool? Signed(string keyId, byte[] content, byte[] signature)
    {
        if (Keys.FirstOrDefault(key => key.Id == keyId) is not { } key) return null;
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(key.Info.Span, out _);
        return ecdsa.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static bool IsP256(byte[] info)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(info, out var read);
            return read == info.Length && ecdsa.ExportParameters(false).Curve.Oid.Value == P256;
        }
        catch (CryptographicException)
        {
            return false; // there is no way to ask beforehand
        }
    }

    private static Refusal Unreadable(Text why) => new(
        "keyring-unreadable",
        new($"公钥文件无法使用：{why.Zh}。", $"The key file cannot be used: {why.En}."),
        Advice: new("请从试点主管部门公布的地址重新下载公钥文件。", "Fetch the key file again from where the pilot publishes it."));
}
