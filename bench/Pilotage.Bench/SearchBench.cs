using System.Diagnostics;
using System.Globalization;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Bench;

/// <summary>Search inside many cases beside LIKE over the same words, and what keeping the words costs a fact.</summary>
internal static class SearchBench
{
    private static readonly Actor Applicant = new("chen-applicant");
    private static readonly Actor Office = new("sun-supervisor");

    private static readonly string[] Places = ["浦东", "徐汇", "静安", "崇明", "青浦", "松江", "嘉定", "宝山", "闵行", "奉贤", "金山", "虹口", "杨浦", "普陀", "长宁", "黄浦"];
    private static readonly string[] Names = ["远航", "海港", "明珠", "东方", "外滩", "青鸾", "白泽", "烛龙", "苍梧", "凤梧", "玄圃", "琉璃"];

    public static async Task<Report> Run(bool dry)
    {
        var count = dry ? 300 : 100_000;
        var report = new Report("Search", """
            Cases of one service on SQLite, each filed through the one door; their words are then kept behind the log, all anew. The office, which may open every one of
            them, asks for two characters; the alternative is LIKE '%…%' over the same kept words. Both give the latest ten.
            """);
        var folder = Directory.CreateTempSubdirectory("pilotage-search-").FullName;
        try
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "Pilotage.slnx"))) root = root.Parent!; // the bench runs inside the repository
            var pack = PackFolder.Load(Path.Combine(root.FullName, "packs", "shanghai-2020")).Pack!; // the tests of packs say what is wrong with it
            await using var pilot = await Pilot.Open(pack, new(folder, Day: new(2021, 1, 28)));
            await pilot.AddSamples();
            var service = pack.Service("travel-agency-foreign")!; // the pack has it
            var start = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
            {
                var answers = service.Sample.ToDictionary(pair => pair.Key, pair => pair.Value);
                answers["name_zh"] = $"{Names[i % Names.Length]}{Names[i / 7 % Names.Length]}国际旅行社有限公司";
                answers["address"] = $"{Places[i % Places.Length]}区{Names[i / 3 % Names.Length]}路{i}号";
                var ask = new Ask.File("sample-travel", answers, service.Materials.Select(material => new Handed(material.Id)).ToSeq(), service.Undertaking!.Hash); // it has one
                if (await pilot.File(service.Id, ask, Applicant) is { Refused: true, Refusal: { } no }) throw new InvalidOperationException(no.Reason.En);
            });
            var filed = Stopwatch.GetElapsedTime(start);
            await pilot.Journal.Seal();
            start = Stopwatch.GetTimestamp();
            var facts = await pilot.Index();
            var kept = Stopwatch.GetElapsedTime(start);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} cases, filed in {filed.TotalSeconds:0} s; the words of {facts:#,0} facts kept in {kept.TotalSeconds:0.0} s."));
            report.Line();
            report.Line("| p95 | search, each of ten results opened by its own door | LIKE alone |");
            report.Line("|---|---|---|");
            var words = Places.Concat(Names).Append("旅行").ToArray();
            var ours = Times(dry ? 5 : 300, n => pilot.Search(words[n % words.Length], Office, inside: true, "case"));
            var rare = Times(dry ? 3 : 100, n => pilot.Search($"路{(n * 997) + 1}号", Office, inside: true, "case"));
            var likes = Times(dry ? 3 : 60, n => Like(pilot, words[n % words.Length]));
            var rareLikes = Times(dry ? 2 : 20, n => Like(pilot, $"路{(n * 997) + 1}号"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"| two characters that many cases hold | {At(ours):0.0} ms | {At(likes):0.0} ms |"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"| an address that one holds | {At(rare):0.0} ms | {At(rareLikes):0.0} ms |"));
            report.Line();
            report.Line(string.Create(CultureInfo.InvariantCulture, $"Keeping the words takes {kept.TotalMilliseconds / facts:0.000} ms a fact, behind the writers."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return report;
    }

    private static int Like(Pilot pilot, string words) => pilot.Journal.Read(now => now.Query(
        "select doc from search_text where pilot = @pilot and kind = 'case' and words like @like order by doc desc limit 11", new { like = $"%{words}%" }, row => row.GetInt64(0))).Count;

    private static double At(List<double> times) => times[(int)(times.Count * 0.95)];

    private static List<double> Times(int rounds, Action<int> work)
    {
        work(0);
        var times = new List<double>();
        for (var n = 0; n < rounds; n++)
        {
            var start = Stopwatch.GetTimestamp();
            work(n);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times;
    }
}
