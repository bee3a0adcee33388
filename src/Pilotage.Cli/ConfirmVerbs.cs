using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pilotage.Cli;

/// <summary><c>rules confirm</c> and <c>rules retract</c>: the responsible unit says that a rule set is right, or takes that back.</summary>
internal static class ConfirmVerbs
{
    public static Command Confirm()
    {
        var set = new Argument<string>("set") { Description = "The rule set · 规则" };
        var rules = new Option<string?>("--rules") { Description = "Hash of the rules that were read; those of now where left out · 所阅规则的摘要值" };
        var document = new Option<string?>("--document") { Description = "The paper that says so · 确认所依据的文件" };
        return Door.Verb("confirm", "Confirm a rule set for its responsible unit · 由责任单位确认规则", [set, rules, document], async (door, parsed) =>
        {
            var path = $"calculators/{Uri.EscapeDataString(parsed.GetValue(set)!)}"; // the argument is required
            var now = await door.Get(path);
            if (!now.Good) return now.Show(parsed.GetValue(Show.Json), _ => { });
            var body = new JsonObject { ["rules"] = parsed.GetValue(rules) ?? now.Json["rules"]!.ToString() }; // every set has a hash
            if (parsed.GetValue(document) is { } paper) body["document"] = paper;
            return Done(await door.Post(path + "/confirm", body), parsed);
        });
    }

    public static Command Retract()
    {
        var set = new Argument<string>("set") { Description = "The rule set · 规则" };
        var reason = new Option<string>("--reason") { Description = "Why · 理由", Required = true };
        return Door.Verb("retract", "Take a confirmation back · 收回确认", [set, reason], async (door, parsed) =>
            Done(await door.Post($"calculators/{Uri.EscapeDataString(parsed.GetValue(set)!)}/retract", new JsonObject { ["reason"] = parsed.GetValue(reason) }), parsed)); // see above
    }

    private static int Done(Answered done, ParseResult parsed) => done.Show(parsed.GetValue(Show.Json), json =>
        Show.Line(new Text($"已记录：{json["number"]}", $"recorded: {json["number"]}").In(Show.Language(parsed))));
}
