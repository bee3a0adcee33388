using System.CommandLine;
using System.Text.Json.Nodes;
using Pilotage.Host;
using Pilotage.Window;
using Option = System.CommandLine.Option;

namespace Pilotage.Cli;

/// <summary><c>case file</c>, <c>show</c>, <c>list</c>, every ask of a case, and <c>case migrate --dry-run</c>.</summary>
public static class CaseVerbs
{
    private static readonly Argument<string> Number = new("number") { Description = "The case's number · 办件编号" };
    private static readonly Option<string?> Key = new("--key") { Description = "Idempotency key: the same ask with the same key happens once · 幂等键" };
    private static readonly Option<int?> Version = new("--version-seen") { Description = "Refuse if the case has changed since this version · 所见版本" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "The reason, told to the applicant · 理由" };
    private static readonly Option<int?> Days = new("--days") { Description = "Working days · 工作日数" };
    private static readonly Option<string?> How = new("--how") { Description = "How it was served · 送达方式" };
    private static readonly Option<string?> Competent = new("--competent") { Description = "The organ that is competent · 有权办理的机关" };
    private static readonly Option<string[]> Items = new("--item") { Description = "One thing that is missing; may be repeated · 需要补正的一项" };
    private static readonly Option<string[]> With = new("--with") { Description = "FIELD=VALUE, may be repeated; applicant=ID names the enterprise · 填报内容", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Material = new("--material") { Description = "ID=FILE, or ID for paper seen at the counter; may be repeated · 材料" };

    public static Command Family()
    {
        var family = new Command("case", "Cases at the window · 办件");
        family.Subcommands.Add(File());
        family.Subcommands.Add(Show());
        family.Subcommands.Add(List());
        family.Subcommands.Add(Paper());
        family.Subcommands.Add(Migrate());
        family.Subcommands.Add(Asking<Ask.Supply>("Hand in what was asked for · 补正", With, Material));
        family.Subcommands.Add(Asking<Ask.Withdraw>("Take the application back · 撤回申请", Reason));
        family.Subcommands.Add(Asking<Ask.Accept>("Accept the application · 受理"));
        family.Subcommands.Add(Asking<Ask.Correct>("Tell once what is missing · 一次性告知补正", Items));
        family.Subcommands.Add(Asking<Ask.Reject>("Do not accept the application · 不予受理", Reason, Competent));
        family.Subcommands.Add(Asking<Ask.Suspend>("A period that does not count begins · 中止期限", Reason, Days));
        family.Subcommands.Add(Asking<Ask.Resume>("That period has ended · 恢复期限"));
        family.Subcommands.Add(Asking<Ask.Extend>("Extend the time to decide · 延长期限", Days, Reason));
        family.Subcommands.Add(Asking<Ask.Grant>("Grant what was applied for · 准予许可"));
        family.Subcommands.Add(Asking<Ask.Refuse>("Refuse what was applied for · 不予许可", Reason));
        family.Subcommands.Add(Asking<Ask.Deliver>("The decision has been served · 送达", How));
        return family;
    }

    private static Command File()
    {
        var service = new Argument<string>("service") { Description = "The service's id · 事项标识" };
        var undertaking = new Option<bool>("--undertaking") { Description = "Sign the undertaking that the service shows · 签署企业承诺" };
        return Door.Verb(Ask.Words[typeof(Ask.File)], "File an application · 申请", [service, With, Material, undertaking, Key], async (door, parsed) =>
        {
            var about = await door.Get($"services/{Uri.EscapeDataString(parsed.GetValue(service)!)}"); // the argument is required
            if (!about.Good) return about.Show(parsed.GetValue(Cli.Show.Json), _ => { });
            var body = new JsonObject();
            if (await Filled(door, parsed, body) is { } no) return no;
            body["applicant"] = Applicant(body) ?? await Only(door) ?? "";
            if (parsed.GetValue(undertaking)) body["undertaking"] = about.Json["undertakingHash"]?.ToString() ?? "none";
            var done = await door.Post($"services/{Uri.EscapeDataString(parsed.GetValue(service)!)}/cases", body, Headers(parsed)); // see above
            return Done(done, parsed);
        });
    }

    private static Command Asking<TAsk>(string about, params Option[] options) where TAsk : Ask
    {
        var word = Ask.Words[typeof(TAsk)];
        return Door.Verb(word, about, [Number, .. options, Key, Version], async (door, parsed) =>
        {
            var body = new JsonObject();
            if (options.Contains(With) && await Filled(door, parsed, body) is { } no) return no;
            foreach (var option in options) Write(body, option, parsed);
            return Done(await door.Post($"cases/{Uri.EscapeDataString(parsed.GetValue(Number)!)}/{word}", body, Headers(parsed)), parsed); // the argument is required
        });
    }

    private static Command Show()
    {
        var why = new Option<bool>("--why") { Description = "How each date was reckoned · 说明理由" };
        var asOf = new Option<string?>("--as-of") { Description = "As known on a past day · 按当日已知情况" };
        return Door.Verb("show", "One case with its clocks · 查看办件", [Number, why, asOf], async (door, parsed) =>
        {
            var day = parsed.GetValue(asOf) is { } written ? $"?as-of={Uri.EscapeDataString(written)}" : "";
            var seen = await door.Get($"cases/{Uri.EscapeDataString(parsed.GetValue(Number)!)}{day}"); // the argument is required
            return seen.Show(parsed.GetValue(Cli.Show.Json), json => CaseSheet.Draw(json, parsed.GetValue(why), Cli.Show.Language(parsed)));
        });
    }

    private static Command List()
    {
        var closed = new Option<bool>("--closed") { Description = "Closed cases in place of open ones · 已办结" };
        var after = new Option<string?>("--after") { Description = "The cursor of the page before · 上一页游标" };
        return Door.Verb("list", "Cases of the units and enterprises acted for, the one due first at the top · 办件列表", [closed, after], async (door, parsed) =>
        {
            var page = await door.Get($"cases?closed={(parsed.GetValue(closed) ? "true" : "false")}&after={Uri.EscapeDataString(parsed.GetValue(after) ?? "")}");
            return page.Show(parsed.GetValue(Cli.Show.Json), json => CaseSheet.List(json, Cli.Show.Language(parsed)));
        });
    }

    private static Command Paper()
    {
        var n = new Argument<int>("paper") { Description = "Its place among the papers of the case, from 1 · 第几份文书" };
        return Door.Verb("paper", "A paper of a case as PDF or docx · 文书下载", [Number, n, PaperTo, Courtesy], async (door, parsed) =>
            await Written(door, $"cases/{Uri.EscapeDataString(parsed.GetValue(Number)!)}/papers/{parsed.GetValue(n)}", parsed)); // the argument is required
    }

    internal static readonly Option<string> PaperTo = new("--to") { Description = "The file to write, .pdf or .docx · 写入的文件", Required = true };

    internal static readonly Option<bool> Courtesy = new("--courtesy") { Description = "The English courtesy version · 英文参考译文" };

    internal static async Task<int> Written(Door door, string path, ParseResult parsed)
    {
        var (to, language) = (parsed.GetValue(PaperTo)!, Cli.Show.Language(parsed)); // required
        var format = Path.GetExtension(to).ToLowerInvariant();
        if (format is not (".pdf" or ".docx")) return Cli.Show.Usage(new($"“{to}”应以 .pdf 或 .docx 结尾", $"'{to}' should end in .pdf or .docx"), language);
        if (await door.Take($"{path}?format={format[1..]}&language={(parsed.GetValue(Courtesy) ? "en" : "zh")}", to) is { } no) return no.Show(parsed.GetValue(Cli.Show.Json), _ => { });
        Cli.Show.Line(new Text($"已写入 {to}", $"wrote {to}").In(language));
        return 0;
    }

    private static Command Migrate()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Write nothing; there is no other way yet · 仅比较，不写入", Required = true };
        var with = new Option<string>("--with") { Description = "Folder of the other pack · 新方案包文件夹", Required = true };
        var verb = new Command("migrate", "What every open case would be under another pack: same, changed, blocked · 比较在办件在新方案包下的变化") { dry, with, Door.Data, Door.Store, Door.Pack };
        verb.SetAction(async (parsed, stop) =>
        {
            var language = Cli.Show.Language(parsed);
            if (Folders.Pack(parsed.GetValue(with)) is not { } folder) return Cli.Show.Usage(new($"没有方案包“{parsed.GetValue(with)}”", $"there is no pack '{parsed.GetValue(with)}'"), language);
            var other = PackFolder.Load(folder);
            if (other.Pack is not { } pack) return Cli.Show.Findings([.. other.Findings], language);
            try
            {
                await using var pilot = await Door.Alone(parsed, stop);
                if (pilot is null) return Cli.Show.Usage(new("找不到正在使用的方案包；请用 --pack 指明", "there is no pack to open the folder with; name it with --pack"), language);
                var all = pilot.Compare(pack).ToSeq();
                if (parsed.GetValue(Cli.Show.Json)) Cli.Show.Value(all);
                else CaseSheet.Compared(all, language);
                return all.Any(one => one.Fate == Fate.Blocked) ? 1 : 0;
            }
            catch (Opening.InTheWay way)
            {
                return Cli.Show.Broken(way.What, language);
            }
        });
        return verb;
    }

