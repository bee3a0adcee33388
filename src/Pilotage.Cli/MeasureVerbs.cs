using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pilotage.Host;

namespace Pilotage.Cli;

/// <summary><c>measure list</c>, <c>measure show</c>: the plan's measures with their lights; and every ask of a measure under supervision.</summary>
public static class MeasureVerbs
{
    public static Command Family()
    {
        var family = new Command("measure", "The plan's measures · 举措");
        family.Subcommands.Add(List());
        family.Subcommands.Add(One());
        foreach (var verb in SupervisionVerbs.OfMeasures()) family.Subcommands.Add(verb);
        return family;
    }

    private static Command List() => Door.Verb("list", "All measures with their lights · 全部举措", [], async (door, parsed) =>
        (await door.Get("measures")).Show(parsed.GetValue(Show.Json), json => Show.Table(Drawn(json.AsArray().Select(node => node!)), Show.Language(parsed))));

    private static Command One()
    {
        var no = new Argument<int>("no") { Description = "Its number in the plan · 举措序号" };
        var why = new Option<bool>("--why") { Description = "Why the light shows what it shows · 说明理由" };
        return Door.Verb("show", "One measure and its bulletin line · 查看举措", [no, why], async (door, parsed) =>
        {
            var (number, language) = (parsed.GetValue(no).ToString(CultureInfo.InvariantCulture), Show.Language(parsed));
            var shown = await door.Get($"measures/{number}");
            if (!shown.Good || parsed.GetValue(Show.Json)) return shown.Show(parsed.GetValue(Show.Json), _ => { });
            var line = await door.Get($"why/measures/{number}/bulletin");
            return line.Show(false, json =>
            {
                Show.Table(Drawn([shown.Json]), language);
                var bulletin = json.Deserialize<Explanation>(FactJson.Options)!; // the API never answers with nothing
                if (parsed.GetValue(why)) Show.Why(bulletin, language);
                else Show.Line(bulletin.Statement.In(language));
            });
        });
    }

    private static Table Drawn(IEnumerable<JsonNode> measures) => new(Text.Same(""),
        [
            new("no", new("序号", "no.")), new("measure", new("举措", "measure")), new("light", new("督办灯", "light")), new("open", new("在办", "open")),
            new("near", new("临期", "due soon")), new("late", new("超期", "overdue")), new("due", new("最近到期", "next due")),
        ],
        measures.Select(measure => Seq.Of<Text>(
            [
                Text.Same(measure["no"]!.ToString()), Short(Answered.Words(measure["text"])), Light(measure["light"]!["state"]!.ToString()), Text.Same(measure["light"]!["open"]!.ToString()),
                Text.Same(measure["light"]!["near"]!.ToString()), Text.Same(measure["light"]!["late"]!.ToString()), Text.Same(measure["light"]!["due"]?.ToString() ?? ""),
            ])).ToSeq());

    private static Text Short(Text text) => new(Cut(text.Zh, 36), Cut(text.En, 72));

    private static string Cut(string words, int most) => words.Length <= most ? words : words[..most] + "…";

    private static Text Light(string state) => state switch
    {
        "unsupervised" => new("未纳入督办", "not supervised"),
        "idle" => new("尚无办件", "no cases yet"),
        "on-time" => new("按期", "on time"),
        "near" => new("临期", "due soon"),
        _ => new("超期", "overdue"),
    };
}
