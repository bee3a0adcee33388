using Pilotage.Dispatch;
using Pilotage.Packs;
using Pilotage.Time;

namespace Pilotage.Tests.Dispatch;

public class A_document
{
    private static readonly DateOnly Monday = new(2021, 1, 18);
    private static readonly Pack Shanghai = Loading.Load(PackFiles.Of("shanghai-2020")).Pack!; // the tests of packs say what is wrong with it
    private static readonly DispatchRules Rules = Shanghai.Definitions.Dispatch;
    private static readonly Calendar Calendar = Shanghai.Calendar;
    private static readonly Seq<KnownAddressee> Known =
    [
        new("districts", new("各区人民政府"), "district", [], false), new("members", new("各成员单位"), "members", [], false),
        new("commerce", new("市商务委员会"), "municipal-department", ["市商务委员会", "市商务委"], false), new("above", new("市人民政府"), "above", [], false),
    ];

    private static readonly Wording Bulletin = new("关于进展的通报", ["members"], [], "一、总体进展\n落地 3 项。\n二、存在问题\n市商务委：一项超期。", "", "", [], []);

    [Fact]
    public void that_names_a_unit_is_not_reviewed_before_the_unit_had_its_say()
    {
        var refusal = Ask(Drafted(Bulletin), new DispatchAsk.Review(Bulletin.Hash())).Refusal!;
        Assert.Equal("writing-unheard", refusal.Code);
        Assert.Equal("inspection-regulation#16", refusal.Basis!.ToString());
    }

    [Fact]
    public void is_reviewed_once_the_unit_has_answered()
    {
        var invited = Then(Drafted(Bulletin), new DispatchAsk.Invite([]));
        var heard = Then(invited, new DispatchAsk.Comment("commerce", "无不同意见"));
        Assert.Equal(DispatchStage.Reviewed, Then(heard, new DispatchAsk.Review(Bulletin.Hash())).Stage);
    }

    [Fact]
    public void counts_silence_only_after_the_last_day()
    {
        var invited = Then(Drafted(Bulletin), new DispatchAsk.Invite([]));
        Assert.True(Ask(invited, new DispatchAsk.Review(Bulletin.Hash()), new(2021, 1, 21)).Refused);
        Assert.False(Ask(invited, new DispatchAsk.Review(Bulletin.Hash()), new(2021, 1, 22)).Refused);
    }

    [Fact]
    public void asks_a_unit_anew_where_what_is_said_of_it_changes_and_only_then()
    {
        var heard = Then(Then(Drafted(Bulletin), new DispatchAsk.Invite([])), new DispatchAsk.Comment("commerce", "无不同意见"));
        var elsewhere = Bulletin with { Text = Bulletin.Text.Replace("3 项", "4 项", StringComparison.Ordinal) };
        var harsher = Bulletin with { Text = Bulletin.Text.Replace("一项超期", "三项超期", StringComparison.Ordinal) };
        Assert.False(Ask(DispatchState.From(heard.Facts.Add(new DispatchFact.Edited(Monday, elsewhere))), new DispatchAsk.Review(elsewhere.Hash())).Refused);
        Assert.Equal("writing-unheard", Ask(DispatchState.From(heard.Facts.Add(new DispatchFact.Edited(Monday, harsher))), new DispatchAsk.Review(harsher.Hash())).Refusal?.Code);
    }

    [Fact]
    public void is_signed_by_those_only_who_were_shown_what_stands()
    {
        var plain = Bulletin with { Text = "落地 3 项。" };
        var reviewed = Then(Drafted(plain), new DispatchAsk.Review(plain.Hash()));
        Assert.Equal("shown-other", Ask(reviewed, new DispatchAsk.Sign(Bulletin.Hash())).Refusal?.Code);
        Assert.False(Ask(reviewed, new DispatchAsk.Sign(plain.Hash())).Refused);
    }

    [Fact]
    public void loses_review_and_countersignature_when_it_is_edited()
    {
        var plain = Bulletin with { Text = "落地 3 项。", Countersigners = ["commerce"] };
        var signed = Then(Then(Drafted(plain), new DispatchAsk.Review(plain.Hash())), new DispatchAsk.Countersign("commerce", plain.Hash()));
        var back = DispatchState.From(signed.Facts.Add(new DispatchFact.SentBack(Monday, "再改")).Add(new DispatchFact.Edited(Monday, plain with { Title = "另一标题" })));
        Assert.Equal((DispatchStage.Drafting, 1), (back.Stage, back.ToCountersign.Count));
    }

    [Fact]
    public void keeps_its_number_when_it_is_withdrawn()
    {
        var plain = Bulletin with { Text = "落地 3 项。" };
        var numbered = Then(Then(Then(Drafted(plain), new DispatchAsk.Review(plain.Hash())), new DispatchAsk.Sign(plain.Hash())), new DispatchAsk.Number());
        var withdrawn = Then(numbered, new DispatchAsk.Withdraw("内容有误"));
        Assert.Equal((DispatchStage.Withdrawn, "1号"), (withdrawn.Stage, withdrawn.Number));
        Assert.All(DispatchAsks.Words.Except(["draft"]), word => Assert.True(Ask(withdrawn, Some(word, withdrawn)).Refused, word));
    }

