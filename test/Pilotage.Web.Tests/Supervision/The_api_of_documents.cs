using System.Text.Json.Nodes;
using Pilotage.Cli;
using Pilotage.Dispatch;

namespace Pilotage.Web.Tests.Supervision;

public class The_api_of_documents
{
    private static readonly DateOnly Monday = new(2021, 1, 18);

    [Fact]
    public async Task has_a_route_and_a_verb_for_every_ask()
    {
        await using var here = await Opened.On(samples: false);
        var routes = (await here.As("").Get("/api/v1/openapi.json")).Json["paths"]!.AsObject().Where(path => path.Key.Contains("/documents/", StringComparison.Ordinal)).Select(path => path.Key.Split('/')[^1]).ToHashSet();
        Assert.Empty(DispatchAsks.Words.Except(routes));
        Assert.Empty(DispatchAsks.Words.Except(DocumentVerbs.Family().Subcommands.Select(verb => verb.Name)));
        Assert.DoesNotContain(DispatchAsks.Words, word => DispatchAsks.Of(word).Zh == word);
    }

    [Fact]
    public async Task takes_a_document_from_its_draft_to_its_number()
    {
        await using var here = await Opened.On(Monday);
        var (office, division, leader) = (here.As("sun-supervisor"), here.As("ma-division"), here.As("cao-leader"));
        var drafted = await office.Send(HttpMethod.Post, "/api/v1/documents/draft", JsonNode.Parse("""{"template":"landing-list"}"""));
        Assert.True(drafted.Status == 200, drafted.Text);
        var hash = (await office.Get("/api/v1/documents/2021-0001")).Json["state"]!["hash"]!.ToString();
        var shown = new JsonObject { ["hash"] = hash };
        Assert.Equal("shown-other", (await division.Send(HttpMethod.Post, "/api/v1/documents/2021-0001/review", new JsonObject { ["hash"] = "sha256:0" })).Problem);
        Assert.Equal(200, (await division.Send(HttpMethod.Post, "/api/v1/documents/2021-0001/review", shown.DeepClone())).Status);
        Assert.Equal("not-yours", (await division.Send(HttpMethod.Post, "/api/v1/documents/2021-0001/sign", shown.DeepClone())).Problem);
        Assert.Equal(200, (await leader.Send(HttpMethod.Post, "/api/v1/documents/2021-0001/sign", shown.DeepClone())).Status);
        Assert.Equal(200, (await office.Send(HttpMethod.Post, "/api/v1/documents/2021-0001/number", new JsonObject())).Status);
        Assert.Equal("沪服贸办〔2021〕1号", (await office.Get("/api/v1/documents")).Json["documents"]![0]!["number"]!.ToString());
        Assert.Equal("no-such-dispatch", (await here.As("zhao-officer").Get("/api/v1/documents/2021-0001")).Problem);
        Assert.Equal("no-such-dispatch", (await office.Get("/api/v1/documents/2021-0009")).Problem);
    }
}
