using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Pilotage.Host.Accounts;

namespace Pilotage.Host.Tests.Pilots;

/// <summary>Where programs and tokens are kept: made when it is first needed, by one of several nodes, apart for each pilot.</summary>
public class The_store_of_tokens
{
    [Fact]
    public async Task is_a_file_of_the_data_folder()
    {
        var folder = Directory.CreateTempSubdirectory("pilotage-tokens-").FullName;
        await using (var store = At(folder, null, "one"))
        {
            await store.Prepare(default);
            await store.Prepare(default);
            Assert.Equal(0, await store.Set<OpenIddictEntityFrameworkCoreToken>().CountAsync());
        }
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "tokens.db")));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [PostgresFact]
    public async Task is_made_once_on_PostgreSQL_and_kept_apart_for_each_pilot()
    {
        var (database, first, second) = (PostgresCluster.Shared.Connection, "first-" + Path.GetRandomFileName(), "second-" + Path.GetRandomFileName());
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var node = At("", database, first);
            await node.Prepare(default);
        }));
        await using var mine = At("", database, first);
        mine.Add(new OpenIddictEntityFrameworkCoreApplication { ClientId = "tax-office" });
        await mine.SaveChangesAsync();
        await using var other = At("", database, second);
        await other.Prepare(default);
        Assert.Equal((1, 0), (await mine.Set<OpenIddictEntityFrameworkCoreApplication>().CountAsync(), await other.Set<OpenIddictEntityFrameworkCoreApplication>().CountAsync()));
    }

    private static TokenStore At(string data, string? store, string pilot)
    {
        var options = new DbContextOptionsBuilder<TokenStore>();
        TokenStore.Use(options, data, store, pilot);
        return new(options.Options);
    }
}
