using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pilotage.Dispatch;
using Pilotage.Host;

namespace Pilotage.Web.Tests.Supervision;

/// <summary>Every figure of the documents written from facts leads to its why, on the demonstration as it stands.</summary>
public partial class Figures_of_drafts
{
    private static readonly DateOnly Opens = new(2021, 2, 22);
    private static readonly Actor Supervisor = new("sun-supervisor");

    [Theory]
    [InlineData("stage-bulletin", "2021Q1")]
    [InlineData("quarterly-briefing", "2021Q1")]
    [InlineData("leading-group-pack", "2021Q1")]
    [InlineData("terminal-summary", "")]
    public async Task lead_to_pages_that_show_the_same_figure(string template, string subject)
    {
        await using var here = await Demo();
        var id = await Drafted(here, template, subject);
        var article = (await Page(here, $"/documents/{id}")).QuerySelector("article.document")!;
        var links = article.QuerySelectorAll("a").Select(link => (Words: link.TextContent, Address: link.GetAttribute("href")!)).Distinct().ToList();
        Assert.True(links.Count > 20, $"{links.Count} figures");
        var pages = new Dictionary<string, string>();
        foreach (var (words, address) in links)
        {
            if (!pages.TryGetValue(address, out var shown)) pages[address] = shown = (await Page(here, address)).QuerySelector("main")!.TextContent;
            Assert.True(Shows(shown, words), $"{address} does not show {words}");
        }
    }

    [Theory]
    [InlineData("stage-bulletin", "2021Q1")]
    [InlineData("quarterly-briefing", "2021Q1")]
    [InlineData("leading-group-pack", "2021Q1")]
    [InlineData("terminal-summary", "")]
    public async Task leave_no_figure_without_its_why(string template, string subject)
    {
        await using var here = await Demo();
        var article = (await Page(here, $"/documents/{await Drafted(here, template, subject)}")).QuerySelector("article.document")!;
        // What people entered, the names of periods, and the day of the draft are words; a chart draws what the table beneath it says.
        foreach (var gone in article.QuerySelectorAll("a, header, h1, svg, .document-signature, .document-annex-number, .document-enclosures, thead, caption, footer").ToList()) gone.Remove();
        var free = here.Pilot.Matters(Actor.Law).Lines.Select(line => here.Pilot.SeeMatter(line.Number, Actor.Law).Value.Matter.Raised!).SelectMany(raised => new[] { raised.Title, Filling.Plain(raised.Words) })
            .Concat(Enumerable.Range(1, 80).SelectMany(no => here.Pilot.Supervised(no).Milestones).Select(one => one.Milestone.Name))
            .Concat(Enumerable.Range(1, 80).Select(no => here.Pilot.Pack.Definitions.Measure(no)!.Text.Zh).SelectMany(words => new[] { words[..Math.Min(24, words.Length)].TrimEnd('。', ',', ' ', '，', '、') }))
            .Append(here.Pilot.Pack.Manifest.Document).Append(here.Pilot.Pack.Manifest.Title.Zh).Where(words => words.Length > 0).OrderByDescending(words => words.Length).ToList();
        foreach (var line in article.QuerySelectorAll("p, td, th, h2, h3, li, figcaption").Select(one => one.TextContent))
        {
            var left = Period().Replace(free.Aggregate(line, (text, words) => text.Replace(words, "", StringComparison.Ordinal)), "");
            left = Ordinal().Replace(left, "").Replace("截至2021年2月22日", "", StringComparison.Ordinal);
            Assert.False(left.Any(char.IsAsciiDigit), $"a figure without its why: {line}");
        }
    }

    [Fact]
    public async Task say_later_that_day_what_they_said_when_the_draft_was_written()
    {
        await using var here = await Demo();
        var text = here.Pilot.SeeDispatch(await Drafted(here, "stage-bulletin", "2021Q1"), Supervisor).Value.State.Wording.Text;
        var (figure, address) = Link().Match(text[text.IndexOf("累计落地", StringComparison.Ordinal)..]) is { Success: true } link ? (link.Groups[1].Value, link.Groups[2].Value) : default;
        var waiting = here.Pilot.Supervision().Measures.Select(one => here.Pilot.Supervised(one.Measure)).First(one => one.Declared is not null);
        Assert.False((await here.Pilot.Supervise(waiting.No, new Plan.Supervision.MeasureAsk.AcceptLanding(), Supervisor)).Refused);
        Assert.True(Shows((await Page(here, address)).QuerySelector("h1")!.TextContent, figure), address);
        Assert.Equal(int.Parse(figure, System.Globalization.CultureInfo.InvariantCulture) + 1, here.Pilot.PilotFigures().First(one => one.Id == "landed").Value);
    }

    // Dates are written one way on paper and another on pages.
    private static bool Shows(string page, string words)
    {
        var said = Written().Replace(words, day => $"{day.Groups[1].Value}-{int.Parse(day.Groups[2].Value, null):00}-{int.Parse(day.Groups[3].Value, null):00}");
        return Regex.IsMatch(page, $"(?<![0-9.]){Regex.Escape(said)}(?![0-9])");
    }

    private static async Task<Opened> Demo()
    {
        var here = await Opened.On(Demonstration.Start(Opened.Pack("shanghai-2020"), Opens), demo: true, samples: false);
        await Demonstration.Fill(here.Pilot, Opens);
        return here;
    }

    private static async Task<string> Drafted(Opened here, string template, string subject)
    {
        var done = await here.Pilot.Dispatch(new DispatchAsk.Draft(template, subject), Supervisor);
        Assert.Null(done.Refusal);
        return done.Value.Number;
    }

    private static async Task<IDocument> Page(Opened here, string address)
    {
        var answer = await here.As("sun-supervisor", "zh").GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {address}");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"\d{4}年第[一二三四]季度")]
    private static partial Regex Period();

    [GeneratedRegex(@"^\s*(?:\d+[.．]\s*|附件\d*)")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(\d{4})年(\d{1,2})月(\d{1,2})日")]
    private static partial Regex Written();

    [GeneratedRegex(@"\[([^\[\]]+)\]\(([^()]+)\)")]
    private static partial Regex Link();
}
