using System.Security.Cryptography;
using System.Text;

namespace Pilotage;

/// <summary>A content hash that names its algorithm: <c>sha256:…</c> in lower-case hexadecimal.</summary>
public static class Hash
{
    public static string Of(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
