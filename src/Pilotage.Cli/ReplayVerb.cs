using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Pilotage.Host;
using Pilotage.Packs;
using Pilotage.Rules;
using Pilotage.Web.Api;

namespace Pilotage.Cli;

/// <summary><c>rules replay</c>: past cases and calculations decided again under a draft pack; nothing is changed.</summary>
internal static class ReplayVerb
{
    private const int MostListed = 1_000;

    private static readonly Option<string> With = new("--with") { Description = "Folder of the draft pack · 草案方案包文件夹", Required = true };
    private static readonly Option<string?> Set = new("--set") { Description = "Only this rule set; the one the files belong to · 只看这套规则" };
    private static readonly Option<string[]> Cases = new("--cases") { Description = "CSV of past calculations, FILE or SET=FILE; may be repeated · 以往测算的表格", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> On = new("--on") { Description = "The day of calculations that no input dates; today where none is given · 测算的日期" };

    public static Command Verb()
    {
        var verb = new Command("replay", "Decide past cases and calculations again under a draft: who, when, how much would differ · 按草案重算以往办件和测算") { With, Set, Cases, On, Door.As, Door.Data, Door.Store, Door.Pack };
        verb.SetAction(async (parsed, stop) =>
        {
            var language = Show.Language(parsed);
            if (Read(parsed.GetValue(With)!, language) is not { } draft) return 1; // the option is required; what is wrong was told
            if (Read(parsed.GetValue(Door.Pack) ?? Folders.DefaultPack ?? "", language) is not { } now) return 1; // see above
            var day = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            if (parsed.GetValue(On) is { } written)
            {
                if (Show.Day(written, out var reason) is not { } given) return Show.Usage(reason, language);
                day = given;
            }
            var sets = Pilot.ReplaySets(now, draft).Where(set => parsed.GetValue(Set) is not { } only || set.Set == only).ToList();
            foreach (var file in parsed.GetValue(Cases) ?? [])
            {
                if (File(now, draft, file, parsed.GetValue(Set), day, language) is not { } replayed) return 2;
                sets.RemoveAll(set => set.Set == replayed.Set && set.Cases == 0);
                sets.Add(replayed);
            }
            var report = await Journal(parsed, draft, stop);
            if (report.Failed is { } code) return code;
            var shown = (report.Shown ?? new(now.Hash, draft.Hash, day, 0, 0, [], [])) with { Sets = sets.Select(SetReplayShown.Of).ToSeq() };
            if (parsed.GetValue(Show.Json)) Show.Line(JsonSerializer.Serialize(shown, Readable));
            else Tell(shown, report.Shown is not null, language);
            return 0;
        });
        return verb;
    }

    // The journal is asked through the door where there is one: a data folder that was named, or one that a server runs on.
    private static async Task<(ReplayShown? Shown, int? Failed)> Journal(ParseResult parsed, Pack draft, CancellationToken stop)
    {
        var runs = new[] { Door.Folder, Door.DemoFolder }.Any(folder => Running.Read(folder) is { Address.Length: > 0 });
        if (!runs && parsed.GetValue(Door.Data) is null && parsed.GetValue(Door.Store) is null) return (null, null);
        stop.ThrowIfCancellationRequested();
        var (shown, code) = ((ReplayShown?)null, 0);
        var inner = Door.Verb("replay", "", [With], async (door, _) =>
        {
            var answer = await door.Send("replay", Packed(draft), "application/zip");
            if (answer.Good) shown = JsonSerializer.Deserialize<ReplayShown>(answer.Body, FactJson.Options);
            return answer.Good ? 0 : answer.Show(false, _ => { });
        });
        string[] given = ["--with", parsed.GetValue(With)!, .. Given(parsed, Door.Data), .. Given(parsed, Door.Store), .. Given(parsed, Door.Pack), .. Given(parsed, Door.As)]; // the option is required
        code = await inner.Parse(given).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, stop);
        return (shown, code == 0 ? null : code);
    }

    private static IEnumerable<string> Given(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } value ? [option.Name, value] : [];

