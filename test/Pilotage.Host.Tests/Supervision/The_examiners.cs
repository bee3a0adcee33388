using Pilotage.Host.Tests.Pilots;
using Pilotage.Plan.Supervision;

namespace Pilotage.Host.Tests.Supervision;

/// <summary>What is proposed for the public and decided, on both stores.</summary>
public class The_examiners
{
    private static readonly DateOnly Day = new(2021, 2, 22);
    private static readonly Actor Office = new("sun-supervisor");
    private static readonly Actor Leader = new("cao-leader");

    [Theory, Stores]
    public async Task decide_on_one_proposal_of_a_thing_whoever_proposes_it_at_once(string kind)
    {
        await using var place = await PilotPlace.On(kind, Day);
        var pilot = place.Pilot;
        var proposals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => pilot.Supervise(new ClearanceAsk.Propose("board/2021-02-19", "public"), Office))));
        Assert.Equal(7, proposals.Count(one => one.Refusal?.Code == "clearance-open"));
        Assert.Equal(["审查〔2021〕001"], pilot.Clearances(Leader).Lines.Select(line => line.Id));
    }

    [Theory, Stores]
    public async Task number_without_gaps_what_is_public_alone(string kind)
    {
        await using var place = await PilotPlace.On(kind, Day);
        var pilot = place.Pilot;
        for (var day = 1; day <= 4; day++)
        {
            var id = (await pilot.Supervise(new ClearanceAsk.Propose($"board/2021-02-{day:00}", "public"), Office)).Value.Number;
            var seen = pilot.SeeClearance(id, Leader).Value;
            var clear = new ClearanceAsk.Clear(seen.Clearance.Proposed!.Hash, day == 2 ? "internal" : "public", pilot.Clearing.Checks.Select(check => check.Id).ToSeq(), "经核对");
            Assert.Equal("clearance-unchecked", (await pilot.Supervise(id, clear with { Ground = "public", Checked = [] }, Leader)).Refusal?.Code); // takes no number
            Assert.False((await pilot.Supervise(id, clear, Leader)).Refused);
        }
        Assert.Equal(["2021-003", "2021-002", "2021-001"], pilot.PublishedNow().Lines.Select(line => line.Number));
        Assert.Equal("截至2021年2月3日试点进展", pilot.SeePublished("2021-002").Value.Title);
        Assert.Equal([ClearanceStage.Published, ClearanceStage.Published, ClearanceStage.Withheld, ClearanceStage.Published], pilot.Clearances(Office).Lines.Select(line => line.Stage));
        Assert.Equal("审查〔2021〕002", Assert.Single(pilot.Clearances(Office, ClearanceStage.Withheld).Lines).Id);
        Assert.Empty(pilot.Clearances(new("wang-officer")).Lines);
    }
}
