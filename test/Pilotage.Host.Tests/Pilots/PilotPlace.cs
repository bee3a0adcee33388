using Pilotage.Packs;
using Pilotage.Tests;
using Pilotage.Window;

namespace Pilotage.Host.Tests.Pilots;

/// <summary>A whole pilot on an empty store for one test, on a virtual day, with the pack's sample people.</summary>
public sealed class PilotPlace : IAsyncDisposable
{
    public static readonly Actor Applicant = new("chen-applicant");
    public static readonly Actor OtherApplicant = new("smith-applicant");
    public static readonly Actor Officer = new("wang-officer");
    public static readonly Actor OfficerElsewhere = new("zhao-officer");
    public static readonly Actor Head = new("li-head");
    public static readonly Actor Supervisor = new("sun-supervisor");

    private readonly string folder = Directory.CreateTempSubdirectory("pilotage-pilot-").FullName;
    private readonly string? store;
    private readonly string id = "t-" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);

    private PilotPlace(string? store) => this.store = store;

    public Pilot Pilot { get; private set; } = null!; // set by On before anybody gets it

    public string Folder => folder;

    public static async Task<PilotPlace> On(string kind, DateOnly day, params (string File, string From, string To)[] changes)
    {
        var place = new PilotPlace(kind == "sqlite" ? null : PostgresCluster.Shared.Connection);
        await place.Open(day, changes);
        await place.Pilot.AddSamples();
        return place;
    }

    /// <summary>Shanghai's pack with some words changed, under an id of this test's own.</summary>
    public Pack Changed(params (string File, string From, string To)[] changes)
    {
        var files = PackFiles.Of("shanghai-2020");
        foreach (var (file, from, to) in changes.Prepend(("pack.yaml", "pack: shanghai-2020", $"pack: {id}")))
        {
            Assert.Contains(from, files[file], StringComparison.Ordinal);
            files[file] = files[file].Replace(from, to, StringComparison.Ordinal);
        }
        var loaded = Loading.Load(files);
        return loaded.Pack ?? throw new InvalidOperationException(string.Join('\n', loaded.Findings));
    }

    public async Task Open(DateOnly day, params (string File, string From, string To)[] changes) => Pilot = await Pilot.Open(Changed(changes), new(folder, store, day));

    public async Task<string> File(DateOnly day, bool undertaking = true, Actor? who = null, string applicant = "sample-travel", params (string Field, string Value)[] changed)
    {
        var service = Pilot.Pack.Service("travel-agency-foreign")!; // Shanghai's pack has it
        var answers = service.Sample.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (field, value) in changed) answers[field] = value;
        if (day > Pilot.Today) await Pilot.MoveTo(day);
        var ask = new Ask.File(applicant, answers, service.Materials.Select(material => new Handed(material.Id)).ToSeq(), undertaking ? service.Undertaking!.Hash : null); // it has one
        return (await Pilot.File(service.Id, ask, who ?? Applicant)).Value.Number;
    }

    public async Task<Outcome<Done>> Ask(DateOnly day, string number, Ask ask, Actor who)
    {
        if (day > Pilot.Today) await Pilot.MoveTo(day);
        return await Pilot.Do(number, ask, who);
    }

    public async ValueTask DisposeAsync()
    {
        await Pilot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
