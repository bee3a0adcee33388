using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pilotage.Yaml;
using Spectre.Console;

namespace Pilotage.Cli;

/// <summary>How the command line shows things: tables by default, the API's JSON on request, findings one a line and never wrapped.</summary>
public static class Show
{
    /// <summary>For every verb: the language of what is shown.</summary>
    public static readonly Option<string?> Lang = new("--lang") { Description = "Language: zh or en · 显示语言（默认随系统）", Recursive = true };

    /// <summary>For every verb that shows a value: the API's JSON in place of a table.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "The API's JSON in place of a table · 以 JSON 输出", Recursive = true };

    private const int WidthOfFiles = 160;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese stays readable; nothing of this goes into a page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The reader's language: the one asked for, else the system's, else English.</summary>
    public static Language Language(ParseResult parsed)
    {
        var name = parsed.GetValue(Lang) ?? System("LC_ALL") ?? System("LC_MESSAGES") ?? System("LANG") ?? "";
        return name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Pilotage.Language.Zh : Pilotage.Language.En;
    }

    public static void Line(string line) => Console.Out.WriteLine(line);

    public static void Value(object value) => Line(JsonSerializer.Serialize(value, Web));

    public static void Table(Table table, Language language)
    {
        var drawn = new Spectre.Console.Table().Border(TableBorder.Rounded);
        if (table.Title.In(language).Length > 0) drawn.Title(Markup.Escape(table.Title.In(language)));
        foreach (var column in table.Columns)
        {
            var title = column.Title.In(language) + (column.Unit.Length > 0 ? $" ({column.Unit})" : "");
            drawn.AddColumn(new TableColumn(Markup.Escape(title)));
        }
        foreach (var row in table.Rows) drawn.AddRow([.. row.Select(cell => Markup.Escape(cell.In(language)))]);
        Draw(drawn);
    }

    internal static void Draw(Spectre.Console.Rendering.IRenderable drawn)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = WidthOfFiles; // a file has no edge to wrap at
        AnsiConsole.Write(drawn);
    }

    /// <summary>Why, as a tree: statement, clause, inputs, doubt, then the steps below.</summary>
    public static void Why(Explanation why, Language language, int depth = 0)
    {
        var indent = new string(' ', depth * 2);
        Line($"{indent}{(depth > 0 ? "· " : "")}{why.Statement.In(language)}{(why.Basis is { } basis ? $"  [{basis}]" : "")}");
        foreach (var input in why.Inputs) Line($"{indent}    {input.Name.In(language)}: {input.Value.In(language)}");
        if (why.Doubt is { } doubt) Line($"{indent}  ! {doubt.In(language)}");
        foreach (var part in why.Parts) Why(part, language, depth + 1);
    }

    /// <returns>1 where there is an error among them, else 0.</returns>
    public static int Findings(IReadOnlyCollection<Finding> findings, Language language)
    {
        foreach (var finding in findings) Line(finding.In(language));
        return findings.Any(finding => finding.Weight == Weight.Error) ? 1 : 0;
    }

    /// <returns>1: refused.</returns>
    public static int Refused(Refusal refusal, Language language)
    {
        Console.Error.WriteLine($"{refusal.Reason.In(language)}{(refusal.Basis is { } basis ? $"  [{basis}]" : "")}");
        if (refusal.Advice is { } advice) Console.Error.WriteLine(advice.In(language));
        return 1;
    }

    /// <returns>2: wrong usage.</returns>
    public static int Usage(Text message, Language language)
    {
        Console.Error.WriteLine(message.In(language));
        return 2;
    }

    /// <returns>3: something is broken, or in the way.</returns>
    public static int Broken(Text message, Language language)
    {
        Console.Error.WriteLine(message.In(language));
        return 3;
    }

    /// <summary>A day as written on the command line; null, with the reason, where it is none.</summary>
    public static DateOnly? Day(string written, out Text reason)
    {
        reason = new($"“{written}”不是日期；请写成 2020-11-06 的样子", $"'{written}' is not a day; write it like 2020-11-06");
        return DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static string? System(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } word ? word : null;
}