    [Fact]
    public void hashes_differently_wherever_a_word_stands_elsewhere()
    {
        Wording[] all =
        [
            Bulletin, Bulletin with { Title = "" }, Bulletin with { Note = "甲" }, Bulletin with { Consent = "甲" }, Bulletin with { To = [], Copies = ["members"] }, Bulletin with { To = ["a", "b"] }, Bulletin with { To = ["a,b"] },
            Bulletin with { Annexes = [new(new("甲"), [new("a", new("乙"))], [[new("丙")]])] }, Bulletin with { Annexes = [new(new("甲"), [new("a", new("乙"))], [[new("丙"), new("")]])] }, Bulletin with { Countersigners = ["a"] },
        ];
        Assert.Equal(all.Length, all.Select(one => one.Hash()).Distinct().Count());
    }

    [Theory]
    [InlineData("[80](/evil)", "［80](/evil)")]
    [InlineData("{{ office }}", "{{ office }}")]
    [InlineData("甲\n一、乙", "甲 一、乙")]
    public void takes_what_is_filled_in_as_one_line_that_is_neither_template_nor_link(string hostile, string shown)
    {
        var template = Shanghai.Definitions.Drafts["request"];
        var filling = new Filling(new Dictionary<string, string> { ["title"] = Filling.Plain(hostile), ["words"] = "内容" }, new Dictionary<string, Seq<IReadOnlyDictionary<string, string>>>(), new Dictionary<string, Table>());
        Assert.Equal($"关于{shown}的请示", template.Fill(filling, []).Title);
    }

    [Fact]
    public void of_a_template_that_names_what_is_not_there_is_found_at_load()
    {
        var files = PackFiles.Of("shanghai-2020");
        files["drafts/request.yaml"] = files["drafts/request.yaml"].Replace("{{ words }}", "{{ wrods }}", StringComparison.Ordinal);
        Assert.Contains(Loading.Load(files).Findings, finding => finding.Code == "PK111" && finding.Message.En.Contains("words", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{% chart by-area %}", "{% chart by-arae %}", "PK111", "by-area")]
    [InlineData("label: area", "label: aera", "PK112", "area")]
    [InlineData("values: [rate]", "values: [rtae]", "PK112", "rate")]
    public void with_a_chart_that_is_not_there_is_found_at_load(string right, string wrong, string code, string meant)
    {
        var files = PackFiles.Of("shanghai-2020");
        files["drafts/stage-bulletin.yaml"] = files["drafts/stage-bulletin.yaml"].Replace(right, wrong, StringComparison.Ordinal);
        Assert.Contains(Loading.Load(files).Findings, finding => finding.Code == code && finding.Message.En.Contains($"'{meant}'", StringComparison.Ordinal));
    }

    [Fact]
    public void is_another_once_a_figure_of_its_chart_is_another()
    {
        DraftChart Chart(string rate) => new("各领域落地率", ChartForm.Bar, "area", ["rate"], "%", new(new("各领域落地率"), [new("area", new("领域")), new("rate", new("落地率"))], [[new("领域 1"), new(rate)]]));
        var plain = Wording.None with { Text = "【图：各领域落地率】" };
        Assert.NotEqual((plain with { Charts = [Chart("1")] }).Hash(), (plain with { Charts = [Chart("2")] }).Hash());
        Assert.NotEqual((plain with { Charts = [Chart("1")] }).Hash(), plain.Hash());
    }

    [Fact]
    public void read_off_paper_has_its_figures_without_addresses_and_those_of_its_charts()
    {
        Table Of(string title, string rate) => new(new(title), [new("area", new("领域")), new("rate", new("落地率"))], [[new("[领域 1](/why/pilot/measures?area=1)"), new(rate)]]);
        var wording = Wording.None with
        {
            Text = "落地[3](/why/pilot/landed?asof=2021-02-21)项。\n【图：各领域】\n完。",
            Charts = [new("各领域", ChartForm.Bar, "area", ["rate"], "%", Of("各领域", "[5](/why/pilot/rate?area=1)"))],
            Annexes = [Of("清单", "6")],
        };
        Assert.Equal(["落地3项。", "各领域", "领域｜落地率", "领域 1｜5", "完。", "附件 1：清单", "领域｜落地率", "领域 1｜6"], wording.Lines());
    }

    private static DispatchState Drafted(Wording wording) =>
        DispatchState.From([new DispatchFact.Drafted(Monday, "2021-0001", "stage-bulletin", 1, DispatchKind.Circular, "office", "2020Q4", wording)]);

    private static Outcome<Seq<DispatchFact>> Ask(DispatchState now, DispatchAsk ask, DateOnly? day = null) =>
        DispatchDesk.Decide(Rules, now, new(Known, Number: "1号", Signer: "样例"), ask, day ?? Monday, Calendar);

    private static DispatchState Then(DispatchState now, DispatchAsk ask) => DispatchState.From(now.Facts.AddRange(Ask(now, ask).Value));

    private static DispatchAsk Some(string word, DispatchState now) => word switch
    {
        "refill" => new DispatchAsk.Refill(), "edit" => new DispatchAsk.Edit("甲", ["members"], [], "乙", []), "invite" => new DispatchAsk.Invite([]), "comment" => new DispatchAsk.Comment("commerce", "甲"),
        "review" => new DispatchAsk.Review(now.Hash), "countersign" => new DispatchAsk.Countersign("commerce", now.Hash), "sign" => new DispatchAsk.Sign(now.Hash), "send-back" => new DispatchAsk.SendBack("甲"),
        "number" => new DispatchAsk.Number(), "seal" => new DispatchAsk.Seal(), "issue" => new DispatchAsk.Issue(), "hand-to-oa" => new DispatchAsk.HandToOa(), "take-number" => new DispatchAsk.TakeNumber("1"),
        _ => new DispatchAsk.Withdraw("甲"),
    };
}
