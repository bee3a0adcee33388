using System.Text;
using System.Text.Json.Nodes;
using Pilotage.Access;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Tests.Api;

/// <summary>The window through the API, on the real host.</summary>
public sealed class The_window : IAsyncLifetime
{
    private static readonly JsonObject Nothing = [];

    private Opened here = null!;

    public async Task InitializeAsync() => here = await Opened.On();

    public async Task DisposeAsync() => await here.DisposeAsync();

    [Fact]
    public async Task files_a_case_and_shows_it_with_its_clock()
    {
        var number = await here.Filed();
        var shown = await here.As("chen-applicant").Get($"/api/v1/cases/{number}");
        Assert.Equal(200, shown.Status);
        Assert.Equal("\"1\"", shown.Tag);
        Assert.Equal("filed", shown.Json["case"]!["stage"]!.ToString());
        Assert.Equal("2020-11-16", shown.Json["clocks"]![0]!["deadline"]!["day"]!.ToString());
    }

    [Fact]
    public async Task tells_the_second_of_two_officers_what_the_first_has_made_of_it()
    {
        var number = await here.Filed();
        var officer = here.As("wang-officer");
        Assert.Equal(200, (await officer.Send(HttpMethod.Post, $"/api/v1/cases/{number}/accept", Nothing, ("If-Match", "\"1\""))).Status);
        var second = await officer.Send(HttpMethod.Post, $"/api/v1/cases/{number}/reject", new JsonObject { ["reason"] = "too late" }, ("If-Match", "\"1\""));
        Assert.Equal((412, "changed-meanwhile"), (second.Status, second.Problem));
        Assert.Equal("accepted", second.Json["now"]!["case"]!["stage"]!.ToString());
        Assert.Equal("\"2\"", second.Tag);
    }

    [Fact]
    public async Task gives_a_paper_as_a_file_to_its_applicant_and_to_no_other()
    {
        var number = await here.Filed();
        var (mine, theirs) = (await here.As("chen-applicant").Get($"/api/v1/cases/{number}/papers/1"), await here.As("smith-applicant").Get($"/api/v1/cases/{number}/papers/1"));
        if (!Pilotage.Host.Documents.Fonts.FontBook.OfMachine.HasChinese) Assert.Equal((503, "no-fonts"), (mine.Status, mine.Problem));
        else Assert.StartsWith("%PDF", mine.Text, StringComparison.Ordinal);
        Assert.Equal((404, "no-such-case"), (theirs.Status, theirs.Problem));
        Assert.Equal(404, (await here.As("chen-applicant").Get($"/api/v1/cases/{number}/papers/9")).Status);
        Assert.Equal(404, (await here.As("").Get($"/api/v1/cases/{number}/papers/1")).Status);
    }

    [Fact]
    public async Task says_the_same_of_another_s_case_as_of_none()
    {
        var number = await here.Filed();
        var other = here.As("smith-applicant");
        var (theirs, none) = (await other.Get($"/api/v1/cases/{number}"), await other.Get("/api/v1/cases/2020-999999"));
        Assert.Equal((404, 404), (theirs.Status, none.Status));
        Assert.Equal(none.Text.Replace("2020-999999", number), theirs.Text);
    }

    [Fact]
    public async Task lets_no_officer_of_another_unit_decide()
    {
        var number = await here.Filed();
        var refused = await here.As("zhao-officer").Send(HttpMethod.Post, $"/api/v1/cases/{number}/accept", Nothing);
        Assert.Equal((403, "not-yours"), (refused.Status, refused.Problem));
    }

