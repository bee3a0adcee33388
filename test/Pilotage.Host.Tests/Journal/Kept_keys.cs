using Microsoft.Data.Sqlite;

namespace Pilotage.Host.Tests;

/// <summary>On SQLite the newest keys are known in memory and go into the index many at once: wherever a key stands, its first result is the answer.</summary>
public sealed class Kept_keys : IDisposable
{
    private const int Few = 300;
    private static readonly Actor Officer = new("p-li");
    private readonly string folder = Directory.CreateTempSubdirectory("kept").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task answer_before_during_and_after_they_go_into_the_index_and_after_a_restart()
    {
        const int all = 8 * Few;
        await using (var journal = await Open())
        {
            await Task.WhenAll(Enumerable.Range(0, all).Select(async i => Assert.True((await Ask(journal, i)).Value > 0)));
            await Until(() => Count("select count(*) from journal_kept_place") >= all - Few);
            foreach (var i in Enumerable.Range(0, all)) Assert.Equal(Count($"select result from journal_kept where key = 'k{i}'"), (await Ask(journal, i)).Value);
            Assert.Equal("key-used", (await journal.Write<long>(Officer, "k7", "another ask", draft => draft.Next("s"))).Refusal?.Code);
        }
        await using (var journal = await Open())
        {
            foreach (var i in Enumerable.Range(0, all)) Assert.Equal(Count($"select result from journal_kept where key = 'k{i}'"), (await Ask(journal, i)).Value);
            Assert.Equal(all + 1, (await Ask(journal, all)).Value);
        }
        Assert.Equal(all + 1, Count("select last from journal_series where series = 's'"));
    }

    [Fact]
    public async Task of_a_sweep_that_was_cut_off_count_only_where_their_result_stands()
    {
        await using (var journal = await Open()) await Ask(journal, 1);
        Do("insert into journal_kept_place (pilot, actor, key, seq) values ('p', 'p-li', 'k1', 1), ('p', 'p-li', 'k2', 77)"); // the first was moved and not yet counted, the second leads nowhere
        await using (var journal = await Open())
        {
            Assert.Equal(1, (await Ask(journal, 1)).Value);
            Assert.Equal(2, (await Ask(journal, 2)).Value);
            Assert.Equal(2, (await Ask(journal, 2)).Value);
        }
    }

    [Fact]
    public async Task of_one_group_that_came_at_once_have_one_result_each()
    {
        await using var journal = await Open();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64 * 8).Select(i => Ask(journal, i % 8)));
        Assert.Equal(8, answers.Select(answer => answer.Value).Distinct().Count());
        Assert.Equal(8, Count("select last from journal_series where series = 's'"));
    }

    [Fact]
    public async Task written_by_an_older_program_are_found()
    {
        Directory.CreateDirectory(folder);
        foreach (var statement in Schema.Sqlite(0).Take(Schema.Sqlite(0).Count() - Schema.Sqlite(1).Count())) Do(statement);
        Do("insert into journal_kept (pilot, actor, key, ask, result, at) values ('p', 'p-li', 'k1', 'ask', '41', '2021-02-22T01:00:00Z'), ('p', 'p-li', 'k0', 'ask', '42', '2021-02-22T01:00:01Z')");
        Do("insert into journal_sealer (pilot) values ('p')");
        Do("pragma user_version = 1");
        await using var journal = await Open(new DateTimeOffset(2021, 2, 22, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(41, (await Ask(journal, 1)).Value);
        Assert.Equal(42, (await Ask(journal, 0)).Value);
        Assert.Equal(1, (await Ask(journal, 2)).Value);
    }

    [Fact]
    public async Task forgotten_are_free_again_wherever_they_stood()
    {
        var now = new DateTimeOffset(2021, 2, 22, 9, 0, 0, TimeSpan.Zero);
        const int all = Few + 50;
        await using (var journal = await Open(now))
        {
            await Task.WhenAll(Enumerable.Range(0, Few).Select(i => Ask(journal, i)));
            await Until(() => Count("select indexed from journal_sealer") >= Few);
            foreach (var i in Enumerable.Range(Few, 50)) await Ask(journal, i); // these stay in memory
        }
        await using (var journal = await Open(now.AddDays(31)))
        {
            await Until(() => Count("select count(*) from journal_kept") == 0);
            Assert.Equal(0, Count("select count(*) from journal_kept_place"));
            Assert.Equal(all + 1, (await Ask(journal, 1)).Value);
            Assert.Equal(all + 2, (await Ask(journal, all - 1)).Value);
        }
        await using (var journal = await Open(now.AddDays(31))) Assert.Equal(all + 1, (await Ask(journal, 1)).Value);
    }

    private Task<Journal> Open(DateTimeOffset? now = null) =>
        Journal.Open(new SqliteStore(folder, "p", safe: true, mostKeys: Few), now is { } day ? new Still(day) : TimeProvider.System);

    private static Task<Outcome<long>> Ask(Journal journal, int i) => journal.Write<long>(Officer, $"k{i}", "ask", draft => draft.Next("s"));

    private long Count(string sql)
    {
        using var connection = Connect(SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Do(string sql)
    {
        using var connection = Connect(SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, SqliteStore.FileName), Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 1000 && !holds(); i++) await Task.Delay(20);
        Assert.True(holds());
    }

    private sealed class Still(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
