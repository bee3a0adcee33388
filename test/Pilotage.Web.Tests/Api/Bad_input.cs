using System.Text;
using System.Text.Json.Nodes;

namespace Pilotage.Web.Tests.Api;

/// <summary>Bad input at every door: a clear problem, nothing half done.</summary>
public sealed class Bad_input(Shared shared) : IClassFixture<Shared>
{
    private static readonly string File = $"/api/v1/services/{Opened.ServiceOf()}/cases";

    private readonly Opened here = shared.Here;

    public static TheoryData<string, string, string, int, string> Bodies => new()
    {
        { "cut short", "{\"applicant\":", "application/json", 400, "body-unreadable" },
        { "no JSON", "applicant=sample-travel", "application/json", 400, "body-unreadable" },
        { "empty", "", "application/json", 400, "body-unreadable" },
        { "the word null", "null", "application/json", 400, "body-unreadable" },
        { "a list", "[]", "application/json", 400, "body-unreadable" },
        { "not UTF-8 and not JSON", "\u0000\u0001", "application/json", 400, "body-unreadable" },
        { "a form", "applicant=sample-travel", "application/x-www-form-urlencoded", 415, "body-kind" },
        { "XML", "<file/>", "application/xml", 415, "body-kind" },
        { "what is needed left out", "{\"applicant\":\"sample-travel\"}", "application/json", 400, "body-unreadable" },
        { "a word too many", "{\"applicant\":\"sample-travel\",\"answers\":{},\"materials\":[],\"price\":1}", "application/json", 400, "body-unreadable" },
        { "null for a list", "{\"applicant\":\"sample-travel\",\"answers\":null,\"materials\":[]}", "application/json", 400, "body-unreadable" },
        { "a null answer", "{\"applicant\":\"sample-travel\",\"answers\":{\"name_zh\":null},\"materials\":[]}", "application/json", 422, "form" },
        { "an unknown field", "{\"applicant\":\"sample-travel\",\"answers\":{\"nmae_zh\":\"x\"},\"materials\":[]}", "application/json", 422, "no-such-field" },
        { "an unknown material", "{\"applicant\":\"sample-travel\",\"answers\":{},\"materials\":[{\"material\":\"gold\"}]}", "application/json", 422, "no-such-material" },
        { "too deep", "{\"applicant\":" + new string('[', 200) + new string(']', 200) + "}", "application/json", 400, "body-unreadable" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task in_the_body_is_told_clearly(string what, string body, string type, int status, string code)
    {
        var before = (await here.As("chen-applicant").Get("/api/v1/cases")).Text;
        var back = await here.As("chen-applicant").Send(HttpMethod.Post, File, Sending.Raw(body, type));
        Assert.True((back.Status, back.Problem) == (status, code), $"{what}: {back.Status} {back.Text}");
        Assert.NotEmpty(back.Json["title"]!.ToString());
        Assert.Equal(before, (await here.As("chen-applicant").Get("/api/v1/cases")).Text);
    }

    [Theory]
    [InlineData("\u0007bell")]
    [InlineData("turned \u202Eround")]
    [InlineData("\u2066hidden")]
    public async Task that_nobody_can_see_is_not_taken_into_a_form(string value)
    {
        var body = Opened.Application();
        body["answers"]!["name_zh"] = value;
        Assert.Equal((422, "form"), await The_window.Problem(here.As("chen-applicant").Send(HttpMethod.Post, File, body)));
    }

    [Fact]
    public async Task too_large_is_turned_away_before_it_is_read()
    {
        var body = Opened.Application();
        body["answers"]!["address"] = new string('长', 900_000);
        Assert.Equal((413, "body-too-large"), await The_window.Problem(here.As("chen-applicant").Send(HttpMethod.Post, File, body)));
    }

    [Theory]
    [InlineData("approve", 404, "no-such-route")]
    [InlineData("grant/now", 404, "no-such-route")]
    public async Task as_an_ask_that_is_none_finds_no_route(string ask, int status, string code) =>
        Assert.Equal((status, code), await The_window.Problem(here.As("wang-officer").Send(HttpMethod.Post, $"/api/v1/cases/{await here.Filed()}/{ask}", new JsonObject())));

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "no-such-route")]
    [InlineData("DELETE", "/api/v1/cases", 405, "no-such-method")]
    [InlineData("GET", "/api/v1/cases/..%2f..%2fetc", 404, "no-such-case")]
    [InlineData("GET", "/api/v1/cases/x?as-of=2020-13-40", 400, "day")]
    [InlineData("GET", "/api/v1/registers/nothing", 404, "no-such-register")]
    [InlineData("GET", "/api/v1/certificates/nothing", 404, "no-such-certificate")]
    public async Task in_the_address_is_told_clearly(string method, string path, int status, string code) =>
        Assert.Equal((status, code), await The_window.Problem(here.As("chen-applicant").Send(new HttpMethod(method), path, (HttpContent?)null)));

