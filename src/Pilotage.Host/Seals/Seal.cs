using System.Diagnostics;
using System.Security.Cryptography;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>
/// The seal of the pilot, a port to the city's electronic seal: signs what certificates carry. What comes with the program is a key of its own
/// in the data folder; a city's seal service takes its place by giving these three values.
/// </summary>
/// <param name="Key">The public key, P-256, which certificates are verified with.</param>
/// <param name="Sign">ECDSA with SHA-256 over the bytes: 64 bytes, IEEE P1363. Safe from several threads at once.</param>
/// <param name="Earlier">Public keys used before, which certificates of their time are still verified with.</param>
public sealed record Seal(SealKey Key, Func<byte[], byte[]> Sign, Seq<SealKey> Earlier = default)
{
    private const string Secret = "seal.pem";
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The public keys as the pilot publishes them, the present one first.</summary>
    public Keyring Keyring(string pilot) => new(pilot, [Key, .. Earlier]);

    /// <summary>The code of a certificate, signed by this seal.</summary>
    /// <param name="address">Where its state is asked for, without the number.</param>
    public Outcome<string> Code(Certificate certificate, string address) => CertificatePayload.Sign(certificate, address, Key.Id, Sign);

    /// <summary>A seal of a private key in PEM, wherever it is kept.</summary>
    public static Seal Of(string pem, Seq<SealKey> earlier = default)
    {
        // One key object a thread: OpenSSL's signing is not promised to be safe from several.
        var key = new ThreadLocal<ECDsa>(() => Import(pem));
        return new(SealKey.Of(key.Value!.ExportSubjectPublicKeyInfo()), bytes => key.Value!.SignData(bytes, HashAlgorithmName.SHA256), earlier); // the factory never gives null
    }

    /// <summary>A new private key in PEM.</summary>
    public static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>
    /// The seal kept in <c>keys/</c> of the data folder, made at the first start: <c>seal.pem</c>, which only its owner may read, and every
    /// public key there ever was as <c>seal-ID.pub.pem</c>. To change the key, take <c>seal.pem</c> away: the next start makes another, and
    /// what was signed before stays verifiable.
    /// </summary>
    public static Seal InFolder(string data)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "keys"), OwnerOnly | UnixFileMode.UserExecute).FullName;
        var secret = Path.Combine(folder, Secret);
        using var turn = Turn(folder);
        if (!File.Exists(secret)) Place(secret, NewKey());
        if ((File.GetUnixFileMode(secret) & ~OwnerOnly) != 0)
            throw new InvalidOperationException($"{secret} can be read by others than its owner. Say: chmod 600 '{secret}' (and, if others may have read it, take it away for a new one).");
        var seal = Of(File.ReadAllText(secret));
        var published = Path.Combine(folder, $"seal-{seal.Key.Id}.pub.pem");
        if (!File.Exists(published)) Place(published, PemEncoding.WriteString("PUBLIC KEY", seal.Key.Info.Span) + "\n");
        return seal with { Earlier = Public(folder).Where(key => key.Id != seal.Key.Id).ToSeq() };
    }

    private static IEnumerable<SealKey> Public(string folder) => Directory.EnumerateFiles(folder, "seal-*.pub.pem").Order(StringComparer.Ordinal)
        .SelectMany(file => Window.Keyring.Parse(File.ReadAllText(file)) is { Refused: false } keys
            ? keys.Value.Keys
            : throw new InvalidOperationException($"{file} holds no public key."));

    // One process at a time makes keys: moving a file "without overwriting" looks first and moves then, and between the two another may have placed its own.
    private static FileStream Turn(string folder)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new(Path.Combine(folder, "lock"), new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly });
            }
            catch (IOException) when (waited.Elapsed < LongestTurn)
            {
                Thread.Sleep(5);
            }
        }
    }

    // Whole or not at all, and on the disk before it is used.
    private static void Place(string path, string text)
    {
        var fresh = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(fresh, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, path);
    }

    private static ECDsa Import(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }
}
