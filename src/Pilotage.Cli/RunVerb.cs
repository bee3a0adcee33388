using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Plan;
using Pilotage.Web;
using Pilotage.Web.SignIn;

namespace Pilotage.Cli;

/// <summary><c>run</c>: a pilot on the embedded default, listening on this machine.</summary>
public static class RunVerb
{
    /// <summary>The day the demonstration opens on: cases of its stories are then at every stage.</summary>
    private const string DemoDay = "2021-02-22";

    internal const string StoreVariable = "PILOTAGE_STORE"; // a connection string holds a password, which has no place among arguments

    private const string ElsewhereVariable = "PILOTAGE_SIGN_IN_SECRET";

    private static readonly Option<string?> Pack = new("--pack") { Description = "Folder of the pack, or its id · 方案包" };
    private static readonly Option<string?> Plan = new("--plan") { Description = "An official document: a working pack is made of it in the data folder · 由公文生成工作用方案包" };
    private static readonly Option<string?> Data = new("--data") { Description = "The folder that holds everything · 数据文件夹" };
    private static readonly Option<string?> Store = new("--store") { Description = $"A PostgreSQL connection string in place of SQLite, or {StoreVariable} · PostgreSQL 连接串" };
    private static readonly Option<int> Port = new("--port") { Description = "Port on 127.0.0.1; 0 for any · 端口", DefaultValueFactory = _ => 5080 };
    private static readonly Option<bool> Demo = new("--demo") { Description = "Marked sample people and cases on a virtual day · 演示：带标记的样例人员与办件" };
    private static readonly Option<string?> Day = new("--day") { Description = "The virtual day a demonstration opens on · 演示开始的虚拟日期" };
    private static readonly Option<Zone> InZone = new("--zone") { Description = "both, internal or public · 分区", DefaultValueFactory = _ => Zone.Both };
    private static readonly Option<string?> SignInAt = new("--sign-in-at") { Description = $"The city's identity platform (OpenID Connect); its secret in {ElsewhereVariable} · 统一身份认证平台" };
    private static readonly Option<string> SignInAs = new("--sign-in-as") { Description = "The id it knows this pilot by · 在该平台的标识", DefaultValueFactory = _ => "pilotage" };
    private static readonly Option<string> SignInClaim = new("--sign-in-claim") { Description = "The claim that holds a person's account here · 对应本试点账号的字段", DefaultValueFactory = _ => "sub" };
    private static readonly Option<string?> Proxy = new("--proxy") { Description = "Address of the proxy whose forwarded headers are believed · 受信任的反向代理地址" };

