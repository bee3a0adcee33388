using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pilotage.Host;

/// <summary>
/// A prepared statement of SQLite without the ADO layer above it, which looks every parameter up by name each time: the writer runs four of them a
/// fact. For what gives no rows; values come in the same order every time.
/// </summary>
internal sealed class Statement(sqlite3 database, string sql) : IDisposable
{
    private readonly sqlite3_stmt statement = Prepare(database, sql);
    private int[] places = [];

    public void Run(ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        if (places.Length != values.Length) places = Places(values);
        for (var i = 0; i < places.Length; i++) Bind(places[i], values[i].Value);
        int code;
        do code = raw.sqlite3_step(statement);
        while (code == raw.SQLITE_ROW); // a pragma answers with a row
        // The code of the reset is the step's own, with its detail; a statement left open would hold its lock.
        var closed = raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(closed == raw.SQLITE_OK ? code : closed, database);
    }

    /// <summary>The number in the first row; null where there is no row.</summary>
    public long? Number(ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        if (places.Length != values.Length) places = Places(values);
        for (var i = 0; i < places.Length; i++) Bind(places[i], values[i].Value);
        var code = raw.sqlite3_step(statement);
        long? number = code == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : null;
        var closed = raw.sqlite3_reset(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(closed == raw.SQLITE_OK ? code : closed, database);
        return number;
    }

    public void Dispose() => statement.Dispose();

    private void Bind(int place, object? value)
    {
        var code = value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            int whole => raw.sqlite3_bind_int(statement, place, whole),
            long whole => raw.sqlite3_bind_int64(statement, place, whole),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            _ => throw new ArgumentException($"{value.GetType().Name} is none of text, whole number, bytes"),
        };
        SqliteException.ThrowExceptionForRC(code, database);
    }

    private int[] Places(ReadOnlySpan<(string Name, object? Value, DbType Type)> values)
    {
        var found = new int[values.Length];
        for (var i = 0; i < found.Length; i++) found[i] = raw.sqlite3_bind_parameter_index(statement, values[i].Name);
        return found;
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        return statement;
    }
}
