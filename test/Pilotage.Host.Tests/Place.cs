using System.Reflection;
using Xunit.Sdk;

namespace Pilotage.Host.Tests;

/// <summary>An empty store for one test: a folder, or a pilot of its own in the tests' PostgreSQL.</summary>
public sealed class Place : IAsyncDisposable
{
    private readonly List<Journal> open = [];

    private Place(string store, string pilot) => (Store, Pilot) = (store, pilot);

    public string Store { get; }

    public string Pilot { get; }

    public bool IsFolder => Directory.Exists(Store);

    public static Place On(string kind) => kind == "sqlite"
        ? new(Directory.CreateTempSubdirectory("pilotage-test-").FullName, "test")
        : new(PostgresCluster.Shared.Connection, "test-" + Path.GetRandomFileName());

    /// <summary>On PostgreSQL, with connections that can be told from those of tests that run beside it.</summary>
    public static Place Named(string name) => new($"{PostgresCluster.Shared.Connection};Application Name={name}", "test-" + Path.GetRandomFileName());

    public async Task<Journal> Open(TimeProvider? time = null)
    {
        var journal = await Journal.Open(Store, Pilot, time ?? TimeProvider.System);
        open.Add(journal);
        return journal;
    }

    public async Task Close(Journal journal)
    {
        open.Remove(journal);
        await journal.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in open) await journal.DisposeAsync();
        if (IsFolder) Directory.Delete(Store, recursive: true);
    }
}

/// <summary>Runs a theory on both stores; where PostgreSQL is not installed, on SQLite alone, and <c>Both_stores</c> says so.</summary>
public sealed class StoresAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => PostgresCluster.Programs is null ? [["sqlite"]] : [["sqlite"], ["postgres"]];
}

public class Both_stores
{
    [PostgresFact] public void are_there() => Assert.True(PostgresCluster.Shared.Port > 0);
}
