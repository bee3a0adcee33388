using System.CommandLine;
using System.Text.Json.Nodes;
using Pilotage.Host;

namespace Pilotage.Cli;

/// <summary><c>book make</c>, <c>book take</c>: units' workbooks out and in; <c>book ledger</c>: all measures as a sheet.</summary>
public static class BookVerbs
{
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Option<string> To = new("--to") { Description = "File or folder to write · 写入的文件或者文件夹", Required = true };

    public static Command Family()
    {
        var family = new Command("book", "Workbooks that are filled in without a connection · 填报册与台账");
        family.Subcommands.Add(Make());
        family.Subcommands.Add(Take());
        family.Subcommands.Add(Ledger());
        return family;
    }

    private static Command Make()
    {
        var units = new Argument<string[]>("unit") { Description = "Units, by id; every lead unit where none is named · 单位",
            Arity = ArgumentArity.ZeroOrMore };
        var period = new Option<string?>("--period") { Description = "The report it asks for, such as 2020Q4 · 报送期" };
        return Door.Verb("make", "Write the workbooks of units into a folder · 生成填报册", [units, period, To], async (door, parsed) =>
        {
            var (folder, language) = (parsed.GetValue(To)!, Show.Language(parsed)); // required
            var named = parsed.GetValue(units) is { Length: > 0 } some ? some : await Leads(door);
            Directory.CreateDirectory(folder);
            foreach (var unit in named)
            {
                var asked = parsed.GetValue(period) is { } id ? $"?period={Uri.EscapeDataString(id)}" : "";
                if (await door.Take($"units/{Uri.EscapeDataString(unit)}/book{asked}",
                    Path.Combine(folder, unit + ".xlsx")) is { } no) return no.Show(parsed.GetValue(Show.Json), _ => { });
            }
            Show.Line(new Text($"已生成 {named.Length} 册，在 {folder}", $"wrote {named.Length} workbook(s) into {folder}").In(language));
            return 0;
        });
    }

    private static async Task<string[]> Leads(Door door) => await door.Get("supervision") is { Good: true } board
        // the API never leaves it out
        ? [.. board.Json["measures"]!.AsArray().Select(light => light!["lead"]?.ToString()).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal)]
        : [];

    private static Command Take()
    {
        var files = new Argument<string[]>("file") { Description = "Workbooks that came back; all are tried · 交回的填报册",
            Arity = ArgumentArity.OneOrMore };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be taken · 仅试交" };
        return Door.Verb("take", "Take workbooks that were filled in: each as a whole or not at all · 合并填报册", [files, dry],
            async (door, parsed) =>
        {
            var (language, worst, rows) = (Show.Language(parsed), 0, new List<Seq<Text>>());
            foreach (var file in parsed.GetValue(files)!) // at least one
            {
                if (!File.Exists(file)) return Show.Usage(new($"没有文件 {file}", $"there is no file {file}"), language);
                var answer = await door.Send($"books?name={Uri.EscapeDataString(Path.GetFileName(file))}&dry={(parsed.GetValue(dry) ? "true" : "false")}", await File.ReadAllBytesAsync(file), Kind);
                if (parsed.GetValue(Show.Json) || !answer.Good)
                {
                    worst = Math.Max(worst, answer.Show(parsed.GetValue(Show.Json), _ => { }));
                    continue;
                }
                var findings = answer.Json["findings"]!.AsArray();
                foreach (var finding in findings) Show.Line($"{Answered.Spot(finding!["place"])} {finding["code"]} {Answered.Words(finding["message"]).In(language)}");
                if (findings.Count > 0) worst = Math.Max(worst, 1);
                rows.Add([Text.Same(Path.GetFileName(file)), Text.Same(answer.Json["unit"]!.ToString()), Numbers(answer.Json["plans"]),
                    Numbers(answer.Json["entries"]), Text.Same($"{findings.Count}")]);
            }
            if (rows.Count > 0) Show.Table(new(Text.Same(""),
                [new("file", new("文件", "file")), new("unit", new("单位", "unit")), new("plans", new("工作计划（举措）", "work plans of measures")),
                    new("entries", new("报告（举措）", "report on measures")), new("wrong", new("填错的格子", "wrong cells"))], [.. rows]), language);
            return worst;
        });
    }

    private static Command Ledger()
    {
        var asOf = new Option<string?>("--as-of") { Description = "A past day · 截至某日" };
        return Door.Verb("ledger", "Write the ledger of all measures · 导出举措台账", [asOf, To], async (door, parsed) =>
        {
            var (file, day) = (parsed.GetValue(To)!, parsed.GetValue(asOf)); // required
            if (await door.Take($"ledger{(day is null ? "" : $"?asOf={Uri.EscapeDataString(day)}")}",
                file) is { } no) return no.Show(parsed.GetValue(Show.Json), _ => { });
            Show.Line(new Text($"已写入 {file}", $"wrote {file}").In(Show.Language(parsed)));
            return 0;
        });
    }

    // the API never leaves a list out
    private static Text Numbers(JsonNode? list) => Text.Same(string.Join(' ', list!.AsArray().Select(number => number!.ToString())));
}
