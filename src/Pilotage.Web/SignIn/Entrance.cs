using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Pilotage.Access;
using Pilotage.Host;
using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn;

/// <summary>The door of local accounts: signing in, one-time links, and changing a password. In the demonstration sample people walk in without one.</summary>
public sealed class Entrance
{
    /// <summary>How long an invitation may be used.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    /// <summary>How long the link that makes the first administrator may be used; a start makes a new one.</summary>
    public static readonly TimeSpan FirstLasts = TimeSpan.FromHours(24);

    private readonly UserManager<Login> logins;
    private readonly AccountBook book;
    private readonly Pilot pilot;
    private readonly WebOptions options;

    internal Entrance(UserManager<Login> logins, AccountBook book, Pilot pilot, WebOptions options) =>
        (this.logins, this.book, this.pilot, this.options) = (logins, book, pilot, options);

    /// <summary>Sample people that may be picked; none outside the demonstration.</summary>
    public Seq<Person> Samples => options.Demo ? pilot.People().Where(person => person.Sample).ToSeq() : [];

    /// <summary>Signs in one of the marked sample people.</summary>
    public async Task<Refusal?> Pick(HttpContext http, string person)
    {
        if (!options.Demo || pilot.Person(person) is not { Sample: true }) return WrongPassword();
        await SignedIn.Enter(http, person, "");
        return null;
    }

    /// <summary>The same words whether the person or the password is wrong, so that ids cannot be tried out.</summary>
    public async Task<Refusal?> SignIn(HttpContext http, string person, string password)
    {
        if (await logins.FindByNameAsync(person.Trim()) is not { } login)
        {
            logins.PasswordHasher.HashPassword(new(person), password); // takes as long as looking would
            return WrongPassword();
        }
        if (await logins.IsLockedOutAsync(login)) return Locked();
        if (!await logins.CheckPasswordAsync(login, password))
        {
            await logins.AccessFailedAsync(login);
            return await logins.IsLockedOutAsync(login) ? Locked() : WrongPassword();
        }
        await logins.ResetAccessFailedCountAsync(login);
        await SignedIn.Enter(http, login.Person, login.Stamp);
        return null;
    }

    /// <summary>Changes the password of the one who is signed in; every other place where that person is signed in is signed out.</summary>
    public async Task<Refusal?> Change(HttpContext http, string old, string fresh)
    {
        if (await logins.FindByIdAsync(SignedIn.Of(http).Person) is not { } login) return NoAccount();
        var changed = await logins.ChangePasswordAsync(login, old, fresh);
        if (!changed.Succeeded) return Weak(changed);
        await SignedIn.Enter(http, login.Person, login.Stamp);
        return null;
    }

    /// <summary>The token of the link that makes the first administrator; null where there is one, and in the demonstration.</summary>
    public async Task<string?> FirstLink() => options.Demo || pilot.Administered ? null : await book.Issue(LinkUse.First, "", FirstLasts);

    /// <summary>A link with which a person of the roster sets a password; an earlier one ends.</summary>
    public async Task<Outcome<string>> Invite(string person, Actor who) =>
        !pilot.Administers(who) ? Pilot.NotAdministrator() : pilot.Person(person) is null ? Pilot.NoSuchPerson(person) : await book.Issue(LinkUse.Invitation, person, InvitationLasts);

    public Link? Look(string token) => book.Look(token);

    /// <summary>Makes the first administrator. Whatever can be wrong is looked at before the link is used up.</summary>
    public async Task<Refusal?> BeFirst(HttpContext http, string token, string id, string name, string password)
    {
        if (book.Look(token) is not { Use: LinkUse.First } || pilot.Administered) return LinkEnded();
        if (Roster.Decide(null, new AccessAsk.Add(id, name), pilot.Today).Refusal is { } no) return no;
        if (await Fits(new(id), password) is { } weak) return weak;
        if (await book.Use(token) is null) return LinkEnded();
        if ((await pilot.AppointFirst(id, name)).Refusal is { } late) return late;
        return await Set(http, id, password);
    }

    /// <summary>Sets the password of the person who was invited.</summary>
    public async Task<Refusal?> Accept(HttpContext http, string token, string password)
    {
        if (book.Look(token) is not { Use: LinkUse.Invitation } link) return LinkEnded();
        if (await Fits(new(link.Person), password) is { } weak) return weak;
        if (await book.Use(token) is null) return LinkEnded();
        return await Set(http, link.Person, password);
    }

    // A new account each time: what was before, wrong passwords and stamp among them, ends with it.
    private async Task<Refusal?> Set(HttpContext http, string person, string password)
    {
        var login = new Login(person);
        var made = await logins.CreateAsync(login, password);
        if (!made.Succeeded && made.Errors.All(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            await book.Close(person);
            made = await logins.CreateAsync(login, password);
        }
        if (!made.Succeeded) return Weak(made);
        await SignedIn.Enter(http, person, login.Stamp);
        return null;
    }

    private async Task<Refusal?> Fits(Login login, string password)
    {
        foreach (var rule in logins.PasswordValidators)
            if (await rule.ValidateAsync(logins, login, password) is { Succeeded: false } weak) return Weak(weak);
        return null;
    }

    private static Refusal WrongPassword() => new("sign-in", new("账号或密码不正确", "The account or the password is wrong"), null,
        new("请核对后重试；忘记密码的，请管理员重新发送邀请链接", "Check both and try again; if the password is lost, ask the administrator for a new link"));

    private static Refusal Locked() => new("sign-in-locked", new("连续输错密码次数过多，该账号暂时锁定", "Too many wrong passwords in a row; the account is locked for a while"), null,
        new("请十五分钟后再试", "Try again in fifteen minutes"));

    private static Refusal LinkEnded() => new("link-ended", new("该链接已经使用过或者已经过期", "This link was used before, or has ended"), null,
        new("请管理员重新发送；首位管理员的链接在重新启动程序时生成", "Ask the administrator for a new one; the link for the first administrator is made anew when the program starts"));

    private static Refusal NoAccount() => new("no-account", new("您没有可以修改密码的账号", "You have no account whose password could be changed"));

    private static Refusal Weak(IdentityResult result) => result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
        ? new("sign-in", new("原密码不正确", "The present password is wrong"))
        : new("password", new($"密码至少 {SignInServices.ShortestPassword} 个字符，且不能只由少数几种字符组成", $"A password has at least {SignInServices.ShortestPassword} characters, and not only a few different ones"), null,
            new("可以用几个互不相关的词组成", "Several words that have nothing to do with each other do well"));
}
