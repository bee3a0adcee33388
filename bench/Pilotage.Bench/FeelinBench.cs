using System.Diagnostics;
using System.Globalization;
using Pilotage.Rules;
using Expression = Pilotage.Rules.Expression;

namespace Pilotage.Bench;

/// <summary>The same expressions by feelin, in the same run.</summary>
internal static class FeelinBench
{
    private static readonly string[] Texts =
    [
        "if revenue * rate - deduction > 0 and revenue < 5000000 then revenue * rate - deduction + 12.5 else 0",
        "0.1 + 0.2 = 0.3",
        "tax rate - 1 + revenue",
        "persons in [1..10] or persons in (20, 30, > 100)",
        "upper case(substring(name, 1, 3)) + string(string length(name))",
        "sum(for i in amounts return i * rate)",
        "amounts[item > 100]",
        "some a in amounts satisfies a > 500 and a < persons",
        "{net: revenue - deduction, tax: net * rate, due: round half up(tax, 2)}.due",
        "string(date(\"2020-11-06\") + duration(\"P15D\"))",
    ];

    public static void Run(Report report, bool dry)
    {
        report.Line();
        report.Line("## Beside feelin");
        report.Line();
        if (dry)
        {
            report.Line("A dry run installs nothing: feelin is left out.");
            return;
        }
        using var feelin = Feelin.Start(out var reason);
        if (feelin is null)
        {
            report.Line(reason);
            return;
        }
        report.Line($"{feelin.Version}, a process of its own; the sides take turns, medians of nine rounds. feelin has no form to keep: it parses and evaluates at every call, so ours is given");
        report.Line("doing both at every call, and evaluating what was parsed once. feelin reckons in binary fractions, ours with 34 decimal digits.");
        report.Line();
        report.Line("| expression | feelin | ours, both | ours, parsed once | both: times faster | answers |");
        report.Line("|---|---|---|---|---|---|");
        foreach (var text in Texts) Compare(report, feelin, text);
    }

    private static void Compare(Report report, Feelin feelin, string text)
    {
        const int rounds = 9, turns = 300;
        (string Name, object Plain, Value Value)[] given =
        [
            ("revenue", 1234567.89, Value.Of(1234567.89m)), ("rate", 0.06, Value.Of(0.06m)), ("deduction", 210, Value.Of(210)), ("tax rate", 0.25, Value.Of(0.25m)), ("persons", 120, Value.Of(120)),
            ("name", "Pilotage", Value.Of("Pilotage")), ("amounts", Enumerable.Range(1, 20).Select(i => i * 37 % 211).ToArray(), Value.List([.. Enumerable.Range(1, 20).Select(i => Value.Of(i * 37 % 211))])),
        ];
        var scope = new Scope(given.Select(one => new Declared(one.Name, FeelType.Of(one.Value))));
        var row = scope.Row(given.Select(one => (one.Name, one.Value)));
        var context = given.ToDictionary(one => one.Name, one => one.Plain);
        var kept = Parse(text, scope);
        var (theirs, both, once, answer) = (new List<double>(), new List<double>(), new List<double>(), "");
        // The first three are not counted: both platforms compile the hot code meanwhile.
        for (var round = -3; round < rounds; round++)
        {
            (var micros, answer) = feelin.Evaluate(text, context, turns);
            var (first, second) = (Time(turns * 4, () => Parse(text, scope).Evaluate(row)), Time(turns * 10, () => kept.Evaluate(row)));
            if (round < 0) continue;
            theirs.Add(micros);
            both.Add(first);
            once.Add(second);
        }
        var own = kept.Evaluate(row).ToString();
        var same = own.Replace(" ", "", StringComparison.Ordinal) == answer.Replace(" ", "", StringComparison.Ordinal) ? "the same" : $"ours {own}, feelin {answer}";
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"| `{text.Replace("|", "\\|", StringComparison.Ordinal)}` | {Median(theirs):0.0} µs | {Median(both):0.0} µs | {Median(once):0.000} µs | {Median(theirs) / Median(both):0.0} × | {same} |"));
    }

    private static Expression Parse(string text, Scope scope) => Expression.Parse(new(text, new("bench")), scope, []) ?? throw new InvalidOperationException(text);

    private static double Time(int turns, Action action)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / turns;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
