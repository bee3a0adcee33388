using Pilotage.Plan.Supervision;
using static Pilotage.Tests.Supervision.Samples;

namespace Pilotage.Tests.Supervision;

public class What_is_cleared_for_the_public
{
    private static readonly ClearanceRules Rules = Held.Clearance;
    private static readonly DateOnly Today = Day("2021-02-22");
    private static readonly Seq<string> Everything = Rules.Checks.Select(check => check.Id).ToSeq();
    private static readonly ClearanceKind Study = Rules.Kinds.First(kind => kind.Id == "case-study");
    private static readonly ClearanceKind Document = Rules.Kinds.First(kind => kind.Id == "document");

    [Fact]
    public void is_proposed_by_one_person_and_decided_by_another()
    {
        var waiting = Proposed("一口受理");
        Assert.Equal("clearance-same-person", Ask(waiting, Clear(waiting), asker: "zhao").Refusal?.Code);
        Assert.Equal("clearance-same-person", Ask(waiting, new ClearanceAsk.Refuse("理由"), asker: "zhao").Refusal?.Code);
        Assert.Equal(ClearanceStage.Published, With(waiting, Ask(waiting, Clear(waiting))).Stage);
    }

    [Fact]
    public void binds_the_text_that_was_shown()
    {
        var waiting = Proposed("一口受理");
        Assert.Equal("clearance-shown-other", Ask(waiting, Clear(waiting) with { Hash = ClearanceDesk.HashOf("标题", "另一文本") }).Refusal?.Code);
        var thing = new ClearanceThing(Study, "commerce", "标题", "一口受理", "");
        Assert.Equal("clearance-shown-other", Propose(thing, new("matter/1", "public", Hash: ClearanceDesk.HashOf("标题", "旧文本"))).Refusal?.Code);
        Assert.False(Propose(thing, new("matter/1", "public", Hash: thing.Hash)).Refused);
    }

    [Fact]
    public void is_examined_point_by_point()
    {
        var waiting = Proposed("一口受理");
        foreach (var one in Everything)
            Assert.Equal("clearance-unchecked", Ask(waiting, Clear(waiting) with { Checked = Everything.Where(id => id != one).ToSeq() }).Refusal?.Code);
    }

    [Fact]
    public void has_no_number_where_it_is_not_public_and_says_why()
    {
        var waiting = Proposed("一口受理");
        foreach (var ground in Rules.Grounds.Where(ground => !ground.Publishes))
        {
            Assert.Equal("unsaid", Ask(waiting, Clear(waiting) with { Ground = ground.Id }).Refusal?.Code);
            var kept = With(waiting, Ask(waiting, Clear(waiting) with { Ground = ground.Id, Note = "理由" }));
            Assert.Equal((ClearanceStage.Withheld, ""), (kept.Stage, kept.Decided!.Number));
        }
    }

    [Theory]
    [InlineData("联系电话13900000000。", "手机号码")]
    [InlineData("张某，310101199001010018", "居民身份证号码")]
    [InlineData("电话021-62345678转办公室", "固定电话号码")]
    [InlineData("请发a.b@example.org办理", "电子邮箱")]
    [InlineData("联系人钱某某", "在册人员姓名")]
    public void points_out_what_looks_personal(string words, string what) => Assert.Equal([what], Rules.Notice(words, ["钱某某"]).Select(one => one.What.Zh));

    [Theory]
    [InlineData("2021年第1390000000012号公告")]
    [InlineData("沪府规〔2020〕24号，共80项")]
    [InlineData("编号 SH13900000000")]
    [InlineData("统一社会信用代码 91310000132200821H")]
    public void takes_no_other_number_for_a_personal_one(string words) => Assert.Empty(Rules.Notice(words, ["钱某某", ""]));

    [Fact]
    public void says_why_where_something_looks_personal_and_is_never_changed()
    {
        var waiting = Proposed("联系电话13900000000");
        Assert.Equal("clearance-noticed", Ask(waiting, Clear(waiting)).Refusal?.Code);
        var cleared = With(waiting, Ask(waiting, Clear(waiting) with { Note = "单位公开的服务电话" }));
        Assert.Equal(("联系电话13900000000", 1), (cleared.Proposed!.Text.Value, cleared.Decided!.Noticed));
    }

    [Fact]
    public void is_shown_whole_where_the_pack_says_so()
    {
        var thing = new ClearanceThing(Document, "service-trade-office", "通报", "第一段\n第二段", "sha256:file");
        Assert.Equal("clearance-whole", Propose(thing, new("document/1", "public", "第一段")).Refusal?.Code);
        Assert.Equal("第一段\n第二段", ((ClearanceFact.Proposed)Propose(thing, new("document/1", "public", "第一段\r\n第二段\r\n")).Value[0]).Text.Value);
    }

    [Fact]
    public void is_proposed_once_at_a_time_and_on_a_ground_that_is_there()
    {
        var thing = new ClearanceThing(Study, "commerce", "标题", "一口受理", "");
        Assert.Equal("clearance-open", ClearanceDesk.Decide(Rules, Clearance.From([]), Known(thing) with { Open = "审查〔2021〕001" }, new ClearanceAsk.Propose("matter/1", "public"), Today).Refusal?.Code);
        Assert.Contains("public", Propose(thing, new("matter/1", "publik")).Refusal!.Reason.En, StringComparison.Ordinal);
        Assert.Equal("not-clearable", ClearanceDesk.Decide(Rules, Clearance.From([]), Known(null), new ClearanceAsk.Propose("matter/1", "public"), Today).Refusal?.Code);
    }

    [Fact]
    public void is_withdrawn_once_with_a_reason_and_decided_no_more()
    {
        var published = With(Proposed("一口受理"), Ask(Proposed("一口受理"), Clear(Proposed("一口受理"))));
        Assert.Equal("unsaid", Ask(published, new ClearanceAsk.Withdraw(" ")).Refusal?.Code);
        var gone = With(published, Ask(published, new ClearanceAsk.Withdraw("数据待核实")));
        Assert.Equal((ClearanceStage.Withdrawn, "数据待核实"), (gone.Stage, gone.Reason));
        foreach (var ask in new ClearanceAsk[] { new ClearanceAsk.Withdraw("再撤"), new ClearanceAsk.Refuse("退回"), Clear(gone) })
            Assert.Equal("clearance-stage", Ask(gone, ask).Refusal?.Code);
    }

    private static KnownOfClearance Known(ClearanceThing? thing) => new("审查〔2021〕001", thing, null, "2021-001", "zhao", "zhao", []);

    private static Outcome<Seq<ClearanceFact>> Propose(ClearanceThing thing, ClearanceAsk.Propose propose) => ClearanceDesk.Decide(Rules, Clearance.From([]), Known(thing), propose, Today);

    private static Clearance Proposed(string text) => Clearance.From(Propose(new(Study, "commerce", "标题", text, ""), new("matter/1", "public")).Value);

    private static ClearanceAsk.Clear Clear(Clearance now) => new(now.Proposed!.Hash, "public", Everything);

    private static Outcome<Seq<ClearanceFact>> Ask(Clearance now, ClearanceAsk ask, string asker = "ma") =>
        ClearanceDesk.Decide(Rules, now, Known(null) with { Asker = asker, Noticed = Rules.Notice(now.Proposed!.Text.Value!, []) }, ask, Today);

    private static Clearance With(Clearance now, Outcome<Seq<ClearanceFact>> added) => Clearance.From(now.Facts.AddRange(added.Value));
}
