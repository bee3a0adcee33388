using System.Globalization;
using Pilotage.Dispatch;
using Pilotage.Packs;
using Pilotage.Yaml;

namespace Pilotage.Host;

/// <summary>A line of a scenario or of the demonstration that is about a document.</summary>
internal sealed class DispatchStory(Happening happening, Pilot pilot, IDictionary<string, string> numbers)
{
    /// <summary>What a line about documents is about.</summary>
    public const string About = "document";

    /// <summary>What the names of documents begin with, beside those of cases and matters.</summary>
    public const string Documents = "document:";

    private readonly string? id = numbers.TryGetValue(Documents + happening.Case, out var known) ? known : null;

    public async Task<Outcome<Done>> Do()
    {
        var with = happening.With.ToDictionary(pair => pair.Key, pair => pair.Value.Text);
        var now = id is null ? null : pilot.SeeDispatch(id, Actor.Law).Value.State;
        // Who signs is shown what stands, unless the scenario says that it was something else; who edits changes what is named.
        if (happening.Do is "review" or "sign" or "countersign" && now is not null && !with.ContainsKey("hash")) with["hash"] = now.Hash;
        if (happening.Do == "edit" && now is { Wording: { } wording })
        {
            foreach (var (name, words) in new[] { ("title", wording.Title), ("to", string.Join('\n', wording.To)), ("copies", string.Join('\n',
                wording.Copies)), ("text", wording.Text), ("note", wording.Note), ("consent", wording.Consent), ("countersigners", string.Join('\n', wording.Countersigners)) })
                with[name] = with.TryGetValue(name, out var said) ? name is "to" or "copies" or "countersigners" ? said.Replace(',', '\n') : said : words;
        }
        var ask = Worded.Read<DispatchAsk>(happening.Do ?? "", with, lines: true);
        if (ask.Refused) return ask.Refusal!; // refused, so there is one
        var who = By(ask.Value, now);
        var done = ask.Value is DispatchAsk.Draft draft ? await pilot.Dispatch(draft, who) : id is null ? DispatchRefusals.NoSuchDispatch() : await pilot.Dispatch(id, ask.Value, who);
        if (!done.Refused) numbers[Documents + happening.Case] = done.Value.Number;
        return done;
    }

    /// <summary>What was expected of a document, and what is so.</summary>
    public static IEnumerable<(string What, string Expected, string Actual)> Compare(Expectation then, Pilot pilot, IDictionary<string, string> numbers)
    {
        if (!numbers.TryGetValue(Documents + then.Case, out var id))
        {
            if (then.Refusal is null) yield return ("about", About, "no such document");
            yield break;
        }
        var view = pilot.SeeDispatch(id, Actor.Law).Value;
        if (then.Stage is { } stage) yield return ("stage", stage, Form.Kebab(view.State.Stage.ToString()));
        if (then.Number is { } number) yield return ("number", number, view.State.Number ?? "none");
        if (then.Document is { } kind) yield return ("document", kind, Form.Kebab(view.State.Drafted!.Kind.ToString())); // it was found, so it was drafted
        foreach (var (unit, due) in then.Due)
            yield return ($"due {unit}", due.Text, view.Says.FirstOrDefault(say => say.Unit == unit)?.By?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none");
        if (then.Why is { } words)
            yield return ("why", words, view.State.Wording.Text.Contains(words, StringComparison.Ordinal) || view.State.Wording.Title.Contains(words, StringComparison.Ordinal)
                || view.Broken.Any(rule => rule.Reason.Zh.Contains(words, StringComparison.Ordinal)) ? words : "neither the document nor a rule it breaks says so");
    }

    private Actor By(DispatchAsk ask, DispatchState? now)
    {
        var people = pilot.Pack.Manifest.People;
        if (people.FirstOrDefault(person => person.Id == happening.By) is { } named) return new(named.Id, named.Role.Id, named.Holder);
        var row = pilot.Dispatching.For(DispatchAsks.Word(ask)).FirstOrDefault();
        var (role, at) = happening.By.Split('@') is [var left, var right] ? (left, right) : (happening.By, null);
        if (role.Length == 0) role = row?.By ?? "";
        var organ = now?.Drafted?.Organ ?? pilot.Pack.Definitions.Drafts.GetValueOrDefault((ask as DispatchAsk.Draft)?.Template ?? "")?.Organ ?? "";
        var holder = at ?? (ask as DispatchAsk.Comment)?.Unit ?? (ask as DispatchAsk.Countersign)?.Unit ?? pilot.Dispatching.Find(organ)?.Unit.Id ?? "";
        return people.FirstOrDefault(person => person.Role.Id == role && person.Holder == holder) is { } found ? new(found.Id, role, holder) : new(role, role, holder);
    }
}
