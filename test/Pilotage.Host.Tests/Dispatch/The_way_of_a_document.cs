using System.Security.Cryptography;
using System.Text;
using Pilotage.Dispatch;
using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Host.Tests.Pilots;
using static Pilotage.Host.Tests.Pilots.PilotPlace;

namespace Pilotage.Host.Tests.Dispatch;

public class The_way_of_a_document
{
    private static readonly DateOnly Monday = new(2021, 1, 18);
    private static readonly Actor Division = new("ma-division");
    private static readonly Actor Leader = new("cao-leader");

    [Fact]
    public async Task ends_with_the_sealed_file_kept_by_its_hash()
    {
        if (!FontBook.OfMachine.HasChinese) return; // nothing can be laid out here; pilotage document fonts says what to install
        await using var place = await On("sqlite", Monday);
        var id = await Signed(place.Pilot);
        await Good(place.Pilot.Dispatch(id, new DispatchAsk.Number(), Supervisor));
        var draft = Press.Render(place.Pilot.Paper(place.Pilot.SeeDispatch(id, Supervisor).Value)).Pdf;
        Assert.Equal(draft, Press.Render(place.Pilot.Paper(place.Pilot.SeeDispatch(id, Supervisor).Value)).Pdf);
        await Good(place.Pilot.Dispatch(id, new DispatchAsk.Seal(), Supervisor));
        await place.Pilot.MoveTo(Monday.AddDays(3));
        await Good(place.Pilot.Dispatch(id, new DispatchAsk.Issue(), Supervisor));

        var state = place.Pilot.SeeDispatch(id, OfficerElsewhere).Value.State; // issued, so the administration may read it
        Assert.Equal((DispatchStage.Issued, "沪服贸办〔2021〕1号"), (state.Stage, state.Number));
        using var kept = new MemoryStream();
        await place.Pilot.Files.Open(state.File!)!.CopyToAsync(kept); // issued, so it is kept
        Assert.Equal(state.File, Hash.Of(kept.ToArray()));
        Assert.Equal(kept.ToArray(), Press.Render(place.Pilot.Paper(place.Pilot.SeeDispatch(id, Supervisor).Value)).Pdf);
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(place.Pilot.Seal.Key.Info.Span, out _);
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(state.File!), Convert.FromBase64String(state.Sealed!.Signature), HashAlgorithmName.SHA256));
    }

    [Fact] public Task numbers_without_gaps_when_many_ask_at_once_and_some_are_refused() => Numbers("sqlite");

    [PostgresFact] public Task numbers_without_gaps_on_postgresql_too() => Numbers("postgres");

    private static async Task Numbers(string store)
    {
        await using var place = await On(store, Monday);
        var ids = new List<string>();
        for (var i = 0; i < 8; i++) ids.Add(i % 2 == 0 ? await Signed(place.Pilot) : await Drafted(place.Pilot));
        await Task.WhenAll(ids.Concat(ids).Select(id => place.Pilot.Dispatch(id, new DispatchAsk.Number(), Supervisor)));
        var numbers = ids.Select(id => place.Pilot.SeeDispatch(id, Supervisor).Value.State.Number).OfType<string>().Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 4).Select(serial => $"沪服贸办〔2021〕{serial}号"), numbers);
    }

    [Fact]
    public async Task through_the_office_system_hands_over_both_files_and_takes_the_number_that_comes_back()
    {
        if (!FontBook.OfMachine.HasChinese) return;
        OaPackage? given = null;
        await using var place = await On("sqlite", Monday);
        await using var pilot = await Pilot.Open(place.Pilot.Pack, new(Directory.CreateDirectory(Path.Combine(place.Folder, "second")).FullName, null, Monday, Oa: new((package, _) => { given = package; return Task.FromResult("OA-7"); })));
        await pilot.AddSamples();
        var id = await Signed(pilot);
        await Good(pilot.Dispatch(id, new DispatchAsk.HandToOa(), Supervisor));
        Assert.Equal((id, true, true), (given!.Id, given.Pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8), given.Docx.Length > 1000));
        Assert.Equal("with-oa", (await pilot.Dispatch(id, new DispatchAsk.Number(), Supervisor)).Refusal?.Code);
        await Good(pilot.Dispatch(id, new DispatchAsk.TakeNumber("沪服贸办〔2021〕9号"), Supervisor));
        await Good(pilot.Dispatch(id, new DispatchAsk.Issue(), Supervisor));
        Assert.Equal(("沪服贸办〔2021〕9号", "OA-7"), (pilot.SeeDispatch(id, Supervisor).Value.State.Number, pilot.SeeDispatch(id, Supervisor).Value.State.Facts.OfType<DispatchFact.HandedToOa>().Single().Package));
    }

    [Fact]
    public async Task leaves_what_the_outbox_holds_whole()
    {
        await using var place = await On("sqlite", Monday);
        var name = await OaOutbox.InFolder(place.Folder).Send(new("2021-0001", "circular", "标题", ["各成员单位"], [], Monday, Hash.Of("甲"), [1], [2]), default);
        Assert.Equal(["about.json", "document.docx", "document.pdf"], Directory.EnumerateFiles(Path.Combine(place.Folder, "oa", "outbox", name)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task is_hidden_from_units_it_does_not_concern_until_it_is_issued()
    {
        await using var place = await On("sqlite", Monday);
        var id = await Drafted(place.Pilot);
        Assert.Equal("no-such-dispatch", place.Pilot.SeeDispatch(id, OfficerElsewhere).Refusal?.Code);
        Assert.Empty(place.Pilot.Dispatches(OfficerElsewhere).Lines);
        Assert.Equal(id, Assert.Single(place.Pilot.Dispatches(Supervisor).Lines).Id);
        Assert.Equal("not-yours", (await place.Pilot.Dispatch(id, new DispatchAsk.Review(""), OfficerElsewhere)).Refusal?.Code);
        Assert.Equal("changed-meanwhile", (await place.Pilot.Dispatch(id, new DispatchAsk.Invite([]), Supervisor, version: 7)).Refusal?.Code);
    }

    [Fact]
    public async Task says_figures_whose_why_says_the_same()
    {
        await using var place = await On("sqlite", Monday);
        var id = await Drafted(place.Pilot);
        Assert.Contains("落地率 [0](/why/pilot/rate?asof=2021-01-", place.Pilot.SeeDispatch(id, Supervisor).Value.State.Wording.Text, StringComparison.Ordinal);
        Assert.All(place.Pilot.PilotFigures(), figure => Assert.Contains(figure.Why.All(), step => step.Statement.Zh.Contains($"{figure.Name.Zh} {figure.Value:0.#}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("stage-bulletin", "各领域落地率", "领域 8")]
    [InlineData("quarterly-briefing", "各季度累计落地举措", "2020年第四季度")]
    public async Task draws_charts_with_their_figures_beneath_in_every_face(string template, string title, string label)
    {
        await using var place = await On("sqlite", Monday);
        var id = (await Good(place.Pilot.Dispatch(new DispatchAsk.Draft(template, "2020Q4"), Supervisor))).Number;
        if (!FontBook.OfMachine.HasChinese) return; // nothing can be laid out here; pilotage document fonts says what to install
        var view = place.Pilot.SeeDispatch(id, Supervisor).Value;
        var paper = place.Pilot.Paper(view);
        var at = paper.Body.ToList().FindIndex(block => block is Chart);
        var (chart, table) = ((Chart)paper.Body[at], (Grid)paper.Body[at + 1]);
        Assert.Equal((title, true), (chart.Title, chart.Labels.Contains(label)));
        Assert.All(chart.Series, series => Assert.DoesNotContain(null, series.Values));
        Assert.Equal(chart.Labels, table.Rows.Select(row => row[0]));
        Assert.Contains(table.Spans, row => row.Any(cell => cell.Any(span => span.Why.StartsWith("/why/pilot/", StringComparison.Ordinal))));
        var rendered = Press.Render(paper);
        Assert.Contains("<svg viewBox", rendered.Html, StringComparison.Ordinal);
        Assert.Contains($"role=\"img\" aria-label=\"{title}\"", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("【图：", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(SelfCheck.Of(paper, rendered), finding => finding.Weight == Weight.Error);
        // Who takes the line out of the text takes the chart out of the paper; what was reviewed is another thing then.
        var without = view.State.Wording with { Text = string.Join('\n', view.State.Wording.Text.Split('\n').Where(line => !line.StartsWith("【图：", StringComparison.Ordinal))) };
        await Good(place.Pilot.Dispatch(id, new DispatchAsk.Edit(without.Title, without.To, without.Copies, without.Text, []), Supervisor));
        Assert.DoesNotContain(place.Pilot.Paper(place.Pilot.SeeDispatch(id, Supervisor).Value).Body, block => block is Chart);
    }

    private static async Task<string> Drafted(Pilot pilot) => (await Good(pilot.Dispatch(new DispatchAsk.Draft("landing-list"), Supervisor))).Number;

    private static async Task<string> Signed(Pilot pilot)
    {
        var id = await Drafted(pilot);
        var hash = pilot.SeeDispatch(id, Supervisor).Value.State.Hash;
        await Good(pilot.Dispatch(id, new DispatchAsk.Review(hash), Division));
        await Good(pilot.Dispatch(id, new DispatchAsk.Sign(hash), Leader));
        return id;
    }

    private static async Task<Done> Good(Task<Outcome<Done>> asked)
    {
        var done = await asked;
        Assert.Null(done.Refusal);
        return done.Value;
    }
}
