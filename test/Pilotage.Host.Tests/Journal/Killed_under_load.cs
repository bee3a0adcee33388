using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace Pilotage.Host.Tests;

public class Killed_under_load
{
    private const int Writers = 16;

    // PILOTAGE_KILLS=500 for a long run.
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("PILOTAGE_KILLS"), CultureInfo.InvariantCulture, out var told) ? told : 50;

    [Fact]
    public async Task the_journal_keeps_every_acknowledged_fact_and_no_half_one()
    {
        await using var place = Place.On("sqlite");
        for (var round = 0; round < Rounds; round++)
        {
            using var child = new Child(place.Store, place.Pilot, $"r{round}", Writers);
            await child.Until(1 + round * 37 % 150);
            await child.Kill();
            var journal = await place.Open();
            Whole(journal, $"r{round}", Writers, child.Acknowledged);
            if (round % 10 == 9) Verified(place, journal);
            await place.Close(journal);
        }
    }

    [PostgresFact]
    public async Task one_of_two_nodes_leaves_the_other_working_and_nothing_lost()
    {
        await using var place = Place.On("postgres");
        for (var round = 0; round < Math.Max(3, Rounds / 10); round++)
        {
            using var killed = new Child(place.Store, place.Pilot, $"k{round}", Writers);
            using var other = new Child(place.Store, place.Pilot, $"o{round}", Writers);
            await Task.WhenAll(killed.Until(1 + round * 37 % 60), other.Until(1));
            await killed.Kill();
            await other.Until(other.Acknowledged.Count + 50);
            await other.Kill();
            var journal = await place.Open();
            Whole(journal, $"k{round}", Writers, killed.Acknowledged);
            Whole(journal, $"o{round}", Writers, other.Acknowledged);
            if (round % 3 == 2) Verified(place, journal);
            await place.Close(journal);
        }
    }

    [PostgresFact]
    public async Task a_connection_is_replaced_and_no_write_happens_twice()
    {
        await using var place = Place.Named("to-be-cut");
        var journal = await place.Open();
        await using var admin = new NpgsqlConnection(place.Store + ";Application Name=admin;Pooling=false");
        await admin.OpenAsync();
        using var ending = new CancellationTokenSource();
        var (known, unknown) = (0, 0);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !ending.IsCancellationRequested; i++)
            {
                try
                {
                    // Without a key: nothing but the journal itself keeps it from happening twice.
                    await journal.Write<int>(new Actor("p"), draft =>
                    {
                        draft.Append($"t/{writer}", "half.first", new JsonObject { ["token"] = $"{writer}/{i}" }, new(2021, 2, 22), null);
                        draft.Append("shared", "half.second", new JsonObject { ["token"] = $"{writer}/{i}" }, new(2021, 2, 22), null);
                        return i;
                    });
                    Interlocked.Increment(ref known);
                }
                catch (IOException)
                {
                    Interlocked.Increment(ref unknown);
                }
            }
        })).ToList();
        var cut = 0;
        for (var i = 0; i < 15; i++)
        {
            await Task.Delay(100);
            using var command = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'to-be-cut' and backend_type = 'client backend'", admin);
            cut += (int)(long)(await command.ExecuteScalarAsync())!; // a count is never null
        }
        await ending.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(cut > 15 && known > 0, $"{cut} connections cut, {known} writes");
        var tokens = Tokens(journal, "shared");
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.InRange(tokens.Count, known, known + unknown);
        Assert.Equal(tokens.Order(), Enumerable.Range(0, Writers).SelectMany(writer => Tokens(journal, $"t/{writer}")).Order());
    }

    private static void Whole(Journal journal, string name, int writers, IReadOnlyList<string> acknowledged)
    {
        var first = Enumerable.Range(0, writers).SelectMany(writer => Tokens(journal, $"{name}/{writer}")).ToHashSet();
        var second = Tokens(journal, "shared").Where(token => token.StartsWith(name + "/", StringComparison.Ordinal)).ToHashSet();
        Assert.Empty(acknowledged.Except(first));
        Assert.True(first.SetEquals(second), "a write is half there");
    }

    private static void Verified(Place place, Journal journal)
    {
        journal.Seal().GetAwaiter().GetResult();
        using var examination = Examination.Open(place.Store, place.Pilot);
        Assert.Empty(examination.Verify(journal.PublicKey, journal.Head()!).Faults);
    }

    private static List<string> Tokens(Journal journal, string stream) =>
        [.. journal.Read(now => now.Stream(stream)).Select(entry => entry.Body["token"]!.GetValue<string>())];
}
