using System.CommandLine;
using Pilotage.Packs;
using Pilotage.Web;
using Option = System.CommandLine.Option;

namespace Pilotage.Cli;

/// <summary><c>search</c>: words of the pack, and inside the records that a person may open.</summary>
public static class SearchVerb
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Family()
    {
        var words = new Argument<string[]>("words") { Description = "Two Chinese characters, or a word, at least · 至少两个字", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string?>("--kind") { Description = $"Records of one kind: {string.Join(", ", Host.Pilot.RecordKinds)} · 只查一类" };
        var after = new Option<string?>("--after") { Description = "The cursor of the page before, with --kind · 上一页的游标" };
        kind.AcceptOnlyFromAmong([.. Host.Pilot.RecordKinds]);
        return Door.Verb("search", "Find words in the plan, laws and records · 搜索", [words, kind, after], async (door, parsed) =>
        {
            var asked = $"search?q={Uri.EscapeDataString(string.Join(' ', parsed.GetValue(words)!))}"; // at least one is required
            if (parsed.GetValue(kind) is { } one) asked += $"&kind={one}";
            if (parsed.GetValue(after) is { } place) asked += $"&after={Uri.EscapeDataString(place)}";
            var answer = await door.Get(asked);
            // A pilot opened for the moment keeps the words of what happened since first.
            for (var i = 0; i < Tries && answer.Good && answer.Json["behind"]?.GetValue<long>() > 0; i++)
            {
                await Task.Delay(Pause);
                answer = await door.Get(asked);
            }
            var language = Show.Language(parsed);
            return answer.Show(parsed.GetValue(Show.Json), json =>
            {
                var records = json["groups"]!.AsArray().SelectMany(group => group!["records"]!.AsArray()).Select(record =>
                    Seq.Of<Text>([Words.OfRecord($"{record!["kind"]}"), Text.Same($"{record["id"]}"), Answered.Words(record["title"]),
                        Text.Same($"{record["before"]}{record["hit"]}{record["after"]}")]));
                var found = json["found"]!.AsArray().Select(one => Seq.Of<Text>([
                    Words.Of(Enum.GetValues<FoundKind>().FirstOrDefault(value => Yaml.Form.Kebab(value.ToString()) == $"{one!["kind"]}", FoundKind.Law)),
                    Text.Same($"{one!["id"]}"), Answered.Words(one["title"]), Text.Same($"{one["before"]}{one["hit"]}{one["after"]}")]));
                var rows = records.Concat(found).ToSeq();
                if (rows.Count == 0) Show.Line(Words.SearchNothing.In(language));
                else Show.Table(new(Text.Same(""), [new("kind", new("类别", "kind")), new("id", new("编号", "id")), new("title", new("标题", "title")),
                    new("words", new("原文", "words"))], rows), language);
                if (json["behind"]?.GetValue<long>() > 0) Show.Line(Words.SearchBehind.In(language));
                foreach (var group in json["groups"]!.AsArray().Where(group => group!["next"] is not null))
                    Show.Line($"{Words.SearchMore.In(language)} · {Words.OfRecord($"{group!["kind"]}").In(language)}: --kind {group["kind"]} --after {group["next"]}");
            });
        });
    }
}
