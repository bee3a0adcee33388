using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pilotage.Web.SignIn.Provider;

namespace Pilotage.Cli;

/// <summary>
/// The token with which verbs speak to a pilot on another machine: a program's own, from the environment, or the person's who signed in on this one.
/// What is kept of a person stands in a file that its owner alone may read.
/// </summary>
internal static class RemoteToken
{
    public const string ProgramVariable = "PILOTAGE_PROGRAM";
    public const string SecretVariable = "PILOTAGE_SECRET"; // no argument: those are seen by everyone on the machine

    public sealed class NotSignedIn(Text what) : Exception(what.En)
    {
        public Text What { get; } = what;
    }

    /// <summary>A token for the API of a server.</summary>
    public static async Task<string> For(Uri server)
    {
        if (Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } program)
        {
            var own = await Ask(server, ("grant_type", "client_credentials"), ("client_id", program),
                ("client_secret", Environment.GetEnvironmentVariable(SecretVariable) ?? ""), ("scope", Programs.ApiScope));
            return own["access_token"]?.ToString() ?? throw new NotSignedIn(new($"“{program}”未获准使用 {server}：{own["error_description"] ?? own["error"]}\n请核对 {ProgramVariable} 和 {SecretVariable}。",
                $"{server} does not let '{program}' in: {own["error_description"] ?? own["error"]}\nCheck {ProgramVariable} and {SecretVariable}."));
        }
        var kept = File.Exists(Place(server)) ? await File.ReadAllTextAsync(Place(server)) : "";
        if (kept.Length > 0)
        {
            var fresh = await Ask(server, ("grant_type", "refresh_token"), ("client_id", Programs.Verbs), ("refresh_token", kept));
            if (fresh["access_token"]?.ToString() is { } token)
            {
                Keep(server, fresh["refresh_token"]?.ToString() ?? kept);
                return token;
            }
        }
        throw new NotSignedIn(new($"尚未登录 {server}，或者登录已经过期。\n请运行 pilotage sign-in {server}。", $"Not signed in at {server}, or no longer.\nRun pilotage sign-in {server}."));
    }

    /// <summary>Asks the server for a token; what comes back holds it, or the error.</summary>
    public static async Task<JsonNode> Ask(Uri server, params (string Name, string Value)[] form) => await Post(server, "connect/token", form);

    public static async Task<JsonNode> Post(Uri server, string path, params (string Name, string Value)[] form)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !server.IsLoopback }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(form.Select(part => KeyValuePair.Create(part.Name, part.Value))));
        try
        {
            return await answer.Content.ReadFromJsonAsync<JsonNode>() ?? new JsonObject();
        }
        catch (JsonException)
        {
            return new JsonObject { ["error"] = $"HTTP {(int)answer.StatusCode}" }; // no pilot answers there
        }
    }

    public static void Keep(Uri server, string refresh)
    {
        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var file = new FileStream(Place(server), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        file.Write(System.Text.Encoding.ASCII.GetBytes(refresh));
    }

    /// <summary>Has the server take the token back, and forgets it; also where the server does not answer.</summary>
    public static async Task End(Uri server)
    {
        if (!File.Exists(Place(server))) return;
        var kept = await File.ReadAllTextAsync(Place(server));
        File.Delete(Place(server));
        await Post(server, "connect/revoke", ("client_id", Programs.Verbs), ("token", kept));
    }

    private static string Folder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "pilotage");

    private static string Place(Uri server) => Path.Combine(Folder, $"{string.Concat(server.Authority.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_'))}.token");
}
