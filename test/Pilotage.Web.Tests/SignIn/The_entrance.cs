using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Pilotage.Access;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Tests.SignIn;

/// <summary>Signing in, on the real host, as a browser without scripts does it.</summary>
public class The_entrance
{
    private const string Good = "correct horse battery";

    [Fact]
    public async Task makes_the_first_administrator_once_who_invites_the_others()
    {
        await using var here = await Opened.On(samples: false);
        var token = await First(here);
        var browser = here.Browser();
        var made = await Post(browser, $"/first/{token}", ("id", "root-admin"), ("name", "First"), ("password", Good));
        Assert.True(made.Status == 302, made.Text);
        Assert.Equal("root-admin", (await browser.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal(410, (await here.Browser().Get($"/first/{token}")).Status);
        Assert.Null(await First(here));

        var added = await Post(browser, "/people", "/people?handler=Add", ("id", "li-officer"), ("name", "李某"));
        var link = new HtmlParser().ParseDocument(added.Text).QuerySelector(".code")!.TextContent;
        Assert.Equal(302, (await Post(browser, "/people", "/people?handler=Give", ("id", "li-officer"), ("role", "officer"), ("holder", "culture-tourism"), ("from", "2020-11-01"), ("to", "2020-12-31"))).Status);
        var officer = here.Browser();
        Assert.Equal(302, (await Post(officer, new Uri(link).AbsolutePath, ("password", Good + " two"))).Status);
        Assert.Equal(410, (await here.Browser().Get(new Uri(link).AbsolutePath)).Status);
        Assert.Equal("culture-tourism", (await officer.Get("/api/v1/me")).Json["roles"]![0]!["holder"]!.ToString());
        Assert.Equal(403, (await officer.Get("/people")).Status);
        Assert.Equal(403, (await officer.Get("/api/v1/people")).Status);
        await here.Pilot.MoveTo(new DateOnly(2021, 1, 1));
        Assert.Empty((await officer.Get("/api/v1/me")).Json["roles"]!.AsArray());
    }

    [Fact]
    public async Task says_the_same_to_a_wrong_person_and_a_wrong_password_and_locks_after_eight()
    {
        await using var here = await Opened.On(samples: false);
        await Administrator(here);
        var (nobody, wrong) = (await Post(here.Browser(), "/sign-in", ("person", "nobody"), ("password", "x")), await Post(here.Browser(), "/sign-in", ("person", "root-admin"), ("password", "x")));
        Assert.Equal((401, 401), (nobody.Status, wrong.Status));
        Assert.Equal(Alert(nobody), Alert(wrong));
        for (var i = 0; i < 7; i++) await Post(here.Browser(), "/sign-in", ("person", "root-admin"), ("password", "x"));
        var locked = await Post(here.Browser(), "/sign-in", ("person", "root-admin"), ("password", Good));
        Assert.Equal(401, locked.Status);
        Assert.Contains("locked", Alert(locked));
    }

    [Fact]
    public async Task signs_out_everywhere_else_when_the_password_changes()
    {
        await using var here = await Opened.On(samples: false);
        var first = await Administrator(here);
        var second = here.Browser();
        await Post(second, "/sign-in", ("person", "root-admin"), ("password", Good));
        Assert.Equal("root-admin", (await second.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal(302, (await Post(first, "/account", ("old", Good), ("fresh", "quite another phrase"))).Status);
        Assert.Equal("", (await second.Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal("root-admin", (await first.Get("/api/v1/me")).Json["person"]!.ToString());
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task takes_no_weak_password_and_keeps_the_link_for_another_try(string password)
    {
        await using var here = await Opened.On(samples: false);
        var token = await First(here);
        Assert.Equal(422, (await Post(here.Browser(), $"/first/{token}", ("id", "root-admin"), ("name", "First"), ("password", password))).Status);
        Assert.Equal(302, (await Post(here.Browser(), $"/first/{token}", ("id", "root-admin"), ("name", "First"), ("password", Good))).Status);
    }

    [Fact]
    public async Task lets_sample_people_in_without_a_password_only_in_the_demonstration()
    {
        await using var demo = await Opened.On(demo: true);
        var browser = demo.Browser();
        Assert.Contains("chen-applicant", (await browser.Get("/sign-in")).Text);
        Assert.Equal(302, (await Post(browser, "/sign-in", ("person", "chen-applicant"))).Status);
        Assert.Equal("chen-applicant", (await browser.Get("/api/v1/me")).Json["person"]!.ToString());

        await using var real = await Opened.On();
        Assert.DoesNotContain("chen-applicant", (await real.Browser().Get("/sign-in")).Text);
        Assert.Equal(401, (await Post(real.Browser(), "/sign-in", ("person", "chen-applicant"))).Status);
        Assert.Equal(401, (await Post(real.Browser(), "/sign-in", ("person", "chen-applicant"), ("password", ""))).Status);
    }

    [Fact]
    public async Task believes_no_forged_cookie_and_no_forged_token()
    {
        await using var here = await Opened.On(demo: true);
        var browser = here.Browser();
        var entered = await Post(browser, "/sign-in", ("person", "admin"));
        var cookie = entered.Message.Headers.GetValues("Set-Cookie").First(words => words.StartsWith("pilotage=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal("admin", (await With(here, ("Cookie", cookie)).Get("/api/v1/me")).Json["person"]!.ToString());
        var turned = cookie[..40] + (cookie[40] == 'A' ? 'B' : 'A') + cookie[41..];
        Assert.Equal("", (await With(here, ("Cookie", turned)).Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal("", (await With(here, ("Cookie", "pilotage=admin")).Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal("", (await With(here, ("Authorization", "Bearer " + new string('0', 64)), ("Pilotage-As", "admin")).Get("/api/v1/me")).Json["person"]!.ToString());
        Assert.Equal("", (await With(here, ("Pilotage-As", "admin")).Get("/api/v1/me")).Json["person"]!.ToString());
    }

    [Fact]
    public async Task takes_no_form_without_its_token()
    {
        await using var here = await Opened.On(demo: true);
        var browser = here.Browser();
        foreach (var address in new[] { "/sign-in", "/sign-out", "/account", "/people?handler=Enrol" })
            Assert.Equal(400, (await browser.Send(HttpMethod.Post, address, new FormUrlEncodedContent([KeyValuePair.Create("person", "admin")]))).Status);
    }

    [Fact]
    public async Task tells_browsers_to_be_careful()
    {
        await using var here = await Opened.On(demo: true);
        var page = await here.Browser().Get("/sign-in");
        string Header(string name) => page.Message.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Empty(Header("Strict-Transport-Security"));
        Assert.Empty(Header("Server"));
        Assert.Empty(new HtmlParser().ParseDocument(page.Text).QuerySelectorAll("[style], [onclick], script:not([src]), style"));
        var cookies = (await Post(here.Browser(), "/sign-in", ("person", "admin"))).Message.Headers.GetValues("Set-Cookie");
        Assert.All(cookies, cookie => Assert.True(cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase), cookie));
    }

    [Fact]
    public async Task goes_back_only_within_the_site()
    {
        await using var here = await Opened.On(demo: true);
        Assert.Equal("/desk", (await Post(here.Browser(), "/sign-in", ("person", "wang-officer"), ("back", "/desk"))).Message.Headers.Location?.ToString());
        Assert.Equal("/", (await Post(here.Browser(), "/sign-in", ("person", "wang-officer"), ("back", "https://elsewhere.example/"))).Message.Headers.Location?.ToString());
        Assert.Equal("/", (await Post(here.Browser(), "/sign-in", ("person", "wang-officer"), ("back", "//elsewhere.example"))).Message.Headers.Location?.ToString());
    }

    [Fact]
    public async Task slows_down_whoever_tries_again_and_again()
    {
        await using var here = await Opened.On(samples: false);
        var browser = here.Browser();
        var statuses = new List<int>();
        for (var i = 0; i < 35; i++) statuses.Add((await browser.Send(HttpMethod.Post, "/sign-in", new FormUrlEncodedContent([]))).Status);
        Assert.Equal(429, statuses[^1]);
        Assert.Equal(200, (await browser.Get("/sign-in")).Status);
    }

    private static async Task<string?> First(Opened here)
    {
        using var scope = here.Site.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<Entrance>().FirstLink();
    }

    private static async Task<HttpClient> Administrator(Opened here)
    {
        var browser = here.Browser();
        Assert.Equal(302, (await Post(browser, $"/first/{await First(here)}", ("id", "root-admin"), ("name", "First"), ("password", Good))).Status);
        return browser;
    }

    private static HttpClient With(Opened here, params (string Name, string Value)[] headers)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(here.Address) };
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        return client;
    }

    private static string Alert(Back page) => new HtmlParser().ParseDocument(page.Text).QuerySelector("[role=alert]")?.TextContent.Trim() ?? "";

    private static Task<Back> Post(HttpClient browser, string page, params (string Name, string Value)[] values) => Post(browser, page, page, values);

    // As a browser does: the page's form with its token, then the post.
    private static async Task<Back> Post(HttpClient browser, string page, string to, params (string Name, string Value)[] values)
    {
        var form = new HtmlParser().ParseDocument((await browser.Get(page)).Text).QuerySelector("main input[name=__RequestVerificationToken]");
        var fields = values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", form?.GetAttribute("value") ?? ""));
        return await browser.Send(HttpMethod.Post, to, new FormUrlEncodedContent(fields));
    }
}
