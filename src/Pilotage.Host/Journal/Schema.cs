namespace Pilotage.Host;

/// <summary>The tables of the journal, as steps from one version to the next; a step that was released never changes.</summary>
internal static class Schema
{
    // SQLite numbers rows in commit order without gaps because one writer at a time takes them back with its savepoint: the log is a view.
    private static readonly string[][] SqliteSteps =
    [
        [
            "create table journal_owner (pilot text not null)",
            "create table journal_entry (seq integer primary key, pilot text not null, stream text not null, number integer not null, bytes blob not null)",
            "create unique index journal_entry_stream on journal_entry (pilot, stream, number)",
            "create table journal_personal (pilot text not null, stream text not null, number integer not null, n integer not null, value text not null, salt blob not null, primary key (pilot, stream, number, n)) without rowid",
            "create table journal_series (pilot text not null, series text not null, last integer not null, primary key (pilot, series)) without rowid",
            "create table journal_kept (pilot text not null, actor text not null, key text not null, ask text not null, result text not null, at text not null)",
            "create unique index journal_kept_key on journal_kept (pilot, actor, key)",
            "create table journal_tile (pilot text not null, level integer not null, place integer not null, hashes blob not null, primary key (pilot, level, place))",
            "create table journal_head (pilot text not null, size integer not null, text text not null, signature text not null, primary key (pilot, size))",
            "create table journal_sealer (pilot text not null primary key, size integer not null default 0)",
            "create view journal_log as select pilot, seq - 1 as position, stream, number from journal_entry where seq <= (select size from journal_sealer)",
        ],
        [
            // Results in the order of time; their keys go into the index later, many at once (see KeptKeys).
            "alter table journal_kept rename to journal_kept_before",
            "create table journal_kept (seq integer primary key, pilot text not null, actor text not null, key text not null, ask text not null, result text not null, at text not null)",
            "insert into journal_kept select rowid, pilot, actor, key, ask, result, at from journal_kept_before order by rowid",
            "drop table journal_kept_before",
            "create table journal_kept_place (pilot text not null, actor text not null, key text not null, seq integer not null, primary key (pilot, actor, key)) without rowid",
            "insert into journal_kept_place select pilot, actor, key, seq from journal_kept order by pilot, actor, key",
            "alter table journal_sealer add column indexed integer not null default 0",
            "update journal_sealer set indexed = coalesce((select max(seq) from journal_kept), 0)",
        ],
    ];

    // PostgreSQL numbers rows before they commit and leaves gaps: the sealer writes down the order.
    private static readonly string[][] PostgresSteps =
    [
        [
            """
            create table journal_entry (pilot text collate "C" not null, stream text collate "C" not null, number integer not null,
              seq bigint generated always as identity, xid xid8 not null default pg_current_xact_id(), bytes bytea not null, primary key (pilot, stream, number))
            """,
            "create index journal_entry_unsealed on journal_entry (pilot, xid)",
            """
            create table journal_personal (pilot text collate "C" not null, stream text collate "C" not null, number integer not null, n integer not null,
              value text not null, salt bytea not null, primary key (pilot, stream, number, n))
            """,
            """create table journal_series (pilot text collate "C" not null, series text collate "C" not null, last bigint not null, primary key (pilot, series)) with (fillfactor = 50)""",
            """
            create table journal_kept (pilot text collate "C" not null, actor text collate "C" not null, key text collate "C" not null, ask text not null,
              result text not null, at text collate "C" not null, primary key (pilot, actor, key))
            """,
            "create index journal_kept_at on journal_kept using brin (at)",
            """
            create table journal_log (pilot text collate "C" not null, position bigint not null, stream text collate "C" not null, number integer not null,
              primary key (pilot, position), unique (pilot, stream, number))
            """,
            """create table journal_tile (pilot text collate "C" not null, level integer not null, place bigint not null, hashes bytea not null, primary key (pilot, level, place))""",
            """create table journal_head (pilot text collate "C" not null, size bigint not null, text text not null, signature text not null, primary key (pilot, size))""",
            """create table journal_sealer (pilot text collate "C" not null primary key, size bigint not null default 0, since xid8 not null default '0')""",
            """create table journal_key (pilot text collate "C" not null, name text not null, pem text not null, primary key (pilot, name))""",
        ],
    ];

    public static IEnumerable<string> Sqlite(int version) => Steps(SqliteSteps, version).Append($"pragma user_version = {SqliteSteps.Length}");

    public static IEnumerable<string> Postgres(int version)
    {
        foreach (var statement in Steps(PostgresSteps, version)) yield return statement;
        if (version < PostgresSteps.Length) yield return $"insert into journal_schema values ({PostgresSteps.Length})";
    }

    private static IEnumerable<string> Steps(string[][] steps, int version) => version <= steps.Length
        ? steps.Skip(version).SelectMany(step => step)
        : throw new InvalidOperationException($"The store was written by a newer Pilotage (schema {version}, this program knows {steps.Length}).");
}
