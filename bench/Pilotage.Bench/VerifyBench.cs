using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Pilotage.Host;

namespace Pilotage.Bench;

/// <summary>How long it takes to verify a million facts, and that memory does not grow with them.</summary>
internal static class VerifyBench
{
    private const int AtOnce = 1000;

    private static readonly Actor Officer = new("p-li", "officer", "culture-and-tourism");

    public static async Task<Report> Run(bool dry)
    {
        var report = new Report("Verifying", """
            A journal on SQLite, facts of some 400 bytes in streams of twenty, every tenth with a personal value. Beside it: reading the same rows in
            their order and hashing each once, which compares nothing. Proofs are of random positions against the last head.
            """);
        report.Line("| facts | written and sealed, facts/s | verified, s | facts/s | read and hashed, s | memory while verifying, MiB | a proof, ms |");
        report.Line("|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var count in dry ? new[] { 5_000 } : [100_000, 1_000_000]) await One(report, count);
        return report;
    }

    private static async Task One(Report report, int count)
    {
        var folder = Directory.CreateTempSubdirectory("pilotage-bench-").FullName;
        try
        {
            var (key, head, wrote, proof) = await Fill(folder, count);
            using var journal = Examination.Open(folder);
            var least = Least(folder);
            GC.Collect();
            var before = Process.GetCurrentProcess().WorkingSet64;
            var peak = 0L;
            using var watch = new Timer(_ => peak = Math.Max(peak, Environment.WorkingSet - before), null, 0, 50);
            var started = Stopwatch.GetTimestamp();
            var found = journal.Verify(key, head);
            var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (!found.Whole || found.Checked != count) throw new InvalidOperationException("the journal is not whole");
            report.Line(FormattableString.Invariant(
                $"| {count:#,##0} | {count / wrote:#,##0} | {took:0.0} | {count / took:#,##0} | {least.TotalSeconds:0.0} | {peak / 1048576.0:0} | {proof:0.00} |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TimeSpan Least(string folder)
    {
        var started = Stopwatch.GetTimestamp();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "pilotage.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select bytes from journal_entry order by seq";
        using var reader = command.ExecuteReader();
        while (reader.Read()) SHA256.HashData(reader.GetFieldValue<byte[]>(0));
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<(string Key, Head Head, double Seconds, double Proof)> Fill(string folder, int count)
    {
        await using var journal = await Journal.Open(folder, "bench", TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        for (var done = 0; done < count; done += AtOnce)
        {
            var first = done;
            await journal.Write<int>(Officer, draft =>
            {
                for (var i = first; i < first + AtOnce; i++) draft.Append($"case/{i / 20}", "case.filed", Body(i), new(2021, 2, 22), null);
                return 0;
            });
        }
        await journal.Seal();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var head = journal.Head()!; // sealed above
        var proofs = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++) journal.Proof(i * 7919L % count, head.Size);
        return (journal.PublicKey, head, seconds, proofs.Elapsed.TotalMilliseconds / 100);
    }

    private static JsonObject Body(int i)
    {
        var body = new JsonObject { ["service"] = "travel-agency-foreign-invested", ["capital"] = 300000, ["papers"] = new JsonArray("application", "licence", "lease") };
        if (i % 10 == 0) body["person"] = new JsonObject { ["$personal"] = "张三" };
        return body;
    }
}
