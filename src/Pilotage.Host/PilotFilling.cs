using System.Globalization;
using Pilotage.Dispatch;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Time;

namespace Pilotage.Host;

/// <summary>A figure of the whole pilot, why it is what it is, and the measures counted.</summary>
/// <param name="Unit">项, % or 家.</param>
public sealed record PilotFigure(string Id, Text Name, decimal Value, string Unit, Explanation Why, Seq<int> Measures);

public sealed partial class Pilot
{
    /// <summary>The figures of the pilot on a day, each with its why.</summary>
    /// <param name="asOf">A past day, folded from the journal; null for today.</param>
    public Seq<PilotFigure> PilotFigures(DateOnly? asOf = null, ReportPeriod? period = null)
    {
        var (board, day) = (Supervision(asOf), asOf ?? Today);
        Seq<int> Of(Func<MeasureLight, bool> counts) => board.Measures.Where(counts).Select(light => light.Measure).ToSeq();
        var landed = Of(light => Supervised(light.Measure, asOf).LandedOn <= day);
        var supervised = Of(light => light.Landing != LandingLight.Unsupervised && light.Landing != LandingLight.Unassigned);
        PilotFigure Figure(string id, Text name, Seq<int> measures, Text how) => new(id, name, measures.Count, "项", Because(name, measures.Count, "项", how, day), measures);
        Seq<PilotFigure> figures =
        [
            Figure("measures", new("举措", "measures"), Of(_ => true), new("方案列明的全部举措", "all measures of the plan")),
            Figure("supervised", new("纳入督办", "under supervision"), supervised, new("有经确认的工作计划的举措", "measures with a confirmed work plan")),
            Figure("landed", new("已落地", "landed"), landed, new("落地申报经办公室认定、达到规则所定阶段的举措", "measures whose declaration was accepted and reached the stage that counts")),
            new("rate", new("落地率", "share landed"), board.Rate, "%", Because(new("落地率", "share landed"), board.Rate, "%", new($"已落地 {landed.Count} 项除以全部 {board.Measures.Count} 项，取一位小数", $"{landed.Count} landed of {board.Measures.Count}, to one decimal"), day), landed),
            Figure("overdue", new("超期", "overdue"), Of(light => light.Landing is LandingLight.Late or LandingLight.Coordinate), new("有节点超过期限没有完成的举措（中央在沪单位和党委部门的列为待协调）", "measures with a milestone past its day, those to be coordinated among them")),
            Figure("on-time", new("按期推进", "on time"), Of(light => light.Landing is LandingLight.OnTime or LandingLight.Near), new("节点都没有超期的举措", "measures with no milestone past its day")),
            Figure("missing", new("报送缺报", "reports missing"), Of(light => light.Report is ReportLight.Missing or ReportLight.Outstanding), new("牵头单位逾期没有报送的举措", "measures whose lead has not reported in time")),
        ];
        return period is null ? figures : figures.Add(Figure("new-landed", new($"{period.Name.Zh}新增落地", $"landed in {period.Name.En}"), landed.Where(measure => Supervised(measure, asOf).LandedOn >= period.First
            && Supervised(measure, asOf).LandedOn <= period.Last).ToSeq(), new($"{period.First:yyyy-MM-dd} 至 {period.Last:yyyy-MM-dd} 申报并经认定的举措", $"declared from {period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd} and accepted")));
    }

    private Explanation Because(Text name, decimal value, string unit, Text how, DateOnly day) =>
        new(new($"截至 {day:yyyy-MM-dd}，{name.Zh} {Said(value)}{unit}：{how.Zh}", $"On {day:yyyy-MM-dd}, {Said(value)}{(unit == "%" ? "%" : "")} {name.En}: {how.En}"), Supervising.Source);

