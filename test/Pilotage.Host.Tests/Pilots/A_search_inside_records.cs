using Pilotage.Access;
using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;
using Pilotage.Window;
using static Pilotage.Host.Tests.Pilots.PilotPlace;

namespace Pilotage.Host.Tests.Pilots;

/// <summary>The same on both databases: what is found, by whom, and what never is.</summary>
public class A_search_inside_records
{
    private static readonly DateOnly Day = new(2021, 1, 28);
    private static readonly Actor Commerce = new("zhao-officer");
    private static readonly Actor Pudong = new("he-officer");

    [Theory, Stores]
    public async Task finds_what_was_filed_and_decided_by_two_characters(string kind)
    {
        await using var place = await On(kind, Day);
        var number = await place.File(Day, changed: [("name_zh", "青鸾国际旅行社有限公司"), ("address", "苍梧路9号ＡＣＭＥ大厦")]);
        await place.Ask(Day, number, new Ask.Reject("不属于本机关职权，请向崇明窗口提出"), Officer);
        await Index(place.Pilot);

        foreach (var word in new[] { "青鸾", "鸾国", "苍梧", "acme", "崇明", "崇明窗口 青鸾", number, "91310000ma1sampl05" })
            Assert.Equal([number], Found(place, word, Officer, "case"));
        foreach (var word in new[] { "鸾青", "青", "acm", "苍梧路 不存在" }) Assert.Empty(Found(place, word, Officer, "case"));
        var hit = place.Pilot.Search("窗口", Officer, inside: true, "case").Groups[0].Records[0];
        Assert.Equal(("不属于本机关职权，请向崇明", "窗口", "提出"), (hit.Before, hit.Hit, hit.After));
    }

    [Theory, Stores]
    public async Task finds_nothing_that_its_reader_may_not_open(string kind)
    {
        await using var place = await On(kind, Day);
        var number = await place.File(Day, changed: ("address", "苍梧路9号"));
        await Index(place.Pilot);

        foreach (var who in new[] { Officer, Applicant, Supervisor }) Assert.Equal([number], Found(place, "苍梧", who, "case"));
        foreach (var who in new[] { OtherApplicant, OfficerElsewhere, new Actor("nobody"), new Actor("") })
        {
            var result = place.Pilot.Search("苍梧", who, inside: true);
            Assert.Empty(result.Groups); // neither word nor cursor nor count
            Assert.Empty(result.Found);
        }
        Assert.Equal([number], place.Pilot.Search("苍梧", Officer, inside: false).Groups.SelectMany(group => group.Records).Select(record => record.Id));
    }

    [Theory, Stores]
    public async Task finds_nothing_once_a_mandate_has_ended(string kind)
    {
        await using var place = await On(kind, Day);
        await place.Pilot.Appoint("temp-officer", new AccessAsk.Add("temp-officer", "临时人员"), Actor.Law);
        await place.Pilot.Appoint("temp-officer", new AccessAsk.Give("officer", "culture-tourism", Day, Day), Actor.Law);
        var number = await place.File(Day, changed: ("address", "苍梧路9号"));
        await Index(place.Pilot);
        Assert.Equal([number], Found(place, "苍梧", new("temp-officer"), "case"));
        await place.Pilot.MoveTo(Day.AddDays(1));
        Assert.Empty(place.Pilot.Search("苍梧", new("temp-officer"), inside: true).Groups);
    }

    [Theory, Stores]
    public async Task never_knows_a_personal_value_before_or_after_it_is_erased(string kind)
    {
        await using var place = await On(kind, Day);
        var number = await place.File(Day, changed: [("legal_representative", "欧阳独一"), ("phone", "13800138000"), ("address", "苍梧路9号")]);
        await Index(place.Pilot);
        void Nothing()
        {
            foreach (var who in new[] { Officer, Applicant, Supervisor })
                foreach (var word in new[] { "欧阳", "独一", "13800138000" }) Assert.Empty(Found(place, word, who, "case"));
            var kept = place.Pilot.Journal.Read(now => now.Query("select words from search_text where pilot = @pilot", null, row => row.GetString(0)));
            Assert.Contains(kept, words => words.Contains("苍梧路", StringComparison.Ordinal));
            Assert.DoesNotContain(kept, words => words.Contains("欧阳", StringComparison.Ordinal) || words.Contains("13800138000", StringComparison.Ordinal));
        }
        Nothing();
        Assert.False((await place.Pilot.Journal.Erase($"case/{number}", Officer, "本人请求", Day)).Refused);
        await Index(place.Pilot);
        Nothing();
        Assert.Equal([number], Found(place, "苍梧", Officer, "case"));
        if (kind == "sqlite") Assert.DoesNotContain("欧阳独一", System.Text.Encoding.UTF8.GetString(await Bytes(Path.Combine(place.Folder, "pilotage.db"))), StringComparison.Ordinal);
    }

