using System.CommandLine;
using Pilotage.Window;

namespace Pilotage.Cli;

/// <summary><c>certificate verify</c>: proves the code on a certificate with a pilot's public keys; no connection and no server is needed.</summary>
public static class CertificateVerbs
{
    private const int LongestFile = 1_000_000; // bytes; keys and codes are far smaller

    public static Command Family()
    {
        var family = new Command("certificate", "Certificates · 证照");
        family.Subcommands.Add(Verify());
        family.Subcommands.Add(Print());
        return family;
    }

    private static Command Print()
    {
        var number = new Argument<string>("number") { Description = "The certificate's number · 证照编号" };
        return Door.Verb("print", "A certificate as PDF or docx · 证照下载", [number, CaseVerbs.PaperTo, CaseVerbs.Courtesy], async (door, parsed) =>
            await CaseVerbs.Written(door, $"certificates/{Uri.EscapeDataString(parsed.GetValue(number)!)}/paper", parsed)); // the argument is required
    }

    private static Command Verify()
    {
        var text = new Argument<string?>("text") { Arity = ArgumentArity.ZeroOrOne, Description = "What the code says, PLT1:… · 二维码内容" };
        var file = new Option<string?>("--file") { Description = "A file with what the code says · 存有二维码内容的文件" };
        var key = new Option<string>("--key") { Required = true, Description = "The public keys the pilot publishes · 试点公布的公钥文件" };
        var on = new Option<string?>("--on") { Description = "The day it is asked for, today if left out · 核验日期（默认今日）" };
        var verb = new Command("verify", "Whether a certificate's code is genuine, without a connection · 离线核验证照二维码") { text, file, key, on };
        verb.SetAction(parsed =>
        {
            var language = Show.Language(parsed);
            if (parsed.GetValue(text) is null == parsed.GetValue(file) is null)
                return Show.Usage(new("请给出二维码内容，或者用 --file 指定文件，二者择一", "give what the code says, or a file with --file, one of the two"), language);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            if (parsed.GetValue(on) is { } written)
            {
                if (Show.Day(written, out var reason) is not { } day) return Show.Usage(reason, language);
                today = day;
            }
            if (Read(parsed.GetValue(key)!) is not { } keys) return Missing(parsed.GetValue(key)!, language); // the option is required
            var code = parsed.GetValue(text);
            if (code is null && (code = Read(parsed.GetValue(file)!)) is null) return Missing(parsed.GetValue(file)!, language); // one of the two is given
            var keyring = Keyring.Parse(keys);
            if (keyring.Refused) return Show.Refused(keyring.Refusal!, language); // refused, so there is one
            var claims = CertificatePayload.Verify(code, keyring.Value, today);
            if (claims.Refused) return Show.Refused(claims.Refusal!, language); // the same
            if (parsed.GetValue(Show.Json)) Show.Value(claims.Value);
            else Show.Why(claims.Value.Why(), language);
            return 0;
        });
        return verb;
    }

    private static string? Read(string path) => new FileInfo(path) is { Exists: true, Length: <= LongestFile } file ? File.ReadAllText(file.FullName) : null;

    private static int Missing(string path, Language language) =>
        Show.Usage(new($"找不到文件“{path}”，或者文件过大", $"there is no file '{path}', or it is too large"), language);
}
