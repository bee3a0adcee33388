using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using Pilotage.Web;

namespace Pilotage.Cli;

/// <summary>
/// How verbs reach a pilot: through the API of the running server, with the token of its data folder; where no server runs, through the same API
/// of one that this process opens for the moment on a free port, which locks the folder.
/// </summary>
internal sealed class Door : IAsyncDisposable
{
    public const string Folder = "data";
    public const string DemoFolder = "data/demo";

    public static readonly Option<string?> Data = new("--data") { Description = "The data folder · 数据文件夹" };
    public static readonly Option<string?> Store = new("--store") { Description = "A PostgreSQL connection string, where no server runs · PostgreSQL 连接串" };
    public static readonly Option<string?> Pack = new("--pack") { Description = "Folder of the pack, or its id, where no server runs · 方案包" };
    public static readonly Option<string?> Server = new("--server") { Description = "A pilot on another machine, see sign-in · 远程试点的地址" };
    public static readonly Option<string?> As = new("--as") { Description = "The person acted as · 以何人身份" };

    private readonly HttpClient client;
    private readonly IAsyncDisposable[] opened;

    private Door(string address, string token, string person, Language language, params IAsyncDisposable[] opened)
    {
        this.opened = opened;
        client = new HttpClient(new SocketsHttpHandler { UseProxy = !new Uri(address).IsLoopback, AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        if (person.Length > 0) client.DefaultRequestHeaders.Add("Pilotage-As", person);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language == Language.En ? "en" : "zh-CN");
    }

    /// <summary>A verb that speaks to a pilot: <paramref name="options"/> are its own.</summary>
    public static Command Verb(string name, string about, Symbol[] options, Func<Door, ParseResult, Task<int>> work)
    {
        var verb = new Command(name, about);
        foreach (var option in options)
        {
            if (option is Argument argument) verb.Arguments.Add(argument);
            else verb.Options.Add((Option)option);
        }
        foreach (var option in new Option[] { As, Data, Store, Pack, Server }) verb.Options.Add(option);
        verb.SetAction(async (parsed, stop) =>
        {
            var language = Show.Language(parsed);
            try
            {
                await using var door = await Open(parsed, language, stop);
                return door is null ? Show.Usage(new("找不到方案包；请用 --pack 指明", "there is no such pack; name it with --pack"), language) : await work(door, parsed);
            }
            catch (Opening.InTheWay way)
            {
                return Show.Broken(way.What, language);
            }
            catch (RemoteToken.NotSignedIn no)
            {
                return Show.Broken(no.What, language);
            }
            catch (HttpRequestException error)
            {
                return Show.Broken(new($"与服务的连接中断：{error.Message}\n没有收到回执的即为没有办理，可用同一 --key 重试。", $"The connection to the server broke: {error.Message}\nWhat was not acknowledged may not have been done; try again with the same --key."), language);
            }
        });
        return verb;
    }

    public Task<Answered> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answered> Post(string path, JsonNode body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    public async Task<Answered> Upload(string path)
    {
        await using var file = File.OpenRead(path);
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await Send(HttpMethod.Post, $"files?name={Uri.EscapeDataString(Path.GetFileName(path))}", content);
    }

    /// <summary>Sends bytes of a kind.</summary>
    public async Task<Answered> Send(string path, byte[] bytes, string kind)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(kind);
        return await Send(HttpMethod.Post, path, content);
    }

    /// <summary>Writes what an address gives into a file.</summary>
    /// <returns>The problem, where there is one and nothing was written.</returns>
    public async Task<Answered?> Take(string path, string file)
    {
        using var response = await client.GetAsync($"/api/v1/{path}");
        if (!response.IsSuccessStatusCode) return new(response.StatusCode, await response.Content.ReadAsStringAsync());
        await using var kept = File.Create(file);
        await response.Content.CopyToAsync(kept);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        foreach (var part in opened) await part.DisposeAsync();
    }

    private async Task<Answered> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = content };
        request.Headers.ExpectContinue = content is StreamContent; // a file that is too large is refused before it is sent
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a pilot without a server, for what only reads and is nobody else's; null where no pack is found.</summary>
    public static async Task<Pilot?> Alone(ParseResult parsed, CancellationToken stop)
    {
        var home = Home(parsed.GetValue(Data));
        var before = Running.Read(home);
        if (Folders.Pack(parsed.GetValue(Pack) ?? before?.Pack) is not { } folder || PackFolder.Load(folder).Pack is not { } pack) return null;
        // A demonstration's day was written down when it was moved last, and is taken up again.
        var day = before?.Demo == true ? Demonstration.Start(pack, pack.Manifest.Period.From) : (DateOnly?)null;
        return await Opening.Pilot(pack, new(home, StoreOf(parsed), day), stop);
    }

    private static async Task<Door?> Open(ParseResult parsed, Language language, CancellationToken stop)
    {
        if (parsed.GetValue(Server) is { } said)
        {
            var server = SignInVerbs.Address(said) ?? throw new RemoteToken.NotSignedIn(SignInVerbs.NoAddress(said));
            return new(server.ToString(), await RemoteToken.For(server), "", language);
        }
        var home = Home(parsed.GetValue(Data));
        var person = parsed.GetValue(As) ?? "";
        var before = Running.Read(home);
        if (before is { Address.Length: > 0 } && LocalToken.Read(home) is { } token && await Alive(before.Address)) return new(before.Address, token, person, language);
        if (await Alone(parsed, stop) is not { } pilot) return null;
        try
        {
            var site = await Opening.Site(pilot, new(home, Zone.Both, pilot.Clock.Virtual, 0, StoreOf(parsed), Folders.Pack(parsed.GetValue(Pack) ?? before?.Pack), Quiet: true), stop);
            return new(site.Urls.First(), LocalToken.Read(home)!, person, language, site, pilot); // the site has just made it
        }
        catch
        {
            await pilot.DisposeAsync();
            throw;
        }
    }

    private static string? StoreOf(ParseResult parsed) => parsed.GetValue(Store) ?? Environment.GetEnvironmentVariable(RunVerb.StoreVariable);

    private static string Home(string? named) => Path.GetFullPath(named ?? new[] { Folder, DemoFolder }.FirstOrDefault(folder => Running.Read(folder) is { Address.Length: > 0 }) ?? Folder);

    private static async Task<bool> Alive(string address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            return (await client.GetAsync(new Uri($"{address}/health/live"))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // it was killed, and left its word behind
        }
    }
}
