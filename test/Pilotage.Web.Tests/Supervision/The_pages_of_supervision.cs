using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Tests.Supervision;

/// <summary>What officials maintain, done through the forms as a browser without script sends them.</summary>
public class The_pages_of_supervision
{
    private static readonly DateOnly Monday = new(2020, 11, 16);
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task take_a_measure_from_its_plan_to_landed()
    {
        await using var here = await Opened.On(Monday, demo: true);
        var (officer, leader, office) = (await In(here, "zhao-officer"), await In(here, "zheng-leader"), await In(here, "sun-supervisor"));
        await Did(officer, "/measures/2/supervision", "draft", ("deliverables", "评估办法"), ("milestones", "2021-01-15 形成初稿\n2021-03-31 印发"), ("indicators", "家数 | 家 | 0 | 54 | 2021-03-31"));
        Assert.Contains("已报送的工作计划，待确认", await Text(office, "/measures/2/supervision"), StringComparison.Ordinal);
        await Did(office, "/measures/2/supervision", "confirm");
        await Did(officer, "/measures/2/supervision", "meet", ("milestone", "m1"), ("note", "初稿已完成"), ("evidence", "办法.pdf"));
        await Did(leader, "/measures/2/supervision", "declare", ("stage", "document-issued"), ("note", "已印发"), ("evidence", "办法.pdf"));
        await Did(office, "/measures/2/supervision", "accept-landing");
        Assert.True(here.Pilot.Supervision().Of(2).Shown == LandingLight.Landed);
        Assert.Contains("落地率 1.3%", await Text(office, "/"), StringComparison.Ordinal);
        var file = Parse(await (await officer.GetAsync("/measures/2/supervision")).Content.ReadAsStringAsync()).QuerySelector("a[download]")!.GetAttribute("href")!;
        Assert.Equal(Pdf, await officer.GetByteArrayAsync(file));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await In(here, "wang-officer")).GetAsync(file)).StatusCode);
    }

    [Fact]
    public async Task give_a_refused_form_back_with_what_was_written_and_uploaded()
    {
        await using var here = await Opened.On(Monday, demo: true);
        var officer = await In(here, "zhao-officer");
        var answer = await Send(officer, "/measures/2/supervision", "draft", ("deliverables", "评估办法"), ("milestones", "三月底 印发"), ("indicators", ""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("“三月底 印发”不合格式", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("三月底 印发", page.QuerySelector("#draft-milestones")!.TextContent.Trim());
        await Did(officer, "/measures/2/supervision", "draft", ("deliverables", "评估办法"), ("milestones", "2021-01-15 形成初稿"), ("indicators", ""));
        await Did(await In(here, "sun-supervisor"), "/measures/2/supervision", "confirm");
        var again = Parse(await (await Send(officer, "/measures/2/supervision", "meet", ("milestone", ""), ("note", "完成"), ("evidence", "办法.pdf"))).Content.ReadAsStringAsync());
        Assert.NotNull(again.QuerySelector("#ask-meet input[name=kept]"));
    }

    [Fact]
    public async Task show_no_form_to_those_who_may_not_ask()
    {
        await using var here = await Opened.On(Monday, demo: true);
        var elsewhere = Parse(await (await (await In(here, "wang-officer")).GetAsync("/measures/2/supervision")).Content.ReadAsStringAsync());
        Assert.Empty(elsewhere.QuerySelectorAll("details.ask"));
        Assert.Equal(HttpStatusCode.Redirect, (await here.Browser().GetAsync("/roster")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await In(here, "wang-officer")).GetAsync("/reports/commerce/2020Q4")).StatusCode);
    }

    [Fact]
    public async Task open_on_the_pilot_s_last_day_once_it_is_over()
    {
        await using var here = await Opened.On(new DateOnly(2023, 10, 20), demo: true);
        var office = await In(here, "sun-supervisor");
        Assert.Contains("试点已结束，以下为试点期最后一日的情况。（2023-08-01）", await Text(office, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("试点已结束", await Text(office, "/?now=1"), StringComparison.Ordinal);
        await Did(office, "/period", "confirm-end", ("end", "2023-12-31"), ("document", "样例文号"));
        Assert.DoesNotContain("试点已结束", await Text(office, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task enter_a_matter_and_a_contact()
    {
        await using var here = await Opened.On(Monday, demo: true);
        var office = await In(here, "sun-supervisor");
        await Did(office, "/matters", "raise", ("kind", "instruction"), ("title", "加快推进"), ("words", "请抓紧"), ("from", "市领导"), ("measures", "2\n7"), ("document", "批示件"));
        Assert.Contains("批示〔2020〕001", await Text(office, "/matters?kind=instruction"), StringComparison.Ordinal);
        await Did(office, "/roster?unit=commerce", "enter-contact", ("duty", "liaison"), ("name", "王五"), ("post", "主任科员"), ("division", "服贸处"), ("phone", "021-00000000"), ("from", "2020-11-16"), ("to", ""));
        Assert.Contains("王五", await Text(office, "/roster"), StringComparison.Ordinal);
        Assert.DoesNotContain("王五", await Text(await In(here, "wang-officer"), "/roster"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task take_a_crosswalk_and_show_it_on_the_measure_s_page()
    {
        await using var here = await Opened.On(Monday, demo: true);
        var office = await In(here, "sun-supervisor");
        var wrong = await Table(office, "总体方案条目,内容,举措序号\n二（一）1,简化审批,\"3、81\"\n");
        Assert.Contains("CSV!C2", wrong, StringComparison.Ordinal);
        Assert.Contains("81", wrong, StringComparison.Ordinal);

        var taken = await Table(office, "总体方案条目,内容,举措序号\n二（一）1,简化审批,3\n二（一）2,便利结算,\n");

        Assert.Contains("已收：2 个条目，其中 1 个没有对应举措", taken, StringComparison.Ordinal);
        Assert.Contains("二（一）1 简化审批", await Text(office, "/measures/3"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync("/crosswalk?handler=report")).StatusCode);
        // An officer of a unit sees it and may not hand one in.
        Assert.DoesNotContain("已收", await Table(await In(here, "zhao-officer"), "总体方案条目,内容,举措序号\n二（一）1,简化审批,4\n"), StringComparison.Ordinal);
        Assert.Equal([3], here.Pilot.Crosswalk().Items[0].Measures);
    }

    [Fact]
    public async Task remind_of_what_is_ticked_in_one_form_and_by_the_api()
    {
        await using var here = await Opened.On(Monday, demo: true);
        _ = (await here.Pilot.Supervise(2, new MeasureAsk.Draft(["办法"], [new("", new(2021, 1, 15), "印发")], []), new("zhao-officer"))).Value;
        _ = (await here.Pilot.Supervise(2, new MeasureAsk.Confirm(), new("sun-supervisor"))).Value;
        await here.Pilot.MoveTo(new(2021, 2, 22)); // its milestone and the report of the quarter are overdue
        var office = await In(here, "sun-supervisor");
        var page = Parse(await office.GetStringAsync("/overdue"));
        var ticked = page.QuerySelectorAll("input[name=subjects]").Take(2).Select(box => box.GetAttribute("value")!).ToList();
        Assert.Equal(2, ticked.Count);
        var form = page.QuerySelector("form[action='/overdue']")!;
        List<KeyValuePair<string, string>> fields = [.. form.QuerySelectorAll("input[type=hidden]").Select(one => KeyValuePair.Create(one.GetAttribute("name")!, one.GetAttribute("value")!)),
            new("reason", "请抓紧"), .. ticked.Select(one => KeyValuePair.Create("subjects", one))];
        foreach (var _ in new[] { 1, 2 }) // clicked twice
        {
            var answer = Parse(await (await office.PostAsync("/overdue", new FormUrlEncodedContent(fields))).Content.ReadAsStringAsync());
            Assert.Equal("已发 2 件，未发 0 件", answer.QuerySelector("[role=status]")!.TextContent);
            Assert.Equal(ticked.Select(one => "/escalations/" + one), answer.QuerySelectorAll("#sent a").Select(link => link.GetAttribute("href")));
            Assert.DoesNotContain(ticked[0], answer.QuerySelectorAll("input[name=subjects]").Select(box => box.GetAttribute("value")));
        }
        Assert.Single(here.Pilot.SeeEscalation(ticked[0], new("sun-supervisor")).Value.Letters);
        Assert.Empty(Parse(await (await In(here, "zhao-officer")).GetStringAsync("/overdue")).QuerySelectorAll("input[name=subjects]"));

        var body = new System.Text.Json.Nodes.JsonObject { ["subjects"] = new System.Text.Json.Nodes.JsonArray(ticked[0], "measure/2/m9"), ["reason"] = "请抓紧" };
        var told = await here.As("sun-supervisor").Send(HttpMethod.Post, "/api/v1/overdue/remind", body);
        Assert.Equal(["step-order", "no-such-subject"], told.Json.AsArray().Select(one => one!["refusal"]!["code"]!.ToString()));
        Assert.Equal("sign-in-first", (await here.As("").Send(HttpMethod.Post, "/api/v1/overdue/remind", body)).Problem);
    }

    private static async Task<string> Table(HttpClient client, string csv)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Parse(await client.GetStringAsync("/crosswalk")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("总体方案", Encoding.UTF8), "Document" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Table", "table.csv" },
        };
        return Parse(await (await client.PostAsync("/crosswalk", content)).Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent;
    }

    internal static async Task<HttpClient> In(Opened here, string person)
    {
        var client = here.Browser("zh-CN");
        var token = Parse(await client.GetStringAsync("/sign-in")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("person", person)]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    internal static async Task Did(HttpClient client, string page, string ask, params (string Name, string Value)[] fields)
    {
        var answer = await Send(client, page, ask, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{ask}: {Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")?.TextContent}");
    }

    internal static async Task<HttpResponseMessage> Send(HttpClient client, string page, string ask, params (string Name, string Value)[] fields)
    {
        var form = Parse(await client.GetStringAsync(page)).QuerySelectorAll("details.ask form").FirstOrDefault(form => form.QuerySelector("input[name=do]")!.GetAttribute("value") == ask);
        Assert.True(form is not null, $"{page} offers no '{ask}'");
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value") ?? "", Encoding.UTF8), hidden.GetAttribute("name")!);
        foreach (var (name, value) in fields)
        {
            if (name == "evidence") content.Add(new ByteArrayContent(Pdf), name, value);
            else content.Add(new StringContent(value, Encoding.UTF8), name);
        }
        return await client.PostAsync(page, content);
    }

    internal static async Task<string> Text(HttpClient client, string page) => Parse(await client.GetStringAsync(page)).QuerySelector("main")!.TextContent;

    internal static AngleSharp.Html.Dom.IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);
}
