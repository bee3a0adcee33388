using System.Text.Json.Nodes;

namespace Pilotage.Web.Tests.Api;

/// <summary>The pack's calculators for programs: listed, run once and in batches, confirmed by their unit.</summary>
public sealed class The_calculators(Shared shared) : IClassFixture<Shared>
{
    private const string Root = "/api/v1/calculators";
    private readonly Opened here = shared.Here;

    [Fact]
    public async Task say_what_they_take_and_on_which_law_they_rest()
    {
        var all = (await here.As("").Get(Root)).Json.AsArray();
        Assert.Equal(12, all.Count);
        var quota = (await here.As("").Get($"{Root}/pool-quota")).Json;
        Assert.Equal("number", quota["inputs"]!.AsArray().Single(input => input!["name"]!.ToString() == "equities")!["type"]!.ToString());
        Assert.All(quota["inputs"]!.AsArray(), input => Assert.NotEmpty(input!["label"]!["en"]!.ToString()));
        Assert.Contains(quota["sources"]!.AsArray(), source => source!["doubt"] is not null);
        Assert.Contains(quota["changes"]!.AsArray(), day => day!.ToString() == "2020-03-11");
        Assert.Equal("safe-shanghai", quota["confirmation"]!["unit"]!.ToString());
    }

    [Fact]
    public async Task answer_with_law_reasons_and_the_rules_used()
    {
        var back = await Evaluate("pool-quota", """{"id":"A","inputs":{"quota":"外债集中额度","equities":"1000000000+500000000","effective_from":"2020-03-11"}}""");
        Assert.Equal((200, "3750000000", "A", "2020-03-11"), (back.Status, back.Json["outputs"]!["limit"]!.ToJsonString(), back.Json["id"]!.ToString(), back.Json["on"]!.ToString()));
        Assert.Equal("测算仅供参考，以主管部门为准", back.Json["stamp"]!["zh"]!.ToString());
        Assert.StartsWith("sha256:", back.Json["rules"]!.ToString());
        Assert.Equal(here.Pilot.Pack.Hash, back.Json["pack"]!.ToString());
        Assert.NotEmpty(back.Json["why"]!["parts"]!.AsArray());
    }

    [Theory]
    [InlineData("pool-quota", """{"inputs":{"quota":"外债集中额度","equitis":1}}""", 422, "no-such-input", "there is no input 'equitis'; did you mean 'equities'?")]
    [InlineData("pool-quota", """{"inputs":{"quota":"外债集中额度","equities":"many"}}""", 422, "input-type", "'audited equity of host and domestic members at the end of last year, summed' should be a number; 'many' has a 'm'")]
    [InlineData("pool-quota", """{"inputs":{"quota":"外债集中额度","equities":"1","effective_from":"yesterday"}}""", 422, "input-type", "'day' should be a day written like 2020-11-06, not 'yesterday'")]
    [InlineData("pool-quota", """{"inputs":{"quota":"外债集中额度"}}""", 422, "input-missing", "'audited equity of host and domestic members at the end of last year, summed' is missing")]
    [InlineData("pool-quota", """{"inputs":{"quota":"外债","equities":{"a":1}}}""", 422, "input-type", "'equities' should be one value, not a JSON object")]
    [InlineData("pool-quota", """{"inputs":{"quota":"外债集中额度","equities":-1}}""", 422, "input-least", "'audited equity of host and domestic members at the end of last year, summed' is at least 0")]
    [InlineData("pool-quota", """{"inputs":[]}""", 400, "body-unreadable", null)]
    [InlineData("pool-quota", """{"input":{}}""", 400, "body-unreadable", null)]
    [InlineData("pool-qouta", """{"inputs":{}}""", 404, "no-such-calculator", "There is no published calculator 'pool-qouta'; did you mean 'pool-quota'?")]
    public async Task refuse_what_they_cannot_take(string set, string body, int status, string code, string? title)
    {
        var back = await Evaluate(set, body);
        Assert.True((back.Status, back.Problem) == (status, code), back.Text);
        if (title is not null) Assert.Equal(title, back.Json["title"]!.ToString());
        Assert.Equal(back.Status, (await here.As("", "zh").Send(HttpMethod.Post, $"{Root}/{set}/evaluate", Sending.Raw(body))).Status);
    }

    [Fact]
    public async Task run_many_rows_of_which_a_bad_one_sinks_no_other()
    {
        var back = await Batch("s10", """[{"id":"a","inputs":{"item_id":"RN473124829GB"}},{"inputs":{}},{"inputs":{"item":"x"}},null,{"inputs":{"item_id":"RN473124828GB"}}]""");
        Assert.Equal(["valid", "/problems/input-missing", "/problems/no-such-input", "/problems/body-unreadable", "invalid"],
            back.Json["rows"]!.AsArray().Select(row => (row!["outputs"]?["result"] ?? row["problem"]!["type"])!.ToString()));
        Assert.Equal(("2", "3", "true", "a"), (back.Json["answered"]!.ToString(), back.Json["refused"]!.ToString(), back.Json["complete"]!.ToString(), back.Json["rows"]![0]!["id"]!.ToString()));
        Assert.NotNull(back.Json["stamp"]);
    }

