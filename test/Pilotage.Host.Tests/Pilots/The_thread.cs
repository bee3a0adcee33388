using Pilotage.Registers;
using Pilotage.Window;
using static Pilotage.Host.Tests.Pilots.PilotPlace;

namespace Pilotage.Host.Tests.Pilots;

public class The_thread
{
    private static readonly DateOnly Filed = new(2021, 1, 28);
    private static readonly DateOnly Accepted = new(2021, 1, 29);
    private static readonly DateOnly Granted = new(2021, 2, 22);

    [Theory, Stores]
    public async Task goes_from_a_filed_case_to_certificate_register_light_and_bulletin(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var number = await place.File(Filed);
        await place.Ask(Accepted, number, new Ask.Accept(), Officer);
        Assert.Equal((LightState.Near, new DateOnly(2021, 2, 24)), (await LightOn(place, Granted)));

        var granted = await place.Ask(Granted, number, new Ask.Grant(), Officer);

        Assert.Null(granted.Refusal);
        var view = place.Pilot.See(number, Applicant).Value;
        var certificate = view.Case.Given!.Certificate!.Number;
        Assert.Equal("L-SH-2021-00001", certificate);
        var issued = (CertificateFact.Issued)place.Pilot.Journal.Read(now => Families.Certificates.Of(now.Stream($"certificate/{certificate}")))[0];
        var claims = CertificatePayload.Verify(issued.Code, place.Pilot.Seal.Keyring(place.Pilot.Pack.Id), Granted).Value;
        Assert.True(claims.Covers(issued.Certificate));
        var entry = RegisterEntry.From(place.Pilot.Journal.Read(now => Families.Registers.Of(now.Stream(view.Case.Given.Register!.Number))), Granted);
        Assert.Equal((EntryState.Valid, certificate, number), (entry.State, entry.Certificate, entry.Case));
        Assert.Contains("办结 0 件", place.Pilot.BulletinLine(3).Statement.Zh, StringComparison.Ordinal);
        await place.Ask(Granted, number, new Ask.Deliver("当面送达"), Officer);
        Assert.Contains("办结 1 件，其中按期 1 件", place.Pilot.BulletinLine(3).Statement.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_the_figures_of_a_past_day_with_the_very_cases_that_were_counted_then()
    {
        await using var place = await PilotPlace.On("sqlite", Filed);
        var number = await place.File(Filed);
        await place.File(Filed, applicant: "sample-travel", changed: ("name_zh", "样例旅行社二"));
        await place.Ask(Accepted, number, new Ask.Accept(), Officer);
        await place.Ask(Granted, number, new Ask.Grant(), Officer);
        foreach (var day in new[] { Filed, Accepted, Granted.AddDays(-1) })
        {
            foreach (var figure in Pilot.Figures(place.Pilot.Light(3, day)))
            {
                var (told, why, cases) = place.Pilot.WhyFigure(3, figure.Id, day)!.Value;
                Assert.Equal((figure.Value, figure.Value), (told.Value, cases.Count));
                Assert.StartsWith($"{figure.Name.Zh} {figure.Value} 件", why.Statement.Zh, StringComparison.Ordinal);
            }
        }
        Assert.Contains(number, place.Pilot.WhyFigure(3, "open", Accepted)!.Value.Cases.Select(line => line.Number));
        foreach (var figure in Pilot.Figures(place.Pilot.Light(3)))
            Assert.Equal(place.Pilot.WhyFigure(3, figure.Id)!.Value.Cases, place.Pilot.WhyFigure(3, figure.Id, place.Pilot.Today)!.Value.Cases);
    }

    [Theory, Stores]
    public async Task stops_where_the_register_refuses_and_nothing_of_the_grant_stays(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var first = await place.File(Filed);
        var second = await place.File(Filed);
        foreach (var number in new[] { first, second }) await place.Ask(Accepted, number, new Ask.Accept(), Officer);
        await place.Ask(Granted, first, new Ask.Grant(), Officer);

        var refused = await place.Ask(Granted, second, new Ask.Grant(), Officer);

        Assert.Equal("register-key-taken", refused.Refusal!.Code);
        var view = place.Pilot.See(second, Officer).Value;
        Assert.Equal((Stage.Accepted, null), (view.Case.Stage, view.Case.Given));
        Assert.Equal(1, Count(place, "select count(*) from certificate where pilot = @pilot"));
    }

    [Theory, Stores]
    public async Task shows_a_case_to_its_parties_only(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var number = await place.File(Filed);
        Assert.Equal(["no-such-case", "no-such-case"], new[] { OtherApplicant, OfficerElsewhere }.Select(who => place.Pilot.See(number, who).Refusal?.Code));
        Assert.Equal(new Personal("样例人"), place.Pilot.See(number, Officer).Value.Case.Answers.First(answer => answer.Field == "legal_representative").Personal);
        Assert.True(place.Pilot.See(number, Supervisor).Value.Case.Answers.First(answer => answer.Field == "legal_representative").Erased);
        Assert.Equal("not-yours", (await place.Ask(Filed, number, new Ask.Accept(), OfficerElsewhere)).Refusal!.Code);
        Assert.Equal("not-yours", (await place.Ask(Filed, number, new Ask.Withdraw("理由"), OtherApplicant)).Refusal!.Code);
    }

    [Theory, Stores]
    public async Task lets_only_the_first_of_two_officers_through(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var number = await place.File(Filed);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => place.Pilot.Do(number, new Ask.Accept(), Officer, version: 1)));
        Assert.Equal("changed-meanwhile", Assert.Single(outcomes, outcome => outcome.Refused).Refusal!.Code);
    }

