using System.Formats.Cbor;
using System.Globalization;
using System.Text;

namespace Pilotage.Window;

/// <summary>
/// The signed code on a certificate, which verifies without a connection: <c>PLT1:</c> and Base45 of a canonical CBOR array followed by an ECDSA
/// P-256 signature (64 bytes, IEEE P1363). The whole text has at most 400 characters, all of them in the alphanumeric set of QR codes.
/// Names are whole as long as they fit, which a name of twenty Chinese characters always does with usual ids and address; one that does not is cut, ends in an ellipsis and is
/// marked as cut, and the digest still binds the whole of it.
/// </summary>
public static class CertificatePayload
{
    /// <summary>The most characters a code has.</summary>
    public const int Longest = 400;

    private const string Prefix = "PLT1:";
    private const int SignatureLength = 64;
    private const int LongestBody = (Longest - 5) / 3 * 2 + 1 - SignatureLength; // 395 characters hold 263 bytes: 131 pairs and one
    private const int LeastName = 26; // bytes kept for a name that is cut: twelve Chinese characters
    private static readonly DateOnly Epoch = new(2000, 1, 1); // days count from here, so that a date takes three bytes

    [Flags]
    private enum Cut { None = 0, Holder = 1, Unit = 2 }

    /// <summary>The code of a certificate; refused where even cut names do not fit, naming what is too long.</summary>
    /// <param name="address">Where the state is asked for, without the number, such as <c>https://example.org/verify/</c>.</param>
    /// <param name="sign">The seal: signs with ECDSA P-256 and SHA-256, 64 bytes.</param>
    public static Outcome<string> Sign(Certificate certificate, string address, string keyId, Func<byte[], byte[]> sign)
    {
        if (Body(certificate, address, keyId) is not { } body)
        {
            return new Refusal("certificate-too-large",
                new($"证照二维码放不下：试点标识、证照类型、编号和查询地址合计过长（地址 {address.Length} 个字符）。",
                    $"The code of the certificate does not fit: pilot, type, number and address are too long together (the address has {address.Length} characters)."),
                Advice: new("请缩短查询地址或者标识。", "Shorten the address or the ids."));
        }
        var signature = sign(Signed(body));
        return signature.Length == SignatureLength ? Prefix + Base45.Encode([.. body, .. signature])
            : throw new InvalidOperationException($"The seal gave {signature.Length} bytes, not {SignatureLength}");
    }

    /// <summary>What a code claims, once it is proved; else why not. Whether the certificate was suspended or revoked since is known at its address only.</summary>
    public static Outcome<CertificateClaims> Verify(string text, Keyring keyring, DateOnly today)
    {
        if (Open(text) is not (var body, var signature) || Read(body) is not { } claims) return CertificateRefusals.Damaged();
        if (keyring.Pilot.Length > 0 && claims.Pilot != keyring.Pilot) return CertificateRefusals.OtherPilot(claims, keyring);
        return keyring.Signed(claims.KeyId, Signed(body), signature) switch
        {
            null => CertificateRefusals.UnknownKey(claims, keyring),
            false => CertificateRefusals.Forged(claims),
            _ when claims.IssuedOn > today => CertificateRefusals.NotYet(claims, today),
            _ when claims.Until < today => CertificateRefusals.Expired(claims, today),
            _ => claims,
        };
    }