    private static string Said(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    // Null where there is no such subject.
    private Wording? Filled(DraftTemplate template, string subject)
    {
        var words = new Dictionary<string, string>
        {
            ["day"] = Today.Written().Zh, ["office"] = Dispatching.Find(template.Organ)?.Signature ?? "", ["pilot"] = Pack.Manifest.Title.Zh,
                ["document"] = Pack.Manifest.Document, ["answer_by"] = Calendar.Due(Today, 10).Written().Zh,
            ["end"] = End().End is { } end ? end.Written().Zh : "", ["end_confirmed"] = End().Confirmed ? "是" : "",
        };
        var to = Seq.Of<string>([]);
        ReportPeriod? period = null;
        switch (template.Subject)
        {
            case DraftSubject.Period:
                if (Supervising.Reporting.Find(subject, Calendar) is not { } found || found.First > Today || found.Last < Pack.Manifest.Period.From) return null;
                period = found;
                (words["period"], words["period_from"], words["period_to"]) = (found.Name.Zh, found.First.Written().Zh, found.Last.Written().Zh);
                break;
            case DraftSubject.Step:
                if (SeeEscalation(subject, Actor.Law) is not { Refused: false, Value: { Escalation.Last: { } last } view }) return null;
                if (template.To.Count == 0) to = [view.Unit];
                (words["unit"], words["matter"], words["missed"], words["due"]) = (Pack.UnitName(view.Unit).Zh, Filling.Plain(view.Matter.Zh), Filling.Plain(view.Missed.Zh), view.Due.Written().Zh);
                (words["reason"], words["approver"], words["consent"]) = (Filling.Plain(last.Reason), Filling.Plain(last.Approver), Filling.Plain(last.Consent ?? ""));
                words["overdue_days"] = Calendar.Count(view.Due, Today).ToString(CultureInfo.InvariantCulture);
                if (view.Clocks.FirstOrDefault(clock => clock.Id == "answer") is { } answer) words["answer_by"] = answer.Deadline.Day.Written().Zh;
                break;
            case DraftSubject.Matter:
                if (SeeMatter(subject, Actor.Law) is not { Refused: false, Value: { Matter.Raised: { } raised } matter }) return null;
                (words["number"], words["title"], words["words"]) = (Filling.Plain(raised.Number), Filling.Plain(raised.Title), Filling.Plain(raised.Words));
                if (matter.Matter.Unit is { } given) words["unit"] = Pack.UnitName(given).Zh;
                break;
            default:
                if (subject.Length > 0) return null;
                break;
        }
        foreach (var figure in PilotFigures(null, period))
            words[figure.Id.Replace('-', '_')] = Filling.Figure(Said(figure.Value), $"/why/pilot/{figure.Id}?asof={Today:yyyy-MM-dd}{(figure.Id == "new-landed" ? $"&period={period!.Id}" : "")}"); // it comes with a period
        return template.Fill(new(words, Lists(period), Tables()), to);
    }

    private Dictionary<string, Seq<IReadOnlyDictionary<string, string>>> Lists(ReportPeriod? period)
    {
        var overdue = OverdueNow();
        var board = Supervision();
        return new()
        {
            ["overdue_list"] = overdue.Where(line => line.Measure is not null).Select(Late).ToSeq(),
            ["missing_list"] = overdue.Where(line => line.Measure is null).Select(Late).ToSeq(),
            ["new_list"] = period is null ? [] : PilotFigures(null, period)[^1].Measures.Select(no => Supervised(no)).Select(now => Row(("measure", $"{now.No}"), ("unit", Name(now.Lead)), ("what", Shortly(now.No)),
                ("day", now.LandedOn!.Value.Written().Zh), ("stage", SupervisionWords.Of(now.Stage).Zh))).ToSeq(), // they have landed
            ["next_list"] = board.Measures.Where(light => light.Due >= Today).OrderBy(light => light.Due).Select(light => Row(("measure", $"{light.Measure}"), ("unit", Name(light.Lead)), ("kind", KindOf(light.Lead)),
                ("what", Supervised(light.Measure).Next?.Milestone.Name ?? ""), ("due", light.Due!.Value.Written().Zh))).ToSeq(), // those without were left out
            ["unit_list"] = Units(board).Select(one => Row(("unit", Name(one.Unit)), ("measures", $"{one.Measures}"), ("landed", $"{one.Landed}"), ("overdue", $"{one.Overdue}"))).ToSeq(),
            ["experience_list"] = MattersOf("case-study").Select(matter => Row(("title", matter.Title), ("words", matter.Words), ("unit", Name(matter.By)))).ToSeq(),
            ["issue_list"] = MattersOf("issue").Select(matter => Row(("number", matter.Number), ("title", matter.Title), ("words", matter.Words), ("unit", Name(matter.By)))).ToSeq(),
            ["decision_list"] = Matters(Actor.Law, "decision").Lines.Select(line => Row(("number", line.Number), ("title", line.Title), ("unit", Name(line.Unit)), ("stage", SupervisionWords.Of(line.Stage).Zh))).ToSeq(),
        };
    }

    private Dictionary<string, Table> Tables()
    {
        var board = Supervision();
        var overdue = OverdueNow();
        static Table Of(Seq<(string Id, Text Title)> columns, IEnumerable<Seq<string>> rows) => new(new(""), columns.Select(column =>
            new Column(column.Id, column.Title)).ToSeq(), rows.Select(row => row.Select(cell => Text.Same(Filling.Plain(cell))).ToSeq()).ToSeq());
        (string, Text) no = ("no", new("序号", "no.")), unit = ("unit", new("牵头单位", "lead")), what = ("what", new("内容", "what")), due = ("due", new("期限", "due")), stage = ("stage", new("落地阶段", "landing"));
        return new()
        {
            ["progress"] = Of([no, what, unit, stage, ("light", new("推进情况", "progress")), due], board.Measures.Where(light => light.Landing is not (LandingLight.Unsupervised or LandingLight.Unassigned))
                .Select(light => Seq.Of<string>([$"{light.Measure}", Shortly(light.Measure), Name(light.Lead), SupervisionWords.Of(light.Stage).Zh, SupervisionWords.Of(light.Landing).Zh, Day(light.Due)]))),
            ["overdue"] = Of([unit, what, due, ("days", new("超期工作日", "working days over")), ("paper", new("督办文书", "paper sent"))],
                overdue.Select(line => Seq.Of<string>([Name(line.Unit), line.Missed.Zh, Day(line.Due), $"{line.Days}", line.Number ?? ""]))),
            ["units"] = Of([unit, ("measures", new("牵头举措", "measures led")), ("landed", new("已落地", "landed")), ("overdue", new("超期", "overdue"))],
                Units(board).Select(one => Seq.Of<string>([Name(one.Unit), $"{one.Measures}", $"{one.Landed}", $"{one.Overdue}"]))),
            ["landed"] = Of([no, what, unit, stage, ("day", new("申报日期", "declared")), ("proof", new("佐证材料摘要值", "hash of what proves it"))], board.Measures.Select(light => Supervised(light.Measure)).Where(now => now.Landed)
                .Select(now => Seq.Of<string>([$"{now.No}", Shortly(now.No), Name(now.Lead), SupervisionWords.Of(now.Stage).Zh, Day(now.LandedOn),
                    string.Join(" ", now.Facts.OfType<MeasureFact.LandingDeclared>().Last().Evidence.Select(one => one.Hash.Length > 19 ? one.Hash[7..19] : one.Hash))]))),
            ["next"] = Of([no, unit, what, due], board.Measures.Where(light => light.Due >= Today).OrderBy(light => light.Due)
                .Select(light => Seq.Of<string>([$"{light.Measure}", Name(light.Lead), Supervised(light.Measure).Next?.Milestone.Name ?? "", Day(light.Due)]))),
            ["issues"] = Of([("number", new("编号", "number")), ("title", new("问题", "issue")), ("by", new("提出单位", "raised by"))], MattersOf("issue").Select(matter => Seq.Of<string>([matter.Number, matter.Title, Name(matter.By)]))),
            ["decisions"] = Of([("number", new("编号", "number")), ("title", new("议定事项", "decision")), ("unit", new("承办单位", "given to")), ("stage", new("办理情况", "state"))],
                Matters(Actor.Law, "decision").Lines.Select(line => Seq.Of<string>([line.Number, line.Title, Name(line.Unit), SupervisionWords.Of(line.Stage).Zh]))),
        };
    }

    private IEnumerable<MatterFact.MatterRaised> MattersOf(string kind) => Matters(Actor.Law, kind).Lines.Select(line => SeeMatter(line.Number,
        Actor.Law)).Where(seen => !seen.Refused).Select(seen => seen.Value.Matter.Raised).OfType<MatterFact.MatterRaised>();

    private static IEnumerable<(string Unit, int Measures, int Landed, int Overdue)> Units(SupervisionBoard board) => board.Measures.Where(light =>
        light.Lead is not null && light.Landing is not LandingLight.Unsupervised)
        .GroupBy(light => light.Lead!).Select(group => (group.Key, group.Count(), group.Count(light =>
            light.Landing is LandingLight.Landed or LandingLight.Closed), group.Count(light => light.Landing is LandingLight.Late or LandingLight.Coordinate))); // those without were left out

    private IReadOnlyDictionary<string, string> Late(Overdue line) =>
        Row(("measure", line.Measure?.ToString(CultureInfo.InvariantCulture) ?? ""), ("unit", Name(line.Unit)), ("kind", KindOf(line.Unit)), ("what", line.Missed.Zh), ("due", line.Due.Written().Zh), ("days", $"{line.Days}"));

    private static IReadOnlyDictionary<string, string> Row(params (string Name, string Value)[] cells) => cells.ToDictionary(cell => cell.Name, cell => Filling.Plain(cell.Value));

    private string Name(string? unit) => unit is { Length: > 0 } ? Pack.UnitName(unit).Zh : "";

    // A template asks units of some kinds otherwise than others.
    private string KindOf(string? unit) => Pack.Definitions.Units.GetValueOrDefault(unit ?? "") is { } known ? Yaml.Form.Kebab(known.Kind.ToString()) : "";

    private string Shortly(int measure) => Cut(Pack.Definitions.Measure(measure)!.Text.Zh); // asked of measures of the plan

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