    [Theory, Stores]
    public async Task finds_a_report_for_the_office_once_it_is_submitted_and_for_no_other_unit(string kind)
    {
        await using var place = await On(kind, new(2020, 11, 16));
        var pilot = place.Pilot;
        await Planned(pilot, 2);
        await pilot.MoveTo(new(2021, 1, 8));
        await Good(pilot.Supervise("commerce", "2020Q4", new ReportAsk.Write(2, "已印发琉璃细则", [], [new("sha256:file", "证据.pdf", 1)]), Commerce));
        await Index(pilot);
        Assert.Equal(["commerce/2020Q4"], Found(place, "琉璃", Commerce, "report"));
        Assert.Empty(place.Pilot.Search("琉璃", Supervisor, inside: true).Groups);
        foreach (var (step, who) in new[] { ("drafted", Commerce), ("checked", new Actor("qian-division")), ("approved", new Actor("zheng-leader")) })
            await Good(pilot.Supervise("commerce", "2020Q4", new ReportAsk.Sign(step), who));
        await Index(pilot);
        Assert.Equal(["commerce/2020Q4"], Found(place, "琉璃", Supervisor, "report"));
        Assert.Empty(place.Pilot.Search("琉璃", Officer, inside: true).Groups);
        Assert.Equal(["2"], Found(place, "青瓷办法", Officer, "measure")); // supervision of measures is open to the administration
        Assert.Empty(place.Pilot.Search("青瓷办法", Applicant, inside: false).Groups);
    }

    [Theory, Stores]
    public async Task finds_matters_and_the_library_for_the_units_they_concern(string kind)
    {
        await using var place = await On(kind, Day);
        var raised = (await place.Pilot.Supervise(new MatterAsk.Raise("case-study", "白泽平台案例", "背景：跨境。\n做法：凤梧。\n成效：好。\n下一步：推广。", "领导小组办公室", [3], []), Supervisor)).Value;
        await Index(place.Pilot);
        Assert.Equal([raised.Number], Found(place, "凤梧", Supervisor, "matter"));
        Assert.Equal([raised.Number], Found(place, "案例 白泽", Supervisor, "matter"));
        Assert.Empty(place.Pilot.Search("凤梧", Officer, inside: true).Groups);
        await Good(place.Pilot.Supervise(raised.Number, new MatterAsk.Give("culture-tourism"), Supervisor));
        await Index(place.Pilot);
        Assert.Equal([raised.Number], Found(place, "凤梧", Officer, "matter"));
    }

    [Theory, Stores]
    public async Task finds_of_a_draft_for_a_unit_that_was_asked_only_what_is_said_of_it(string kind)
    {
        await using var place = await On(kind, Day);
        var pilot = place.Pilot;
        var id = (await pilot.Dispatch(new DispatchAsk.Draft("leading-group-pack", "2020Q4"), Supervisor)).Value.Number;
        var wording = pilot.SeeDispatch(id, Supervisor).Value.State.Wording;
        await Good(pilot.Dispatch(id, new DispatchAsk.Edit("玄圃汇报", wording.To, [], $"{pilot.Pack.UnitName("pudong").Zh}应补报白鹿材料。\n其他单位的朱雀事项另行研究。", []), Supervisor));
        await Good(pilot.Dispatch(id, new DispatchAsk.Invite(["pudong"]), Supervisor));
        await Index(pilot);
        foreach (var word in new[] { "玄圃", "白鹿", "朱雀" }) Assert.Equal([id], Found(place, word, Supervisor, "document"));
        Assert.Equal([id], Found(place, "白鹿", Pudong, "document"));
        Assert.Empty(Found(place, "朱雀", Pudong, "document"));
        Assert.Empty(place.Pilot.Search("白鹿", Officer, inside: true).Groups);
    }

