using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using Pilotage.Packs;
using Pilotage.Tests;

namespace Pilotage.Web.Tests;

/// <summary>The program in a folder of its own: Kestrel on a free port, a virtual day, the pack's sample people.</summary>
public sealed class Opened : IAsyncDisposable
{
    public static readonly DateOnly Monday = new(2020, 11, 9);

    private static readonly Dictionary<string, Pack> Packs = [];
    private readonly List<HttpClient> clients = [];
    private readonly string folder;

    private Opened(Pilot pilot, WebApplication site, string folder) => (Pilot, Site, this.folder) = (pilot, site, folder);

    public Pilot Pilot { get; }

    public WebApplication Site { get; }

    public string Address => Site.Urls.First();

    public static Pack Pack(string id)
    {
        lock (Packs)
        {
            return Packs.TryGetValue(id, out var held) ? held : Packs[id] = PackFolder.Load(Repository.At("packs", id)).Pack!;
        }
    }

    public static async Task<Opened> On(DateOnly? day = null, string pack = "shanghai-2020", Zone zone = Zone.Both, bool demo = false, bool samples = true, string? proxy = null, Elsewhere? elsewhere = null, int port = 0)
    {
        var folder = Directory.CreateTempSubdirectory("pilotage-web-").FullName;
        var pilot = await Pilot.Open(Pack(pack), new(folder, null, day ?? Monday));
        if (samples) await pilot.AddSamples();
        var site = await Web.Site.Build(pilot, new(folder, zone, demo, port, null, Repository.At("packs", pack), proxy, Elsewhere: elsewhere));
        await site.StartAsync();
        return new(pilot, site, folder);
    }

    /// <summary>A program that speaks for a person, as a verb on this machine does; nobody where empty.</summary>
    public HttpClient As(string person, string language = "en")
    {
        var client = Browser(language);
        if (person.Length == 0) return client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", LocalToken.Read(folder));
        client.DefaultRequestHeaders.Add("Pilotage-As", person);
        return client;
    }

    /// <summary>Whoever can read the data folder, as a verb on this machine that names nobody.</summary>
    public HttpClient Machine()
    {
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", LocalToken.Read(folder));
        return client;
    }

    /// <summary>A client that keeps cookies and follows nothing.</summary>
    public HttpClient Browser(string language = "en")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new(Address) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        clients.Add(client);
        return client;
    }

    /// <summary>The body of an application with the service's sample answers and all materials seen at the counter.</summary>
    public static JsonObject Application(string applicant = "sample-travel", string pack = "shanghai-2020", bool undertaking = true)
    {
        var service = Pack(pack).Definitions.Services.Values.First();
        var answers = new JsonObject();
        foreach (var (field, value) in service.Sample) answers[field] = value;
        var body = new JsonObject { ["applicant"] = applicant, ["answers"] = answers, ["materials"] = new JsonArray([.. service.Materials.Select(material => (JsonNode)new JsonObject { ["material"] = material.Id })]) };
        if (undertaking && service.Undertaking is { } words) body["undertaking"] = words.Hash;
        return body;
    }

    public static string ServiceOf(string pack = "shanghai-2020") => Pack(pack).Definitions.Services.Keys.First();

    /// <summary>A case filed by the sample applicant.</summary>
    public async Task<string> Filed()
    {
        var done = await As("chen-applicant").Send(HttpMethod.Post, $"/api/v1/services/{ServiceOf()}/cases", Application());
        Assert.True(done.Status == 201, done.Text);
        return done.Json["number"]!.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await Site.DisposeAsync();
        await Pilot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One program for all tests of a class that leave it as it was.</summary>
public sealed class Shared : IAsyncLifetime
{
    public Opened Here { get; private set; } = null!;

    public async Task InitializeAsync() => Here = await Opened.On();

    public async Task DisposeAsync() => await Here.DisposeAsync();
}

/// <summary>What came back.</summary>
public sealed record Back(int Status, string Text, HttpResponseMessage Message)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Tag => Message.Headers.ETag?.Tag;

    /// <summary>The code of a problem.</summary>
    public string Problem => Message.Content.Headers.ContentType?.MediaType == "application/problem+json" ? Json["type"]!.ToString()["/problems/".Length..] : $"no problem but {Status} {Text}";
}

public static class Sending
{
    public static Task<Back> Send(this HttpClient client, HttpMethod method, string path, JsonNode? body = null, params (string Name, string Value)[] headers) =>
        client.Send(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    public static async Task<Back> Send(this HttpClient client, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 500_000; // who sends much asks first
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await client.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    public static Task<Back> Get(this HttpClient client, string path) => client.Send(HttpMethod.Get, path, (HttpContent?)null);

    public static StringContent Raw(string text, string type = "application/json") => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
}
