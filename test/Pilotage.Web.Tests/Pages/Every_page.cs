using Microsoft.Playwright;

namespace Pilotage.Tests.Pages;

[Collection("pages")]
public class Every_page(Browser browser)
{
    private const string Service = "/services/travel-agency-foreign";

    // name, address, who reads it; "" for nobody
    public static TheoryData<string, string, string> Pages => new()
    {
        { "board", "/", "" },
        { "board-past", "/?asof=2021-02-01", "sun-supervisor" },
        { "measure-3", "/measures/3", "sun-supervisor" },
        { "measure-23", "/measures/23", "" },
        { "why-light", "/why/measure/3", "sun-supervisor" },
        { "why-figure", "/why/measure/3/open", "sun-supervisor" },
        { "services", "/services", "" },
        { "guide", Service, "" },
        { "apply", Service + "/apply", "chen-applicant" },
        { "desk", "/desk", "wang-officer" },
        { "case-officer", "/cases/2021-000001", "wang-officer" },
        { "case-suspended", "/cases/2021-000002", "wang-officer" },
        { "case-correcting", "/cases/2021-000003", "mueller-applicant" },
        { "case-past", "/cases/2021-000001?asof=2021-01-28", "wang-officer" },
        { "case-supervisor", "/cases/2021-000001", "sun-supervisor" },
        { "record-case", "/journal/case/2021-000001", "wang-officer" },
        { "record-measure", "/journal/measure/7", "sun-supervisor" },
        { "record-report", "/journal/report/commerce/2020Q4", "sun-supervisor" },
        { "record-matter", "/journal/matter/批示〔2021〕001", "zhao-officer" },
        { "record-document", "/journal/document/2021-0001", "sun-supervisor" },
        { "meeting", "/meeting", "sun-supervisor" },
        { "meeting-past", "/meeting?asof=2021-02-01", "sun-supervisor" },
        { "meeting-drafting", "/documents?subject=2021Q1&template=leading-group-pack", "sun-supervisor" },
        { "why-clock", "/why/case/2021-000001/promise", "wang-officer" },
        { "my", "/my?closed=true", "chen-applicant" },
        { "receipt", "/cases/2021-000001/papers/1", "tanaka-applicant" },
        { "proof-of-service", "/cases/2020-000001/papers/4", "chen-applicant" },
        { "certificate", "/certificates/L-SH-2020-00001", "chen-applicant" },
        { "verify", "/verify", "" },
        { "verified", "/verify/L-SH-2020-00001", "" },
        { "register", "/registers/travel-agencies", "" },
        { "plan", "/plan", "" },
        { "calculators", "/calculators", "" },
        { "calculator", "/calculators/guarantee-limits", "" },
        { "calculated", "/calculators/guarantee-limits?net_assets=100000000&total_liability=500000000&single_obligor=11000000&group_obligors=12000000&mainly_small_micro=false", "" },
        { "calculator-wrong", "/calculators/guarantee-limits?net_assets=many", "" },
        { "sign-in", "/sign-in", "" },
        { "people", "/people", "admin" },
        { "programs", "/programs", "admin" },
        { "device", "/connect/verify", "admin" },
        { "books", "/books", "sun-supervisor" },
        { "crosswalk", "/crosswalk", "sun-supervisor" },
        { "replay", "/replay", "sun-supervisor" },
        { "confirm", "/calculators/guarantee-limits/confirm", "sun-supervisor" },
        { "search", "/search?q=旅行", "sun-supervisor" },
        { "search-more", "/search?q=旅行&kind=case", "wang-officer" },
        { "law", "/laws/travel-agency-regulation", "" },
        { "account", "/account", "admin" },
        { "problem", "/problems/stage", "" },
        { "supervision", "/supervision", "sun-supervisor" },
        { "board-filtered", "/?landing=late", "zhao-officer" },
        { "measure-desk", "/measures/7/supervision", "zhao-officer" },
        { "measure-desk-office", "/measures/71/supervision", "sun-supervisor" },
        { "units", "/units", "sun-supervisor" },
        { "unit", "/units/commerce", "zheng-leader" },
        { "report", "/reports/commerce/2020Q4", "sun-supervisor" },
        { "report-open", "/reports/pudong/2020Q4", "he-officer" },
        { "overdue", "/overdue", "sun-supervisor" },
        { "escalation", "/escalations/measure/7/m1", "sun-supervisor" },
        { "matters", "/matters", "sun-supervisor" },
        { "matter", "/matters/批示〔2021〕001", "zhao-officer" },
        { "roster", "/roster?unit=commerce", "sun-supervisor" },
        { "period", "/period", "sun-supervisor" },
        { "documents", "/documents", "sun-supervisor" },
        { "documents-drafting", "/documents?subject=measure/7/m1", "sun-supervisor" },
        { "document", "/documents/2021-0002", "sun-supervisor" },
        { "document-part", "/documents/2021-0002", "he-officer" },
        { "document-numbered", "/documents/2021-0001", "sun-supervisor" },
        { "clearances", "/clearance", "ma-division" },
        { "clearance-waiting", "/clearance/审查〔2021〕004", "ma-division" },
        { "clearance-own", "/clearance/审查〔2021〕004", "wang-officer" },
        { "clearance-published", "/clearance/审查〔2021〕003", "sun-supervisor" },
        { "clearance-propose", "/clearance/propose?day=2021-02-20", "sun-supervisor" },
        { "published", "/published", "" },
        { "publication", "/published/2021-002", "" },
        { "publication-withdrawn", "/published/2021-001", "" },
        { "why-pilot", "/why/pilot/landed?asof=2021-02-20", "sun-supervisor" },
        { "why-pilot-unit", "/why/pilot/supervised?unit=commerce", "sun-supervisor" },
        { "why-overdue", "/why/overdue/measure/7/m1", "sun-supervisor" },
        { "why-days", "/why/days?from=2021-02-22&days=10", "sun-supervisor" },
        { "not-there", "/nowhere", "" },
    };

