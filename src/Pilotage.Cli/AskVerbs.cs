using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pilotage.Host;

namespace Pilotage.Cli;

/// <summary>One verb for each ask, made from the list of asks: what goes with an ask is an option of its name, a list one option a line.</summary>
internal static class AskVerbs
{
    private static readonly Option<string?> Key = new("--key") { Description = "The same key and ask happen once · 幂等键" };
    private static readonly Option<int?> Version = new("--version") { Description = "The version you saw · 所见版本" };
    private static readonly Option<string[]> Evidence = new("--evidence") { Description = "Files that prove it · 佐证材料文件" };

    public static IEnumerable<Command> Of<TAsk>(Func<string, Argument[]> place, Func<ParseResult, string, string> path) where TAsk : class =>
        AskFamily.For<TAsk>().Of<TAsk>().Select(pair => Verb<TAsk>(pair.Word, pair.Ask, place(pair.Word), path));

    private static Command Verb<TAsk>(string word, Type type, Argument[] place, Func<ParseResult, string, string> path) where TAsk : class
    {
        var parts = Worded.Parts(type).Where(part => part.Name != "evidence").ToList();
        var options = parts.Select(part => new Option<string[]>("--" + Yaml.Form.Kebab(part.Name)) { Description = $"{AskFamily.For<TAsk>().Part(part.Name).En} · {AskFamily.For<TAsk>().Part(part.Name).Zh}" }).ToList();
        var proves = Worded.Parts(type).Any(part => part.Name == "evidence");
        var name = AskFamily.For<TAsk>().Named(word);
        return Door.Verb(word, $"{char.ToUpperInvariant(name.En[0])}{name.En[1..]} · {name.Zh}", [.. place, .. options, .. proves ? (Option[])[Evidence] : [], Key, Version], async (door, parsed) =>
        {
            var with = new Dictionary<string, string>();
            foreach (var (part, option) in parts.Zip(options))
                if (parsed.GetValue(option) is { Length: > 0 } said) with[part.Name] = string.Join('\n', said);
            if (proves)
            {
                var files = new List<string>();
                foreach (var file in parsed.GetValue(Evidence) ?? [])
                {
                    if (!File.Exists(file)) return Show.Usage(new($"没有文件“{file}”", $"there is no file '{file}'"), Show.Language(parsed));
                    var kept = await door.Upload(file);
                    if (!kept.Good) return kept.Show(parsed.GetValue(Show.Json), _ => { });
                    files.Add($"{kept.Json["hash"]} {Path.GetFileName(file)}");
                }
                with["evidence"] = string.Join('\n', files);
            }
            var ask = Worded.Read<TAsk>(word, with, lines: true);
            if (ask.Refused) return Show.Refused(ask.Refusal!, Show.Language(parsed)); // refused, so there is one
            var body = JsonSerializer.SerializeToNode(ask.Value, type, FactJson.Options)!; // an ask is never null
            var headers = new List<(string, string)>();
            if (parsed.GetValue(Key) is { } key) headers.Add(("Idempotency-Key", key));
            if (parsed.GetValue(Version) is { } version) headers.Add(("If-Match", $"\"{version}\""));
            var done = await door.Post(path(parsed, word), body, [.. headers]);
            return done.Show(parsed.GetValue(Show.Json), json => Show.Line(new Text($"已记录：{json["number"]}，版本 {json["version"]}", $"recorded: {json["number"]}, version {json["version"]}").In(Show.Language(parsed))));
        });
    }
}
