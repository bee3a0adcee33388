using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Pilotage.Cli;
using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;
using static Pilotage.Web.Tests.Supervision.The_pages_of_supervision;

namespace Pilotage.Web.Tests.Supervision;

/// <summary>What was cleared is public, word for word; nothing else is, however one asks.</summary>
public class What_is_public
{
    private static readonly DateOnly Monday = new(2021, 1, 18);
    private static readonly Actor Officer = new("zhao-officer");
    private static readonly Actor Office = new("sun-supervisor");
    private static readonly Actor Division = new("ma-division");
    private static readonly Actor Leader = new("cao-leader");

    // Words that stand nowhere else, one for each thing that must not be found.
    private const string Waiting = "紫禁雪霁", Refused = "白帝云间", Withheld = "玉门羌笛", Withdrawn = "洛阳折柳", Reason = "寒山夜半", Unproposed = "瓜洲京口";
    private static readonly string[] Secrets = [Waiting, Refused, Withheld, Withdrawn, Reason, Unproposed];

    [Fact]
    public async Task has_a_route_a_verb_and_a_word_for_every_ask()
    {
        await using var here = await Opened.On(samples: false);
        var asks = SupervisionAsks.Of<ClearanceAsk>().Select(pair => pair.Word).ToList();
        var routes = (await here.As("").Get("/api/v1/openapi.json")).Json["paths"]!.AsObject().Where(path => path.Key.Contains("/clearances/", StringComparison.Ordinal)).Select(path => path.Key.Split('/')[^1]).ToHashSet();
        Assert.Empty(asks.Except(routes));
        Assert.Empty(asks.Except(SupervisionVerbs.Families().First(family => family.Name == "clearance").Subcommands.Select(verb => verb.Name)));
        Assert.DoesNotContain(asks, word => AskWords.Of(word).Zh == word);
    }