    [Fact]
    public async Task take_and_give_tables()
    {
        var back = await Batch("s10", "\uFEFFno,item-id,note\r\n1,RN473124829GB,\"a, \"\"b\"\"\"\r\n2,,=1+1\r\n", "text/csv");
        Assert.Equal("text/csv", back.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "no,item-id,note,answer_result,law_on,certain,problem,problem_text,stamp\r\n" +
            "1,RN473124829GB,\"a, \"\"b\"\"\",valid,2020-11-09,false,,,For reference only; the competent authority decides\r\n" +
            "2,,'=1+1,,,,input-missing,'item identifier' is missing,\r\n", back.Text);
    }

    [Theory]
    [InlineData("application/json", """[{"inputs":{"item_id":"RN473124829GB"}},{"inputs":{"item""", 200, false)]
    [InlineData("application/json", """{"inputs":{}}""", 400, null)]
    [InlineData("application/json", "[", 400, null)]
    [InlineData("text/csv", "", 422, null)]
    [InlineData("text/csv", "item,note\nx,y\n", 422, null)]
    [InlineData("text/csv", "item_id,item-id\nx,y\n", 422, null)]
    [InlineData("application/xml", "<rows/>", 415, null)]
    public async Task say_where_a_batch_breaks_off(string type, string body, int status, bool? complete)
    {
        var back = await Batch("s10", body, type);
        Assert.True(back.Status == status, back.Text);
        if (complete is { } whole) Assert.Equal(whole, back.Json["complete"]!.GetValue<bool>());
        else Assert.NotEmpty(back.Problem);
    }

    [Fact]
    public async Task answer_an_empty_list_with_one() => Assert.Empty((await Batch("s10", "[]")).Json["rows"]!.AsArray());

    [Fact]
    public async Task stop_after_so_many_rows_and_say_so()
    {
        var back = await Batch("s10", "item_id\n" + string.Concat(Enumerable.Repeat("RN473124829GB\n", 100_001)), "text/csv");
        var lines = back.Text.TrimEnd().Split("\r\n");
        Assert.Equal(100_002, lines.Length);
        Assert.Contains("batch-too-long", lines[^1]);
    }

    [Fact]
    public async Task are_stamped_until_their_unit_has_confirmed_the_rules_as_they_are()
    {
        await using var own = await Opened.On();
        await own.Pilot.Appoint("hu-head", new Access.AccessAsk.Add("hu-head", "胡样例"), Actor.Law);
        await own.Pilot.Appoint("hu-head", new Access.AccessAsk.Give("head", "postal", new(2020, 1, 1)), Actor.Law);
        var rules = (await own.As("").Get($"{Root}/s10")).Json["rules"]!.ToString();
        Task<Back> Confirm(string who, string hash) => own.As(who).Send(HttpMethod.Post, $"{Root}/s10/confirm", new JsonObject { ["rules"] = hash, ["document"] = "邮管〔2020〕1号" });
        Assert.Equal("sign-in-first", (await Confirm("", rules)).Problem);
        Assert.Equal("not-yours", (await Confirm("li-head", rules)).Problem);
        Assert.Equal("rules-changed", (await Confirm("hu-head", "sha256:0")).Problem);
        Assert.Equal(200, (await Confirm("hu-head", rules)).Status);
        Assert.Equal("rules-confirmed", (await Confirm("hu-head", rules)).Problem);
        var shown = (await own.As("").Get($"{Root}/s10")).Json;
        Assert.Null(shown["stamp"]);
        Assert.Equal(("2020-11-09", true), (shown["confirmation"]!["on"]!.ToString(), shown["confirmation"]!["holds"]!.GetValue<bool>()));
        Assert.Null((await own.As("").Send(HttpMethod.Post, $"{Root}/s10/evaluate", Sending.Raw("""{"inputs":{"item_id":"RN473124829GB"}}"""))).Json["stamp"]);
        Assert.Equal(200, (await own.As("hu-head").Send(HttpMethod.Post, $"{Root}/s10/retract", new JsonObject { ["reason"] = "发现差错" })).Status);
        Assert.NotNull((await own.As("").Get($"{Root}/s10")).Json["stamp"]);
    }

    private Task<Back> Evaluate(string set, string body) => here.As("").Send(HttpMethod.Post, $"{Root}/{set}/evaluate", Sending.Raw(body));

    private Task<Back> Batch(string set, string body, string type = "application/json") => here.As("").Send(HttpMethod.Post, $"{Root}/{set}/batch", Sending.Raw(body, type));
}
