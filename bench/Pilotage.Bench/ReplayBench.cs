using System.Diagnostics;
using System.Globalization;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Bench;

/// <summary>Past calculations decided again under a draft, beside deciding each of them twice with reasons.</summary>
internal static class ReplayBench
{
    public static Task<Report> Run(bool dry)
    {
        var report = new Report("Replay", """
            Past calculations are drawn at random over all bounds of the pack's tables; each is decided under the rules as they are and under a draft in which
            one figure differs, compared, and grouped by the lines of law that changed. On all cores. The alternative is what a page does for one case: two
            decisions with their reasons, side by side, one case after the other.
            """);
        var (cases, rounds) = dry ? (2_000, 1) : (400_000, 5);
        report.Line("| claim | measured | asked | |");
        report.Line("|---|---|---|---|");
        Measure(report, "data-export-route", ">= 100000  ", ">= 50000   ", cases, rounds);
        Measure(report, "hightech-fx-debt", "10000000     ||", "9000000      ||", cases, rounds);
        Measure(report, "pool-quota", "|| 1.5 ", "|| 1.4 ", cases, rounds);
        return Task.FromResult(report);
    }

    private static void Measure(Report report, string set, string written, string changed, int cases, int rounds)
    {
        var text = Text(set);
        if (!text.Contains(written, StringComparison.Ordinal)) throw new InvalidOperationException($"{set} does not say '{written}'");
        var (now, draft) = (Bind(set, text), Bind(set, text.Replace(written, changed, StringComparison.Ordinal)));
        var past = Past(now.Set, cases);
        var (speeds, others, differ) = (new List<double>(), new List<double>(), 0);
        for (var round = -1; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var replay = Replay.Run(now, draft, past);
            var ours = replay.Cases / Stopwatch.GetElapsedTime(start).TotalSeconds;
            differ = replay.Changed;
            var some = past.Take(Math.Max(1, cases / 40)).ToList();
            start = Stopwatch.GetTimestamp();
            foreach (var one in some) _ = now.Decide(one.Inputs, one.On).Value.Outputs == draft.Decide(one.Inputs, one.On).Value.Outputs;
            if (round < 0) continue; // not counted: the platform compiles the hot code meanwhile
            speeds.Add(ours);
            others.Add(some.Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        var (median, reasons) = (speeds.Order().ElementAt(rounds / 2), others.Order().ElementAt(rounds / 2));
        report.Claim(string.Create(CultureInfo.InvariantCulture, $"`{set}`: {cases:#,0} cases, of which {differ:#,0} differ (with reasons: {reasons:#,0}/s)"), median, 200_000, "cases/s", atLeast: true);
    }

    // The same draw in every run.
    private static List<PastCalculation> Past(RuleSet set, int count)
    {
        var (random, past) = (new Random(20201106), new List<PastCalculation>(count));
        for (var i = 0; i < count; i++)
        {
            var given = Context.Empty;
            foreach (var input in set.Inputs)
            {
                if (input.Optional && input.Type.Kind != Kind.Date) continue;
                given = given.With(input.Name, input.Type.Kind switch
                {
                    Kind.Boolean => Value.Of(random.Next(8) == 0),
                    Kind.Date => Value.Of(new DateOnly(2022, 6, 1).AddDays(random.Next(1500))),
                    Kind.Number => Value.Of(random.Next(3) == 0 ? 0 : (long)Math.Pow(10, random.NextDouble() * 7)),
                    _ => Value.Of(input.Choices[random.Next(input.Choices.Count)]),
                });
            }
            past.Add(new($"{i}", given, new(2025, 1, 1)));
        }
        return past;
    }

    private static string Text(string set)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pilotage.slnx"))) folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder!.FullName, "packs", "shanghai-2020", "rules", set + ".yaml")); // the bench runs from the repository
    }

    private static Calculator Bind(string set, string text)
    {
        var findings = new List<Finding>();
        var read = Form.Read(YamlText.Read($"rules/{set}.yaml", text, findings)!, true, findings, RuleSet.Read); // it has content
        return Rulebook.Bind([read!], findings).Find(set) ?? throw new InvalidOperationException(string.Join('\n', findings)); // findings are thrown
    }
}
