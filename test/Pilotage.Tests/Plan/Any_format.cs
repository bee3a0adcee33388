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
