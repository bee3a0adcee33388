using System.Text.Json.Nodes;
using Pilotage.Cli;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Tests.Supervision;

public class The_api_of_supervision
{
    private static readonly DateOnly Monday = new(2020, 11, 16);

    [Fact]
    public async Task has_a_route_and_a_verb_for_every_ask()
    {
        await using var here = await Opened.On(samples: false);
        var document = (await here.As("").Get("/api/v1/openapi.json")).Json["paths"]!.AsObject().Select(path => path.Key.Split('/')[^1]).ToHashSet();
        Assert.Empty(SupervisionAsks.Words.Except(document));
        var verbs = SupervisionVerbs.Families().Append(MeasureVerbs.Family()).SelectMany(family => family.Subcommands.Select(verb => verb.Name)).ToHashSet();
        Assert.Empty(SupervisionAsks.Words.Except(verbs));
        Assert.DoesNotContain(SupervisionAsks.Words, word => AskWords.Of(word).Zh == word);
    }

    [Fact]
    public async Task does_what_the_pages_do()
    {
        await using var here = await Opened.On(Monday);
        var (officer, office) = (here.As("zhao-officer"), here.As("sun-supervisor"));
        var drafted = await officer.Send(HttpMethod.Post, "/api/v1/measures/2/draft", JsonNode.Parse("""{"deliverables":["办法"],"milestones":[{"id":"","due":"2021-01-15","name":"印发"}],"indicators":[]}"""));
        Assert.True(drafted.Status == 200, drafted.Text);
        Assert.Equal("\"1\"", drafted.Tag);
        Assert.Equal("changed-meanwhile", (await office.Send(HttpMethod.Post, "/api/v1/measures/2/confirm", new JsonObject(), ("If-Match", "\"7\""))).Problem);
        Assert.Equal(200, (await office.Send(HttpMethod.Post, "/api/v1/measures/2/confirm", new JsonObject(), ("If-Match", "\"1\""))).Status);
        var board = (await office.Get("/api/v1/supervision")).Json;
        Assert.Equal("on-time", board["measures"]!.AsArray().First(one => one!["measure"]!.GetValue<int>() == 2)!["landing"]!.ToString());
        Assert.Equal("not-yours", (await here.As("wang-officer").Send(HttpMethod.Post, "/api/v1/measures/2/confirm", new JsonObject())).Problem);
        Assert.Equal("sign-in-first", (await here.As("").Get("/api/v1/supervision")).Problem);
        Assert.Equal("no-such-measure", (await office.Get("/api/v1/measures/81/supervision")).Problem);
        Assert.Equal("unsupervised", (await office.Get("/api/v1/supervision?as-of=2020-11-01")).Json["measures"]!.AsArray().First(one => one!["measure"]!.GetValue<int>() == 2)!["landing"]!.ToString());
        Assert.Equal("day", (await office.Get("/api/v1/supervision?as-of=yesterday")).Problem);
    }

    [Theory]
    [InlineData("/api/v1/reports/commerce/2020Q9", "no-such-period")]
    [InlineData("/api/v1/reports/comerce/2020Q4", "no-such-unit")]
    [InlineData("/api/v1/escalations/measure/2/m9", "no-such-subject")]
    [InlineData("/api/v1/matters/nothing", "no-such-matter")]
    public async Task says_what_is_not_there(string address, string problem)
    {
        await using var here = await Opened.On(Monday);
        Assert.Equal(problem, (await here.As("sun-supervisor").Get(address)).Problem);
    }

    [Fact]
    public async Task is_not_on_a_public_host()
    {
        await using var here = await Opened.On(Monday, zone: Zone.Public);
        foreach (var address in new[] { "/api/v1/supervision", "/api/v1/roster", "/supervision", "/overdue", "/roster", "/measures/2/supervision" })
            Assert.Equal(404, (await here.As("sun-supervisor").Get(address)).Status);
    }
}
