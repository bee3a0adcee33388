using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Pilotage.Host;
using Pilotage.Web;

namespace Pilotage.Tests.Pages;

/// <summary>The real program with the demonstration of the first pack, on a port of its own, and a real Chromium in front of it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly DateOnly Opens = new(2021, 2, 22);
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();
    private readonly string data = Directory.CreateTempSubdirectory("pilotage-pages-").FullName;
    private readonly Dictionary<string, string> cookies = [];
    private readonly Dictionary<(string Person, string Language), IPage> readers = [];
    private Pilot? pilot;
    private WebApplication? site;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where Chromium is; null where it is not, and the tests of pages are skipped.</summary>
    public static string? Chromium => Environment.GetEnvironmentVariable("PILOTAGE_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    public string Address { get; private set; } = "";

    public Pilot Pilot => pilot!; // opened before any test

    public async Task InitializeAsync()
    {
        if (Chromium is null) return;
        var pack = PackFolder.Load(Repository.At("packs", "shanghai-2020")).Pack!; // the tests of packs say what is wrong with it
        pilot = await Pilot.Open(pack, new(data, Day: Demonstration.Start(pack, Opens)));
        await Demonstration.Fill(pilot, Opens);
        site = await Site.Build(pilot, new(data, Demo: true, Port: 0));
        await site.StartAsync();
        Address = site.Urls.First().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium, Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null) await site.DisposeAsync();
        if (pilot is not null) await pilot.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A fresh browser, nobody signed in.</summary>
    public Task<IPage> Open(string language = "zh", int width = 1280, bool script = true) => Fresh(language, width, script, null);

    /// <summary>A fresh browser of one of the sample people; each signs in once, as tries are counted.</summary>
    public async Task<IPage> Open(string person, string language, int width = 1280, bool script = true)
    {
        if (!cookies.TryGetValue(person, out var kept))
        {
            var page = await Fresh("zh", width, true, null);
            await page.GotoAsync("/sign-in");
            await page.ClickAsync($"button[name=person][value={person}]");
            kept = cookies[person] = await page.Context.StorageStateAsync();
            await page.Context.CloseAsync();
        }
        return await Fresh(language, width, script, kept);
    }

    /// <summary>A page that stays open for one reader in one language, set back to a desk's width; "" is nobody. For tests that only look.</summary>
    public async Task<IPage> Reader(string person, string language)
    {
        if (!readers.TryGetValue((person, language), out var page))
            page = readers[(person, language)] = person.Length > 0 ? await Open(person, language) : await Open(language);
        await page.SetViewportSizeAsync(1280, 900);
        return page;
    }

    private async Task<IPage> Fresh(string language, int width, bool script, string? kept)
    {
        var context = await browser!.NewContextAsync(new() // launched before any test
        {
            BaseURL = Address, Locale = language == "en" ? "en-GB" : "zh-CN", JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 },
            TimezoneId = "Asia/Shanghai", StorageState = kept,
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>What axe finds wrong by WCAG 2.2 AA and good practice, one line each.</summary>
    public static async Task<IEnumerable<string>> Axe(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            async () => {
                const result = await axe.run(document, { resultTypes: ['violations'], preload: false });
                return result.violations.map(found => `${found.id} (${found.impact}): ` + found.nodes.slice(0, 3).map(node => node.html.slice(0, 140)).join(' | '));
            }
            """);
    }

    /// <summary>Keeps a picture of the page among the artifacts, to be looked at; PICTURES=1 in the environment asks for them, as drawing takes most of the time.</summary>
    public static Task Picture(IPage page, string name) => Environment.GetEnvironmentVariable("PICTURES") != "1" ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = Repository.At("artifacts", "pages", $"{name}.png"), FullPage = true });
}

/// <summary>Tests that share one running demonstration.</summary>
[CollectionDefinition("pages")]
public sealed class Demonstrated : ICollectionFixture<Browser>;

/// <summary>A test of pages; skipped, with the reason, where there is no Chromium.</summary>
public sealed class PageFactAttribute : FactAttribute
{
    public PageFactAttribute() => Skip = Browser.Chromium is null ? "There is no Chromium (looked in /usr/bin and PILOTAGE_CHROMIUM); the pages are not tested." : null;
}

/// <summary>The same for a table of cases.</summary>
public sealed class PageTheoryAttribute : TheoryAttribute
{
    public PageTheoryAttribute() => Skip = Browser.Chromium is null ? "There is no Chromium (looked in /usr/bin and PILOTAGE_CHROMIUM); the pages are not tested." : null;
}
