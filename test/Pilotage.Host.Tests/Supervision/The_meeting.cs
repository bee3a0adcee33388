using Pilotage.Dispatch;
using Pilotage.Host.Tests.Pilots;
using Pilotage.Plan.Supervision;

namespace Pilotage.Host.Tests.Supervision;

public class The_meeting
{
    private static readonly DateOnly Monday = new(2020, 11, 16);
    private static readonly Actor Commerce = new("zhao-officer");
    private static readonly Actor Office = new("sun-supervisor");
    private static readonly Actor Elsewhere = new("wang-officer");

    [Theory, Stores]
    public async Task has_before_it_what_is_overdue_and_why_and_what_was_raised(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Good(pilot.Supervise(2, new MeasureAsk.Draft(["办法"], [new("", new(2021, 1, 15), "印发办法")], []), Commerce));
        await Good(pilot.Supervise(2, new MeasureAsk.Confirm(), Office));
        var issue = await Raised(pilot, "issue", "口径问题");
        await pilot.MoveTo(new(2021, 1, 11));
        await Good(pilot.Supervise(2, new MeasureAsk.AskTime("m1", new(2021, 3, 1), "等待部门意见"), new("zheng-leader")));
        await pilot.MoveTo(new(2021, 1, 18));
        await Good(pilot.Supervise("measure/2/m1", new EscalationAsk.Step("reminder", "请抓紧"), Office));

        var meeting = pilot.Meeting(Office).Value;
        var overdue = Assert.Single(meeting.Overdue, one => one.Line.Measure == 2);
        Assert.Equal(("等待部门意见", "服贸办提〔2021〕1号"), (overdue.Asked, Assert.Single(overdue.Papers)));
        Assert.Equal((issue, 0), (Assert.Single(meeting.Waiting).Number, meeting.Resolved.Count));
        Assert.Equal(1, meeting.Figures.Single(figure => figure.Id == "overdue").Value);
        Assert.Equal(80, meeting.Board.Measures.Count);

        await pilot.MoveTo(new(2021, 1, 20));
        await Good(pilot.Supervise(issue, new MatterAsk.Settle("口径已统一"), Office));
        var document = (await pilot.Dispatch(new DispatchAsk.Draft(pilot.MeetingTemplate!, meeting.Period.Id), Office)).Value.Number;
        meeting = pilot.Meeting(Office).Value;
        Assert.Equal((0, "口径已统一", document), (meeting.Waiting.Count, Assert.Single(meeting.Resolved).Result, Assert.Single(meeting.Documents).Id));

        // The day before yesterday shows what was known then.
        var past = pilot.Meeting(Office, new(2021, 1, 18)).Value;
        Assert.Equal((issue, 0, 0), (Assert.Single(past.Waiting).Number, past.Resolved.Count, past.Documents.Count));
        Assert.Equal("等待部门意见", Assert.Single(past.Overdue, one => one.Line.Measure == 2).Asked);
        Assert.DoesNotContain(pilot.Meeting(Office, new(2021, 1, 15)).Value.Overdue, one => one.Line.Measure == 2);
        Assert.Empty(pilot.Meeting(Office, new(2020, 11, 15)).Value.Issues);
    }

    [Fact]
    public async Task is_prepared_by_the_office_and_shown_to_no_other_unit()
    {
        await using var place = await PilotPlace.On("sqlite", Monday);
        foreach (var who in new[] { Commerce, Elsewhere, PilotPlace.Applicant, new Actor("") }) Assert.Equal("not-the-office", place.Pilot.Meeting(who).Refusal?.Code);
    }

    [Theory, Stores]
    public async Task and_every_thing_in_it_has_its_record_for_whoever_may_see_the_thing(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Good(pilot.Supervise(2, new MeasureAsk.Draft(["办法"], [new("", new(2021, 1, 15), "印发办法")], []), Commerce));
        await Good(pilot.Supervise(2, new MeasureAsk.Confirm(), Office));
        await pilot.MoveTo(new(2021, 1, 8));
        await Good(pilot.Supervise("commerce", "2020Q4", new ReportAsk.Write(2, "按计划推进", [], []), Commerce));
        await Good(pilot.Supervise("commerce", "2020Q4", new ReportAsk.Sign("drafted"), Commerce));
        await Good(pilot.Supervise("commerce", "2020Q4", new ReportAsk.Withhold("内部原因"), new("qian-division")));
        var matter = await Raised(pilot, "issue", "口径问题");
        var document = (await pilot.Dispatch(new DispatchAsk.Draft(pilot.MeetingTemplate!, "2020Q4"), Office)).Value.Number;
        await pilot.Journal.Seal();

        foreach (var who in new[] { Commerce, Office })
        {
            var report = pilot.RecordOfReport("commerce", "2020Q4", who).Value;
            Assert.Equal(3, report.Facts.Count);
            Assert.All(report.Facts, line => Assert.NotNull(line.Proof));
            Assert.Equal(who == Commerce ? "内部原因" : "", report.Facts.Select(line => line.Fact).OfType<ReportFact.ReportWithheld>().Single().Reason);
        }
        Assert.Equal("no-such-report", pilot.RecordOfReport("commerce", "2020Q4", Elsewhere).Refusal?.Code);
        Assert.Equal("matter.matter-raised", Assert.Single(pilot.RecordOfMatter(matter, Office).Value.Facts).Kind);
        Assert.Equal("no-such-matter", pilot.RecordOfMatter(matter, Elsewhere).Refusal?.Code);
        Assert.Equal("dispatch.drafted", Assert.Single(pilot.RecordOfDispatch(document, Office).Value.Facts).Kind);
        Assert.Equal("no-such-dispatch", pilot.RecordOfDispatch(document, Elsewhere).Refusal?.Code);
    }

    private static async Task<string> Raised(Pilot pilot, string kind, string title) =>
        (await pilot.Supervise(new MatterAsk.Raise(kind, title, "请会议研究", "领导小组办公室", [2], []), Office)).Value.Number;

    private static async Task Good(Task<Outcome<Done>> asked)
    {
        var done = await asked;
        Assert.True(!done.Refused, done.Refusal?.ToString());
    }
}
