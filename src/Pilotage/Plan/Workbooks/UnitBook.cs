using System.Globalization;
using Pilotage.Plan.Supervision;

namespace Pilotage.Plan.Workbooks;

/// <summary>A measure in a unit's workbook.</summary>
/// <param name="Reported">It belongs into the report of the period.</param>
/// <param name="Entry">What has been written of it for the period so far.</param>
public sealed record BookMeasure(Measure Measure, MeasureState State, bool Reported, ReportEntry? Entry)
{
    /// <summary>The plan that stands in the workbook: what waits to be confirmed, else what was.</summary>
    public WorkPlan Plan => State.Draft?.Plan ?? State.Plan ?? WorkPlan.Empty;
}

/// <summary>The workbook of one unit (填报册): its work plans and its report of a period, to be filled in without a connection and handed in again.</summary>
/// <param name="Period">The report it asks for; null where none is asked for.</param>
/// <param name="Measures">The measures the unit leads.</param>
public sealed record UnitBook(string Pilot, string Unit, Text Name, ReportPeriod? Period, Seq<BookMeasure> Measures)
{
    internal const string About = "填写说明", Plans = "工作计划", Results = "预期成果", Indicators = "指标", Report = "季度报告", Figures = "指标数据",
        Changes = "计划调整";

    private const int SpareOfMeasure = 8;

    /// <summary>The sheets, in the order in which they are filled in.</summary>
    public Seq<Sheet> Sheets()
    {
        var numbers = Measures.Select(one => $"{one.Measure.No}").ToSeq();
        var number = new SheetColumn("举措序号*", CellKind.Choice, Filled: true, Width: 10, numbers);
        var spare = SpareOfMeasure * Measures.Count;
        var sheets = new List<Sheet>
        {
            new(About, $"{Name.Zh}填报册{(Period is { } period ? $"（{period.Name.Zh}）" : "")}",
                "浅黄色的格子由本单位填写，其余格子已锁定。填好后整册交回，不必逐项录入；交回时每一处填错的格子都会逐一指出，改正后可以再次交回。",
                [new("项目", Width: 16), new("内容", Width: 90)],
                [["单位", Name.Zh], ["识别码（请勿改动）", new BookMark(Pilot, Unit, Period?.Id, Measures.ToDictionary(one => one.Measure.No, one =>
                    one.State.Facts.Count)).ToString()], .. Help(),
                        .. Measures.Select(one => (Seq<string>)[$"举措 {one.Measure.No}", one.Measure.Text.Zh])]),
            new(Plans, "工作计划：节点", "每个节点一行，每项举措至少一个。已有节点的编号请保留，新增节点的编号留空。已完成或者已超期的节点不能删去，超期节点的期限不能改晚（请另行申请延期）。",
                [number, new("节点编号", Width: 10), new("节点内容*", CellKind.Words, true, 60), new("完成期限*", CellKind.Day, true, 14),
                    new("状态", Width: 16)],
                [.. Measures.SelectMany(one => one.Plan.Milestones.Select(milestone =>
                    (Seq<string>)[$"{one.Measure.No}", milestone.Id, milestone.Name, Day(milestone.Due),
                        Standing(one.State.Milestone(milestone.Id))]))], spare),
            new(Results, "工作计划：预期成果", "每项成果一行，每项举措至少一个。", [number, new("预期成果*", CellKind.Words, true, 80)],
                [.. Measures.SelectMany(one => one.Plan.Deliverables.Select(result => (Seq<string>)[$"{one.Measure.No}", result]))], spare),
            new(Indicators, "工作计划：指标", "没有基期或者目标的留空，不要填零。",
                [number, new("指标名称*", CellKind.Words, true, 40), new("计量单位*", CellKind.Words, true, 12),
                    new("基期值", CellKind.Figure, true, 14), new("目标值", CellKind.Figure, true, 14), new("目标日期", CellKind.Day, true, 14)],
                [.. Measures.SelectMany(one => one.Plan.Indicators.Select(indicator =>
                    (Seq<string>)[$"{one.Measure.No}", indicator.Name, indicator.Unit, Figure(indicator.Baseline), Figure(indicator.Target),
                        Day(indicator.By)]))], spare),
            new(Changes, "工作计划：调整理由", "只有调整已经确认的工作计划时才填写。", [number, new("调整理由", CellKind.Words, true, 80)],
                [.. Measures.Where(one => one.State.Plan is not null).Select(one => (Seq<string>)[$"{one.Measure.No}", ""])]),
        };
        if (Period is not { } asked) return [.. sheets];
        var reported = Measures.Where(one => one.Reported).ToSeq();
        sheets.Add(new(Report, $"{asked.Name.Zh}报告", $"每项举措一行，报送期限 {asked.Due:yyyy-MM-dd}。交回后仍须在系统内逐级签批。",
            [new("举措序号", CellKind.Whole, Width: 10), new("举措", Width: 50), new("推进情况*", CellKind.Words, true, 50),
                new("存在问题", CellKind.Words, true, 36), new("下一步安排", CellKind.Words, true, 36)],
            [.. reported.Select(one => (Seq<string>)[$"{one.Measure.No}", one.Measure.Text.Zh, one.Entry?.Progress ?? "",
                one.Entry?.Problems ?? "", one.Entry?.NextSteps ?? ""])]));
        sheets.Add(new(Figures, $"{asked.Name.Zh}指标数据", "没有数据的留空，不要填零。",
            [new("举措序号", CellKind.Whole, Width: 10), new("指标", Width: 44), new("计量单位", Width: 12), new("目标值", CellKind.Figure, Width: 14),
                new("本期数值", CellKind.Figure, true, 16)],
            [.. reported.SelectMany(one => (one.State.Plan ?? WorkPlan.Empty).Indicators.Select(indicator =>
                (Seq<string>)[$"{one.Measure.No}", indicator.Name, indicator.Unit, Figure(indicator.Target),
                    Figure(one.Entry?.Figures.FirstOrDefault(figure => figure.Indicator == indicator.Name)?.Value)]))]));
        return [.. sheets];
    }

    private IEnumerable<Seq<string>> Help()
    {
        yield return [Plans, "在“工作计划”“预期成果”“指标”三张表中填写；内容与现有计划相同的举措不会重复报送。调整已确认的计划，还须在“计划调整”表写明理由。"];
        if (Period is not null) yield return [Report, "在“季度报告”“指标数据”两张表中填写；推进情况空着的举措视为未报，不按零处理。佐证材料在系统内上传。"];
    }

    private static string Standing(MilestoneState? known) => known switch
    {
        null => "",
        { MetOn: { } met } => $"{met:yyyy-MM-dd} 完成",
        { Given.Count: > 0 } => $"已延至 {known.Due:yyyy-MM-dd}",
        _ => "进行中",
    };

    private static string Day(DateOnly? day) => day is { } some ? some.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static string Figure(decimal? figure) => figure?.ToString(CultureInfo.InvariantCulture) ?? "";
}
