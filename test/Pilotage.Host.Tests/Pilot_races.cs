using Pilotage.Packs;
using Pilotage.Tests;
using Pilotage.Window;

namespace Pilotage.Host.Tests;

/// <summary>Sixty-four at once on one case, one certificate number, one quota, through the one door: never two, never over.</summary>
public class Pilot_races
{
    private const int Racers = 64;

    [Theory, Stores]
    public async Task give_one_case_one_acceptance(string store)
    {
        await using var here = await Opened.On(store, "shanghai-2020");
        var number = await here.File("travel-agency-foreign", "chen-applicant", "sample-travel");
        var outcomes = await Race(_ => here.Pilot.Do(number, new Ask.Accept(), new Actor("wang-officer"), version: 1));
        Assert.Equal(1, outcomes.Count(outcome => !outcome.Refused));
        Assert.All(outcomes.Where(outcome => outcome.Refused), outcome => Assert.Equal("changed-meanwhile", outcome.Refusal!.Code));
        Assert.Equal(2, here.Pilot.See(number, Actor.Law).Value.Version);
    }

    [Theory, Stores]
    public async Task give_one_case_one_grant_and_one_certificate(string store)
    {
        await using var here = await Opened.On(store, "shanghai-2020");
        var number = await here.File("travel-agency-foreign", "chen-applicant", "sample-travel");
        await here.Pilot.Do(number, new Ask.Accept(), new Actor("wang-officer"));
        var outcomes = await Race(_ => here.Pilot.Do(number, new Ask.Grant(), new Actor("wang-officer")));
        Assert.Equal(1, outcomes.Count(outcome => !outcome.Refused));
        Assert.Single(here.Pilot.Journal.Read(snapshot => snapshot.Query("select number from certificate where pilot = @pilot", null, row => row.GetString(0))));
        Assert.Equal(3, here.Pilot.See(number, Actor.Law).Value.Version);
    }

    [Theory, Stores]
    public async Task give_no_number_twice_and_leave_none_out(string store)
    {
        await using var here = await Opened.On(store, "shanghai-2020");
        var numbers = await Race(_ => here.File("travel-agency-foreign", "chen-applicant", "sample-travel"));
        Assert.Equal(Enumerable.Range(1, Racers).Select(serial => $"2020-{serial:000000}"), numbers.Order(StringComparer.Ordinal));
    }

    [Theory, Stores]
    public async Task draw_a_quota_to_its_limit_and_not_beyond(string store)
    {
        await using var here = await Opened.On(store, "minimal");
        var numbers = new List<string>();
        for (var i = 0; i < Racers; i++)
        {
            numbers.Add(await here.File("sample-permit", "an-applicant", "sample-enterprise"));
            await here.Pilot.Do(numbers[^1], new Ask.Accept(), new Actor("an-officer"));
        }
        var outcomes = await Race(i => here.Pilot.Do(numbers[i], new Ask.Grant(), new Actor("an-officer")));
        Assert.Equal(2, outcomes.Count(outcome => !outcome.Refused));
        Assert.All(outcomes.Where(outcome => outcome.Refused), outcome => Assert.Equal("quota-exceeded", outcome.Refusal!.Code));
        Assert.Equal(0, here.Pilot.QuotaLeft("sample-permits", "sample-enterprise"));
        Assert.Equal(2, numbers.Count(number => here.Pilot.See(number, Actor.Law).Value.Case.Stage == Stage.Granted));
    }

    private static Task<T[]> Race<T>(Func<int, Task<T>> run) => Task.WhenAll(Enumerable.Range(0, Racers).Select(i => Task.Run(() => run(i))));

    private sealed class Opened(Pilot pilot, string folder) : IAsyncDisposable
    {
        public Pilot Pilot => pilot;

        public static async Task<Opened> On(string store, string pack)
        {
            var folder = Directory.CreateTempSubdirectory("pilotage-race-").FullName;
            var loaded = PackFolder.Load(Repository.At("packs", pack)).Pack!;
            if (store == "postgres") loaded = loaded with { Manifest = loaded.Manifest with { Id = $"{pack}-{Path.GetRandomFileName()}" } }; // a pilot of its own in the shared database
            var pilot = await Pilot.Open(loaded, new(folder, store == "postgres" ? PostgresCluster.Shared.Connection : null, new DateOnly(2020, 11, 9)));
            await pilot.AddSamples();
            return new(pilot, folder);
        }

        public async Task<string> File(string service, string person, string enterprise)
        {
            var definition = pilot.Pack.Service(service)!;
            var ask = new Ask.File(enterprise, definition.Sample.ToDictionary(), definition.Materials.Select(material => new Handed(material.Id)).ToSeq(), definition.Undertaking?.Hash);
            var done = await pilot.File(service, ask, new Actor(person));
            return done.Value.Number;
        }

        public async ValueTask DisposeAsync()
        {
            await pilot.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
