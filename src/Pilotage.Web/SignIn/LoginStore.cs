using Microsoft.AspNetCore.Identity;
using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn;

/// <summary>Identity's accounts in the pilot's own store: passwords, lock-out, stamps. A person's name and roles stand on the roster, not here.</summary>
internal sealed class LoginStore(AccountBook book) : IUserPasswordStore<Login>, IUserLockoutStore<Login>, IUserSecurityStampStore<Login>
{
    public void Dispose() { }

    Task<string> IUserStore<Login>.GetUserIdAsync(Login login, CancellationToken stop) => Task.FromResult(login.Person);

    Task<string?> IUserStore<Login>.GetUserNameAsync(Login login, CancellationToken stop) => Task.FromResult<string?>(login.Person);

    Task<string?> IUserStore<Login>.GetNormalizedUserNameAsync(Login login, CancellationToken stop) => Task.FromResult<string?>(login.Person);

    // The id is the name and never changes.
    Task IUserStore<Login>.SetUserNameAsync(Login login, string? name, CancellationToken stop) => Task.CompletedTask;

    Task IUserStore<Login>.SetNormalizedUserNameAsync(Login login, string? name, CancellationToken stop) => Task.CompletedTask;

    Task<IdentityResult> IUserStore<Login>.CreateAsync(Login login, CancellationToken stop) => Keep(login);

    Task<IdentityResult> IUserStore<Login>.UpdateAsync(Login login, CancellationToken stop) => Keep(login);

    async Task<IdentityResult> IUserStore<Login>.DeleteAsync(Login login, CancellationToken stop)
    {
        await book.Close(login.Person);
        return IdentityResult.Success;
    }

    Task<Login?> IUserStore<Login>.FindByIdAsync(string person, CancellationToken stop) => Find(person);

    Task<Login?> IUserStore<Login>.FindByNameAsync(string name, CancellationToken stop) => Find(name);

    Task IUserPasswordStore<Login>.SetPasswordHashAsync(Login login, string? hash, CancellationToken stop)
    {
        login.Password = hash ?? "";
        return Task.CompletedTask;
    }

    Task<string?> IUserPasswordStore<Login>.GetPasswordHashAsync(Login login, CancellationToken stop) => Task.FromResult<string?>(login.Password);

    Task<bool> IUserPasswordStore<Login>.HasPasswordAsync(Login login, CancellationToken stop) => Task.FromResult(login.Password.Length > 0);

    Task<DateTimeOffset?> IUserLockoutStore<Login>.GetLockoutEndDateAsync(Login login, CancellationToken stop) => Task.FromResult(login.LockedUntil);

    Task IUserLockoutStore<Login>.SetLockoutEndDateAsync(Login login, DateTimeOffset? until, CancellationToken stop)
    {
        login.LockedUntil = until;
        return Task.CompletedTask;
    }

    Task<int> IUserLockoutStore<Login>.IncrementAccessFailedCountAsync(Login login, CancellationToken stop) => Task.FromResult(++login.Failures);

    Task IUserLockoutStore<Login>.ResetAccessFailedCountAsync(Login login, CancellationToken stop)
    {
        login.Failures = 0;
        return Task.CompletedTask;
    }

    Task<int> IUserLockoutStore<Login>.GetAccessFailedCountAsync(Login login, CancellationToken stop) => Task.FromResult(login.Failures);

    Task<bool> IUserLockoutStore<Login>.GetLockoutEnabledAsync(Login login, CancellationToken stop) => Task.FromResult(true);

    Task IUserLockoutStore<Login>.SetLockoutEnabledAsync(Login login, bool enabled, CancellationToken stop) => Task.CompletedTask;

    Task IUserSecurityStampStore<Login>.SetSecurityStampAsync(Login login, string stamp, CancellationToken stop)
    {
        login.Stamp = stamp;
        return Task.CompletedTask;
    }

    Task<string?> IUserSecurityStampStore<Login>.GetSecurityStampAsync(Login login, CancellationToken stop) => Task.FromResult<string?>(login.Stamp);

    private Task<Login?> Find(string person) => Task.FromResult(book.Find(person) is { } account ? Login.Of(account) : null);

    private async Task<IdentityResult> Keep(Login login)
    {
        await book.Keep(login.Whole);
        return IdentityResult.Success;
    }
}
