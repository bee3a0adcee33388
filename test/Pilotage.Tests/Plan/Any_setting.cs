using System.IO.Compression;
using System.Text;
using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

/// <summary>How a document may be set: cells in lines of their own, dates and numbers in a workbook, traditional characters, a scope said once.</summary>
public class Any_setting
{
    [Fact]
    public void may_give_every_cell_a_line_of_its_own()
    {
        var reading = Seed.Read("pasted.txt", string.Join('\n',
            "云江市服务业扩大开放任务分工", "领域", "序号", "试点任务", "牵头单位", "配合单位", "完成时限",
            "金融", "1", "支持设立外资银行", "市金融局", "云江银保监局、人民银行云江分行", "2023年6月底前",
            "2", "开展跨境结算", "人民银行云江分行", "2023年12月",
            "文旅", "4", "引进演出项目，", "每年不少于20场", "市文旅局", "市公安局", "持续推进",
            "教育", "5", "允许中外合作办学", "市教育局", "市外办", "2024年", "附件：名单"));
        Assert.Equal(["金融 1 支持设立外资银行", "金融 2 开展跨境结算", "文旅 4 引进演出项目，每年不少于20场", "教育 5 允许中外合作办学"],
            reading.Plan!.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => $"{area.Title.Zh} {measure.No} {measure.Text.Zh}"))));
        Assert.Equal(["市金融局 Lead、云江银保监局 Cooperating、人民银行云江分行 Cooperating", "人民银行云江分行 ", "市文旅局 Lead、市公安局 Cooperating", "市教育局 Lead、市外办 Cooperating"],
            reading.Plan.Measures.Select(measure => string.Join('、', measure.Units.Select(unit => $"{unit.Unit.Id} {(measure.No == 2 ? "" : unit.Part)}"))));
        Assert.Equal(["2023-06", "2023-12", "", "2024"], reading.Plan.Measures.Select(measure => measure.Targets.Last().By ?? ""));
        Assert.Equal([2, 4], reading.Doubts("shifted-cell").Select(doubt => doubt.Measure!.Value));
        Assert.All(reading.Doubts("shifted-cell"), doubt => Assert.Equal(2, doubt.Readings.Count));
    }

    [Fact]
    public void of_a_workbook_shows_dates_and_numbers_as_its_cells_do()
    {
        var reading = Import.Read("tasks.xlsx", Book(
            ["序号", "任务内容", "责任单位", "完成时限", "指标"],
            ["=1", "建设岸电泊位", "市港航局", "=45107|1", "=0.5|4"],
            ["=2", "推广动力船舶", "市交通局", "=45291|2", "=1234.5|5"],
            ["=3.0000000000000004", "补贴船舶改造", "市财政局", "=45199|3", "=12|6"]));
        Assert.Equal([1, 2, 3], reading.Plan!.Measures.Select(measure => measure.No));
        Assert.Equal(["2023年6月30日 2023-06-30", "2023-12-31 2023-12-31", "2023/9/30 2023-09-30"], reading.Plan.Measures.Select(measure => measure.Targets.Single()).Select(target => $"{target.Text} {target.By}"));
        Assert.Equal(["指标", "50%", "1,234.50", "12项"], reading.Paper!.Grids.Single().Rows.Select(row => row.Cells[4].Text));
    }

    [Fact]
    public void may_be_in_traditional_characters_and_is_given_back_as_written()
    {
        var reading = Seed.Read("traditional.txt", """
            雲江市人民政府關於印發《雲江市跨境電商綜合試驗方案》的通知
            雲府〔2021〕12號
            一、主要任務
            （一）完善監管制度
            1、建立負面清單，審批時限由30個工作日縮短至10個工作日。（責任單位：市商務局、市發展改革委員會）
            2、每年發佈白皮書。（牽頭單位：市商務局；配合單位：市統計局）
            雲江市人民政府
            2021年9月1日
            """);
        Assert.Equal(("雲府〔2021〕12號", "雲江市人民政府", new DateOnly(2021, 9, 1)), (reading.Plan!.Number!.Value, reading.Plan.Issuer!.Value, reading.Plan.Issued!.Value));
        Assert.Equal(["建立負面清單，審批時限由30個工作日縮短至10個工作日。", "每年發佈白皮書。"], reading.Plan.Measures.Select(measure => measure.Text.Zh));
        Assert.Equal(["市商務局", "市發展改革委員會", "市商務局", "市統計局"], reading.Plan.Measures.SelectMany(measure => measure.Units.Select(unit => unit.Unit.Id)));
        Assert.Equal(new Target("由30個工作日縮短至10個工作日", 10, "working-day", 30), reading.Plan.Measures.First().Targets.Single());
        Assert.Equal(["market"], new[] { "市場監督管理局" }.Select(word => Named("market", "市场监督管理局").Find(word)!.Id));
    }

    [Theory]
    [InlineData("为推进试验，制定本方案。除另有说明外，适用于全市。")]
    [InlineData("未注明适用范围的，适用范围均为全市。")]
    public void may_say_the_scope_once(string sentence)
    {
        var reading = Seed.Read("scope.txt", $"云江市试验方案\n{sentence}\n一、任务\n1.放宽准入。（责任单位：市商务局）\n2.便利通关。（责任单位：市口岸办；适用范围：港区）\n");
        Assert.Equal("全市", reading.Plan!.Scope!.Value);
        Assert.Equal(["", "港区"], reading.Plan.Measures.Select(measure => measure.Scope));
        Assert.Single(reading.Doubts("default-scope"));
    }

    private static Pilotage.Codelists.Units Named(string id, string name) =>
        new([new(id, new(name), [], Pilotage.Codelists.UnitKind.MunicipalDepartment, false, null, default)], []);

    // A workbook cell by cell: words as they are, =45107|1 a number with the index of its style.
    private static byte[] Book(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"分工\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd;@\"/><numFmt numFmtId=\"165\" formatCode=\"0&quot;项&quot;\"/></numFmts>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"4\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
            Add("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + string.Concat(rows.Select(row => $"<row>{string.Concat(row.Select(Cell))}</row>")) + "</sheetData></worksheet>");

            void Add(string name, string text)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();

        // Neither rows nor cells name their place, which they need not.
        static string Cell(string cell) => cell[0] != '=' ? $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"
            : cell[1..].Split('|') is [var number, var style] ? $"<c s=\"{style}\"><v>{number}</v></c>" : $"<c><v>{cell[1..]}</v></c>";
    }
}
