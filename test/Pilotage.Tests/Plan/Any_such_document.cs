using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

public class Any_such_document
{
    [SharedFact("data/plans")]
    public void gives_fifty_three_measures_of_the_free_trade_zones()
    {
        var reading = Shared("01_gov_ftz_2018_38.txt");
        Assert.Equal(("国发〔2018〕38号", "国务院", new DateOnly(2018, 11, 7)), (reading.Plan!.Number!.Value, reading.Plan.Issuer!.Value, reading.Plan.Issued!.Value));
        Assert.Equal([16, 19, 12, 6], reading.Plan.Areas.Select(area => area.Tasks.Sum(task => task.Measures.Count)));
        Assert.Equal(Enumerable.Range(1, 53), reading.Plan.Measures.Select(measure => measure.No));
        Assert.Equal("所有自贸试验区", reading.Plan.Scope!.Value);
        Assert.Equal("福建自贸试验区", reading.Plan.Measures.Single(measure => measure.No == 47).Scope);
        Assert.Equal(["发展改革委", "粮食和储备局"], Units(reading, 16));
        Assert.Equal(["default-scope", "open-list"], reading.Doubts.Select(doubt => doubt.Finding.Code));
    }

    [SharedTheory("data/plans")]
    [InlineData("03_gov_innovation_list_2018_126.txt")]
    [InlineData("03_gov_innovation_list_2018_126.html")]
    public void reports_withheld_measures_and_totals_that_do_not_match(string file)
    {
        var reading = Shared(file);
        Assert.Equal([5, 4, 5, 0, 3], reading.Plan!.Areas.Select(area => area.Tasks.Sum(task => task.Measures.Count)));
        Assert.Equal([.. Enumerable.Range(1, 14), 21, 22, 23], reading.Plan.Measures.Select(measure => measure.No));
        Assert.Equal(["15–20"], reading.Doubts("number-gap").Select(doubt => doubt.Readings.Single()));
        Assert.Contains(reading.Doubts("total-mismatch"), doubt => doubt.Readings.SequenceEqual(["23", "17"]));
        Assert.Contains(reading.Doubts("total-mismatch"), doubt => doubt.Readings.SequenceEqual(["6", "0"]));
        Assert.Single(reading.Doubts("withheld"));
        Assert.Equal(Part.Guiding, reading.Plan.Measures.First().Units[0].Part);
        Assert.Equal("8个改革试验区域", reading.Plan.Measures.Single(measure => measure.No == 6).Scope);
        Assert.StartsWith("以事前产权激励为核心的职务科技成果权属改革\n赋予科研人员", reading.Plan.Measures.Single(measure => measure.No == 6).Text.Zh, StringComparison.Ordinal);
    }

    [SharedFact("data/plans")]
    public void tells_lead_from_cooperating_units_in_a_task_table()
    {
        var reading = Shared("21_zj_ai_2026_task_table.txt");
        var measures = reading.Plan!.Measures.ToDictionary(measure => measure.No);
        Assert.Equal((4, 53), (reading.Plan.Areas.Count, measures.Count));
        Assert.Equal(["省发展改革委", "省经信厅", "省科技厅", "省财政厅", "省国资委", "杭州市政府"], Units(reading, 5));
        Assert.Equal([Part.Lead, Part.Lead, Part.Cooperating], measures[12].Units.Select(unit => unit.Part));
        Assert.Equal(["省数据局"], Units(reading, 30));
        Assert.Equal("省市场监管局（省知识产权局）", Units(reading, 34)[0]);
        Assert.Equal("2026-12", measures[1].Targets.Single().By);
        Assert.Equal(["6"], reading.Doubts("number-gap").Select(doubt => doubt.Readings.Single()));
        Assert.Equal(3, reading.Doubts("repeated-unit").Single().Measure);
    }