    private static byte[] Packed(Pack pack)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in pack.Files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    private static SetReplay? File(Pack now, Pack draft, string written, string? only, DateOnly day, Language language)
    {
        var cut = written.IndexOf('=', StringComparison.Ordinal);
        var (id, path) = cut > 0 && !System.IO.File.Exists(written) ? (written[..cut], written[(cut + 1)..]) : (only ?? Path.GetFileNameWithoutExtension(written).Replace('_', '-'), written);
        if (!System.IO.File.Exists(path))
        {
            Show.Usage(new($"没有文件“{path}”", $"there is no file '{path}'"), language);
            return null;
        }
        if (now.Definitions.Rules.Find(id) is not { } mine || draft.Definitions.Rules.Find(id) is not { } other)
        {
            var hint = Nearest.Hint(id, now.Definitions.Rules.Ids);
            Show.Usage(new($"两个方案包不都有规则“{id}”{hint.Zh}；写作 规则=文件", $"the packs do not both have rules '{id}'{hint.En}; write SET=FILE"), language);
            return null;
        }
        var past = PastFile.Read(mine.Set, System.IO.File.ReadAllText(path), day);
        foreach (var line in past.Unread) Console.Error.WriteLine($"{path}:{line.Line} {line.Faults[0].In(language)}");
        return Rules.Replay.Run(mine, other, past.Calculations, MostListed);
    }

    private static Pack? Read(string named, Language language)
    {
        if (Folders.Pack(named) is not { } folder)
        {
            Show.Usage(new($"没有方案包“{named}”", $"there is no pack '{named}'"), language);
            return null;
        }
        var loaded = PackFolder.Load(folder);
        if (loaded.Pack is null) Show.Findings([.. loaded.Findings], language);
        return loaded.Pack;
    }

    private static void Tell(ReplayShown report, bool journal, Language language)
    {
        if (!journal) Show.Line(new Text("没有指明数据文件夹，只重算所给的表格", "no data folder was named; only the tables given are replayed").In(language));
        else Show.Table(CasesOf(report), language);
        foreach (var set in report.Sets)
        {
            Show.Line("");
            Show.Line($"{set.Name.In(language)} ({set.Set})" + (set.Cases > 0 ? ": " + new Text($"{set.Cases} 次测算中有 {set.Changed} 次结果不同", $"{set.Changed} of {set.Cases} calculations would differ").In(language) : ""));
            Lines(set.Gone, "- ", language);
            Lines(set.Come, "+ ", language);
            foreach (var group in set.Groups)
            {
                Show.Line("  " + new Text($"因下列规定改变的 {group.Cases} 次，{group.First:yyyy-MM-dd} 至 {group.Last:yyyy-MM-dd}：", $"{group.Cases} because of this, {group.First:yyyy-MM-dd} to {group.Last:yyyy-MM-dd}:").In(language));
                Lines(group.Gone, "    - ", language);
                Lines(group.Come, "    + ", language);
                foreach (var change in group.Changes) Show.Line($"    {change.Label.In(language)}: {Change(change, language)}");
                foreach (var example in group.Examples)
                {
                    Show.Line("    " + new Text($"例：{example.Case.Id}（{example.Case.On:yyyy-MM-dd}）", $"such as {example.Case.Id} ({example.Case.On:yyyy-MM-dd})").In(language));
                    foreach (var (side, why) in new[] { (new Text("现行", "as it is"), example.Now), (new Text("草案", "the draft"), example.Draft) })
                        Show.Line($"      {side.In(language)}: {(why ?? new(example.Case.Refused!)).Statement.In(language)}"); // a side without reasons was refused
                }
            }
        }
    }

    private static string Change(OutputChangeShown change, Language language) => change.Total is null
        ? $"{(change.From.Length > 0 ? change.From : "–")} → {(change.To.Length > 0 ? change.To : "–")} × {change.Cases}"
        : new Text($"{change.Cases} 次，合计 {change.Total} {change.Unit}，每次 {change.Least} 至 {change.Greatest}", $"{change.Cases} times, {change.Total} {change.Unit} in all, {change.Least} to {change.Greatest} each").In(language);

    private static void Lines(Seq<LineShown> lines, string mark, Language language)
    {
        foreach (var line in lines) Show.Line($"{mark}{line.Says.In(language)}  [{line.Source}]{(line.From is { } from ? $" {from:yyyy-MM-dd}–" : "")}{(line.To is { } to ? $"{(line.From is null ? " –" : "")}{to:yyyy-MM-dd}" : "")}  {line.Place}");
    }

    private static Table CasesOf(ReplayShown report) => new(
        new($"{report.Cases} 件办件中有 {report.Different} 件结果不同", $"{report.Different} of {report.Cases} cases would come out differently"),
        [new("number", new("办件", "case")), new("who", new("申请人", "applicant")), new("filed", new("收件", "filed")), new("difference", new("不同之处", "difference"))],
        report.Changed.Select(one => (Seq<Text>)[Text.Same(one.Number), one.Applicant, Text.Same($"{one.Filed:yyyy-MM-dd}"),
            new(string.Join("；", one.Differences.Select(text => text.Zh)), string.Join("; ", one.Differences.Select(text => text.En)))]).ToSeq());

    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };
}