    [Fact]
    public async Task lets_nobody_file_for_another_s_enterprise() =>
        Assert.Equal((403, "not-yours"), await Problem(here.As("smith-applicant").Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", Opened.Application("sample-travel"))));

    [Fact]
    public async Task knows_a_mandate_to_its_last_day_and_not_the_day_after()
    {
        var number = await here.Filed();
        await here.Pilot.Appoint("deputy", new AccessAsk.Add("deputy", "Deputy"), Actor.Law);
        await here.Pilot.Appoint("deputy", new AccessAsk.Give("officer", "culture-tourism", Opened.Monday, new DateOnly(2020, 11, 11)), Actor.Law);
        await here.Pilot.MoveTo(new DateOnly(2020, 11, 11));
        Assert.Equal(200, (await here.As("deputy").Send(HttpMethod.Post, $"/api/v1/cases/{number}/accept", Nothing)).Status);
        await here.Pilot.MoveTo(new DateOnly(2020, 11, 12));
        Assert.Equal((403, "not-yours"), await Problem(here.As("deputy").Send(HttpMethod.Post, $"/api/v1/cases/{number}/grant", Nothing)));
        Assert.Equal(404, (await here.As("deputy").Get($"/api/v1/cases/{number}")).Status);
    }

    [Fact]
    public async Task asks_nobody_in_particular_to_sign_in() =>
        Assert.Equal((401, "sign-in-first"), await Problem(here.As("").Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", Opened.Application())));

    [Fact]
    public async Task gives_the_first_answer_again_to_the_same_key_and_ask()
    {
        var client = here.As("chen-applicant");
        Task<Back> File(JsonObject body) => client.Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", body, ("Idempotency-Key", "k-1"));
        var (first, again) = (await File(Opened.Application()), await File(Opened.Application()));
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        Assert.Equal((409, "key-used"), await Problem(File(Opened.Application(undertaking: false))));
        Assert.Single(JsonNode.Parse((await client.Get("/api/v1/cases")).Text)!["cases"]!.AsArray());
    }

    [Fact]
    public async Task proves_by_receipt_that_the_journal_holds_each_fact()
    {
        var number = await here.Filed();
        await here.Pilot.Journal.Seal();
        var shown = (await here.As("chen-applicant").Get($"/api/v1/journal/receipts/cases/{number}")).Json;
        var head = Head.Of(new Signed(shown["head"]!["text"]!.ToString(), shown["head"]!["signature"]!.ToString()));
        var key = await here.As("").Get("/api/v1/journal/key");
        var one = shown["receipts"]![0]!;
        var receipt = Receipt.Of(new Signed(one["receipt"]!["text"]!.ToString(), one["receipt"]!["signature"]!.ToString()));
        var proof = new Inclusion(one["proof"]!["position"]!.GetValue<long>(), one["proof"]!["size"]!.GetValue<long>(), one["proof"]!["path"]!.AsArray().Select(step => step!.ToString()).ToSeq());
        Assert.True(receipt.Signed.By(key.Text) && head.Signed.By(key.Text) && receipt.In(head, proof));
    }

    [Fact]
    public async Task takes_a_certificate_from_grant_to_public_verification()
    {
        var number = await here.Filed();
        var officer = here.As("wang-officer");
        await officer.Send(HttpMethod.Post, $"/api/v1/cases/{number}/accept", Nothing);
        Assert.Equal(200, (await officer.Send(HttpMethod.Post, $"/api/v1/cases/{number}/grant", Nothing)).Status);
        var given = (await officer.Get($"/api/v1/cases/{number}")).Json["case"]!["given"]!["certificate"]!["number"]!.ToString();
        var certificate = await here.As("").Get($"/api/v1/certificates/{Uri.EscapeDataString(given)}");
        Assert.True(certificate.Json["valid"]!.GetValue<bool>());
        var verified = await here.As("").Send(HttpMethod.Post, "/api/v1/verify", new JsonObject { ["text"] = certificate.Json["code"]!.ToString() });
        Assert.Equal(given, verified.Json["number"]!.ToString());
        var forged = certificate.Json["code"]!.ToString();
        Assert.NotEqual(200, (await here.As("").Send(HttpMethod.Post, "/api/v1/verify", new JsonObject { ["text"] = forged[..^3] + "000" })).Status);
        var keys = Keyring.Parse((await here.As("").Get("/api/v1/keys")).Text);
        Assert.False(CertificatePayload.Verify(forged, keys.Value, here.Pilot.Today).Refused);
        Assert.Equal(0, certificate.Json["certificate"]!["lines"]!.AsArray().Count(line => line!["person"] is not null));
    }

    [Fact]
    public async Task shows_supervision_no_personal_value()
    {
        var number = await here.Filed();
        var seen = await here.As("sun-supervisor").Get($"/api/v1/cases/{number}");
        Assert.Equal(200, seen.Status);
        Assert.DoesNotContain("样例人", seen.Text);
        Assert.Contains("样例人", (await here.As("wang-officer").Get($"/api/v1/cases/{number}")).Text);
    }

    [Theory]
    [InlineData("zh-CN", "没有名为“travel-agency”的事项")]
    [InlineData("en", "There is no service 'travel-agency'")]
    public async Task refuses_in_the_reader_s_language(string language, string words)
    {
        var refused = await here.As("", language).Get("/api/v1/services/travel-agency");
        Assert.Equal((404, "no-such-service"), (refused.Status, refused.Problem));
        Assert.StartsWith(words, refused.Json["title"]!.ToString());
        Assert.Equal(language, refused.Message.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task names_clause_and_advice_of_a_refusal()
    {
        var number = await here.Filed();
        var officer = here.As("wang-officer");
        await officer.Send(HttpMethod.Post, $"/api/v1/cases/{number}/accept", Nothing);
        var refused = await here.As("li-head").Send(HttpMethod.Post, $"/api/v1/cases/{number}/extend", new JsonObject { ["days"] = 20, ["reason"] = "complex" });
        Assert.Equal((409, "past-legal"), (refused.Status, refused.Problem));
        Assert.Equal("travel-agency-regulation#22", refused.Json["basis"]!.ToString());
        Assert.Contains("15", refused.Json["advice"]!.ToString());
    }

    internal static async Task<(int, string)> Problem(Task<Back> asking) => await asking is var back ? (back.Status, back.Problem) : default;
}