    // Answers and materials as the ask has them; files are handed in first and named by their hash.
    private static async Task<int?> Filled(Door door, ParseResult parsed, JsonObject body)
    {
        var answers = new JsonObject();
        foreach (var pair in parsed.GetValue(With) ?? [])
        {
            if (pair.Split('=', 2) is not [var field, var value])
                return Cli.Show.Usage(new($"--with 应写成 字段=内容，却是“{pair}”", $"--with is FIELD=VALUE, not '{pair}'"), Cli.Show.Language(parsed));
            answers[field] = value;
        }
        var materials = new JsonArray();
        foreach (var pair in parsed.GetValue(Material) ?? [])
        {
            if (pair.Split('=', 2) is not [var id, var path])
            {
                materials.Add((JsonNode)new JsonObject { ["material"] = pair });
                continue;
            }
            if (!System.IO.File.Exists(path)) return Cli.Show.Usage(new($"没有文件“{path}”", $"there is no file '{path}'"), Cli.Show.Language(parsed));
            var kept = await door.Upload(path);
            if (!kept.Good) return kept.Show(parsed.GetValue(Cli.Show.Json), _ => { });
            materials.Add((JsonNode)new JsonObject
            {
                ["material"] = id, ["fileName"] = new JsonObject { ["$personal"] = Path.GetFileName(path) }, ["hash"] = kept.Json["hash"]!.ToString(), ["size"] = kept.Json["size"]!.GetValue<long>(),
            });
        }
        (body["answers"], body["materials"]) = (answers, materials);
        return null;
    }

