using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using Pilotage.Packs;
using Pilotage.Window;
using Pilotage.Yaml;

namespace Pilotage.Host;

/// <summary>Turns a line of a scenario into the ask it means: what it leaves out comes from the service's sample.</summary>
internal sealed class ScenarioAsk(Service service, Happening happening, Pilot pilot, string? number)
{
    private static readonly string[] Own = ["applicant", "undertaking", "materials", "without"];

    private readonly Dictionary<string, string> with = happening.With.ToDictionary(pair => pair.Key, pair => pair.Value.Text);

    /// <summary>Who asks: a sample person, a role at the place the ask needs, or <c>role@unit</c>.</summary>
    public Actor By()
    {
        var told = happening.By.Length > 0 ? happening.By : pilot.Pack.Procedure(service).Asks.FirstOrDefault(may => may.Ask == happening.Do)?.By ?? "applicant";
        var people = pilot.Pack.Manifest.People;
        if (people.FirstOrDefault(person => person.Id == told) is { } named) return new(named.Id, named.Role.Id, named.Holder);
        var (role, at) = told.Split('@') is [var left, var right] ? (left, right) : (told, null);
        var holder = at ?? (role == "applicant" ? Applicant() : service.Unit.Id);
        return people.FirstOrDefault(person => person.Role.Id == role && person.Holder == holder) is { } found ? new(found.Id, role, holder) : new(told, role, holder);
    }

    public Outcome<Ask> Ask() => happening.Do switch
    {
        "file" => File(),
        "supply" => Refused(with.Keys.Where(key => key != "materials")) ?? (Outcome<Ask>)new Ask.Supply(Answers(), Materials([])),
        "withdraw" => new Ask.Withdraw(Word("reason")),
        "accept" => new Ask.Accept(),
        "correct" => new Ask.Correct(List("items").ToSeq()),
        "reject" => new Ask.Reject(Word("reason"), with.GetValueOrDefault("competent")),
        "suspend" => new Ask.Suspend(Word("reason"), Whole("days")),
        "resume" => new Ask.Resume(),
        "extend" => new Ask.Extend(Whole("days"), Word("reason")),
        "grant" => new Ask.Grant(),
        "refuse" => new Ask.Refuse(Word("reason")),
        _ => new Ask.Deliver(with.GetValueOrDefault("how") ?? "当面送达"),
    };

    /// <summary>A fact written without asking; <c>case.filed</c> takes the same words as the ask.</summary>
    public Outcome<Fact> Fact(string kind)
    {
        if (kind == "case.filed")
        {
            var ask = File();
            if (ask.Refused) return ask.Refusal!; // refused, so there is a refusal
            var file = (Ask.File)ask.Value;
            var answers = from pair in file.Answers
                          let personal = service.Fields.Any(field => field.Id == pair.Key && field.Personal)
                          select personal ? new Answer(pair.Key, null, new Personal(pair.Value)) : new Answer(pair.Key, pair.Value);
            return new Fact.Filed(happening.On, number ?? "", service.Id, pilot.Pack.Hash, file.Applicant, answers.ToSeq(), file.Materials, file.Undertaking);
        }
        var body = new JsonObject { ["kind"] = kind, ["day"] = happening.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        foreach (var (key, value) in with)
        {
            body[key] = key is "items" ? new JsonArray([.. value.Split(',').Select(item => (JsonNode)item.Trim())])
                : value is "true" or "false" ? value == "true" : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : value;
        }
        try
        {
            return body.Deserialize<Fact>(FactJson.Options)!; // never null for an object
        }
        catch (JsonException)
        {
            return new Refusal("scenario-fact", new($"“{kind}”不是办件的事实，或者内容不合", $"'{kind}' is no fact of a case, or what goes with it does not fit"));
        }
    }

    private Outcome<Ask> File()
    {
        if (Refused(with.Keys.Where(key => !Own.Contains(key))) is { } no) return no;
        var answers = service.Sample.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (key, value) in Answers()) answers[key] = value;
        var undertaking = with.GetValueOrDefault("undertaking") == "true" ? service.Undertaking?.Hash ?? "none" : null;
        var needed = Eligibility.Needed(service, answers.Select(pair => new Answer(pair.Key, pair.Value)).ToSeq(), undertaking is not null).Select(material => material.Id);
        return new Ask.File(Applicant(), answers, Materials(needed.Except(List("without"))), undertaking);
    }

    private Outcome<Ask>? Refused(IEnumerable<string> fields)
    {
        if (fields.FirstOrDefault(key => service.Fields.All(field => field.Id != key)) is not { } unknown) return null;
        var hint = Nearest.Hint(unknown, service.Fields.Select(field => field.Id).Concat(Own));
        return new Refusal("no-such-field", new($"该事项的表单没有“{unknown}”{hint.Zh}", $"the form of this service has no '{unknown}'{hint.En}"));
    }

    private Dictionary<string, string> Answers() => with.Where(pair => service.Fields.Any(field => field.Id == pair.Key)).ToDictionary();

    private Seq<Handed> Materials(IEnumerable<string> otherwise) => (with.ContainsKey("materials") ? List("materials") : otherwise).Select(id => new Handed(id)).ToSeq();

    private string Applicant() => with.GetValueOrDefault("applicant")
        ?? (number is not null ? pilot.See(number, Actor.Law).Value.Case.Applicant : pilot.Pack.Manifest.Enterprises.FirstOrDefault()?.Id ?? "");

    private string Word(string key) => with.GetValueOrDefault(key) ?? "";

    private int Whole(string key) => int.TryParse(with.GetValueOrDefault(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : 0;

    private IEnumerable<string> List(string key) => (with.GetValueOrDefault(key) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
