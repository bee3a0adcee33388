using System.CommandLine;
using Pilotage.Host;
using Pilotage.Web;

namespace Pilotage.Cli;

/// <summary><c>run</c>: a pilot on the embedded default, listening on this machine.</summary>
public static class RunVerb
{
    public static Command Family()
    {
        var pack = new Option<string?>("--pack") { Description = "Folder of the pack, or its id · 方案包" };
        var data = new Option<string?>("--data") { Description = "The folder that holds everything · 数据文件夹" };
        var store = new Option<string?>("--store") { Description = "A PostgreSQL connection string in place of SQLite · PostgreSQL 连接串" };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1 · 端口", DefaultValueFactory = _ => 5080 };
        var demo = new Option<bool>("--demo") { Description = "Marked sample people and cases on a virtual day · 演示：带标记的样例人员与办件" };
        var day = new Option<string?>("--day") { Description = "The virtual day a demonstration opens on · 演示开始的虚拟日期" };
        var zone = new Option<Zone>("--zone") { Description = "both, internal or public · 分区", DefaultValueFactory = _ => Zone.Both };
        var verb = new Command("run", "Run the pilot · 运行") { pack, data, store, port, demo, day, zone };
        verb.SetAction(async (parsed, stop) =>
        {
            var language = Show.Language(parsed);
            if (Folders.Pack(parsed.GetValue(pack)) is not { } folder) return Show.Usage(new("找不到方案包", "there is no such pack"), language);
            var loaded = PackFolder.Load(folder);
            if (loaded.Pack is not { } found) return Show.Findings([.. loaded.Findings], language);
            var demonstrates = parsed.GetValue(demo);
            var home = Path.GetFullPath(parsed.GetValue(data) ?? (demonstrates ? "data/demo" : "data"));
            DateOnly? opens = null;
            if (demonstrates)
            {
                opens = Show.Day(parsed.GetValue(day) ?? "2021-02-22", out var reason);
                if (opens is null) return Show.Usage(reason, language);
            }
            await using var pilot = await Pilot.Open(found, new(home, parsed.GetValue(store), opens is { } last ? Demonstration.Start(found, last) : null), stop);
            if (opens is { } until) await Demonstration.Fill(pilot, until);
            await using var site = await Site.Build(pilot, new(home, parsed.GetValue(zone), demonstrates, parsed.GetValue(port)));
            await site.StartAsync(stop);
            Show.Line(new Text($"{found.Manifest.Title.Zh}\n  http://127.0.0.1:{parsed.GetValue(port)}\n  数据文件夹 {home}", $"{found.Manifest.Title.In(Language.En)}\n  http://127.0.0.1:{parsed.GetValue(port)}\n  data in {home}").In(language));
            await site.WaitForShutdownAsync(stop);
            return 0;
        });
        return verb;
    }
}
