using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn;

/// <summary>An account while Identity works on it: Identity sets one value after another and then has it kept whole.</summary>
internal sealed class Login(string person)
{
    public string Person { get; } = person;

    public string Password { get; set; } = "";

    public string Stamp { get; set; } = "";

    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public Account Whole => new(Person, Password, Stamp, Failures, LockedUntil);

    public static Login Of(Account account) =>
        new(account.Person) { Password = account.Password, Stamp = account.Stamp, Failures = account.Failures, LockedUntil = account.LockedUntil };
}
