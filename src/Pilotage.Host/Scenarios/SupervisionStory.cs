using System.Globalization;
using Pilotage.Packs;
using Pilotage.Plan.Supervision;
using Pilotage.Yaml;

namespace Pilotage.Host;

/// <summary>A line of a scenario or of the demonstration that is about supervision: who asks, what, of which thing.</summary>
internal sealed class SupervisionStory(Happening happening, Pilot pilot, IDictionary<string, string> numbers)
{
    /// <summary>What the names of matters begin with, beside those of cases.</summary>
    public const string Matters = "matter:";

    /// <summary>What the names of examinations for publication begin with.</summary>
    public const string Clearances = "clearance:";

    private readonly string[] about = happening.About!.Split('/'); // told only of lines that have it
    private readonly Dictionary<string, string> with = happening.With.ToDictionary(pair => pair.Key, pair => pair.Key == "evidence" ? Proof(pair.Value.Text) : pair.Value.Text);

    public async Task<Outcome<Done>> Do() => about switch
    {
        ["measure", var no] when Whole(no) is { } measure => await Ask<MeasureAsk>(ask => pilot.Supervise(measure, ask, By(pilot.Supervised(measure).Lead))),
        ["report", var unit, var period] => await Ask<ReportAsk>(ask => pilot.Supervise(unit, period, ask, By((ask as ReportAsk.Contribute)?.Unit ?? unit, (ask as ReportAsk.Sign)?.Step))),
        ["step", .. var subject] => await Ask<EscalationAsk>(ask => pilot.Supervise(string.Join('/', subject), ask, By(pilot.LeadOf(string.Join('/', subject))))),
        ["matter"] => await Matter(),
        ["clearance"] => await Clearance(),
        ["roster", var unit] => await Ask<ContactAsk>(ask => pilot.Supervise(unit, ask, By(unit))),
        ["period"] => await Ask<PeriodAsk>(ask => pilot.Supervise(ask, By(null))),
        _ => NoSuch(happening.About!), // see above
    };

    /// <summary>What was expected of something supervised, and what is so.</summary>
    public static IEnumerable<(string What, string Expected, string Actual)> Compare(Expectation then, Pilot pilot, IDictionary<string, string> numbers)
    {
        if (then.Rate is { } rate) yield return ("rate", rate, pilot.Supervision().Rate.ToString(CultureInfo.InvariantCulture));
        switch (then.About?.Split('/'))
        {
            case ["measure", var no] when Whole(no) is { } measure && pilot.Pack.Definitions.Measure(measure) is not null:
                var (light, state) = (pilot.Supervision().Of(measure), pilot.Supervised(measure));
                if (then.Light is { } colour) yield return ("light", colour, Form.Kebab(light.Shown.ToString()));
                if (then.Report is { } axis) yield return ("report", axis, Form.Kebab(light.Report.ToString()));
                if (then.Stage is { } stage) yield return ("stage", stage, Form.Kebab(state.Stage.ToString()));
                if (then.DueDay is { } day) yield return ("due", day, Day(light.Due));
                foreach (var (milestone, due) in then.Due) yield return ($"due {milestone}", due.Text, Day(state.Milestone(milestone)?.Due));
                if (then.Why is { } words) yield return ("why", words, Says(pilot.WhyLanding(measure), words));
                break;
            case ["report", var unit, var period] when pilot.SeeReport(unit, period, Actor.Law) is { Refused: false } seen:
                if (then.Light is { } colour2) yield return ("light", colour2, Form.Kebab(seen.Value.Light.ToString()));
                if (then.Stage is { } stage2) yield return ("stage", stage2, Form.Kebab(seen.Value.Report.Stage.ToString()));
                if (then.DueDay is { } day2) yield return ("due", day2, Day(seen.Value.Due));
                if (then.Why is { } words2) yield return ("why", words2, Says(seen.Value.Why, words2));
                break;
            case ["step", .. var subject] when pilot.SeeEscalation(string.Join('/', subject), Actor.Law) is { Refused: false } seen:
                if (then.Stage is { } step) yield return ("stage", step, seen.Value.Escalation.Last?.Step ?? "none");
                if (then.DueDay is { } day3) yield return ("due", day3, Day(seen.Value.Clocks.LastOrDefault()?.Deadline.Day));
                foreach (var (clock, due) in then.Due) yield return ($"due {clock}", due.Text, Day(seen.Value.Clocks.FirstOrDefault(one => one.Id == clock)?.Deadline.Day));
                if (then.Document is { } letter) yield return ("document", letter, seen.Value.Letters.FirstOrDefault(one => one.Letter == letter)?.Letter
                    ?? string.Join(", ", seen.Value.Letters.Select(one => one.Letter)));
                if (then.Why is { } words3) yield return ("why", words3, seen.Value.Letters.Any(one => one.Wording.Zh.Contains(words3, StringComparison.Ordinal)) ? words3 : "no letter says so");
                break;
            case ["matter"] when numbers.TryGetValue(Matters + then.Case, out var number) && pilot.SeeMatter(number, Actor.Law) is { Refused: false } seen:
                if (then.Stage is { } stage4) yield return ("stage", stage4, Form.Kebab(seen.Value.Matter.Stage.ToString()));
                if (then.DueDay is { } day4) yield return ("due", day4, Day(seen.Value.ReplyBy?.Day));
                break;
            case ["clearance"] when numbers.TryGetValue(Clearances + then.Case, out var examined) && pilot.SeeClearance(examined, Actor.Law) is { Refused: false } seen:
                var cleared = seen.Value.Clearance;
                if (then.Stage is { } stage6) yield return ("stage", stage6, Form.Kebab(cleared.Stage.ToString()));
                if (then.Number is { } shown) yield return ("number", shown, pilot.SeePublished(cleared.Decided?.Number ?? "") is { Refused: false } open ? open.Value.Number : "none");
                if (then.Why is { } words4) yield return ("why", words4, $"{cleared.Proposed!.Title}\n{cleared.Proposed.Text.Value}".Contains(words4, StringComparison.Ordinal) // it was found, so it was proposed
                    || seen.Value.Noticed.Any(one => one.What.Zh == words4) ? words4 : "neither the text nor what is pointed out says so");
                break;
            case ["clearance"] when then.Refusal is not null:
            case ["roster", _]:
                break;
            case ["period"]:
                if (then.DueDay is { } day5) yield return ("due", day5, Day(pilot.End().End));
                if (then.Stage is { } stage5) yield return ("stage", stage5, pilot.End().Confirmed ? "confirmed" : "unconfirmed");
                break;
            case null:
                break;
            default:
                yield return ("about", then.About, "nothing of that name"); // it has one, as it was split
                break;
        }
    }

