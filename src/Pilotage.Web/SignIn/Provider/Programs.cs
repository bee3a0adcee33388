using System.Security.Cryptography;
using System.Text.Json;
using OpenIddict.Abstractions;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Pilotage.Web.SignIn.Provider;

/// <summary>A program to be let in: one that has people sign in here, one that acts for itself, or both.</summary>
/// <param name="Id">Its client id: letters in lower case, digits, hyphens.</param>
/// <param name="Name">What administrators call it.</param>
/// <param name="Redirects">Where people are sent back to after signing in; none where it only acts for itself. https, or this machine.</param>
/// <param name="ActsAs">The person of the roster as whom it acts for itself, with that person's roles and no others; null where it does not.</param>
/// <param name="Secretless">It runs where it can keep no secret, such as on a person's own machine; it then never acts for itself.</param>
public sealed record ProgramAsk(string Id, string Name, Seq<string>? Redirects = null, string? ActsAs = null, bool Secretless = false)
{
    internal Seq<string> SentBack => Redirects ?? [];
}

/// <summary>A program that was let in.</summary>
public sealed record ProgramShown(string Id, string Name, Seq<string> Redirects, string? ActsAs, bool Secretless);

/// <summary>What a program proves itself with; told once and kept nowhere.</summary>
public sealed record ProgramSecret(string Id, string? Secret);

/// <summary>Programs let in by administrators. That one was let in, by whom and as what, is a fact; its secret is none.</summary>
public sealed class Programs(IOpenIddictApplicationManager applications, Pilot pilot, TokenStore store)
{
    /// <summary>The program that every pilot knows: verbs on a person's own machine.</summary>
    public const string Verbs = "pilotage-verbs";

    /// <summary>The scope by which a token opens the API.</summary>
    public const string ApiScope = "api";

    private const string ActsAsKey = "acts_as";

    public async Task<Outcome<Seq<ProgramShown>>> List(Actor who, CancellationToken stop = default)
    {
        if (!pilot.Administers(who)) return Pilot.NotAdministrator();
        await store.Prepare(stop);
        var found = new List<ProgramShown>();
        await foreach (var one in applications.ListAsync(cancellationToken: stop)) found.Add(await Shown(one, stop));
        return found.Where(one => one.Id != Verbs).OrderBy(one => one.Id, StringComparer.Ordinal).ToSeq();
    }

    public async Task<Outcome<ProgramSecret>> LetIn(ProgramAsk ask, Actor who, CancellationToken stop = default)
    {
        if (Wrong(ask) is { } wrong) return wrong;
        if (!pilot.Administers(who)) return Pilot.NotAdministrator();
        await store.Prepare(stop);
        if (ask.Id == Verbs || await applications.FindByClientIdAsync(ask.Id, stop) is not null)
            return new Refusal("program-known", new($"“{ask.Id}”已经接入", $"'{ask.Id}' has been let in already"), null, new("请换一个标识，或者先终止原来的接入", "Choose another id, or end the one there first"));
        if ((await pilot.LetProgramIn(ask.Id, ask.Name, ask.ActsAs, who)).Refusal is { } no) return no;
        var secret = ask.Secretless ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await applications.CreateAsync(Description(ask, secret), stop);
        return new ProgramSecret(ask.Id, secret);
    }

    /// <summary>Ends a program: whatever tokens it holds open nothing from now on.</summary>
    public async Task<Outcome<Done>> End(string id, Actor who, CancellationToken stop = default)
    {
        if (!pilot.Administers(who)) return Pilot.NotAdministrator();
        await store.Prepare(stop);
        if (id == Verbs || await applications.FindByClientIdAsync(id, stop) is not { } there)
            return new Refusal("no-such-program", new($"没有接入系统“{id}”", $"There is no program '{id}'"), null, new("标识见接入系统列表", "The list of programs has their ids"));
        await applications.DeleteAsync(there, stop);
        return await pilot.EndProgram(id, who);
    }