    [Theory]
    [InlineData("If-Match", "W/\"abc\"", 400, "precondition")]
    [InlineData("If-Match", "\"99\"", 412, "changed-meanwhile")]
    public async Task in_a_header_is_told_clearly(string header, string value, int status, string code) =>
        Assert.Equal((status, code), await The_window.Problem(here.As("wang-officer").Send(HttpMethod.Post, $"/api/v1/cases/{await here.Filed()}/accept", new JsonObject(), (header, value))));

    [Theory]
    [InlineData("charter.pdf", "%PDF-1.7 x", 200, "")]
    [InlineData("charter.pdf", "MZ\u0090 program", 415, "file-kind")]
    [InlineData("charter.exe", "%PDF-1.7 x", 415, "file-kind")]
    [InlineData("charter.pdf", "", 422, "file-empty")]
    [InlineData("", "%PDF-1.7 x", 422, "body")]
    [InlineData("../../charter.pdf", "%PDF-1.7 x", 422, "body")]
    [InlineData("exe\u202Efdp.pdf", "%PDF-1.7 x", 422, "body")]
    public async Task as_a_file_is_judged_by_its_content(string name, string content, int status, string code)
    {
        var back = await here.As("chen-applicant").Send(HttpMethod.Post, $"/api/v1/files?name={Uri.EscapeDataString(name)}", new ByteArrayContent(Encoding.Latin1.GetBytes(content)));
        Assert.Equal((status, code), (back.Status, status == 200 ? "" : back.Problem));
    }

    [Fact]
    public async Task as_a_file_larger_than_twenty_megabytes_is_turned_away() =>
        Assert.Equal(413, (await here.As("chen-applicant").Send(HttpMethod.Post, "/api/v1/files?name=a.pdf", new ByteArrayContent(new byte[21 * 1024 * 1024]))).Status);

    [Fact]
    public async Task from_another_site_is_not_listened_to() =>
        Assert.Equal((403, "other-site"), await The_window.Problem(here.As("chen-applicant").Send(HttpMethod.Post, File, Opened.Application(), ("Origin", "https://elsewhere.example"))));

    [Fact]
    public async Task sent_again_and_again_by_one_person_is_slowed_down_with_a_page_that_says_so()
    {
        await using var own = await Opened.On(demo: true);
        var browser = own.Browser("zh");
        var (last, form) = (0, $"/services/{Opened.ServiceOf()}/apply");
        for (var i = 0; i < 125; i++) last = (await browser.Send(HttpMethod.Post, form, new FormUrlEncodedContent([]))).Status;
        Assert.Equal(429, last);
        Assert.Contains("操作过于频繁", (await browser.Send(HttpMethod.Post, form, new FormUrlEncodedContent([]))).Text);
        Assert.Equal(200, (await browser.Get(form)).Status);
    }
}