    [Theory, Stores]
    public async Task turns_pages_by_cursor_and_shows_each_once(string kind)
    {
        await using var place = await On(kind, Day);
        var numbers = new List<string>();
        for (var i = 0; i < 23; i++) numbers.Add(await place.File(Day, changed: ("address", $"苍梧路{i + 1}号")));
        await Index(place.Pilot);
        var (shown, after) = (new List<string>(), (string?)null);
        for (var page = 0; page < 3; page++)
        {
            var group = Assert.Single(place.Pilot.Search("苍梧", Officer, inside: true, "case", after).Groups);
            shown.AddRange(group.Records.Select(record => record.Id));
            after = group.Next;
            if (page == 0) await place.File(Day, changed: ("address", "苍梧路新号")); // what comes meanwhile moves no page
            if (page == 0) await Index(place.Pilot);
        }
        Assert.Null(after);
        Assert.Equal(numbers.AsEnumerable().Reverse(), shown);
    }

    [Theory, Stores]
    public async Task keeps_the_words_anew_when_they_are_kept_in_another_way_now(string kind)
    {
        await using var place = await On(kind, Day);
        var number = await place.File(Day, changed: ("address", "苍梧路9号"));
        await Index(place.Pilot);
        Assert.Equal(0, await Index(place.Pilot));
        await place.Pilot.Journal.Write<int>(Actor.Law, draft => draft.Execute("update pilot_setting set value = '0 7' where pilot = @pilot and name = 'search'", null));
        await place.Pilot.Journal.Write<int>(Actor.Law, draft => draft.Execute("update search_text set words = '旧词' where pilot = @pilot", null));
        Assert.NotEqual(0, await Index(place.Pilot));
        Assert.Equal([number], Found(place, "苍梧", Officer, "case"));
        Assert.Empty(Found(place, "旧词", Officer, "case"));
    }

    [Theory, Stores]
    public async Task follows_the_new_name_of_an_enterprise_into_its_cases(string kind)
    {
        await using var place = await On(kind, Day);
        var number = await place.File(Day);
        await Index(place.Pilot);
        Assert.Empty(Found(place, "烛龙", Officer, "case"));
        await place.Pilot.Enrol(new("sample-travel", new("烛龙旅行社", "Zhulong Travel")), Actor.Law);
        await Index(place.Pilot);
        Assert.Equal([number], Found(place, "烛龙", Officer, "case"));
    }

    [Theory, Stores]
    public async Task takes_any_words(string kind)
    {
        await using var place = await On(kind, Day);
        var number = await place.File(Day);
        await place.Ask(Day, number, new Ask.Withdraw("撤回\0\u0001申请\uD83D（另行提出）"), Applicant); // no database stops at what it cannot hold
        await Index(place.Pilot);
        Assert.Equal([number], Found(place, "另行", Officer, "case"));
        foreach (var word in new[] { "\" OR \"", "' | '", "a'b\\c", "样例*", "\uE000\uE001", "NEAR(样例 公司)", new string('样', 10_000), "\uD83D" }) _ = place.Pilot.Search(word, Officer, inside: true);
        Assert.NotEmpty(place.Pilot.Search("样例", Officer, inside: true, "case", "9223372036854775807").Groups);
        _ = place.Pilot.Search("样例", Officer, inside: true, "case", "不是游标");
    }

    private static Seq<string> Found(PilotPlace place, string words, Actor who, string kind) =>
        place.Pilot.Search(words, who, inside: true, kind).Groups.SelectMany(group => group.Records).Select(record => record.Id).ToSeq();

    private static async Task<int> Index(Pilot pilot)
    {
        await pilot.Journal.Seal(); // the follower reads what is in the log
        return await pilot.Index();
    }

    private static async Task Planned(Pilot pilot, int measure)
    {
        await Good(pilot.Supervise(measure, new MeasureAsk.Draft(["青瓷办法"], [new Milestone("", new(2021, 1, 15), "印发")], []), Commerce));
        await Good(pilot.Supervise(measure, new MeasureAsk.Confirm(), Supervisor));
    }

    private static async Task<Done> Good(Task<Outcome<Done>> asked)
    {
        var done = await asked;
        Assert.Null(done.Refusal);
        return done.Value;
    }

    private static async Task<byte[]> Bytes(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        await open.CopyToAsync(all);
        return all.ToArray();
    }
}
