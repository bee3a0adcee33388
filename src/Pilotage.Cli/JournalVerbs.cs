using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Pilotage.Host;

namespace Pilotage.Cli;

/// <summary><c>journal verify</c>, <c>head</c>, <c>key</c>, <c>show</c>: they read the store beside a running server or without one, and write nothing.</summary>
public static class JournalVerbs
{
    private const int ShownOfHash = 19; // sha256: and twelve characters

    private static readonly Option<string> Data = new("--data") { Description = "The data folder · 数据目录", DefaultValueFactory = _ => "data" };
    private static readonly Option<string?> Stored = new("--store") { Description = "A PostgreSQL connection string, Host=…, in place of the folder · PostgreSQL 连接串" };
    private static readonly Option<string?> Pilot = new("--pilot") { Description = "The pilot, where the store holds several · 试点标识" };

    public static Command Family()
    {
        var family = new Command("journal", "What happened, and that nobody changed it · 事实记录与核验");
        family.Subcommands.Add(Verify());
        family.Subcommands.Add(Latest());
        family.Subcommands.Add(Key());
        family.Subcommands.Add(Stream());
        return family;
    }

    private static Command Verify()
    {
        var key = new Option<string>("--key") { Description = "The public key, kept elsewhere (journal key) · 另处保存的公钥文件", Required = true };
        var head = new Option<string>("--head") { Description = "A signed head, kept elsewhere (journal head) · 另处保存的检查点文件", Required = true };
        var verb = new Command("verify", "Compare every fact with a head kept elsewhere · 以另处保存的检查点核验全部事实") { key, head, Data, Stored, Pilot };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            var files = new List<string>();
            foreach (var name in new[] { parsed.GetValue(key)!, parsed.GetValue(head)! }) // both are required
            {
                if (!File.Exists(name)) return Show.Usage(new($"没有文件“{name}”", $"there is no file '{name}'"), language);
                files.Add(File.ReadAllText(name));
            }
            if (Read(files[1]) is not { } signed)
                return Show.Usage(new($"“{parsed.GetValue(head)}”不是检查点；应为 journal head 输出的两行", $"'{parsed.GetValue(head)}' is no head; it has the two lines that journal head prints"), language);
            if (!IsKey(files[0]))
                return Show.Usage(new($"“{parsed.GetValue(key)}”不是公钥；应为 journal key 输出的 PEM", $"'{parsed.GetValue(key)}' is no public key; it has the PEM that journal key prints"), language);
            return Look(parsed, journal =>
            {
                var found = journal.Verify(files[0], signed);
                if (parsed.GetValue(Show.Json)) Show.Value(found);
                else Tell(found, language);
                return found.Whole ? 0 : 1;
            });
        });
        return verb;
    }

    private static Command Latest()
    {
        var verb = new Command("head", "The latest signed head, to be kept elsewhere · 最新检查点，应另处保存") { Data, Stored, Pilot };
        verb.SetAction(parsed => Look(parsed, journal =>
        {
            if (journal.Head() is not { } head) return Show.Refused(new("no-head", new("尚无封存的事实。", "Nothing has been sealed yet.")), Show.Language(parsed));
            if (parsed.GetValue(Show.Json)) Show.Value(head);
            else Show.Line(head.Signed.ToString().TrimEnd());
            return 0;
        }));
        return verb;
    }

    private static Command Key()
    {
        var verb = new Command("key", "The public key of receipts and heads, to be kept elsewhere · 公钥，应另处保存") { Data, Stored, Pilot };
        verb.SetAction(parsed => Look(parsed, journal =>
        {
            if (parsed.GetValue(Show.Json)) Show.Value(new { key = journal.PublicKey() });
            else Show.Line(journal.PublicKey().TrimEnd());
            return 0;
        }));
        return verb;
    }

    private static Command Stream()
    {
        var name = new Argument<string>("stream") { Description = "What the facts are about · 事实所属对象" };
        var verb = new Command("show", "The facts of one stream · 某一对象的全部事实") { name, Data, Stored, Pilot };
        verb.SetAction(parsed => Look(parsed, journal =>
        {
            var (stream, language) = (parsed.GetValue(name)!, Show.Language(parsed)); // the argument is required
            var facts = journal.Stream(stream);
            if (facts.Count == 0)
            {
                var hint = Nearest.Hint(stream, journal.Streams(stream[..Math.Min(3, stream.Length)], 1000));
                return Show.Refused(new("no-stream", new($"没有“{stream}”的事实{hint.Zh}", $"there are no facts of '{stream}'{hint.En}")), language);
            }
            if (parsed.GetValue(Show.Json)) Show.Value(facts);
            else Show.Table(Drawn(stream, facts), language);
            return 0;
        }));
        return verb;
    }

    private static Table Drawn(string stream, IReadOnlyList<Entry> facts) => new(
        Text.Same(stream),
        [
            new("number", new("序号", "no.")), new("day", new("日期", "day")), new("kind", new("事实", "fact")), new("actor", new("行为人", "actor")),
            new("recorded", new("记录时间", "recorded"), "UTC"), new("hash", new("摘要", "hash")), new("position", new("日志位", "log")), new("body", new("内容", "body")),
        ],
        facts.Select(fact => Seq.Of<Text>(
        [
            Same(fact.Number), Text.Same($"{fact.Day:yyyy-MM-dd}"), Text.Same(fact.Kind), Text.Same(fact.Actor.Holder.Length > 0 ? $"{fact.Actor.Person} ({fact.Actor.Holder})" : fact.Actor.Person),
            Text.Same(fact.Recorded.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), Text.Same(fact.Hash[..ShownOfHash]),
            fact.Position is { } position ? Same(position) : new("未封存", "unsealed"), Text.Same(fact.Body.ToJsonString(FactJson.Options)),
        ])).ToSeq());

    private static Text Same(long number) => Text.Same(number.ToString(CultureInfo.InvariantCulture));

    private static void Tell(Verification found, Language language)
    {
        foreach (var fault in found.Faults) Show.Line(fault.Message.In(language));
        Show.Line(new Text(
            found.Whole ? $"检查点之下 {found.Size} 条事实与封存时一致" : $"检查点之下 {found.Size} 条事实：发现 {found.Faults.Count} 处问题，以最先的一处为首",
            found.Whole ? $"The {found.Size} facts below the head are as they were sealed" : $"{found.Size} facts below the head: {found.Faults.Count} {(found.Faults.Count == 1 ? "fault" : "faults, the first fact first")}").In(language));
        if (found.Behind > 0) Show.Line(new Text($"检查点之后另有 {found.Behind} 条已封存，本检查点不能证明", $"{found.Behind} more were sealed after this head, which cannot vouch for them").In(language));
        if (found.Unsealed > 0) Show.Line(new Text($"另有 {found.Unsealed} 条尚未封存", $"{found.Unsealed} more are not sealed yet").In(language));
    }

    private static Head? Read(string lines)
    {
        try
        {
            return Head.Of(Signed.Parse(lines));
        }
        catch (Exception error) when (error is FormatException or System.Text.Json.JsonException or NullReferenceException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsKey(string pem)
    {
        try
        {
            using var key = System.Security.Cryptography.ECDsa.Create();
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private static int Look(ParseResult parsed, Func<Examination, int> look)
    {
        var language = Show.Language(parsed);
        try
        {
            using var journal = Examination.Open(parsed.GetValue(Stored) ?? parsed.GetValue(Data)!, parsed.GetValue(Pilot)); // the folder has a default
            return look(journal);
        }
        catch (FileNotFoundException)
        {
            return Show.Usage(new($"“{parsed.GetValue(Data)}”里没有事实记录", $"there is no journal in '{parsed.GetValue(Data)}'"), language);
        }
        catch (ArgumentException error)
        {
            return Show.Usage(new($"请用 --pilot 指明试点：{error.Message}", error.Message), language);
        }
        catch (DbException error)
        {
            Console.Error.WriteLine(new Text($"数据库打不开：{error.Message}", $"the database cannot be read: {error.Message}").In(language));
            return 3;
        }
    }
}