    [PageTheory]
    [MemberData(nameof(Pages))]
    public async Task is_clean_for_axe_and_fits_a_phone_in_both_languages(string name, string address, string person)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            var page = await browser.Reader(person, language);
            var answer = await page.GotoAsync(address);
            Assert.Equal(name switch { "not-there" => 404, "publication-withdrawn" => 410, _ => 200 }, answer!.Status); // an address always answers
            Assert.Equal(language == "en" ? "en" : "zh-CN", await page.GetAttributeAsync("html", "lang"));
            var wrong = await Browser.Axe(page);
            Assert.True(!wrong.Any(), $"{name} {language}\n" + string.Join('\n', wrong));
            await Browser.Picture(page, $"{name}-{language}");
            await page.SetViewportSizeAsync(360, 740);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(width <= 360, $"{name} {language} is {width} pixels wide on a phone of 360");
            await Browser.Picture(page, $"{name}-{language}-360");
        }
    }

    [PageFact]
    public async Task stays_where_it_is_when_the_language_is_switched()
    {
        var page = await browser.Open();
        await page.GotoAsync(Service);
        await page.ClickAsync("header a[hreflang=en]");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        Assert.Contains(Service, page.Url);
        await page.ClickAsync("nav a[href='/verify']");
        Assert.Equal("Verify a certificate", await page.InnerTextAsync("h1"));
        await page.Context.CloseAsync();
    }

    [PageFact]
    public async Task is_dark_for_those_who_like_it_dark_and_still_clean_for_axe()
    {
        var page = await browser.Open();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        foreach (var address in new[] { "/", Service, Service + "/apply", "/verify/L-SH-2020-00001" })
        {
            await page.GotoAsync(address);
            var wrong = await Browser.Axe(page);
            Assert.True(!wrong.Any(), $"{address}\n" + string.Join('\n', wrong));
        }
        await Browser.Picture(page, "verified-dark");
        await page.GotoAsync("/");
        await Browser.Picture(page, "board-dark");
        await page.Context.CloseAsync();
    }

    [PageFact]
    public async Task of_a_case_shows_nothing_to_those_it_does_not_concern()
    {
        var stranger = await browser.Open("zhou-applicant", "zh");
        Assert.Equal(404, (await stranger.GotoAsync("/cases/2021-000001"))!.Status); // an address always answers
        Assert.Equal(404, (await stranger.GotoAsync("/certificates/L-SH-2020-00001"))!.Status);
        Assert.Equal(404, (await stranger.GotoAsync("/why/case/2021-000001/promise"))!.Status);
        await stranger.Context.CloseAsync();
        var nobody = await browser.Open();
        await nobody.GotoAsync("/cases/2021-000001");
        Assert.Contains("/sign-in", nobody.Url);
        await nobody.Context.CloseAsync();
        var supervisor = await browser.Open("sun-supervisor", "zh");
        await supervisor.GotoAsync("/cases/2021-000001");
        Assert.DoesNotContain("样例人", await supervisor.InnerTextAsync("main"));
        await supervisor.Context.CloseAsync();
    }

    [PageFact]
    public async Task of_the_board_leads_from_a_figure_to_its_why()
    {
        var page = await browser.Open("sun-supervisor", "zh");
        await page.GotoAsync("/");
        Assert.Equal(80, await page.Locator("a.tile").CountAsync());
        Assert.Equal(1, await page.Locator(".why .ruler .due").CountAsync());
        await page.ClickAsync("a.tile[href='/measures/3']");
        var figures = await page.Locator(".bulletin a").CountAsync();
        Assert.Equal(6, figures);
        for (var i = 0; i < figures; i++)
        {
            var told = int.Parse(await page.Locator(".bulletin a").Nth(i).InnerTextAsync());
            await page.Locator(".bulletin a").Nth(i).ClickAsync();
            Assert.Equal(told, await page.Locator("tbody tr").CountAsync());
            await page.GoBackAsync();
        }
        await page.Context.CloseAsync();
    }
}
