using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pilotage.Window;

namespace Pilotage.Web.Portal;

/// <summary>A file that was taken in with a form that then came back: its words are sealed for its sender, so that nobody names a file of someone else's.</summary>
public sealed record KeptUpload(string Material, string Name, string Hash, long Size, string Words)
{
    private const char Cut = '\n';

    public Handed Handed => new(Material, new Personal(Name), Hash, Size);

    public static KeptUpload Of(IDataProtectionProvider protection, string person, string material, string name, string hash, long size) =>
        new(material, name, hash, size, Protector(protection, person).Protect(string.Join(Cut, material, hash, size, name)));

    /// <summary>Null where the words are not ours, or another person's.</summary>
    public static KeptUpload? Read(IDataProtectionProvider protection, string person, string words)
    {
        try
        {
            var parts = Protector(protection, person).Unprotect(words).Split(Cut, 4);
            return new(parts[0], parts[3], parts[1], long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), words);
        }
        catch (CryptographicException)
        {
            return null; // there is no way to ask beforehand
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection, string person) => protection.CreateProtector("upload", person.Length > 0 ? person : "nobody");
}
