using System.Security.Claims;
using Pilotage.Host;
using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn;

/// <summary>What a cookie or a token is worth now: its person must be on the roster, and proved by what still proves it.</summary>
internal sealed class Standing(AccountBook book, Pilot pilot, WebOptions options)
{
    /// <summary>The stamp of who signed in at the city's identity platform: no password here can change it.</summary>
    public const string ElsewhereStamp = "elsewhere";

    /// <summary>The stamp of a program that acts for itself: it ends with the program.</summary>
    public const string ProgramStamp = "program";

    public bool Good(ClaimsPrincipal? principal) => Good(SignedIn.PersonOf(principal), principal?.FindFirst(SignedIn.Stamp)?.Value ?? "");

    public bool Good(string person, string stamp) => person.Length > 0 && stamp switch
    {
        "" => options.Demo && pilot.Person(person) is { Sample: true },
        ElsewhereStamp => options.Elsewhere is not null && pilot.Person(person) is not null,
        ProgramStamp => pilot.Person(person) is not null,
        _ => book.Find(person)?.Stamp == stamp,
    };
}
