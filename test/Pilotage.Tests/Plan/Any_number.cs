using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

/// <summary>Numbers, brackets and quantities as they come, each in a document made for the test.</summary>
public class Any_number
{
    [Fact]
    public void may_have_points_in_it()
    {
        var reading = Seed.Read("points.txt", """
            云江市数字贸易创新试验实施方案
            一、建设目标
            到2025年底，数字贸易额达到500亿元。
            二、重点任务
            1.1 培育主体
            1.1.1 认定数字贸易企业。（责任单位：市商务局）
            1.1.2支持企业上市。（责任单位：市金融局）
            １．２　优化监管
            １．２．１　压减办理时限，平均为
            2.5个工作日。（责任单位：市市场监管局）
            """);
        Assert.Equal([("培育主体", 1), ("培育主体", 2), ("优化监管", 1)], reading.Plan!.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => (area.Title.Zh, measure.No)))));
        Assert.Equal(["市商务局", "市金融局", "市市场监管局"], reading.Plan.Measures.Select(measure => measure.Lead!.Unit.Id));
    }

    [Fact]
    public void of_an_article_holds_what_is_counted_below_it()
    {
        var reading = Seed.Read("articles.txt", "第一条　放宽准入：\n（一）允许设立独资企业；\n（二）取消比例限制。\n（责任单位：市商务局）\n第二条　便利出入境。（责任单位：市公安局）\n");
        Assert.Equal([1, 2], reading.Plan!.Measures.Select(measure => measure.No));
        Assert.Equal(["市商务局", "市公安局"], reading.Plan.Measures.Select(measure => measure.Lead!.Unit.Id));
    }

    [Theory]
    [InlineData("（牵头单位：市民政局；责任单位：市财政局、市医保局）", "市民政局 Lead、市财政局 Responsible、市医保局 Responsible")]
    [InlineData("（市大数据局、市民政局分别牵头，各区政府配合）", "市大数据局 Lead、市民政局 Lead、各区政府 Cooperating")]
    [InlineData("（责任单位：市民政局　配合单位：市财政局、市住房城乡建设局）", "市民政局 Responsible、市财政局 Cooperating、市住房城乡建设局 Cooperating")]
    [InlineData("（市民政局、市政务办；参与：市残联）", "市民政局 Responsible、市政务办 Responsible、市残联 Participating")]
    [InlineData("（负责单位：市民政局，参与单位：市老龄办、市总工会，指导单位：省老龄办）", "市民政局 Responsible、市老龄办 Participating、市总工会 Participating、省老龄办 Guiding")]
    public void of_units_may_stand_in_a_bracket(string bracket, string expected)
    {
        // The sentence before ends with a stop, and so does the one within: neither is a line of its own.
        var reading = Seed.Read("bracket.txt", $"一、任务\n1.制定目录，每半年更新一次。{bracket}\n2.推广应用。（责任单位：市商务局）\n");
        var measure = reading.Plan!.Measures.First();
        Assert.Equal("制定目录，每半年更新一次。", measure.Text.Zh);
        Assert.Equal(expected, string.Join('、', measure.Units.Select(unit => $"{unit.Unit.Id} {unit.Part}")));
    }

    [Theory]
    [InlineData("通关时间缩短至3个小时以内", "缩短至3个小时以内|3|hour|||")]
    [InlineData("床位数由1.2万张增加到1.5万张", "由1.2万张增加到1.5万张|15000|张|12000||")]
    [InlineData("每年培训1000人次以上", "每年培训1000人次以上|1000|人次|||year")]
    [InlineData("每年组织一次评定", "每年组织||||| year")]
    [InlineData("到2023年底，新增上市公司3家", "3家|3|item||2023-12-31|")]
    [InlineData("2021年6月30日前完成", "2021年6月30日前||||2021-06-30|")]
    [InlineData("覆盖率达到百分之九十五以上", "达到百分之九十五以上|95|percent|||")]
    [InlineData("十五个工作日内办结", "十五个工作日|15|working-day|||")]
    [InlineData("设立规模2.5亿元的基金", "2.5亿元|250000000|CNY|||")]
    [InlineData("投资不少于300万元", "不少于300万元|3000000|CNY|||")]
    [InlineData("申请材料压减50%", "50%|50|percent|||")]
    public void of_a_target_is_read_with_what_it_measures(string wording, string expected)
    {
        var target = Assert.Single(Target.In(wording));
        Assert.Equal(expected.Replace(" ", ""), FormattableString.Invariant($"{target.Text}|{target.Value:0.##}|{target.Unit}|{target.From:0.##}|{target.By}|{target.Every}"));
    }

    [Fact]
    public void declared_for_the_whole_may_not_be_what_is_there()
    {
        var reading = Seed.Read("whole.txt", "云江市实施方案\n本方案共提出2方面3项措施。\n一、扩大开放\n1.放宽准入。（市商务局）\n二、优化服务\n2.压缩时限。（市政务局）\n");
        Assert.Equal(["3", "2"], reading.Doubts("total-mismatch").Single().Readings);
    }

    [Fact]
    public void may_stand_before_a_measure_without_units_among_others_that_have_them()
    {
        var reading = Seed.Read("open.txt", "第一条　放宽准入。责任单位：市商务局。\n第二条　设立基金。\n第三条　开展试点。责任单位：市民政局。\n第四条　本措施自印发之日起施行。\n");
        Assert.Equal([1, 2, 3], reading.Plan!.Measures.Select(measure => measure.No));
        Assert.Equal(2, reading.Doubts("no-unit").Single().Measure);
        Assert.Equal(4, reading.Doubts("left-out").Single().Measure);
    }

    [Fact]
    public void of_a_reply_may_count_short_sentences() =>
        Assert.Equal([1, 2, 3], Seed.Read("reply.txt", "一、同意开展试点，试点期为3年，自批复之日起算。\n二、放宽市场准入。\n三、完善财税政策。\n").Plan!.Measures.Select(measure => measure.No));
}
