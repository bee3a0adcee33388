using Pilotage.Plan.Supervision;

namespace Pilotage.Plan.Workbooks;

/// <summary>What a workbook that came back asks for: new work plans and words for the report, only where they differ from what is known.</summary>
/// <param name="Findings">Every cell that is wrong; where there is one, nothing of the workbook is taken.</param>
public sealed record BookReading(Seq<(int Measure, MeasureAsk.Draft Ask)> Plans, Seq<ReportAsk.Write> Entries, Seq<Finding> Findings)
{
    /// <summary>Reads a workbook against what is known now of its unit.</summary>
    public static BookReading Of(string file, IReadOnlyDictionary<string, FilledSheet> sheets, UnitBook known)
    {
        var reading = new Reader(file, sheets, known);
        var plans = reading.Plans();
        var entries = reading.Entries();
        return reading.Findings.Count > 0 ? new([], [], [.. reading.Findings]) : new(plans, entries, []);
    }

    private sealed class Reader(string file, IReadOnlyDictionary<string, FilledSheet> sheets, UnitBook known)
    {
        private readonly Dictionary<string, Sheet> laid = known.Sheets().ToDictionary(sheet => sheet.Name);
        private readonly HashSet<int> measures = [.. known.Measures.Select(one => one.Measure.No)];

        public List<Finding> Findings { get; } = [];

        public Seq<(int Measure, MeasureAsk.Draft Ask)> Plans()
        {
            var milestones = Lines(UnitBook.Plans, (cells, row) => cells.Said(row, 3) is { } name
                && (cells.Day(row, 4) ?? Missing(cells, row)) is { } due
                ? new Milestone(cells.Words(row, 2), due, name) : null);
            var results = Lines(UnitBook.Results, (cells, row) => cells.Said(row, 2));
            var indicators = Lines(UnitBook.Indicators, (cells, row) => cells.Said(row, 2) is { } name && cells.Said(row, 3) is { } unit
                ? new PlannedIndicator(name, unit, cells.Figure(row, 4), cells.Figure(row, 5), cells.Day(row, 6)) : null);
            var reasons = Lines(UnitBook.Changes, (cells, row) => cells.Words(row, 2) is { Length: > 0 } reason ? reason : null);
            var plans = new List<(int, MeasureAsk.Draft)>();
            foreach (var one in known.Measures)
            {
                var no = one.Measure.No;
                var plan = new WorkPlan([.. results[no]], [.. milestones[no]], [.. indicators[no]]);
                if (Same(plan, one.Plan)) continue;
                var (row, cells) = (Sheet.Headings + 1, Cells(UnitBook.Plans));
                if (plan.Milestones.Count == 0) cells?.Wrong<string>(row, 1,
                    new($"举措 {no} 没有节点，请至少填写一个", $"measure {no} has no milestone; write one at least"));
                if (plan.Deliverables.Count == 0) Cells(UnitBook.Results)?.Wrong<string>(row, 1,
                    new($"举措 {no} 没有预期成果，请至少填写一个", $"measure {no} has no deliverable; write one at least"));
                var reason = reasons[no].FirstOrDefault();
                if (one.State.Plan is not null && reason is null) Cells(UnitBook.Changes)?.Wrong<string>(row, 2,
                    new($"举措 {no} 的工作计划已经确认，调整须写明理由", $"the work plan of measure {no} is confirmed; give the reason for the change"));
                plans.Add((no, new(plan.Deliverables, plan.Milestones, plan.Indicators, reason)));
            }
            return [.. plans];
        }

        public Seq<ReportAsk.Write> Entries()
        {
            if (known.Period is null) return [];
            var reported = known.Measures.Where(one => one.Reported).ToDictionary(one => one.Measure.No);
            var figures = Lines(UnitBook.Figures, (cells, row) => new ReportedFigure(cells.Words(row, 2), cells.Figure(row, 5)),
                reported.Keys);
            var entries = new List<ReportAsk.Write>();
            foreach (var (no, words) in Each(UnitBook.Report, (cells, row) =>
                new ReportEntry(0, cells.Words(row, 3), cells.Words(row, 4), cells.Words(row, 5), [], []), reported.Keys))
            {
                var said = figures[no].Where(figure => figure.Value is not null).ToSeq();
                // missing is missing
                if (words.Progress.Length == 0 && words.Problems.Length + words.NextSteps.Length == 0 && said.Count == 0) continue;
                if (words.Progress.Length == 0)
                {
                    Cells(UnitBook.Report)?.Wrong<string>(RowOf(UnitBook.Report, no), 3,
                        new($"举措 {no} 填写了其他内容，推进情况却空着", $"something is written of measure {no}, but its progress is empty"));
                    continue;
                }
                var before = reported[no].Entry;
                if (before is not null && (before.Progress, before.Problems, before.NextSteps) == (words.Progress, words.Problems,
                    words.NextSteps) && before.Figures.Where(figure => figure.Value is not null).SequenceEqual(said)) continue;
                entries.Add(new(no, words.Progress, said, before?.Evidence ?? [], words.Problems, words.NextSteps));
            }
            return [.. entries];
        }

        private static DateOnly? Missing(BookCells cells, int row) =>
            cells.Words(row, 4).Length > 0 ? null : cells.Wrong<DateOnly?>(row, 4, new("“完成期限”空着，请填写日期", "'完成期限' is empty; write the day"));

        private static bool Same(WorkPlan one, WorkPlan other) => one.Milestones.SequenceEqual(other.Milestones)
            && one.Deliverables.SequenceEqual(other.Deliverables) && one.Indicators.SequenceEqual(other.Indicators);

        private int RowOf(string name, int measure) => sheets[name].Rows.First(row => sheets[name].At(row, 1) == $"{measure}");

        private ILookup<int, T> Lines<T>(string name, Func<BookCells, int, T?> read, IReadOnlyCollection<int>? of = null) where T : class =>
            Each(name, read, of).ToLookup(line => line.Measure, line => line.Line);

        // Rows in which only the number of a measure stands are the empty ones of the form.
        private List<(int Measure, T Line)> Each<T>(string name, Func<BookCells, int, T?> read, IReadOnlyCollection<int>? of = null) where T
            : class
        {
            var lines = new List<(int, T)>();
            if (Cells(name) is not { } cells || !cells.Headed()) return lines;
            var own = Enumerable.Range(2, laid[name].Columns.Count - 1).Where(column => laid[name].Columns[column - 1].Filled).ToList();
            foreach (var row in cells.Rows.ToList())
            {
                if (own.All(column => cells.Words(row, column).Length == 0)) continue;
                if (cells.Measure(row, 1, of ?? measures) is { } measure && read(cells, row) is { } line) lines.Add((measure, line));
            }
            return lines;
        }

        private BookCells? Cells(string name)
        {
            if (sheets.TryGetValue(name, out var sheet)) return new(file, sheet, laid[name].Columns, Findings);
            if (Findings.All(finding => finding.Code != "book-sheet" || finding.Place.File != $"{file}#!{name}"))
                Findings.Add(new("book-sheet", new($"{file}#!{name}"),
                    new($"缺少工作表“{name}”；请在下发的填报册上填写", $"the sheet '{name}' is missing; fill in the workbook as it was sent")));
            return null;
        }
    }
}
