namespace Pilotage.Window;

/// <summary>Why a code is not believed, in both languages, with what to do.</summary>
internal static class CertificateRefusals
{
    public static Refusal Damaged() => new(
        "certificate-damaged",
        new("这不是完整的证照二维码：内容缺损、被改动，或者不是本系统的证照码。", "This is no whole certificate code: it is damaged, altered, or not a code of this kind at all."),
        Advice: new("请重新扫描；仍然不行的，请按证照编号到颁发机关查询。", "Scan it again; if that does not help, ask the issuing authority by the number on the certificate."));

    public static Refusal OtherPilot(CertificateClaims claims, Keyring keyring) => new(
        "certificate-other-pilot",
        new($"该码自称属于试点“{claims.Pilot}”，所用公钥属于“{keyring.Pilot}”，不能核验。", $"The code says it is of the pilot '{claims.Pilot}', and these keys are of '{keyring.Pilot}'; it cannot be verified."),
        Advice: new($"请使用试点“{claims.Pilot}”公布的公钥。", $"Use the keys that the pilot '{claims.Pilot}' publishes."));

    public static Refusal UnknownKey(CertificateClaims claims, Keyring keyring) => new(
        "certificate-unknown-key",
        new($"该码用密钥 {claims.KeyId} 签名，公钥文件中没有（只有 {string.Join("、", keyring.Keys.Select(key => key.Id))}）。",
            $"The code is signed with the key {claims.KeyId}, which the key file does not hold (it holds {string.Join(", ", keyring.Keys.Select(key => key.Id))})."),
        Advice: new("请下载最新公布的公钥文件；仍然没有的，应视为伪造。", "Fetch the key file as published today; if the key is not in it either, take the code for a forgery."));

    public static Refusal Forged(CertificateClaims claims) => new(
        "certificate-forged",
        new($"签名不符：该码自称是 {claims.Number}，但内容不是持有密钥 {claims.KeyId} 的机关所签。", $"The signature does not match: the code says it is {claims.Number}, but the holder of the key {claims.KeyId} did not sign this content."),
        Advice: new("不要采信，并向颁发机关报告。", "Do not rely on it, and report it to the issuing authority."));

    public static Refusal NotYet(CertificateClaims claims, DateOnly today) => new(
        "certificate-not-yet",
        new($"{claims.Number} 自 {claims.IssuedOn:yyyy-MM-dd} 起有效，{today:yyyy-MM-dd} 尚未生效。", $"{claims.Number} is valid from {claims.IssuedOn:yyyy-MM-dd}, not yet on {today:yyyy-MM-dd}."),
        Advice: new("请核对日期。", "Check the day."));

    public static Refusal Expired(CertificateClaims claims, DateOnly today) => new(
        "certificate-expired",
        new($"{claims.Number}（{claims.Holder}）有效期至 {claims.Until:yyyy-MM-dd}，{today:yyyy-MM-dd} 已失效；签名属实。",
            $"{claims.Number} ({claims.Holder}) was valid until {claims.Until:yyyy-MM-dd} and has expired on {today:yyyy-MM-dd}; its signature is genuine."),
        Advice: new($"是否已经延续，请到 {claims.Address} 查询。", $"Whether it was renewed can be asked at {claims.Address}."));
}