    [Fact]
    public void names_units_in_brackets_at_three_levels()
    {
        var reading = Seed.Read("division.txt", """
            国发〔2018〕9号
            一、优化营商环境
            （一）简化企业开办。（市场监管总局牵头，国务院相关部门按职责分工负责）
            具体措施：
            1．2018年底前将企业开办时间压缩至8.5个工作日。（市场监管总局牵头，公安部、税务总局配合）
            2．规范印章刻制。（公安部、市场监管总局按职责分工负责）
            （二）降低成本。
            1．清理收费。（财政部会同发展改革委负责，各省级政府参与，2019年6月底前完成）
            二、加强组织领导
            各地区要高度重视。
            """);
        Assert.Equal([(1, 1), (1, 2), (2, 1)], reading.Plan!.Tasks.SelectMany(task => task.Measures.Select(measure => (task.No, measure.No))));
        Assert.Equal(["市场监管总局 Lead", "公安部 Cooperating", "税务总局 Cooperating"], Played(reading, 0));
        Assert.Equal(["公安部 Responsible", "市场监管总局 Responsible"], Played(reading, 1));
        Assert.Equal(["财政部 Lead", "发展改革委 Cooperating", "各省级政府 Participating"], Played(reading, 2));
        Assert.Equal("2019-06", reading.Plan.Measures.Last().Targets.Last().By);
        Assert.Equal("清理收费。", reading.Plan.Measures.Last().Text.Zh);
        Assert.Equal(["（市场监管总局牵头，国务院相关部门按职责分工负责）"], reading.Doubts("task-units").Single().Readings);
        Assert.Empty(reading.Doubts("number-gap"));
    }

    [Fact]
    public void names_units_on_lines_of_their_own()
    {
        var reading = Seed.Read("action.txt", """
            滨海市人民政府办公室关于印发滨海市优化营商环境行动方案的通知
            滨政办发[2021]15号
            滨海市人民政府办公室
            二〇二一年三月十二日
            一、总体要求
            （一）指导思想。坚持以人民为中心。
            二、重点任务
            (一)提升企业开办便利度
            1、推行“一网通办”。企业开办时间压缩至1个工作日以内。
            责任单位：市市场监管局、市公安局
            完成时限：2021年6月底前
            2、推广电子印章。
            责任单位：市公安局（牵头），市大数据局
            (二)提升办理建筑许可便利度
            3、将审批时限由60个工作日压缩至40个工作日。
            牵头单位：市住房和城乡建设局
            配合单位：市自然资源和规划局、各区政府
            4、优化施工许可。
            三、保障措施
            （一）加强组织领导。各区、各部门要高度重视。
            本方案自印发之日起施行。
            """);
        Assert.Equal(("滨政办发〔2021〕15号", new DateOnly(2021, 3, 12), new DateOnly(2021, 3, 12)), (reading.Plan!.Number!.Value, reading.Plan.Issued!.Value, reading.Plan.InForce!.Value));
        Assert.Equal(["提升企业开办便利度", "提升办理建筑许可便利度"], reading.Plan.Areas.Select(area => area.Title.Zh));
        Assert.Equal([1, 2, 3, 4], reading.Plan.Measures.Select(measure => measure.No));
        Assert.Equal(["市公安局 Lead", "市大数据局 Responsible"], Played(reading, 1));
        Assert.Equal(["市住房和城乡建设局 Lead", "市自然资源和规划局 Cooperating", "各区政府 Cooperating"], Played(reading, 2));
        Assert.Equal(new Target("由60个工作日压缩至40个工作日", 40, "working-day", 60), reading.Plan.Measures.ElementAt(2).Targets.Single());
        Assert.Equal("2021-06", reading.Plan.Measures.First().Targets.Last().By);
        Assert.Equal(4, reading.Doubts("no-unit").Single().Measure);
        Assert.Empty(reading.Doubts("several-brackets"));
    }

    [Fact]
    public void may_have_neither_areas_nor_tasks()
    {
        var reading = Seed.Read("measures.txt", """
            一、支持企业开拓国际市场，给予不超过50%的展位费补助。（责任单位：省商务厅、省财政厅）
            二、加快出口退税进度。（责任单位：省税务局，各市人民政府）
            三、本措施自2022年5月1日起施行。
            """);
        Assert.Equal((0, 0), (reading.Plan!.Areas.Single().No, reading.Plan.Tasks.Single().No));
        Assert.Equal([1, 2], reading.Plan.Measures.Select(measure => measure.No));
        Assert.Equal(["省税务局", "各市人民政府"], Units(reading, 2));
        Assert.Equal(3, reading.Doubts("left-out").Single().Measure);
    }

