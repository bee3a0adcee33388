using System.Globalization;
using Pilotage.Packs;
using Pilotage.Window;
using Pilotage.Yaml;

namespace Pilotage.Host;

/// <summary>What came of one scenario: nothing wrong, or what was expected and what was so, with places.</summary>
public sealed record ScenarioResult(Scenario Scenario, Seq<Finding> Failures)
{
    public bool Passed => Failures.Count == 0;
}

/// <summary>Runs scenarios against a real pilot on a store of its own and a virtual clock: the same door, desk, register and journal as in service.</summary>
public sealed class ScenarioRun(Pack pack, Coverage coverage)
{
    private const string First = "first";

    private readonly Dictionary<string, string> numbers = [];
    private readonly List<Finding> failures = [];
    private readonly List<(DateOnly Day, string Case, string Clock, DateOnly Due)> history = [];
    private Pilot pilot = null!; // set by Run before anything else
    private Scenario scenario = null!; // set by Run before anything else
    private Refusal? refusal;
    private string lastCase = First;

    public static async Task<ScenarioResult> Run(Pack pack, Scenario scenario, Coverage coverage)
    {
        var folder = Directory.CreateTempSubdirectory("pilotage-scenario-");
        try
        {
            return await new ScenarioRun(pack, coverage).Tell(scenario, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<ScenarioResult> Tell(Scenario told, string folder)
    {
        scenario = told;
        var first = told.Given.Concat(told.When).Select(happening => happening.On).DefaultIfEmpty(pack.Manifest.Period.From).First();
        await using (pilot = await Pilot.Open(pack, new(folder, null, first)))
        {
            await pilot.AddSamples();
            foreach (var happening in told.Given)
            {
                await Happen(happening);
                if (refusal is { } no) Fail("SC101", happening.Place, new($"前提“{happening.Do ?? happening.Fact}”被拒绝：{no.Reason.Zh}（{no.Code}）", $"what is given ('{happening.Do ?? happening.Fact}') was refused: {no.Reason.En} ({no.Code})"));
                if (failures.Count > 0) return new(told, [.. failures]);
            }
            for (var i = 0; i < told.When.Count; i++)
            {
                await Happen(told.When[i]);
                var last = i == told.When.Count - 1;
                if (refusal is { } no && !(last && told.Then.Any(then => then.Refusal is not null)))
                    Fail("SC102", told.When[i].Place, new($"“{told.When[i].Do}”被拒绝：{no.Reason.Zh}（{no.Code}）", $"'{told.When[i].Do}' was refused: {no.Reason.En} ({no.Code})"));
            }
            foreach (var then in told.Then) Expect(then);
        }
        return new(told, [.. failures]);
    }

    private async Task Happen(Happening happening)
    {
        refusal = null;
        if (happening.On < pilot.Today)
        {
            Fail("SC103", happening.Place, new($"日期 {happening.On:yyyy-MM-dd} 早于前一步的 {pilot.Today:yyyy-MM-dd}", $"the day {happening.On:yyyy-MM-dd} is before that of the step before, {pilot.Today:yyyy-MM-dd}"));
            return;
        }
        if (happening.On > pilot.Today) await pilot.MoveTo(happening.On);
        lastCase = happening.Case;
        if (happening.Do is not null || happening.Fact is not null) await Act(happening);
        Remember();
    }

    private async Task Act(Happening happening)
    {
        if (happening.About is not null)
        {
            if (happening.About == DispatchStory.About)
            {
                refusal = (await new DispatchStory(happening, pilot, numbers).Do()).Refusal;
                coverage.Dispatched(happening, refusal);
                return;
            }
            coverage.Supervised(happening);
            refusal = (await new SupervisionStory(happening, pilot, numbers).Do()).Refusal;
            return;
        }
        if (Service(happening) is not { } service) return;
        var spoken = new ScenarioAsk(service, happening, pilot, numbers.GetValueOrDefault(happening.Case));
        if (happening.Fact is { } kind)
        {
            var given = spoken.Fact(kind);
            if (given.Refused) Fail("SC104", happening.Place, given.Refusal!.Reason); // refused, so there is a refusal
            else numbers[happening.Case] = await pilot.Tell(numbers.GetValueOrDefault(happening.Case), service, given.Value);
            return;
        }
        var ask = spoken.Ask();
        if (ask.Refused)
        {
            Fail("SC104", happening.Place, ask.Refusal!.Reason); // refused, so there is a refusal
            return;
        }
        var who = spoken.By();
        coverage.Asked(service, ask.Value);
        var done = ask.Value is Ask.File file ? await pilot.File(service.Id, file, who)
            : numbers.TryGetValue(happening.Case, out var number) ? await pilot.Do(number, ask.Value, who)
            : new Refusal("no-such-case", new($"情景里还没有办件“{happening.Case}”", $"there is no case '{happening.Case}' in this scenario yet"));
        refusal = done.Refusal;
        if (done.Refused) coverage.Refused(service, done.Refusal!); // just tested
        else numbers[happening.Case] = done.Value.Number;
    }

    private void Remember()
    {
        foreach (var (name, number) in numbers.Where(pair => !pair.Key.StartsWith(SupervisionStory.Matters, StringComparison.Ordinal)
            && !pair.Key.StartsWith(SupervisionStory.Clearances, StringComparison.Ordinal) && !pair.Key.StartsWith(DispatchStory.Documents, StringComparison.Ordinal)))
        {
            var view = pilot.See(number, Actor.Law).Value;
            coverage.Seen(view);
            history.AddRange(view.Clocks.Select(clock => (pilot.Today, name, clock.Id, clock.Due)));
        }
        steps.Add(history.Count);
    }

    private readonly List<int> steps = [0];

    private void Expect(Expectation then)
    {
        if (then.About is not null || then.Rate is not null)
        {
            if (then.Refusal is { } no) Same(then, "refusal", no, refusal?.Code ?? "none");
            var compared = then.About == DispatchStory.About ? DispatchStory.Compare(then, pilot, numbers) : SupervisionStory.Compare(then, pilot, numbers);
            foreach (var (what, expected, actual) in compared) Same(then, what, expected, actual);
            return;
        }
        var view = numbers.TryGetValue(then.Case == First && !numbers.ContainsKey(First) ? lastCase : then.Case, out var number) ? pilot.See(number, Actor.Law).Value : null;
        if (then.Refusal is { } code && refusal?.Code != code)
            Fail("SC201", then.Place, new($"应被拒绝（{code}），却{(refusal is null ? "没有被拒绝" : $"因“{refusal.Code}”被拒绝：{refusal.Reason.Zh}")}", $"expected the refusal '{code}', but it was {(refusal is null ? "not refused" : $"refused with '{refusal.Code}': {refusal.Reason.En}")}"));
        if (then.Refusal is not null && then.Stage is null && view is null) return;
        if (view is null)
        {
            if (then.Stage is not (null or "new") || then.Due.Count > 0 || then.DueDay is not null || then.Document is not null) Fail("SC202", then.Place, new("情景里没有这个办件", "there is no such case in this scenario"));
            return;
        }
        if (then.Stage is { } stage) Same(then, "stage", stage, Form.Kebab(view.Case.Stage.ToString()));
        if (then.DueDay is { } day) Same(then, "due", day, Written(view.Next?.Due ?? view.Clocks.LastOrDefault()?.Due));
        foreach (var (clock, due) in then.Due) Same(then, $"due {clock}", due.Text, Written(view.Clocks.LastOrDefault(one => one.Id == clock)?.Due));
        if (then.Document is { } document && view.Papers.All(paper => paper.Document != document))
            Fail("SC203", then.Place, new($"没有出具文书“{document}”；已出具：{string.Join("、", view.Papers.Select(paper => paper.Document))}", $"the document '{document}' was not issued; issued were: {string.Join(", ", view.Papers.Select(paper => paper.Document))}"));
        if (then.Certificate is { } certificate) Same(then, "certificate", certificate, view.Case.Given?.Certificate?.Kind ?? "none");
        if (then.Register is { } register) Same(then, "register", register, view.Case.Given?.Register?.Kind ?? "none");
        foreach (var (quota, left) in then.Quota) Same(then, $"quota {quota}", left.Text, pilot.QuotaLeft(quota, view.Case.Applicant)?.ToString(CultureInfo.InvariantCulture) ?? "no such quota");
        if (then.Moved.Count > 0) Moved(then, number!); // there is a view, so there is a number
        if (then.Light is { } light) Same(then, "light", light, Form.Kebab(pilot.Light(view.Service.Measure).State.ToString()));
        if (then.Why is { } words && !view.Clocks.SelectMany(clock => clock.Why.All()).Any(step => Says(step, words)))
            Fail("SC204", then.Place, new($"没有一处说明写着“{words}”", $"no explanation says '{words}'"));
    }

    private bool Says(Explanation step, string words) =>
        new[] { step.Statement, step.Basis is { } basis ? pack.Basis(basis, pilot.Today).Citation : null, step.Doubt }.OfType<Text>()
            .Any(text => text.Zh.Contains(words, StringComparison.Ordinal) || text.En.Contains(words, StringComparison.Ordinal));

    // How the last step moved a clock: as it stood after the step before, and as it stands now.
    private void Moved(Expectation then, string number)
    {
        var words = then.Moved.ToDictionary(pair => pair.Key, pair => pair.Value.Text);
        var name = numbers.First(pair => pair.Value == number).Key;
        var clock = words.GetValueOrDefault("clock") ?? pilot.See(number, Actor.Law).Value.Next?.Id ?? "decision";
        var (start, end) = (steps[Math.Max(0, steps.Count - 2)], steps[^1]);
        var before = history.Take(start).LastOrDefault(one => one.Case == name && one.Clock == clock);
        var after = history.Skip(start).Take(end - start).LastOrDefault(one => one.Case == name && one.Clock == clock);
        if (words.TryGetValue("from", out var from)) Same(then, $"moved {clock} from", from, Written(before == default ? null : before.Due));
        if (words.TryGetValue("to", out var to)) Same(then, $"moved {clock} to", to, Written(after == default ? null : after.Due));
    }

    private Service? Service(Happening happening)
    {
        var id = scenario.Service?.Id ?? "";
        if (pack.Service(id) is { } service) return service;
        var hint = Nearest.Hint(id, pack.Definitions.Services.Keys);
        Fail("SC105", scenario.Service?.Place ?? happening.Place, new($"没有名为“{id}”的事项{hint.Zh}", $"there is no service '{id}'{hint.En}"));
        return null;
    }

    private void Same(Expectation then, string what, string expected, string actual)
    {
        if (expected != actual) Fail("SC200", then.Place, new($"{what} 应为 {expected}，实为 {actual}", $"{what}: expected {expected}, got {actual}"));
    }

    private void Fail(string code, Place place, Text message) => failures.Add(new(code, place, message));

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";
}