    [Fact]
    public async Task is_a_document_as_it_was_cleared_also_after_it_was_taken_back()
    {
        await using var here = await Opened.On(Monday, zone: Zone.Public);
        var id = await Issued(here);
        var subject = $"document/{id}";
        Assert.Equal("not-clearable", (await here.Pilot.Supervise(new ClearanceAsk.Propose("document/2021-0009", "public"), Office)).Refusal?.Code);
        var proposal = (await here.Pilot.Supervise(new ClearanceAsk.Propose(subject, "public"), Office)).Value.Number;
        Assert.Equal("clearance-open", (await here.Pilot.Supervise(new ClearanceAsk.Propose(subject, "public"), Office)).Refusal?.Code);
        await Clear(here, proposal);

        var page = here.Browser("zh-CN");
        Assert.Contains("/published/2021-001", await page.GetStringAsync("/published"), StringComparison.Ordinal);
        var shown = (await page.Get("/api/v1/published/2021-001")).Json;
        Assert.Equal(ClearanceDesk.HashOf(shown["title"]!.ToString(), shown["text"]!.ToString()), shown["hash"]!.ToString());
        Assert.DoesNotContain("](/", shown["text"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("沪服贸办〔2021〕1号", shown["text"]!.ToString(), StringComparison.Ordinal);
        var read = await Text(page, "/published/2021-001");
        foreach (var line in shown["text"]!.ToString().Split('\n').Where(line => !line.Contains('｜', StringComparison.Ordinal))) Assert.Contains(line, read, StringComparison.Ordinal);
        Assert.Contains("第十九条", read, StringComparison.Ordinal);
        var file = await page.GetByteArrayAsync("/published/2021-001/pdf");
        Assert.Equal(shown["file"]!.ToString(), "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file)));
        Assert.Equal(file, await page.GetByteArrayAsync("/api/v1/published/2021-001/file.pdf"));

        // The document is taken back: what was cleared stays what is shown, and the office is told.
        Assert.False(here.Pilot.SeeClearance(proposal, Office).Value.Changed);
        _ = (await here.Pilot.Dispatch(id, new DispatchAsk.Withdraw("有误"), Office)).Value;
        Assert.Equal(shown.ToJsonString(), (await page.Get("/api/v1/published/2021-001")).Json.ToJsonString());
        Assert.True(here.Pilot.SeeClearance(proposal, Office).Value.Changed);

        _ = (await here.Pilot.Supervise(proposal, new ClearanceAsk.Withdraw(Reason), Leader)).Value;
        Assert.Equal(HttpStatusCode.Gone, (await page.GetAsync("/published/2021-001")).StatusCode);
        Assert.Equal((410, "publication-withdrawn"), ((await page.Get("/api/v1/published/2021-001")).Status, (await page.Get("/api/v1/published/2021-001")).Problem));
        Assert.Equal(404, (await page.Get("/published/2021-001/pdf")).Status);
        Assert.Equal(410, (await page.Get("/api/v1/published/2021-001/file.pdf")).Status);
    }

    [Fact]
    public async Task never_is_what_waits_was_refused_withheld_or_withdrawn_whatever_is_guessed()
    {
        await using var here = await Opened.On(Monday, zone: Zone.Public);
        var open = await Proposed(here, "公开的案例", "一口受理");
        await Clear(here, open);
        var gone = await Proposed(here, "撤下的案例", Withdrawn);
        await Clear(here, gone);
        _ = (await here.Pilot.Supervise(gone, new ClearanceAsk.Withdraw(Reason), Leader)).Value;
        var waiting = await Proposed(here, "待审的案例", Waiting);
        var refused = await Proposed(here, "退回的案例", Refused);
        _ = (await here.Pilot.Supervise(refused, new ClearanceAsk.Refuse(Reason), Division)).Value;
        var withheld = await Proposed(here, "不公开的案例", Withheld);
        _ = (await here.Pilot.Supervise(withheld, new ClearanceAsk.Clear(Hash(here, withheld), "internal", [], Reason), Division)).Value;
        var unproposed = (await here.Pilot.Supervise(Study("没有提请的案例", Unproposed), Officer)).Value.Number;

        var hashes = new[] { open, gone, waiting, refused, withheld }.Select(id => Hash(here, id));
        var guesses = Enumerable.Range(0, 12).SelectMany(no => new[] { $"2021-{no:000}", $"2021-{no:0000}", $"审查〔2021〕{no:000}", $"案例〔2021〕{no:000}", $"{no}" })
            .Concat(hashes).Concat([unproposed, $"clearance/{waiting}", $"matter/{unproposed}", "2021-001'--", "%", "2021-00_", "", "..", "propose", new string('9', 5000)]).Select(Uri.EscapeDataString).ToList();
        foreach (var person in new[] { "", "chen-applicant", "zhao-officer", "ma-division", "admin" })
        {
            var reader = here.As(person, "zh-CN");
            foreach (var guess in guesses)
            {
                foreach (var address in new[] { $"/published/{guess}", $"/api/v1/published/{guess}" })
                {
                    var answer = await reader.Get(address);
                    var expected = guess switch { "2021-001" => 200, "2021-002" => 410, "" or ".." => 0, _ when guess.Length > 4000 => 0, _ => 404 };
                    Assert.True(expected == 0 ? answer.Status is 200 or 301 or 302 or 404 or 414 : answer.Status == expected, $"{address} {answer.Status}");
                    Silent(address, answer.Text);
                }
                foreach (var address in new[] { $"/published/{guess}/pdf", $"/api/v1/published/{guess}/file.pdf" }) Assert.NotEqual(200, (await reader.Get(address)).Status);
            }
        }
    }

    [Fact]
    public async Task leaks_nothing_by_lists_search_files_or_the_journal()
    {
        await using var here = await Opened.On(Monday, zone: Zone.Public);
        await Clear(here, await Proposed(here, "公开的案例", "一口受理"));
        var gone = await Proposed(here, "撤下的案例", Withdrawn);
        await Clear(here, gone);
        _ = (await here.Pilot.Supervise(gone, new ClearanceAsk.Withdraw(Reason), Leader)).Value;
        var waiting = await Proposed(here, "待审的案例", Waiting);
        var id = await Issued(here);
        var file = here.Pilot.SeeDispatch(id, Office).Value.State.File!;
        string[] addresses =
        [
            "/", "/published", "/api/v1/published", "/api/v1/published?after=9999", "/published?after=0", "/plan", "/my", "/api/v1/journal/head", "/api/v1/journal/key",
            $"/api/v1/journal/receipts/cases/{waiting}", $"/journal/clearance/{waiting}", $"/journal/receipts/cases/{waiting}", $"/search?q={Waiting[..2]}", $"/search?q={Withdrawn[..2]}",
            $"/api/v1/search?q={Waiting[..2]}", $"/api/v1/search?q={Withdrawn[..2]}", $"/api/v1/search?q={Waiting}", "/clearance", $"/clearance/{waiting}", $"/clearance/propose?subject=document/{id}",
            "/api/v1/clearances", $"/api/v1/clearances/{waiting}", $"/api/v1/clearances/draft?subject=document/{id}", "/matters", "/matters/案例〔2021〕001", "/api/v1/matters", "/api/v1/matters/案例〔2021〕001",
            $"/documents/{id}", $"/documents/{id}/file/pdf", $"/api/v1/documents/{id}", $"/api/v1/documents/{id}/file.pdf", $"/api/v1/files/{file}", $"/files/{file}", $"/published/{file}/pdf",
        ];
        foreach (var person in new[] { "", "chen-applicant", "zhao-officer", "ma-division", "admin" })
            foreach (var address in addresses)
            {
                var answer = await here.As(person, "zh-CN").Get(address);
                Silent($"{address} as '{person}'", address.Contains("search", StringComparison.Ordinal) ? Without(answer.Text) : answer.Text);
                if (address.Contains(id, StringComparison.Ordinal) || address.Contains(file, StringComparison.Ordinal) || address.Contains("clearance", StringComparison.Ordinal) || address.Contains("matters", StringComparison.Ordinal))
                    Assert.True(answer.Status is 302 or 401 or 403 or 404, $"{address} as '{person}' {answer.Status}");
            }
        Assert.Equal(["2021-001"], (await here.As("").Get("/api/v1/published")).Json["published"]!.AsArray().Select(line => line!["number"]!.ToString()));
        // The page of a search says again what was searched, and nothing more.
        static string Without(string text) => text.Replace(Waiting, "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_no_text_that_was_erased()
    {
        await using var here = await Opened.On(Monday, zone: Zone.Public);
        var id = await Proposed(here, "公开的案例", Withdrawn);
        await Clear(here, id);
        _ = (await here.Pilot.Journal.Erase($"clearance/{id}", Leader, "含有个人信息", here.Pilot.Today)).Value;
        var answer = await here.As("").Get("/published/2021-001");
        Assert.Equal(410, answer.Status);
        Silent("/published/2021-001", answer.Text);
        Assert.True(here.Pilot.SeeClearance(id, Office).Value.Clearance.Proposed!.Text.Erased);
    }

    [Fact]
    public async Task is_listed_page_by_page_the_latest_first()
    {
        await using var here = await Opened.On(new(2021, 6, 1), zone: Zone.Public);
        for (var day = new DateOnly(2021, 3, 1); day < new DateOnly(2021, 4, 25); day = day.AddDays(1))
        {
            var id = (await here.Pilot.Supervise(new ClearanceAsk.Propose($"board/{day:yyyy-MM-dd}", "public"), Office)).Value.Number;
            await Clear(here, id);
        }
        var first = (await here.As("").Get("/api/v1/published")).Json;
        var second = (await here.As("").Get($"/api/v1/published?after={first["next"]}")).Json;
        var all = new[] { first, second }.SelectMany(page => page["published"]!.AsArray()).Select(line => line!["number"]!.ToString()).ToList();
        Assert.Equal(Enumerable.Range(1, 55).Reverse().Select(no => $"2021-{no:000}"), all);
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task goes_through_the_forms_with_ticks_kept_and_personal_words_pointed_out()
    {
        await using var here = await Opened.On(Monday, demo: true);
        var number = (await here.Pilot.Supervise(Study("专区", "一口受理，电话13900000000"), Officer)).Value.Number;
        var (officer, division) = (await In(here, "zhao-officer"), await In(here, "ma-division"));
        Assert.Contains("提请公开审查", await Text(officer, $"/matters/{number}"), StringComparison.Ordinal);
        var propose = $"/clearance/propose?subject=matter/{number}";
        Assert.Contains("手机号码：13900000000", await Text(officer, propose), StringComparison.Ordinal);
        await Did(officer, propose, "propose", ("ground", "public"), ("text", $"背景：甲\n做法：一口受理，电话13900000000\n成效：乙\n下一步：丙"), ("note", "请审查"));
        const string sheet = "/clearance/审查〔2021〕001";
        Assert.Empty(Parse(await officer.GetStringAsync(sheet)).QuerySelectorAll("details.ask"));
        (string, string)[] ticks = [("checked", "secrets"), ("checked", "commercial"), ("checked", "internal")];
        var again = Parse(await (await Send(division, sheet, "clear", [("ground", "public"), .. ticks])).Content.ReadAsStringAsync());
        Assert.Contains("还有 1 项没有逐项核对", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["secrets", "commercial", "internal"], again.QuerySelectorAll("input[name=checked][checked]").Select(box => box.GetAttribute("value")));
        var noted = Parse(await (await Send(division, sheet, "clear", [("ground", "public"), ("checked", "personal"), .. ticks])).Content.ReadAsStringAsync());
        Assert.Contains("疑似个人信息", noted.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await Did(division, sheet, "clear", [("ground", "public"), ("note", "单位服务电话"), ("checked", "personal"), .. ticks]);
        Assert.Contains("电话13900000000", await Text(here.Browser("zh-CN"), "/published/2021-001"), StringComparison.Ordinal);
        Assert.Contains("公开审查情况", await Text(officer, $"/matters/{number}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await In(here, "wang-officer")).GetAsync(sheet)).StatusCode);
    }

    [Fact]
    public async Task is_proposed_and_cleared_by_the_api()
    {
        await using var here = await Opened.On(Monday);
        var number = (await here.Pilot.Supervise(Study("专区", "一口受理"), Officer)).Value.Number;
        var (officer, division) = (here.As("zhao-officer"), here.As("ma-division"));
        var drafted = (await officer.Get($"/api/v1/clearances/draft?subject=matter/{number}")).Json;
        var ask = new JsonObject { ["subject"] = $"matter/{number}", ["ground"] = "public", ["hash"] = drafted["thing"]!["hash"]!.ToString() };
        var done = await officer.Send(HttpMethod.Post, "/api/v1/clearances/propose", ask);
        Assert.True(done.Status == 200, done.Text);
        var id = done.Json["number"]!.ToString();
        var clear = new JsonObject { ["hash"] = (await division.Get($"/api/v1/clearances/{id}")).Json["clearance"]!["proposed"]!["hash"]!.ToString(), ["ground"] = "public", ["checked"] = new JsonArray("secrets", "commercial", "personal", "internal") };
        Assert.Equal("not-yours", (await officer.Send(HttpMethod.Post, $"/api/v1/clearances/{id}/clear", clear.DeepClone())).Problem);
        Assert.Equal("no-such-clearance", (await here.As("wang-officer").Get($"/api/v1/clearances/{id}")).Problem);
        Assert.Equal("changed-meanwhile", (await division.Send(HttpMethod.Post, $"/api/v1/clearances/{id}/clear", clear.DeepClone(), ("If-Match", "\"7\""))).Problem);
        Assert.Equal(200, (await division.Send(HttpMethod.Post, $"/api/v1/clearances/{id}/clear", clear.DeepClone(), ("If-Match", "\"1\""))).Status);
        Assert.Equal([id], (await division.Get("/api/v1/clearances?stage=published")).Json["clearances"]!.AsArray().Select(line => line!["id"]!.ToString()));
        Assert.Empty((await here.As("wang-officer").Get("/api/v1/clearances")).Json["clearances"]!.AsArray());
        Assert.Equal("sign-in-first", (await here.As("").Get("/api/v1/clearances")).Problem);
    }

    private static void Silent(string where, string text)
    {
        foreach (var secret in Secrets) Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{where} tells {secret}");
    }

    private static MatterAsk.Raise Study(string title, string words) => new("case-study", title, $"背景：甲\n做法：{words}\n成效：乙\n下一步：丙", "牵头单位", [7], []);

    private static async Task<string> Proposed(Opened here, string title, string words)
    {
        var number = (await here.Pilot.Supervise(Study(title, words), Officer)).Value.Number;
        return (await here.Pilot.Supervise(new ClearanceAsk.Propose($"matter/{number}", "public"), Officer)).Value.Number;
    }

    private static string Hash(Opened here, string id) => here.Pilot.SeeClearance(id, Office).Value.Clearance.Proposed!.Hash;

    private static async Task Clear(Opened here, string id) =>
        _ = (await here.Pilot.Supervise(id, new ClearanceAsk.Clear(Hash(here, id), "public", ["secrets", "commercial", "personal", "internal"], "经核对可以公开"), Division)).Value;

    private static async Task<string> Issued(Opened here)
    {
        var id = (await here.Pilot.Dispatch(new DispatchAsk.Draft("landing-list"), Office)).Value.Number;
        var hash = here.Pilot.SeeDispatch(id, Office).Value.State.Hash;
        _ = (await here.Pilot.Dispatch(id, new DispatchAsk.Review(hash), Division)).Value;
        _ = (await here.Pilot.Dispatch(id, new DispatchAsk.Sign(hash), Leader)).Value;
        foreach (var ask in new DispatchAsk[] { new DispatchAsk.Number(), new DispatchAsk.Seal(), new DispatchAsk.Issue() }) _ = (await here.Pilot.Dispatch(id, ask, Office)).Value;
        return id;
    }
}
