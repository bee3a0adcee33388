using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Pilotage.Web.Tests.SignIn;

/// <summary>OpenID Connect from within: programs that have people sign in here, and that use the API with tokens.</summary>
public class The_provider
{
    private const string Password = "correct horse battery";
    private const string Back = "https://other.example/back";

    [Fact]
    public async Task says_what_it_can_do()
    {
        await using var here = await Opened.On(samples: false);
        var said = (await here.Browser().Get("/.well-known/openid-configuration")).Json;
        Assert.Equal(here.Address + "/", said["issuer"]!.ToString());
        Assert.Contains("S256", said["code_challenge_methods_supported"]!.AsArray().Select(method => method!.ToString()));
        var keys = (await here.Browser().Get(new Uri(said["jwks_uri"]!.ToString()).AbsolutePath)).Json["keys"]!.AsArray();
        Assert.Equal("RS256", Assert.Single(keys)!["alg"]!.ToString());
    }

    [Fact]
    public async Task lets_a_program_use_the_API_as_the_person_it_acts_as_until_it_is_ended()
    {
        await using var here = await Opened.On();
        var made = await here.Machine().Send(HttpMethod.Post, "/api/v1/programs", new JsonObject { ["id"] = "tax-office", ["name"] = "Tax", ["actsAs"] = "wang-officer" });
        Assert.True(made.Status == 200, made.Text);
        var token = await Token(here, ("grant_type", "client_credentials"), ("client_id", "tax-office"), ("client_secret", made.Json["secret"]!.ToString()), ("scope", "api"));
        var program = Bearing(here, token["access_token"]!.ToString());
        Assert.Equal("wang-officer", (await program.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal(403, (await program.Get("/api/v1/people")).Status); // an officer does not administer
        Assert.Equal("invalid_client", (await Token(here, ("grant_type", "client_credentials"), ("client_id", "tax-office"), ("client_secret", "guessed"), ("scope", "api")))["error"]!.ToString());

        var narrow = await Token(here, ("grant_type", "client_credentials"), ("client_id", "tax-office"), ("client_secret", made.Json["secret"]!.ToString()));
        Assert.Equal("", (await Bearing(here, narrow["access_token"]!.ToString()).Get("/api/v1/me")).Json["person"]!.ToString());

        Assert.Equal(200, (await here.Machine().Send(HttpMethod.Post, "/api/v1/programs/tax-office/end", new JsonObject())).Status);
        Assert.Equal("", (await program.Get("/api/v1/me")).Json["person"]!.ToString());
    }

    [Fact]
    public async Task has_a_person_sign_in_for_a_program_once_a_code()
    {
        await using var here = await Opened.On(samples: false);
        var secret = await LetIn(here);
        var browser = here.Browser();
        var (code, verifier) = await Code(here, browser);
        var form = new[] { ("grant_type", "authorization_code"), ("client_id", "other"), ("client_secret", secret), ("code", code), ("redirect_uri", Back), ("code_verifier", verifier) };
        var token = await Token(here, form);
        Assert.True(token["access_token"] is not null, token.ToJsonString());
        Assert.Equal("root-admin", Claims(token["id_token"]!.ToString())["sub"]!.ToString());
        Assert.Equal("First", Claims(token["id_token"]!.ToString())["name"]!.ToString());
        var program = Bearing(here, token["access_token"]!.ToString());
        Assert.Equal("root-admin", (await program.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal("First", (await program.Get("/connect/userinfo")).Json["name"]!.ToString());
        Assert.Equal("invalid_grant", (await Token(here, form))["error"]!.ToString()); // a code is used once, and who stole it loses what was got with it
        Assert.Equal("", (await program.Get("/api/v1/me")).Json["person"]!.ToString());
    }

    [Fact]
    public async Task renews_a_token_until_the_password_changes()
    {
        await using var here = await Opened.On(samples: false);
        var secret = await LetIn(here);
        var browser = here.Browser();
        var (code, verifier) = await Code(here, browser);
        var first = await Token(here, ("grant_type", "authorization_code"), ("client_id", "other"), ("client_secret", secret), ("code", code), ("redirect_uri", Back), ("code_verifier", verifier));
        var second = await Token(here, ("grant_type", "refresh_token"), ("client_id", "other"), ("client_secret", secret), ("refresh_token", first["refresh_token"]!.ToString()));
        var program = Bearing(here, second["access_token"]!.ToString());
        Assert.Equal("root-admin", (await program.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal(302, (await Post(browser, "/account", ("old", Password), ("fresh", "quite another phrase"))).Status);
        Assert.Equal("", (await program.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal("invalid_grant", (await Token(here, ("grant_type", "refresh_token"), ("client_id", "other"), ("client_secret", secret), ("refresh_token", second["refresh_token"]!.ToString())))["error"]!.ToString());
    }

    [Fact]
    public async Task signs_a_person_out_for_a_program_that_proves_whom_it_means()
    {
        await using var here = await Opened.On(samples: false);
        var secret = await LetIn(here);
        var browser = here.Browser();
        var (code, verifier) = await Code(here, browser);
        var token = await Token(here, ("grant_type", "authorization_code"), ("client_id", "other"), ("client_secret", secret), ("code", code), ("redirect_uri", Back), ("code_verifier", verifier));
        Assert.Equal("/sign-out", (await browser.Get("/connect/end-session")).Message.Headers.Location!.ToString());
        Assert.Equal("root-admin", (await browser.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal(302, (await browser.Get($"/connect/end-session?id_token_hint={token["id_token"]}&post_logout_redirect_uri={Uri.EscapeDataString("https://other.example/")}")).Status);
        Assert.Equal("", (await browser.Get("/api/v1/me")).Json["person"]!.ToString());
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/back")]
    [InlineData("client_id", "unknown")]
    [InlineData("code_challenge", "")]
    [InlineData("response_type", "token")]
    public async Task sends_nobody_back_where_the_request_is_wrong(string part, string value)
    {
        await using var here = await Opened.On(samples: false);
        await LetIn(here);
        var browser = here.Browser();
        var asked = Request(Verifier()).Select(one => one.Name == part ? (part, value) : one).Where(one => one.Item2.Length > 0);
        var answer = await browser.Get(QueryHelpers.AddQueryString("/connect/authorize", asked.Select(one => KeyValuePair.Create(one.Item1, (string?)one.Item2))));
        Assert.True(answer.Status == 400 || answer.Message.Headers.Location?.ToString().Contains("error=", StringComparison.Ordinal) == true, $"{answer.Status} {answer.Message.Headers.Location}");
        Assert.DoesNotContain("evil.example", answer.Message.Headers.Location?.ToString() ?? "");
    }

    [Fact]
    public async Task lets_verbs_of_another_machine_act_as_whoever_confirms_their_code()
    {
        await using var here = await Opened.On(demo: true);
        var asked = await Form(here.Browser(), "/connect/device", ("client_id", "pilotage-verbs"), ("scope", "openid offline_access api"));
        var device = asked["device_code"]!.ToString();
        Assert.Equal("authorization_pending", (await Token(here, ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", "pilotage-verbs"), ("device_code", device)))["error"]!.ToString());
        var browser = here.Browser();
        await Post(browser, "/sign-in", ("person", "wang-officer"));
        var page = $"/connect/verify?user_code={Uri.EscapeDataString(asked["user_code"]!.ToString())}";
        var answer = await Post(browser, page, "/connect/verify", ("user_code", asked["user_code"]!.ToString()), ("confirm", "yes"));
        Assert.True(answer.Status == 302, answer.Text);
        var token = await Token(here, ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", "pilotage-verbs"), ("device_code", device));
        Assert.Equal("wang-officer", (await Bearing(here, token["access_token"]!.ToString()).Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.NotNull(token["refresh_token"]);
        Assert.Equal(422, (await browser.Get("/connect/verify?user_code=0000-0000-0000")).Status);
    }

    [Fact]
    public async Task lets_only_an_administrator_let_programs_in()
    {
        await using var here = await Opened.On(demo: true);
        var officer = here.Browser();
        await Post(officer, "/sign-in", ("person", "wang-officer"));
        Assert.Equal(403, (await officer.Send(HttpMethod.Post, "/api/v1/programs", new JsonObject { ["id"] = "mine", ["name"] = "Mine", ["actsAs"] = "wang-officer" })).Status);
        Assert.Equal(403, (await officer.Get("/programs")).Status);
        Assert.Equal(403, (await here.Browser().Get("/api/v1/programs")).Status);
        Assert.Equal(401, (await here.Browser().Send(HttpMethod.Post, "/api/v1/programs/mine/end", new JsonObject())).Status);
    }

    [Fact]
    public async Task takes_people_of_the_roster_from_the_citys_own_identity_platform()
    {
        await using var city = await Opened.On(demo: true); // the same program plays the platform
        await using var here = await OfPlatform(city);
        var browser = here.Browser();
        var start = await browser.Get("/sign-in/elsewhere?back=%2Fmy");
        Assert.Equal(302, start.Status);
        var platform = city.Browser();
        await Post(platform, "/sign-in", ("person", "chen-applicant"));
        var approved = await platform.Get(start.Message.Headers.Location!.PathAndQuery);
        var back = approved.Message.Headers.Location!;
        Assert.True(back.AbsolutePath == "/sign-in/elsewhere/back", back.ToString());
        var arrived = await browser.Get(back.PathAndQuery);
        Assert.Equal("/my", arrived.Message.Headers.Location!.ToString());
        Assert.Equal("chen-applicant", (await browser.Get("/api/v1/me")).Json["person"]!.ToString());
        // Who is not on the roster here is told so, and a forged answer opens nothing.
        Assert.Equal("/sign-in?no=elsewhere-failed", (await here.Browser().Get("/sign-in/elsewhere/back?code=x&state=y")).Message.Headers.Location!.ToString());
        Assert.Contains("identity platform", (await here.Browser().Get("/sign-in?no=elsewhere-failed")).Text);
    }

    private static async Task<Opened> OfPlatform(Opened city)
    {
        var port = Port();
        var made = await city.Machine().Send(HttpMethod.Post, "/api/v1/programs", new JsonObject { ["id"] = "pilot", ["name"] = "Pilot", ["redirects"] = new JsonArray($"http://127.0.0.1:{port}/sign-in/elsewhere/back") });
        Assert.True(made.Status == 200, made.Text);
        return await Opened.On(elsewhere: new(new(city.Address), "pilot", made.Json["secret"]!.ToString()), port: port);
    }

    private static int Port()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> LetIn(Opened here)
    {
        using (var scope = here.Site.Services.CreateScope())
        {
            var first = await scope.ServiceProvider.GetRequiredService<Web.SignIn.Entrance>().FirstLink();
            Assert.Equal(302, (await Post(here.Browser(), $"/first/{first}", ("id", "root-admin"), ("name", "First"), ("password", Password))).Status);
        }
        var made = await here.Machine().Send(HttpMethod.Post, "/api/v1/programs", new JsonObject { ["id"] = "other", ["name"] = "Other", ["redirects"] = new JsonArray(Back) });
        Assert.True(made.Status == 200, made.Text);
        return made.Json["secret"]!.ToString();
    }

    private static async Task<(string Code, string Verifier)> Code(Opened here, HttpClient browser)
    {
        var verifier = Verifier();
        var address = QueryHelpers.AddQueryString("/connect/authorize", Request(verifier).Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)));
        var sent = (await browser.Get(address)).Message.Headers.Location!.ToString();
        Assert.StartsWith("/sign-in?back=", sent);
        var page = await Post(browser, sent, "/sign-in", ("person", "root-admin"), ("password", Password), ("back", QueryHelpers.ParseQuery(sent[sent.IndexOf('?')..])["back"].ToString()));
        var onto = new HtmlParser().ParseDocument(page.Text).QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content")!["0;url=".Length..];
        var back = (await browser.Get(onto)).Message.Headers.Location!;
        var said = QueryHelpers.ParseQuery(back.Query);
        Assert.Equal("xyz", said["state"].ToString());
        return (said["code"].ToString(), verifier);
    }

    private static (string Name, string Value)[] Request(string verifier) =>
    [
        ("client_id", "other"), ("redirect_uri", Back), ("response_type", "code"), ("scope", "openid profile offline_access api"), ("state", "xyz"),
        ("code_challenge", WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), ("code_challenge_method", "S256"),
    ];

    private static string Verifier() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    private static JsonNode Claims(string token) => JsonNode.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1]))!;

    private static Task<JsonNode> Token(Opened here, params (string, string)[] form) => Form(here.Browser(), "/connect/token", form);

    private static async Task<JsonNode> Form(HttpClient client, string path, params (string Name, string Value)[] form) =>
        (await client.Send(HttpMethod.Post, path, new FormUrlEncodedContent(form.Select(part => KeyValuePair.Create(part.Name, part.Value))))).Json;

    private static HttpClient Bearing(Opened here, string token)
    {
        var client = here.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static Task<Back> Post(HttpClient browser, string page, params (string Name, string Value)[] form) => Post(browser, page, page, form);

    private static async Task<Back> Post(HttpClient browser, string page, string to, params (string Name, string Value)[] form)
    {
        var token = new HtmlParser().ParseDocument((await browser.Get(page)).Text).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.Send(HttpMethod.Post, to, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. form.Select(part => KeyValuePair.Create(part.Name, part.Value))]));
    }
}
