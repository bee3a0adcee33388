namespace Pilotage.Rules;

/// <summary>Expressions and rule sets as SQL for DuckDB, the same in every case; a finding (RU40x) where they would not be.</summary>
public static class RuleSql
{
    /// <summary>An expression over the columns of a table.</summary>
    /// <param name="columns">Names of the expression's scope, with the types the table has.</param>
    /// <returns>Null with findings where there is no SQL that is the same.</returns>
    public static string? Of(Expression expression, IEnumerable<SqlColumn> columns, List<Finding> findings) =>
        new SqlPrinter(expression.Written, expression.Scope, columns.ToDictionary(column => column.Name, Piece), findings).Print(expression.Syntax)?.Text;

    /// <summary>A rule set as a query: each step a named part of it, the outputs its columns.</summary>
    /// <param name="table">The table that has the inputs and a column <c>on</c>, the day of each row.</param>
    /// <param name="columns">The inputs with the types the table has.</param>
    public static string? Of(Calculator calculator, string table, IEnumerable<SqlColumn> columns, List<Finding> findings) =>
        new SqlSetPrinter(calculator, table, columns.ToDictionary(column => column.Name), findings).Print();

    internal static SqlPiece Piece(SqlColumn column) => column.Type.Kind switch
    {
        Kind.Number => new(SqlPiece.Quoted(column.Name), SqlKind.Number, column.Digits - column.Scale, column.Scale),
        Kind.String => new(SqlPiece.Quoted(column.Name), SqlKind.Text),
        Kind.Boolean => new(SqlPiece.Quoted(column.Name), SqlKind.Flag),
        Kind.Date => new(SqlPiece.Quoted(column.Name), SqlKind.Day),
        _ => SqlPiece.Null,
    };
}
