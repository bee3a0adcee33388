using Microsoft.Playwright;

namespace Pilotage.Tests.Pages;

/// <summary>One measure all the way through, clicked: filed, accepted, granted, delivered, verified.</summary>
[Collection("pages")]
public class The_thread(Browser browser)
{
    private const string Apply = "/services/travel-agency-foreign/apply";
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray();
    private static readonly string[] Materials = ["application", "representative-papers", "articles", "premises", "equipment", "business-licence"];

    [PageFact]
    public async Task is_clicked_through_from_the_application_to_the_verified_certificate()
    {
        var officer = await browser.Open("wang-officer", "zh");
        var applicant = await browser.Open("smith-applicant", "en");
        var before = (browser.Pilot.Light(3)).Open;

        await Fill(applicant, "91310000MA1THREAD1");
        await applicant.CheckAsync("input[name=undertaking]");
        await Browser.Picture(applicant, "apply-filled-en");
        await applicant.ClickAsync("button.main:has-text('File the application')");
        var number = await Number(applicant);
        Assert.Contains("Receipt", await applicant.InnerTextAsync("article h1"));
        Assert.Equal(before + 1, (browser.Pilot.Light(3)).Open);

        await officer.GotoAsync($"/cases/{number}");
        await Asks(officer, "accept");
        Assert.Contains("承诺审批期限", await officer.InnerTextAsync("main"));
        Assert.Equal(1, await officer.Locator("aside .ruler .due").CountAsync());
        var download = await officer.RunAndWaitForDownloadAsync(() => officer.Locator("a[download]").First.ClickAsync());
        Assert.Equal(Pdf, await File.ReadAllBytesAsync((await download.PathAsync())!)); // it was saved

        await Asks(officer, "grant");
        var certificate = await officer.InnerTextAsync("a[href^='/certificates/']");
        await Asks(officer, "deliver");
        Assert.Contains("已送达", await officer.InnerTextAsync("h1"));

        var anyone = await browser.Open();
        await anyone.GotoAsync("/verify");
        await anyone.FillAsync("#number", certificate);
        await anyone.ClickAsync("button:has-text('核验')");
        Assert.Contains("证照有效", await anyone.InnerTextAsync("main"));
        await applicant.GotoAsync($"/certificates/{certificate}");
        var code = await applicant.Locator("details .code").TextContentAsync();
        await anyone.GotoAsync("/verify");
        await anyone.FillAsync("#code", code!); // the certificate shows it
        await anyone.ClickAsync("button:has-text('核验')");
        Assert.Contains("与本机关留存的证照内容一致", await anyone.InnerTextAsync("main"));
        await anyone.FillAsync("#code", code!.Replace(code[^1], code[^1] == 'A' ? 'B' : 'A'));
        await anyone.ClickAsync("button:has-text('核验')");
        Assert.Equal(1, await anyone.Locator("[role=alert]").CountAsync());
        await anyone.GotoAsync("/registers/travel-agencies");
        Assert.Contains("91310000MA1THREAD1", await anyone.InnerTextAsync("main"));
        foreach (var page in new[] { officer, applicant, anyone }) await page.Context.CloseAsync();
    }

    [PageFact]
    public async Task keeps_what_was_written_and_uploaded_when_a_form_comes_back()
    {
        var page = await browser.Open("chen-applicant", "zh", script: false);
        await Fill(page, "91310000MA1THREAD2");
        await page.FillAsync("#f-registered_capital", "五十万");
        await page.SetInputFilesAsync("#m-articles", new FilePayload { Name = "章程.pdf", MimeType = "application/pdf", Buffer = "这不是 PDF"u8.ToArray() });
        await page.ClickAsync("button.main:has-text('提交申请')");
        Assert.Contains("应为数字", await page.InnerTextAsync("#f-registered_capital-fault"));
        Assert.Contains("章程.pdf", await page.InnerTextAsync("#m-articles-fault"));
        Assert.Equal("五十万", await page.InputValueAsync("#f-registered_capital"));
        Assert.Equal("91310000MA1THREAD2", await page.InputValueAsync("#f-uscc"));
        Assert.Equal(5, await page.Locator("input[name^='k.']").CountAsync());
        Assert.Empty(await Browser.Axe(await Scripted(page)));
        await page.FillAsync("#f-registered_capital", "500000");
        await page.ClickAsync("button.main:has-text('提交申请')");
        var number = await Number(page);
        await page.GotoAsync($"/cases/{number}");
        Assert.Equal(5, await page.Locator("a[download]:not([href*='file='])").CountAsync()); // papers of the organ can be had as files too
        await page.Context.CloseAsync();
    }

