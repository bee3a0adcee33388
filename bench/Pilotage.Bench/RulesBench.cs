using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pilotage.Rules;
using Pilotage.Yaml;
using Expression = Pilotage.Rules.Expression;

namespace Pilotage.Bench;

/// <summary>FEEL and tables beside the same thing written by hand in C#, on one thread.</summary>
internal static class RulesBench
{
    private const string Formula = "if revenue * rate - deduction > 0 and revenue < 5000000 then revenue * rate - deduction + 12.5 else 0";

    public static Task<Report> Run(bool dry)
    {
        var report = new Report("Rules", """
            *C#* is the same formula and the same table written by hand with `decimal` and `if`. Sides alternate within each round; figures are medians over rounds, on one
            thread. The table has 1,000 rows and four inputs: two texts and two numbers in ranges.
            """);
        var (rounds, turns) = dry ? (1, 2_000) : (9, 200_000);
        report.Line("| claim | measured | asked | |");
        report.Line("|---|---|---|---|");
        Arithmetic(report, rounds, turns);
        First(report, rounds, dry ? 50 : 5_000);
        Table(report, rounds, turns / 4);
        Load(report, dry ? 1 : 9);
        FeelinBench.Run(report, dry);
        return Task.FromResult(report);
    }

    private static void Arithmetic(Report report, int rounds, int turns)
    {
        var scope = new Scope(new Declared("revenue", FeelType.Number), new Declared("rate", FeelType.Number), new Declared("deduction", FeelType.Number));
        var expression = Parse(Formula, scope);
        var row = scope.Row(("revenue", Value.Of(1234567.89m)), ("rate", Value.Of(0.06m)), ("deduction", Value.Of(210m)));
        var (revenue, rate, deduction, sink) = (1234567.89m, 0.06m, 210m, 0m);
        var (ours, theirs) = Sides(rounds, turns, () => expression.Evaluate(row), () =>
        {
            if (revenue * rate - deduction > 0 && revenue < 5000000) sink = (revenue * rate) - deduction + 12.5m;
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) expression.Evaluate(row);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0;
        if (sink < 0) throw new InvalidOperationException();
        report.Claim($"a formula of three products, three sums, two comparisons ({ours * 1000:0} ns; C# {theirs * 1000:0} ns), times C#", ours / theirs, 3, "×", atLeast: false);
        report.Claim("allocated by it", allocated, 1, "bytes", atLeast: false);
    }

    private static void First(Report report, int rounds, int turns)
    {
        var scope = new Scope(new Declared("revenue", FeelType.Number), new Declared("rate", FeelType.Number), new Declared("deduction", FeelType.Number));
        var row = scope.Row(("revenue", Value.Of(1m)), ("rate", Value.Of(0.06m)), ("deduction", Value.Of(1m)));
        var (ours, _) = Sides(rounds, turns, () => Parse(Formula, scope).Evaluate(row), () => { });
        report.Claim("parse, bind and evaluate it for the first time", ours, 20, "µs", atLeast: false);
    }

    private static void Table(Report report, int rounds, int turns)
    {
        var calculator = Thousand();
        var (area, kind, on) = (Value.Of("a7"), Value.Of("k3"), new DateOnly(2024, 1, 1));
        var turn = 0;
        var (ours, theirs) = Sides(rounds, turns, () =>
        {
            turn = (turn + 37) % 100;
            calculator.Outputs([area, kind, Value.Of(turn * 10), Value.Of(5)], on);
        }, () => { });
        _ = theirs;
        report.Claim("one decision of a table of 1,000 rows and 4 inputs", ours, 5, "µs", atLeast: false);
        report.Claim("a million of them", ours, 2, "s", atLeast: false);
    }

    private static void Load(Report report, int rounds)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pilotage.slnx"))) folder = folder.Parent;
        if (folder is null) return;
        var files = Directory.GetFiles(Path.Combine(folder.FullName, "packs", "shanghai-2020", "rules"), "*.yaml").Select(file => (file, File.ReadAllText(file))).ToList();
        var (ours, _) = Sides(rounds, 1, () =>
        {
            var findings = new List<Finding>();
            Rulebook.Bind(files.Select(pair => Form.Read(YamlText.Read(pair.file, pair.Item2, findings)!, true, findings, RuleSet.Read)).OfType<RuleSet>(), findings); // the files have content
        }, () => { });
        report.Claim("read, bind and prove the pack's rule sets", ours / 1000, 300, "ms", atLeast: false);
    }

    private static Calculator Thousand()
    {
        var rows = new StringBuilder("      area | kind | size | age || fee\n");
        for (var i = 0; i < 1000; i++)
        {
            var (area, kind, band) = (i % 10, i / 10 % 10, i / 100);
            rows.Append(CultureInfo.InvariantCulture, $"      \"a{area}\" | \"k{kind}\" | [{band * 100}..{(band + 1) * 100}) | >= 0 || {i}\n");
        }
        var text = $$"""
            rules: thousand
            name: { zh: 千行, en: thousand }
            inputs:
              area: { type: text, label: { zh: 区, en: area } }
              kind: { type: text, label: { zh: 类, en: kind } }
              size: { type: number, label: { zh: 大小, en: size } }
              age: { type: number, label: { zh: 年限, en: age } }
            outputs:
              fee: { type: number, label: { zh: 费, en: fee } }
            steps:
              - table: fee
                source: sample
                complete: false
                rows: |
            """ + "\n" + rows;
        var findings = new List<Finding>();
        var set = Form.Read(YamlText.Read("thousand.yaml", text, findings)!, true, findings, RuleSet.Read); // it has content
        var book = Rulebook.Bind([set!], findings); // findings would be thrown below
        return book.Find("thousand") ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    private static Expression Parse(string text, Scope scope) => Expression.Parse(new(text, new("bench")), scope, []) ?? throw new InvalidOperationException(text);

    // Microseconds a turn, medians over rounds, the sides taking turns.
    private static (double Ours, double Theirs) Sides(int rounds, int turns, Action ours, Action theirs)
    {
        var (first, second) = (new List<double>(), new List<double>());
        // Not counted: the platform compiles the hot code meanwhile.
        for (var round = -6; round < rounds; round++)
        {
            var (mine, others) = (Time(ours, turns), Time(theirs, turns));
            if (round < 0) continue;
            first.Add(mine);
            second.Add(others);
        }
        return (first.Order().ElementAt(rounds / 2), second.Order().ElementAt(rounds / 2));
    }

    private static double Time(Action action, int turns)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / turns;
    }
}
