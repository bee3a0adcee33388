using Pilotage.Access;
using Pilotage.Host.Tests.Pilots;
using Pilotage.Plan.Supervision;

namespace Pilotage.Host.Tests.Supervision;

public class The_office
{
    private static readonly DateOnly Monday = new(2020, 11, 16);
    private static readonly Actor Officer = new("zhao-officer");
    private static readonly Actor Division = new("qian-division");
    private static readonly Actor Leader = new("zheng-leader");
    private static readonly Actor Office = new("sun-supervisor");
    private static readonly Actor Elsewhere = new("wang-officer");
    private static readonly Seq<Evidence> Proof = [new("sha256:file", "办法.pdf", 12)];

    [Theory, Stores]
    public async Task sees_a_measure_from_its_plan_to_the_share_landed(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        Assert.Equal((LandingLight.OnTime, new DateOnly(2021, 1, 15)), (pilot.Supervision().Of(2).Landing, pilot.Supervision().Of(2).Due));
        await pilot.MoveTo(new(2021, 1, 11));
        Assert.Equal(LandingLight.Near, pilot.Supervision().Of(2).Landing);
        await Done(pilot.Supervise(2, new MeasureAsk.Meet("m1", "已印发", Proof), Officer));
        await Done(pilot.Supervise(2, new MeasureAsk.Declare(LandingStage.DocumentIssued, "已印发", Proof), Leader));
        Assert.Equal(["landing"], pilot.Supervision().Of(2).Pending);
        Assert.Equal("examine", Assert.Single(pilot.DueFrom("service-trade-office", Office).Value).Kind);
        await Done(pilot.Supervise(2, new MeasureAsk.AcceptLanding(), Office));
        Assert.Equal((1, 1.3m, LandingLight.Landed), (pilot.Supervision().Landed, pilot.Supervision().Rate, pilot.Supervision().Of(2).Shown));
    }

    [Theory, Stores]
    public async Task shows_a_past_day_as_it_was_known_then(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        await pilot.MoveTo(new(2021, 1, 20));
        Assert.Equal((LandingLight.Late, ReportLight.Missing), (pilot.Supervision().Of(2).Landing, pilot.Supervision().Of(2).Report));
        await Done(pilot.Supervise(2, new MeasureAsk.Meet("m1", "补上", Proof), Officer));
        await pilot.MoveTo(new(2021, 1, 25));
        Assert.Equal(LandingLight.OnTime, pilot.Supervision().Of(2).Landing);
        Assert.Equal(LandingLight.Unsupervised, pilot.Supervision(new(2020, 11, 15)).Of(2).Landing);
        Assert.Equal(LandingLight.OnTime, pilot.Supervision(new(2020, 12, 1)).Of(2).Landing);
        Assert.Equal((LandingLight.Late, ReportLight.Missing), (pilot.Supervision(new(2021, 1, 19)).Of(2).Landing, pilot.Supervision(new(2021, 1, 19)).Of(2).Report));
    }

    [Theory, Stores]
    public async Task lets_nobody_write_sign_or_see_for_another_unit(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        await pilot.MoveTo(new(2021, 1, 8));
        Assert.Equal("not-yours", (await pilot.Supervise(2, Plan(), Elsewhere)).Refusal?.Code);
        Assert.Equal("not-yours", (await pilot.Supervise(2, new MeasureAsk.Confirm(), Officer)).Refusal?.Code);
        Assert.Equal("not-yours", (await pilot.Supervise("commerce", "2020Q4", Write(2), Elsewhere)).Refusal?.Code);
        await Done(pilot.Supervise("commerce", "2020Q4", Write(2), Officer));
        Assert.Equal("no-such-report", pilot.SeeReport("commerce", "2020Q4", Elsewhere).Refusal?.Code);
        Assert.Equal("not-yours", pilot.DueFrom("commerce", Elsewhere).Refusal?.Code);
        Assert.Empty(pilot.SeeReport("commerce", "2020Q4", Office).Value.Report.Entries); // not yet submitted
        Assert.Single(pilot.SeeReport("commerce", "2020Q4", Officer).Value.Report.Entries);
    }

    [Theory, Stores]
    public async Task takes_a_report_once_three_of_the_unit_have_signed(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        await pilot.MoveTo(new(2021, 1, 8));
        await Done(pilot.Supervise("commerce", "2020Q4", Write(2), Officer));
        Assert.Equal("not-yours", (await pilot.Supervise("commerce", "2020Q4", new ReportAsk.Sign("drafted"), Leader)).Refusal?.Code);
        foreach (var (step, who) in new[] { ("drafted", Officer), ("checked", Division), ("approved", Leader) }) await Done(pilot.Supervise("commerce", "2020Q4", new ReportAsk.Sign(step), who));
        Assert.Equal(ReportLight.Submitted, pilot.Supervision().Of(2).Report);
        Assert.Single(pilot.SeeReport("commerce", "2020Q4", Office).Value.Report.Entries);
        await Done(pilot.Supervise("commerce", "2020Q4", new ReportAsk.AcceptReport(), Office));
        Assert.Equal(ReportLight.Accepted, pilot.Supervision().Of(2).Report);
    }