    /// <summary>The person as whom a program acts for itself; null where it does not.</summary>
    public async Task<string?> ActsAs(string id) => await applications.FindByClientIdAsync(id) is { } there ? await ActsAs(there, default) : null;

    /// <summary>Makes known the program that every pilot knows.</summary>
    public async Task Prepare(CancellationToken stop)
    {
        await store.Prepare(stop);
        if (await applications.FindByClientIdAsync(Verbs, stop) is null) await applications.CreateAsync(Description(new(Verbs, "pilotage", Secretless: true), null), stop);
    }

    private static OpenIddictApplicationDescriptor Description(ProgramAsk ask, string? secret)
    {
        var one = new OpenIddictApplicationDescriptor
        {
            ClientId = ask.Id, ClientSecret = secret, DisplayName = ask.Name, ConsentType = ConsentTypes.Implicit,
            ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
        };
        one.Permissions.UnionWith([Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Prefixes.Scope + ApiScope, Permissions.Scopes.Profile]);
        if (ask.SentBack.Count > 0)
        {
            one.Permissions.UnionWith([
                Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            ]);
            one.RedirectUris.UnionWith(ask.SentBack.Select(address => new Uri(address)));
            one.PostLogoutRedirectUris.UnionWith(ask.SentBack.Select(address => new Uri(new Uri(address), "/")));
        }
        if (ask.Id == Verbs) one.Permissions.UnionWith([Permissions.Endpoints.DeviceAuthorization, Permissions.GrantTypes.DeviceCode, Permissions.GrantTypes.RefreshToken]);
        if (secret is not null) one.Permissions.Add(Permissions.Endpoints.Introspection);
        if (ask.ActsAs is not { } person) return one;
        one.Permissions.Add(Permissions.GrantTypes.ClientCredentials);
        one.Properties[ActsAsKey] = JsonSerializer.SerializeToElement(person);
        return one;
    }

    private async Task<ProgramShown> Shown(object one, CancellationToken stop) => new(
        await applications.GetClientIdAsync(one, stop) ?? "",
        await applications.GetDisplayNameAsync(one, stop) ?? "",
        (await applications.GetRedirectUrisAsync(one, stop)).ToSeq(),
        await ActsAs(one, stop),
        await applications.HasClientTypeAsync(one, ClientTypes.Public, stop));

    private async Task<string?> ActsAs(object one, CancellationToken stop) =>
        (await applications.GetPropertiesAsync(one, stop)).TryGetValue(ActsAsKey, out var person) ? person.GetString() : null;

    private Refusal? Wrong(ProgramAsk ask)
    {
        if (ask.Id.Length is < 2 or > 64 || ask.Id.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-'))
            return new("program-wrong", new($"标识“{ask.Id}”应为 2 至 64 个小写字母、数字或连字符", $"The id '{ask.Id}' should be 2 to 64 lower-case letters, digits or hyphens"));
        if (string.IsNullOrWhiteSpace(ask.Name)) return new("program-wrong", new("请填写系统名称", "Name the program"));
        if (ask.SentBack.FirstOrDefault(address => !Fits(address)) is { } bad)
            return new("program-wrong", new($"回跳地址“{bad}”不可用", $"People cannot be sent back to '{bad}'"), null, new("应为 https 地址（本机可用 http），不带片段", "It should be an https address (http on this machine), without a fragment"));
        if (ask is { Secretless: true, ActsAs: not null })
            return new("program-wrong", new("不能保管密钥的系统不能以自己的名义办理", "A program that can keep no secret cannot act for itself"));
        if (ask.SentBack.Count == 0 && ask.ActsAs is null)
            return new("program-wrong", new("请填写回跳地址，或者指明以何人身份办理", "Say where people are sent back to, or as whom the program acts"));
        return ask.ActsAs is { } person && pilot.Person(person) is null ? Pilot.NoSuchPerson(person) : null;
    }

    private static bool Fits(string address) => Uri.TryCreate(address, UriKind.Absolute, out var to) && to.Fragment.Length == 0
        && (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && to.IsLoopback));
}
