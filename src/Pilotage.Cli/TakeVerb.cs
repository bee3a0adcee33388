using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pilotage.Cli;

/// <summary><c>pack take</c>: the running server reads its pack's folder again; one that does not load is not taken.</summary>
internal static class TakeVerb
{
    public static Command Verb() => Door.Verb("take", "Have the running pilot read its pack again · 重新载入方案包", [], async (door, parsed) =>
    {
        var language = Show.Language(parsed);
        var answer = await door.Post("pack/take", new JsonObject());
        var shown = answer.Show(parsed.GetValue(Show.Json), json =>
        {
            foreach (var finding in json["findings"]!.AsArray()) Show.Line($"{finding!["place"]} {finding["code"]} {Answered.Words(finding["message"]).In(language)}");
            foreach (var moved in json["moved"]!.AsArray()) Show.Line($"{moved!["case"]}  {moved["clock"]}  {moved["from"]} → {moved["to"]}");
            Show.Line(json["taken"]!.GetValue<bool>()
                ? new Text($"已载入 {json["pack"]}，{json["hash"]}；已收办件仍适用收件时的方案包", $"took {json["pack"]}, {json["hash"]}; cases already filed keep theirs").In(language)
                : new Text($"未载入，继续使用 {json["hash"]}", $"not taken; {json["hash"]} runs on").In(language));
        });
        return shown == 0 && !answer.Json["taken"]!.GetValue<bool>() ? 1 : shown;
    });
}