    [Theory, Stores]
    public async Task refuses_one_whose_mandate_has_ended(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await pilot.Appoint("temp-officer", new AccessAsk.Add("temp-officer", "临时人员"), Actor.Law);
        await pilot.Appoint("temp-officer", new AccessAsk.Give("officer", "commerce", Monday, Monday), Actor.Law);
        await Done(pilot.Supervise(2, Plan(), new("temp-officer")));
        await pilot.MoveTo(Monday.AddDays(1));
        Assert.Equal("not-yours", (await pilot.Supervise(2, Plan(), new("temp-officer"))).Refusal?.Code);
        Assert.Empty(pilot.MayAsk(2, new("temp-officer")));
    }

    [Theory, Stores]
    public async Task climbs_with_numbered_papers_until_it_is_made_up(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        Assert.Equal("not-missed", (await pilot.Supervise("measure/2/m1", new EscalationAsk.Step("reminder", "请抓紧"), Office)).Refusal?.Code);
        await pilot.MoveTo(new(2021, 1, 18));
        var sent = (await pilot.Supervise("measure/2/m1", new EscalationAsk.Step("reminder", "请抓紧"), Office)).Value;
        var view = pilot.SeeEscalation("measure/2/m1", Officer).Value;
        Assert.Equal(("服贸办提〔2021〕1号", new DateOnly(2021, 1, 21)), (sent.Number, Assert.Single(view.Clocks).Deadline.Day));
        Assert.Contains("上海市商务委员会", Assert.Single(view.Letters).Wording.Zh, StringComparison.Ordinal);
        Assert.Equal("no-such-subject", pilot.SeeEscalation("measure/2/m1", Elsewhere).Refusal?.Code);
        Assert.Contains(pilot.DueFrom("commerce", Officer).Value, line => line.Kind == "answer");
        await Done(pilot.Supervise("measure/2/m1", new EscalationAsk.Answer("本周完成", []), Officer));
        await Done(pilot.Supervise(2, new MeasureAsk.Meet("m1", "补上", Proof), Officer));
        Assert.Equal("not-missed", (await pilot.Supervise("measure/2/m1", new EscalationAsk.Step("urging", "再催"), Office)).Refusal?.Code);
        Assert.DoesNotContain(pilot.OverdueNow(), line => line.Subject == "measure/2/m1");
    }

    [Theory, Stores]
    public async Task reminds_of_several_at_once_and_sends_nothing_twice(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        await Done(pilot.Supervise(5, new MeasureAsk.NameLead("pudong", "文号"), Office));
        await Done(pilot.Supervise(5, Plan(), new("he-officer")));
        await Done(pilot.Supervise(5, new MeasureAsk.Confirm(), Office));
        await pilot.MoveTo(new(2021, 2, 22));
        var ask = new Remind(["measure/2/m1", "report/pudong/2020Q4", "measure/2/m9", "measure/2/m1"], "请抓紧");

        Assert.All(await pilot.SendReminders(ask with { Subjects = ["measure/2/m1"] }, Elsewhere), one => Assert.Equal("not-yours", one.Refusal?.Code));
        var sent = await pilot.SendReminders(ask, Office, "click");
        Assert.Equal([("measure/2/m1", "服贸办提〔2021〕1号", null), ("report/pudong/2020Q4", "服贸办告〔2021〕1号", null), ("measure/2/m9", null, "no-such-subject")],
            sent.Select(one => (one.Subject, one.Number, one.Refusal?.Code)));
        Assert.Equal(["提示单", "提示单（供了解）"], sent.Select(one => one.Paper?.Zh).OfType<string>());

        // The second click gives the first answers; another sending finds them on their step.
        Assert.Equal(sent.Select(one => one.Number), (await pilot.SendReminders(ask, Office, "click")).Select(one => one.Number));
        Assert.All((await pilot.SendReminders(ask, Office, "another")).Take(2), one => Assert.Equal("step-order", one.Refusal?.Code));
        Assert.All(new[] { "measure/2/m1", "report/pudong/2020Q4" }, subject => Assert.Single(pilot.SeeEscalation(subject, Office).Value.Letters));
    }

