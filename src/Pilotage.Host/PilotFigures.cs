using System.Globalization;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>A figure of the whole pilot or of a part of it, why it is what it is, and the measures counted.</summary>
/// <param name="Unit">项 or %.</param>
public sealed record PilotFigure(string Id, Text Name, decimal Value, string Unit, Explanation Why, Seq<int> Measures);

public sealed partial class Pilot
{
    /// <summary>The figures of the pilot, each with its why.</summary>
    /// <param name="asOf">A past day or moment, folded from the journal; null for now.</param>
    /// <param name="period">Adds what landed in it and by its end.</param>
    /// <param name="unit">Of the measures that a unit leads; null for all.</param>
    /// <param name="area">Of the measures of an area of the plan; null for all.</param>
    public Seq<PilotFigure> PilotFigures(AsOf? asOf = null, ReportPeriod? period = null, string? unit = null, int? area = null) =>
        Figures(new(asOf, asOf?.Day ?? Today, Supervision(asOf, []), States(asOf)), period, unit, area);

    // Everything the figures count, folded once: a draft asks for those of every unit and area.
    private sealed record Tallied(AsOf? At, DateOnly Day, SupervisionBoard Board, IReadOnlyDictionary<int, MeasureState> States);

    private Dictionary<int, MeasureState> States(AsOf? asOf) => journal.Read(snapshot => Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures)
        .ToDictionary(measure => measure.No, measure => Folded(measure, MeasureFacts(snapshot, measure.No, asOf), asOf?.Day ?? Today)));

    private Seq<PilotFigure> Figures(Tallied now, ReportPeriod? period = null, string? unit = null, int? area = null)
    {
        var day = now.Day;
        var inArea = area is null ? null : Pack.Definitions.Areas.Where(one => one.No == area).SelectMany(one => one.Tasks).SelectMany(task => task.Measures)
            .Select(measure => measure.No).ToHashSet();
        var (zh, en) = unit is not null ? ($"{Pack.UnitName(unit).Zh}牵头：", $"led by {Pack.UnitName(unit).In(Language.En)}: ") : inArea is not null ? ($"领域 {area}：", $"area {area}: ") : ("", "");
        var all = now.Board.Measures.Where(light => (unit is null || light.Lead == unit) && (inArea is null || inArea.Contains(light.Measure))).ToSeq();
        Seq<int> Of(Func<MeasureLight, bool> counts) => all.Where(counts).Select(light => light.Measure).ToSeq();
        Seq<int> Landed(DateOnly? from, DateOnly to) => Of(light => now.States[light.Measure].LandedOn is { } on && on <= to && (from is null || on >= from));
        PilotFigure Made(string id, Text name, decimal value, string of, Text how, Seq<int> measures)
        {
            Text named = new(zh + name.Zh, en + name.En);
            return new(id, named, value, of, Because(named, value, of, how, day), measures);
        }
        PilotFigure Figure(string id, Text name, Seq<int> measures, Text how) => Made(id, name, measures.Count, "项", how, measures);
        PilotFigure Rate(string id, Text name, Seq<int> of) => Made(id, name, all.Count == 0 ? 0 : Math.Round(100m * of.Count / all.Count, 1, MidpointRounding.AwayFromZero), "%",
            new($"已落地 {of.Count} 项除以全部 {all.Count} 项，取一位小数", $"{of.Count} landed of {all.Count}, to one decimal"), of);
        var landed = Landed(null, day);
        Seq<PilotFigure> figures =
        [
            Figure("measures", new("举措", "measures"), Of(_ => true), new("方案列明的全部举措", "all measures of the plan")),
            Figure("supervised", new("纳入督办", "under supervision"), Of(light => light.Landing is not (LandingLight.Unsupervised or LandingLight.Unassigned)), new("有经确认的工作计划的举措", "measures with a confirmed work plan")),
            Figure("landed", new("已落地", "landed"), landed, new("落地申报经办公室认定、达到规则所定阶段的举措", "measures whose declaration was accepted and reached the stage that counts")),
            Rate("rate", new("落地率", "share landed"), landed),
            Figure("overdue", new("超期（含需协调）", "overdue (with those to be coordinated)"), Of(light => light.Landing is LandingLight.Late or LandingLight.Coordinate), new("有节点超过期限没有完成的举措（中央在地方的单位和党委部门的列为待协调）", "measures with a milestone past its day, those to be coordinated among them")),
            Figure("on-time", new("按期推进（含临期）", "on time (with those due soon)"), Of(light => light.Landing is LandingLight.OnTime or LandingLight.Near), new("节点都没有超期的举措", "measures with no milestone past its day")),
            Figure("missing", new("报送缺报", "reports missing"), Of(light => light.Report is ReportLight.Missing or ReportLight.Outstanding), new("牵头单位逾期没有报送的举措", "measures whose lead has not reported in time")),
        ];
        if (period is null) return figures;
        var by = Landed(null, period.Last < day ? period.Last : day);
        return [.. figures,
            Figure("new-landed", new($"{period.Name.Zh}新增落地", $"landed in {period.Name.En}"), Landed(period.First, period.Last), new($"{period.First:yyyy-MM-dd} 至 {period.Last:yyyy-MM-dd} 申报并经认定的举措", $"declared from {period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd} and accepted")),
            Figure("landed-by", new($"{period.Name.Zh}末累计落地", $"landed by the end of {period.Name.En}"), by, new($"{period.Last:yyyy-MM-dd} 以前（含当日）申报并经认定的举措", $"declared by {period.Last:yyyy-MM-dd} and accepted")),
            Rate("rate-by", new($"{period.Name.Zh}末落地率", $"share landed by the end of {period.Name.En}"), by)];
    }

    private Explanation Because(Text name, decimal value, string unit, Text how, DateOnly day) =>
        new(new($"截至 {day:yyyy-MM-dd}，{name.Zh} {Said(value)}{unit}：{how.Zh}", $"On {day:yyyy-MM-dd}, {Said(value)}{(unit == "%" ? "%" : "")} {name.En}: {how.En}"), Supervising.Source);

    private static string Said(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