    [PageTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task says_beforehand_whether_the_conditions_are_met(bool script)
    {
        var page = await browser.Open(script: script);
        await page.GotoAsync(Apply + "?sample=true");
        await page.FillAsync("#f-registered_capital", "200000");
        await page.ClickAsync("button:has-text('先查验')");
        await page.Locator("#result .mark.late").WaitForAsync();
        Assert.Contains("注册资本不少于30万元", await page.Locator("#result li:has(.mark.late)").InnerTextAsync());
        Assert.Equal("200000", await page.InputValueAsync("#f-registered_capital"));
        await Browser.Picture(page, script ? "checked" : "checked-without-script");
        await page.Context.CloseAsync();
    }

    [PageFact]
    public async Task is_corrected_once_with_the_missing_materials_filled_in()
    {
        var (officer, applicant) = (await browser.Open("wang-officer", "zh", script: false), await browser.Open("wu-applicant", "zh", script: false));
        await Fill(applicant, "91310000MA1THREAD3", Materials[..4]);
        await applicant.ClickAsync("button.main:has-text('提交申请')");
        var number = await Number(applicant);
        await officer.GotoAsync($"/cases/{number}");
        await Asks(officer, "accept");
        var refusal = await officer.InnerTextAsync("#ask-accept [role=alert]");
        Assert.Contains("还缺材料", refusal);
        Assert.Contains("请一次性告知", refusal);
        await Browser.Picture(officer, "case-refused");
        var items = await officer.InputValueAsync("#correct-items");
        Assert.Equal(2, items.Split('\n').Length);
        await Asks(officer, "correct");
        await applicant.GotoAsync($"/cases/{number}");
        foreach (var material in Materials[4..]) await applicant.SetInputFilesAsync($"#m-{material}", new FilePayload { Name = material + ".pdf", MimeType = "application/pdf", Buffer = Pdf });
        await applicant.ClickAsync("#ask-supply button");
        Assert.Contains("提交补正", await applicant.InnerTextAsync(".timeline"));
        await officer.GotoAsync($"/cases/{number}");
        Assert.Equal(0, await officer.Locator("#ask-correct").CountAsync());
        await Asks(officer, "accept");
        Assert.Contains("已受理", await officer.InnerTextAsync("h1"));
        await officer.Context.CloseAsync();
        await applicant.Context.CloseAsync();
    }

    [PageFact]
    public async Task lets_only_the_first_of_two_officers_act_on_what_both_saw()
    {
        var applicant = await browser.Open("mueller-applicant", "zh");
        await Fill(applicant, "91310000MA1THREAD4");
        await applicant.ClickAsync("button.main:has-text('提交申请')");
        var number = await Number(applicant);
        var (first, second) = (await browser.Open("wang-officer", "zh"), await browser.Open("wang-officer", "zh"));
        await first.GotoAsync($"/cases/{number}");
        await second.GotoAsync($"/cases/{number}");
        await Asks(first, "accept");
        await Asks(second, "accept");
        Assert.Contains("已有变化", await second.InnerTextAsync("[role=alert]"));
        Assert.Contains("已受理", await second.InnerTextAsync("h1"));
        foreach (var page in new[] { first, second, applicant }) await page.Context.CloseAsync();
    }

    [PageFact]
    public async Task is_filed_with_the_keyboard_alone()
    {
        var page = await browser.Open("tanaka-applicant", "zh", script: false);
        await page.GotoAsync(Apply);
        foreach (var (field, word) in new[] { ("name_zh", "键盘旅行社"), ("uscc", "91310000MA1THREAD5"), ("registered_capital", "600000"), ("foreign_share", "70"), ("address", "某路2号"), ("legal_representative", "田中"), ("phone", "021-1") })
        {
            await Reach(page, $"f-{field}");
            await page.Keyboard.TypeAsync(word);
        }
        await Reach(page, "f-entity", back: true);
        await page.Keyboard.PressAsync("ArrowDown");
        await Reach(page, "", "input[name='f.outbound'][value=true]");
        await page.Keyboard.PressAsync("ArrowRight");
        await Reach(page, "", "button.main");
        await page.Keyboard.PressAsync("Enter");
        Assert.Matches(@"\d{4}-\d{6}", await Number(page));
        await page.Context.CloseAsync();
    }

    private static async Task Fill(IPage page, string code, string[]? materials = null)
    {
        await page.GotoAsync(Apply + "?sample=true");
        await page.FillAsync("#f-uscc", code);
        foreach (var material in materials ?? Materials)
            await page.SetInputFilesAsync($"#m-{material}", new FilePayload { Name = material + ".pdf", MimeType = "application/pdf", Buffer = Pdf });
    }

    private static async Task<string> Number(IPage page)
    {
        await page.WaitForURLAsync("**/papers/1**");
        return page.Url.Split('/')[4];
    }

    private static async Task Asks(IPage page, string ask)
    {
        if (await page.GetAttributeAsync($"#ask-{ask}", "open") is null) await page.ClickAsync($"#ask-{ask} > summary");
        await page.ClickAsync($"#ask-{ask} form > p > button");
        await page.WaitForLoadStateAsync();
    }

    // Tab until the thing has the focus.
    private static async Task Reach(IPage page, string id, string? selector = null, bool back = false)
    {
        var wanted = page.Locator(selector ?? $"[id='{id}']");
        for (var i = 0; i < 80; i++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }
        Assert.Fail($"{id}{selector} cannot be reached with the Tab key");
    }

    // Axe is script; the page it looks at is the same, shown in a browser that runs it.
    private async Task<IPage> Scripted(IPage page)
    {
        var scripted = await browser.Open();
        await scripted.SetContentAsync(await page.ContentAsync());
        return scripted;
    }
}
