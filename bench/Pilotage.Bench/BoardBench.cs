using System.Diagnostics;
using System.Globalization;
using Pilotage.Access;
using Pilotage.Host;
using Pilotage.Plan.Supervision;
using Pilotage.Web;
using Pilotage.Window;

namespace Pilotage.Bench;

/// <summary>The board of both axes with three years of facts: the page under load, and a past day folded from the journal, which is also the alternative to read tables.</summary>
internal static class BoardBench
{
    private const int Warming = 60;
    private static readonly Actor Everyone = new("bench");

    public static async Task<Report> Run(bool dry)
    {
        var report = new Report("Board", """
            A pilot of the first pack on SQLite with three years of supervision: a work plan with a milestone each quarter for every measure with a lead of its own, every
            milestone met, every lead's report of every quarter written, signed three times and accepted, and cases of the window. The page is asked for over HTTP
            at 100 requests a second, open loop: who is late is not waited for. The alternative to read tables is to fold the journal, which the past day does.
            """);
        var (first, last) = (new DateOnly(2020, 11, 16), dry ? new DateOnly(2021, 1, 20) : new DateOnly(2023, 7, 28));
        var folder = Directory.CreateTempSubdirectory("pilotage-board-").FullName;
        try
        {
            var pack = PackFolder.Load(PackAt()).Pack!; // the tests of packs say what is wrong with it
            await using var pilot = await Pilot.Open(pack, new(folder, Day: first));
            var start = Stopwatch.GetTimestamp();
            await Fill(pilot, last);
            var facts = pilot.Journal.Read(now => now.Query("select count(*) from journal_entry where pilot = @pilot", null, row => row.GetInt64(0)))[0];
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{facts:#,0} facts, written in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s."));
            report.Line();
            report.Line("| claim | measured | asked | |");
            report.Line("|---|---|---|---|");
            var site = await Site.Build(pilot, new(folder, Demo: true, Port: 0, Quiet: true));
            await site.StartAsync();
            var before = Environment.CpuUsage.TotalTime;
            var times = await Load(new Uri(site.Urls.First()), dry ? 1 : 15);
            var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / (times.Count + Warming);
            await site.DisposeAsync();
            report.Claim("the page `/` at 100 requests/s, p95", times[(int)(times.Count * 0.95)], 50, "ms", atLeast: false);
            report.Claim("the same, median", times[times.Count / 2], 50, "ms", atLeast: false);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"| processor time of one request, the asking side with it | {processor:0.0} ms | | |"));
            var past = Times(dry ? 2 : 12, n => pilot.Supervision(first.AddDays(60 + (n * 60))));
            report.Claim("a past day of the board, slowest of twelve", past[^1], 1000, "ms", atLeast: false);
            var now = Times(dry ? 2 : 50, _ => pilot.Supervision());
            report.Line(string.Create(CultureInfo.InvariantCulture, $"| today from read tables, without the page | {now[now.Count / 2]:0.0} ms | | folding the last day takes {Times(3, _ => pilot.Supervision(last))[1]:0} ms |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return report;
    }

    private static async Task Fill(Pilot pilot, DateOnly last)
    {
        await pilot.AddSamples();
        await pilot.Appoint(Everyone.Person, new AccessAsk.Add(Everyone.Person, "测试人员"), Actor.Law);
        var leads = pilot.Supervision().Measures.Where(light => light.Lead is not null).ToList();
        foreach (var unit in leads.Select(light => light.Lead!).Append(pilot.Pack.Manifest.Office!.Id).Distinct()) // filtered just before; the pack has an office
            foreach (var role in new[] { "officer", "division-head", "leader", "supervisor" })
                await Must(pilot.Appoint(Everyone.Person, new AccessAsk.Give(role, unit, pilot.Today), Actor.Law));
        var calendar = pilot.Pack.Calendar;
        var periods = pilot.Supervising.Reporting.Asked(pilot.Today, null, last, calendar).Reverse().ToList();
        var milestones = periods.Select(period => new Milestone("", period.Last > new DateOnly(2023, 7, 31) ? new(2023, 7, 31) : period.Last, $"{period.Id} 节点")).ToSeq();
        await Task.WhenAll(leads.Select(async light =>
        {
            await Must(pilot.Supervise(light.Measure, new MeasureAsk.Draft(["成果"], milestones, [new("件数", "件", 0, 100, null)]), Everyone));
            await Must(pilot.Supervise(light.Measure, new MeasureAsk.Confirm(), Everyone));
        }));
        var service = pilot.Pack.Definitions.Services.Values.First(one => one.Measure == 3);
        for (var i = 0; i < periods.Count; i++)
        {
            var id = $"m{i + 1}";
            await pilot.MoveTo(periods[i].Last);
            await Task.WhenAll(leads.Select(light => Must(pilot.Supervise(light.Measure, new MeasureAsk.Meet(id, "已完成", [new("sha256:file", "佐证.pdf")]), Everyone))));
            await pilot.MoveTo(periods[i].Opens);
            await Task.WhenAll(leads.GroupBy(light => light.Lead!).Select(async unit => // filtered above
            {
                foreach (var light in unit) await Must(pilot.Supervise(unit.Key, periods[i].Id, new ReportAsk.Write(light.Measure, "按计划推进", [new("件数", i)], []), Everyone));
                foreach (var step in pilot.Supervising.Signing) await Must(pilot.Supervise(unit.Key, periods[i].Id, new ReportAsk.Sign(step.Id), Everyone));
                await Must(pilot.Supervise(unit.Key, periods[i].Id, new ReportAsk.AcceptReport(), Everyone));
            }));
            var answers = service.Sample.ToDictionary(pair => pair.Key, pair => pair.Value);
            answers["uscc"] = $"91310000MA1BENC{i:00}X";
            var number = (await pilot.File(service.Id, new Ask.File("sample-travel", answers, service.Materials.Select(one => new Handed(one.Id)).ToSeq(), service.Undertaking?.Hash), new("chen-applicant"))).Value.Number;
            await Must(pilot.Do(number, new Ask.Accept(), new("wang-officer")));
        }
        if (last > pilot.Today) await pilot.MoveTo(last);
    }

    private static async Task Must(Task<Outcome<Done>> asked)
    {
        var done = await asked;
        if (done.Refused) throw new InvalidOperationException($"{done.Refusal}");
    }

    private static async Task<List<double>> Load(Uri address, int seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = address };
        for (var i = 0; i < Warming; i++) _ = await client.GetStringAsync("/"); // not counted: pages are compiled meanwhile
        var asked = new List<Task<double>>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < seconds * 100; i++)
        {
            var wait = TimeSpan.FromMilliseconds(i * 10) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            asked.Add(One(client));
        }
        return [.. (await Task.WhenAll(asked)).Order()];
    }

    private static async Task<double> One(HttpClient client)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync("/");
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static List<double> Times(int rounds, Action<int> work)
    {
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work(i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return [.. times.Order()];
    }

    internal static string PackAt()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pilotage.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "packs", "shanghai-2020"); // the bench runs from the repository
    }
}