    [Theory, Stores]
    public async Task gives_the_first_answer_again_for_the_same_key(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var service = place.Pilot.Pack.Service("travel-agency-foreign")!; // Shanghai's pack has it
        var ask = new Ask.File("sample-travel", service.Sample.ToDictionary(pair => pair.Key, pair => pair.Value), []);
        var (first, again) = (await place.Pilot.File(service.Id, ask, Applicant, "key-1"), await place.Pilot.File(service.Id, ask, Applicant, "key-1"));
        Assert.Equal(first.Value, again.Value);
        Assert.True((await place.Pilot.File(service.Id, ask with { Applicant = "sample-voyage" }, Applicant, "key-1")).Refused);
        Assert.Equal(1, Count(place, "select count(*) from window_case where pilot = @pilot"));
    }

    [Theory, Stores]
    public async Task ends_with_a_mandate(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        await place.Pilot.Appoint("temp-officer", new Access.AccessAsk.Add("temp-officer", "临时人员"), Actor.Law);
        await place.Pilot.Appoint("temp-officer", new Access.AccessAsk.Give("officer", "culture-tourism", Filed, Filed), Actor.Law);
        var number = await place.File(Filed);
        Assert.False(place.Pilot.See(number, new("temp-officer")).Refused);
        Assert.Equal("not-yours", (await place.Ask(Accepted, number, new Ask.Accept(), new("temp-officer"))).Refusal!.Code);
        Assert.Equal("no-such-case", place.Pilot.See(number, new("temp-officer")).Refusal!.Code);
    }

    [Theory, Stores]
    public async Task forgets_a_person_and_keeps_the_proof(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var number = await place.File(Filed);
        await place.Pilot.Journal.Erase($"case/{number}", new("admin"), "本人申请", Filed, 1);
        var view = place.Pilot.See(number, Officer).Value;
        Assert.Equal((Stage.Filed, true), (view.Case.Stage, view.Case.Answers.First(answer => answer.Field == "phone").Erased));
        Assert.Null((await place.Ask(Accepted, number, new Ask.Accept(), Officer)).Refusal);
    }

    private static async Task<(LightState, DateOnly?)> LightOn(PilotPlace place, DateOnly day)
    {
        if (day > place.Pilot.Today) await place.Pilot.MoveTo(day);
        var light = place.Pilot.Light(3);
        return (light.State, light.Due);
    }

    private static long Count(PilotPlace place, string sql) => place.Pilot.Journal.Read(now => now.Query(sql, null, row => row.GetInt64(0)))[0];
}
