using Pilotage.Access;
using Pilotage.Cli;
using Pilotage.Window;

namespace Pilotage.Web.Tests.Api;

/// <summary>Whatever can be asked can be asked by page, program and command line.</summary>
public class The_conventions
{
    [Fact]
    public async Task give_every_ask_a_route()
    {
        await using var here = await Opened.On(samples: false);
        var document = (await here.As("").Get("/api/v1/openapi.json")).Json["paths"]!.AsObject().Select(path => path.Key).ToHashSet();
        Assert.Empty(Ask.Words.Values.Select(word => word == "file" ? "/api/v1/services/{id}/cases" : $"/api/v1/cases/{{number}}/{word}").Except(document));
        Assert.Empty(Kinds(typeof(AccessAsk)).Select(word => word == "add" ? "/api/v1/people" : $"/api/v1/people/{{id}}/{word}").Except(document));
    }

    [Fact]
    public void give_every_ask_a_verb()
    {
        Assert.Empty(Ask.Words.Values.Except(CaseVerbs.Family().Subcommands.Select(verb => verb.Name)));
        Assert.Empty(Kinds(typeof(AccessAsk)).Except(PeopleVerbs.Family().Subcommands.Select(verb => verb.Name)));
    }

    [Fact]
    public void leave_no_ask_without_a_word() => Assert.Equal(typeof(Ask).GetNestedTypes().Length, Ask.Words.Count);

    [Fact]
    public async Task write_the_api_s_document_as_it_is_kept()
    {
        await using var here = await Opened.On(samples: false);
        var document = (await here.As("").Get("/api/v1/openapi.json")).Json.ToJsonString(new() { WriteIndented = true });
        Assert.StartsWith("{\n  \"openapi\": \"3.1", document);
        Pilotage.Tests.Snapshot.Match(document, "openapi.json");
    }

    private static IEnumerable<string> Kinds(Type ask) => ask.GetNestedTypes().Select(kind => kind.Name.ToLowerInvariant());
}
