namespace Pilotage.Host.Accounts;

/// <summary>With what a person of the roster proves to be that person. It is no fact: the journal never holds it.</summary>
/// <param name="Person">Id of the person on the roster.</param>
/// <param name="Password">Salted hash of the password (PBKDF2), as ASP.NET Core Identity writes it.</param>
/// <param name="Stamp">Changes with the password, so that whoever signed in with the old one is signed out.</param>
/// <param name="Failures">Wrong passwords in a row.</param>
/// <param name="LockedUntil">Nobody can sign in before; null where not locked.</param>
public sealed record Account(string Person, string Password, string Stamp, int Failures = 0, DateTimeOffset? LockedUntil = null);

/// <summary>What a one-time link is for: to make the first administrator, or to set the password of a person who was invited.</summary>
public enum LinkUse { First, Invitation }

/// <summary>A one-time link: whoever has its token may use it once, before it ends. The store knows the token's hash only.</summary>
/// <param name="Person">Whose password it sets; empty for the first administrator, who chooses an id.</param>
public sealed record Link(LinkUse Use, string Person, DateTimeOffset Until);
