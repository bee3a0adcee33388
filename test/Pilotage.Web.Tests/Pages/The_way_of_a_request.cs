using System.Security.Cryptography;
using Microsoft.Playwright;
using Pilotage.Dispatch;
using Pilotage.Host;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Tests.Pages;

/// <summary>An official document through its forms, clicked: drafted, refused, mended, reviewed, signed, numbered, sealed, issued, withdrawn.</summary>
[Collection("pages")]
public class The_way_of_a_request(Browser browser)
{
    [PageTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task is_clicked_from_its_draft_to_its_issue_and_withdrawal(bool script)
    {
        if (!FontBook.OfMachine.HasChinese) return; // nothing can be laid out here; pilotage document fonts says what to install
        var (office, division, leader) = (await browser.Open("sun-supervisor", "zh", script: script), await browser.Open("ma-division", "zh", script: script), await browser.Open("cao-leader", "zh", script: script));
        var matter = browser.Pilot.Matters(Actor.Law).Lines[^1].Number;

        await office.GotoAsync($"/documents?subject={Uri.EscapeDataString(matter)}");
        await office.SelectOptionAsync("#draft-template", "request");
        Assert.Equal(matter, await office.InputValueAsync("#draft-subject"));
        await office.ClickAsync("#ask-draft form > p > button");
        await office.WaitForURLAsync("**/documents/2021-*");
        var address = new Uri(office.Url).AbsolutePath;
        var id = address.Split('/')[^1];
        DispatchState Now() => browser.Pilot.SeeDispatch(id, Actor.Law).Value.State;

        // A request names whom to ask; the sample has the words and no telephone.
        await Asks(division, address, "review");
        Assert.Contains("联系人", await division.InnerTextAsync($"{Form("review")} [role=alert]"));
        Assert.Equal(DispatchStage.Drafting, Now().Stage);
        await Asks(office, address, "edit", ("note", "联系人：样例，电话：021-00000000"));
        await Asks(division, address, "review");
        Assert.Contains("已核稿", await division.InnerTextAsync("h1"));

        await Asks(leader, address, "sign");
        await Asks(office, address, "number");
        Assert.Equal(Now().Number, await office.InnerTextAsync("dl.facts > div:nth-child(2) > dd"));
        await Asks(office, address, "seal");
        Assert.Contains("电子印章核验一致", await office.InnerTextAsync("dl.facts"));
        await Asks(office, address, "issue");
        Assert.Contains("已印发", await office.InnerTextAsync("h1"));
        var kept = await (await office.Context.APIRequest.GetAsync($"{address}/file/pdf")).BodyAsync();
        Assert.Equal(Now().File, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(kept)));

        // Without a reason nothing is withdrawn; what is withdrawn keeps its number and can be asked for nothing more.
        await Asks(office, address, "withdraw");
        Assert.NotEmpty(await office.InnerTextAsync($"{Form("withdraw")} [role=alert]"));
        await Asks(office, address, "withdraw", ("reason", "文种有误，另行行文"));
        Assert.Contains("已撤回", await office.InnerTextAsync("h1"));
        Assert.Contains("文种有误，另行行文", await office.InnerTextAsync("ol.timeline"));
        Assert.Equal(0, await office.Locator("details.ask").CountAsync());
        Assert.NotNull(Now().Number);
        foreach (var page in new[] { office, division, leader }) await page.Context.CloseAsync();
    }

    private static string Form(string ask) => $"details.ask:has(input[name=do][value={ask}])";

    private static async Task Asks(IPage page, string address, string ask, params (string Name, string Words)[] written)
    {
        await page.GotoAsync(address);
        if (await page.GetAttributeAsync(Form(ask), "open") is null) await page.ClickAsync($"{Form(ask)} > summary");
        foreach (var (name, words) in written) await page.FillAsync($"{Form(ask)} [name={name}]", words);
        await page.ClickAsync($"{Form(ask)} form > p > button");
        await page.WaitForLoadStateAsync();
    }
}
