using System.CommandLine;
using Pilotage.Web.SignIn.Provider;

namespace Pilotage.Cli;

/// <summary><c>sign-in</c>, <c>sign-out</c>: a person lets the verbs on this machine act as that person at a pilot elsewhere.</summary>
public static class SignInVerbs
{
    private static readonly Argument<string> Server = new("server") { Description = "Address of the pilot · 服务地址" };

    public static IEnumerable<Command> Families()
    {
        yield return Verb("sign-in", "Let the verbs of this machine act as you at a pilot elsewhere · 登录远程试点", In);
        yield return Verb("sign-out", "End that, there and here · 退出远程试点", async (server, language) =>
        {
            await RemoteToken.End(server);
            Cli.Show.Line(new Text($"已退出 {server}", $"signed out of {server}").In(language));
            return 0;
        });
    }

    private static Command Verb(string name, string about, Func<Uri, Language, Task<int>> work)
    {
        var verb = new Command(name, about) { Server };
        verb.SetAction(async (parsed, stop) =>
        {
            var (said, language) = (parsed.GetValue(Server)!, Cli.Show.Language(parsed)); // the argument is required
            if (Address(said) is not { } server) return Cli.Show.Usage(NoAddress(said), language);
            try
            {
                return await work(server, language);
            }
            catch (HttpRequestException error)
            {
                return Cli.Show.Broken(new($"连接不上 {server}：{error.Message}", $"{server} cannot be reached: {error.Message}"), language);
            }
        });
        return verb;
    }

    /// <summary>A token goes to nobody but over TLS, or to this machine.</summary>
    public static Uri? Address(string said) => Uri.TryCreate(said.TrimEnd('/') + "/", UriKind.Absolute, out var server)
        && (server.Scheme == Uri.UriSchemeHttps || (server.Scheme == Uri.UriSchemeHttp && server.IsLoopback)) ? server : null;

    public static Text NoAddress(string said) => new($"“{said}”应为 https 地址（本机可用 http）", $"'{said}' should be an https address (http on this machine)");

    private static async Task<int> In(Uri server, Language language)
    {
        var asked = await RemoteToken.Post(server, "connect/device", ("client_id", Programs.Verbs), ("scope", $"openid offline_access {Programs.ApiScope}"));
        if (asked["device_code"]?.ToString() is not { } device)
            return Cli.Show.Broken(new($"{server} 没有应答登录请求：{asked["error_description"] ?? asked["error"]}", $"{server} does not answer the request: {asked["error_description"] ?? asked["error"]}"), language);
        Cli.Show.Line(new Text($"请在浏览器中打开，登录后核对验证码 {asked["user_code"]}：\n  {asked["verification_uri_complete"] ?? asked["verification_uri"]}",
            $"Open this in a browser, sign in and check that it shows {asked["user_code"]}:\n  {asked["verification_uri_complete"] ?? asked["verification_uri"]}").In(language));
        var pause = TimeSpan.FromSeconds(asked["interval"]?.GetValue<int>() ?? 5);
        for (var until = DateTimeOffset.UtcNow.AddSeconds(asked["expires_in"]?.GetValue<int>() ?? 600); DateTimeOffset.UtcNow < until;)
        {
            await Task.Delay(pause);
            var answer = await RemoteToken.Ask(server, ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", Programs.Verbs), ("device_code", device));
            if (answer["refresh_token"]?.ToString() is { } refresh)
            {
                RemoteToken.Keep(server, refresh);
                Cli.Show.Line(new Text($"已登录 {server}；命令加 --server {server} 即可使用", $"signed in at {server}; add --server {server} to a verb").In(language));
                return 0;
            }
            if (answer["error"]?.ToString() == "slow_down") pause += TimeSpan.FromSeconds(5);
            else if (answer["error"]?.ToString() != "authorization_pending")
                return Cli.Show.Broken(new($"没有登录：{answer["error_description"] ?? answer["error"]}", $"Not signed in: {answer["error_description"] ?? answer["error"]}"), language);
        }
        return Cli.Show.Broken(new("验证码已经过期，没有登录", "The code has ended; nobody signed in"), language);
    }
}
