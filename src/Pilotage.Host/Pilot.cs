using System.Text.Json.Nodes;
using Pilotage.Packs;
using Pilotage.Time;

namespace Pilotage.Host;

/// <summary>How a pilot is opened.</summary>
/// <param name="Data">The folder that holds everything: database, keys, files kept.</param>
/// <param name="Store">A PostgreSQL connection string, or null for SQLite in the folder.</param>
/// <param name="Day">The virtual day of a demonstration or scenario; null for the real clock.</param>
/// <param name="Address">Where the state of a certificate is asked for; its number follows.</param>
/// <param name="Seal">The city's seal service; null for the key in the folder.</param>
/// <param name="Oa">The city's office system; null for the outbox in the folder.</param>
public sealed record PilotOptions(string Data, string? Store = null, DateOnly? Day = null, string Address = "http://127.0.0.1:5080/verify/", Seal? Seal = null, OaOutbox? Oa = null);

/// <summary>The one door: pages, the API, the command line and scenarios all ask here, and only here engines are joined.</summary>
public sealed partial class Pilot : IAsyncDisposable
{
    private readonly Journal journal;
    private readonly PackArchive archive;
    private readonly Seal seal;
    private readonly OaOutbox oa;

    private Pilot(Journal journal, PilotClock clock, Pack pack, Seal seal, PilotOptions options)
    {
        (this.journal, Clock, Pack, this.seal, Address) = (journal, clock, pack, seal, options.Address);
        Files = new(options.Data);
        archive = new(journal);
        oa = options.Oa ?? OaOutbox.InFolder(options.Data);
    }

    /// <summary>The pack that new cases are filed under.</summary>
    public Pack Pack { get; private set; }

    /// <summary>Where the state of a certificate is asked for; its number follows.</summary>
    public string Address { get; }

    /// <summary>Files handed in.</summary>
    public FilesKept Files { get; }

    /// <summary>The seal that signs certificates.</summary>
    public Seal Seal => seal;

    public PilotClock Clock { get; }

    public DateOnly Today => Clock.Today;

    public Journal Journal => journal;

    /// <summary>The calendar as known today; calendars are not pinned to a case.</summary>
    public Calendar Calendar => Pack.Calendar.AsOf(Today);

    /// <summary>Opens a pilot on a pack that loads; the pack is archived and its loading is a fact.</summary>
    public static async Task<Pilot> Open(Pack pack, PilotOptions options, CancellationToken stop = default)
    {
        Directory.CreateDirectory(options.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // a folder that is there keeps its rights
        var clock = options.Day is { } day ? PilotClock.On(day, pack.Manifest.TimeZone) : PilotClock.Real(pack.Manifest.TimeZone);
        var journal = await Journal.Open(options.Store ?? options.Data, pack.Id, clock, stop);
        var pilot = new Pilot(journal, clock, pack, options.Seal ?? Seal.InFolder(options.Data), options);
        await pilot.Prepare();
        return pilot;
    }

    /// <summary>Takes a changed pack: cases already filed keep theirs, calendars apply at once.</summary>
    public async Task<Seq<Moved>> Take(Pack pack)
    {
        Pack = pack;
        await journal.Write<int>(Actor.Law, draft => Loaded(draft, pack));
        return await CatchUp();
    }

    public async ValueTask DisposeAsync() => await journal.DisposeAsync();

    private async Task Prepare()
    {
        var made = await journal.Write<int>(Actor.Law, draft =>
        {
            foreach (var table in ReadTables.Schema.Concat(draft.Session.Words.Schema)) draft.Execute(table, null);
            if (Clock.Virtual && Setting(draft, "day") is { } kept && ReadTables.Day(kept) is { } day && day > Clock.Today) Clock.MoveTo(day);
            return Loaded(draft, Pack);
        });
        _ = made.Value;
        await CatchUp();
    }

    private int Loaded(Draft draft, Pack pack)
    {
        archive.Keep(draft, pack);
        if (Setting(draft, "pack") == pack.Hash) return 0;
        draft.Append("pack", "pack-loaded", new JsonObject { ["pack"] = pack.Id, ["hash"] = pack.Hash, ["files"] = pack.Files.Count }, Today, pack.Hash);
        Set(draft, "pack", pack.Hash);
        return 1;
    }

    /// <summary>Moves the virtual day of a demonstration; what time alone brings happens on the way.</summary>
    public async Task<Seq<Moved>> MoveTo(DateOnly day)
    {
        Clock.MoveTo(day);
        await journal.Write<int>(Actor.Law, draft =>
        {
            Set(draft, "day", ReadTables.Of(day));
            return 1;
        });
        return await CatchUp();
    }

    private static string? Setting(Snapshot snapshot, string name) => snapshot.Query("select value from pilot_setting where pilot = @pilot and name = @name", new { name }, row => row.GetString(0)).FirstOrDefault();

    private static void Set(Draft draft, string name, string value) => draft.Execute(
        "insert into pilot_setting (pilot, name, value) values (@pilot, @name, @value) on conflict (pilot, name) do update set value = excluded.value", new { name, value });
}

/// <summary>A clock that a new calendar, or the passing of time, has moved.</summary>
public sealed record Moved(string Case, string Clock, DateOnly? From, DateOnly? To);