    [Fact]
    public void may_set_headings_between_the_rows_of_its_table()
    {
        var reading = Seed.Read("table.txt", "序号\t重点任务\t工作内容\t责任领导\t牵头单位\t配合单位\t完成时限\n一、产业发展（2项）\n1\t壮大产业集群\t新引进项目20个。\t张三\t市工信局\t市商务局\t12月底前\n2\t培育企业\t培育企业50家。\t李四\t市工信局\t各县（市、区）政府\t全年\n二、民生保障（3项）\n3\t扩大就业\t城镇新增就业3万人。\t王五\t市人社局\t市直有关部门\t2022年12月\n4\t教育\t新建学校5所。\t赵六\t市教育局\t/\t2022年8月31日前\n");
        Assert.Equal([(1, "产业发展", 2), (2, "民生保障", 2)], reading.Plan!.Areas.Select(area => (area.No, area.Title.Zh, area.Tasks.Sum(task => task.Measures.Count))));
        Assert.Equal(["市人社局 Lead", "市直有关部门 Cooperating"], Played(reading, 2));
        Assert.Equal([new("3万人", 30_000, "person"), new Target("2022年12月", By: "2022-12")], reading.Plan.Measures.ElementAt(2).Targets);
        Assert.Equal(new Target("12月底前"), reading.Plan.Measures.First().Targets.Last());
        Assert.Equal(["3", "2"], reading.Doubts("total-mismatch").Single().Readings);
    }

    [Fact]
    public void may_name_no_units_at_all()
    {
        var reading = Seed.Read("general.txt", "（一）完善管理体制。加强统筹协调。\n1.深入推进改革。在试点地区率先推进。\n（二）扩大对外开放。\n2.拓展开放领域。\n（1）在交通领域推进；\n（2）在金融领域推进。\n3.探索制度开放。\n");
        Assert.Equal([(1, 1), (2, 2), (2, 3)], reading.Plan!.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => (area.No, measure.No)))));
        Assert.Equal(3, reading.Doubts("no-unit").Count());
    }

    [Fact]
    public void may_name_its_measures_in_a_sentence()
    {
        var reading = Seed.Read("listed.txt", """
            一、复制推广的主要内容（共7项）
            （一）在全国范围内复制推广的改革事项。
            1．服务业开放领域：“扩大律师事务所设立范围”、“国际船舶运输领域扩大开放”等2项。
            2．投资管理领域：“船舶证书并联办理”等2项。
            （二）在特定区域复制推广的改革事项。
            在海关特殊监管区域：“先出区、后报关”1项。
            （三）军民深度融合方面2项。
            二、高度重视推广工作
            各地区要高度重视。
            """);
        Assert.Equal(["扩大律师事务所设立范围", "国际船舶运输领域扩大开放", "船舶证书并联办理", "先出区、后报关"], reading.Plan!.Measures.Select(measure => measure.Text.Zh));
        Assert.All(reading.Plan.Measures, measure => Assert.Equal(0, measure.No));
        Assert.Equal([(1, "在全国范围内复制推广的改革事项", 2), (2, "在特定区域复制推广的改革事项", 1), (3, "军民深度融合方面", 1)], reading.Plan.Areas.Select(area => (area.No, area.Title.Zh, area.Tasks.Count)));
        Assert.Equal(["2/0", "2/1", "7/4"], reading.Doubts("total-mismatch").Select(doubt => string.Join('/', doubt.Readings)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void may_number_its_measures_in_their_own_cells()
    {
        var reading = Seed.Read("cells.txt", "一级任务\t二级任务\t三级任务\t责任部门\n推进开放\t（一）货物贸易\t1.优化原产地管理。\t海关总署\n\t\t2.招引1—2家企业。\t商务部牵头，海关总署、税务总局配合\n完善监管\t（二）风险防控\t3.健全机制。\t各试点地区\n");
        Assert.Equal([(1, 1), (1, 2), (2, 3)], reading.Plan!.Tasks.SelectMany(task => task.Measures.Select(measure => (task.No, measure.No))));
        Assert.Equal(["商务部 Lead", "海关总署 Cooperating", "税务总局 Cooperating"], Played(reading, 1));
        Assert.Equal((["1", "2"], null), (reading.Doubts("range").Single().Readings, reading.Plan.Measures.ElementAt(1).Targets.Single().Value));
    }

    private static Reading Shared(string file) => Import.Read(file, File.ReadAllBytes(SharedData.File($"data/plans/{file}")!));

    private static Seq<string> Units(Reading reading, int no) => reading.Plan!.Measures.Single(measure => measure.No == no).Units.Select(unit => unit.Unit.Id).ToSeq();

    private static IEnumerable<string> Played(Reading reading, int position) => reading.Plan!.Measures.ElementAt(position).Units.Select(unit => $"{unit.Unit} {unit.Part}");
}
