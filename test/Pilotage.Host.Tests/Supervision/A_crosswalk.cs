using System.Text;
using Pilotage.Host.Tests.Pilots;
using Pilotage.Plan;
using Pilotage.Plan.Workbooks;
using static Pilotage.Host.Tests.Pilots.PilotPlace;

namespace Pilotage.Host.Tests.Supervision;

public class A_crosswalk
{
    private static readonly DateOnly Winter = new(2020, 12, 1);
    private const string Plan = "全面深化服务贸易创新发展试点总体方案";

    private const string Table = """
        与总体方案对照表,,,,
        总体方案条目,类别,内容,国家部门,举措序号
        二（一）1,改革举措,"优化审批流程，压缩时限",文化和旅游部,3、7
        二（一）2,政策保障措施,探索跨境资金便利,,
        """;

    [Fact]
    public async Task is_taken_from_csv_and_shows_what_answers_to_each_item()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);

        var answer = (await place.Pilot.TakeCrosswalk("对照表.csv", Bytes(Table), Plan, Supervisor)).Value;

        Assert.Equal((2, 1, 0, false), (answer.Items, answer.Open, answer.Findings.Count, answer.Dry));
        var crosswalk = place.Pilot.Crosswalk();
        Assert.Equal((Plan, "对照表.csv", Winter), (crosswalk.Taken!.Document, crosswalk.Taken.File, crosswalk.Taken.Day));
        Assert.Equal(["二（一）1 优化审批流程，压缩时限 文化和旅游部"], crosswalk.Of(7).Select(item => $"{item.Item} {item.Words} {item.Body}"));
        Assert.Equal(78, crosswalk.Own(place.Pilot.Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures).Select(measure => measure.No)).Count);
        Assert.Equal([(2, 0), (0, 0)], place.Pilot.CrosswalkReport().Select(line => (line.Measures.Count, line.Landed)));
        Assert.Null(place.Pilot.Crosswalk(Winter.AddDays(-1)).Taken);
    }

    [Fact]
    public async Task goes_out_as_a_workbook_and_comes_back_as_one()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        await place.Pilot.TakeCrosswalk("对照表.csv", Bytes(Table), Plan, Supervisor);

        var back = CrosswalkTable.Read("报告.xlsx", place.Pilot.CrosswalkSheet(), [3, 7]);

        Assert.Empty(back.Findings);
        Assert.Equal(place.Pilot.Crosswalk().Items, back.Items);
        var filled = Filled.With(Pilot.EmptyCrosswalk(), ("对照表", "A4", "一、1"), ("对照表", "C4", "内容"), ("对照表", "E4", 5));
        Assert.Equal((1, 0), (await place.Pilot.TakeCrosswalk("空表.xlsx", filled, Plan, Supervisor)).Value is var taken ? (taken.Items, taken.Findings.Count) : default);
        Assert.Equal([5], place.Pilot.Crosswalk().Items.Single().Measures);
    }

    [Fact]
    public async Task is_not_taken_where_a_cell_is_wrong_and_names_each()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);

        var answer = (await place.Pilot.TakeCrosswalk("对照表.csv", Bytes("""
            总体方案条目,类别,内容,举措序号
            一、1,,甲,"3、81"
            一、1,,乙,三
            ,,丙,3、3
            一、2,,,
            """), Plan, Supervisor)).Value;

        Assert.Equal(["CSV!D2", "CSV!A3", "CSV!D3", "CSV!A4", "CSV!D4", "CSV!C5"], answer.Findings.Select(finding => Spot.Of(finding.Place)));
        Assert.Null(place.Pilot.Crosswalk().Taken);
    }

    [Theory]
    [InlineData("条目,内容\n1,甲\n", "crosswalk-head")]
    [InlineData("总体方案条目,内容,举措序号\n", "crosswalk-empty")]
    [InlineData("%PDF-1.7\n", "unknown-format")]
    public async Task says_what_a_file_lacks_that_is_none(string text, string code)
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        Assert.Equal(code, (await place.Pilot.TakeCrosswalk("表.csv", Bytes(text), Plan, Supervisor)).Value.Findings.Single().Code);
    }

    [Fact]
    public async Task is_handed_in_by_the_office_alone_with_the_name_of_the_plan()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        Assert.True((await place.Pilot.TakeCrosswalk("表.csv", Bytes(Table), Plan, Officer)).Refused);
        Assert.Equal("crosswalk-document", (await place.Pilot.TakeCrosswalk("表.csv", Bytes(Table), " ", Supervisor)).Refusal!.Code);
        Assert.Equal(2, (await place.Pilot.TakeCrosswalk("表.csv", Bytes(Table), Plan, Supervisor, dry: true)).Value.Items);
        Assert.Null(place.Pilot.Crosswalk().Taken);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
