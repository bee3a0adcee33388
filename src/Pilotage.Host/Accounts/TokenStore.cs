using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Pilotage.Host.Accounts;

/// <summary>
/// Programs let in, and the tokens given out, as OpenIddict keeps them: in the data folder, or beside the journal in PostgreSQL where every node sees them.
/// No fact: a token is with what a program proves to be that program.
/// </summary>
public sealed class TokenStore(DbContextOptions<TokenStore> options) : DbContext(options)
{
    private const string FileName = "tokens.db";
    private const string Table = "OpenIddictTokens";
    private static readonly SemaphoreSlim Making = new(1, 1);

    /// <summary>Says where the store is; nothing is opened before it is asked for.</summary>
    /// <param name="store">A PostgreSQL connection string; null for a file in the data folder.</param>
    public static void Use(DbContextOptionsBuilder builder, string data, string? store, string pilot)
    {
        builder.UseOpenIddict();
        if (store is null) builder.UseSqlite($"Data Source={Path.Combine(data, FileName)}");
        else builder.UseNpgsql(new NpgsqlConnectionStringBuilder(store) { SearchPath = Schema(pilot) }.ToString()); // several pilots share a database
    }

    /// <summary>Makes the tables where there are none; of several nodes that come at once, one makes them.</summary>
    public async Task Prepare(CancellationToken stop)
    {
        await Making.WaitAsync(stop);
        try
        {
            if (Database.IsNpgsql()) await OnPostgres(stop);
            else await InFolder(stop);
        }
        finally
        {
            Making.Release();
        }
    }

    private Task InFolder(CancellationToken stop)
    {
        OwnersFile.Make(new SqliteConnectionStringBuilder(Database.GetConnectionString()).DataSource);
        return Database.EnsureCreatedAsync(stop);
    }

    private async Task OnPostgres(CancellationToken stop)
    {
        var schema = new NpgsqlConnectionStringBuilder(Database.GetConnectionString()).SearchPath!; // set by Use
        await using var one = await Database.BeginTransactionAsync(stop);
        await Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({schema}))", stop);
        var there = await Database.SqlQuery<int>($"select count(*)::int as \"Value\" from information_schema.tables where table_schema = {schema} and table_name = {Table}").SingleAsync(stop);
        if (there == 0)
        {
#pragma warning disable EF1002 // the name of the schema is ours, letters and underscores
            await Database.ExecuteSqlRawAsync($"create schema if not exists {schema}", stop);
#pragma warning restore EF1002
            await this.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(stop);
        }
        await one.CommitAsync(stop);
    }

    private static string Schema(string pilot) => "sign_in_" + string.Concat(pilot.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));
}
