using System.Text;
using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

/// <summary>Forms that plans take, each in a document made for the test.</summary>
public class Any_form
{
    [Fact]
    public void may_close_each_item_with_another_kind_of_bracket()
    {
        var reading = Seed.Read("brackets.txt", """
            滨江市人民政府办公厅关于印发滨江市
            全面深化服务贸易创新发展试点实施方案的通知
            滨政办发〔2021〕3号
            各区、县（市）人民政府，市政府各部门：
            现将实施方案印发给你们，请认真组织实施。
            滨江市人民政府办公厅
            2021年1月8日
            一、总体要求
            （一）发展目标
            到2022年，服务贸易规模达到300亿美元。
            二、重点任务
            （一）完善管理体制
            1﹒健全工作机制。每季度召开一次会议。（责任单位：市商务局等市有关部门，各区、县（市）人民政府）
            2﹒强化考核。权重不低于2%。〔牵头单位：市商务局，责任单位：市统计局及市直相关单位，6月底完成〕
            （二）扩大对外开放
            3﹒有序开放旅游服务。审批时限由30个工作日压缩到15个工作日。（市文化广电旅游局牵头、市商务局配合）
            4﹒便利资金流动。结算额占比提高10个百分点。（人民银行滨江中心支行牵头，滨江银保监分局等配合；完成时限：2021年四季度；责任人：张某）
            三、保障措施
            （一）加强组织领导。各区要高度重视。
            本方案自2021年2月10日起施行，有效期至2023年8月1日。
            """);
        Assert.Equal([(1, 1), (1, 2), (2, 3), (2, 4)], reading.Plan!.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => (area.No, measure.No)))));
        Assert.Equal(["市商务局 Responsible", "各区、县（市）人民政府 Responsible"], Played(reading, 0));
        Assert.Equal(["市商务局 Lead", "市统计局 Responsible", "市直相关单位 Responsible"], Played(reading, 1));
        Assert.Equal(["市文化广电旅游局 Lead", "市商务局 Cooperating"], Played(reading, 2));
        Assert.Equal(["人民银行滨江中心支行 Lead", "滨江银保监分局 Cooperating"], Played(reading, 3));
        Assert.Equal("2021-12", reading.Plan.Measures.Last().Targets.Last().By);
        Assert.Equal((new DateOnly(2021, 1, 8), new DateOnly(2021, 2, 10)), (reading.Plan.Issued!.Value, reading.Plan.InForce!.Value));
        Assert.Equal([1, 4], reading.Doubts("open-list").Select(doubt => doubt.Measure!.Value));
        Assert.Empty(reading.Doubts("number-gap"));
    }

    [Fact]
    public void may_be_articles_whose_first_unit_leads()
    {
        var reading = Seed.Read("articles.txt", """
            第一条　压缩企业开办时间。压缩至0.5个工作日。
            责任单位：省市场监管厅、省公安厅（排名第一的为牵头单位，下同）
            第二条　规范涉企收费。每年开展两次专项检查。
            责任单位：省发展改革委、省财政厅
            第三条　本措施自印发之日起施行。
            """);
        Assert.Equal(["省市场监管厅 Lead", "省公安厅 Responsible"], Played(reading, 0));
        Assert.Equal(["省发展改革委 Lead", "省财政厅 Responsible"], Played(reading, 1));
        Assert.Single(reading.Doubts("first-leads"));
        Assert.Equal(2, reading.Plan!.Measures.Count());
    }

    [Fact]
    public void may_name_the_units_of_a_group_once_behind_its_last_item()
    {
        var reading = Seed.Read("groups.txt", """
            一、主要任务
            （一）实施数字产业化工程
            1.培育龙头企业3家。
            2.建成园区8个。
            （责任部门：市工信局、市发改委）
            （二）实施产业数字化工程
            1.新增智能工厂20家。
            2.建设示范基地30个。
            （责任部门：市农业农村局）
            """);
        Assert.Equal(["实施数字产业化工程\n培育龙头企业3家。\n建成园区8个。", "实施产业数字化工程\n新增智能工厂20家。\n建设示范基地30个。"], reading.Plan!.Measures.Select(measure => measure.Text.Zh));
        Assert.Equal(["市工信局 Responsible", "市发改委 Responsible"], Played(reading, 0));
        Assert.Equal(["市农业农村局 Responsible"], Played(reading, 1));
    }

    [Fact]
    public void may_number_its_measures_through_and_name_units_at_the_headings()
    {
        var reading = Seed.Read("through.txt", """
            一、推动贸易便利（责任单位：市口岸办、各区政府）
            1、压缩通关时间。
            2、推广提前申报。
            二、推动纳税便利
            责任单位：市税务局
            3、拓展电子税务局功能。
            4、实现“一表申报”。（责任单位：市大数据局）
            5、公开办税指南。（责任单位：同上）
            """);
        Assert.Equal([(1, "推动贸易便利", 1), (1, "推动贸易便利", 2), (2, "推动纳税便利", 3), (2, "推动纳税便利", 4), (2, "推动纳税便利", 5)],
            reading.Plan!.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => (area.No, area.Title.Zh, measure.No)))));
        Assert.Equal(["市口岸办 Responsible", "各区政府 Responsible"], Played(reading, 1));
        Assert.Equal(["市税务局 Responsible"], Played(reading, 2));
        Assert.Equal(["市大数据局 Responsible"], Played(reading, 4));
        Assert.Equal(2, reading.Doubts("task-units").Count());
        Assert.Equal(5, reading.Doubts("same-as-above").Single().Measure);
    }

    [Fact]
    public void may_put_a_unit_and_a_time_in_the_heading_of_each_item()
    {
        var reading = Seed.Read("headings.txt", "（一）建立统计监测制度（管委会经济发展局、管委会统计中心，2021年3月底前）\n按月报送数据。\n（二）引进总部企业（管委会投资促进局，长期）\n引进总部企业1至2家。\n");
        Assert.Equal(["管委会经济发展局 Responsible", "管委会统计中心 Responsible"], Played(reading, 0));
        Assert.Equal("2021-03", reading.Plan!.Measures.First().Targets.Last().By);
        Assert.Equal(["管委会投资促进局 Responsible"], Played(reading, 1));
        Assert.Equal(["1", "2"], reading.Doubts("range").Single().Readings);
    }

    [Fact]
    public void may_say_who_is_responsible_in_its_last_sentence()
    {
        var reading = Seed.Read("sentences.txt", "1.推行告知承诺。对30项事项实行。责任单位：区行政审批局、各街道办事处。完成时限：2021年8月底前。\n2.精简材料。责任单位：区司法局。\n");
        Assert.Equal(["区行政审批局 Responsible", "各街道办事处 Responsible"], Played(reading, 0));
        Assert.Equal("2021-08", reading.Plan!.Measures.First().Targets.Last().By);
        Assert.Equal("推行告知承诺。对30项事项实行。", reading.Plan.Measures.First().Text.Zh);
    }

    [Fact]
    public void may_begin_with_its_contents()
    {
        var reading = Seed.Read("contents.txt", "目　录\n一、扩大开放 …… 1\n二、优化服务 …… 3\n一、扩大开放\n1.放宽准入。（责任单位：市商务局）\n二、优化服务\n2.压缩时限。（责任单位：市政务局）\n");
        Assert.Equal([1, 2], reading.Plan!.Areas.Select(area => area.No));
        Assert.Equal([1, 2], reading.Plan.Measures.Select(measure => measure.No));
    }

    [Fact]
    public void may_count_on_where_the_words_begin_with_digits()
    {
        var reading = Seed.Read("digits.txt", "10.培养人才。（责任单位：市教育局）\n11.121人才梯队项目。（责任单位：市人社局）\n12.博士后项目。（责任单位：市人社局）\n");
        Assert.Equal([(10, "培养人才。"), (11, "121人才梯队项目。"), (12, "博士后项目。")], reading.Plan!.Measures.Select(measure => (measure.No, measure.Text.Zh)));
    }

    [Fact]
    public void may_name_nobody_in_a_flat_list()
    {
        var reading = Seed.Read("flat.txt", "一、支持企业开拓国际市场，给予展位费补助。\n二、加快出口退税进度，压缩至3个工作日。\n");
        Assert.Equal([1, 2], reading.Plan!.Measures.Select(measure => measure.No));
        Assert.Equal(2, reading.Doubts("no-unit").Count());
    }

    [Fact]
    public void may_declare_a_total_that_is_not_there()
    {
        var reading = Seed.Read("total.txt", "西山区改革任务清单\n（共12项）\n一、提升效率（2项）\n1.推行承诺。（责任单位：区审批局）\n2.精简材料。（责任单位：区审批局）\n");
        Assert.Equal(["12", "2"], reading.Doubts("total-mismatch").Single().Readings);
    }

    [Fact]
    public void may_be_issued_by_two()
    {
        var reading = Seed.Read("joint.txt", "中共临海市委办公室 临海市人民政府办公室\n印发《关于加快数字经济发展的实施意见》的通知\n（临委办〔2021〕12号）\n各区委、区政府：\n一、培育企业3家。（市工信局牵头，市商务局配合）\n中共临海市委办公室\n临海市人民政府办公室\n2021年4月30日\n");
        Assert.Equal(("中共临海市委办公室、临海市人民政府办公室", "临委办〔2021〕12号", new DateOnly(2021, 4, 30)), (reading.Plan!.Issuer!.Value, reading.Plan.Number!.Value, reading.Plan.Issued!.Value));
    }

    [Fact]
    public void may_merge_cells_set_heads_in_two_rows_and_one_unit_below_the_other()
    {
        var reading = Page("""
            <p>共计5项举措。</p><table>
            <tr><td rowspan=2>序号<td rowspan=2>任务<td rowspan=2>主要举措<td colspan=2>责任单位<td rowspan=2>完成时限</tr><tr><td>牵头单位<td>配合单位</tr>
            <tr><td colspan=6>一、扩大开放</tr>
            <tr><td>1<td rowspan=3>提升科技服务<td>引进机构30家。<td rowspan=2>市科技局<td>市商务局<br>市外办<td>2023年12月底前</tr>
            <tr><td>2<td>推行赋权改革。<td>高新区管委会<td rowspan=2>持续推进</tr>
            <tr><td>3<td>支持设立研发机构。<td>市科技局<br>市财政局<td>各区人民政府</tr>
            <tr><td colspan=6>二、优化机制</tr>
            <tr><td>4<td>推进便利<td>优化“单一窗口”。<td>市商务局 市口岸办<td>——<td>2021年上半年</tr></table>
            """);
        Assert.Equal([(1, "提升科技服务", 1), (1, "提升科技服务", 2), (1, "提升科技服务", 3), (2, "推进便利", 4)],
            reading.Plan!.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => (area.No, task.Title.Zh, measure.No)))));
        Assert.Equal(["市科技局 Lead", "市商务局 Cooperating", "市外办 Cooperating"], Played(reading, 0));
        Assert.Equal(["市科技局 Lead", "高新区管委会 Cooperating"], Played(reading, 1));
        Assert.Equal(["市科技局 Lead", "市财政局 Lead", "各区人民政府 Cooperating"], Played(reading, 2));
        Assert.Equal(["市商务局 Lead", "市口岸办 Lead"], Played(reading, 3));
        Assert.Equal("2021-06", reading.Plan.Measures.Last().Targets.Last().By);
        Assert.Equal(["5", "4"], reading.Doubts("total-mismatch").Single().Readings);
    }

    [Fact]
    public void may_number_headings_and_keep_other_tables_beside()
    {
        var reading = Page("""
            <table><tr><td>序号<td>改革任务<td>具体举措<td>责任单位</tr>
            <tr><td rowspan=2>1<td rowspan=2>推进审批改革<td>（1）压减事项。<td>区审批局</tr><tr><td>（2）推行电子证照。<td>区政数局</tr>
            <tr><td rowspan=2>2<td rowspan=2>加强监管<td>（1）建立档案。<td rowspan=2>区市场监管局</tr><tr><td>（2）公开结果。</tr></table>
            <p>主要指标</p><table><tr><td>序号<td>指标名称<td>单位<td>2020年<td>2022年目标<td>责任单位</tr><tr><td>1<td>进出口额<td>亿美元<td>10<td>20<td>区商务局</tr></table>
            <p>成员名单</p><table><tr><td>序号<td>姓名<td>单位<td>职务</tr><tr><td>1<td>张某<td>区政府<td>副区长</tr></table>
            """);
        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2)], reading.Plan!.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => (area.No, measure.No)))));
        Assert.Equal(["压减事项。", "推行电子证照。", "建立档案。", "公开结果。"], reading.Plan.Measures.Select(measure => measure.Text.Zh));
        Assert.Equal(["区市场监管局 Responsible"], Played(reading, 3));
    }

    private static Reading Page(string body) => Import.Read("page.html", Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><body>{body}</body></html>"));

    private static IEnumerable<string> Played(Reading reading, int position) => reading.Plan!.Measures.ElementAt(position).Units.Select(unit => $"{unit.Unit} {unit.Part}");
}