    private static string? Applicant(JsonObject body)
    {
        var answers = body["answers"]!.AsObject(); // written just before
        var named = answers["applicant"]?.ToString();
        answers.Remove("applicant");
        return named;
    }

    // A person who acts for one enterprise need not name it.
    private static async Task<string?> Only(Door door) =>
        await door.Get("me") is { Good: true } me
        && me.Json["roles"]!.AsArray().Where(role => role!["for"]!.ToString() == "enterprise")
            .Select(role => role!["holder"]!.ToString()).Distinct().ToList() is [var one] ? one : null;

    private static void Write(JsonObject body, Option option, ParseResult parsed)
    {
        var name = option == Items ? "items" : option.Name.TrimStart('-');
        if (option is Option<string?> word && parsed.GetValue(word) is { } said) body[name] = said;
        else if (option == Reason || option == How) body[name] = ""; // the desk says what is missing
        else if (option == Days) body[name] = parsed.GetValue(Days) ?? 0;
        else if (option == Items) body[name] = new JsonArray([.. (parsed.GetValue(Items) ?? []).Select(item => (JsonNode)item)]);
    }

    private static (string, string)[] Headers(ParseResult parsed)
    {
        var headers = new List<(string, string)>();
        if (parsed.GetValue(Key) is { } key) headers.Add(("Idempotency-Key", key));
        if (parsed.CommandResult.GetResult(Version) is not null && parsed.GetValue(Version) is { } version) headers.Add(("If-Match", $"\"{version}\""));
        return [.. headers];
    }

    private static int Done(Answered done, ParseResult parsed) => done.Show(parsed.GetValue(Cli.Show.Json), json =>
        Cli.Show.Line(new Text($"办件 {json["number"]}，版本 {json["version"]}", $"case {json["number"]}, version {json["version"]}").In(Cli.Show.Language(parsed))));
}
