using AngleSharp.Html.Parser;
using Pilotage.Web.Tests;

namespace Pilotage.Tests.Pages;

/// <summary>The document that announces the pilot, with what differs marked in it.</summary>
public class The_plan
{
    [Fact]
    public async Task marks_both_readings_of_every_difference_and_leads_from_each_to_the_other()
    {
        await using var here = await Opened.On(zone: Pilotage.Web.Zone.Public);
        var page = new HtmlParser().ParseDocument((await here.As("", "zh-CN").Get("/plan")).Text);
        var told = page.QuerySelectorAll("details ol > li").Select(line => line.TextContent).ToList();
        Assert.Equal(23, told.Count);
        Assert.All(told.Take(9), line => Assert.StartsWith("范围", line, StringComparison.Ordinal)); // what changes the meaning first
        Assert.All(told.Skip(15), line => Assert.StartsWith("疑为笔误", line, StringComparison.Ordinal));
        Assert.Contains("正文与附表不一致 23 处，其中 9 处改变含义", page.QuerySelector("details summary")!.TextContent, StringComparison.Ordinal);
        var links = page.QuerySelectorAll("main a[href^='#d']").ToList();
        Assert.Equal(23 * 4, links.Count); // two in the list, one behind each reading
        Assert.All(links, link => Assert.Equal("MARK", page.GetElementById(link.GetAttribute("href")![1..])!.TagName));
        Assert.Equal(18, page.QuerySelectorAll("mark.meaning[id]").Length);
        var annex = page.All.First(one => one.TagName == "MARK" && one.TextContent.Contains("中小微企业在等值500万美元", StringComparison.Ordinal));
        var other = annex.NextElementSibling!;
        Assert.Contains("范围，见正文", other.TextContent, StringComparison.Ordinal);
        Assert.Contains("中小微高新技术企业在等值500万美元", page.GetElementById(other.GetAttribute("href")![1..])!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task gives_every_word_of_the_document_as_issued()
    {
        await using var here = await Opened.On(samples: false);
        var page = new HtmlParser().ParseDocument((await here.As("").Get("/plan")).Text);
        foreach (var added in page.QuerySelectorAll(".plan .nos, .plan .differs")) added.Remove();
        static string Plain(string words) => string.Concat(words.Where(letter => !char.IsWhiteSpace(letter)));
        Assert.Equal(Plain(Opened.Pack("shanghai-2020").Files["plan/source.txt"]), Plain(page.QuerySelector(".plan")!.TextContent));
    }
}
