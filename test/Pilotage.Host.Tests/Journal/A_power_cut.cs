using System.Diagnostics;

namespace Pilotage.Host.Tests;

public class A_power_cut
{
    private const int Writers = 16;
    private const int Enough = 120;

    [PowerCutFact]
    public async Task loses_no_acknowledged_fact_and_each_group_costs_one_sync_of_the_WAL()
    {
        var (lost, acknowledged, syncs) = await Cut("safe");
        Assert.Equal(0, lost);
        // Each writer waits for its group: a group acknowledges at most one write of each, and cannot be acknowledged without its sync.
        // The sealer's groups, two or three a second, are the surplus.
        Assert.InRange(syncs, acknowledged / Writers, acknowledged);
    }

    [PowerCutFact]
    public async Task of_one_writer_costs_one_sync_a_write()
    {
        var (lost, acknowledged, syncs) = await Cut("safe", writers: 1);
        Assert.Equal(0, lost);
        Assert.InRange(syncs, acknowledged, acknowledged * 3 / 2 + 5);
    }

    [PowerCutFact]
    public async Task would_be_noticed_if_the_database_did_not_sync()
    {
        var (lost, acknowledged, syncs) = await Cut("off");
        Assert.Equal(0, syncs);
        Assert.Equal(acknowledged, lost);
    }

    [Fact]
    public async Task is_what_the_pragmas_are_read_back_for()
    {
        await using var place = Place.On("sqlite");
        await place.Open();
        using var session = new SqliteStore(place.Store, place.Pilot).Writer();
        Assert.Equal("2", session.Query("pragma synchronous", row => row.GetString(0))[0]);
        Assert.Equal("wal", session.Query("pragma journal_mode", row => row.GetString(0))[0]);
    }

    // Runs a writer whose every sync leaves a copy of the file, kills it, and puts the copies in the place of the files.
    private static async Task<(int Lost, int Acknowledged, int Syncs)> Cut(string how, int writers = Writers)
    {
        await using var place = Place.On("sqlite");
        await place.Close(await place.Open());
        foreach (var file in Files(place)) File.Copy(file, file + ".durable");
        var log = Path.Combine(place.Store, "syncs");
        using var child = new Child(place.Store, place.Pilot, "p", writers, how, [("LD_PRELOAD", PowerCutFactAttribute.Shim!), ("POWERCUT_LOG", log)]); // skipped where there is none
        await child.Until(Enough);
        await child.Kill();
        var syncs = File.Exists(log) ? File.ReadLines(log).Count(path => path.EndsWith("-wal", StringComparison.Ordinal)) : 0;
        foreach (var file in Files(place)) File.Delete(file);
        foreach (var durable in Directory.GetFiles(place.Store, "*.durable")) File.Move(durable, durable[..^".durable".Length]);
        var journal = await place.Open();
        var there = Enumerable.Range(0, writers).SelectMany(writer => journal.Read(now => now.Stream($"p/{writer}"))).Select(entry => entry.Body["token"]!.GetValue<string>()).ToHashSet();
        return (child.Acknowledged.Count(token => !there.Contains(token)), child.Acknowledged.Count, syncs);
    }

    private static IEnumerable<string> Files(Place place) => Directory.GetFiles(place.Store, "pilotage.db*").Where(file => !file.EndsWith(".durable", StringComparison.Ordinal));
}

/// <summary>A test under the shim of <c>powercut.c</c>: run where a C compiler is, else skipped with the reason said.</summary>
public sealed class PowerCutFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Compiled = new(Compile);

    public PowerCutFactAttribute()
    {
        if (Shim is null) Skip = "needs a C compiler (cc), which is not on this machine";
    }

    public static string? Shim => Compiled.Value;

    private static string? Compile()
    {
        if (!File.Exists("/usr/bin/cc")) return null;
        var folder = Directory.CreateTempSubdirectory("pilotage-powercut-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var shim = Path.Combine(folder, "powercut.so");
        using var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O2", "-o", shim, Pilotage.Tests.Repository.At("test", "Pilotage.Host.Tests", "Journal", "powercut.c"), "-ldl", "-lpthread"]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? shim : throw new InvalidOperationException("powercut.c does not compile");
    }
}
