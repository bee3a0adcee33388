using System.Security.Cryptography;
using System.Text;

namespace Pilotage.Host.Accounts;

/// <summary>
/// The token by which verbs on the same machine speak to the running server: a file in the data folder that only its owner may read. Whoever
/// can read it administers the machine anyway. It is made anew at every start.
/// </summary>
public sealed class LocalToken
{
    private const string FileName = "local.token";
    private readonly byte[] word;

    private LocalToken(string word) => this.word = Encoding.ASCII.GetBytes(word);

    /// <summary>Makes a token and writes it where the owner alone finds it.</summary>
    public static LocalToken Make(string data)
    {
        var word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var (place, fresh) = (Path.Combine(data, FileName), Path.Combine(data, $"{FileName}.{Environment.ProcessId}"));
        using (var file = new FileStream(fresh, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            file.Write(Encoding.ASCII.GetBytes(word));
        File.Move(fresh, place, overwrite: true);
        return new(word);
    }

    /// <summary>The token of the server that runs on a data folder; null where there is none or it may not be read.</summary>
    public static string? Read(string data)
    {
        var place = Path.Combine(data, FileName);
        try
        {
            return File.Exists(place) ? File.ReadAllText(place).Trim() : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null; // somebody else's
        }
    }

    /// <summary>Takes the token away when the server stops.</summary>
    public static void Forget(string data) => File.Delete(Path.Combine(data, FileName));

    /// <summary>Whether a word is the token; how long it takes tells nothing about it.</summary>
    public bool Is(string said) => CryptographicOperations.FixedTimeEquals(word, Encoding.UTF8.GetBytes(said));
}