    private static (byte[] Body, byte[] Signature)? Open(string text)
    {
        var code = text.Trim();
        if (code.Length > Longest || !code.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        return Base45.Decode(code.AsSpan(Prefix.Length)) is { Length: > SignatureLength } bytes ? (bytes[..^SignatureLength], bytes[^SignatureLength..]) : null;
    }

    // The prefix is signed too, so that a signature made for anything else is never one of a certificate.
    private static byte[] Signed(byte[] body) => [.. Encoding.ASCII.GetBytes(Prefix), .. body];

    private static byte[]? Body(Certificate certificate, string address, string keyId)
    {
        var (holder, unit, cut) = (certificate.Holder, certificate.UnitName.Zh, Cut.None);
        byte[] Written() => Write(certificate, holder, unit, cut, address, keyId);
        var over = Written().Length - LongestBody;
        if (over <= 0) return Written();
        holder = Fit(holder, Math.Max(LeastName, Size(holder) - over));
        over = Written().Length - LongestBody;
        if (over > 0) unit = Fit(unit, Math.Max(LeastName, Size(unit) - over));
        cut = (holder == certificate.Holder ? Cut.None : Cut.Holder) | (unit == certificate.UnitName.Zh ? Cut.None : Cut.Unit);
        return Written() is var body && body.Length <= LongestBody ? body : null;
    }

    private static byte[] Write(Certificate certificate, string holder, string unit, Cut cut, string address, string keyId)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(11);
        writer.WriteInt32((int)cut);
        writer.WriteTextString(certificate.Pilot);
        writer.WriteTextString(certificate.Type);
        Name(writer, certificate.Number);
        Name(writer, holder);
        Name(writer, unit);
        writer.WriteInt32(certificate.IssuedOn.DayNumber - Epoch.DayNumber);
        if (certificate.Until is { } until) writer.WriteInt32(until.DayNumber - Epoch.DayNumber);
        else writer.WriteNull();
        writer.WriteByteString(Convert.FromHexString(keyId));
        writer.WriteByteString(certificate.Digest());
        writer.WriteTextString(address);
        writer.WriteEndArray();
        return writer.Encode();
    }

    private static CertificateClaims? Read(byte[] body)
    {
        try
        {
            var reader = new CborReader(body, CborConformanceMode.Canonical);
            if (reader.ReadStartArray() != 11) return null;
            var cut = (Cut)reader.ReadInt32();
            var claims = new CertificateClaims(
                Pilot: reader.ReadTextString(),
                Type: reader.ReadTextString(),
                Number: Name(reader),
                Holder: Name(reader),
                HolderCut: cut.HasFlag(Cut.Holder),
                UnitName: Name(reader),
                UnitCut: cut.HasFlag(Cut.Unit),
                IssuedOn: Day(reader),
                Until: reader.PeekState() == CborReaderState.Null ? None(reader) : Day(reader),
                KeyId: Convert.ToHexStringLower(reader.ReadByteString()),
                Digest: Convert.ToHexStringLower(reader.ReadByteString()),
                Address: reader.ReadTextString());
            reader.ReadEndArray();
            return reader.BytesRemaining == 0 ? claims with { Address = claims.Address + Uri.EscapeDataString(claims.Number) } : null;
        }
        catch (Exception broken) when (broken is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null; // a reader of bytes tells damage by throwing; here it is an answer
        }
    }

    // Chinese takes three bytes a character in UTF-8 and two in UTF-16: the shorter is taken, and CBOR's kind of string says which it was.
    private static void Name(CborWriter writer, string name)
    {
        if (Encoding.BigEndianUnicode.GetByteCount(name) < Encoding.UTF8.GetByteCount(name)) writer.WriteByteString(Encoding.BigEndianUnicode.GetBytes(name));
        else writer.WriteTextString(name);
    }

    private static string Name(CborReader reader) =>
        reader.PeekState() == CborReaderState.TextString ? reader.ReadTextString() : Encoding.BigEndianUnicode.GetString(reader.ReadByteString());

    private static int Size(string name) => Math.Min(Encoding.BigEndianUnicode.GetByteCount(name), Encoding.UTF8.GetByteCount(name));

    // Cut between what a reader sees as characters, and visibly.
    private static string Fit(string name, int bytes)
    {
        if (Size(name) <= bytes) return name;
        var starts = StringInfo.ParseCombiningCharacters(name);
        var end = starts.Length - 1;
        while (end > 0 && Size(name[..starts[end]] + "…") > bytes) end--;
        return name[..starts[end]] + "…";
    }

    private static DateOnly Day(CborReader reader) => Epoch.AddDays(reader.ReadInt32());

    private static DateOnly? None(CborReader reader)
    {
        reader.ReadNull();
        return null;
    }
}
