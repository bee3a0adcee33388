using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pilotage.Cli;

/// <summary><c>program list</c>, <c>let-in</c>, <c>end</c>: systems that have people sign in here or use the API with tokens.</summary>
public static class ProgramVerbs
{
    private static readonly Argument<string> Id = new("id") { Description = "Its client id · 标识" };

    public static Command Family()
    {
        var family = new Command("program", "Programs let in by OpenID Connect · 接入系统");
        family.Subcommands.Add(Door.Verb("list", "Programs let in · 接入系统列表", [], async (door, parsed) =>
            (await door.Get("programs")).Show(parsed.GetValue(Show.Json), json => Show.Table(new(Text.Same(""),
                [new("id", new("标识", "id")), new("name", new("名称", "name")), new("redirects", new("回跳地址", "sends people back to")), new("acts", new("以何人身份", "acts as"))],
                json.AsArray().Select(one => Seq.Of<Text>([
                    Text.Same(one!["id"]!.ToString()), Text.Same(one["name"]!.ToString()),
                    Text.Same(string.Join(" ", one["redirects"]!.AsArray().Select(address => address!.ToString()))), Text.Same(one["actsAs"]?.ToString() ?? ""),
                ])).ToSeq()), Show.Language(parsed)))));
        family.Subcommands.Add(LetIn());
        family.Subcommands.Add(Door.Verb("end", "End a program: its tokens open nothing from now on · 终止接入", [Id], async (door, parsed) =>
            (await door.Post($"programs/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/end", new JsonObject())) // the argument is required
            .Show(parsed.GetValue(Show.Json), json => Show.Line(new Text($"已终止：{json["number"]}", $"ended: {json["number"]}").In(Show.Language(parsed))))));
        return family;
    }

    private static Command LetIn()
    {
        var name = new Option<string>("--name") { Description = "Its name · 名称", Required = true };
        var redirects = new Option<string[]>("--redirect") { Description = "Where people are sent back to; may be said again · 回跳地址", AllowMultipleArgumentsPerToken = true };
        var acts = new Option<string?>("--acts-as") { Description = "The person as whom it uses the API · 以何人身份使用接口" };
        var secretless = new Option<bool>("--secretless") { Description = "It can keep no secret · 不能保管密钥" };
        return Door.Verb("let-in", "Let a program in · 接入", [Id, name, redirects, acts, secretless], async (door, parsed) =>
        {
            var body = new JsonObject
            {
                ["id"] = parsed.GetValue(Id), ["name"] = parsed.GetValue(name), ["secretless"] = parsed.GetValue(secretless),
                ["redirects"] = new JsonArray([.. (parsed.GetValue(redirects) ?? []).Select(address => (JsonNode)address)]),
            };
            if (parsed.GetValue(acts) is { } person) body["actsAs"] = person;
            return (await door.Post("programs", body)).Show(parsed.GetValue(Show.Json), json => Show.Line(json["secret"] is { } secret
                ? new Text($"已接入 {json["id"]}，密钥（只显示这一次）：{secret}", $"let in {json["id"]}; its secret, told once: {secret}").In(Show.Language(parsed))
                : new Text($"已接入 {json["id"]}", $"let in {json["id"]}").In(Show.Language(parsed))));
        });
    }
}
