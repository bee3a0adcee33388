using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Cli;

/// <summary><c>rules sql</c>: an expression or a rule set as SQL for DuckDB, or the findings that say why not.</summary>
public static partial class RulesSqlVerb
{
    public static Command Sql()
    {
        var what = new Argument<string[]>("what") { Description = "An expression, or a pack and one of its rule sets · 表达式，或包和规则", Arity = new(1, 2) };
        var columns = new Option<string[]>("--column") { Description = "name:number(18,4), name:text, name:flag or name:day, as the table has it · 表里的一栏及其类型" };
        var table = new Option<string>("--table") { Description = "The table with the inputs and a column on (day) · 含输入项和 on（日期）的表", DefaultValueFactory = _ => "given" };
        var verb = new Command("sql", "Print an expression or a rule set as SQL for DuckDB · 写成 SQL") { what, columns, table };
        verb.SetAction(parsed =>
        {
            var (language, words, known) = (Show.Language(parsed), parsed.GetValue(what) ?? [], new List<SqlColumn>());
            foreach (var written in parsed.GetValue(columns) ?? [])
            {
                if (Column(written) is not { } column)
                    return Show.Usage(new($"“{written}”应写成 名称:number(18,4)、text、flag 或 day", $"'{written}' is written name:number(18,4), text, flag or day"), language);
                known.Add(column);
            }
            return words.Length == 2 ? Set(parsed, words[0], words[1], known, parsed.GetValue(table)!, language) : Expression(words[0], known, language); // the table has a default
        });
        return verb;
    }

    private static int Expression(string text, List<SqlColumn> columns, Language language)
    {
        var findings = new List<Finding>();
        var scope = new Scope(columns.Select(column => new Declared(column.Name, column.Type)));
        var expression = Rules.Expression.Parse(new Written(text, new("expression", 1, 1)), scope, findings);
        return Answer(expression is null ? null : RuleSql.Of(expression, columns, findings), findings, language);
    }

    private static int Set(ParseResult parsed, string pack, string set, List<SqlColumn> columns, string table, Language language) => RulesVerbs.With(parsed, pack, set, (calculator, _, _) =>
    {
        foreach (var column in columns.Where(column => calculator.Set.Inputs.All(input => input.Name != column.Name)))
        {
            var hint = Nearest.Hint(column.Name, calculator.Set.Inputs.Select(input => input.Name));
            return Show.Usage(new($"没有输入项“{column.Name}”{hint.Zh}", $"there is no input '{column.Name}'{hint.En}"), language);
        }
        var findings = new List<Finding>();
        return Answer(RuleSql.Of(calculator, table, columns, findings), findings, language);
    });

    private static int Answer(string? sql, List<Finding> findings, Language language)
    {
        var code = Show.Findings(findings, language);
        if (sql is not null) Show.Line(sql);
        return sql is null ? Math.Max(code, 1) : code;
    }

    private static SqlColumn? Column(string written)
    {
        if (Form().Match(written) is not { Success: true } form) return null;
        var (name, type) = (form.Groups["name"].Value.Trim(), form.Groups["type"].Value);
        if (!form.Groups["digits"].Success) return new(name, type switch { "number" => FeelType.Number, "flag" => FeelType.Boolean, "day" => FeelType.Date, _ => FeelType.String });
        var (digits, scale) = (int.Parse(form.Groups["digits"].Value, CultureInfo.InvariantCulture), int.Parse(form.Groups["scale"].Value, CultureInfo.InvariantCulture));
        return type == "number" && digits is >= 1 and <= 38 && scale <= digits ? new(name, FeelType.Number, digits, scale) : null;
    }

    [GeneratedRegex(@"^(?<name>[^:]+):\s*(?<type>number|text|flag|day)(?:\((?<digits>\d{1,2})\s*,\s*(?<scale>\d{1,2})\))?$")]
    private static partial Regex Form();
}
