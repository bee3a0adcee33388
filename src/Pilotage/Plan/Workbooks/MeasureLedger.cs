using System.Globalization;

namespace Pilotage.Plan.Workbooks;

/// <summary>A line of the ledger of measures: as the board shows it on the day.</summary>
/// <param name="Others">The units that cooperate, in the order of the document.</param>
/// <param name="Due">Due day of the milestone that is open and due first; null where none is.</param>
public sealed record LedgerLine(Measure Measure, string Area, string Task, string Lead, string Others, string Stage, DateOnly? LandedOn,
    string Light, string Milestone, DateOnly? Due, string Report, string Pending);

/// <summary>The ledger of measures (台账) as a sheet to print, sort and send on.</summary>
public static class MeasureLedger
{
    public static Sheet Sheet(string title, DateOnly day, Seq<LedgerLine> lines) =>
        new("台账", $"{title}举措台账", $"截至 {day:yyyy-MM-dd}，共 {lines.Count} 项。空着的格子表示没有该项信息，不表示为零。",
    [
        new("序号", CellKind.Whole, Width: 6), new("领域", Width: 16), new("任务", Width: 18), new("举措", Width: 46), new("牵头单位", Width: 16),
            new("配合单位", Width: 22), new("落地阶段", Width: 12),
        new("落地日期", CellKind.Day, Width: 12), new("推进状态", Width: 12), new("下一节点", Width: 24), new("节点期限", CellKind.Day, Width: 12),
            new("本期报告", Width: 12), new("待办", Width: 14),
    ], [.. lines.Select(line => (Seq<string>)
    [
        line.Measure.No.ToString(CultureInfo.InvariantCulture), line.Area, line.Task, line.Measure.Text.Zh, line.Lead, line.Others,
            line.Stage, Day(line.LandedOn), line.Light, line.Milestone, Day(line.Due),
        line.Report, line.Pending,
    ])]);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
