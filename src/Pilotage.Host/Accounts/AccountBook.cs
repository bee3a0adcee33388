using System.Globalization;
using System.Security.Cryptography;

namespace Pilotage.Host.Accounts;

/// <summary>Accounts, one-time links and the keys of cookies, in the pilot's store beside the journal: every node sees the same.</summary>
/// <param name="time">The real clock, also where the pilot's day is virtual: a link ends in the world's hours.</param>
public sealed class AccountBook(Journal journal, TimeProvider time)
{
    private const int TokenBytes = 24; // 192 bits: not to be guessed

    private static readonly string[] Schema =
    [
        "create table if not exists account (pilot text not null, person text not null, password text not null, stamp text not null, failures integer not null, locked text not null, primary key (pilot, person))",
        "create table if not exists account_link (pilot text not null, hash text not null, aim text not null, person text not null, until text not null, used integer not null, primary key (pilot, hash))",
        "create table if not exists account_key (pilot text not null, name text not null, words text not null, primary key (pilot, name))",
    ];

    public static async Task<AccountBook> Open(Journal journal, TimeProvider time)
    {
        await journal.Write<int>(Actor.Law, draft =>
        {
            foreach (var table in Schema) draft.Execute(table, null);
            return 0;
        });
        return new(journal, time);
    }

    public Account? Find(string person) => journal.Read(snapshot => snapshot.Query(
        "select person, password, stamp, failures, locked from account where pilot = @pilot and person = @person", new { person },
        row => new Account(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), Time(row.GetString(4))))).FirstOrDefault();

    /// <summary>Writes an account; the one there is replaced.</summary>
    public Task Keep(Account account) => Write(draft => draft.Execute(
        """
        insert into account (pilot, person, password, stamp, failures, locked) values (@pilot, @person, @password, @stamp, @failures, @locked)
        on conflict (pilot, person) do update set password = excluded.password, stamp = excluded.stamp, failures = excluded.failures, locked = excluded.locked
        """,
        new { person = account.Person, password = account.Password, stamp = account.Stamp, failures = account.Failures, locked = Time(account.LockedUntil) }));

    public Task Close(string person) => Write(draft => draft.Execute("delete from account where pilot = @pilot and person = @person", new { person }));

    /// <summary>Makes a one-time link and ends those made before for the same use and person.</summary>
    /// <returns>The token, which is told once and kept nowhere.</returns>
    public async Task<string> Issue(LinkUse use, string person, TimeSpan lasting)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await Write(draft =>
        {
            draft.Execute("delete from account_link where pilot = @pilot and aim = @aim and person = @person", new { aim = use, person });
            return draft.Execute("insert into account_link (pilot, hash, aim, person, until, used) values (@pilot, @hash, @aim, @person, @until, 0)",
                new { hash = Hash.Of(token), aim = use, person, until = Time(time.GetUtcNow() + lasting) });
        });
        return token;
    }

    /// <summary>The link of a token, or null where there is none, or it was used, or has ended.</summary>
    public Link? Look(string token) => journal.Read(snapshot => Open(snapshot, token));

    /// <summary>Uses a link up; of two who try at once one gets null.</summary>
    public async Task<Link?> Use(string token)
    {
        var used = await journal.Write<Seq<Link>>(Actor.Law, draft =>
            Open(draft, token) is { } link && draft.Execute("update account_link set used = 1 where pilot = @pilot and hash = @hash and used = 0", new { hash = Hash.Of(token) }) == 1
                ? Seq.Of<Link>([link])
                : Seq.Of<Link>([]));
        return used.Value.FirstOrDefault();
    }

    /// <summary>The keys that cookies are encrypted with, as ASP.NET Core writes them.</summary>
    public Seq<string> Keys() => journal.Read(snapshot => snapshot.Query("select words from account_key where pilot = @pilot and name not like 'own-%' order by name", null, row => row.GetString(0))).ToSeq();

    /// <summary>A secret of the program's own, made where there is none; of two nodes that make one at once, both get the first.</summary>
    public async Task<string> Secret(string name, Func<string> make)
    {
        var kept = await journal.Write<Kept>(Actor.Law, draft =>
        {
            if (Held(draft, name) is { } there) return new Kept(there);
            draft.Execute("insert into account_key (pilot, name, words) values (@pilot, @name, @words) on conflict (pilot, name) do nothing", new { name = $"own-{name}", words = make() });
            return new Kept(Held(draft, name)!); // it was put there, by us or another
        });
        return kept.Value.Words;
    }

    private sealed record Kept(string Words);

    private static string? Held(Snapshot snapshot, string name) =>
        snapshot.Query("select words from account_key where pilot = @pilot and name = @name", new { name = $"own-{name}" }, row => row.GetString(0)).FirstOrDefault();

    public Task KeepKey(string name, string words) => Write(draft => draft.Execute(
        "insert into account_key (pilot, name, words) values (@pilot, @name, @words) on conflict (pilot, name) do update set words = excluded.words", new { name, words }));

    private Link? Open(Snapshot snapshot, string token) => snapshot.Query(
        "select aim, person, until from account_link where pilot = @pilot and hash = @hash and used = 0", new { hash = Hash.Of(token) },
        row => new Link(Enum.Parse<LinkUse>(row.GetString(0)), row.GetString(1), Time(row.GetString(2))!.Value)) // a link always has an end
        .FirstOrDefault(link => link.Until > time.GetUtcNow());

    private async Task Write(Func<Draft, int> work)
    {
        var done = await journal.Write<int>(Actor.Law, draft => work(draft));
        _ = done.Value;
    }

    private static string Time(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Time(string written) =>
        written.Length == 0 ? null : DateTimeOffset.Parse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
