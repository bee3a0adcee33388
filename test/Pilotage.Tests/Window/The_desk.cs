using Pilotage.Packs;
using Pilotage.Time;
using Pilotage.Window;

namespace Pilotage.Tests.Window;

public class The_desk
{
    private static readonly Pack Pack = PackFiles.Shanghai;
    private static readonly Service Service = Pack.Service("travel-agency-foreign")!;
    private static readonly Procedure Permit = Pack.Procedure(Service);

    [Fact]
    public void takes_in_an_application_and_numbers_it_at_once()
    {
        var filed = Assert.IsType<Fact.Filed>(Assert.Single(Ask(Case.None, File(), Day(11, 6)).Value));
        Assert.Equal(("2020-000001", "sha256:pack"), (filed.Number, filed.Pack));
    }

    [Fact]
    public void keeps_what_is_about_a_person_apart()
    {
        var filed = (Fact.Filed)Ask(Case.None, File(), Day(11, 6)).Value[0];
        var answer = filed.Answers.First(answer => answer.Field == "legal_representative");
        Assert.Equal((null, "样例人"), (answer.Value, answer.Personal?.Value));
    }

    [Fact]
    public void names_every_field_that_is_wrong_at_once()
    {
        var no = Ask(Case.None, File(("registered_capital", "很多"), ("uscc", "")), Day(11, 6)).Refusal!;
        Assert.Equal("form", no.Code);
        Assert.Contains("“统一社会信用代码”", no.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("“注册资本”应为数字，却是“很多”", no.Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void says_which_field_was_meant() =>
        Assert.Contains("did you mean 'registered_capital'?", Ask(Case.None, File(("registred_capital", "1")), Day(11, 6)).Refusal!.Reason.En, StringComparison.Ordinal);

    [Fact]
    public void does_not_take_a_signature_under_another_wording() =>
        Assert.Equal("undertaking-changed", Ask(Case.None, File() with { Undertaking = "sha256:another" }, Day(11, 6)).Refusal!.Code);

    [Fact]
    public void does_not_accept_what_was_decided() =>
        Assert.Equal("stage", Ask(After(Day(11, 30), Filed(Day(11, 6)), new Fact.Accepted(Day(11, 6), false), new Fact.Refused(Day(11, 20), "理由")), new Ask.Accept(), Day(11, 30)).Refusal!.Code);

    [Fact]
    public void writes_down_what_silence_has_brought_before_anything_that_builds_on_it()
    {
        var facts = Ask(After(Day(11, 30), Filed(Day(11, 6))), new Ask.Grant(), Day(11, 30)).Value;
        Assert.Equal([new Fact.Accepted(Day(11, 6), true), new Fact.Granted(Day(11, 30), new())], facts);
    }

    [Fact]
    public void decides_the_same_whether_or_not_the_job_has_run()
    {
        var by = After(Day(11, 30), Filed(Day(11, 6)));
        var job = After(Day(11, 30), Filed(Day(11, 6)), new Fact.Accepted(Day(11, 6), true));
        Assert.Equal((by.Stage, by.AcceptedOn, by.Deemed), (job.Stage, job.AcceptedOn, job.Deemed));
    }

    [Theory]
    [InlineData("2020-11-13", Stage.Filed)]
    [InlineData("2020-11-14", Stage.Accepted)]
    public void accepts_by_silence_only_after_the_fifth_working_day(string day, Stage stage) =>
        Assert.Equal(stage, After(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Filed(Day(11, 6))).Stage);

    [Fact]
    public void will_not_grant_what_the_law_does_not_allow_and_says_which_article()
    {
        var low = Filed(Day(11, 6), ("registered_capital", "299999.99"));
        var no = Ask(After(Day(11, 20), low, new Fact.Accepted(Day(11, 6), false)), new Ask.Grant(), Day(11, 20)).Refusal!;
        Assert.Equal(("condition-not-met", "travel-agency-regulation#6"), (no.Code, no.Basis!.ToString()));
    }

    [Fact]
    public void grants_at_the_very_threshold() =>
        Assert.False(Ask(After(Day(11, 20), Filed(Day(11, 6), ("registered_capital", "300000")), new Fact.Accepted(Day(11, 6), false)), new Ask.Grant(), Day(11, 20)).Refused);

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, "past-legal")]
    public void moves_the_promised_limit_as_far_as_the_legal_one_and_no_farther(int days, string? refusal)
    {
        var promised = After(Day(11, 20), Filed(Day(11, 6)) with { Undertaking = Service.Undertaking!.Hash }, new Fact.Accepted(Day(11, 6), false));
        Assert.Equal(refusal, Ask(promised, new Ask.Extend(days, "理由"), Day(11, 20)).Refusal?.Code);
    }

    [Fact]
    public void wants_a_reason_for_everything_it_must_tell() =>
        Assert.Equal("unsaid", Ask(After(Day(11, 20), Filed(Day(11, 6)), new Fact.Accepted(Day(11, 6), false)), new Ask.Refuse(" "), Day(11, 20)).Refusal!.Code);

    private static Outcome<Seq<Fact>> Ask(Case now, Ask ask, DateOnly today) => Desk.Decide(Service, Permit, now, new("2020-000001", "sha256:pack"), ask, today, Calendar(today));

    private static Case After(DateOnly today, params Fact[] facts) => Case.From([.. facts], Permit, Calendar(today), today);

    private static Calendar Calendar(DateOnly today) => Pack.Calendar.AsOf(today);

    private static Fact.Filed Filed(DateOnly day, params (string Field, string Value)[] changed) => (Fact.Filed)Ask(Case.None, File(changed), day).Value[0];

    private static Ask.File File(params (string Field, string Value)[] changed)
    {
        var answers = Service.Sample.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (field, value) in changed) answers[field] = value;
        return new("sample-travel", answers, Service.Materials.Select(material => new Handed(material.Id)).ToSeq());
    }

    private static DateOnly Day(int month, int day) => new(2020, month, day);
}
