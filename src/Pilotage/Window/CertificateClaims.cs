namespace Pilotage.Window;

/// <summary>What a verified code says of its certificate.</summary>
/// <param name="Holder">The name of the holder; where <paramref name="HolderCut"/>, its beginning and an ellipsis.</param>
/// <param name="UnitName">The name of the issuing unit; where <paramref name="UnitCut"/>, its beginning and an ellipsis.</param>
/// <param name="Until">The last day it is valid, whole; null where it has no end.</param>
/// <param name="KeyId">The key it was signed with.</param>
/// <param name="Digest">Digest of everything on the certificate, <see cref="Certificate.Digest"/> in hexadecimal.</param>
/// <param name="Address">Where to ask how it stands today.</param>
public sealed record CertificateClaims(
    string Pilot, string Type, string Number, string Holder, bool HolderCut, string UnitName, bool UnitCut,
    DateOnly IssuedOn, DateOnly? Until, string KeyId, string Digest, string Address)
{
    /// <summary>Whether a certificate is the one the code was made for: every word on it, names that were cut included.</summary>
    public bool Covers(Certificate certificate) => Digest == Convert.ToHexStringLower(certificate.Digest());

    /// <summary>Why the code is believed, and what it cannot tell.</summary>
    public Explanation Why() => new(
        new($"{Number} 由{UnitName}于 {IssuedOn:yyyy-MM-dd} 颁发给{Holder}。", $"{Number} was issued to {Holder} by {UnitName} on {IssuedOn:yyyy-MM-dd}."),
        Parts:
        [
            new(new($"签名与公钥 {KeyId} 相符，内容未被改动。", $"The signature matches the key {KeyId}; nothing in it was changed.")),
            new(Until is { } last
                ? new($"有效期至 {last:yyyy-MM-dd}（含当日）。", $"It is valid until {last:yyyy-MM-dd}, that day included.")
                : new("证照未载明截止日期。", "It names no last day.")),
            .. HolderCut || UnitCut
                ? [new Explanation(new("名称过长，码中只载其前部；全称以证照为准，可用内容摘要核对。", "A name was too long for the code, which holds its beginning; the certificate has it whole, and the digest proves it."))]
                : Array.Empty<Explanation>(),
        ],
        Doubt: new($"离线核验不能得知颁发后是否被暂停、撤销、吊销或者注销，请到 {Address} 查询。",
            $"Off-line nobody can tell whether it has been suspended, revoked or cancelled since; ask at {Address}."));
}