    private async Task<Outcome<Done>> Matter()
    {
        var done = await Ask<MatterAsk>(ask => ask is MatterAsk.Raise raise ? pilot.Supervise(raise, By(null))
            : numbers.TryGetValue(Matters + happening.Case, out var number) ? pilot.Supervise(number, ask, By(pilot.SeeMatter(number, Actor.Law).Value.Matter.Unit))
            : Task.FromResult<Outcome<Done>>(SupervisionRefusals.NoSuchMatter()));
        if (!done.Refused) numbers[Matters + happening.Case] = done.Value.Number;
        return done;
    }

    // What it is about may be the document or the matter of the same name; who examines is shown what stands, unless the line says that it was something else.
    private async Task<Outcome<Done>> Clearance()
    {
        numbers.TryGetValue(Clearances + happening.Case, out var known);
        if (with.TryGetValue("subject", out var subject) && numbers.TryGetValue($"{subject}:{happening.Case}", out var number)) with["subject"] = $"{subject}/{number}";
        if (happening.Do == "clear" && known is not null && !with.ContainsKey("hash")) with["hash"] = pilot.SeeClearance(known, Actor.Law).Value.Clearance.Proposed!.Hash; // it was found
        var office = pilot.Pack.Manifest.Office?.Id;
        var done = await Ask<ClearanceAsk>(ask => ask is ClearanceAsk.Propose propose ? pilot.Supervise(propose, By(office))
            : known is not null ? pilot.Supervise(known, ask, By(office)) : Task.FromResult<Outcome<Done>>(ClearanceRefusals.NoSuchClearance()));
        if (!done.Refused) numbers[Clearances + happening.Case] = done.Value.Number;
        return done;
    }

    private async Task<Outcome<Done>> Ask<TAsk>(Func<TAsk, Task<Outcome<Done>>> work) where TAsk : class
    {
        var ask = Worded.Read<TAsk>(happening.Do ?? "", with, lines: false);
        return ask.Refused ? ask.Refusal! : await work(ask.Value); // refused, so there is one
    }

    // A sample person, a role at the place the ask needs, or role@unit.
    private Actor By(string? unit, string? step = null)
    {
        var people = pilot.Pack.Manifest.People;
        if (people.FirstOrDefault(person => person.Id == happening.By) is { } named) return new(named.Id, named.Role.Id, named.Holder);
        var rows = pilot.Supervising.For(happening.Do ?? "").ToList();
        var role = happening.By.Split('@')[0];
        if (role.Length == 0) role = pilot.Supervising.Signing.FirstOrDefault(one => one.Id == step)?.By ?? rows.FirstOrDefault()?.By ?? "";
        var office = rows.FirstOrDefault(row => row.By == role)?.At == AskedAt.Office;
        var holder = happening.By.Split('@') is [_, var at] ? at : office ? pilot.Pack.Manifest.Office?.Id ?? "" : unit ?? "";
        return people.FirstOrDefault(person => person.Role.Id == role && person.Holder == holder) is { } found ? new(found.Id, role, holder) : new(role, role, holder);
    }

    // A scenario names what proves something by its file alone.
    private static string Proof(string told) => string.Join(',', told.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(file => file.Contains(':', StringComparison.Ordinal) ? file : $"{Hash.Of(file)} {file}"));

    private static Refusal NoSuch(string about) => new("scenario-about", new($"“{about}”不是督办的对象", $"'{about}' is nothing that is supervised"));

    private static int? Whole(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    private static string Says(Explanation why, string words) => why.All().SelectMany(step => new[] { step.Statement, step.Doubt }).OfType<Text>()
        .Any(text => text.Zh.Contains(words, StringComparison.Ordinal) || text.En.Contains(words, StringComparison.Ordinal)) ? words : "no explanation says so";
}
