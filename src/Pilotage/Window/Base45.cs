namespace Pilotage.Window;

/// <summary>RFC 9285: bytes in the 45 characters that a QR code holds most densely.</summary>
public static class Base45
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder(bytes.Length * 3 / 2 + 1);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var pair = bytes[i] << 8 | bytes[i + 1];
            text.Append(Letters[pair % 45]).Append(Letters[pair / 45 % 45]).Append(Letters[pair / 2025]);
        }
        if (bytes.Length % 2 == 1) text.Append(Letters[bytes[^1] % 45]).Append(Letters[bytes[^1] / 45]);
        return text.ToString();
    }

    /// <summary>The bytes, or null where the text is none of this encoding.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 3 == 1) return null;
        var bytes = new List<byte>(text.Length * 2 / 3);
        for (var i = 0; i < text.Length; i += 3)
        {
            var (whole, value) = (i + 2 < text.Length, 0);
            for (var j = whole ? 2 : 1; j >= 0; j--)
            {
                if (Letters.IndexOf(text[i + j], StringComparison.Ordinal) is not (>= 0 and var letter)) return null;
                value = value * 45 + letter;
            }
            if (value > (whole ? 0xFFFF : 0xFF)) return null;
            if (whole) bytes.Add((byte)(value >> 8));
            bytes.Add((byte)(value & 0xFF));
        }
        return [.. bytes];
    }
}
