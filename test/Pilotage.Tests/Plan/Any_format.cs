using System.Text;
using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

public class Any_format
{
    [Fact]
    public void gives_one_plan_from_a_word_document() => Same(Seed.Reading, Import.Read("plan.docx", Copies.Word(Seed.Text)));

    [Fact]
    public void gives_one_plan_from_a_workbook() => Same(Seed.Reading, Import.Read("plan.xlsx", Copies.Workbook(Seed.Text)));

    [Fact]
    public void gives_one_plan_from_a_page() => Same(Seed.Reading, Import.Read("plan.html", Encoding.UTF8.GetBytes(Copies.Page(Seed.Text))));

    [PrintedFact]
    public void gives_one_plan_from_a_print() => Same(Seed.Reading, Import.Read("plan.pdf", Copies.Printed(Seed.Text)!));

    [OfficeFact]
    public void gives_one_plan_from_an_old_word_document()
    {
        // .wps files are of this format too; the program converts them in the same way.
        var old = Copies.Saved(Copies.Word(Seed.Text), "docx", "doc")!;
        Assert.Equal(FileKind.OldOffice, Import.Kind(old));
        Same(Seed.Reading, Import.Read("plan.doc", Copies.Saved(old, "doc", "docx")!));
    }

    [OfficeFact]
    public void gives_one_plan_from_a_print_of_a_word_document() =>
        // LibreOffice ends pages inside rows, closes them with a line and draws tables of other widths one on the other.
        Same(Seed.Reading, Import.Read("plan.pdf", Copies.Saved(Copies.Word(Seed.Text), "docx", "pdf")!));

    [PrintedFact]
    public void gives_one_plan_from_a_page_in_two_columns()
    {
        var text = string.Concat(Enumerable.Range(1, 24).Select(i => $"{i}.推进第{i}项改革试点工作，健全工作机制，完善配套政策，及时总结推广经验，确保取得实效。（责任单位：市商务局、市发展改革委、各区人民政府）\n"));
        var printed = Copies.Printed(text, "body{column-count:2;column-gap:30px} p{margin:3px 0}")!;
        Assert.Equal(Shape(Seed.Read("plan.txt", text)), Shape(Import.Read("plan.pdf", printed)));
    }

    [PrintedTheory]
    [InlineData("")]
    [InlineData("td{vertical-align:top}")]
    [InlineData("td{padding:0 8px;text-align:center}td:nth-child(2){text-align:left}")]
    public void gives_one_plan_from_a_print_without_rules(string style)
    {
        // Narrow columns break their heads and units over lines, numbers stand in the middle of their rows, and pages end between them.
        string[] tasks =
        [
            "建设加氢站，年内建成2座，日加氢能力不低于1000公斤，并同步建设安全监测系统\t市发展改革委\t市应急局、市住房城乡建设局\t2023年12月",
            "将装卸设备审批时限由20个工作日压缩至8个工作日\t市政务办\t\t2023年9月",
            "制定安全管理办法，明确储存、运输、加注各环节的管理职责，建立联合检查机制，每年开展两次联合检查\t市应急局\t市交通局、市市场监管局、市消防救援支队、云江海事局\t持续推进",
        ];
        var text = $"云江市氢能港口试点任务分工表\n序号\t试点任务\t牵头单位\t配合单位\t完成时限\n{string.Concat(Enumerable.Range(0, 36).Select(i => $"{i + 1}\t{tasks[i % 3]}\n"))}以上任务分工由市发展改革委负责解释，各单位应当按照本分工表的要求抓紧推进各项工作，确保按期完成。\n";
        var printed = Copies.Printed(text, $"td{{border:0;padding:3px 8px}}table{{width:100%}}{style}")!;
        Same(Seed.Read("plan.txt", text), Import.Read("plan.pdf", printed));
    }

    [Fact]
    public void gives_places_in_its_own_way()
    {
        var places = new[] { Import.Read("plan.docx", Copies.Word(Seed.Text)), Import.Read("plan.xlsx", Copies.Workbook(Seed.Text)) }
            .Select(reading => reading.Plan!.Measures.Single(measure => measure.No == 3)).Select(measure => (Spot.Of(measure.Place), Spot.Of(measure.BodyPlace)));
        Assert.Equal([("T1R4C3", "P16"), ("方案!C118", "方案!A33")], places);
    }

    private static void Same(Reading expected, Reading read)
    {
        Assert.True(read.Plan is not null, string.Join('\n', read.Doubts.Select(doubt => doubt.Finding)));
        Assert.Equal(Shape(expected), Shape(read));
        Assert.Equal(expected.Doubts.Select(Said), read.Doubts.Select(Said));
    }

    // The plan without its places; blanks at the ends of printed lines are not kept.
    private static List<string> Shape(Reading reading) =>
    [
        $"{reading.Plan!.Number?.Value} {reading.Plan.Issuer?.Value} {reading.Plan.Issued?.Value} {reading.Plan.InForce?.Value}",
        .. reading.Plan.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => Blank(
            $"{area.No} {area.Title.Zh} / {task.No} {task.Title.Zh} / {measure.No} {measure.Text.Zh} / {measure.Body} / {string.Join('、', measure.Units.Select(unit => unit.Unit.Id))} / {string.Join('、', measure.Targets)}")))),
    ];

    private static string Said(Doubt doubt) => $"{doubt.Finding.Code} {doubt.Measure} {doubt.Change} {string.Join(" | ", doubt.Readings.Select(Blank))}";

    private static string Blank(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
