using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Pilotage.Host;
using Pilotage.Web.Tests;

namespace Pilotage.Tests.Pages;

/// <summary>Everything on record about one thing, with its proof, on the real host.</summary>
public sealed partial class The_record
{
    [Fact]
    public async Task of_a_case_lists_facts_in_order_and_its_receipts_and_head_verify_off_line()
    {
        await using var here = await Opened.On(demo: true);
        var number = await here.Filed();
        await here.As("wang-officer").Send(HttpMethod.Post, $"/api/v1/cases/{number}/accept", new System.Text.Json.Nodes.JsonObject());
        await here.Pilot.Journal.Seal();
        var officer = here.As("wang-officer", "zh-CN");
        var page = Parse(await officer.Get($"/journal/case/{number}"));
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("提出申请，收件", rows[0], StringComparison.Ordinal);
        Assert.Contains("chen-applicant", rows[0], StringComparison.Ordinal);
        Assert.Contains("受理", rows[1], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Contains("日志第", row, StringComparison.Ordinal));

        // What the page hands out is enough for anyone to check it without the pilot.
        var key = (await officer.Get($"/journal/case/{number}?handler=key")).Text;
        var head = Head.Of(Signed.Parse((await officer.Get($"/journal/case/{number}?handler=head")).Text));
        Assert.True(head.Signed.By(key));
        foreach (var details in page.QuerySelectorAll("main details"))
        {
            var signed = details.QuerySelectorAll("p.code")[1].InnerHtml.Split("<br>") is [var text, var word] ? new Signed(System.Net.WebUtility.HtmlDecode(text), word) : throw new FormatException();
            Assert.True(signed.By(key));
            var receipt = Receipt.Of(signed);
            var at = long.Parse(Place().Match(rows[receipt.Number - 1]).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1;
            Assert.True(receipt.In(head, new(at, head.Size, [.. details.QuerySelectorAll("ol.code li").Select(one => one.TextContent)])));
        }
        Assert.Contains("pilotage journal verify", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"/journal/case/{number}", (await officer.Get($"/cases/{number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_case_says_what_was_erased_and_shows_others_no_name()
    {
        await using var here = await Opened.On(demo: true);
        var number = await here.Filed();
        var before = Parse(await here.As("wang-officer", "zh-CN").Get($"/journal/case/{number}")).QuerySelector("main")!.TextContent;
        var name = Opened.Pack("shanghai-2020").Definitions.Services.Values.First().Sample.First(one => one.Key == "legal_representative").Value;
        Assert.Contains(name, before, StringComparison.Ordinal);
        var office = Parse(await here.As("sun-supervisor", "zh-CN").Get($"/journal/case/{number}")).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain(name, office, StringComparison.Ordinal);
        Assert.DoesNotContain("chen-applicant", office, StringComparison.Ordinal);
        Assert.Contains("（不公开）", office, StringComparison.Ordinal);

        await here.Pilot.Journal.Erase($"case/{number}", new("admin"), "期满", Opened.Monday);
        var after = Parse(await here.As("wang-officer", "zh-CN").Get($"/journal/case/{number}"));
        var rows = after.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.DoesNotContain(name, after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("（已删除）", rows[0], StringComparison.Ordinal);
        Assert.Contains("项已删除", rows[0], StringComparison.Ordinal);
        Assert.Contains("删除个人信息", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_open_to_those_alone_who_may_see_the_thing()
    {
        await using var here = await Opened.On();
        var number = await here.Filed();
        Assert.Equal(404, (await here.As("zhao-officer").Get($"/journal/case/{number}")).Status); // another unit, as by the API
        Assert.Equal(403, (await here.As("chen-applicant").Get($"/journal/case/{number}")).Status); // a page of the administration
        Assert.Equal(302, (await here.As("").Get($"/journal/case/{number}")).Status);
        Assert.Equal(404, (await here.As("wang-officer").Get("/journal/case/2020-999999")).Status);
        Assert.Equal(404, (await here.As("wang-officer").Get("/journal/person/zhao-officer")).Status);
        Assert.Equal(403, (await here.As("chen-applicant").Get("/journal/measure/7")).Status);
        Assert.Equal(404, (await here.As("wang-officer").Get("/journal/measure/81")).Status);
        Assert.Equal(200, (await here.As("wang-officer").Get("/journal/measure/7")).Status);
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(Back back)
    {
        Assert.True(back.Status == 200, $"{back.Status} {back.Text}");
        return new HtmlParser().ParseDocument(back.Text);
    }

    [GeneratedRegex("日志第 (\\d+) 位")]
    private static partial Regex Place();
}