    public static Command Family()
    {
        var verb = new Command("run", "Run the pilot · 运行") { Pack, Plan, Data, Store, Port, Demo, Day, InZone, Proxy, SignInAt, SignInAs, SignInClaim };
        verb.SetAction(async (parsed, stop) =>
        {
            try
            {
                return await Run(parsed, stop);
            }
            catch (Opening.InTheWay way)
            {
                return Show.Broken(way.What, Show.Language(parsed));
            }
        });
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var language = Show.Language(parsed);
        var demo = parsed.GetValue(Demo);
        var home = Path.GetFullPath(parsed.GetValue(Data) ?? (demo ? Door.DemoFolder : Door.Folder));
        if (parsed.GetValue(Plan) is { } document && Made(document, home, language) is not 0 and var code) return code;
        var named = parsed.GetValue(Plan) is null ? parsed.GetValue(Pack) : Path.Combine(home, "pack");
        if (Folders.Pack(named) is not { } folder) return Show.Usage(new("找不到方案包", "there is no such pack"), language);
        if (parsed.GetValue(Proxy) is { } proxy && !System.Net.IPAddress.TryParse(proxy, out _)) return Show.Usage(new($"“{proxy}”不是 IP 地址", $"'{proxy}' is no IP address"), language);
        if (parsed.GetValue(SignInAt) is { } at && SignInVerbs.Address(at) is null) return Show.Usage(SignInVerbs.NoAddress(at), language);
        var loaded = PackFolder.Load(folder);
        if (loaded.Pack is not { } found) return Show.Findings([.. loaded.Findings], language);
        var store = parsed.GetValue(Store) ?? Environment.GetEnvironmentVariable(StoreVariable);
        DateOnly? opens = null;
        if (demo)
        {
            opens = Show.Day(parsed.GetValue(Day) ?? DemoDay, out var reason);
            if (opens is null) return Show.Usage(reason, language);
        }
        await using var pilot = await Opening.Pilot(found, new(home, store, opens is { } day ? Demonstration.Start(found, day) : null), stop);
        // Written before anything can go wrong: verbs that come later must not open a demonstration on the real day.
        var running = new Running("", Environment.ProcessId, folder, demo, store is not null);
        running.Write(home);
        if (opens is { } until) await Demonstration.Fill(pilot, until);
        var options = new WebOptions(home, parsed.GetValue(InZone), demo, parsed.GetValue(Port), store, folder, parsed.GetValue(Proxy), Elsewhere: Elsewhere(parsed));
        await using var site = await Opening.Site(pilot, options, stop);
        running = running with { Address = site.Urls.First() };
        running.Write(home);
        Show.Line(await Welcome(site, pilot, running, home, language));
        Show.Line(new Text("  公文字体：", "  fonts of documents: ").In(language) + FontBook.OfMachine.Said.In(language)); // looked for when the first page is there already
        await site.WaitForShutdownAsync(stop);
        (running with { Address = "" }).Write(home);
        LocalToken.Forget(home);
        return 0;
    }

    private static Elsewhere? Elsewhere(ParseResult parsed) => parsed.GetValue(SignInAt) is { } said && SignInVerbs.Address(said) is { } issuer
        ? new(issuer, parsed.GetValue(SignInAs)!, Environment.GetEnvironmentVariable(ElsewhereVariable) ?? "", parsed.GetValue(SignInClaim)!) // both have defaults
        : null;

    // Any document of the family to a running board in one command; a pack made before is kept as people have changed it since.
    private static int Made(string document, string home, Language language)
    {
        if (!File.Exists(document)) return Show.Usage(new($"没有文件 {document}", $"there is no file {document}"), language);
        var folder = Path.Combine(home, "pack");
        if (Directory.Exists(folder)) return 0;
        var reading = PlanFile.Read(document);
        if (reading.Plan is null) return Math.Max(1, Show.Findings([.. reading.Doubts.Select(doubt => doubt.Finding)], language));
        var making = folder + ".making";
        if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        foreach (var (path, text) in PlanPack.Files(reading, "pack", DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)))
        {
            var file = Path.Combine(making, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!); // it is below the folder
            File.WriteAllText(file, text);
        }
        Directory.Move(making, folder);
        Show.Line(new Text($"由公文生成方案包：{folder}，存疑 {reading.Doubts.Count} 处（plan import 可逐条查看）", $"made a pack of the document: {folder}; {reading.Doubts.Count} doubts (plan import lists them)").In(language));
        return 0;
    }

    private static async Task<string> Welcome(WebApplication site, Pilot pilot, Running running, string home, Language language)
    {
        using var scope = site.Services.CreateScope();
        var first = await scope.ServiceProvider.GetRequiredService<Entrance>().FirstLink();
        var words = new Text($"{pilot.Pack.Manifest.Title.Zh}\n  {running.Address}\n  数据文件夹 {home}", $"{pilot.Pack.Manifest.Title.In(Language.En)}\n  {running.Address}\n  data in {home}").In(language);
        if (running.Demo) words += new Text($"\n  演示：虚拟日期 {pilot.Today:yyyy-MM-dd}", $"\n  demonstration, virtual day {pilot.Today:yyyy-MM-dd}").In(language);
        return first is null ? words : words + new Text($"\n  设立首位管理员（一次有效，24 小时内）：{running.Address}/first/{first}", $"\n  makes the first administrator, once, within 24 hours: {running.Address}/first/{first}").In(language);
    }
}
