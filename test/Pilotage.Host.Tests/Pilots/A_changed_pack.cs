using Pilotage.Window;
using static Pilotage.Host.Tests.Pilots.PilotPlace;

namespace Pilotage.Host.Tests.Pilots;

public class A_changed_pack
{
    private const string Service = "services/travel-agency-foreign.yaml";
    private static readonly DateOnly Filed = new(2020, 11, 6);
    private static readonly (string, string, string) TenDays = (Service, "kind: promised, days: 15,", "kind: promised, days: 10,");
    private static readonly (string, string, string) NewField =
        (Service, "  - { id: phone,", "  - { id: website, label: { zh: 网址, en: Website }, type: text }\n  - { id: phone,");

    [Theory, Stores]
    public async Task leaves_a_filed_case_its_own_limit_and_form(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var before = await place.File(Filed);
        await place.Ask(Filed, before, new Ask.Accept(), Officer);

        await place.Pilot.Take(place.Changed(TenDays, NewField));

        var (mine, late) = (place.Pilot.See(before, Officer).Value, await place.File(Filed, changed: ("website", "https://example.org")));
        await place.Ask(Filed, late, new Ask.Accept(), Officer);
        Assert.Equal(new DateOnly(2020, 11, 27), Promise(mine));
        Assert.DoesNotContain(mine.Service.Fields, field => field.Id == "website");
        Assert.Equal(new DateOnly(2020, 11, 20), Promise(place.Pilot.See(late, Officer).Value));
    }

    [Theory, Stores]
    public async Task keeps_old_definitions_for_a_program_that_starts_anew(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var number = await place.File(Filed);
        await place.Ask(Filed, number, new Ask.Accept(), Officer);
        await place.Pilot.DisposeAsync();

        await place.Open(Filed, TenDays);

        Assert.Equal(new DateOnly(2020, 11, 27), Promise(place.Pilot.See(number, Officer).Value));
    }

    [Theory, Stores]
    public async Task moves_open_cases_when_it_brings_a_holiday_notice_and_says_which(string kind)
    {
        await using var place = await PilotPlace.On(kind, Filed);
        var number = await place.File(Filed);
        await place.Ask(Filed, number, new Ask.Accept(), Officer);
        var notice = ("calendars/cn-2020.yaml", "notices:\n",
            """
            notices:
              - notice: test-notice
                title: { zh: 测试用通知, en: A notice for this test }
                issued: 2020-11-06
                address: https://example.org/notice
                days:
                  - { day: 2020-11-16, kind: holiday, name: { zh: 测试假, en: Test holiday } }

            """);

        var moved = await place.Pilot.Take(place.Changed(Ordered(notice)));

        Assert.Equal([new Moved(number, "promise", new DateOnly(2020, 11, 27), new DateOnly(2020, 11, 30))], moved);
        Assert.Equal(new DateOnly(2020, 11, 30), place.Pilot.Light(3).Due);
    }

    [Fact]
    public async Task is_tried_on_open_cases_before_it_is_taken()
    {
        await using var place = await PilotPlace.On("sqlite", Filed);
        var number = await place.File(Filed);
        await place.Ask(Filed, number, new Ask.Accept(), Officer);
        Assert.Equal((number, Fate.Same), One(place.Pilot.Compare(place.Changed())));
        var changed = Assert.Single(place.Pilot.Compare(place.Changed(TenDays)));
        Assert.Equal((Fate.Changed, "“承诺审批期限”由 2020-11-27 变为 2020-11-20"), (changed.Fate, changed.Differences[0].Zh));
        var blocked = Assert.Single(place.Pilot.Compare(place.Changed(NewField)));
        Assert.Equal((Fate.Blocked, "新增必填项“网址”，本件没有填写"), (blocked.Fate, blocked.Differences[0].Zh));
    }

    [Theory, Stores]
    public async Task does_not_change_what_was_known_on_a_past_day(string kind)
    {
        await using var place = await PilotPlace.On(kind, new(2020, 1, 10));
        var number = await place.File(new(2020, 1, 10), undertaking: false);
        await place.Ask(new(2020, 1, 10), number, new Ask.Accept(), Officer);
        await place.Pilot.MoveTo(new(2020, 2, 3));
        Assert.Equal(new DateOnly(2020, 2, 26), Legal(place.Pilot.See(number, Officer, new DateOnly(2020, 1, 20)).Value));
        Assert.Equal(new DateOnly(2020, 2, 28), Legal(place.Pilot.See(number, Officer).Value));
        Assert.True(place.Pilot.See(number, Officer, new DateOnly(2020, 1, 9)).Refused);
    }

    private static (string, Fate) One(IEnumerable<Migrated> all) => all.Select(one => (one.Case, one.Fate)).Single();

    private static DateOnly? Promise(CaseView view) => view.Clocks.FirstOrDefault(clock => clock.Id == "promise")?.Due;

    private static DateOnly? Legal(CaseView view) => view.Clocks.FirstOrDefault(clock => clock.Id == "decision")?.Due;

    // Notices stand in the order of their days, so the test's own comes after those of the file.
    private static (string, string, string) Ordered((string File, string From, string To) notice)
    {
        var text = Pilotage.Tests.PackFiles.Of("shanghai-2020")[notice.File];
        return (notice.File, text, text.TrimEnd('\n') + "\n" + notice.To[(notice.To.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }
}
