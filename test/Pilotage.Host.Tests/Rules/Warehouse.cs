using System.Globalization;
using DuckDB.NET.Data;
using Pilotage.Rules;

namespace Pilotage.Host.Tests.Rules;

/// <summary>An in-memory DuckDB with rows that are also rows of a scope, so that FEEL and SQL can be asked the same.</summary>
public sealed class Warehouse : IDisposable
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false");

    public Warehouse(IReadOnlyList<SqlColumn> columns, IEnumerable<Value[]> rows)
    {
        (Columns, Rows) = (columns, [.. rows]);
        Scope = new(columns.Select(column => new Declared(column.Name, column.Type)));
        connection.Open();
        Run($"CREATE TABLE given (id INTEGER, {string.Join(", ", columns.Select(column => $"\"{column.Name}\" {column.SqlType}"))})");
        foreach (var chunk in Rows.Select((row, i) => $"({i}, {string.Join(", ", row.Select(Literal))})").Chunk(50)) Run($"INSERT INTO given VALUES {string.Join(", ", chunk)}");
    }

    public IReadOnlyList<SqlColumn> Columns { get; }

    public IReadOnlyList<Value[]> Rows { get; }

    public Scope Scope { get; }

    /// <summary>The values of an SQL expression, row by row, as the database writes them.</summary>
    public string?[] Select(string sql) => Read($"SELECT CAST(({sql}) AS VARCHAR) FROM given ORDER BY id");

    public string?[] Read(string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var values = new List<string?>();
        while (reader.Read()) values.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
        return [.. values];
    }

    /// <summary>Whether what the database wrote is a value of FEEL.</summary>
    public static bool Same(in Value value, string? written) => value.Kind switch
    {
        Kind.Null => written is null,
        Kind.Number => written is not null && Number.Parse(written) is { } number && number == value.AsNumber,
        Kind.Boolean => written == (value.IsTrue == true ? "true" : "false"),
        Kind.String => written == value.AsString,
        Kind.DaysDuration => written is not null && value.ToString() == Value.At($"P{written}D").ToString().Replace("P-", "-P", StringComparison.Ordinal),
        Kind.Date => written is not null && Astronomical(written) == value.ToString(),
        _ => written == value.ToString(),
    };

    // The database has no year 0: what it calls 1 before our era.
    private static string Astronomical(string day) => !day.EndsWith(" (BC)", StringComparison.Ordinal) ? day
        : int.Parse(day[..day.IndexOf('-', StringComparison.Ordinal)], CultureInfo.InvariantCulture) is var year && year == 1 ? $"0000{day[4..^5]}" : $"-{year - 1:0000}{day[day.IndexOf('-', StringComparison.Ordinal)..^5]}";

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Literal(Value value) => value.Kind switch
    {
        Kind.Null => "NULL",
        Kind.String => $"'{value.AsString.Replace("'", "''", StringComparison.Ordinal)}'",
        Kind.Date => $"DATE '{value}'",
        _ => value.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    public void Dispose() => connection.Dispose();
}