    [Theory, Stores]
    public async Task lets_one_of_two_through_and_gives_the_first_answer_again_for_the_same_key(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Done(pilot.Supervise(2, Plan(), Officer));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => pilot.Supervise(2, new MeasureAsk.Confirm(), Office, version: 1)));
        Assert.Equal("changed-meanwhile", Assert.Single(both, outcome => outcome.Refused).Refusal?.Code);
        var raise = new MatterAsk.Raise("lead", "诉求", "内容", "12345热线", [3], []);
        var (first, again) = (await pilot.Supervise(raise, Office, "key-1"), await pilot.Supervise(raise, Office, "key-1"));
        Assert.Equal(first.Value.Number, again.Value.Number);
        Assert.Single(pilot.Matters(Office).Lines);
    }

    [Theory, Stores]
    public async Task shows_a_matter_to_the_units_it_concerns_only(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        var number = (await pilot.Supervise(new MatterAsk.Raise("instruction", "加快推进", "内容", "市领导", [2], []), Office)).Value.Number;
        await Done(pilot.Supervise(number, new MatterAsk.Give("commerce"), Office));
        Assert.False(pilot.SeeMatter(number, Officer).Refused);
        Assert.Equal("no-such-matter", pilot.SeeMatter(number, Elsewhere).Refusal?.Code);
        Assert.Empty(pilot.Matters(Elsewhere).Lines);
        Assert.Equal("not-yours", (await pilot.Supervise(number, new MatterAsk.Reply("代答", []), Elsewhere)).Refusal?.Code);
        await Done(pilot.Supervise(number, new MatterAsk.Reply("已推进", []), Officer));
    }

    [Theory, Stores]
    public async Task keeps_the_roster_s_names_apart_so_that_they_can_be_erased(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Done(pilot.Supervise("commerce", new ContactAsk.EnterContact(Duty.Liaison, new("王五"), "主任科员", "服贸处", new("021-00000000"), Monday), Officer));
        Assert.Equal("王五", pilot.Contacts(Office)[0].Contacts[0].Name.Value);
        Assert.Empty(pilot.Contacts(Elsewhere));
        await pilot.Journal.Erase("roster/commerce", new("admin"), "本人申请", Monday, 1);
        Assert.Equal((true, true, "服贸处"), (pilot.Contacts(Office)[0].Contacts[0].Name.Erased, pilot.Contacts(Office)[0].Contacts[0].Phone.Erased, pilot.Contacts(Office)[0].Contacts[0].Division));
    }

    [Theory, Stores]
    public async Task asks_for_no_report_after_the_pilot_and_takes_the_end_that_a_person_confirms(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        Assert.Equal((new DateOnly(2023, 8, 1), false), (pilot.End().End, pilot.End().Confirmed));
        await pilot.MoveTo(new(2023, 10, 20));
        Assert.Equal("2023Q2", pilot.Supervision().Period?.Id);
        Assert.Equal("not-yours", (await pilot.Supervise(new PeriodAsk.ConfirmEnd(new(2023, 12, 31), "文号"), Officer)).Refusal?.Code);
        await Done(pilot.Supervise(new PeriodAsk.ConfirmEnd(new(2023, 12, 31), "文号"), Office));
        Assert.Equal("2023Q3", pilot.Supervision().Period?.Id);
        Assert.False(pilot.End(new(2023, 10, 19)).Confirmed);
    }

    [Theory, Stores]
    public async Task hears_of_cooperating_units_through_the_lead(string kind)
    {
        await using var place = await PilotPlace.On(kind, Monday);
        var pilot = place.Pilot;
        await Planned(pilot, 37); // led by commerce, with culture and tourism among its units
        await pilot.MoveTo(new(2021, 1, 8));
        await Done(pilot.Supervise("commerce", "2020Q4", new ReportAsk.Contribute(37, "culture-tourism", "已提供名录", []), Elsewhere));
        Assert.Equal("not-cooperating", (await pilot.Supervise("commerce", "2020Q4", new ReportAsk.Contribute(2, "culture-tourism", "无关", []), Elsewhere)).Refusal?.Code);
        Assert.Equal("已提供名录", Assert.Single(pilot.SeeReport("commerce", "2020Q4", Officer).Value.Report.Contributions).Words);
        Assert.Empty(pilot.SeeReport("commerce", "2020Q4", Elsewhere).Value.Report.Entries);
    }

    private static async Task Planned(Pilot pilot, int measure)
    {
        await Done(pilot.Supervise(measure, Plan(), Officer));
        await Done(pilot.Supervise(measure, new MeasureAsk.Confirm(), Office));
    }

    private static MeasureAsk.Draft Plan() => new(["评估办法"], [new("", new(2021, 1, 15), "印发办法"), new("", new(2021, 6, 30), "评估")], []);

    private static ReportAsk.Write Write(int measure) => new(measure, "按计划推进", [], []);

    private static async Task Done(Task<Outcome<Done>> asked)
    {
        var done = await asked;
        Assert.True(!done.Refused, done.Refusal?.ToString());
    }
}
