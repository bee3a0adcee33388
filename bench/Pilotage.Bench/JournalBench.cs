using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;
using Pilotage.Host;
using Pilotage.Host.Tests;

namespace Pilotage.Bench;

/// <summary>The journal against a plain transaction that writes the same rows: a fact of a new stream, and the result kept under a random key.</summary>
internal static class JournalBench
{
    private const int Many = 64;

    private static readonly Actor Officer = new("p-li", "officer", "culture-and-tourism");
    private static readonly DateOnly Day = new(2021, 2, 22);

    public static async Task<Report> Run(bool dry)
    {
        var report = new Report("Journal", """
            Every write appends one fact of some 600 bytes to a stream of its own, numbered as cases are, and keeps a result under a random key. *Plain* inserts
            the same two rows, made beforehand, in a transaction of its own over one prepared connection (64 plain writers take turns at it), with a unique index on
            the keys, without which a second asking would not be noticed; it numbers, chains and hashes nothing. The journal's sealer runs all the while, and so do
            its sweeps of keys into their index. Sides alternate within each round; figures are medians over rounds. CPU is this
            process's, without the server's.
            """);
        var (rounds, span) = dry ? (1, TimeSpan.FromMilliseconds(300)) : (5, TimeSpan.FromSeconds(1.5));
        report.Line("| | facts/s | p50 ms | p99 ms | CPU µs a fact |");
        report.Line("|---|---:|---:|---:|---:|");
        var claims = new List<Action>();
        var folder = Directory.CreateTempSubdirectory("pilotage-bench-").FullName;
        try
        {
            await Sqlite(report, folder, rounds, span, claims);
            if (PostgresCluster.Programs is not null) await Postgres(report, rounds, span, claims);
            else report.Line("| PostgreSQL is not installed: not measured | | | | |");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        report.Line();
        report.Line("| claim | measured | asked | |");
        report.Line("|---|---|---|---|");
        foreach (var claim in claims) claim();
        return report;
    }

    private static async Task Sqlite(Report report, string folder, int rounds, TimeSpan span, List<Action> claims)
    {
        await using var journal = await Journal.Open(Path.Combine(folder, "journal"), "bench", TimeProvider.System);
        // The same tables, in a store of their own.
        await (await Journal.Open(Path.Combine(folder, "plain"), "bench", TimeProvider.System)).DisposeAsync();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "plain", "pilotage.db")};Pooling=False");
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-65536";
        pragma.ExecuteNonQuery();
        using var index = connection.CreateCommand();
        index.CommandText = "create unique index plain_key on journal_kept (pilot, actor, key)";
        index.ExecuteNonQuery();
        using var plain = new Plain(connection, "begin immediate");
        var (one, many, plainOne, plainMany) = (new Runs(), new Runs(), new Runs(), new Runs());
        await Alternate(rounds, span, (plain.Write, 1, plainOne), (() => Write(journal), 1, one), (plain.Write, Many, plainMany), (() => Write(journal), Many, many));
        report.Line(plainOne.Row("SQLite, plain, 1 writer"));
        report.Line(one.Row("SQLite, journal, 1 writer"));
        report.Line(plainMany.Row($"SQLite, plain, {Many} writers"));
        report.Line(many.Row($"SQLite, journal, {Many} writers"));
        claims.Add(() => report.Claim("SQLite, 1 writer, of plain", one.Rate / plainOne.Rate, 0.8, "×", atLeast: true));
        claims.Add(() => report.Claim($"SQLite, {Many} writers, of plain", many.Rate / plainMany.Rate, 5, "×", atLeast: true));
        claims.Add(() => report.Claim($"SQLite, {Many} writers, p99", many.At(0.99), 10, "ms", atLeast: false));
    }

    private static async Task Postgres(Report report, int rounds, TimeSpan span, List<Action> claims)
    {
        var store = PostgresCluster.Shared.Connection;
        await using var journal = await Journal.Open(store, "bench", TimeProvider.System);
        await using var connection = new NpgsqlConnection(store + ";Max Auto Prepare=20;Auto Prepare Min Usages=2");
        await connection.OpenAsync();
        using var plain = new Plain(connection, "begin");
        var (one, many, plainOne) = (new Runs(), new Runs(), new Runs());
        await Alternate(rounds, span, (plain.Write, 1, plainOne), (() => Write(journal), 1, one), (() => Write(journal), Many, many));
        report.Line(plainOne.Row("PostgreSQL, plain, 1 connection"));
        report.Line(one.Row("PostgreSQL, journal, 1 writer"));
        report.Line(many.Row($"PostgreSQL, journal, {Many} writers"));
        claims.Add(() => report.Claim($"PostgreSQL, {Many} writers, of one plain connection", many.Rate / plainOne.Rate, 3, "×", atLeast: true));
    }

    private static async Task Alternate(int rounds, TimeSpan span, params (Func<Task> Write, int Writers, Runs Into)[] sides)
    {
        // Until the runtime has compiled what it is going to: a server runs for months.
        foreach (var (write, writers, _) in sides) await Measure(write, writers, 2 * span, new());
        for (var round = 0; round < rounds; round++)
            foreach (var (write, writers, into) in sides) await Measure(write, writers, span, into);
    }

    private static async Task Measure(Func<Task> write, int writers, TimeSpan span, Runs into)
    {
        var start = Stopwatch.GetTimestamp();
        var worked = Environment.CpuUsage.TotalTime;
        var times = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < span)
            {
                var begun = Stopwatch.GetTimestamp();
                await write();
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
            return own;
        })));
        into.Add(times.SelectMany(own => own).ToList(), Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - worked);
    }

    private static async Task Write(Journal journal)
    {
        var stream = Stream();
        await journal.Write<Result>(Officer, Guid.NewGuid().ToString("N"), Ask, draft =>
        {
            var entry = draft.Append(stream, "case.filed", Body(), Day, Ask);
            return new Result(entry.Stream, entry.Number);
        });
    }

    private static string Stream() => string.Create(CultureInfo.InvariantCulture, $"case/SH-2021-{Interlocked.Increment(ref streams):00000000}");

    private static long streams;

    private static readonly string Ask = Hash.Of("ask");

    private static JsonObject Body() => new()
    {
        ["service"] = "travel-agency-foreign-invested", ["name"] = "某某国际旅行社（上海）有限公司", ["capital"] = 300000, ["currency"] = "CNY", ["undertaking"] = true,
        ["papers"] = new JsonArray("application", "licence", "lease", "articles", "list-of-guides"), ["note"] = "承诺书已签署，材料齐全，申请人要求电子送达。",
    };

    private sealed record Result(string Stream, int Number);

    /// <summary>What one would write without the journal.</summary>
    private sealed class Plain : IDisposable
    {
        private readonly Lock turn = new();
        private readonly DbCommand begin;
        private readonly DbCommand fact;
        private readonly DbCommand kept;
        private readonly DbCommand commit;
        private readonly byte[] bytes;

        public Plain(DbConnection connection, string start)
        {
            bytes = Encoding.UTF8.GetBytes($$"""{"pilot":"bench","stream":"case/{{Guid.NewGuid():N}}","number":1,"kind":"case.filed","version":1,"day":"2021-02-22","recorded":"2021-02-22T01:02:03.123456Z","actor":{"person":"p-li","role":"officer","holder":"culture-and-tourism"},"pack":"{{Ask}}","prev":"","body":{{Body().ToJsonString(FactJson.Options)}}}""");
            begin = Make(connection, start);
            fact = Make(connection, "insert into journal_entry (pilot, stream, number, bytes) values (@pilot, @stream, 1, @bytes)", "@pilot", "@stream", "@bytes");
            kept = Make(connection, "insert into journal_kept (pilot, actor, key, ask, result, at) values (@pilot, @actor, @key, @ask, @result, @at)", "@pilot", "@actor", "@key", "@ask", "@result", "@at");
            commit = Make(connection, "commit");
        }

        public Task Write()
        {
            var (stream, key) = (Stream(), Guid.NewGuid().ToString("N"));
            lock (turn)
            {
                begin.ExecuteNonQuery();
                Set(fact, "plain", stream, bytes);
                fact.ExecuteNonQuery();
                Set(kept, "plain", "p-li", key, Ask, $$"""{"stream":"{{stream}}","number":1}""", "2021-02-22T01:02:03Z");
                kept.ExecuteNonQuery();
                commit.ExecuteNonQuery();
            }
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            foreach (var command in new[] { begin, fact, kept, commit }) command.Dispose();
        }

        private static DbCommand Make(DbConnection connection, string sql, params string[] names)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var name in names)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
            return command;
        }

        private static void Set(DbCommand command, params object[] values)
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        }
    }

    /// <summary>The rounds of one side.</summary>
    private sealed class Runs
    {
        private readonly List<double> rates = [];
        private readonly List<double> times = [];
        private readonly List<double> work = [];

        public double Rate => Middle(rates);

        public void Add(List<double> latencies, TimeSpan took, TimeSpan worked)
        {
            work.Add(worked.TotalMicroseconds / latencies.Count);
            rates.Add(latencies.Count / took.TotalSeconds);
            times.AddRange(latencies);
        }

        public double At(double share) => times.Order().ElementAt((int)(times.Count * share));

        public string Row(string name) => string.Create(CultureInfo.InvariantCulture, $"| {name} | {Rate:#,##0} | {At(0.5):0.00} | {At(0.99):0.00} | {Middle(work):0} |");

        private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }
}
