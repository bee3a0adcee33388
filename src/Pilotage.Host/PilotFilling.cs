using System.Globalization;
using Pilotage.Dispatch;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Time;

namespace Pilotage.Host;

/// <summary>Writes drafts from the journal as it stood at one moment: whatever is a figure leads to the page that says why, as of that moment.</summary>
public sealed partial class Pilot
{
    // Null where there is no such subject.
    private Wording? Filled(DraftTemplate template, string subject)
    {
        var at = AsOf.Now(Clock);
        string Figure(string figure, string page) => Filling.Figure(figure, page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "asof=" + at.Written);
        string Answer(DateOnly from, int days) => Figure(Calendar.Due(from, days).Written().Zh, $"/why/days?from={from:yyyy-MM-dd}&days={days}");
        var end = End(at);
        var words = new Dictionary<string, string>
        {
            ["day"] = Today.Written().Zh, ["office"] = Dispatching.Find(template.Organ)?.Signature ?? "", ["pilot"] = Pack.Manifest.Title.Zh, ["document"] = Pack.Manifest.Document,
            ["answer_by"] = Answer(Today, Dispatching.AnswerDays), ["end"] = end.End is { } last ? Figure(last.Written().Zh, "/period") : "", ["end_confirmed"] = end.Confirmed ? "是" : "",
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
                if (SeeEscalation(subject, Actor.Law) is not { Refused: false, Value: { Escalation.Last: { } step } view }) return null;
                if (template.To.Count == 0) to = [view.Unit];
                (words["unit"], words["matter"], words["missed"]) = (Pack.UnitName(view.Unit).Zh, Filling.Plain(view.Matter.Zh), Filling.Plain(view.Missed.Zh));
                (words["reason"], words["approver"], words["consent"]) = (Filling.Plain(step.Reason), Filling.Plain(step.Approver), Filling.Plain(step.Consent ?? ""));
                words["due"] = Figure(view.Due.Written().Zh, $"/why/overdue/{subject}");
                words["overdue_days"] = Figure(Calendar.Count(view.Due, Today).ToString(CultureInfo.InvariantCulture), $"/why/overdue/{subject}");
                if (view.Clocks.FirstOrDefault(clock => clock.Id == "answer") is { } answer) words["answer_by"] = Figure(answer.Deadline.Day.Written().Zh, $"/escalations/{subject}");
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
        var now = new Tallied(at, Today, Supervision(at, []), States(at));
        string Of(PilotFigure figure, string query = "") => Figure(Said(figure.Value), $"/why/pilot/{figure.Id}{query}");
        foreach (var figure in Figures(now, period)) words[figure.Id.Replace('-', '_')] = Of(figure, period is not null && PeriodFigures.Contains(figure.Id) ? $"?period={period.Id}" : "");
        var rows = new FillingRows(this, now, Figure, Of, period);
        return template.Fill(new(words, rows.Lists(), rows.Tables()), to);
    }

    private static readonly string[] AreaFigures = ["measures", "landed", "rate"];
    private static readonly string[] PeriodFigures = ["new-landed", "landed-by", "rate-by"];

    /// <summary>Lists and tables of a draft, row by row.</summary>
    private sealed class FillingRows(Pilot pilot, Tallied now, Func<string, string, string> link, Func<PilotFigure, string, string> of, ReportPeriod? period)
    {
        private readonly Seq<Overdue> overdue = pilot.OverdueNow(null, now.At);

        public Dictionary<string, Seq<IReadOnlyDictionary<string, string>>> Lists() => new()
        {
            ["overdue_list"] = overdue.Where(line => line.Measure is not null).Select(Late).ToSeq(),
            ["missing_list"] = overdue.Where(line => line.Measure is null).Select(Late).ToSeq(),
            ["new_list"] = Landed().Select(one => Row(("measure", No(one.No)), ("unit", Name(one.Lead)), ("what", Shortly(one.No)),
                ("day", On(one.No, one.LandedOn!.Value.Written().Zh)), ("stage", SupervisionWords.Of(one.Stage).Zh))).ToSeq(), // they have landed
            ["next_list"] = Next().Select(light => Row(("measure", No(light.Measure)), ("unit", Name(light.Lead)), ("kind", KindOf(light.Lead)),
                ("what", MilestoneOf(light)), ("due", Why(light.Measure, light.Due!.Value.Written().Zh)))).ToSeq(), // those without were left out
            ["unit_list"] = Units().Select(one => Row(("unit", Name(one)), ("measures", OfUnit(one, "supervised")), ("landed", OfUnit(one, "landed")), ("overdue", OfUnit(one, "overdue")))).ToSeq(),
            ["experience_list"] = MattersOf(MatterUse.Experience).Select(one => Row(("title", one.Raised!.Title), ("words", one.Raised.Words), ("unit", Name(one.Raised.By)))).ToSeq(),
            ["issue_list"] = MattersOf(MatterUse.Issue).Select(one => Row(("number", Matter(one)), ("title", one.Raised!.Title), ("words", one.Raised.Words), ("unit", Name(one.Raised.By)))).ToSeq(),
            ["decision_list"] = MattersOf(MatterUse.Decision).Select(one => Row(("number", Matter(one)), ("title", one.Raised!.Title), ("unit", Name(one.Unit)), ("stage", SupervisionWords.Of(one.Stage).Zh))).ToSeq(),
        };

        public Dictionary<string, Table> Tables()
        {
            static Table Of(Seq<(string Id, Text Title)> columns, IEnumerable<Seq<string>> rows) => new(new(""),
                columns.Select(column => new Column(column.Id, column.Title)).ToSeq(), rows.Select(row => row.Select(Text.Same).ToSeq()).ToSeq());
            (string, Text) no = ("no", new("序号", "no.")), unit = ("unit", new("牵头单位", "lead")), what = ("what", new("内容", "what")), due = ("due", new("期限", "due")), stage = ("stage", new("落地阶段", "landing"));
            var supervised = now.Board.Measures.Where(light => light.Landing is not (LandingLight.Unsupervised or LandingLight.Unassigned));
            return new()
            {
                ["progress"] = Of([no, what, unit, stage, ("light", new("推进情况", "progress")), due], supervised
                    .Select(light => Seq.Of<string>([No(light.Measure), Shortly(light.Measure), Name(light.Lead),
                        SupervisionWords.Of(light.Stage).Zh, SupervisionWords.Of(light.Landing).Zh, Why(light.Measure, Day(light.Due))]))),
                ["overdue"] = Of([unit, what, due, ("days", new("超期工作日", "working days over")), ("paper", new("督办文书", "paper sent"))],
                    overdue.Select(line => Seq.Of<string>([Name(line.Unit), Missed(line), Over(line, Day(line.Due)), Over(line, $"{line.Days}"), Linked(line.Number ?? "", $"/escalations/{line.Subject}")]))),
                ["units"] = Of([unit, ("measures", new("牵头举措", "measures led")), ("landed", new("已落地", "landed")), ("overdue", new("超期", "overdue"))],
                    Units().Select(one => Seq.Of<string>([Name(one), OfUnit(one, "supervised"), OfUnit(one, "landed"), OfUnit(one, "overdue")]))),
                ["landed"] = Of([no, what, unit, stage, ("day", new("申报日期", "declared")), ("proof", new("佐证材料摘要值", "hash of what proves it"))], now.Board.Measures.Select(light => now.States[light.Measure]).Where(one => one.Landed)
                    .Select(one => Seq.Of<string>([No(one.No), Shortly(one.No), Name(one.Lead), SupervisionWords.Of(one.Stage).Zh, On(one.No, Day(one.LandedOn)),
                        string.Join(" ", one.Facts.OfType<MeasureFact.LandingDeclared>().Last().Evidence.Select(proof => On(one.No, proof.Hash.Length > 19 ? proof.Hash[7..19] : proof.Hash)))]))),
                ["next"] = Of([no, unit, what, due], Next().Select(light => Seq.Of<string>([No(light.Measure), Name(light.Lead), MilestoneOf(light), Why(light.Measure, Day(light.Due))]))),
                ["areas"] = Of([("area", new("领域", "area")), ("title", new("名称", "title")), ("measures", new("举措", "measures")), ("landed", new("已落地", "landed")), ("rate", new("落地率（%）", "share landed (%)"))],
                    pilot.Pack.Definitions.Areas.Where(area => area.No > 0).Select(area => (area, figures: pilot.Figures(now, area: area.No).ToDictionary(one => one.Id)))
                        .Select(one => Seq.Of<string>([link($"领域 {one.area.No}", $"/why/pilot/measures?area={one.area.No}"), Filling.Plain(one.area.Title.Zh),
                            .. AreaFigures.Select(id => of(one.figures[id], $"?area={one.area.No}"))]))),
                ["quarters"] = Of([("period", new("报送期", "period")), ("new_landed", new("新增落地", "newly landed")), ("landed", new("累计落地", "landed by then")), ("rate", new("落地率（%）", "share landed (%)"))],
                    Periods().Select(one => (one, figures: pilot.Figures(now, one).ToDictionary(figure => figure.Id)))
                        .Select(pair => Seq.Of<string>([pair.one.Name.Zh, .. PeriodFigures.Select(id => of(pair.figures[id], $"?period={pair.one.Id}"))]))),
                ["issues"] = Of([("number", new("编号", "number")), ("title", new("问题", "issue")), ("by", new("提出单位", "raised by"))],
                    MattersOf(MatterUse.Issue).Select(one => Seq.Of<string>([Matter(one), Filling.Plain(one.Raised!.Title), Name(one.Raised.By)]))),
                ["decisions"] = Of([("number", new("编号", "number")), ("title", new("议定事项", "decision")), ("unit", new("承办单位", "given to")), ("stage", new("办理情况", "state"))],
                    MattersOf(MatterUse.Decision).Select(one => Seq.Of<string>([Matter(one), Filling.Plain(one.Raised!.Title), Name(one.Unit), SupervisionWords.Of(one.Stage).Zh]))),
            };
        }

        // From the pilot's first period to the one the draft is about, none that has not begun.
        private IEnumerable<ReportPeriod> Periods()
        {
            var (reporting, last) = (pilot.Supervising.Reporting, period is null || period.First > now.Day ? now.Day : period.First);
            for (var one = reporting.PeriodOf(pilot.Pack.Manifest.Period.From, pilot.Calendar); one.First <= last; one = reporting.PeriodOf(one.Last.AddDays(1), pilot.Calendar)) yield return one;
        }

        private IEnumerable<MeasureLight> Next() => now.Board.Measures.Where(light => light.Due >= now.Day).OrderBy(light => light.Due);

        private IEnumerable<MeasureState> Landed() => period is null ? [] : now.Board.Measures.Select(light => now.States[light.Measure])
            .Where(one => one.LandedOn >= period.First && one.LandedOn <= period.Last && one.LandedOn <= now.Day);

        private IEnumerable<string> Units() => now.Board.Measures.Where(light => light.Lead is not null && light.Landing is not LandingLight.Unsupervised)
            .Select(light => light.Lead!).Distinct(); // those without were left out

        private string OfUnit(string unit, string figure) => of(pilot.Figures(now, unit: unit).First(one => one.Id == figure), $"?unit={unit}");

        private Seq<Matter> MattersOf(MatterUse use) => pilot.MattersTold(use, now.Day, now.At);

        private IReadOnlyDictionary<string, string> Late(Overdue line) => Row(("measure", line.Measure is { } no ? No(no) : ""), ("unit", Name(line.Unit)), ("kind", KindOf(line.Unit)),
            ("what", Missed(line)), ("due", Over(line, line.Due.Written().Zh)), ("days", Over(line, $"{line.Days}")));

        // What was missed begins with the number of its measure.
        private string Missed(Overdue line) => line.Measure is { } no && line.Missed.Zh.StartsWith($"举措 {no} ", StringComparison.Ordinal)
            ? $"举措 {No(no)} {Filling.Plain(line.Missed.Zh[$"举措 {no} ".Length..])}" : Filling.Plain(line.Missed.Zh);

        private string No(int measure) => On(measure, $"{measure}");

        private string On(int measure, string words) => link(words, $"/measures/{measure}/supervision");

        private string Why(int measure, string words) => link(words, $"/why/measure/{measure}");

        private string Over(Overdue line, string words) => link(words, $"/why/overdue/{line.Subject}");

        private static string Matter(Matter one) => Linked(one.Raised!.Number, $"/matters/{Uri.EscapeDataString(one.Raised.Number)}"); // it was raised

        // A page that shows every number it ever had, so that no moment need be named.
        private static string Linked(string words, string page) => Filling.Figure(words, page);

        private string Name(string? unit) => unit is { Length: > 0 } ? Filling.Plain(pilot.Pack.UnitName(unit).Zh) : "";

        // A template asks units of some kinds otherwise than others.
        private string KindOf(string? unit) => pilot.Pack.Definitions.Units.GetValueOrDefault(unit ?? "") is { } known ? Yaml.Form.Kebab(known.Kind.ToString()) : "";

        private string Shortly(int measure) => Filling.Plain(Cut(pilot.Pack.Definitions.Measure(measure)!.Text.Zh)); // asked of measures of the plan

        private string MilestoneOf(MeasureLight light) => Filling.Plain(now.States[light.Measure].Next?.Milestone.Name ?? "");

        private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

        // Figures are made already; everything else is taken as plain words.
        private static IReadOnlyDictionary<string, string> Row(params (string Name, string Value)[] cells) =>
            cells.ToDictionary(cell => cell.Name, cell => Made.Contains(cell.Name) ? cell.Value : Filling.Plain(cell.Value));

        private static readonly string[] Made = ["measure", "measures", "landed", "overdue", "day", "due", "days", "number", "what"];
    }
}
