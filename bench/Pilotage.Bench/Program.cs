using Pilotage.Bench;

// dotnet run -c Release --project bench/Pilotage.Bench -- NAME… [--dry]
// Each bench measures ours beside the obvious alternative, interleaved in one run, and writes bench/results/NAME.md; --dry only shows that it runs.
var benches = new Dictionary<string, Func<bool, Task<Report>>>
{
    ["journal"] = JournalBench.Run,
    ["verify"] = VerifyBench.Run,
    ["rules"] = RulesBench.Run,
    ["books"] = BooksBench.Run,
    ["replay"] = ReplayBench.Run,
    ["import"] = ImportBench.Run,
    ["board"] = BoardBench.Run,
    ["documents"] = DocumentsBench.Run,
    ["search"] = SearchBench.Run,
};

var dry = args.Contains("--dry");
var names = args.Where(argument => argument != "--dry").ToList();
if (names.FirstOrDefault(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"'{unknown}' is none of {string.Join(", ", benches.Keys)}");
    return 2;
}
var met = true;
foreach (var name in names.Count > 0 ? names : [.. benches.Keys])
{
    var report = await benches[name](dry);
    Console.WriteLine(report.Markdown(dry));
    if (dry) continue;
    report.Save(name);
    met &= report.Met;
}
return met ? 0 : 1;
